"""Holds what the commands share: who is at the keyboard, the reason for a look, and JSON."""

from __future__ import annotations

import getpass
import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sized
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from victimcare.rules.clock import LONDON
from victimcare.rules.errors import FieldRequired, NotFound, PermissionRefused, StaleVersion, VictimNotFound

if TYPE_CHECKING:
    from victimcare.services.access import Actor

NEEDS_A_PERSON = 3
WRONG_USE = 2

json_option = click.option("--json", "wants_json", is_flag=True, help="For programs.")
reason_option = click.option(
    "--reason", help="Why you look at victims' data. Required in production; it stands in the audit."
)


def identify_operator(reason: str | None = None, *, looks: bool = False) -> Actor:
    """Identify the person at the keyboard. `looks`: the command reads victims' data, so production asks for a reason,
    and restricted records are hidden unless two people have opened them to this person (`victimcare open-sealed`)."""
    from django.conf import settings  # imported here, so that commands without an operator start without Django

    from victimcare.services import clock
    from victimcare.services.access import Actor
    from victimcare.services.supervision import emergency_access

    if looks and not (reason or "").strip():
        if settings.VICTIMCARE_ENV == "production":
            raise click.UsageError('Say why you look, for the audit: --reason "…".')
        reason = "demonstration"
    actor = Actor.operator(getpass.getuser(), reason=reason or "")
    return emergency_access.with_terminal_access(actor, now=clock.current_time()) if looks else actor


def print_json(answer: object) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False, default=_to_plain))


def print_objects(objects: Iterable[dict[str, Any]], *, wants_json: bool) -> None:
    """Print one object a line for programs; for people, blocks of `key: value` as `format_lines` makes them."""
    for entry in objects:
        if wants_json:
            print_json(entry)
            continue
        click.echo("\n".join(format_lines(entry)))
        click.echo("")


def format_lines(entry: Mapping[str, Any]) -> Iterator[str]:
    """`key: value` for people; empty values are left out, nested ones are indented."""
    for key, value in entry.items():
        if value is None or value == "" or (isinstance(value, Sized) and not value):
            continue
        name = key.replace("_", " ")
        if isinstance(value, dict):
            yield f"{name}:"
            yield from (f"  {line}" for line in format_lines(value))
        elif isinstance(value, list | tuple) and isinstance(value[0], dict):
            for each in value:
                yield f"{name}:"
                yield from (f"  {line}" for line in format_lines(each))
        else:
            yield f"{name}: {format_value(value)}"


def format_value(value: object) -> str:
    """Return a moment in London time, a list with commas, yes or no."""
    if isinstance(value, datetime):
        return f"{value.astimezone(LONDON):%Y-%m-%d %H:%M:%S}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(format_value(each) for each in value)
    return str(value)


class ProgressLine:
    """One line on the terminal that is updated in place; silent for work that is over in a second."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._started = self._shown = time.monotonic()

    def __call__(self, count: int) -> None:
        now = time.monotonic()
        if now - self._shown < 1:
            return
        self._shown = now
        a_second = count / (now - self._started)
        click.echo(f"\r{format_count(count, self._what)}, {a_second:,.0f} a second", nl=False, err=True)


def show_progress(what: str, *, wants_json: bool) -> ProgressLine | None:
    """Return a progress line for a person at a terminal; None: there is none."""
    return ProgressLine(what) if sys.stderr.isatty() and not wants_json else None


def format_count(count: int, one: str, many: str = "") -> str:
    """1 line, 2 lines, 1,000 lines; `many` for plurals that do not end in s."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def end_with_failure(message: str, *, wants_json: bool = False, status: int = WRONG_USE) -> None:
    """End with this status; the message says what to do next."""
    if wants_json:
        print_json({"error": message})
    else:
        click.echo(message, err=True)
    sys.exit(status)


@contextmanager
def say_expected_errors(*, wants_json: bool = False) -> Iterator[None]:
    """End a command with the reason of an error of `rules.errors` that it does not answer itself."""
    try:
        yield
    except (NotFound, VictimNotFound, FieldRequired, StaleVersion, PermissionRefused) as problem:
        end_with_failure(f"Not done: {problem}.", wants_json=wants_json)


class MomentType(click.ParamType[datetime]):
    """A moment with its offset, as in 2026-03-02T09:00:00+00:00."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            self.fail(f"{value!r} is not a time with its offset, such as 2026-03-02T09:00:00+00:00.", param, ctx)
        try:
            moment.astimezone(LONDON)
        except OverflowError:
            self.fail(f"{value!r} lies outside the years that can be counted.", param, ctx)
        return moment


def _to_plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float | list | dict | bool) or value is None else str(value)
