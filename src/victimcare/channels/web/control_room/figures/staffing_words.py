"""The words of the control room's staffing advice: plain sentences first, the table after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from victimcare.channels.web.ui.board_tiles import clock_label
from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.rules.control_room.figures.staffing import CallNeed
from victimcare.rules.control_room.incidents.incident_kinds import CallService
from victimcare.services.control_room.figures.room_staffing import ENOUGH, RoomStaffing, StaffingHalfHour
from victimcare.wording import say

SERVICES = tuple(CallService)


def advice_sentences(advice: RoomStaffing) -> Iterator[str]:
    """Say what the day needs, and what is left out because too little is known."""
    busiest = advice.busiest
    if busiest is not None:
        yield say(
            "control-room-staffing-busiest",
            hours=hours_label(busiest.slot),
            people=busiest.rostered,
            shrinkage=round(advice.inputs.shrinkage * 100),
        )
        for service, need in busiest.calls.items():
            yield _calls_sentence(advice, service, need)
        if busiest.written_people is not None and busiest.written is not None:
            yield say(
                "control-room-staffing-written",
                contacts=round(busiest.written, 1),
                people=f"{busiest.written_people:.1f}",
            )
    for part in advice.unknown:
        yield say(f"control-room-staffing-unknown-{part.replace('_', '-')}", enough=ENOUGH)


def _calls_sentence(advice: RoomStaffing, service: CallService, need: CallNeed) -> str:
    aim = advice.aims[service]
    if need.people is None:
        return say("control-room-staffing-too-many", service=service.value)
    said = say(
        "control-room-staffing-calls",
        service=service.value,
        calls=round(need.calls, 1),
        people=need.people,
        part=round(aim.part * 100),
        within=_within(aim.within),
        abandoned=round(aim.abandoned * 100),
    )
    return said if need.has_patience else f"{said} {say('control-room-staffing-no-patience', enough=ENOUGH)}"


def input_sentences(advice: RoomStaffing) -> Iterator[str]:
    """Say what the advice was worked out from."""
    for service, found in advice.measured.items():
        said = [say("control-room-staffing-measured", service=service.value, calls=found.presented)]
        if found.handling is not None:
            said.append(say("control-room-staffing-handling", time=_time(found.handling), calls=found.handled))
        if found.patience is not None:
            said.append(say("control-room-staffing-patience", time=_time(found.patience), calls=found.abandoned))
        yield " ".join(said)
    if advice.written.handling is not None:
        yield say(
            "control-room-staffing-written-handling",
            time=_time(advice.written.handling),
            contacts=advice.written.closed,
        )
    minutes = {priority: round(minutes) for priority, minutes in advice.minutes.items()}
    yield say(
        "control-room-staffing-minutes",
        danger=minutes[ContactPriority.DANGER],
        high=minutes[ContactPriority.HIGH],
        soon=minutes[ContactPriority.SOON],
        routine=minutes[ContactPriority.ROUTINE],
    )


def hours_label(slot: int) -> str:
    """ "09:30 to 10:00"."""
    end = "24:00" if slot == 47 else _clock(slot + 1)
    return say("opening-hours-window", start=_clock(slot), end=end)


def list_cells(half: StaffingHalfHour) -> Iterator[tuple[str, str]]:
    """Yield the columns after the time: the end of the sentence's id, and the figure; a dash is not known."""
    for service in SERVICES:
        need = half.calls.get(service)
        yield f"calls-{service}", say("wallboard-none") if need is None else f"{need.calls:.1f}"
        yield f"people-{service}", say("wallboard-none") if need is None or need.people is None else str(need.people)
    yield "written", say("wallboard-none") if half.written is None else f"{half.written:.1f}"
    yield "written-people", say("wallboard-none") if half.written_people is None else f"{half.written_people:.1f}"
    yield "rostered", str(half.rostered)


def _clock(slot: int) -> str:
    return f"{slot // 2:02}:{slot % 2 * 30:02}"


def _time(seconds: float) -> str:
    return clock_label(timedelta(seconds=seconds))


def _within(seconds: float) -> str:
    if seconds < 60:
        return say("control-room-staffing-seconds", count=round(seconds))
    return say("control-room-staffing-minutes-span", count=round(seconds / 60))
