"""A call that a handler takes is kept while it goes on, and ends as one contact."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.control_room.room_staff import NOW, a_handler
from tests.services.control_room.test_emergency_calls import NUMBER, SWITCH, call, contact_of
from tests.services.people_and_cases import staff
from victimcare.records.models import AuditEntry, CallIntake, EmergencyCall, Incident, RoomContact, Staff
from victimcare.rules.control_room.calls.call_intake import RingBack
from victimcare.rules.control_room.calls.call_records import GivenCall
from victimcare.rules.control_room.contact_kinds import (
    ContactClass,
    ContactOutcome,
    ContactPriority,
    ThrivePart,
)
from victimcare.rules.control_room.incidents.incident_kinds import CallService, IncidentGrade
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Actor, Role
from victimcare.services.control_room.calls.call_endings import EndedCall, GivenCallEnding, end_call
from victimcare.services.control_room.calls.call_intakes import (
    IntakeTakenOver,
    begin_call,
    drop_empty_call,
    keep_call_words,
    open_call,
    ring_back,
    take_over_call,
    take_ringing_call,
)
from victimcare.services.control_room.calls.call_lists import list_open_calls, list_ringing_calls
from victimcare.services.control_room.calls.emergency_calls import record_calls
from victimcare.services.control_room.contacts.contact_actions import AssessmentRequired
from victimcare.services.control_room.contacts.contact_detail import open_contact

pytestmark = pytest.mark.django_db
WORDS = "The bins behind the shop were tipped over again."
ASSESSED = {ThrivePart.THREAT: "None seen", ThrivePart.RISK: "Could get worse tonight"}


def a_colleague() -> Actor:
    return staff("Maeve Byrne", Role.CONTROL_ROOM)


def begin(actor: Actor) -> CallIntake:
    made = begin_call(actor=actor, service=CallService.EMERGENCY, now=NOW)
    return CallIntake.objects.get(public_id=made)


def end(actor: Actor, row: CallIntake, given: GivenCallEnding) -> EndedCall:
    return end_call(actor=actor, intake_id=row.public_id, given=given, now=NOW + timedelta(minutes=4))


def ringing(taker: Actor, *, number: str = NUMBER, place: str = "") -> EmergencyCall:
    """A call that its telephone system says rings on this handler's telephone."""
    name = Staff.objects.get(name=taker.name).username
    given = GivenCall("switch", "r", CallService.EMERGENCY, NOW, number=number, place=place, accuracy_metres=2500,
                      taker=name)  # fmt: skip
    [told] = record_calls(actor=SWITCH, calls=[given], now=NOW)
    assert told.is_offered
    return EmergencyCall.objects.get()


def test_what_is_typed_is_kept_sealed_and_a_colleague_goes_on_with_it() -> None:
    tunde, maeve = a_handler(), a_colleague()
    row = begin(tunde)
    keep_call_words(actor=tunde, intake_id=row.public_id, fields={"words": WORDS, "place": "Mill Bank"}, now=NOW)
    keep_call_words(actor=tunde, intake_id=row.public_id, fields={"place": "14 Mill Bank"}, now=NOW)

    take_over_call(actor=maeve, intake_id=row.public_id, now=NOW)

    assert open_call(actor=maeve, intake_id=row.public_id, now=NOW).fields == {"words": WORDS, "place": "14 Mill Bank"}
    assert b"Mill" not in bytes(CallIntake.objects.get().sealed)
    with pytest.raises(IntakeTakenOver) as refused:
        keep_call_words(actor=tunde, intake_id=row.public_id, fields={"words": "too late"}, now=NOW)
    assert refused.value.taker == "Maeve Byrne"
    acts = list(AuditEntry.objects.filter(act__startswith="call_intake.").order_by("id").values_list("act", flat=True))
    assert acts == ["call_intake.begun", "call_intake.taken_over", "call_intake.seen"]


def test_a_call_ends_as_one_contact_however_often_it_is_pressed() -> None:
    tunde = a_handler()
    row = begin(tunde)
    given = GivenCallEnding(
        WORDS, number=NUMBER, ring_back=RingBack.SAFE, contact_class=ContactClass.ANTISOCIAL_BEHAVIOUR,
        outcome=ContactOutcome.ADVICE_GIVEN, reference="42/1234/27",
    )  # fmt: skip

    first, second = end(tunde, row, given), end(tunde, row, given)

    assert first == second
    contact = RoomContact.objects.get()
    assert (contact.route, contact.state, contact.outcome) == ("call_999", "closed", "advice_given")
    assert contact.first_seen_at == NOW + timedelta(minutes=4)
    row.refresh_from_db()
    assert (row.contact, bytes(row.sealed)) == (contact, b"")
    [message] = open_contact(actor=tunde, contact_id=contact.public_id, now=NOW).messages
    assert message.said.fields == {
        "number": NUMBER, "ring-back": "safe", "reference": "42/1234/27",
    }  # fmt: skip
    assert list_open_calls(actor=tunde, now=NOW) == ()
    with pytest.raises(StaleVersion):
        keep_call_words(actor=tunde, intake_id=row.public_id, fields={"words": "more"}, now=NOW)


@pytest.mark.parametrize("answer", [RingBack.NOT_SAFE, RingBack.NOT_ASKED])
def test_a_number_that_is_not_said_to_be_safe_is_not_rung_back_without_thought(answer: RingBack) -> None:
    tunde = a_handler()

    end(tunde, begin(tunde), GivenCallEnding(WORDS, number=NUMBER, ring_back=answer))

    assert "no_reply" in RoomContact.objects.get().rules


def test_one_press_opens_an_incident_at_the_place_that_the_network_sent() -> None:
    tunde = a_handler()
    taken = take_ringing_call(actor=tunde, call_id=ringing(tunde, place="Mast, Harbour Street").id, now=NOW)
    row = CallIntake.objects.get(public_id=taken)

    ended = end(
        tunde, row,
        GivenCallEnding(WORDS, number=NUMBER, thrive=ASSESSED, grade=IncidentGrade.EMERGENCY, reason="Happening now",
                        opening_code="ASB-PERS"),
    )  # fmt: skip

    incident, contact = Incident.objects.get(), RoomContact.objects.get()
    assert ended == EndedCall(contact.public_id, incident.public_id)
    assert (incident.place_source, incident.accuracy_metres) == ("network", 2500)
    assert (contact.state, contact.outcome, contact.priority) == ("closed", "incident_sent", ContactPriority.DANGER)
    assert EmergencyCall.objects.get().contact == contact


def test_danger_does_not_end_without_an_assessment_and_nothing_typed_is_lost() -> None:
    tunde = a_handler()
    row = begin(tunde)
    keep_call_words(actor=tunde, intake_id=row.public_id, fields={"words": "he has a knife"}, now=NOW)
    given = GivenCallEnding("he is outside again with a knife", outcome=ContactOutcome.ADVICE_GIVEN, reason="Left")

    with pytest.raises(AssessmentRequired):
        end(tunde, row, given)

    assert not RoomContact.objects.exists()
    assert open_call(actor=tunde, intake_id=row.public_id, now=NOW).fields == {"words": "he has a knife"}


def test_a_grade_takes_what_is_feared_and_the_reason() -> None:
    tunde = a_handler()
    row = begin(tunde)

    with pytest.raises(FieldRequired) as first:
        end(tunde, row, GivenCallEnding(WORDS, grade=IncidentGrade.PRIORITY, reason="Soon"))
    with pytest.raises(FieldRequired) as second:
        end(tunde, row, GivenCallEnding(WORDS, thrive=ASSESSED, grade=IncidentGrade.PRIORITY))

    assert (first.value.field, second.value.field) == ("threat", "reason")


def test_a_call_rings_for_its_taker_alone_and_is_taken_once() -> None:
    tunde, maeve = a_handler(), a_colleague()
    rings = ringing(tunde)

    assert [each.id for each in list_ringing_calls(actor=tunde, now=NOW)] == [rings.id]
    assert list_ringing_calls(actor=maeve, now=NOW) == ()
    with pytest.raises(NotFound):
        take_ringing_call(actor=maeve, call_id=rings.id, now=NOW)
    taken = take_ringing_call(actor=tunde, call_id=rings.id, now=NOW)
    assert take_ringing_call(actor=tunde, call_id=rings.id, now=NOW) == taken
    assert list_ringing_calls(actor=tunde, now=NOW) == ()
    assert open_call(actor=tunde, intake_id=taken, now=NOW).fields == {"number": NUMBER}


def test_a_caller_who_is_rung_back_stays_one_contact_with_the_history_of_the_number() -> None:
    tunde = a_handler()
    [record] = record_calls(actor=SWITCH, calls=[call("a")], now=NOW)
    contact = contact_of(record)

    made = ring_back(actor=tunde, contact_id=contact.public_id, now=NOW)
    shown = open_call(actor=tunde, intake_id=made, now=NOW)
    end(tunde, CallIntake.objects.get(), GivenCallEnding(WORDS, number=shown.fields["number"]))

    assert (shown.history.cut_calls, [each.id for each in shown.history.earlier]) == (1, [contact.public_id])
    assert RoomContact.objects.get().messages.count() == 2
    assert RoomContact.objects.get().owner_id == tunde.staff_id


def test_a_caller_who_answers_on_another_number_is_linked_and_not_mixed_up() -> None:
    tunde = a_handler()
    [record] = record_calls(actor=SWITCH, calls=[call("a")], now=NOW)
    ring_back(actor=tunde, contact_id=contact_of(record).public_id, now=NOW)

    ended = end(tunde, CallIntake.objects.get(), GivenCallEnding(WORDS, number="07700 900456"))

    new = RoomContact.objects.get(public_id=ended.contact)
    assert new != contact_of(record)
    assert new.links.get().other == contact_of(record)


def test_a_call_that_was_begun_by_mistake_is_dropped_only_while_it_is_empty() -> None:
    tunde = a_handler()
    empty, other = begin(tunde), begin(tunde)
    keep_call_words(actor=tunde, intake_id=other.public_id, fields={"words": WORDS}, now=NOW)

    drop_empty_call(actor=tunde, intake_id=empty.public_id, now=NOW)
    with pytest.raises(StaleVersion):
        drop_empty_call(actor=tunde, intake_id=other.public_id, now=NOW)

    assert CallIntake.objects.get() == other
