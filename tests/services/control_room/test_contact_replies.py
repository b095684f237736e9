"""Handlers answer in writing where that can do no harm: the gate, the second reader, and one sending at most."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.records.rows import save_row
from tests.services.control_room.test_contact_intake import email, take
from tests.services.people_and_cases import NOW, a_case, a_point, a_victim, staff
from tests.services.plans import agreed, by
from victimcare.records.models import AuditEntry, RoomContact, RoomMessage, StoppedPoint, Task, Victim
from victimcare.rules.control_room.contact_kinds import ContactOutcome, ContactRoute
from victimcare.rules.control_room.replies import PreparedReply, ReplyRefusal, ReplyState
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services import port_registry
from victimcare.services.access import Actor, Role
from victimcare.services.control_room.answers import contact_replies, reply_delivery
from victimcare.services.control_room.answers.contact_replies import OwnReply, ReplyNotAllowed
from victimcare.services.control_room.contacts import contact_actions
from victimcare.services.control_room.contacts.contact_changes import ContactTaken
from victimcare.services.control_room.contacts.contact_intake import IncomingContactMessage
from victimcare.services.job_queue import Job
from victimcare.services.ports import AcceptedMessage, OutgoingEmail, SendDeferred, SendInDoubt, SendRefused

pytestmark = pytest.mark.django_db
SAM = "sam@mail.example"
BICYCLE = email("Where is my bicycle?", sender=SAM)


class Mailer:
    """A mail server that notes what it is given, or answers as it was told to."""

    name = "smtp"

    def __init__(self) -> None:
        self.taken: list[OutgoingEmail] = []
        self.raises: Exception | None = None

    def send(self, message: OutgoingEmail, /) -> AcceptedMessage:
        if self.raises is not None:
            raise self.raises
        self.taken.append(message)
        return AcceptedMessage(provider_id="1")


@pytest.fixture(autouse=True)
def mailer(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Mailer:
    stands_in = Mailer()
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, control_room_address="contact@care.example")
    monkeypatch.setattr(port_registry.ports, "room_mailer", stands_in)
    return stands_in


def handler(name: str = "Tunde") -> Actor:
    return staff(name, Role.CONTROL_ROOM)


def claimed(by_whom: Actor, said: IncomingContactMessage = BICYCLE) -> UUID:
    [taken] = take(said, at=NOW)
    contact_actions.claim_contact(actor=by_whom, contact_id=taken.contact, now=NOW)
    return taken.contact


def version(contact: UUID) -> int:
    return RoomContact.objects.get(public_id=contact).version


def answer(actor: Actor, contact: UUID, words: str = "We are looking into it.") -> ReplyState:
    return contact_replies.send_reply(actor=actor, contact_id=contact, words=words, after=version(contact), now=NOW)


def steer(actor: Actor, contact: UUID) -> ContactOutcome:
    return contact_replies.steer_contact(actor=actor, contact_id=contact, after=version(contact), now=NOW)


def carry_out() -> None:
    for job in ProcrastinateJob.objects.filter(task_name=Job.SEND_ROOM_REPLY).order_by("id"):
        reply_delivery.send_room_reply(message_id=job.args["message_id"], now=NOW)


def a_victim_at(address: str = SAM, *, is_guarded: bool = False, **plan: Any) -> Victim:
    victim = a_victim(a_case(is_guarded_by_offence=is_guarded))
    point = a_point(victim, address, kind="email")
    if plan.get("ways") == "email":
        agreed(victim, by("email", point))
    elif plan.get("ways") == "text":
        agreed(victim, by("text", a_point(victim, "07700 900111")))
    return victim


def test_an_answer_leaves_once_neutral_from_the_rooms_own_address(mailer: Mailer) -> None:
    tunde = handler()
    contact = claimed(tunde)

    assert answer(tunde, contact) is ReplyState.LEAVING
    carry_out()
    carry_out()

    [sent] = mailer.taken
    assert (sent.to, sent.subject, sent.body) == (SAM, "Your message", "We are looking into it.")
    assert sent.reply_to == "contact@care.example"
    assert RoomContact.objects.get().first_answer_at == NOW
    assert b"looking" not in bytes(RoomMessage.objects.get(direction="sent").sealed)
    assert AuditEntry.objects.filter(act="room_contact.answered").count() == 1


def test_an_answer_to_our_answer_joins_its_contact() -> None:
    tunde = handler()
    contact = claimed(tunde)
    answer(tunde, contact)
    ours = RoomMessage.objects.get(direction="sent")

    [again] = take(email("Thank you", sender=SAM, answers=(contact_replies.name_reply(ours.public_id),)))

    assert again.contact == contact


@pytest.mark.parametrize("said", [email("he is outside my house", sender=SAM), email("do not write back", sender=SAM)])
def test_a_risky_answer_waits_for_a_second_reader_who_is_another(said: Any, mailer: Mailer) -> None:
    tunde, maeve = handler(), handler("Maeve")
    contact = claimed(tunde, said)

    assert answer(tunde, contact) is ReplyState.WAITS_FOR_SECOND
    carry_out()
    message = RoomMessage.objects.get(direction="sent").public_id
    with pytest.raises(OwnReply):
        contact_replies.decide_second_reading(actor=tunde, contact_id=contact, message_id=message, agrees=True, now=NOW)
    assert mailer.taken == []
    assert [each.contact for each in contact_replies.list_waiting_replies(actor=maeve)] == [contact]
    assert contact_replies.list_waiting_replies(actor=tunde) == ()

    contact_replies.decide_second_reading(actor=maeve, contact_id=contact, message_id=message, agrees=True, now=NOW)
    carry_out()
    assert len(mailer.taken) == 1


def test_what_the_second_reader_refuses_never_leaves(mailer: Mailer) -> None:
    tunde, maeve = handler(), handler("Maeve")
    contact = claimed(tunde, email("he is outside my house", sender=SAM))
    answer(tunde, contact)
    message = RoomMessage.objects.get(direction="sent")

    for agrees in (False, True):
        try:
            contact_replies.decide_second_reading(
                actor=maeve, contact_id=contact, message_id=message.public_id, agrees=agrees, now=NOW
            )
        except NotFound:
            assert agrees
    reply_delivery.send_room_reply(message_id=message.id, now=NOW)

    assert mailer.taken == []


@pytest.mark.parametrize(
    ("is_guarded", "ways", "may"),
    [(False, "", True), (False, "email", True), (False, "text", False), (True, "", False), (True, "email", False)],
)
@pytest.mark.parametrize("recorded", [SAM, SAM.replace("@", "+police@")])
def test_the_gate_decides_where_a_victim_has_the_mailbox(
    is_guarded: bool, ways: str, may: bool, recorded: str, mailer: Mailer
) -> None:
    a_victim_at(recorded, is_guarded=is_guarded, ways=ways)
    tunde = handler()
    contact = claimed(tunde)
    noon = NOW + timedelta(hours=3)

    check = contact_replies.check_reply(actor=tunde, contact_id=contact, now=noon)

    assert (check.refusal is None) is may
    assert check.refusal in (None, ReplyRefusal.BY_PLAN)


def test_where_the_plan_forbids_it_the_care_team_gets_a_task_and_nothing_leaves(mailer: Mailer) -> None:
    victim = a_victim_at(is_guarded=True)
    tunde = handler()
    contact = claimed(tunde)

    with pytest.raises(ReplyNotAllowed):
        answer(tunde, contact)
    contact_replies.pass_contact_to_care(actor=tunde, contact_id=contact, now=NOW)
    carry_out()

    task = Task.objects.get(reason="room_passed")
    assert (task.victim, task.kind) == (victim, "next_step")
    assert mailer.taken == []


def test_a_plan_that_changes_before_the_answer_leaves_holds_it(mailer: Mailer) -> None:
    tunde = handler()
    contact = claimed(tunde)
    answer(tunde, contact)
    a_victim_at(is_guarded=True)

    carry_out()

    assert mailer.taken == []
    assert RoomMessage.objects.get(direction="sent").failure == ReplyRefusal.BY_PLAN


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (IncomingContactMessage(ContactRoute.CALL_101, "07700 900222", "", "A caller"), ReplyRefusal.NO_WRITTEN_WAY),
        (email("Hello", sender=""), ReplyRefusal.NO_WRITTEN_WAY),
        (email("Hello", sender="a@mail.example, b@mail.example"), ReplyRefusal.NO_WRITTEN_WAY),
    ],
)
def test_some_contacts_take_no_answer_in_writing(said: Any, why: ReplyRefusal) -> None:
    tunde = handler()
    contact = claimed(tunde, said)

    assert contact_replies.check_reply(actor=tunde, contact_id=contact, now=NOW).refusal is why


def test_an_address_that_asked_us_to_stop_gets_no_answer() -> None:
    tunde = handler()
    contact = claimed(tunde)
    save_row(StoppedPoint, {"kind": "email", "match_key": SAM})

    assert contact_replies.check_reply(actor=tunde, contact_id=contact, now=NOW).refusal is ReplyRefusal.STOPPED


def test_any_news_is_steered_and_closed_in_one_press(mailer: Mailer) -> None:
    tunde = handler()
    [taken] = take(BICYCLE, at=NOW)

    outcome = contact_replies.steer_contact(
        actor=tunde, contact_id=taken.contact, after=version(taken.contact), now=NOW
    )
    carry_out()

    contact = RoomContact.objects.get()
    assert (outcome, contact.state, contact.outcome) == (ContactOutcome.STEERED, "closed", "steered")
    assert contact.owner_id == tunde.staff_id
    assert mailer.taken[0].body == contact_replies.write_prepared_reply(PreparedReply.STEER)
    assert not {"police", "crime", "victim", "case", "officer"} & set(mailer.taken[0].body.casefold().split())


def test_any_news_of_a_guarded_victim_goes_to_the_care_team(mailer: Mailer) -> None:
    a_victim_at(is_guarded=True)
    tunde = handler()
    [taken] = take(BICYCLE, at=NOW)

    outcome = contact_replies.steer_contact(
        actor=tunde, contact_id=taken.contact, after=version(taken.contact), now=NOW
    )
    carry_out()

    assert (outcome, mailer.taken) == (ContactOutcome.PASSED_TO_CARE, [])
    assert Task.objects.filter(reason="room_passed").count() == 1


def test_danger_is_never_steered() -> None:
    tunde = handler()
    [taken] = take(email("any news? he is outside my house"), at=NOW)

    with pytest.raises(NotFound):
        contact_replies.steer_contact(actor=tunde, contact_id=taken.contact, after=version(taken.contact), now=NOW)

    assert RoomContact.objects.get().state == "open"


@pytest.mark.parametrize(("problem", "failure"), [(SendRefused("no"), "not_taken"), (SendInDoubt("?"), "in_doubt")])
def test_what_the_mail_server_refuses_or_leaves_in_doubt_is_not_sent_again(
    problem: Exception, failure: str, mailer: Mailer
) -> None:
    tunde = handler()
    contact = claimed(tunde)
    answer(tunde, contact)
    mailer.raises = problem
    carry_out()
    mailer.raises = None
    carry_out()

    assert mailer.taken == []
    assert RoomMessage.objects.get(direction="sent").failure == failure


def test_while_the_mail_server_is_full_an_answer_waits_and_leaves_once(mailer: Mailer) -> None:
    tunde = handler()
    contact = claimed(tunde)
    answer(tunde, contact)
    mailer.raises = SendDeferred("full")
    with pytest.raises(SendDeferred):
        carry_out()
    mailer.raises = None
    carry_out()
    carry_out()

    assert len(mailer.taken) == 1


def test_only_the_handler_who_has_it_answers_what_they_have_read() -> None:
    tunde, maeve = handler(), handler("Maeve")
    contact = claimed(tunde)

    with pytest.raises(ContactTaken):
        answer(maeve, contact)
    with pytest.raises(FieldRequired):
        answer(tunde, contact, "  ")
    with pytest.raises(StaleVersion):
        contact_replies.send_reply(actor=tunde, contact_id=contact, words="Hello", after=0, now=NOW)
    with pytest.raises(FieldRequired):
        answer(tunde, contact, "x" * 4001)
