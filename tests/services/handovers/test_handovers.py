"""A handover report to another agency: two people, what is inside, what came back, and no victim lost between them."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from tests.services.handovers.packets import WCU, draft, prove, sent
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import agreed, by
from victimcare.records.models import AuditEntry, ContactPoint, Event, HandoverLink, HandoverReport, Staff, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.agency_handovers import HandoverStatus
from victimcare.rules.errors import FieldRequired, NotFound, VictimNotFound
from victimcare.services import api_tokens, port_registry
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.handovers import (
    handover_reminders,
    report_content,
    report_exchange,
    report_links,
    report_preparation,
    report_printing,
    report_queries,
    report_receipt,
    report_records,
)
from victimcare.services.handovers.report_records import (
    DutyHolder,
    HandoverDelivery,
    HandoverPart,
    ReportStepClosed,
    SecondReaderRequired,
)
from victimcare.services.ports import AcceptedMessage, OutgoingEmail, SendRefused
from victimcare.services.sealing import unseal_bytes
from victimcare.services.supervision import restricted_records

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=2)


@pytest.fixture
def victim() -> Victim:
    return load(
        "44/20001/26",
        recorded(a_person(language="pl"), group="sexual"),
        fact("suspect.charged", NOW - timedelta(hours=3), suspect_ref="S1"),
    )["V1"]


@pytest.fixture
def sol(victim: Victim) -> Actor:
    actor = staff("Sol Pereira")
    prove(actor, victim, staff("Colleague There"))
    return actor


@pytest.fixture
def second() -> Actor:
    """A supervisor, who reads a handover report without a task of their own."""
    return staff("Mina Osei", Role.SUPERVISOR)


def row(packet_id: UUID) -> HandoverReport:
    return HandoverReport.objects.get(public_id=packet_id)


def witness_care() -> Actor:
    made = api_tokens.make_token(
        actor=Actor.operator("tester"),
        sources=["wcu"],
        types=[],
        scope=api_tokens.HANDOVERS,
        now=NOW,
        name="Witness care",
    )
    found = api_tokens.find_machine_actor(token=made.token, scope=api_tokens.HANDOVERS, now=NOW)
    assert found is not None
    return found


def open_task(victim: Victim) -> Task | None:
    return Task.objects.filter(kind=TaskKind.HAND_OVER, victim=victim, closed_at=None).first()


def test_a_charge_asks_for_a_report_and_a_released_one_ends_that(victim: Victim, sol: Actor, second: Actor) -> None:
    events = Event.objects.filter(case_id=victim.case_id).values_list("id", flat=True)
    handover_reminders.request_reports_for_news(event_ids=list(events), now=NOW)
    handover_reminders.request_reports_for_news(event_ids=list(events), now=NOW)
    asked = Task.objects.filter(kind=TaskKind.HAND_OVER, victim=victim, closed_at=None)
    assert set(asked.values_list("subject_key", flat=True)) == {"handover:wcu", "handover:cps"}

    sent(sol, second, victim)

    assert set(asked.values_list("subject_key", flat=True)) == {"handover:cps"}
    assert handover_reminders.request_reports_for_news(event_ids=list(events), now=NOW) == 1  # only the CPS report


def test_what_leaves_is_what_the_second_person_read_byte_for_byte(victim: Victim, sol: Actor, second: Actor) -> None:
    packet = draft(sol, victim)
    report_preparation.submit_report(actor=sol, packet_id=packet, now=NOW)
    read = report_records.open_report_content(row(packet))
    victim.person.given_name = "Otherwise"
    victim.person.save()

    report_preparation.release_report(actor=second, packet_id=packet, named=(), now=NOW)

    signed = report_receipt.fetch_report(actor=witness_care(), packet_id=packet, now=NOW)
    assert report_exchange.verify_report(signed).content == read
    assert report_exchange.list_schema_errors(read) == []
    whole = json.loads(read)
    assert whole["parts"]["person"]["name"] == "Ada Marsh"
    assert whole["message"] == "Ring us first."
    assert {"safe_contact", "safe_address"} <= set(whole["left_out"])
    assert "07700" not in read.decode()


def test_nobody_is_their_own_second_person_and_a_stranger_sees_nothing(victim: Victim, sol: Actor) -> None:
    packet = draft(sol, victim)
    report_preparation.submit_report(actor=sol, packet_id=packet, now=NOW)

    with pytest.raises(SecondReaderRequired):
        report_preparation.release_report(actor=sol, packet_id=packet, named=(), now=NOW)
    with pytest.raises(NotFound):
        report_preparation.release_report(actor=staff("A stranger"), packet_id=packet, named=(), now=NOW)
    with pytest.raises(NotFound):
        report_queries.read_report(actor=staff("Another stranger"), packet_id=packet, now=NOW)
    with pytest.raises(NotFound):
        report_preparation.begin_report(actor=staff("A third"), victim_id=victim.public_id, agency=WCU, now=NOW)


def test_the_owner_of_the_second_persons_task_may_read_and_release(victim: Victim, sol: Actor) -> None:
    packet = draft(sol, victim)
    report_preparation.submit_report(actor=sol, packet_id=packet, now=NOW)
    task = Task.objects.get(kind=TaskKind.CHECK_HANDOVER)
    other = staff("Bea Lindt")
    task_actions.take_task(actor=other, task_id=task.public_id, now=NOW)
    with pytest.raises(task_actions.NewsStillOwed):
        task_actions.close_task(actor=other, task_id=task.public_id, outcome=TaskOutcome.NOT_NEEDED, note="no", now=NOW)

    report_preparation.release_report(actor=other, packet_id=packet, named=(), now=NOW)

    task.refresh_from_db()
    assert task.closed_at == NOW
    assert Event.objects.get(type="handover.sent").facts["agency"] == "wcu"


def test_safe_contact_leaves_only_with_a_reason_and_named_by_the_second(
    victim: Victim, sol: Actor, second: Actor
) -> None:
    agreed(victim, by("call", ContactPoint.objects.get(person=victim.person)))
    with pytest.raises(report_preparation.ReportIncomplete):
        report_preparation.submit_report(
            actor=sol, packet_id=draft(sol, victim, items={HandoverPart.SAFE_CONTACT: " "}), now=NOW
        )
    packet = draft(sol, victim, items={HandoverPart.SAFE_CONTACT: "They call her the night before"})
    report_preparation.submit_report(actor=sol, packet_id=packet, now=NOW)
    with pytest.raises(report_preparation.RiskPartsUnnamed):
        report_preparation.release_report(actor=second, packet_id=packet, named=(), now=NOW)

    report_preparation.release_report(actor=second, packet_id=packet, named=(HandoverPart.SAFE_CONTACT,), now=NOW)

    read = report_records.parse_report_content(row(packet)) or {}
    assert [way["to"] for way in read["parts"]["safe_contact"]["ways"]] == ["07700 900123"]


def test_a_report_that_is_sent_back_is_open_again_and_says_why(victim: Victim, sol: Actor, second: Actor) -> None:
    packet = draft(sol, victim)
    report_preparation.submit_report(actor=sol, packet_id=packet, now=NOW)
    with pytest.raises(FieldRequired):
        report_preparation.return_report(actor=second, packet_id=packet, words=" ", now=NOW)

    report_preparation.return_report(actor=second, packet_id=packet, words="Leave the needs out.", now=NOW)

    shown = report_queries.read_report(actor=sol, packet_id=packet, now=NOW)
    assert (shown.state, shown.steps[0].words) == (HandoverStatus.DRAFT, "Leave the needs out.")
    task = open_task(victim)
    assert task is not None
    assert task.reason == "handover_sent_back"


def test_an_alarm_after_a_working_day_ends_when_it_is_taken_up(victim: Victim, sol: Actor, second: Actor) -> None:
    packet = sent(sol, second, victim)
    assert handover_reminders.raise_unacknowledged_reports(now=NOW + timedelta(days=1)) == 0
    assert handover_reminders.raise_unacknowledged_reports(now=LATER) == 1
    assert handover_reminders.raise_unacknowledged_reports(now=LATER) == 0
    task = open_task(victim)
    assert task is not None
    assert task.reason == "handover_not_taken_up"
    taker = staff("Bea Lindt")
    task_actions.take_task(actor=taker, task_id=task.public_id, now=LATER)
    with pytest.raises(task_actions.NewsStillOwed):  # a tick does not close it
        task_actions.close_task(actor=taker, task_id=task.public_id, outcome=TaskOutcome.DONE, note="", now=LATER)

    at = report_receipt.acknowledge_report(actor=witness_care(), packet_id=packet, who="Reception", now=LATER)

    assert (
        report_receipt.acknowledge_report(
            actor=witness_care(), packet_id=packet, who="Again", now=LATER + timedelta(hours=1)
        )
        == at
    )
    assert open_task(victim) is None
    assert Event.objects.filter(type="handover.taken_up").count() == 1


def test_what_they_ask_comes_to_a_person_and_not_theirs_too(victim: Victim, sol: Actor, second: Actor) -> None:
    packet, agency = sent(sol, second, victim), witness_care()

    report_receipt.record_agency_reply(
        actor=agency,
        packet_id=packet,
        said=report_receipt.AgencyReply.QUESTION,
        who="M. Okafor",
        words="Interpreter?",
        now=NOW,
    )
    task = open_task(victim)
    assert task is not None
    assert task.reason == "handover_question"
    report_receipt.record_agency_call(
        actor=sol, packet_id=packet, said=report_receipt.AgencyReply.NOT_OURS, who="They", words="Ask Leeds.", now=NOW
    )

    task.refresh_from_db()
    assert (row(packet).state, task.reason) == ("not_ours", "handover_not_ours")
    assert [one.words for one in report_queries.read_report(actor=sol, packet_id=packet, now=NOW).steps[:2]] == [
        "Ask Leeds.",
        "Interpreter?",
    ]


def test_a_newer_version_replaces_and_a_recalled_one_is_gone(victim: Victim, sol: Actor, second: Actor) -> None:
    first, agency = sent(sol, second, victim), witness_care()
    newer = sent(sol, second, victim)

    with pytest.raises(report_receipt.ReportWithdrawn) as gone:
        report_receipt.fetch_report(actor=agency, packet_id=first, now=NOW)
    assert gone.value.newer == newer
    assert json.loads(report_records.open_report_content(row(newer)))["replaces"] == str(first)
    report_receipt.fetch_report(actor=agency, packet_id=newer, now=NOW)
    report_receipt.recall_report(actor=sol, packet_id=newer, words="The wrong victim.", now=NOW)
    with pytest.raises(report_receipt.ReportWithdrawn):
        report_receipt.fetch_report(actor=agency, packet_id=newer, now=NOW)
    task = open_task(victim)
    assert task is not None  # they had read it
    assert task.reason == "handover_recalled"
    assert [one.state for one in report_queries.list_agency_reports(actor=agency, after="", now=NOW)[0]] == [
        "replaced",
        "recalled",
    ]
    with pytest.raises(ReportStepClosed):
        report_receipt.recall_report(actor=sol, packet_id=newer, words="Again.", now=NOW)


def test_an_agency_sees_only_its_own_and_a_token_is_one_agencys(victim: Victim, sol: Actor, second: Actor) -> None:
    packet = sent(sol, second, victim)
    other = Actor(witness_care().kind, "token:other", sources=frozenset({"probation"}))

    assert report_queries.list_agency_reports(actor=other, after="", now=NOW)[0] == []
    with pytest.raises(NotFound):
        report_receipt.fetch_report(actor=other, packet_id=packet, now=NOW)
    with pytest.raises(PermissionRefused):
        report_receipt.fetch_report(actor=sol, packet_id=packet, now=NOW)
    with pytest.raises(ValueError, match="one of"):
        api_tokens.make_token(
            actor=Actor.operator("x"), sources=["urn:x"], types=[], scope=api_tokens.HANDOVERS, now=NOW
        )


def test_the_page_opens_once_and_that_is_the_receipt(victim: Victim, sol: Actor, second: Actor) -> None:
    packet = sent(sol, second, victim, way=HandoverDelivery.EMAIL)
    door = HandoverLink.objects.get()
    token = unseal_bytes(bytes(door.sealed_token), report_links.link_context(door)).decode()
    assert report_links.open_link(token=token, now=NOW) is not None

    opened = report_receipt.enter_report_link(token=token, who="Reception", now=NOW)

    assert report_receipt.read_report_by_link(opened=opened, now=NOW)["crime_reference"] == "44/20001/26"
    assert row(packet).state == "taken_up"
    assert report_links.open_link(token=token, now=NOW) is None
    with pytest.raises(NotFound):
        report_receipt.enter_report_link(token=token, who="Another officer", now=NOW)
    with pytest.raises(NotFound):
        report_receipt.read_report_by_link(opened=opened, now=NOW + timedelta(hours=1))


class Mailbox:
    """A supplier of e-mail that keeps what it is given, or refuses it."""

    name = "kept"

    def __init__(self, *, refuses: bool = False) -> None:
        self.refuses, self.given = refuses, list[OutgoingEmail]()

    def send(self, message: OutgoingEmail, /) -> AcceptedMessage:
        if self.refuses:
            raise SendRefused("no such mailbox")
        self.given.append(message)
        return AcceptedMessage("1")


@pytest.mark.parametrize("refuses", [False, True])
def test_the_line_to_their_mailbox_says_nothing_of_anybody(
    victim: Victim, sol: Actor, second: Actor, monkeypatch: pytest.MonkeyPatch, refuses: bool
) -> None:
    mailbox = Mailbox(refuses=refuses)
    monkeypatch.setattr(port_registry.ports, "mailers", {"kept": mailbox})
    sent(sol, second, victim, way=HandoverDelivery.EMAIL)
    door = HandoverLink.objects.get()

    assert report_links.send_link_notice(door_id=door.id, now=NOW) is not refuses
    assert report_links.send_link_notice(door_id=door.id, now=NOW) is False  # once

    if refuses:
        task = open_task(victim)
        assert task is not None
        assert task.reason == "handover_mail_refused"
        return
    [mail] = mailbox.given
    assert mail.to == "handovers@witness-care.example"
    assert "/packet/" in mail.body
    assert not any(word in f"{mail.subject} {mail.body}" for word in ("Ada", "Marsh", "44/20001/26", "crime"))


def test_what_is_known_otherwise_asks_once_for_a_new_version(victim: Victim, sol: Actor, second: Actor) -> None:
    packet = sent(sol, second, victim)
    assert handover_reminders.request_updated_reports(now=LATER) == 0
    Victim.objects.filter(id=victim.id).update(is_enhanced=not victim.is_enhanced)

    assert handover_reminders.request_updated_reports(now=LATER + timedelta(days=2)) == 1
    assert handover_reminders.request_updated_reports(now=LATER + timedelta(days=4)) == 0
    assert report_queries.read_report(actor=sol, packet_id=packet, now=NOW).changed == (HandoverPart.RIGHTS,)


def test_one_and_three_reports_take_the_same_number_of_queries(
    victim: Victim, sol: Actor, second: Actor, django_assert_num_queries: Any
) -> None:
    sent(sol, second, victim)
    with django_assert_num_queries(6):  # the point and its end, the rows, who is guarded and enhanced, the audit
        report_queries.list_waiting_reports(actor=sol, now=NOW)
    for number in (2, 3):
        other = load(f"44/2000{number}/26", recorded(a_person(f"V{number}")))[f"V{number}"]
        prove(sol, other, second)
        sent(sol, second, other)
    with django_assert_num_queries(6):
        assert len(report_queries.list_waiting_reports(actor=sol, now=NOW)[0]) == 3


def test_no_search_finds_a_report_about_a_restricted_case(victim: Victim, sol: Actor, second: Actor) -> None:
    packet, waits = sent(sol, second, victim), draft(sol, victim, agency=DutyHolder.CPS)
    report_records.create_agency_task(victim.id, DutyHolder.CPS, "handover_due", due_at=None, now=NOW)
    task = Task.objects.get(kind=TaskKind.HAND_OVER, closed_at=None).public_id
    report_receipt.record_agency_call(actor=sol, packet_id=packet, said=None, who="Reception", words="", now=NOW)
    reader = Staff.objects.get(id=staff("Bea Lindt").staff_id or 0).public_id
    kind, reference = restricted_records.RestrictionKind.SPECIAL, victim.case.reference
    restricted_records.restrict_record(actor=second, reference=reference, kind=kind, why="x", readers=[reader], now=NOW)

    listed = [[one.id for one in report_queries.list_waiting_reports(actor=who, now=NOW)[0]] for who in (second, sol)]
    assert listed == [[waits], []]
    assert [len(report_queries.list_recent_reports(actor=who, now=NOW)) for who in (second, sol)] == [1, 0]
    for look in (
        report_queries.read_report,
        report_queries.download_report,
        report_queries.print_report_at_desk,
        report_preparation.begin_next_version,
    ):
        with pytest.raises(NotFound):
            look(actor=sol, packet_id=packet, now=NOW)
    with pytest.raises(VictimNotFound):
        report_queries.list_reports_on_victim(actor=sol, victim_id=victim.public_id, now=NOW)
    with pytest.raises(NotFound):
        report_queries.find_task_report(actor=sol, task_id=task, now=NOW)


def test_every_look_and_step_is_in_the_audit(victim: Victim, sol: Actor, second: Actor) -> None:
    packet = sent(sol, second, victim)
    report_queries.read_report(actor=sol, packet_id=packet, now=NOW)

    acts = set(AuditEntry.objects.filter(victim_id=victim.id).values_list("act", flat=True))
    assert acts >= {"handover.begun", "handover.submitted", "handover.released", "handover.opened"}


def test_a_report_is_read_in_words_part_by_part(victim: Victim, sol: Actor, second: Actor) -> None:
    packet = sent(sol, second, victim)
    read = report_records.parse_report_content(row(packet)) or {}

    with transaction.atomic():
        subject = report_content.load_report_subject(
            Victim.objects.select_related("case", "person").get(id=victim.id), now=NOW
        )
        everything = {
            item: report_printing.word_report_part(item, said)
            for item, said in report_content.build_report_parts(subject, tuple(HandoverPart)).items()
        }

    document = report_printing.build_report_document(read)
    assert document.title == "For Witness care: a victim whose case comes to you"
    assert everything[HandoverPart.PERSON].lines[-1].startswith("In danger if reached the wrong way")
