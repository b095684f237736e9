"""A shift: mixed contacts and calls, worked by two people through the pages; the figures say what they did.

Short form: 20 contacts. Long form (VICTIMCARE_FAULTS=long): 200.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import timedelta
from itertools import cycle, islice
from uuid import UUID

import pytest
from django.test import override_settings

from tests.channels.web.control_room.test_contact_pages import address, handler, press
from tests.channels.web.control_room.test_figure_pages import words_of
from tests.services.control_room.room_staff import NOW
from tests.services.control_room.test_half_hours import DAY, call, record
from victimcare.records.models import RoomContact, ThriveAssessment
from victimcare.rules.control_room.contact_kinds import ContactPriority, ContactRoute
from victimcare.rules.control_room.figures.room_figures import ContactWay
from victimcare.services.access import Actor
from victimcare.services.control_room.contacts.contact_intake import IncomingContactMessage, take_contact_messages
from victimcare.services.control_room.figures.half_hours import WrittenFigures, load_half_hours
from victimcare.services.desk.staff_sessions import staff_actor

pytestmark = pytest.mark.django_db
COUNT = 200 if os.environ.get("VICTIMCARE_FAULTS") == "long" else 20
_EACH = (
    (ContactRoute.EMAIL, "he is outside my house with a knife"),
    (ContactRoute.WEB, "Is there any news on my case?"),
    (ContactRoute.TEXT, "Somebody broke into our shed last night and took the tools."),
    (ContactRoute.EMAIL, "I want to complain about how I was spoken to on Saturday."),
    (ContactRoute.EMAIL, "সে বলেছে সে আমাকে মেরে ফেলবে। দয়া করে সাহায্য করুন।"),
)
WAYS = {
    ContactWay.EMAIL: ContactRoute.EMAIL,
    ContactWay.WEB: ContactRoute.WEB,
    ContactWay.OTHER_WRITTEN: ContactRoute.TEXT,
}


def test_the_figures_of_a_shift_are_what_two_people_did() -> None:
    begun = NOW - timedelta(hours=1)
    arrivals = [
        IncomingContactMessage(route, f"sender{place}@mail.example", "", words, received_at=begun)
        for place, (route, words) in enumerate(islice(cycle(_EACH), COUNT))
    ]
    take_contact_messages(actor=Actor.system("mail"), incoming=arrivals, now=begun)
    record(*(call(number, begun + timedelta(minutes=number % 50), waits=3) for number in range(COUNT // 2)))
    record(call(1000, begun, waits=40))
    (tunde, person), (maeve, _) = handler("tunde"), handler("maeve")

    worked: list[ContactPriority] = []
    for place in range(COUNT):
        moment = begun + timedelta(minutes=1, seconds=place * 3000 / COUNT)
        with override_settings(VICTIMCARE_NOW=moment):
            colleague = (tunde, maeve)[place % 2]
            answer = colleague.post("/control-room/next")
            contact = UUID(answer["Location"].rpartition("/")[2])
            priority = ContactPriority(RoomContact.objects.get(public_id=contact).priority)
            worked.append(priority)
            assert colleague.get(address(contact)).status_code == 200
            if priority is ContactPriority.DANGER:
                press(colleague, contact, "thrive", threat="Said in writing.", risk="Now.", reason="Unit sent.")
            press(colleague, contact, "close", outcome="advice_given", why="Told what happens next.")

    assert worked == sorted(worked, reverse=True)
    assert Counter(RoomContact.objects.values_list("state", flat=True)) == {"closed": COUNT}
    assert ThriveAssessment.objects.count() == worked.count(ContactPriority.DANGER) > 0
    for way, route in WAYS.items():
        total = load_half_hours(actor=staff_actor(person), on=DAY, way=way, now=NOW).total
        assert isinstance(total, WrittenFigures)
        came = sum(each.route is route for each in arrivals)
        assert (total.came, total.answered, total.backlog) == (came, came, 0)
    words = words_of(tunde, "/control-room/wallboard")
    assert f"{COUNT // 2 + 1} calls today. Aim 90." in words
    assert "Danger without a handler 0" in words
