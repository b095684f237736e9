"""What a redaction blanks, what remains after it, and what it refuses.

Short form: 10 random cases. Long form (VICTIMCARE_FAULTS=long): 200."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from tests.rules.random_cases import Maker
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_point, a_victim, staff
from tests.services.rows_of_words import a_pursuit
from victimcare.records.models import (
    AccessGrant,
    AuditEntry,
    Call,
    Callback,
    Contact,
    ContactPoint,
    Event,
    EventPrivate,
    FeedLine,
    FeedLoad,
    Notification,
    Person,
    PersonKey,
    QueueEntry,
    ReceivedMessage,
    SafeContactPlan,
    StoppedPoint,
    TaskChange,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.linked_people import RelationToVictim
from victimcare.rules import clock
from victimcare.rules.errors import VictimNotFound
from victimcare.rules.rights import Fact
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.contact_plans import guard_marks, linked_people
from victimcare.services.contact_plans.linked_people import LinkedPersonEntry
from victimcare.services.desk import task_actions
from victimcare.services.messages.received_messages import (
    ReceivedWords,
    build_received_head,
    open_received_words,
    seal_received_message,
)
from victimcare.services.people import redaction
from victimcare.services.people.redaction import (
    FeedLinesHeld,
    GuardedStatusLost,
    PlanChangePending,
    RedactionResult,
    UnknownCaseEvent,
)
from victimcare.services.person_keys import MessageKind, fetch_message_key, fetch_victim_key, move_message_key_to_person
from victimcare.services.rights import ledger_queries, ledger_rebuilds
from victimcare.services.sealed_columns import CALL_NOTE, CONTACT_NOTE, STOP_REASON

SEEDS = 200 if os.environ.get("VICTIMCARE_FAULTS") == "long" else 10
pytestmark = pytest.mark.django_db

OPERATOR = Actor.operator("dana", reason="erasure request 12")
REFERENCE = "44/00001/26"
COMPENSATION = "r5_cics_application_limit"
VICTIMS = ("Ada", "Marsh", "900123", "ada@marsh.example", "Mill Lane", "1980-05-17")


def victim_json(record_id: str = "V1", **more: Any) -> dict[str, Any]:
    return a_person(
        record_id,
        date_of_birth="1980-05-17",
        email="ada@marsh.example",
        address={"lines": ["3 Mill Lane"], "postcode": "ZZ1 1AA"},
        safe_contact={"may_text": True, "note": "Ada works nights"},
        **more,
    )


def other() -> dict[str, Any]:
    return a_person("V2", given_name="Tunde", family_name="Okafor", mobile="07700 900456")


def redact(victim: str = "V1", *, is_rehearsal: bool = False, now: datetime = NOW) -> RedactionResult:
    return redaction.redact_victim(
        actor=OPERATOR, reference=REFERENCE, record_id=victim, is_rehearsal=is_rehearsal, now=now
    )


def everything() -> str:
    """Every row of every table but the audit's, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'records\\_%'")
        tables = [name for (name,) in cursor.fetchall()]
        text = ""
        for table in tables:
            cursor.execute(f"SELECT row_to_json(t)::text FROM {table} t")
            text += "\n".join(row for (row,) in cursor.fetchall())
    return text


def test_nothing_that_names_or_finds_the_victim_is_left_and_the_other_victim_stays() -> None:
    victim = load(
        REFERENCE,
        recorded(victim_json(), other()),
        fact(
            "victim.contacted",
            NOW - timedelta(hours=5),
            victim_id="V1",
            channel="call",
            about=[],
            summary="Told Ada Marsh",
        ),
        fact("victim.details_proposed", NOW - timedelta(hours=4), victim_id="V1", changes={"family_name": "Marsh"}),
    )["V1"]
    contact = Contact(
        public_id=uuid4(), victim=victim, channel="call", reached=True, made_at=NOW, made_by_id=staff().staff_id or 0
    )
    CONTACT_NOTE.put_words(contact, "Ada will ring", fetch_victim_key(victim.id))
    contact.save()
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="Ada asked", now=NOW)
    before = everything()

    done = redact()

    after = everything()
    assert [name for name in VICTIMS if name not in before] == []
    assert [name for name in VICTIMS if name in after] == []
    assert "Tunde" in after
    assert "900456" in after
    assert done == RedactionResult(events=3, points=3, notes=2, lines=0)


def test_numbers_that_the_victim_left_on_the_line_are_blanked_and_no_other() -> None:
    """Where the victim had keyed their code, and their own numbers where they had not; not one that another victim has
    too."""
    victims = load(REFERENCE, recorded(victim_json(phone="020 7946 0123"), other() | {"phone": "020 7946 0123"}))
    victim_codes.make_victim_code(actor=staff(), victim_id=victims["V1"].id, opens="case", now=NOW)
    numbers = {"01632 960777": victims["V1"], "07700900123": None, "020 7946 0123": None, "07700 900456": None}
    for number, proved in numbers.items():
        call = caller_actions.record_inbound_call(carrier_call_id="c", direction="in", now=NOW)
        Call.objects.filter(public_id=call).update(victim=proved)
        caller_actions.request_callback(call_id=call, wish="back", keyed_number=number, caller_number="", now=NOW)
    entry = QueueEntry(call=Call.objects.get(victim=victims["V1"]), entered_at=NOW, seen_at=NOW)
    CALL_NOTE.put_words(entry, "Ada rang from work", fetch_victim_key(victims["V1"].id))
    entry.save()

    done = redact()

    assert set(Callback.objects.values_list("number_note", flat=True)) == {"", "020 7946 0123", "07700 900456"}
    assert (done.notes, CALL_NOTE.open_words(QueueEntry.objects.get())) == (3, "")


def test_a_rehearsal_counts_the_same_and_changes_nothing() -> None:
    load(REFERENCE, recorded(victim_json(), other()))
    before = everything()

    assert redact(is_rehearsal=True) == RedactionResult(events=1, points=3, notes=0, lines=0)

    assert everything() == before
    assert not AuditEntry.objects.filter(act="victim.redacted").exists()


def test_nothing_more_is_sent_to_the_victim_and_the_code_ends() -> None:
    victim = load(REFERENCE, recorded(victim_json()))["V1"]
    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW)
    point = ContactPoint.objects.get(person=victim.person, kind="mobile")
    Notification.objects.create(
        victim=victim, channel="text", template="news", point=point, status="delivered", queued_at=NOW, not_before=NOW
    )

    redact()

    plan = SafeContactPlan.objects.get(victim=victim)
    assert (plan.stated, plan.note, plan.points.count()) == (None, "", 0)
    assert AccessGrant.objects.get().ended_reason == "sealed"
    assert set(ContactPoint.objects.values_list("value", "retired_at")) == {("", NOW)}


def test_rows_still_follow_from_the_timeline_and_a_later_event_is_taken() -> None:
    load(REFERENCE, recorded(victim_json(), other()))
    redact()

    load(REFERENCE, fact("suspect.arrested", NOW - timedelta(hours=1), suspect_ref="S1"))

    assert list(ledger_rebuilds.check_stored_cases(actor=OPERATOR, reference=None, now=NOW)) == []
    assert Person.objects.filter(given_name="").count() == 1


@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_duty_changes_by_a_redaction(seed: int) -> None:
    maker = Maker(seed)
    events, as_of = maker.case(), maker.moment_to_ask()
    facts = [
        Fact(e["source"], e["id"], e["type"], clock.parse_moment(e["time"]), e["sequence"], e["data"]) for e in events
    ]
    victims = load(REFERENCE, *facts, now=as_of)
    before = ledger(as_of)
    guarded = find_guarded_victims([victim.id for victim in victims.values()])

    for record_id in victims:
        redact(record_id, now=as_of)
    for event in Event.objects.all():
        try:
            redaction.redact_event(
                actor=OPERATOR, reference=REFERENCE, event_id=event.source_event_id, is_rehearsal=False, now=as_of
            )
        except UnknownCaseEvent:
            continue

    assert ledger(as_of) == before
    assert find_guarded_victims([victim.id for victim in victims.values()]) == guarded
    assert list(ledger_rebuilds.check_stored_cases(actor=OPERATOR, reference=None, now=as_of)) == []


def ledger(as_of: datetime) -> dict[str, Any]:
    """The stored ledger. A child's time to apply ends on their 20th birthday, now known to the month."""
    answer = ledger_queries.read_ledger(actor=OPERATOR, reference=REFERENCE, now=as_of)
    for victim in answer["victims"]:
        for duty in victim["duties"]:
            if duty["id"] == COMPENSATION and duty["due_on"]:
                duty["due_on"] = duty["due_at"] = duty["due_on"][:7]
    return answer


def test_the_victims_words_are_blanked_and_a_stop_holds_on_for_those_with_the_same_number() -> None:
    marsh = load(REFERENCE, recorded(victim_json(), other()))["V1"]
    point = ContactPoint.objects.filter(person=marsh.person, kind="mobile").get()
    neighbours = a_point(a_victim(), point.value)
    ContactPoint.objects.filter(id=neighbours.id).update(match_key=point.match_key)
    row = ReceivedMessage.objects.create(
        channel="text",
        kind="stop",
        supplier="notify",
        supplier_id="1",
        received_at=NOW,
        victim=marsh,
    )
    head = build_received_head("text", point.value, "", "0" * 64)
    seal_received_message(
        row, fetch_message_key(MessageKind.RECEIVED, row.public_id), ReceivedWords(head, "STOP, says Ada")
    )
    row.save()
    move_message_key_to_person(MessageKind.RECEIVED, row.public_id, marsh.person_id)
    StoppedPoint.objects.create(kind="mobile", match_key=point.match_key, stopped_at=NOW, received=row)

    assert redact().received == 1

    row.refresh_from_db()
    assert [bytes(column) for column in (row.sealed_head, row.sealed_words, row.sealed_content)] == [b"", b"", b""]
    assert (row.from_key, open_received_words(row)) == ("", ReceivedWords(build_received_head("text", "", "", ""), ""))
    assert PersonKey.objects.get(received=row).erased_at == NOW  # the copy in a backup no longer opens
    assert StoppedPoint.objects.get().match_key == point.match_key


def test_why_an_escalation_was_stopped_is_blanked_with_all_else() -> None:
    victim = load(REFERENCE, recorded(victim_json(), other()))["V1"]
    pursuit = a_pursuit(victim)
    pursuit.quiet_lifted_at = pursuit.quiet_lifted_by_id = pursuit.sealed_quiet_lifted_why = None
    STOP_REASON.put_words(pursuit, "Reached through a sister", fetch_victim_key(victim.id))
    pursuit.save()

    assert redact().notes >= 1

    pursuit.refresh_from_db()
    assert STOP_REASON.open_words(pursuit) == ""


def test_the_audit_tells_who_and_why() -> None:
    victim = load(REFERENCE, recorded(victim_json()))["V1"]

    redact()

    entry = AuditEntry.objects.get(act="victim.redacted")
    assert (entry.actor, entry.reason, entry.victim_id) == (OPERATOR.id, "erasure request 12", victim.id)
    assert entry.detail == {"events": 1, "points": 3, "notes": 0, "lines": 0, "received": 0, "sounds": 0}
    assert EventPrivate.objects.get().redacted_reason == "erasure request 12"


def test_an_events_free_words_go_and_its_names_stay() -> None:
    load(REFERENCE, recorded(victim_json()), fact("case.not_investigated", NOW, reason="Sister of Ada saw it"))
    name = Event.objects.get(type="case.not_investigated").source_event_id

    redaction.redact_event(actor=OPERATOR, reference=REFERENCE, event_id=name, is_rehearsal=False, now=NOW)

    assert "Sister of Ada" not in everything()
    assert Person.objects.get().given_name == "Ada"


def test_lines_that_would_bring_it_back_are_settled_first() -> None:
    load(REFERENCE, recorded(victim_json()))
    feed_load = FeedLoad.objects.create(door="command", name="a.ndjson", is_history=False, started_at=NOW)
    line = FeedLine.objects.create(
        load=feed_load, result="quarantined", number=1, raw=b"Ada Marsh", subject=REFERENCE, received_at=NOW
    )

    with pytest.raises(FeedLinesHeld):
        redact()
    FeedLine.objects.filter(id=line.id).update(settled_at=NOW, settled_as="discarded")

    assert redact().lines == 1
    assert bytes(FeedLine.objects.get().raw) == b""


def test_no_other_victim_loses_the_guard_that_was_shared() -> None:
    load(REFERENCE, recorded(victim_json(), group="sexual"))
    beside = load("44/00002/26", recorded(a_person("V9")))["V9"]
    assert find_guarded_victims([beside.id])

    with pytest.raises(GuardedStatusLost):
        redact()

    guard_marks.mark_guarded(actor=staff(), victim_id=beside.id, reason="shares a number", now=NOW)
    redact()
    assert find_guarded_victims([beside.id])


def test_only_the_operator_may() -> None:
    load(REFERENCE, recorded(victim_json()))
    with pytest.raises(PermissionRefused):
        redaction.redact_victim(actor=staff(), reference=REFERENCE, record_id="V1", is_rehearsal=False, now=NOW)


@pytest.mark.parametrize(
    "content",
    [
        {"victims": [{"given_name": "Eve"}]},
        {"victims": []},
        {"more": "words"},
        {"victims": [{"date_of_birth": "1980-06-01"}]},
    ],
    ids=["another", "shorter", "more", "another month"],
)
def test_the_table_itself_lets_nothing_be_put_in_place_of_what_was_said(content: dict[str, Any]) -> None:
    load(REFERENCE, recorded(victim_json()))

    with pytest.raises(IntegrityError), transaction.atomic():
        EventPrivate.objects.update(content=content, redacted_at=NOW, redacted_reason="x")


def test_a_tasks_history_lets_only_its_note_be_blanked() -> None:
    victim = load(REFERENCE, recorded(victim_json()))["V1"]
    task_actions.make_task(
        kind=TaskKind.MAKE_FIRST_CONTACT, victim_id=victim.id, reason="not_asked", harm=1, due_at=NOW, now=NOW
    )
    TaskChange.objects.update(sealed_note=b"")

    for change in ({"sealed_note": b"other"}, {"what": "closed", "sealed_note": b""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TaskChange.objects.update(**change)


def test_a_child_stays_guarded() -> None:
    child = load(REFERENCE, recorded(victim_json() | {"date_of_birth": "2013-05-17"}))["V1"]

    redact()

    assert find_guarded_victims([child.id])
    assert str(Person.objects.get().date_of_birth) == "2013-05-01"
    assert "2013-05-17" not in everything()


def test_an_unknown_victim_is_said() -> None:
    with pytest.raises(VictimNotFound):
        redact("V7")


def test_linked_people_are_blanked_with_the_victim() -> None:
    victim = load(REFERENCE, recorded(victim_json(), other()))["V1"]
    nia = replace(staff("Nia Rowe", Role.SUPERVISOR), reason="A task about her")
    him = LinkedPersonEntry(RelationToVictim.PARTNER, "Baris Demir", ["07700 900999"])
    for again in range(2):
        link = linked_people.add_linked_person(actor=nia, victim_id=victim.public_id, link=him, now=NOW)
        if not again:
            linked_people.end_linked_person(
                actor=nia, victim_id=victim.public_id, link_id=link, reason="Baris is her uncle", now=NOW
            )

    redact()

    left = everything()
    assert [word for word in ("Baris", "Demir", "900999") if word in left] == []


def test_a_number_that_waits_for_two_people_is_decided_before_a_redaction() -> None:
    victim = load(REFERENCE, recorded(victim_json(), other()))["V1"]
    nia = replace(staff("Nia Rowe", Role.SUPERVISOR), reason="A task about her")
    own = victim.person.contact_points.get(kind="mobile").value
    linked_people.add_linked_person(
        actor=nia, victim_id=victim.public_id, link=LinkedPersonEntry(RelationToVictim.PARTNER, "", [own]), now=NOW
    )

    with pytest.raises(PlanChangePending):
        redact()
