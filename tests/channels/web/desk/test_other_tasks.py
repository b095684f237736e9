"""Tasks that are not about telling her news: a promised call, held messages, details from the record system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse

from tests.channels.web.desk.conftest import Somebody, news_for
from tests.services.loading import fact, load
from tests.services.messages.tellings import a_queued_text, hand_over
from tests.services.people_and_cases import NOW
from tests.services.plans import call_to
from victimcare.records.models import Call, Callback, DetailsProposal, Task, TaskChange, Telling, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import LONDON
from victimcare.services import outside
from victimcare.services.access import Role
from victimcare.services.calls import actions as calls
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.contact import actions as contact
from victimcare.services.desk import actions as desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise(sol: Somebody) -> Task:
    """Somebody rang, proved nothing, and was promised a call back."""
    call_id = calls.begin(carrier_call_id="1@carrier", direction="in", now=NOW)
    calls.ask_callback(call_id=call_id, wish="back", keyed_number="07700 900333", caller_number="", now=NOW)
    return Task.objects.get(kind="call_back")


def _end(somebody: Somebody, task: Task, outcome: str, note: str = "") -> HttpResponse:
    return somebody.post(f"/desk/tasks/{task.public_id}/close", **{"close-outcome": outcome, "close-note": note})


def _shown(somebody: Somebody, task: Task) -> str:
    return somebody.get(f"/desk/tasks?task={task.public_id}").content.decode()


def test_the_number_is_a_note_for_whoever_rings_back_and_for_nobody_else(
    sol: Somebody, sign_in: Callable[..., Somebody], promise: Task
) -> None:
    assert "07700 900333" not in _shown(sol, promise)
    assert "Take it to see where to ring." in _shown(sol, promise)

    sol.post(f"/desk/tasks/{promise.public_id}/take")

    page = _shown(sol, promise)
    assert "07700 900333" in page
    assert "It proves nothing about who answers." in page
    for ending in ("Rang, and spoke with them", "try again at the next time", "They no longer want it"):
        assert ending in page
    assert "07700 900333" not in _shown(sign_in("Ewa Tomala"), promise)


def test_a_promise_to_somebody_proved_says_why_it_stands_high_and_not_whom_it_is_about(sol: Somebody) -> None:
    """Guarded, and no number confirmed: the number she keyed is linked to no case."""
    ines = news_for("44/09877/26", name="Ines", mobile="07700 900456", group="sexual")
    call_id = calls.begin(carrier_call_id="3@carrier", direction="in", now=NOW)
    Call.objects.filter(public_id=call_id).update(victim=ines)
    calls.ask_callback(call_id=call_id, wish="back", keyed_number="07700 900333", caller_number="", now=NOW)

    page = _shown(sol, Task.objects.get(kind="call_back"))

    assert "the caller proved who they are" in page
    assert "Ines" not in page.partition('id="chosen"')[2]


def test_who_was_not_reached_is_promised_another_time_and_the_task_goes_on(sol: Somebody, promise: Task) -> None:
    sol.post(f"/desk/tasks/{promise.public_id}/take")

    answer = _end(sol, promise, "not_reached", "A machine answered. No message left.")

    first, again = Callback.objects.order_by("id")
    promise.refresh_from_db()
    assert answer.status_code == 303
    assert (first.outcome, first.made_by_id) == ("not_reached", sol.actor.staff_id)
    assert (again.outcome, again.number_note, again.call_id) == ("promised", "07700 900333", first.call_id)
    assert again.starts_at >= NOW + timedelta(hours=1)
    assert (promise.closed_at, promise.due_at, promise.owner_id) == (None, again.due_at, sol.actor.staff_id)
    page = _shown(sol, promise)
    for words in ("07700 900333", "Rung, not reached", "A machine answered. No message left."):
        assert words in page

    _end(sol, promise, "reached")
    promise.refresh_from_db()
    again.refresh_from_db()
    assert (again.outcome, promise.closed_at) == ("reached", NOW)
    assert not Callback.objects.filter(outcome="promised").exists()


def test_a_promised_call_is_given_up_by_a_supervisor_who_says_why(
    sol: Somebody, sign_in: Callable[..., Somebody], promise: Task
) -> None:
    sam = sign_in("Sam Okoye", Role.SUPERVISOR)
    assert _end(sol, promise, "cannot_be_reached", "No such number").status_code == 200, (
        "no choice of a victim care officer's"
    )
    assert "Say why" in _end(sam, promise, "cannot_be_reached").content.decode()
    assert Callback.objects.get().outcome == "promised"

    _end(sam, promise, "cannot_be_reached", "No such number")

    promise.refresh_from_db()
    assert (Callback.objects.get().outcome, promise.closed_at) == ("not_reached", NOW)
    assert TaskChange.objects.get(task=promise, what="closed").note == "No such number"


def test_a_proved_caller_is_tried_again_in_her_own_hours(sol: Somebody, marta: Victim) -> None:
    """Her number is the confirmed one and no note; without proof in the call it would be linked to no case."""
    point = marta.person.contact_points.get(kind="mobile")
    sol.prove(marta)
    hours = ({"days": ["fri"], "from": "14:00", "to": "16:00"},)
    plan = call_to(point, hours=hours)
    contact.confirm_plan(actor=sol.actor, victim_id=marta.id, plan=plan, now=NOW)
    call_id = calls.begin(carrier_call_id="2@carrier", direction="in", now=NOW)
    Call.objects.filter(public_id=call_id).update(victim=marta)
    calls.ask_callback(call_id=call_id, wish="back", keyed_number="07700 900333", caller_number="", now=NOW)
    task = Task.objects.get(kind="call_back")
    sol.post(f"/desk/tasks/{task.public_id}/take")
    assert "Ring 07700 900123" in _shown(sol, task)
    assert "900333" not in _shown(sol, task)

    _end(sol, task, "not_reached")

    again = Callback.objects.get(outcome="promised")
    assert (again.victim_id, again.number_note) == (marta.id, "")
    assert again.starts_at.astimezone(LONDON).strftime("%a %H:%M") == "Fri 14:00"


def test_a_promised_call_ends_with_how_it_went_and_who_rang(sol: Somebody, promise: Task) -> None:
    sol.post(f"/desk/tasks/{promise.public_id}/take")

    first, again = (_end(sol, promise, "reached") for _ in range(2))

    made = Callback.objects.get()
    promise.refresh_from_db()
    assert (first.status_code, again.status_code) == (303, 409)
    assert (made.outcome, made.made_by_id, made.made_at) == ("reached", sol.actor.staff_id, NOW)
    assert promise.closed_at == NOW


def test_a_promised_call_that_a_colleague_has_taken_is_theirs_to_end(
    sol: Somebody, sign_in: Callable[..., Somebody], promise: Task
) -> None:
    sol.post(f"/desk/tasks/{promise.public_id}/take")

    answer = _end(sign_in("Ewa Tomala"), promise, "not_wanted")

    promise.refresh_from_db()
    assert answer.status_code == 409
    assert "Sol Pereira has it" in answer.content.decode()
    assert (Callback.objects.get().outcome, promise.closed_at) == ("promised", None)
    assert _end(sign_in("Sam Okoye", Role.SUPERVISOR), promise, "not_wanted").status_code == 303


def test_a_supervisor_lets_held_messages_go_from_their_task(
    sol: Somebody, sign_in: Callable[..., Somebody], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "_texts", {})  # no provider: everything is held
    held = hand_over(a_queued_text())
    task = Task.objects.get(kind="messages_held")

    refused = sol.post(f"/desk/tasks/{task.public_id}/release")
    done = sign_in("Sam Okoye", Role.SUPERVISOR).post(f"/desk/tasks/{task.public_id}/release")

    task.refresh_from_db()
    assert (held.status, refused.status_code, done.status_code) == ("held", 404, 200)
    assert (Telling.objects.get().status, task.closed_at) == ("queued", NOW)


def test_details_from_the_record_system_are_decided_once_and_by_whoever_took_the_task(
    sol: Somebody, sign_in: Callable[..., Somebody], marta: Victim
) -> None:
    proposal = _proposed(marta, {"mobile": "07700 900777"})
    task = Task.objects.get(kind="decide_details")
    sol.post(f"/desk/tasks/{task.public_id}/take")
    typed = {"proposal": proposal.id, "accept": "yes"}

    ewa = sign_in("Ewa Tomala")
    ewas = ewa.post(f"/desk/tasks/{task.public_id}/details", **typed)
    page = sol.post(f"/desk/tasks/{task.public_id}/details", **typed)
    again = sol.post(f"/desk/tasks/{task.public_id}/details", **typed)

    assert (ewas.status_code, page.status_code, again.status_code) == (409, 200, 409)
    assert "The other number or address waits to be checked." in page.content.decode()
    assert _numbers(marta) == ["07700 900123"], "nobody's number changes by one person"
    second = Task.objects.get(kind="second_person")
    ewa.post(f"/desk/tasks/{second.public_id}/take")
    ewa.post(f"/desk/tasks/{second.public_id}/second", agrees="yes")
    assert _numbers(marta) == ["07700 900777"]


def _numbers(victim: Victim) -> list[str]:
    return [point.value for point in victim.person.contact_points.filter(retired_at=None)]


@pytest.mark.parametrize("typed", [{}, {"agrees": ""}, {"agrees": "maybe"}, {"agrees": "YES"}])
def test_a_second_person_who_says_neither_yes_nor_no_has_said_nothing(
    sol: Somebody, sign_in: Callable[..., Somebody], marta: Victim, typed: dict[str, str]
) -> None:
    ewa, proposal = sign_in("Ewa Tomala"), _proposed(marta, {"mobile": "07700 900777"})
    contact.decide_details(actor=sol.actor, proposal_id=proposal.id, accept=True, now=NOW)
    task = Task.objects.get(kind="second_person")
    ewa.post(f"/desk/tasks/{task.public_id}/take")

    page = ewa.post(f"/desk/tasks/{task.public_id}/second", **typed).content.decode()

    assert "Nothing was recorded. Press Confirm, or Do not confirm." in page
    proposal.refresh_from_db()
    task.refresh_from_db()
    assert (proposal.accepted, proposal.seconded_by, task.closed_at) == (True, None, None)


@pytest.mark.parametrize("typed", [{}, {"accept": "maybe"}])
def test_whoever_neither_accepts_nor_refuses_details_has_decided_nothing(
    sol: Somebody, marta: Victim, typed: dict[str, str]
) -> None:
    proposal = _proposed(marta, {"mobile": "07700 900777"})
    task = Task.objects.get(kind="decide_details")
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = sol.post(f"/desk/tasks/{task.public_id}/details", proposal=proposal.id, **typed).content.decode()

    assert "Nothing was recorded. Press Accept, or Refuse." in page
    proposal.refresh_from_db()
    assert proposal.accepted is None


def test_a_proposed_plan_is_read_in_words_by_both_who_decide(
    sol: Somebody, sign_in: Callable[..., Somebody], marta: Victim
) -> None:
    ewa = sign_in("Ewa Tomala")
    stated = {"may_text": True, "hours": [{"days": ["mon"], "from": "10:00", "to": "14:00"}], "note": "Never at home."}
    proposal = _proposed(marta, {"mobile": "07700 900777", "safe_contact": stated})
    task = Task.objects.get(kind="decide_details")
    sol.post(f"/desk/tasks/{task.public_id}/take")
    first = _shown(sol, task)
    contact.decide_details(actor=sol.actor, proposal_id=proposal.id, accept=True, now=NOW)
    second = Task.objects.get(kind="second_person")
    ewa.post(f"/desk/tasks/{second.public_id}/take")

    for page in (first, _shown(ewa, second)):
        assert "It names texts. No calls. No e-mail. No post. No voicemail. Do not say police." in page
        assert "Mondays, 10:00 to 14:00" in page
        assert "Never at home." in page


def test_whoever_proposed_takes_it_back_with_a_press(sol: Somebody, marta: Victim) -> None:
    contact.mark_guarded(actor=sol.actor, victim_id=marta.id, reason="He came round", now=NOW)
    sol.prove(marta)
    contact.unmark_guarded(actor=sol.actor, victim_id=marta.id, reason="He is in prison", now=NOW)
    task = Task.objects.get(kind="second_person")
    sol.post(f"/desk/tasks/{task.public_id}/take")
    page = _shown(sol, task)
    assert "You can take it back." in page
    assert '<button class="govuk-button govuk-button--secondary" name="agrees" value="no">Take it back</button>' in page
    assert 'name="agrees" value="yes"' not in page

    answer = sol.post(f"/desk/tasks/{task.public_id}/second", agrees="no")

    task.refresh_from_db()
    assert (answer.status_code, task.closed_at) == (303, NOW)
    assert is_guarded([marta.id])


def _proposed(victim: Victim, changes: dict[str, Any]) -> DetailsProposal:
    """With the task that it makes."""
    load(victim.case.reference, fact("victim.details_proposed", NOW - timedelta(hours=1), **_of(victim, changes)))
    desk.make_task(
        kind=TaskKind.DECIDE_DETAILS, victim_id=victim.id, reason="details_proposed", harm=1, due_at=NOW, now=NOW
    )
    return DetailsProposal.objects.get()


def _of(victim: Victim, changes: dict[str, Any]) -> dict[str, object]:
    return {"victim_id": victim.record_id, "changes": changes}
