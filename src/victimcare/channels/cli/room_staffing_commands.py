"""Runs `victimcare control-room staffing`: how many people each half-hour of a day needs."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

import click

from victimcare.channels.cli.command_output import identify_operator, json_option, print_json
from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.rules.control_room.figures.staffing import StaffingInputs
from victimcare.services import clock
from victimcare.services.control_room.figures.room_staffing import RoomStaffing, load_room_staffing

_USUAL = StaffingInputs()


@click.command("staffing")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The day to staff; tomorrow unless given.")
@click.option(
    "--shrinkage",
    type=click.IntRange(0, 80),
    default=round(_USUAL.shrinkage * 100),
    show_default=True,
    help="Of 100 hours paid, how many people are away.",
)
@click.option(
    "--after-call",
    type=click.IntRange(0, 3600),
    default=_USUAL.after_call,
    show_default=True,
    help="Seconds of work after a call.",
)
@json_option
def show_staffing(day: datetime | None, shrinkage: int, after_call: int, wants_json: bool) -> None:
    """How many people each half-hour of a day needs.

    It is worked out from the control room's own call records and contacts.

    What is not known is left out and named, never guessed.

    \b
    Examples:
      victimcare control-room staffing
      victimcare control-room staffing --day 2026-12-24 --json
    """
    now = clock.current_time()
    on = day.date() if day else london_date(now) + ONE_DAY
    inputs = StaffingInputs(shrinkage / 100, after_call)
    advice = load_room_staffing(actor=identify_operator(), on=on, inputs=inputs, now=now)
    if wants_json:
        print_json(_as_json(advice))
        return
    for half in advice.half_hours:
        click.echo(f"{half.slot // 2:02}:{half.slot % 2 * 30:02}  {half.rostered}")
    for part in advice.unknown:
        click.echo(f"Not known, and left out: {part.replace('_', ' ')}.")


def _as_json(advice: RoomStaffing) -> dict[str, object]:
    return {
        "on": advice.on.isoformat(),
        "inputs": asdict(advice.inputs),
        "aims": {service.value: asdict(aim) for service, aim in advice.aims.items()},
        "minutes": {priority.name.lower(): minutes for priority, minutes in advice.minutes.items()},
        "measured": {
            **{f"calls_{service}": asdict(found) for service, found in advice.measured.items()},
            "written": asdict(advice.written),
        },
        "unknown": list(advice.unknown),
        "half_hours": [
            {
                "from": f"{half.slot // 2:02}:{half.slot % 2 * 30:02}",
                "calls": {
                    service.value: {"expected": round(need.calls, 2), "people": need.people}
                    for service, need in half.calls.items()
                },
                "written": half.written,
                "written_people": half.written_people,
                "rostered": half.rostered,
            }
            for half in advice.half_hours
        ],
    }
