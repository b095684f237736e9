"""A message about two matters becomes two contacts: no danger is lost, nothing is closed, and it can be undone."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.services.control_room.test_contact_intake import email, take
from tests.services.people_and_cases import NOW, a_case, a_victim, staff
from victimcare.records.models import AuditEntry, PersonKey, RoomContact, RoomMessage
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Actor, Role
from victimcare.services.control_room.contacts import contact_actions, contact_links, contact_splits
from victimcare.services.control_room.contacts.contact_detail import ContactDetail, open_contact
from victimcare.services.control_room.contacts.contact_splits import SecondMatter

pytestmark = pytest.mark.django_db
BICYCLE = "Any news on my stolen bicycle?"
THREAT = "He is outside my house with a knife."


def handler() -> Actor:
    return staff("Tunde", Role.CONTROL_ROOM)


def claimed(tunde: Actor, words: str) -> RoomContact:
    [taken] = take(email(words, subject="Two things"))
    contact_actions.claim_contact(actor=tunde, contact_id=taken.contact, now=NOW)
    return RoomContact.objects.get(id=taken.contact_id)


def split(
    tunde: Actor, contact: RoomContact, words: str = "", contact_class: ContactClass | None = None
) -> RoomContact:
    matter = SecondMatter(contact.messages.get().public_id, "Two matters", words, contact_class)
    new = contact_splits.split_contact(actor=tunde, contact_id=contact.public_id, matter=matter, now=NOW)
    return RoomContact.objects.get(public_id=new)


def seen(tunde: Actor, contact: UUID) -> ContactDetail:
    return open_contact(actor=tunde, contact_id=contact, now=NOW)


def test_the_part_about_danger_becomes_a_contact_in_danger_and_the_first_keeps_its_own() -> None:
    tunde = handler()
    contact = claimed(tunde, f"{BICYCLE}\n{THREAT}")

    new = split(tunde, contact, THREAT)

    contact.refresh_from_db()
    assert (new.priority, new.queue, new.state, new.from_key) == (4, "danger", "open", contact.from_key)
    assert (contact.priority, contact.state, contact.owner_id) == (4, "open", tunde.staff_id)
    part = new.messages.get()
    assert part.part_of == contact.messages.get()
    assert [each.said.words for each in seen(tunde, new.public_id).messages] == [THREAT]
    assert BICYCLE in seen(tunde, contact.public_id).messages[0].said.words
    assert [each.target for each in seen(tunde, contact.public_id).links] == [new.public_id]
    assert [each.target for each in seen(tunde, new.public_id).links] == [contact.public_id]
    assert AuditEntry.objects.filter(act__in=["room_contact.split", "room_contact.began_apart"]).count() == 2


def test_a_class_that_the_handler_says_is_raised_by_the_words_and_never_lowers_them() -> None:
    tunde = handler()
    contact = claimed(tunde, f"{BICYCLE}\n{THREAT}")

    assert split(tunde, contact, THREAT, ContactClass.LOST_PROPERTY).priority == ContactPriority.DANGER
    assert split(tunde, contact, BICYCLE, ContactClass.COMPLAINT).priority < ContactPriority.DANGER


def test_possible_danger_stays_possible_danger_through_split_and_merge() -> None:
    tunde = handler()
    contact = claimed(tunde, f"{BICYCLE} He breached the restraining order.")
    assert contact.is_possible_danger

    new = split(tunde, contact, "He breached the restraining order.")
    other = claimed(tunde, "Where is the open day?")
    contact_actions.claim_contact(actor=tunde, contact_id=new.public_id, now=NOW)
    contact_links.merge_contact(
        actor=tunde, contact_id=new.public_id, into=other.public_id, why="The same person", now=NOW
    )

    other.refresh_from_db()
    assert (new.is_possible_danger, new.due_at) == (True, contact.due_at)
    assert (other.is_possible_danger, other.priority) == (True, ContactPriority.HIGH)


def test_words_that_are_not_in_the_message_are_refused_and_spaces_do_not_matter() -> None:
    tunde = handler()
    contact = claimed(tunde, f"{BICYCLE}\r\n{THREAT}")

    with pytest.raises(FieldRequired, match="not in the message"):
        split(tunde, contact, "He never wrote this.")
    split(tunde, contact, f"{BICYCLE}   {THREAT}")

    assert RoomContact.objects.count() == 2


def test_a_split_is_undone_by_merging_back() -> None:
    tunde = handler()
    contact = claimed(tunde, f"{BICYCLE}\n{THREAT}")
    new = split(tunde, contact, BICYCLE)
    contact_actions.claim_contact(actor=tunde, contact_id=new.public_id, now=NOW)

    kept = contact_splits.undo_split(actor=tunde, contact_id=new.public_id, why="One matter", now=NOW)

    new.refresh_from_db()
    assert (kept, new.state, new.merged_into_id) == (contact.public_id, "merged", contact.id)
    with pytest.raises(NotFound, match="not split out"):
        contact_splits.undo_split(actor=tunde, contact_id=contact.public_id, why="One matter", now=NOW)


def test_a_part_is_no_further_message_of_its_sender() -> None:
    tunde = handler()
    contact = claimed(tunde, f"{BICYCLE}\n{THREAT}")
    split(tunde, contact, BICYCLE)

    [taken] = take(email("Thank you"))

    assert "sender_again" not in RoomContact.objects.get(id=taken.contact_id).rules
    assert RoomMessage.objects.filter(part_of=None).count() == 2


def test_words_of_a_linked_victim_stay_under_their_key() -> None:
    tunde = handler()
    victim = a_victim(a_case(reference="42/1234/27"))
    contact = claimed(tunde, f"{BICYCLE}\n{THREAT}")
    contact_links.link_contact_to_victim(
        actor=tunde, contact_id=contact.public_id, reference="42/1234/27", why="Known", now=NOW
    )

    new = split(tunde, contact, BICYCLE)

    assert PersonKey.objects.get(room_contact=new).person_id == victim.person_id
