"""What units are at or on the way to today: invented incidents, as handlers open them and units report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from victimcare.records.models import Incident, Staff
from victimcare.rules.control_room.incidents.incident_kinds import IncidentEntryKind, IncidentGrade
from victimcare.services.control_room.incidents.incident_actions import (
    GivenIncident,
    open_incident,
    write_incident_note,
)
from victimcare.services.control_room.incidents.incident_units import record_unit_step
from victimcare.services.control_room.incidents.incident_words import GivenPlace
from victimcare.services.desk.staff_sessions import staff_actor

_SENT, _ARRIVED = IncidentEntryKind.UNIT_SENT, IncidentEntryKind.UNIT_ARRIVED
_RESULT, _LEFT = IncidentEntryKind.RESULT, IncidentEntryKind.UNIT_LEFT


@dataclass(frozen=True, slots=True)
class _Step:
    """What a unit did, `ago` minutes before now."""

    ago: int
    step: IncidentEntryKind
    unit: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Happening:
    """`ago`: minutes before now at which it was opened."""

    ago: int
    code: str
    grade: IncidentGrade
    summary: str
    place: str
    area: str
    steps: tuple[_Step, ...] = ()
    log: str = ""


_HAPPENINGS = (
    _Happening(
        165,
        "BURG-PAST",
        IncidentGrade.SCHEDULED,
        "Shed door forced overnight, tools gone. The caller is at home until 3pm.",
        "14 Cooper Row",
        "WA",
    ),
    _Happening(
        140,
        "ASB-PERS",
        IncidentGrade.WITHOUT_DEPLOYMENT,
        "Bottles thrown over a fence, nobody hurt. The neighbourhood team rings tomorrow.",
        "12 Harbour Street",
        "SE",
        log="The caller has film, and keeps it.",
    ),
    _Happening(
        95,
        "RTC-INJ",
        IncidentGrade.PRIORITY,
        "Cyclist down, awake and speaking. One lane blocked. Ambulance there.",
        "Mill Road at the bridge",
        "CN",
        (
            _Step(92, _SENT, "CN21"),
            _Step(81, _ARRIVED, "CN21"),
            _Step(20, _RESULT, "CN21", "Rider taken to hospital with a broken wrist. Road open."),
            _Step(18, _LEFT, "CN21"),
        ),
    ),
    _Happening(
        75,
        "MISPER",
        IncidentGrade.PRIORITY,
        "Boy of 14 did not come home from school yesterday. Phone off. Never missing before.",
        "Family home, 8 Orchard Close",
        "AW",
        (_Step(70, _SENT, "AW12"),),
        log="Last seen at 08:20 at the school gate. Grey coat, black rucksack.",
    ),
    _Happening(
        38,
        "SUSPCIRC",
        IncidentGrade.PRIORITY,
        "Two men trying the doors of parked vans.",
        "Car park behind the swimming pool",
        "NE",
    ),
    _Happening(
        12,
        "CONCERN",
        IncidentGrade.EMERGENCY,
        "Woman of 81 answers the door to nobody since Monday. Milk on the step. The neighbour has no key.",
        "3 Weavers Yard",
        "CN",
        (_Step(11, _SENT, "CN33"), _Step(3, _ARRIVED, "CN33")),
    ),
    _Happening(
        4,
        "DOM-INPROG",
        IncidentGrade.EMERGENCY,
        "Man hammers at the door and says he will come through. A child is upstairs. The caller cannot speak.",
        "9 Mill Bank, the blue gate",
        "SW",
        (_Step(3, _SENT, "SW07"), _Step(2, _SENT, "SW09")),
        log="Silent approach asked for. The caller answers by tapping.",
    ),
)


def open_todays_incidents(*, handlers: tuple[Staff, Staff], now: datetime) -> None:
    """Open today's incidents once, in the order in which they happened."""
    if Incident.objects.exists():
        return
    actors = [staff_actor(each) for each in handlers]
    for count, happening in enumerate(_HAPPENINGS):
        actor, at = actors[count % 2], now - timedelta(minutes=happening.ago)
        incident_id = open_incident(
            actor=actor,
            given=GivenIncident(
                happening.code, happening.grade, happening.summary, GivenPlace(happening.place, area=happening.area)
            ),
            now=at,
        )
        if happening.log:
            write_incident_note(actor=actor, incident_id=incident_id, words=happening.log, now=at)
        for step in happening.steps:
            record_unit_step(
                actor=actor,
                incident_id=incident_id,
                step=step.step,
                unit=step.unit,
                words=step.words,
                now=now - timedelta(minutes=step.ago),
            )
