"""Runs `victimcare staff`, which loads the numbers and addresses of staff by which conflicts of interest are found, and
`victimcare calendar`."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click

from victimcare.channels.cli.command_output import (
    NEEDS_A_PERSON,
    end_with_failure,
    format_count,
    identify_operator,
    json_option,
    print_json,
)
from victimcare.services import clock
from victimcare.services.rights import ledger_rebuilds, working_calendar
from victimcare.services.supervision import staff_points

_POINT_COLUMNS = ["subject", "kind", "value"]
_REFUSAL_REASONS = {
    "nobody": "nobody of this name has signed in here",
    "kind": "a kind is mobile, phone, email or address",
    "value": "no number, no e-mail address, or no address with a postcode",
}


@click.group("staff")
def staff_group() -> None:
    """The people who work here.

    \b
    Example:
      victimcare staff points load points.csv
    """


@staff_group.group("points")
def points_group() -> None:
    """Their numbers and addresses, and those of their households.

    \b
    Example:
      victimcare staff points load points.csv
    """


@points_group.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def load_staff_points(file: Path, wants_json: bool) -> None:
    """Take the force's list of them.

    A person who shares a number or address with a victim, or with a person the victim
    must be kept safe from, is shown nothing of that case.

    A CSV file with the columns subject (as the sign-in provider names them), kind (mobile, phone, email or address)
    and value. The list is whole: what it no longer names is ended. Lines that cannot be kept are told; mend them and
    load the file again.

    \b
    Example:
      victimcare staff points load points.csv
    """
    with file.open(newline="", encoding="utf-8-sig") as lines:
        rows = csv.DictReader(lines)
        if [*(rows.fieldnames or [])] != _POINT_COLUMNS:
            end_with_failure(f"The first line of {file} is not {','.join(_POINT_COLUMNS)}.", wants_json=wants_json)
        given = [
            staff_points.StaffPointLine(*(str(row[name] or "").strip() for name in _POINT_COLUMNS)) for row in rows
        ]
    kept, refused = staff_points.load_staff_points(actor=identify_operator(), given=given, now=clock.current_time())
    if wants_json:
        print_json({"kept": kept, "refused": [{"line": given.index(one) + 2, "why": why} for one, why in refused]})
    else:
        click.echo(f"{format_count(kept, 'number or address', 'numbers and addresses')} kept.")
        for one, why in refused:
            click.echo(f"Line {given.index(one) + 2}: {_REFUSAL_REASONS[why]}.", err=True)
    sys.exit(NEEDS_A_PERSON if refused else 0)


# `victimcare calendar`: the bank holidays by which working days are counted


@click.group("calendar")
def calendar_group() -> None:
    """The bank holidays of England and Wales that working days are counted with.

    \b
    Examples:
      victimcare calendar show
      victimcare calendar refresh bank-holidays.json
    """


@calendar_group.command("show")
def show_calendar() -> None:
    """Which years are covered. A deadline beyond them has no date until the calendar is refreshed.

    \b
    Example:
      victimcare calendar show
    """
    known = working_calendar.working_days()
    click.echo(f"Bank holidays are known from {known.first_day} to {known.last_day}: {len(known.closed)} days.")


@calendar_group.command("refresh")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def refresh_calendar(file: Path) -> None:
    """Take a newer file of bank holidays. GOV.UK publishes it as bank-holidays.json; it is checked first.

    Duties whose time runs over a day that changed are counted again at once; how each stood before stays in its
    history, with the calendar as the reason.

    \b
    Example:
      victimcare calendar refresh bank-holidays.json
    """
    try:
        count = ledger_rebuilds.adopt_bank_holidays(actor=identify_operator(), file=file, now=clock.current_time())
    except working_calendar.BadCalendar:
        end_with_failure(
            f"{file} is not GOV.UK's bank-holidays.json, with the days of England and Wales in every year from first"
            " to last. The calendar in use stays."
        )
        return
    except ledger_rebuilds.CalendarEndsSooner as sooner:
        end_with_failure(f"{file} ends on {sooner.newer}, before the calendar in use ({sooner.known}), which stays.")
        return
    known = working_calendar.working_days()
    click.echo(
        f"Bank holidays are now known to {known.last_day}. Duties counted again in {format_count(count, 'case')}."
    )
