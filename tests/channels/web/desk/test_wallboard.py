"""The wallboard, the half-hours and the line closed by hand, as supervisors and agents see them."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.channels.web.desk.conftest import StaffBrowser, task_of
from tests.channels.web.desk.site import _person, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import _is_sound
from tests.services.calls.past_calls import past
from tests.services.calls.waiting import a_call, connect_headset, on_duty
from tests.services.conversations.test_incoming import a_text, take_in
from tests.services.people_and_cases import NOW
from victimcare.records.models import Callback, LineClosing, ReceivedMessage, Task, Victim
from victimcare.services.access import Role
from victimcare.services.calls import caller_actions
from victimcare.services.calls.agents import agent_calls, agent_duty
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.calls.call_queue import caller_queue, queue_routing
from victimcare.services.calls.call_queue.caller_queue import QueueExit, QueueRequest
from victimcare.services.calls.callbacks import callback_tasks

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def _some_calls() -> None:
    on_duty(at=NOW - 30 * MINUTE)
    for minutes in (25, 8):
        call = a_call(at=NOW - minutes * MINUTE)
        caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW - minutes * MINUTE)
        if minutes > 10:
            caller_queue.leave_queue(call_id=call, why=QueueExit.ABANDONED, now=NOW - (minutes - 1) * MINUTE)


@pytest.mark.django_db
def test_past_an_aim_is_said_in_words(sol: StaffBrowser) -> None:
    _some_calls()

    shown = sol.get("/desk/wallboard").content.decode()
    part = sol.get("/desk/wallboard/figures").content.decode()

    assert "<strong>8:00</strong> <span>min</span>" in shown
    assert "<strong>1</strong> <span>of 1</span>" in part  # abandoned: callers still waiting do not count yet
    assert part.count("Past the aim.") == 3  # the longest wait, the callers who gave up, the service level
    assert '<meta http-equiv="refresh" content="10">' in shown
    assert "<html" not in part
    assert 'http-equiv="refresh"' not in sol.get("/desk/wallboard?still").content.decode()


@pytest.mark.django_db
def test_it_stands_out_that_no_agent_is_there_while_callers_may_come_and_that_people_are_in_danger(
    sol: StaffBrowser, marta: Victim
) -> None:
    calm = sol.get("/desk/wallboard/figures").content.decode()
    task_of(marta)
    Task.objects.update(is_danger=True)
    shown = sol.get("/desk/wallboard/figures").content.decode()
    on_duty(at=NOW)
    staffed = sol.get("/desk/wallboard/figures").content.decode()

    assert "Danger now: nobody." in calm
    assert "<strong>Danger now: 1 person.</strong>" in shown
    assert "<strong>Nobody is ready to take a call.</strong> The line is open, and callers may come now." in shown
    assert "Nobody is ready to take a call" not in staffed
    assert marta.person.given_name not in shown


@pytest.mark.django_db
def test_who_was_answered_and_lost_at_once_counts_as_answered_and_the_board_says_so(sol: StaffBrowser) -> None:
    answers, call = on_duty(at=NOW - 2 * MINUTE), a_call(at=NOW - MINUTE)
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW - MINUTE)
    [offer] = queue_routing.route_calls(line="", now=NOW - MINUTE)
    agent_duty.answer_call(actor=answers, now=NOW - MINUTE)
    agent_calls.requeue_unheard_caller(agent_id=offer.agent_id, call_id=call, now=NOW - MINUTE + SECOND)
    caller_queue.leave_queue(call_id=call, why=QueueExit.ABANDONED, now=NOW - MINUTE + 2 * SECOND)
    caller_actions.end_call(call_id=call, path=["greeting", "person"], outcome="hung_up", now=NOW - MINUTE + 2 * SECOND)

    shown = " ".join(sol.get("/desk/wallboard/figures").content.decode().split())

    assert "1 within 20 seconds." in shown
    assert "<strong>100</strong> <span>in 100</span>" in shown  # the service level
    assert "<strong>0</strong> <span>of 1</span>" in shown  # reached
    assert "Lost within half a minute: answered, and in the service level, but not reached." in shown


@pytest.mark.django_db
def test_a_flood_of_call_backs_without_a_check_is_reported_while_it_lasts(
    sol: StaffBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(callback_tasks, "MOST_WITHOUT_PROOF", 1)
    before = sol.get("/desk/wallboard/figures").content.decode()
    caller_actions.request_callback(
        call_id=a_call(), wish="back", keyed_number="07700 900333", caller_number="", now=NOW
    )

    during = sol.get("/desk/wallboard/figures").content.decode()
    Callback.objects.update(asked_at=NOW - 60 * MINUTE)
    after = sol.get("/desk/wallboard/figures").content.decode()

    told = "Too many call backs were asked for without a code within an hour."
    assert [told in part for part in (before, during, after)] == [False, True, False]


@pytest.mark.django_db
def test_written_messages_are_shown_beside_the_calls(sol: StaffBrowser) -> None:
    """Two texts came today, of which one was read and ended; one of yesterday has not been opened."""
    for minutes in (26 * 60, 90, 40):
        row = take_in(a_text(f"Please ring me {minutes}", sender=f"4477009004{minutes // 20:02}"))
        ReceivedMessage.objects.filter(id=row.id).update(received_at=NOW - minutes * MINUTE)
    [_, second, _] = ReceivedMessage.objects.order_by("id")
    Task.objects.filter(id=second.task_id or 0).update(closed_at=NOW - 5 * MINUTE, outcome="done")

    board = html.unescape(sol.get("/desk/wallboard/figures").content.decode())
    halves = sol.get("/desk/half-hours").content.decode()
    rows = list(csv.reader(io.StringIO(sol.get("/desk/half-hours.csv").content.decode("utf-8-sig"))))

    written = board.split("Messages in writing")[1].split("board__people")[0]
    assert re.findall(r"<strong>([\d:]+)</strong>(?: <span>(\w+)</span>)?", written) == [
        ("2", ""),
        ("1", ""),
        ("2", ""),
        ("26:00", "h"),
    ]
    assert "Messages came" in halves
    assert [row[0][11:16] for row in rows[1:] if row[-2] == "1"] == ["07:30", "08:00"]
    assert [row[0][11:16] for row in rows[1:] if row[-1] == "1"] == ["08:30"]


@pytest.mark.django_db
def test_the_table_holds_numbers_and_no_formulas(sol: StaffBrowser) -> None:
    _some_calls()

    answer = sol.get(f"/desk/half-hours.csv?day={NOW.date()}")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert answer.headers["Content-Disposition"] == 'attachment; filename="half-hours-2026-11-25.csv"'
    assert (len(rows), {len(row) for row in rows}) == (19, {13})
    assert rows[-1] == ["2026-11-25T08:30:00+00:00", "2", "0", "0", "1", "0", "0", "1", "0.0", "", "", "0", "0"]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.django_db
def test_only_a_supervisor_closes_the_line_in_one_press(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]
) -> None:
    lead = sign_in("Sam Okoye", Role.SUPERVISOR)

    refused = sol.save("/desk/opening/close", of_page="/desk/opening", reason="fault", lasts="0")
    odd = lead.save("/desk/opening/close", of_page="/desk/opening", reason="bored", lasts="0")
    lead.save("/desk/opening/close", of_page="/desk/opening", reason="fault", lasts="60")
    closed = sol.get("/desk/opening").content.decode()
    lead.save("/desk/opening/reopen", of_page="/desk/opening")
    again = lead.get("/desk/opening").content.decode()

    assert (refused.status_code, odd.status_code) == (404, 303)
    assert [(row.reason, row.until_at) for row in LineClosing.objects.all()] == [("fault", NOW + 60 * MINUTE)]
    assert "“Our telephones do not all work, so nobody can answer now.”" in closed
    assert "People take calls again today 10:00." in closed
    assert "Close the line" not in closed
    assert "The line is open" in again


@pytest.mark.django_db
def test_that_no_agent_is_there_to_answer_is_said_where_the_line_is_open(
    sol: StaffBrowser,
) -> None:
    queued, anonymous = "Callers who ask for a person are put into the queue.", "But nobody is signed on to answer."
    empty = sol.get("/desk/opening").content.decode()
    on_duty("Ewa Tomala", way=AgentEndpointKind.NONE)
    rings_back_only = sol.get("/desk/opening").content.decode()
    on_duty("Ada Brandt")
    staffed = sol.get("/desk/opening").content.decode()

    assert [(queued in page, anonymous in page) for page in (empty, rings_back_only, staffed)] == [
        (False, True),
        (False, True),
        (True, False),
    ]


@pytest.mark.django_db
def test_an_agent_without_sound_is_not_counted_as_ready(sol: StaffBrowser) -> None:
    on_duty("Ada Brandt")
    connect_headset(on_duty("Ewa Tomala"), until=NOW)

    page = sol.get("/desk/wallboard").content.decode()

    assert "1 person is ready." in page
    assert "1 ready but without sound" in page


@pytest.mark.django_db
def test_a_day_that_is_none_is_told(sol: StaffBrowser) -> None:
    answer = sol.get("/desk/half-hours?day=tomorrow")

    assert answer.status_code == 422
    assert "Enter a day such as 25/11/2026" in answer.content.decode()


@pytest.mark.django_db
def test_a_day_is_typed_as_it_is_written_here(sol: StaffBrowser) -> None:
    answer = sol.get("/desk/half-hours?day=05/11/2026").content.decode()

    assert "Thursday 5 November" in answer
    assert 'value="05/11/2026"' in answer


def test_the_pages_are_accessible_fit_and_stay_live(real_database: object) -> None:
    with served() as address:
        sol = _person("Sol Pereira", Role.DESK, Role.SUPERVISOR)
        past(NOW.date() - timedelta(days=1), days=15, a_day=(60, 50, 45, 45, 40, 20, 10))
        _some_calls()
        in_a_browser(lambda browser: _look(browser, address, sol.client.cookies["staff"].value))


def _look(browser: Browser, address: str, cookie: str) -> None:
    for width, height in ((390, 844), (1280, 720), (1920, 1080)):
        page = _page(browser, address, cookie, width, height)
        for path in ("/desk/wallboard", "/desk/half-hours", "/desk/opening", "/desk/staffing"):
            page.goto(address + path)
            _is_sound(page, f"{path} at {width}")
    page.goto(address + "/desk/wallboard")
    page.route("**/figures", lambda route: route.abort())
    page.locator("main[data-old]").wait_for(timeout=30_000)
    expect(page.get_by_text("Not up to date")).to_be_visible()
    _comes_again_without_a_script(browser, address, cookie)


def _comes_again_without_a_script(browser: Browser, address: str, cookie: str) -> None:
    page = _page(browser, address, cookie, 1280, 720, script=False)
    page.goto(address + "/desk/wallboard")
    with page.expect_navigation(timeout=30_000):
        pass
    expect(page.get_by_role("heading", name="Waiting")).to_be_visible()


def _page(browser: Browser, address: str, cookie: str, width: int, height: int, *, script: bool = True) -> Page:
    context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=script)
    context.add_cookies([{"name": "staff", "value": cookie, "url": address}])
    return context.new_page()
