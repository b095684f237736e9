"""The next contact is the first of the list, whatever a handler is trained for, once it is over its minutes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.services.control_room.room_staff import NOW
from tests.services.control_room.test_contact_intake import email, take
from tests.services.people_and_cases import staff
from victimcare.records.models import RoomContact, Staff, WorkProfile
from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.services.access import Role
from victimcare.services.control_room.contacts.contact_queue import (
    QueueFilter,
    find_next_contact,
    list_waiting_contacts,
)

pytestmark = pytest.mark.django_db
_WAITING = st.tuples(
    st.sampled_from(ContactPriority),
    st.integers(-200, 60),  # minutes until a person looks
    st.sampled_from(["", "en", "bn", "pl"]),
    st.sampled_from(["other", "domestic_abuse", "threat_to_life"]),
    st.booleans(),
)


class NextContactTests(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(st.lists(_WAITING, min_size=1, max_size=8))
    def test_what_is_over_its_minutes_is_next_in_the_order_of_the_list(self, waiting: list[tuple[object, ...]]) -> None:
        handler = staff("Tunde", Role.CONTROL_ROOM)
        tunde = Staff.objects.get(id=handler.staff_id or 0)
        WorkProfile.objects.create(staff=tunde, languages=["pl"], skills=[], kept_at=NOW, kept_by=tunde)
        taken = take(*(email(f"hello {place}", sender=f"s{place}@mail.example") for place in range(len(waiting))))
        for one, (priority, minutes, language, contact_class, is_possible) in zip(taken, waiting, strict=True):
            RoomContact.objects.filter(id=one.contact_id).update(
                priority=priority,
                due_at=NOW + timedelta(minutes=minutes),  # type: ignore[arg-type]
                language=language,
                contact_class=contact_class,
                is_possible_danger=is_possible,
            )

        [first, *_] = list_waiting_contacts(actor=handler, only=QueueFilter(), now=NOW).contacts
        found = find_next_contact(actor=handler, now=NOW)

        assert found is not None
        row = RoomContact.objects.get(public_id=found)
        assert row.priority == first.priority
        assert found == first.id or first.due_at > NOW
        assert row.is_possible_danger == first.is_possible_danger


def test_a_threat_in_a_language_of_no_handler_is_next_once_it_is_over_its_minutes() -> None:
    threats = ("he is outside my house with a knife", "he is outside my house")
    [foreign] = take(email(threats[0], language="bn"))
    [english] = take(email(threats[1], sender="kit@mail.example"), at=NOW + timedelta(minutes=3))
    handler = staff("Tunde", Role.CONTROL_ROOM)

    next_ones = [find_next_contact(actor=handler, now=NOW + timedelta(minutes=after)) for after in (4, 6)]

    assert next_ones == [english.contact, foreign.contact]
