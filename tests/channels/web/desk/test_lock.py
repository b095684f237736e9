"""An idle desk is locked after 15 minutes, and the same person goes on where they were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory, override_settings

from tests.channels.web.desk.conftest import BACKEND, StaffBrowser
from tests.services.people_and_cases import NOW
from victimcare.channels.web.ui import staff_access
from victimcare.records.models import Agent, AuditEntry, Staff, Task, Team, Victim
from victimcare.rules.calls.agents import AgentState

pytestmark = pytest.mark.django_db
POLLS = {"Sec-Fetch-Dest": "empty", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def _fifteen_minutes(settings: Any) -> None:
    settings.STAFF_IDLE = timedelta(minutes=15)


def after(minutes: float, ask: Callable[[], Any]) -> Any:
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=minutes)):
        return ask()


def sign_in_again(who: StaffBrowser, person: str = "") -> None:
    """Signs in at the demonstration's provider, as the provider's answer does it."""
    session = who.client.session
    for name in ("locked_at", "used_at"):
        session.pop(name, None)
    session.save()
    found = Staff.objects.get(name=person) if person else Staff.objects.get(id=who.actor.staff_id or 0)
    who.client.force_login(found, backend=BACKEND)


def is_locked(answer: Any) -> bool:
    return answer.status_code in (302, 303) and answer["Location"] == "/staff/sign-in"


def test_fifteen_minutes_without_use_lock_it_and_polling_is_no_use(sol: StaffBrowser) -> None:
    sol.get("/desk/tasks")
    for minute in range(1, 15):
        polled = after(minute, lambda: sol.client.get("/desk/danger", headers=POLLS))
        assert not is_locked(polled)

    assert not is_locked(after(14.9, lambda: sol.client.get("/desk/danger", headers=POLLS)))
    assert is_locked(after(15, lambda: sol.client.get("/desk/danger", headers=POLLS)))
    assert is_locked(sol.get("/desk/tasks")), "for good, also for an earlier clock"
    page = sol.get("/staff/sign-in").content.decode()
    assert "This desk is locked" in page
    assert AuditEntry.objects.filter(act="staff.locked").count() == 1


def test_use_keeps_it_open_and_so_does_typing(sol: StaffBrowser) -> None:
    sol.get("/desk/tasks")
    after(10, lambda: sol.post("/staff/here"))

    assert not is_locked(after(24, lambda: sol.get("/desk/tasks")))
    assert not is_locked(after(38, lambda: sol.get("/desk/tasks")))


def test_what_was_sent_after_the_lock_is_kept_for_the_same_person_alone(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]
) -> None:
    sign_in("Kim Field")
    sol.get("/desk/more")
    typed = {"name": "Weir House", "words": "She rang from the library.", "code": "12 34 56"}
    assert is_locked(after(20, lambda: sol.client.post("/desk/look-up", typed)))
    assert "from the library" not in str(dict(sol.client.session)), "sealed"
    sign_in_again(sol)

    page = after(21, lambda: sol.get("/staff/start")).content.decode()

    assert "She rang from the library." in page
    assert 'href="/desk/look-up"' in page
    assert "12 34 56" not in page
    assert "from the library" not in after(22, lambda: sol.client.get("/staff/start", follow=True)).content.decode()


def test_another_person_at_the_locked_desk_finds_nothing(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]
) -> None:
    sign_in("Kim Field")
    sol.get("/desk/more")
    after(20, lambda: sol.client.post("/desk/more", {"words": "She rang from the library."}))
    sign_in_again(sol, "Kim Field")

    answer = after(21, lambda: sol.client.get("/staff/start", follow=True))

    assert "from the library" not in answer.content.decode()


def test_a_page_gives_what_stands_on_it_when_it_asks_for_its_lock(sol: StaffBrowser, marta: Victim) -> None:
    sol.get("/desk/tasks")
    typed = {"left_page": f"/desk/cases/{marta.public_id}/contact", "words": "They moved last week."}

    assert after(14, lambda: sol.client.post("/staff/lock", typed, headers=POLLS)).status_code == 204
    assert is_locked(after(15, lambda: sol.client.post("/staff/lock", typed, headers=POLLS)))
    sign_in_again(sol)
    answer = after(16, lambda: sol.get("/staff/start"))
    assert answer["Location"] == f"/desk/cases/{marta.public_id}", "behind a proof, as all words about a person"


def test_what_a_page_asks_for_at_the_same_moment_takes_no_words_away(sol: StaffBrowser) -> None:
    """A page asks for its danger tasks while it asks for its lock: each request has read the session by then."""
    sol.get("/desk/tasks")
    asked = [_asked_at_once(sol) for _ in range(2)]
    later = NOW + timedelta(minutes=16)

    for request in asked:
        assert staff_access.lock_when_idle(request, sol.actor, session_id="", now=later)
        if request is asked[0]:
            staff_access.keep_typed_fields(request, "/desk/look-up", [("words", "They moved last week.")], later)
            request.session.save()
    asked[1].session.save()

    assert AuditEntry.objects.filter(act="staff.locked").count() == 1
    sign_in_again(sol)
    assert "They moved last week." in after(17, lambda: sol.get("/staff/start")).content.decode()


def _asked_at_once(who: StaffBrowser) -> Any:
    request: Any = RequestFactory().get("/desk/danger", headers=POLLS)
    request.session = SessionStore(who.client.session.session_key)
    request.user = Staff.objects.get(id=who.actor.staff_id or 0)
    assert request.session["used_at"], "it has been read"
    return request


@pytest.mark.parametrize("state", [AgentState.OFFERED, AgentState.ON_A_CALL, AgentState.WRAP_UP])
def test_a_call_keeps_it_open_and_a_while_beyond(sol: StaffBrowser, state: AgentState) -> None:
    sol.get("/desk/tasks")
    agent = Agent.objects.create(
        staff_id=sol.actor.staff_id or 0, state=state, since=NOW, idle_since=NOW, way="browser"
    )

    assert not is_locked(after(40, lambda: sol.client.get("/desk/danger", headers=POLLS)))
    Agent.objects.filter(id=agent.id).update(state=AgentState.AWAY, since=NOW + timedelta(minutes=50))
    assert not is_locked(after(64, lambda: sol.client.get("/desk/danger", headers=POLLS)))
    assert is_locked(after(65, lambda: sol.client.get("/desk/danger", headers=POLLS)))


def test_an_open_task_of_danger_keeps_it_open(sol: StaffBrowser) -> None:
    sol.get("/desk/tasks")
    Task.objects.create(
        kind="danger_now",
        harm=3,
        is_danger=True,
        owner_id=sol.actor.staff_id,
        team_id=Team.objects.values_list("id", flat=True)[0],
        created_at=NOW,
        updated_at=NOW,
        due_at=NOW,
    )

    assert not is_locked(after(40, lambda: sol.get("/desk/more")))
    Task.objects.update(closed_at=NOW + timedelta(minutes=41), outcome="done")
    assert is_locked(after(56, lambda: sol.get("/desk/more")))
