"""`victimcare staff`: numbers and addresses of staff, by which conflicts of interest are found."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click

from victimcare.channels.cli.common import NEEDS_A_PERSON, as_json, counted, fail, operator, print_json
from victimcare.services import clock
from victimcare.services.supervision import staff_conflicts

_COLUMNS = ["subject", "kind", "value"]
_WHY = {
    "nobody": "nobody of this name has signed in here",
    "kind": "a kind is mobile, phone, email or address",
    "value": "no number, no e-mail address, or no address with a postcode",
}


@click.group("staff")
def staff() -> None:
    """The people who work here.

    \b
    Example:
      victimcare staff points load points.csv
    """


@staff.group("points")
def points() -> None:
    """Their numbers and addresses, and those of their households.

    \b
    Example:
      victimcare staff points load points.csv
    """


@points.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@as_json
def load(file: Path, wants_json: bool) -> None:
    """Take the force's list of them.

    Whoever shares a number or address with a victim, or with somebody the victim
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
        if [*(rows.fieldnames or [])] != _COLUMNS:
            fail(f"The first line of {file} is not {','.join(_COLUMNS)}.", wants_json=wants_json)
        given = [staff_conflicts.StaffPointLine(*(str(row[name] or "").strip() for name in _COLUMNS)) for row in rows]
    kept, refused = staff_conflicts.load_staff_points(actor=operator(), given=given, now=clock.current_time())
    if wants_json:
        print_json({"kept": kept, "refused": [{"line": given.index(one) + 2, "why": why} for one, why in refused]})
    else:
        click.echo(f"{counted(kept, 'number or address', 'numbers and addresses')} kept.")
        for one, why in refused:
            click.echo(f"Line {given.index(one) + 2}: {_WHY[why]}.", err=True)
    sys.exit(NEEDS_A_PERSON if refused else 0)
