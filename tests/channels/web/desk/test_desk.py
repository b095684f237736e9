"""The desk's list and its tasks, who may come in, and what holds for every page."""

from __future__ import annotations

import re
from collections.abc import Callable

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.channels.web.desk.conftest import StaffBrowser, news_for, task_of
from tests.channels.web.desk.pages import PARTS, text
from tests.services.loading import fact, load
from tests.services.people_and_cases import NOW
from victimcare.records.models import Staff, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Role
from victimcare.services.desk import task_actions

pytestmark = pytest.mark.django_db


def test_the_list_names_no_victim_and_says_why(sol: StaffBrowser, marta: Victim) -> None:
    page = text(sol.get("/desk/tasks"))

    assert "Make the first contact" in page
    assert "Nobody has asked them how they may be reached." in page
    assert "44/10307/26" in page
    for secret in ("Marta", "Kowal", "900123"):
        assert secret not in page


def test_two_victims_of_one_crime_are_two_rows_that_can_be_told_apart(sol: StaffBrowser, marta: Victim) -> None:
    assert "Victim 1 of" not in text(sol.get("/desk/tasks"))

    load(marta.case.reference, fact("victim.added", NOW, victim={"victim_id": "V2", "kind": "person"}))

    assert "Victim 1 of 2" in text(sol.get("/desk/tasks"))


def test_taking_shows_whom_to_ask_for_and_only_to_the_owner(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    task, ewa = task_of(marta), sign_in("Ewa Tomala")
    before = text(sol.get(f"/desk/tasks?task={task.public_id}"))

    answer = sol.post(f"/desk/tasks/{task.public_id}/take", which="all")

    assert (answer.status_code, answer["Location"]) == (303, f"/desk/tasks?which=all&task={task.public_id}#task")
    mine, own = (text(each.get(answer["Location"])) for each in (sol, ewa))
    assert "Ask for Marta Kowal" in mine
    assert "Ring 07700 900123" in mine
    for page in (before, own):
        assert "Marta" not in page
        assert "900123" not in page
    assert "Sol Pereira has it" in own


def test_the_second_to_take_it_hears_who_has_it(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    task, ewa = task_of(marta), sign_in("Ewa Tomala")
    sol.post(f"/desk/tasks/{task.public_id}/take")

    answer = ewa.post(f"/desk/tasks/{task.public_id}/take")

    assert answer.status_code == 409
    assert "Sol Pereira has it" in text(answer)
    closing = {"close-outcome": "not_needed", "close-note": "She rang back herself."}
    late = text(ewa.post(f"/desk/tasks/{task.public_id}/close", **closing))
    assert "What you typed stands here" in late
    assert "She rang back herself." in late


def test_the_owner_of_a_call_reads_who_else_has_work_about_the_victim(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    other = task_actions.make_task(
        kind=TaskKind.LOW_SCORE, victim_id=marta.id, reason="low_score_1", harm=1, due_at=NOW, now=NOW
    )
    assert "Agree who rings" not in text(sol.get(f"/desk/cases/{marta.public_id}"))

    Task.objects.filter(id=other).update(owner=sign_in("Ewa Novak").actor.staff_id)

    for page in (f"/desk/tasks?task={task.public_id}", f"/desk/cases/{marta.public_id}"):
        assert "Work about them with colleagues too: Ewa Novak. Agree who rings" in text(sol.get(page))
    task_actions.make_task(kind=TaskKind.CLASH, victim_id=marta.id, reason="clash", harm=3, due_at=NOW, now=NOW)
    sol.post(f"/desk/cases/{marta.public_id}/begin")
    sol.prove(marta)
    open_work = text(sol.get(f"/desk/cases/{marta.public_id}")).partition("Open about them")[2]
    assert "they say that we did badly" in open_work
    assert "Ewa Novak" in open_work
    assert "Decide on a number" not in open_work, "it may be his, and he on the telephone"


def test_danger_among_the_open_work_about_a_victim_is_called_danger(sol: StaffBrowser, marta: Victim) -> None:
    Task.objects.filter(id=task_of(marta).id).update(is_danger=True)
    sol.look_up(marta)
    sol.prove(marta)

    page = sol.get(f"/desk/cases/{marta.public_id}").content.decode()

    row = page.partition("Open about them")[2].partition("</li>")[0]
    assert ("Danger" in row, "High harm" in row) == (True, False)
    assert "A person may be in danger, today 09:00." in row


def test_handing_on_wants_a_note_and_keeps_what_was_typed(sol: StaffBrowser, marta: Victim) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    refused = sol.post(f"/desk/tasks/{task.public_id}/hand-on", **{"hand-to": "team:safeguarding", "hand-note": ""})
    done = sol.post(
        f"/desk/tasks/{task.public_id}/hand-on", **{"hand-to": "team:safeguarding", "hand-note": "Needs a specialist"}
    )

    assert text(refused).count("Handing on needs a note.") == 2, "at its field, and before the list"
    assert done.status_code == 303
    task.refresh_from_db()
    assert (task.owner, task.team.code) == (None, "safeguarding")


def test_a_telling_can_not_be_ticked_off(sol: StaffBrowser, marta: Victim) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    answer = sol.post(
        f"/desk/tasks/{task.public_id}/close", **{"close-outcome": "not_needed", "close-note": "She moved"}
    )

    assert "They have not been told yet." in text(answer)
    task.refresh_from_db()
    assert task.closed_at is None


def test_a_stranger_is_sent_to_sign_in_and_an_engineer_finds_nothing(
    sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    engineer = sign_in("Eve Engineer", Role.ENGINEER)
    task = task_of(marta)
    addresses = ["/desk/tasks", "/desk/look-up", f"/desk/cases/{marta.public_id}"]

    for address in addresses:
        assert Client().get(address)["Location"] == "/staff/sign-in"
        assert engineer.get(address).status_code == 404
    assert engineer.post(f"/desk/tasks/{task.public_id}/take").status_code == 404
    assert Client().post(f"/desk/tasks/{task.public_id}/take").status_code == 302


def test_a_disabled_account_is_out_at_once(sol: StaffBrowser, marta: Victim) -> None:
    assert sol.get("/desk/tasks").status_code == 200
    Staff.objects.update(is_active=False)
    assert sol.get("/desk/tasks")["Location"] == "/staff/sign-in"


def test_signing_out_is_a_press(sol: StaffBrowser) -> None:
    assert sol.get("/staff/sign-out").status_code == 405
    assert sol.post("/staff/sign-out")["Location"] == "/staff/sign-in"
    assert sol.get("/desk/tasks")["Location"] == "/staff/sign-in"


def test_every_page_is_sound_kept_nowhere_and_has_one_heading(sol: StaffBrowser, marta: Victim) -> None:
    task = task_of(marta)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    sol.post(f"/desk/cases/{marta.public_id}/begin")
    sol.prove(marta)
    parts = [f"/desk/cases/{marta.public_id}{part}" for part in ("", *PARTS, "/looks")]

    for address in ["/desk/tasks", f"/desk/tasks?task={task.public_id}", "/desk/look-up", "/staff/sign-in", *parts]:
        answer = sol.get(address)
        assert answer.status_code == 200, address
        html5lib.HTMLParser(strict=True).parse(text(answer))
        assert text(answer).count("<h1") == 1, address
        assert "no-store" in answer["Cache-Control"]
        assert "style=" not in text(answer)


def test_the_list_costs_the_same_for_one_and_for_many(sol: StaffBrowser, marta: Victim) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            sol.get("/desk/tasks")
        return len(asked)

    queries()  # the first request also records that the session goes on
    for_one = queries()
    for number in range(30):
        task_actions.make_task(
            kind=TaskKind.CALL_BACK,
            victim_id=None,
            reason="callback_back",
            harm=1,
            due_at=NOW,
            now=NOW,
            subject_key=f"x{number}",
        )

    assert queries() == for_one <= 15  # among them: to whom ticked tasks can go, and what was taken over


def test_a_chosen_piece_and_the_record_read_each_thing_once(sol: StaffBrowser, marta: Victim) -> None:
    task = task_of(marta)
    record = f"/desk/cases/{marta.public_id}"

    def queries(address: str) -> int:
        sol.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert sol.get(address).status_code == 200
        return sum(not re.match(r"SAVEPOINT|RELEASE", query["sql"]) for query in asked)

    chosen = queries(f"/desk/tasks?task={task.public_id}")
    sol.post(f"/desk/tasks/{task.public_id}/take")
    of_ones_own = queries(f"/desk/tasks?task={task.public_id}")
    sol.post(f"{record}/begin")
    sol.prove(marta)

    assert chosen <= 30
    assert of_ones_own <= 37
    assert queries(record) <= 53


def test_the_first_contact_with_a_guarded_victim_shows_what_was_stated(sol: StaffBrowser) -> None:
    stated = {
        "may_call": True,
        "hours": [{"days": ["tue", "thu"], "from": "12:30", "to": "13:30"}],
        "note": "On the number at work. Hang up if anybody else answers.",
    }
    ines = news_for("44/09877/26", name="Ines", mobile="07700 900456", group="sexual", safe_contact=stated)
    task = task_of(ines)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    for address in (f"/desk/tasks?task={task.public_id}", f"/desk/cases/{ines.public_id}"):
        page = text(sol.get(address))
        for said in ("what was stated at first", "It names calls.", "Tuesdays and Thursdays, 12:30 to 13:30"):
            assert said in page
        assert "No texts. No e-mail. No post. No voicemail. Do not say police." in page
        assert "Hang up if anybody else answers." in page


@pytest.mark.parametrize("address", ["/desk", "/desk/"])
def test_the_desk_has_a_front_door(sol: StaffBrowser, address: str) -> None:
    assert sol.client.get(address).headers["Location"] == "/desk/tasks"
    assert Client().get(address).headers["Location"] == "/staff/sign-in"
