"""`victimcare demo …`: the commands of the demonstration."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice

import click

from victimcare.demo.cast.record_system_facts import members_with_next_event, next_event_line
from victimcare.demo.feed import generate_crimes
from victimcare.demo.feed.feed_moments import london_midnight
from victimcare.installation.installation_database import refuse_absent_database

# a fixed period, so that a seed gives the same bytes at any time
_LAST_DAY = "2026-09-30"
_DAY = click.DateTime(["%Y-%m-%d"])
_LINES_AT_ONCE = 2_000  # lines written together
NEEDS_A_PERSON = 3


@click.group("demo")
def demo_group() -> None:
    """Make-believe crimes, people and suppliers, for showing, rehearsing and measuring.

    \b
    Examples:
      victimcare demo event naomi | victimcare feed load -
      victimcare demo ring "042719 385560"
    """


@demo_group.command("feed")
@click.option("--crimes", "number", type=click.IntRange(min=0), required=True, help="How many crimes.")
@click.option("--seed", type=click.IntRange(min=0), required=True, help="The same seed gives the same bytes.")
@click.option(
    "--from", "start", type=_DAY, help="First day on which crimes are recorded. [default: twelve months up to --to]"
)
@click.option("--to", "end", type=_DAY, default=_LAST_DAY, show_default=True, help="Last day, and last of all events.")
def write_demo_feed(number: int, seed: int, start: datetime | None, end: datetime) -> None:
    """Write a feed of an invented force's crimes to standard output.

    Crimes follow the published tables by borough, type, month and outcome. All people are invented; numbers and
    addresses belong to no one. The events of one crime follow each other; a feed may be loaded in any order. All of it
    is long past, so load it with --history; otherwise its news becomes tasks and messages of today.

    \b
    Example:
        victimcare demo feed --crimes 1000 --seed 1 --to 2026-03-01 | victimcare feed load --history -
    """
    last = end.date()
    first = start.date() if start else _year_before(last)
    if first > last:
        raise click.UsageError(f"--from {first} is after --to {last}: give a first day that is not after the last.")
    _write(generate_crimes(number, seed, london_midnight(first), london_midnight(last + timedelta(days=1))))


@demo_group.command("event")
@click.argument("who", type=click.Choice(sorted(members_with_next_event())))
def write_next_event(who: str) -> None:
    """Write what the record system says next about one of the cast. It happens now, and is one line of the feed.

    \b
    Example:
        victimcare demo event naomi | victimcare feed load -
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "victimcare.config.settings")
    from victimcare.services import clock

    click.echo(next_event_line(who, clock.current_time().replace(microsecond=0)))


@demo_group.command("ring")
@click.argument("code")
def ring_line(code: str) -> None:
    """Ring the line through the make-believe hosted carrier. Key this code, and print what the caller hears, line by
    line.

    \b
    Example:
        victimcare demo ring "042719 385560"
    """
    refuse_absent_database()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "victimcare.config.settings")
    import django
    import requests
    from django.conf import settings

    django.setup()  # the line knows the force's own words, and needs the tables
    from victimcare.channels.phone.line_command import force_values
    from victimcare.demo.outside.hosted_telephones import RING_PATH, write_call

    here = settings.ENVIRONMENT
    if not here.outside_port:
        raise click.UsageError("No make-believe outside runs here: start victimcare up --demo.")
    answer = requests.post(f"http://{here.bind}:{here.outside_port}{RING_PATH}", json={"code": code}, timeout=120)
    told = answer.json()
    if not answer.ok:
        raise click.UsageError(told["error"])
    values = force_values(settings.FORCE)
    click.echo("\n".join(write_call(told["heard"], values)))


@demo_group.command("load")
def fill_installation() -> None:
    """Fill this installation with the demonstration force and its cast. `up --demo` does it at each start.

    Existing data stays as it is. Exit status 3 where it was filled before, by an earlier version, and could not be
    brought up to date: it can be shown as it is.

    \b
    Example:
        victimcare demo load
    """
    refuse_absent_database()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "victimcare.config.settings")
    import django
    from django.conf import settings

    django.setup()
    if settings.VICTIMCARE_ENV == "production":
        raise click.UsageError("This installation is for production: set VICTIMCARE_ENV=demo on an empty one.")
    from victimcare.demo.demo_loading import is_demonstration_loaded, load_demonstration
    from victimcare.services import clock

    was_filled = is_demonstration_loaded()
    try:
        lines = sum(report.tally.lines for report in load_demonstration(now=clock.current_time()))
    except Exception as fault:
        if not was_filled:
            raise
        click.echo(traceback.format_exc(), err=True)
        click.echo(
            f"The demonstration in {settings.HOME} was made by an earlier version and could not be brought up to date "
            f"({type(fault).__name__}): it is shown as it stands. For today's, stop it, delete that folder and start "
            "again",
            err=True,
        )
        sys.exit(NEEDS_A_PERSON)
    click.echo(f"Loaded {lines} lines." if lines else "It was there already.")


def _year_before(end: date) -> date:
    """The first of the twelve months that end on this day."""
    after = end + timedelta(days=1)
    leap_day = (after.month, after.day) == (2, 29)
    return after.replace(year=after.year - 1, day=28 if leap_day else after.day)


def _write(lines: Iterator[bytes]) -> None:
    """Stop quietly when the reader has had enough, as `head` does."""
    out = sys.stdout.buffer
    try:
        while chunk := b"".join(islice(lines, _LINES_AT_ONCE)):
            out.write(chunk)
        out.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())  # otherwise Python complains while it closes


if __name__ == "__main__":
    demo_group()
