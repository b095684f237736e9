"""What handlers do beside reading: hand over, join, split, type without losing words, see each other, choose keys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.channels.web.control_room.test_contact_pages import address, handler, press, take
from tests.services.control_room.test_contact_intake import email
from tests.services.people_and_cases import a_case, a_point, a_victim
from victimcare.channels.web.control_room.contacts.contact_words_shown import name_rule
from victimcare.records.models import (
    RoomContact,
    RoomContactChange,
    RoomContactLink,
    RoomContactPresence,
    RoomDraft,
    RoomMessage,
    Task,
    WorkProfile,
)
from victimcare.rules.control_room.contact_kinds import ContactClass
from victimcare.rules.control_room.contact_order import RisingStep
from victimcare.rules.control_room.raising import RaisingReason
from victimcare.rules.control_room.room_rules import RoomRule
from victimcare.rules.danger.matches import DangerRule
from victimcare.services import port_registry
from victimcare.services.control_room.alarms.unseen_danger import TOLD
from victimcare.services.control_room.contacts.contact_detail import open_contact
from victimcare.services.desk.staff_sessions import staff_actor

pytestmark = pytest.mark.django_db


def page_of(client: Client, contact: UUID) -> str:
    return client.get(address(contact)).content.decode()


def body(answer: object) -> str:
    assert isinstance(answer, HttpResponse)
    return answer.content.decode()


def test_the_queue_is_narrowed_to_a_skill_and_to_the_handlers_own() -> None:
    assault, child, bicycle = take(
        email("x", subject="Assault", said=ContactClass.SEXUAL_OFFENCE),
        email("x", subject="Child", sender="kit@mail.example", said=ContactClass.CHILD),
        email("x", subject="Bike", sender="ari@mail.example", said=ContactClass.LOST_PROPERTY),
    )
    (tunde, trained), (maeve, _) = handler("tunde"), handler("maeve")
    WorkProfile.objects.create(
        staff=trained, skills=["child", "sexual_offence"], kept_at=datetime.now(UTC), kept_by=trained
    )

    def listed(client: Client, skill: str) -> set[UUID]:
        page = client.get(f"/control-room?skill={skill}").content.decode()
        return {one.contact for one in (assault, child, bicycle) if address(one.contact) in page}

    assert listed(tunde, "child") == listed(maeve, "child") == {child.contact}
    assert listed(tunde, "mine") == {assault.contact, child.contact}
    assert listed(maeve, "mine") == set()
    assert listed(maeve, "") == listed(maeve, "juggling") == {assault.contact, child.contact, bicycle.contact}


def test_a_contact_is_handed_to_a_colleague_with_what_they_need_to_know() -> None:
    [one] = take(email("Where is my bicycle?"))
    (tunde, _), (_, maeve) = handler("tunde"), handler("maeve")
    _, carys = handler("carys", "desk")
    maeve.refresh_from_db()
    carys.refresh_from_db()
    press(tunde, one.contact, "claim")

    assert "Carys" not in page_of(tunde, one.contact)
    press(tunde, one.contact, "hand-over", to=str(carys.public_id), why="She is at the desk")
    press(tunde, one.contact, "hand-over", to=str(maeve.public_id), why="She speaks to him already")

    assert RoomContact.objects.get().owner == maeve
    assert "She speaks to him already" in page_of(tunde, one.contact)


def test_two_reports_of_one_sender_are_merged_and_the_threat_stays_first() -> None:
    [first, threat] = take(email("Where is my bicycle?", subject="Bike"), email("he is outside my house with a knife"))
    tunde, _ = handler("tunde")
    for one in (first, threat):
        press(tunde, one.contact, "claim")

    press(tunde, threat.contact, "join", other=str(first.contact), how="merge", why="The same person")

    kept, merged = RoomContact.objects.get(id=first.contact_id), RoomContact.objects.get(id=threat.contact_id)
    assert (kept.state, kept.priority, kept.queue) == ("open", 4, "danger")
    assert (merged.state, merged.merged_into) == ("merged", kept)
    assert kept.first_seen_at is None  # the threat stood unopened
    assert "outside my house" in page_of(tunde, first.contact)


def test_a_look_without_a_reader_opens_nothing() -> None:
    [one] = take(email("he is outside my house with a knife"))
    tunde, _ = handler("tunde")

    assert tunde.head(address(one.contact)).status_code == 405
    assert RoomContact.objects.get().first_seen_at is None


def test_a_message_about_something_else_becomes_a_contact_that_keeps_its_words() -> None:
    [first] = take(email("Where is my bicycle?", subject="Bike", own_name="<1@mail.example>"))
    [second] = take(email("he is outside my house", subject="Now", answers=("<1@mail.example>",)))
    tunde, _ = handler("tunde")
    press(tunde, first.contact, "claim")

    press(tunde, first.contact, "split", message=str(second.message), why="Another matter")

    new = RoomContact.objects.exclude(id=first.contact_id).get()
    assert (new.queue, new.priority) == ("danger", 4)
    assert RoomContact.objects.get(id=first.contact_id).priority == 4  # nothing is lowered by it
    assert "outside my house" in page_of(tunde, new.public_id)
    assert RoomMessage.objects.get(public_id=second.message).contact_id == new.id
    assert RoomContactLink.objects.get().other_id == first.contact_id


def test_one_message_about_two_matters_is_split_on_the_page_and_merged_back() -> None:
    [one] = take(email("Where is my bicycle? Also, the neighbour shouts at night.", subject="Two things"))
    tunde, _ = handler("tunde")
    press(tunde, one.contact, "claim")

    wrong = press(tunde, one.contact, "split", message=str(one.message), words="Not there", why="Two matters")
    press(tunde, one.contact, "split", message=str(one.message), words="the neighbour shouts", why="Two matters")
    new = RoomContact.objects.exclude(id=one.contact_id).get()

    assert "These words are not in the message." in body(wrong)
    assert address(new.public_id) in page_of(tunde, one.contact)
    assert address(one.contact) in page_of(tunde, new.public_id)
    press(tunde, new.public_id, "claim")
    press(tunde, new.public_id, "undo-split", why="One matter")
    assert RoomContact.objects.get(id=new.id).merged_into_id == one.contact_id


def test_the_only_message_of_a_contact_stays_in_it() -> None:
    [one] = take(email("Where is my bicycle?"))
    tunde, _ = handler("tunde")
    press(tunde, one.contact, "claim")

    answer = press(tunde, one.contact, "split", message=str(one.message), why="Another matter")

    assert "Nothing was changed." in body(answer)
    assert RoomContact.objects.count() == 1


def test_a_link_is_ended_by_the_handler_who_has_the_contact() -> None:
    [earlier, one] = take(email("Where is my bicycle?", subject="Bike"), email("My bicycle is blue", subject="Blue"))
    tunde, _ = handler("tunde")
    press(tunde, one.contact, "claim")
    press(tunde, one.contact, "join", other=str(earlier.contact), how="link", why="The same bicycle")
    link = RoomContactLink.objects.get()

    tunde.post(address(one.contact), {"act": "unlink", "link": str(link.id)})

    link.refresh_from_db()
    assert link.ended_at is not None
    assert RoomContactChange.objects.filter(what="link_ended").count() == 1


def test_the_words_of_a_second_mail_are_marked_where_they_stand_under_its_own_subject() -> None:
    [first] = take(email("Where is my bicycle?", subject="A long subject", own_name="<1@mail.example>"))
    take(email("please hurry, he is outside my house", subject="Re", answers=("<1@mail.example>",)))
    tunde, _ = handler("tunde")

    page = page_of(tunde, first.contact)

    marks = [part.split("<sup")[0] for part in page.split('<mark class="room-mark">')[1:]]
    assert "please hurry" in marks
    assert any(mark.endswith(("outside my house", "outside")) for mark in marks)


def test_words_that_were_typed_stand_in_the_form_after_the_browser_died() -> None:
    [one] = take(email("he is outside my house"))
    (tunde, _), (maeve, _) = handler("tunde"), handler("maeve")
    press(tunde, one.contact, "claim")

    kept = tunde.post(f"{address(one.contact)}/draft", {"thrive-threat": "A man at her door", "note-words": "Ring"})

    assert kept.status_code == 204
    assert "A man at her door" in page_of(tunde, one.contact)
    assert "not saved yet" in page_of(tunde, one.contact)
    assert "A man at her door" not in page_of(maeve, one.contact)
    assert b"door" not in bytes(RoomDraft.objects.get().sealed)


def test_a_form_that_is_refused_keeps_its_words_and_a_saved_one_leaves_no_draft() -> None:
    [one] = take(email("he is outside my house"))
    tunde, _ = handler("tunde")
    press(tunde, one.contact, "claim")

    press(tunde, one.contact, "thrive", harm="A child is upstairs", grade="emergency", reason="")
    assert "A child is upstairs" in page_of(tunde, one.contact)
    press(tunde, one.contact, "thrive", threat="A man", harm="A child", grade="emergency", reason="Life at risk")

    assert not RoomDraft.objects.exists()


def test_each_handler_sees_that_the_other_reads_or_writes() -> None:
    [one] = take(email("Where is my bicycle?"))
    (tunde, _), (maeve, staff) = handler("tunde"), handler("maeve")
    version = str(RoomContact.objects.get().version)
    page_of(tunde, one.contact)

    heard = body(maeve.post(f"{address(one.contact)}/presence", {"mode": "writing", "version": version}))

    assert "Tunde is reading this now." in heard
    assert "has changed" not in heard
    assert "Maeve is writing an answer now." in page_of(tunde, one.contact)
    RoomContactPresence.objects.filter(staff=staff).update(at=datetime.now(UTC) - timedelta(minutes=1))
    assert "Maeve" not in page_of(tunde, one.contact)


def test_a_page_learns_that_its_contact_has_changed() -> None:
    [one] = take(email("Where is my bicycle?"))
    tunde, _ = handler("tunde")
    seen = str(RoomContact.objects.get().version)
    press(tunde, one.contact, "claim")

    heard = body(tunde.post(f"{address(one.contact)}/presence", {"mode": "reading", "version": seen}))

    assert "This contact has changed since you opened the page." in heard


def test_next_prefers_what_a_handler_is_trained_for_but_leaves_nothing_waiting() -> None:
    now = datetime.now(UTC)
    abuse = "my husband hits me every day"
    take(email(abuse, sender="a@mail.example"), email("আমার সাইকেল", sender="b@mail.example", language="bn"))
    (tunde, _), (maeve, speaks) = handler("tunde"), handler("maeve")
    WorkProfile.objects.create(staff=speaks, languages=["bn"], skills=["domestic_abuse"], kept_at=now, kept_by=speaks)
    RoomContact.objects.update(priority=2, contact_class="other")

    maeve.post("/control-room/next")
    tunde.post("/control-room/next")

    assert set(RoomContact.objects.values_list("owner__name", flat=True)) == {"Tunde", "Maeve"}


def test_the_list_is_narrowed_by_class_route_and_language() -> None:
    take(email("he is outside my house", subject="First"), email("আমার সাইকেল", subject="Second", language="bn"))
    tunde, _ = handler("tunde")

    by_class = tunde.get("/control-room?contact_class=threat_to_life").content.decode()
    by_language = tunde.get("/control-room?language=bn").content.decode()

    assert ("<bdi>First" in by_class, "<bdi>Second" in by_class) == (True, False)
    assert ("<bdi>First" in by_language, "<bdi>Second" in by_language) == (False, True)


def test_keys_are_changed_and_turned_off_and_leave_the_desks_alone() -> None:
    tunde, staff = handler("tunde")
    staff.keys = {"are_on": True, "of": {"take": "x"}}
    staff.save()
    page = tunde.get("/control-room/keys").content.decode()
    fields = {
        f"key_{name}": "qwertyuiopas"[place]
        for place, name in enumerate(
            ("down", "up", "next", "claim", "dispatch", "link", "move", "reply", "steer", "note", "close", "keys")
        )
    }

    twice = tunde.post("/control-room/keys", {**fields, "key_up": "q"})
    tunde.post("/control-room/keys", fields)

    assert "Take the next contact" in page
    assert twice.status_code == 422
    staff.refresh_from_db()
    assert staff.keys == {
        "are_on": True,
        "of": {"take": "x"},
        "room": {"are_on": False, "of": {name.removeprefix("key_"): key for name, key in fields.items()}},
    }
    assert "keys.mjs" not in tunde.get("/control-room").content.decode()


def test_opening_a_contact_takes_as_many_queries_for_many_messages_as_for_one() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    [one] = take(email("Where is my bicycle?", own_name="<1@mail.example>"))
    _, staff = handler("tunde")
    staff.refresh_from_db()
    actor, now = staff_actor(staff), datetime.now(UTC)
    with CaptureQueriesContext(connection) as few:
        open_contact(actor=actor, contact_id=one.contact, now=now)
    take(*[email(f"again {n}", answers=("<1@mail.example>",)) for n in range(12)])
    assert RoomMessage.objects.count() == 13

    with CaptureQueriesContext(connection) as many:
        open_contact(actor=actor, contact_id=one.contact, now=now)

    assert len(many) == len(few)


def test_what_raises_and_what_rises_is_said_in_words() -> None:
    take(*[email(f"Where is my bicycle {n}?", sender="often@mail.example") for n in range(3)])
    newest = RoomContact.objects.latest("id")
    for what in (*RisingStep, TOLD):
        RoomContactChange.objects.create(contact=newest, what=what, at=datetime.now(UTC))
    tunde, _ = handler("tunde")

    page = page_of(tunde, newest.public_id)

    assert "This sender has written often this week" in page
    assert "told the supervisors" in page
    for rule in (*DangerRule, *RoomRule, *RaisingReason):
        assert name_rule(rule.value) != rule.value


def test_any_news_is_steered_from_the_page_with_the_words_shown_first(monkeypatch: Any) -> None:
    monkeypatch.setattr(port_registry.ports, "room_mailer", object())
    [one] = take(email("Any news on my case?", said=ContactClass.ANY_NEWS))
    tunde, _ = handler("tunde")

    page = page_of(tunde, one.contact)
    press(tunde, one.contact, "steer")

    assert "You can hear what is new at any time" in page
    assert RoomContact.objects.get().outcome == "steered"
    assert "Told how to get news" in page_of(tunde, one.contact)


def test_a_prepared_answer_fills_the_field_and_a_risky_one_is_read_by_a_colleague(monkeypatch: Any) -> None:
    monkeypatch.setattr(port_registry.ports, "room_mailer", object())
    [one] = take(email("he is outside my house"))
    (tunde, _), (maeve, _) = handler("tunde"), handler("maeve")
    press(tunde, one.contact, "claim")

    filled = tunde.get(f"{address(one.contact)}?prepared=ring_us").content.decode()
    press(tunde, one.contact, "reply", words="Please ring us")
    message = RoomMessage.objects.get(direction="sent")

    assert "Please ring 0" in filled
    assert "A colleague reads it before it leaves." in filled
    assert "1 answer waits for a second reader" in maeve.get("/control-room").content.decode()
    assert "waits for a second reader" not in tunde.get("/control-room").content.decode()
    assert "I agree, send it" not in page_of(tunde, one.contact)
    own = tunde.post(address(one.contact), {"act": "second", "message": str(message.public_id), "agrees": "yes"})
    assert "another handler reads it" in own.content.decode()
    maeve.post(address(one.contact), {"act": "second", "message": str(message.public_id), "agrees": "yes"})
    assert "Second reader: Maeve." in page_of(tunde, one.contact)


def test_the_page_says_why_it_may_not_write_and_offers_the_care_team() -> None:
    a_point(a_victim(a_case(is_guarded_by_offence=True)), "sam@mail.example", kind="email")
    [one] = take(email("Where is my bicycle? Do not write back."))
    tunde, _ = handler("tunde")
    press(tunde, one.contact, "claim")

    page = page_of(tunde, one.contact)
    press(tunde, one.contact, "pass-to-care")

    assert "We may not write to this address now" in page
    assert "Do not ring or write back first" in page
    assert "Marsh" not in page
    assert Task.objects.filter(reason="room_passed").count() == 1
