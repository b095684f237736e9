"""`victimcare rebuild`: what is stored, derived again from the timelines."""

from __future__ import annotations

import sys

import click

from victimcare.channels.cli.common import (
    NEEDS_A_PERSON,
    as_json,
    fail,
    operator,
    print_json,
)
from victimcare.services import clock
from victimcare.services.cases.queries import UnknownCase
from victimcare.services.rights import rebuild as rebuilding


@click.command("rebuild")
@click.argument("crime_reference", required=False)
@click.option("--all", "of_all", is_flag=True, help="Every case.")
@click.option("--check", "only_check", is_flag=True, help="Compare, and change nothing.")
@as_json
def rebuild(crime_reference: str | None, of_all: bool, only_check: bool, wants_json: bool) -> None:
    """Derive cases again from their timelines; with --check say which stored rows differ (exit status 3).

    \b
    Examples:
      victimcare rebuild --all --check
      victimcare rebuild 44/10307/26
    """
    if bool(crime_reference) == of_all:
        raise click.UsageError("Name one crime reference, or say --all.")
    actor = operator()
    try:
        if not only_check:
            count = rebuilding.rebuild(actor=actor, reference=crime_reference, now=clock.current_time())
            print_json({"rebuilt": count}) if wants_json else click.echo(f"Rebuilt: {count}.")
            return
        different = dict(rebuilding.check(actor=actor, reference=crime_reference, now=clock.current_time()))
    except UnknownCase:
        fail(f"No case has the reference {crime_reference}.", wants_json=wants_json)
        return
    if wants_json:
        print_json({"different": different})
    else:
        for reference, what in different.items():
            click.echo(f"{reference}: {', '.join(what)}")
        click.echo("No differences." if not different else f"Different: {len(different)}. Run without --check to mend.")
    sys.exit(NEEDS_A_PERSON if different else 0)
