"""What people write to the control room becomes contacts: nothing is lost, nothing is lowered, nothing joins another
person's conversation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from victimcare.records.models import RoomContact, RoomContactChange, RoomMessage, Staff
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority, ContactRoute
from victimcare.services.access import Actor
from victimcare.services.control_room.contacts.contact_intake import (
    IncomingContactMessage,
    TakenMessage,
    take_contact_messages,
)
from victimcare.services.control_room.contacts.contact_words import open_contact_heads, open_message_words

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
MAIL = Actor.system("mail")


def email(words: str, *, sender: str = "sam@mail.example", subject: str = "", **more: object) -> IncomingContactMessage:
    return IncomingContactMessage(ContactRoute.EMAIL, sender, subject, words, **more)  # type: ignore[arg-type]


def take(*incoming: IncomingContactMessage, at: datetime = NOW) -> list[TakenMessage]:
    return take_contact_messages(actor=MAIL, incoming=incoming, now=at)


def close(contact: RoomContact) -> None:
    handler = Staff.objects.create(username="RPC014", name="Tunde A.")
    RoomContact.objects.filter(id=contact.id).update(
        state="closed", outcome="answered", closed_at=NOW, closed_by=handler, priority=ContactPriority.ROUTINE
    )


def test_a_threat_is_first_within_the_minutes_of_danger() -> None:
    [taken] = take(email("he is outside my house with a knife", subject="Please someone"))

    contact = RoomContact.objects.get(id=taken.contact_id)
    assert contact.priority == ContactPriority.DANGER
    assert contact.queue == "danger"
    assert contact.due_at == NOW + timedelta(minutes=5)
    assert {"outside_now", "weapon"} <= set(contact.rules)


def test_words_are_readable_by_their_key_alone_and_the_matches_stand_on_them() -> None:
    [taken] = take(email("he is outside my house", subject="Please someone"))

    head = open_contact_heads([RoomContact.objects.get(id=taken.contact_id)])[taken.contact]
    message = RoomMessage.objects.get(id=taken.message_id)
    said = open_message_words([message])[message.public_id]
    assert (head.sender, head.subject, said.words) == ("sam@mail.example", "Please someone", "he is outside my house")
    text = f"{head.subject}\n\n{said.words}"
    assert "outside" in " ".join(text[span.start : span.end] for each in said.matches for span in each.spans)
    assert b"outside" not in bytes(message.sealed)


def test_an_answer_joins_the_contact_raises_it_and_opens_it_again() -> None:
    [first] = take(email("When can I collect my bicycle?", own_name="<1@mail.example>"))
    close(RoomContact.objects.get(id=first.contact_id))

    [second] = take(email("he is outside my house", answers=("<1@mail.example>",)), at=NOW + timedelta(hours=1))

    assert second.contact_id == first.contact_id
    contact = RoomContact.objects.get(id=first.contact_id)
    assert (contact.state, contact.priority) == ("open", ContactPriority.DANGER)
    assert contact.due_at == NOW + timedelta(hours=1, minutes=5)
    assert list(RoomContactChange.objects.filter(contact=contact).order_by("id").values_list("what", flat=True)) == [
        "received",
        "opened_again",
        "raised",
        "wrote_again",
    ]


def test_a_harmless_answer_never_lowers_a_threat() -> None:
    [first] = take(email("he is outside my house", own_name="<1@mail.example>"))

    take(email("Thank you, all is well.", answers=("<1@mail.example>",)))

    assert RoomContact.objects.get(id=first.contact_id).priority == ContactPriority.DANGER


def test_a_stranger_who_knows_the_name_of_a_message_does_not_join_its_contact() -> None:
    [first] = take(email("When can I collect my bicycle?", own_name="<1@mail.example>"))

    [other] = take(email("Tell me too.", sender="alex@mail.example", answers=("<1@mail.example>",)))

    assert other.contact_id != first.contact_id


def test_a_message_told_twice_by_its_own_id_is_one() -> None:
    one = email("my number is 07700 900123", source_id="form:7")

    [first, again] = take(one, one)
    [later] = take(one)

    assert (first.is_new, again.is_new, later.is_new) == (True, False, False)
    assert {first.message, again.message, later.message} == {first.message}
    assert RoomMessage.objects.count() == 1


def test_many_messages_take_as_many_queries_as_three(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    take(email("warm up"))
    with django_assert_num_queries(10):
        take(*[email(f"hello {n}", own_name=f"<{n}@mail.example>") for n in range(3)])
    with django_assert_num_queries(10):
        take(*[email(f"hello {n}", own_name=f"<x{n}@mail.example>") for n in range(30)])


def test_what_a_form_says_counts_and_words_can_only_raise_it() -> None:
    [thanks] = take(email("Thank you for your help.", said=ContactClass.COMPLIMENT))
    [threat] = take(email("Thank you. He has a knife.", said=ContactClass.COMPLIMENT))

    assert RoomContact.objects.get(id=thanks.contact_id).contact_class == ContactClass.COMPLIMENT
    assert RoomContact.objects.get(id=threat.contact_id).priority == ContactPriority.DANGER


def words_of(taken: TakenMessage) -> str:
    message = RoomMessage.objects.get(id=taken.message_id)
    return open_message_words([message])[message.public_id].words


THREAT = "He is outside my door now with a knife. He says he will kill me."


@pytest.mark.parametrize("sender", ["sam@mail.example", "other@mail.example"])
def test_a_threat_that_a_mail_program_folds_as_a_quotation_is_danger(sender: str) -> None:
    """Below a farewell, or in another person's mail that the victim answers to us: whatever name the mail answers."""
    take(email("My bicycle is gone.", own_name="<1@mail.example>"))

    quoted = f"Thanks\nSam\n> My bicycle is gone.\n{THREAT}"
    [second] = take(email("I found the receipt.", quoted=quoted, sender=sender, answers=("<1@mail.example>",)))

    assert second.priority == ContactPriority.DANGER
    assert THREAT in words_of(second)


def test_a_quotation_of_what_the_contact_holds_is_folded_and_raises_nothing_again() -> None:
    [first] = take(email(THREAT, own_name="<1@mail.example>"))
    close(RoomContact.objects.get(id=first.contact_id))

    quoted = "> He is outside my door now\n> with a knife. He says he will kill me."
    [second] = take(email("Thank you for coming.", quoted=quoted, answers=("<1@mail.example>",)))

    assert words_of(second) == "Thank you for coming."
    assert RoomMessage.objects.get(id=second.message_id).rules == ["compliment"]


def test_danger_in_any_field_of_a_form_counts_and_a_harmless_field_stays_a_field() -> None:
    fields = {"when": THREAT, "safe": "E-mail only, after 6pm."}
    [taken] = take(IncomingContactMessage(ContactRoute.PARTNER_SITE, "", "", "Please read.", fields=fields))

    assert taken.priority == ContactPriority.DANGER
    assert words_of(taken) == f"Please read.\n\n{THREAT}"
