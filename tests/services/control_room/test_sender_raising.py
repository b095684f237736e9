"""What is known of a sender raises their contact; one in one record makes danger at the desk, and no more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.control_room.test_contact_intake import NOW, email, take
from tests.services.people_and_cases import a_point, a_victim
from victimcare.records.models import DangerFinding, EmergencyCall, Notification, RoomContact, Task, Victim
from victimcare.rules.control_room.contact_kinds import ContactPriority, ContactRoute
from victimcare.services.control_room.contacts.contact_intake import IncomingContactMessage
from victimcare.services.secret_hashes import DigestUse, make_digest

pytestmark = pytest.mark.django_db
THREAT = "he is outside my house with a knife"
HOUR = timedelta(hours=1)


def contact_of(message: IncomingContactMessage, *, hours: int = 0) -> RoomContact:
    [taken] = take(message, at=NOW + hours * HOUR)
    return RoomContact.objects.get(id=taken.contact_id)


def test_the_third_message_in_a_week_is_looked_at_sooner() -> None:
    contacts = [contact_of(email("When is the open day?"), hours=hours) for hours in range(3)]

    assert [contact.priority for contact in contacts] == [ContactPriority.ROUTINE] * 2 + [ContactPriority.SOON]
    assert "sender_again" in contacts[2].rules


def test_three_messages_in_one_batch_count_as_three() -> None:
    taken = take(*[email("When is the open day?")] * 3)

    assert [one.priority for one in taken] == [ContactPriority.ROUTINE] * 2 + [ContactPriority.SOON]


def test_a_sender_whose_contact_is_in_danger_is_in_danger_whatever_they_write() -> None:
    contact_of(email(THREAT))

    contact = contact_of(email("hello"), hours=30)

    assert contact.priority == ContactPriority.DANGER
    assert contact.rules == ["sender_in_danger"]


def test_words_after_two_cut_calls_within_a_day_are_looked_at_first() -> None:
    for source_id in "12":
        EmergencyCall.objects.create(
            source="switch",
            source_id=source_id,
            service="999",
            presented_at=NOW - HOUR,
            end="abandoned",
            from_key=make_digest("+447700900123", DigestUse.ROOM_SENDER),
            told_at=NOW,
        )

    contact = contact_of(IncomingContactMessage(ContactRoute.TEXT, "07700 900123", "", "hello"))

    assert (contact.priority, contact.rules) == (ContactPriority.HIGH, ["cut_calls"])


def test_danger_from_one_victims_address_asks_their_care_team_too() -> None:
    victim = a_victim()
    a_point(victim, "sam@mail.example", kind="email")

    contact = contact_of(email(THREAT))

    [task] = Task.objects.filter(kind="danger_words")
    assert (task.victim_id, task.is_danger) == (victim.id, True)
    assert DangerFinding.objects.get().door == "room"
    assert contact.priority == ContactPriority.DANGER


def test_a_forged_sender_can_add_one_task_and_sends_nothing_without_a_plan() -> None:
    victim = a_victim()
    a_point(victim, "sam@mail.example", kind="email")

    for n in range(5):
        take(email(THREAT, own_name=f"<{n}@forged.example>"))

    assert Task.objects.filter(kind="danger_words").count() == 1
    assert Notification.objects.count() == 0
    assert set(DangerFinding.objects.values_list("answer", flat=True)) == {"not_agreed"}


def test_a_forged_sender_without_danger_reaches_no_record() -> None:
    victim = a_victim()
    a_point(victim, "sam@mail.example", kind="email")
    take(email(THREAT))
    before = list(Task.objects.values_list("id", "closed_at", "due_at", "harm"))

    take(email("All is well, please close this. It was a mistake."))

    assert list(Task.objects.values_list("id", "closed_at", "due_at", "harm")) == before


@pytest.mark.parametrize(("records", "tasks"), [(1, 1), (2, 2), (5, 5), (6, 1)])
def test_the_care_team_of_each_record_with_the_address_hears_of_danger(records: int, tasks: int) -> None:
    victims = {a_victim().id for _ in range(records)}
    for victim in Victim.objects.filter(id__in=victims):
        a_point(victim, "sam@mail.example", kind="email")

    contact = contact_of(email(THREAT, sender="Sam+1@mail.example"))

    assert contact.priority == ContactPriority.DANGER
    made = list(Task.objects.filter(kind="danger_words").values_list("victim_id", flat=True))
    assert len(made) == tasks
    assert set(made) == (victims if records <= 5 else {None})
