"""Texts to the control room's own number become contacts, by sender."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.adapters.texts.test_inboxes import NOTIFY
from tests.channels.api.test_received_hook import agreed as agreed
from tests.channels.api.test_received_hook import post
from tests.services.control_room.room_staff import NOW
from tests.services.messages.tellings import a_reachable_victim
from victimcare.records.models import ReceivedMessage, RoomContact, RoomMessage, Task
from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.services.access import Actor
from victimcare.services.control_room.contacts.contact_words import open_contact_heads
from victimcare.services.control_room.intake.room_texts import is_room_number, take_room_text
from victimcare.services.ports import ReceivedText

pytestmark = pytest.mark.django_db
SENDER = "+447700900123"


@pytest.fixture(autouse=True)
def room_numbers(settings: Any) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, control_room_text_numbers=("07700 900500", "60777"))


def take(words: str, *, name: str = "1", sender: str = SENDER, hours: float = 0) -> RoomContact:
    text = ReceivedText(name, sender, words, "60777")
    now = NOW + timedelta(hours=hours)
    taken = take_room_text(actor=Actor.system("hooks.notify"), supplier="notify", text=text, now=now)
    return RoomContact.objects.get(id=taken.contact_id)


def test_a_text_to_the_rooms_number_becomes_a_contact_once_and_one_to_the_desk_does_not() -> None:
    assert [post(NOTIFY).status_code, post(NOTIFY).status_code] == [204, 204]
    post(NOTIFY | {"id": "2", "destination_number": "07700900600"})

    contact = RoomContact.objects.get()
    assert (contact.route, open_contact_heads([contact])[contact.public_id].sender) == ("text", "447700900123")
    assert ReceivedMessage.objects.count() == 1
    assert RoomMessage.objects.count() == 1


def test_numbers_and_short_codes_are_known_however_they_are_written() -> None:
    numbers = ("+44 7700 900500", "07700900500", "60777", "07700900501", "")
    assert [is_room_number(each) for each in numbers] == [True, True, True, False, False]


def test_a_senders_texts_of_a_week_are_one_contact_and_later_ones_another() -> None:
    first = take("My bike was stolen")
    again = take("It is green", name="2", hours=167)
    other = take("My car too", name="3", sender="+447700900456", hours=167)
    later = take("Any news?", name="4", hours=400)

    assert first == again
    assert len({first, other, later}) == 3
    assert first.messages.count() == 2


def test_words_of_danger_in_a_text_raise_and_reach_the_care_team_of_the_one_victim_who_has_the_number() -> None:
    a_reachable_victim(mobile=SENDER)

    contact = take("he is outside with a knife help")

    assert contact.priority == ContactPriority.DANGER
    assert Task.objects.filter(kind__startswith="danger").count() == 1
