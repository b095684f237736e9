"""Tasks that are not about telling her news: a promised call, held messages, details from the record system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpResponse

from tests.channels.web.desk.conftest import Somebody
from tests.services.loading import fact, load
from tests.services.messages.tellings import a_queued_text, hand_over
from tests.services.people_and_cases import NOW
from victimcare.records.models import Callback, DetailsProposal, Task, Telling, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.services import outside
from victimcare.services.access import Role
from victimcare.services.calls import actions as calls
from victimcare.services.desk import actions as desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise(sol: Somebody) -> Task:
    """Somebody rang, proved nothing, and was promised a call back."""
    call_id = calls.begin(carrier_call_id="1@carrier", direction="in", now=NOW)
    calls.ask_callback(call_id=call_id, wish="back", keyed_number="07700 900333", caller_number="", now=NOW)
    return Task.objects.get(kind="call_back")


def _end(somebody: Somebody, task: Task, outcome: str) -> HttpResponse:
    return somebody.post(f"/desk/tasks/{task.public_id}/close", **{"close-outcome": outcome, "close-note": ""})


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
    monkeypatch.setattr(outside, "_texts", None)  # no provider: everything is held
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
    changes = {"mobile": "07700 900777"}
    load(marta.case.reference, fact("victim.details_proposed", NOW - timedelta(hours=1), **_of(marta, changes)))
    desk.make_task(
        kind=TaskKind.DECIDE_DETAILS, victim_id=marta.id, reason="details_proposed", harm=1, due_at=NOW, now=NOW
    )
    task, proposal = Task.objects.get(kind="decide_details"), DetailsProposal.objects.get()
    sol.post(f"/desk/tasks/{task.public_id}/take")
    typed = {"proposal": proposal.id, "accept": "yes"}

    ewas = sign_in("Ewa Tomala").post(f"/desk/tasks/{task.public_id}/details", **typed)
    page = sol.post(f"/desk/tasks/{task.public_id}/details", **typed)
    again = sol.post(f"/desk/tasks/{task.public_id}/details", **typed)

    assert (ewas.status_code, page.status_code, again.status_code) == (409, 200, 409)
    assert [point.value for point in marta.person.contact_points.filter(retired_at=None)] == ["07700 900777"]


def _of(victim: Victim, changes: dict[str, str]) -> dict[str, object]:
    return {"victim_id": victim.record_id, "changes": changes}
