"""`victimcare calendar`: the bank holidays that working days are counted with."""

from __future__ import annotations

from pathlib import Path

import click

from victimcare.channels.cli.common import counted, fail, operator
from victimcare.services import clock
from victimcare.services.rights import recounting, working_days


@click.group("calendar")
def calendar() -> None:
    """The bank holidays of England and Wales that working days are counted with.

    \b
    Examples:
      victimcare calendar show
      victimcare calendar refresh bank-holidays.json
    """


@calendar.command("show")
def show() -> None:
    """Which years are covered. A deadline beyond them has no date until the calendar is refreshed.

    \b
    Example:
      victimcare calendar show
    """
    known = working_days.working_days()
    click.echo(f"Bank holidays are known from {known.first_day} to {known.last_day}: {len(known.closed)} days.")


@calendar.command("refresh")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def refresh(file: Path) -> None:
    """Take a newer file of bank holidays. GOV.UK publishes it as bank-holidays.json; it is checked first.

    Duties whose time runs over a day that changed are counted again at once; how each stood before stays in its
    history, with the calendar as the reason.

    \b
    Example:
      victimcare calendar refresh bank-holidays.json
    """
    try:
        count = recounting.take(actor=operator(), file=file, now=clock.current_time())
    except working_days.BadCalendar:
        fail(
            f"{file} is not GOV.UK's bank-holidays.json, with the days of England and Wales in every year from first"
            " to last. The calendar in use stays."
        )
        return
    except recounting.EndsSooner as sooner:
        fail(f"{file} ends on {sooner.newer}, before the calendar in use ({sooner.known}), which stays.")
        return
    known = working_days.working_days()
    click.echo(f"Bank holidays are now known to {known.last_day}. Duties counted again in {counted(count, 'case')}.")
