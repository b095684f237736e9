"""Danger not opened, not taken or left lying goes to the supervisors, and to the duty number."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from django.conf import settings
from django.test import override_settings
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.services.control_room.test_contact_intake import email, take
from tests.services.people_and_cases import staff
from victimcare.records.models import RoomContact, RoomContactChange, Staff
from victimcare.rules.control_room.contact_kinds import ContactPriority, ThrivePart
from victimcare.services import port_registry
from victimcare.services.access import Role
from victimcare.services.control_room.alarms import unseen_danger
from victimcare.services.control_room.alarms.unseen_danger import raise_unseen_danger, send_room_duty_text
from victimcare.services.control_room.contacts.contact_actions import (
    claim_contact,
    let_contact_go,
    save_thrive_assessment,
)
from victimcare.services.control_room.contacts.contact_detail import open_contact
from victimcare.services.control_room.contacts.contact_drafts import keep_draft
from victimcare.services.control_room.contacts.contact_queue import (
    QueueFilter,
    find_next_contact,
    list_waiting_contacts,
)
from victimcare.services.control_room.contacts.waiting_danger import find_danger_alarm
from victimcare.services.job_queue import Job
from victimcare.services.ports import AcceptedMessage, OutgoingText
from victimcare.wording import say

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
THREAT = "he is outside my house with a knife"
POSSIBLE_THREAT = "I found a tracker under my car"


def a_threat(**more: str) -> RoomContact:
    [taken] = take(email(THREAT, own_name="<1@mail.example>", **more))
    return RoomContact.objects.get(id=taken.contact_id)


class _Texts:
    """A supplier of texts that keeps what it was given."""

    name = "notify"

    def __init__(self) -> None:
        self.sent: list[OutgoingText] = []

    def send(self, message: OutgoingText) -> AcceptedMessage:
        self.sent.append(message)
        return AcceptedMessage(message.reference)


def steps(contact: RoomContact) -> list[str]:
    rose = RoomContactChange.objects.filter(contact=contact, what__startswith="rose").order_by("id")
    return list(rose.values_list("what", flat=True))


def test_it_rises_to_the_supervisors_then_to_the_duty_number_each_once() -> None:
    contact = a_threat()

    for minute in (1, 4, 5, 5, 6, 15, 15, 16, 60):
        raise_unseen_danger(now=NOW + minute * MINUTE)

    contact.refresh_from_db()
    assert steps(contact) == ["rose_supervisors", "rose_duty"]
    assert contact.rose_at == NOW + 5 * MINUTE
    assert ProcrastinateJob.objects.filter(task_name=Job.TEXT_ROOM_DUTY).count() == 1


def test_a_message_after_a_look_starts_the_minutes_again() -> None:
    contact = a_threat()
    raise_unseen_danger(now=NOW + 15 * MINUTE)
    RoomContact.objects.filter(id=contact.id).update(first_seen_at=NOW + 16 * MINUTE)

    take(email("hurry", answers=("<1@mail.example>",)), at=NOW + 20 * MINUTE)
    raise_unseen_danger(now=NOW + 24 * MINUTE)
    assert steps(contact) == ["rose_supervisors", "rose_duty"]
    raise_unseen_danger(now=NOW + 35 * MINUTE)

    assert steps(contact) == ["rose_supervisors", "rose_duty"] * 2


@pytest.mark.parametrize("every", [1, 2, 4])
def test_a_sender_who_writes_again_and_again_postpones_no_alarm(every: int) -> None:
    contact = a_threat()

    for minute in range(16):
        if minute and minute % every == 0:
            take(email(f"please {minute}", answers=("<1@mail.example>",)), at=NOW + minute * MINUTE)
        raise_unseen_danger(now=NOW + minute * MINUTE)

    rose = RoomContactChange.objects.filter(contact=contact, what__startswith="rose").order_by("at", "id")
    assert rose.filter(what="rose_supervisors").values_list("at", flat=True)[0] == NOW + 5 * MINUTE
    assert list(rose.filter(what="rose_duty").values_list("at", flat=True)) == [NOW + 15 * MINUTE]
    assert RoomContact.objects.get(id=contact.id).due_at == NOW + 5 * MINUTE


@pytest.mark.parametrize(("is_danger", "is_seen", "is_claimed", "is_closed"), list(product((True, False), repeat=4)))
def test_only_open_danger_that_waits_for_a_person_rises(
    *, is_danger: bool, is_seen: bool, is_claimed: bool, is_closed: bool
) -> None:
    contact, handler = a_threat(), Staff.objects.create(username="RPC014", name="Tunde A.")
    contact.priority = ContactPriority.DANGER if is_danger else ContactPriority.HIGH
    contact.first_seen_at = NOW if is_seen else None
    contact.owner = handler if is_claimed else None
    if is_closed:
        contact.state, contact.outcome, contact.closed_at, contact.closed_by = "closed", "answered", NOW, handler
    contact.save()

    raise_unseen_danger(now=NOW + 15 * MINUTE)

    expected = ["rose_supervisors"] if is_seen and is_claimed else ["rose_supervisors", "rose_duty"]
    assert steps(contact) == (expected if is_danger and not is_closed else [])


def test_a_look_stops_no_alarm_and_a_handler_who_takes_it_and_works_does() -> None:
    contact, (tunde, maeve) = a_threat(), (staff(name, Role.CONTROL_ROOM) for name in ("Tunde", "Maeve"))

    def alarm(minute: int) -> tuple[int, int, int] | None:
        raise_unseen_danger(now=NOW + minute * MINUTE)
        found = find_danger_alarm(actor=maeve, now=NOW + minute * MINUTE)
        return (found.unopened, found.untaken, found.idle) if found else None

    assert alarm(3) == (1, 0, 0)
    open_contact(actor=maeve, contact_id=contact.public_id, now=NOW + 3 * MINUTE)
    assert [alarm(minute) for minute in (4, 7, 8, 17)] == [(0, 1, 0)] * 4
    assert steps(contact) == ["rose_supervisors"]
    assert alarm(18) == (0, 1, 0)
    assert steps(contact) == ["rose_supervisors", "rose_duty"]

    claim_contact(actor=tunde, contact_id=contact.public_id, now=NOW + 20 * MINUTE)
    assert [alarm(minute) for minute in (20, 29)] == [None, None]
    assert [alarm(minute) for minute in (30, 50)] == [(0, 0, 1)] * 2
    assert steps(contact) == ["rose_supervisors", "rose_duty", "rose_supervisors"]

    keep_draft(actor=tunde, contact_id=contact.public_id, fields={"thrive-threat": "A knife"}, now=NOW + 51 * MINUTE)
    assert alarm(52) is None
    parts = {ThrivePart.THREAT: "A knife"}
    save_thrive_assessment(
        actor=tunde, contact_id=contact.public_id, parts=parts, reason="", grade="", now=NOW + 55 * MINUTE
    )
    assert alarm(90) is None
    let_contact_go(actor=tunde, contact_id=contact.public_id, now=NOW + 91 * MINUTE)
    assert [alarm(minute) for minute in (91, 95)] == [(0, 1, 0)] * 2
    assert len(steps(contact)) == 3
    assert alarm(96) == (0, 1, 0)
    assert len(steps(contact)) == 4


def test_possible_danger_is_due_as_danger_is_and_becomes_danger_unopened() -> None:
    [taken] = take(email(POSSIBLE_THREAT))
    contact = RoomContact.objects.get(id=taken.contact_id)
    assert (contact.priority, contact.is_possible_danger) == (ContactPriority.HIGH, True)
    assert contact.due_at == NOW + 5 * MINUTE

    for minute in (4, 5, 5, 15):
        raise_unseen_danger(now=NOW + minute * MINUTE)

    contact.refresh_from_db()
    assert (contact.priority, contact.queue) == (ContactPriority.DANGER, "danger")
    assert steps(contact) == ["rose_supervisors", "rose_duty"]
    assert RoomContactChange.objects.filter(contact=contact, what="raised").count() == 1


def test_a_threat_stands_above_older_words_that_became_danger_unopened() -> None:
    [older] = take(email(POSSIBLE_THREAT))
    raise_unseen_danger(now=NOW + 60 * MINUTE)
    [threat] = take(email(THREAT, sender="kit@mail.example"), at=NOW + 60 * MINUTE)
    handler = staff("Tunde", Role.CONTROL_ROOM)

    listed = list_waiting_contacts(actor=handler, only=QueueFilter(), now=NOW + 61 * MINUTE).contacts

    assert [one.id for one in listed] == [threat.contact, older.contact]
    assert {one.priority for one in listed} == {ContactPriority.DANGER}
    assert find_next_contact(actor=handler, now=NOW + 61 * MINUTE) == threat.contact


def test_a_threat_in_a_contact_that_may_be_danger_makes_it_danger() -> None:
    take(email(POSSIBLE_THREAT, own_name="<1@mail.example>"))

    take(email(THREAT, answers=("<1@mail.example>",)))
    take(email(POSSIBLE_THREAT, answers=("<1@mail.example>",)))

    contact = RoomContact.objects.get()
    assert (contact.priority, contact.is_possible_danger) == (ContactPriority.DANGER, False)


def test_possible_danger_that_a_person_opened_stays_as_it_is() -> None:
    [taken] = take(email(POSSIBLE_THREAT))
    RoomContact.objects.filter(id=taken.contact_id).update(first_seen_at=NOW + MINUTE)

    raise_unseen_danger(now=NOW + 15 * MINUTE)

    assert RoomContact.objects.get(id=taken.contact_id).priority == ContactPriority.HIGH


def test_a_calm_message_after_unopened_possible_danger_lowers_nothing() -> None:
    take(email(POSSIBLE_THREAT, own_name="<1@mail.example>"))
    [taken] = take(email("thank you", answers=("<1@mail.example>",)), at=NOW + 2 * MINUTE)

    raise_unseen_danger(now=NOW + 7 * MINUTE)

    assert RoomContact.objects.get(id=taken.contact_id).priority == ContactPriority.DANGER


def test_a_flood_rings_the_duty_number_once_in_five_minutes() -> None:
    for minute in range(4):
        take(email(THREAT, sender=f"sam{minute}@mail.example"), at=NOW + minute * MINUTE)

    for minute in range(15, 21):
        raise_unseen_danger(now=NOW + minute * MINUTE)

    queued = ProcrastinateJob.objects.filter(task_name=Job.TEXT_ROOM_DUTY).order_by("id")
    assert [job.args["at"] for job in queued] == [(NOW + minute * MINUTE).isoformat() for minute in (15, 20)]
    assert RoomContactChange.objects.filter(what="rose_duty").count() == 4


def test_the_duty_number_gets_one_text_for_all_without_a_word_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    a_threat()
    take(email(THREAT, sender="alex@mail.example"))
    texts = _Texts()
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": texts})

    raise_unseen_danger(now=NOW + 15 * MINUTE)
    phones = replace(settings.FORCE.telephones, duty="07700 900199")
    with override_settings(FORCE=replace(settings.FORCE, telephones=phones)):
        assert send_room_duty_text(at=NOW + 15 * MINUTE, now=NOW + 15 * MINUTE)

    assert [message.body for message in texts.sent] == [say("control-room-sorting-duty-text", count=2, minutes=15)]
    assert RoomContactChange.objects.filter(what="told_duty_number").count() == 2


def test_no_text_goes_for_what_a_handler_took_meanwhile() -> None:
    contact, handler = a_threat(), Staff.objects.create(username="RPC014", name="Tunde A.")
    raise_unseen_danger(now=NOW + 15 * MINUTE)
    RoomContact.objects.filter(id=contact.id).update(first_seen_at=NOW + 15 * MINUTE, owner=handler)

    assert not send_room_duty_text(at=NOW + 15 * MINUTE, now=NOW + 16 * MINUTE)


def test_a_flood_that_has_not_risen_keeps_no_older_threat_from_the_duty_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unseen_danger, "AT_ONCE", 2)
    contact = a_threat()
    raise_unseen_danger(now=NOW + 5 * MINUTE)
    for place in range(6):
        take(email(THREAT, sender=f"flood{place}@mail.example"), at=NOW + 6 * MINUTE)

    raise_unseen_danger(now=NOW + 15 * MINUTE)

    assert steps(contact) == ["rose_supervisors", "rose_duty"]
