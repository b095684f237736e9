"""An incident from the first call to the close: numbered without a gap, graded, attended, and closed by a person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.services.control_room.room_staff import NOW, a_contact, a_handler, a_room_supervisor, an_incident
from tests.services.people_and_cases import a_case, a_victim, staff
from victimcare.records.models import AuditEntry, Incident, RoomContactLink
from victimcare.rules.control_room.incidents.incident_codes import ClosingFault
from victimcare.rules.control_room.incidents.incident_grades import TargetState
from victimcare.rules.control_room.incidents.incident_kinds import IncidentEntryKind, IncidentGrade
from victimcare.rules.errors import FieldRequired, NotFound, PermissionRefused, StaleVersion
from victimcare.services.access import Actor, Role
from victimcare.services.control_room.incidents import incident_actions, incident_closing, incident_units
from victimcare.services.control_room.incidents.incident_board import list_open_incidents
from victimcare.services.control_room.incidents.incident_closing import ClosingRefused, GivenClosing
from victimcare.services.control_room.incidents.incident_queries import open_incident_detail

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_the_numbers_of_a_day_have_no_gap_and_begin_again_at_londons_midnight() -> None:
    handler = a_handler()
    before_midnight = datetime(2026, 6, 30, 22, 59, tzinfo=UTC)  # 23:59 in London
    for at in (before_midnight, before_midnight, before_midnight + 2 * MINUTE):
        an_incident(handler, at=at)

    assert list(Incident.objects.order_by("id").values_list("number", flat=True)) == [
        "20260630-0001",
        "20260630-0002",
        "20260701-0001",
    ]


def test_an_incident_has_its_time_from_its_grade_and_a_regrade_keeps_both() -> None:
    handler = a_handler()
    incident_id = an_incident(handler)

    incident_actions.regrade_incident(
        actor=handler, incident_id=incident_id, grade=IncidentGrade.EMERGENCY,
        reason="A weapon was seen; a unit is near.", version=1, now=NOW + 5 * MINUTE,
    )  # fmt: skip

    detail = open_incident_detail(actor=handler, incident_id=incident_id, now=NOW + 6 * MINUTE)
    assert (detail.first_grade, detail.row.grade) == (IncidentGrade.PRIORITY, IncidentGrade.EMERGENCY)
    assert detail.row.attend_by == NOW + 15 * MINUTE  # the clock started when it was recorded
    regraded = detail.log[-1]
    assert (regraded.kind, regraded.by, regraded.said.words) == (
        IncidentEntryKind.GRADED,
        "Tunde Adeyemi",
        "A weapon was seen; a unit is near.",
    )
    assert regraded.said.facts == {
        "from": "priority",
        "from_attend_by": (NOW + 60 * MINUTE).isoformat(),
        "attend_by": (NOW + 15 * MINUTE).isoformat(),
    }


def test_a_regrade_needs_a_reason_and_the_newest_version() -> None:
    handler = a_handler()
    incident_id = an_incident(handler)

    for reason, version, error in (("", 1, FieldRequired), ("Worse.", 7, StaleVersion)):
        with pytest.raises(error):
            incident_actions.regrade_incident(
                actor=handler, incident_id=incident_id, grade=IncidentGrade.EMERGENCY, reason=reason, version=version,
                now=NOW,
            )  # fmt: skip


def test_units_are_shown_until_they_leave_and_the_first_arrival_counts() -> None:
    handler = a_handler()
    incident_id = an_incident(handler, grade=IncidentGrade.EMERGENCY)
    steps = [
        (IncidentEntryKind.UNIT_SENT, "bx21", 2),
        (IncidentEntryKind.UNIT_SENT, "BX22", 3),
        (IncidentEntryKind.UNIT_ARRIVED, "BX22", 14),
        (IncidentEntryKind.UNIT_ARRIVED, "BX21", 19),
        (IncidentEntryKind.UNIT_LEFT, "BX22", 30),
    ]
    for step, unit, minutes in steps:
        incident_units.record_unit_step(
            actor=handler, incident_id=incident_id, step=step, unit=unit, now=NOW + minutes * MINUTE
        )

    [row] = list_open_incidents(actor=handler, now=NOW + 31 * MINUTE).rows
    assert (row.units, row.target) == (("BX21",), TargetState.KEPT)


def test_the_late_and_the_worst_stand_first() -> None:
    handler = a_handler()
    priority = an_incident(handler, at=NOW - 90 * MINUTE)
    emergency = an_incident(handler, grade=IncidentGrade.EMERGENCY)
    late = an_incident(handler, grade=IncidentGrade.EMERGENCY, at=NOW - 30 * MINUTE)

    board = list_open_incidents(actor=handler, now=NOW)

    assert [row.id for row in board.rows] == [late, emergency, priority]
    assert board.areas == {"CE": (3, 2)}
    assert board.has_example_targets


def test_an_incident_is_closed_with_codes_by_a_named_person_and_opened_again() -> None:
    handler = a_handler()
    incident_id = an_incident(handler)

    incident_closing.close_incident(
        actor=handler, incident_id=incident_id, given=GivenClosing("NO-TRACE", "Nobody there."), version=1, now=NOW
    )
    closed = open_incident_detail(actor=handler, incident_id=incident_id, now=NOW)
    incident_closing.reopen_incident(actor=handler, incident_id=incident_id, reason="Rung again.", now=NOW)

    assert (closed.closed_by, closed.closing_code, closed.row.opening_code) == ("Tunde Adeyemi", "NO-TRACE", "ASB-PERS")
    opened = open_incident_detail(actor=handler, incident_id=incident_id, now=NOW)
    assert [line.kind for line in opened.log][-2:] == [IncidentEntryKind.CLOSED, IncidentEntryKind.REOPENED]
    assert opened.closing_code == ""


def test_what_is_high_risk_is_closed_by_a_supervisor() -> None:
    handler, supervisor = a_handler(), a_room_supervisor()
    threat = a_contact("he is outside my house with a knife")
    incident_id = an_incident(handler, contacts=(threat.public_id,))
    given = GivenClosing("SAFE-WELL", "Seen and safe.")

    with pytest.raises(ClosingRefused) as refused:
        incident_closing.close_incident(actor=handler, incident_id=incident_id, given=given, version=1, now=NOW)
    incident_closing.close_incident(actor=supervisor, incident_id=incident_id, given=given, version=1, now=NOW)

    assert refused.value.faults == (ClosingFault.NEEDS_SUPERVISOR,)


def test_a_disclosed_crime_needs_its_reference_or_the_reason_why_there_is_none() -> None:
    handler = a_handler()
    incident_id = an_incident(handler)
    given = GivenClosing("CR-THEFT", "A bicycle was taken.")

    with pytest.raises(ClosingRefused) as refused:
        incident_closing.close_incident(actor=handler, incident_id=incident_id, given=given, version=1, now=NOW)

    assert refused.value.faults == (ClosingFault.NEEDS_CRIME,)


def test_the_chosen_contacts_become_the_victims_and_a_witness_does_not() -> None:
    handler = a_handler()
    victim = a_victim(a_case(reference="44/00071/26"))
    wrote, witness = a_contact("They took my bicycle."), a_contact("I saw it.")
    incident_id = an_incident(handler, contacts=(wrote.public_id, witness.public_id))
    incident_closing.record_incident_crime(
        actor=handler, incident_id=incident_id, crime_reference="44/00071/26", now=NOW
    )

    linked = [
        incident_closing.link_victims_of_crime(
            actor=handler, incident_id=incident_id, contacts=[wrote.public_id], now=NOW
        )
        for _ in range(2)
    ]

    assert linked == [1, 0]
    assert [link.contact_id for link in RoomContactLink.objects.filter(victim=victim)] == [wrote.id]


def test_a_crime_with_two_victims_is_for_a_person_to_decide() -> None:
    handler = a_handler()
    case = a_case(reference="44/00072/26")
    a_victim(case), a_victim(case)
    contact = a_contact()
    incident_id = an_incident(handler, contacts=(contact.public_id,))
    incident_closing.record_incident_crime(
        actor=handler, incident_id=incident_id, crime_reference="44/00072/26", now=NOW
    )

    with pytest.raises(NotFound):
        incident_closing.link_victims_of_crime(
            actor=handler, incident_id=incident_id, contacts=[contact.public_id], now=NOW
        )


def test_only_the_control_room_works_on_incidents_and_each_look_is_in_the_audit() -> None:
    handler = a_handler()
    incident_id = an_incident(handler)
    open_incident_detail(actor=handler, incident_id=incident_id, now=NOW)

    outsiders: list[Actor] = [staff("Sol Pereira"), staff("Ana Officer", Role.OFFICER)]
    for outsider in outsiders:
        with pytest.raises(PermissionRefused):
            open_incident_detail(actor=outsider, incident_id=incident_id, now=NOW)
        with pytest.raises(PermissionRefused):
            an_incident(outsider)
    acts = list(AuditEntry.objects.order_by("id").values_list("act", flat=True))
    assert acts == ["incident.opened", "incident.seen"]


def test_words_of_an_incident_are_sealed() -> None:
    an_incident(a_handler())

    row = Incident.objects.get()
    assert b"shout" not in bytes(row.sealed_summary)
    assert b"Dock" not in bytes(row.sealed_place)
