"""Runs `victimcare room-copy` and `victimcare room-paper`: the control room without its database."""

from __future__ import annotations

import getpass
from dataclasses import asdict
from typing import TextIO

import click

from victimcare.channels.cli.command_output import (
    NEEDS_A_PERSON,
    end_with_failure,
    format_count,
    identify_operator,
    json_option,
    print_json,
    print_objects,
    reason_option,
)
from victimcare.rules.errors import NotFound


@click.command("room-copy")
@reason_option
@json_option
def show_open_items_copy(reason: str | None, wants_json: bool) -> None:
    """What was open in the control room when this host last copied it. Needs no database.

    The worker of each host writes the copy every minute. The look is written down on this host, and stands in the audit
    once the database is back.

    \b
    Example:
      victimcare room-copy --reason "the database has been away since 14:05"
    """
    import django
    from django.conf import settings

    django.setup()
    from victimcare.services import clock
    from victimcare.services.control_room.fallback import open_items_copy

    if not (reason or "").strip():
        raise click.UsageError('Say why you look: --reason "…".')
    try:
        found = open_items_copy.read_open_items_copy(
            who=getpass.getuser(),
            reason=reason or "",
            folder=settings.ENVIRONMENT.home / "control-room",
            now=clock.current_time(),
        )
    except NotFound as missing:
        end_with_failure(f"{missing}.", wants_json=wants_json)
        return
    if wants_json:
        print_json(asdict(found))
        return
    click.echo(f"As it stood at {found.made_at.astimezone():%A %d %B, %H:%M}.\n")
    print_objects([*map(asdict, found.contacts), *map(asdict, found.incidents)], wants_json=False)


@click.command("room-paper")
@click.argument("file", type=click.File(encoding="utf-8-sig"))
@json_option
def enter_paper_file(file: TextIO, wants_json: bool) -> None:
    """Enter what the control room took down on paper, from a CSV file, in order of time.

    Its first line names the columns: sheet,time,route,sender,place,subject,words,class,done. A sheet that was entered
    before is not entered again. Exit status 3: a row was refused, with its line and what to mend.

    \b
    Example:
      victimcare room-paper sheets.csv
    """
    from victimcare.services import clock
    from victimcare.services.control_room.fallback import paper_entry

    found = paper_entry.enter_paper_sheets(actor=identify_operator(), lines=file, now=clock.current_time())
    new = sum(each.is_new for each in found.entered)
    if wants_json:
        print_json({"entered": new, "known": len(found.entered) - new, "refused": [asdict(r) for r in found.refused]})
    else:
        click.echo(f"{format_count(new, 'sheet')} entered, {len(found.entered) - new} entered before.")
        for row in found.refused:
            click.echo(f"  line {row.line}: {row.reason}")
    if found.refused:
        click.get_current_context().exit(NEEDS_A_PERSON)
