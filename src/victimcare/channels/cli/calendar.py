"""`victimcare calendar`: the bank holidays that working days are counted with."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
from django.conf import settings

from victimcare.channels.cli.common import fail
from victimcare.services.rights import working_days


@click.group()
def calendar() -> None:
    """The bank holidays of England and Wales that working days are counted with."""


@calendar.command()
def show() -> None:
    """Which years are covered. A deadline beyond them has no date until the calendar is refreshed.

    \b
    Example:
      victimcare calendar show
    """
    known = working_days.working_days()
    click.echo(f"Bank holidays are known from {known.first_day} to {known.last_day}: {len(known.closed)} days.")


@calendar.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def refresh(file: Path) -> None:
    """Take a newer file, as GOV.UK publishes it (bank-holidays.json), and check it first.

    Duties that are still open are counted anew by `victimcare rebuild --all`.

    \b
    Example:
      victimcare calendar refresh bank-holidays.json
    """
    try:
        newer = working_days.read_working_days(file)
    except working_days.BadCalendar:
        fail(
            f"{file} is not GOV.UK's bank-holidays.json, with the days of England and Wales in every year from first"
            " to last. The calendar in use stays."
        )
        return
    known = working_days.working_days()
    if newer.last_day < known.last_day:
        fail(f"{file} ends on {newer.last_day}, before the calendar in use ({known.last_day}), which stays.")
    shutil.copyfile(file, settings.HOME / working_days.REFRESHED)
    click.echo(f"Bank holidays are now known to {newer.last_day}. Next: victimcare rebuild --all")
