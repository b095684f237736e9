"""The wallboard and the half-hours of the control room, as their readers see them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings

from tests.channels.web.control_room.test_contact_pages import handler
from tests.services.control_room.room_staff import NOW, a_contact
from tests.services.control_room.test_half_hours import call, record
from tests.services.control_room.test_room_staffing import thursdays_calls
from victimcare.records.models import AuditEntry, RoomContact
from victimcare.rules.control_room.incidents.incident_kinds import CallService

pytestmark = pytest.mark.django_db


@pytest.fixture
def tunde() -> Client:
    return handler("tunde")[0]


def words_of(client: Client, address: str) -> str:
    with override_settings(VICTIMCARE_NOW=NOW):
        page = client.get(address)
    assert page.status_code == 200, page.status_code
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_with_nothing_recorded_the_board_says_not_known_and_never_nought(tunde: Client) -> None:
    words = words_of(tunde, "/control-room/wallboard")

    assert "999 answered in 10 s – No call is recorded today." in words
    assert "101 longest wait now – No call is recorded today." in words
    assert "nothing is known of 999 and 101" in words
    assert "Email, first answer – None answered yet today." in words


def test_the_board_tells_of_calls_of_danger_and_of_what_waits(tunde: Client) -> None:
    record(*(call(number, NOW - timedelta(minutes=20), waits=3 if number else 30) for number in range(10)))
    record(call(20, NOW - timedelta(minutes=20), waits=52, service=CallService.NON_EMERGENCY))
    a_contact("Where is my bicycle?", at=NOW - timedelta(hours=5, minutes=10))
    a_contact("he is outside again with a knife", at=NOW - timedelta(minutes=7))

    words = words_of(tunde, "/control-room/wallboard")

    assert "999 answered in 10 s 90 in 100 10 calls today. Aim 90." in words
    assert "101 longest wait now 0:00 min Half answered in 0:52 today." in words
    assert "Danger without a handler 1 waiting Past the aim. 1 not opened. Oldest 7 min." in words
    assert "Oldest unanswered 5:10 h Past the aim. 2 wait for an answer. 2 not opened in time." in words


def test_old_records_are_said_to_be_old(tunde: Client) -> None:
    before = NOW - timedelta(minutes=14)
    record(call(1, before - timedelta(minutes=9), waits=52, service=CallService.NON_EMERGENCY), now=before)

    words = words_of(tunde, "/control-room/wallboard")

    assert "101 longest wait now – Half answered in 0:52 today." in words
    assert "Call records are 14 min old" in words


def test_the_board_names_no_sender_and_no_words(tunde: Client) -> None:
    a_contact("he is outside again with a knife", at=NOW)

    words = words_of(tunde, "/control-room/wallboard")

    assert "sam@mail.example" not in words
    assert "knife" not in words


def test_people_free_are_those_who_have_no_open_contact(tunde: Client) -> None:
    maeve, maeve_staff = handler("maeve")
    row = a_contact()
    for client in (tunde, maeve):
        words_of(client, f"/control-room/contacts/{row.public_id}")
    RoomContact.objects.filter(id=row.id).update(owner=maeve_staff)

    assert "People free 1 of 2" in words_of(tunde, "/control-room/wallboard")


def test_opening_the_board_is_recorded_once_however_often_it_is_drawn_anew(tunde: Client) -> None:
    words_of(tunde, "/control-room/wallboard")
    words_of(tunde, "/control-room/wallboard/figures")

    assert AuditEntry.objects.filter(act="control_room.wallboard_seen").count() == 1


def test_the_board_works_without_a_script_and_can_stand_still(tunde: Client) -> None:
    moving = tunde.get("/control-room/wallboard").content.decode()
    still = tunde.get("/control-room/wallboard?still").content.decode()

    assert '<noscript><meta http-equiv="refresh"' in moving
    assert "http-equiv" not in still


def test_a_day_of_half_hours_is_chosen_by_its_day_and_way(tunde: Client) -> None:
    yesterday = NOW - timedelta(days=1)
    record(call(1, yesterday, waits=4))

    words = words_of(tunde, "/control-room/half-hours?day=01/12/2026&way=calls_999")

    assert "Half-hours Tuesday 1 December" in words
    assert "Whole day 1 1 100 0 0 0:04 0:04" in words
    assert "09:00 1 1 100 0 0 0:04 0:04 09:30 – – – – – – –" in words


def test_a_day_that_is_none_says_so_and_shows_today(tunde: Client) -> None:
    page = tunde.get("/control-room/half-hours?day=31/02/2026")

    assert page.status_code == 422
    assert "Enter a day such as" in page.content.decode()


def test_contacts_of_one_class_can_be_counted(tunde: Client) -> None:
    a_contact("Thank you for the leaflet.", at=NOW)

    words = words_of(tunde, "/control-room/half-hours?way=email&contact_class=complaint")

    assert "Whole day 0 0 – – – 0 –" in words


def test_a_supervisor_reads_what_a_day_needs_and_from_what_it_was_worked_out() -> None:
    mair, _ = handler("mair", "control_room", "room_supervisor")
    record(*thursdays_calls(patience=120))

    words = words_of(mair, "/control-room/staffing?day=2026-12-03&shrinkage=20&after_call=0")

    assert "What this day needs Busiest is 09:00 to 09:30: roster" in words
    assert "20 in 100 of paid time is counted as away." in words
    assert "999 is left out" in words
    assert "101: 72 calls were recorded in the last four weeks. A call took 4:00 on average, of 54 calls." in words


def test_inputs_that_are_none_are_said_and_the_usual_ones_used() -> None:
    mair, _ = handler("mair", "control_room", "room_supervisor")

    page = mair.get("/control-room/staffing?shrinkage=95")

    assert page.status_code == 422
    assert "Enter a whole number from 0 to 80" in page.content.decode()


def test_a_handler_finds_no_way_to_the_staffing(tunde: Client) -> None:
    assert tunde.get("/control-room/staffing").status_code == 404
    assert "/control-room/staffing" not in tunde.get("/control-room/half-hours").content.decode()
