"""What the commands share: who is at the keyboard, the reason for a look, and JSON."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import click
from django.conf import settings

from victimcare.services.access import Actor

NEEDS_A_PERSON = 3
WRONG_USE = 2

as_json = click.option("--json", "wants_json", is_flag=True, help="For programs.")
reason_option = click.option(
    "--reason", help="Why you look at victims' data. Required in production; it stands in the audit."
)


def operator(reason: str | None = None, *, looks: bool = False) -> Actor:
    """Who is at the keyboard. `looks`: the command reads victims' data, so production asks for a reason."""
    if looks and not reason:
        if settings.VICTIMCARE_ENV == "production":
            raise click.UsageError('Say why you look, for the audit: --reason "…".')
        reason = "demonstration"
    return Actor.operator(getpass.getuser(), reason=reason or "")


def print_json(answer: object) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False, default=_plain))


def print_objects(objects: Iterable[dict[str, Any]], *, wants_json: bool) -> None:
    """One object a line for programs; `key: value` blocks for people."""
    for entry in objects:
        if wants_json:
            print_json(entry)
            continue
        click.echo("\n".join(f"{key}: {_plain(value)}" for key, value in entry.items() if value not in (None, "", [])))
        click.echo("")


def fail(message: str, *, wants_json: bool = False, status: int = WRONG_USE) -> None:
    """End with this status; the message says what to do next."""
    if wants_json:
        print_json({"error": message})
    else:
        click.echo(message, err=True)
    sys.exit(status)


class Moment(click.ParamType[datetime]):
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
        return moment


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float | list | dict | bool) or value is None else str(value)
