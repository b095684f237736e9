"""Tasks that are not about telling a victim their news: held messages, details from the record system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.loading import a_person, fact, load, recorded
from tests.services.messages.tellings import a_queued_text, hand_over
from tests.services.people_and_cases import NOW
from victimcare.records.models import DetailsProposal, Notification, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services import port_registry
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.challenges import support_requests
from victimcare.services.contact import contact_recording
from victimcare.services.desk import task_actions
from victimcare.services.messages import message_tasks

pytestmark = pytest.mark.django_db


def _shown(person: StaffBrowser, task: Task) -> str:
    return person.get(f"/desk/tasks?task={task.public_id}").content.decode()


def test_a_supervisor_lets_held_messages_go_from_their_task(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(port_registry.ports, "texts", {})  # no provider: everything is held
    held = hand_over(a_queued_text())
    task = Task.objects.get(kind="messages_held")

    assert "<strong>High harm</strong>: as all work of this kind" in _shown(sol, task)
    refused = sol.post(f"/desk/tasks/{task.public_id}/release")
    done = sign_in("Sam Okoye", Role.SUPERVISOR).post(f"/desk/tasks/{task.public_id}/release")

    task.refresh_from_db()
    assert (held.status, refused.status_code, done.status_code) == ("held", 404, 200)
    assert (Notification.objects.get().status, task.closed_at) == ("queued", NOW)


def test_a_task_about_a_message_that_did_not_arrive_says_which(sol: StaffBrowser) -> None:
    message_tasks.report_failed_message(hand_over(a_queued_text()), now=NOW)

    assert "Text: There is something new" in _shown(sol, Task.objects.get(kind="message_failed"))


def test_details_from_the_record_system_are_decided_once_and_by_the_task_owner(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
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
    assert _numbers(marta) == ["07700 900123"], "no number changes by one person alone"
    second = Task.objects.get(kind="second_person")
    ewa.post(f"/desk/tasks/{second.public_id}/take")
    ewa.post(f"/desk/tasks/{second.public_id}/second", agrees="yes")
    assert _numbers(marta) == ["07700 900777"]


def _numbers(victim: Victim) -> list[str]:
    return [point.value for point in victim.person.contact_points.filter(retired_at=None)]


@pytest.mark.parametrize("typed", [{}, {"agrees": ""}, {"agrees": "maybe"}, {"agrees": "YES"}])
def test_a_second_person_who_says_neither_yes_nor_no_has_said_nothing(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim, typed: dict[str, str]
) -> None:
    ewa, proposal = sign_in("Ewa Tomala"), _proposed(marta, {"mobile": "07700 900777"})
    contact_recording.decide_details(actor=sol.actor, proposal_id=proposal.id, accept=True, now=NOW)
    task = Task.objects.get(kind="second_person")
    ewa.post(f"/desk/tasks/{task.public_id}/take")

    page = ewa.post(f"/desk/tasks/{task.public_id}/second", **typed).content.decode()

    assert "Nothing was recorded. Press Confirm, or Do not confirm." in page
    proposal.refresh_from_db()
    task.refresh_from_db()
    assert (proposal.accepted, proposal.seconded_by, task.closed_at) == (True, None, None)


@pytest.mark.parametrize("typed", [{}, {"accept": "maybe"}])
def test_neither_accepting_nor_refusing_details_decides_nothing(
    sol: StaffBrowser, marta: Victim, typed: dict[str, str]
) -> None:
    proposal = _proposed(marta, {"mobile": "07700 900777"})
    task = Task.objects.get(kind="decide_details")
    sol.post(f"/desk/tasks/{task.public_id}/take")

    page = sol.post(f"/desk/tasks/{task.public_id}/details", proposal=proposal.id, **typed).content.decode()

    assert "Nothing was recorded. Press Accept, or Refuse." in page
    proposal.refresh_from_db()
    assert proposal.accepted is None


def test_a_proposed_plan_is_read_in_words_by_both_who_decide(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    ewa = sign_in("Ewa Tomala")
    stated = {"may_text": True, "hours": [{"days": ["mon"], "from": "10:00", "to": "14:00"}], "note": "Never at home."}
    proposal = _proposed(marta, {"mobile": "07700 900777", "safe_contact": stated})
    task = Task.objects.get(kind="decide_details")
    sol.post(f"/desk/tasks/{task.public_id}/take")
    first = _shown(sol, task)
    contact_recording.decide_details(actor=sol.actor, proposal_id=proposal.id, accept=True, now=NOW)
    second = Task.objects.get(kind="second_person")
    ewa.post(f"/desk/tasks/{second.public_id}/take")

    for page in (first, _shown(ewa, second)):
        assert "It names texts. No calls. No e-mail. No post. No voicemail. Do not say police." in page
        assert "Mondays, 10:00 to 14:00" in page
        assert "Never at home." in page


def test_the_proposer_takes_it_back_with_a_press(sol: StaffBrowser, marta: Victim) -> None:
    contact_recording.mark_guarded(actor=sol.actor, victim_id=marta.id, reason="He came round", now=NOW)
    sol.prove(marta)
    contact_recording.propose_unmark_guarded(actor=sol.actor, victim_id=marta.id, reason="He is in prison", now=NOW)
    task = Task.objects.get(kind="second_person")
    sol.post(f"/desk/tasks/{task.public_id}/take")
    page = _shown(sol, task)
    assert "You can take it back." in page
    assert '<button class="govuk-button govuk-button--secondary" name="agrees" value="no">Take it back</button>' in page
    assert 'name="agrees" value="yes"' not in page

    answer = sol.post(f"/desk/tasks/{task.public_id}/second", agrees="no")

    task.refresh_from_db()
    assert (answer.status_code, task.closed_at) == (303, NOW)
    assert find_guarded_victims([marta.id])


def _proposed(victim: Victim, changes: dict[str, Any]) -> DetailsProposal:
    """A proposal, with the task that it makes."""
    load(victim.case.reference, fact("victim.details_proposed", NOW - timedelta(hours=1), **_of(victim, changes)))
    task_actions.make_task(
        kind=TaskKind.DECIDE_DETAILS, victim_id=victim.id, reason="details_proposed", harm=1, due_at=NOW, now=NOW
    )
    return DetailsProposal.objects.get()


def _of(victim: Victim, changes: dict[str, Any]) -> dict[str, object]:
    return {"victim_id": victim.record_id, "changes": changes}


def test_its_owner_reads_what_the_victim_ticked_of_more_help_and_can_reach_them(sol: StaffBrowser) -> None:
    victim = load("44/20009/26", recorded(a_person()))["V1"]
    own_victim = Actor(ActorKind.VICTIM, "grant", victim_id=victim.id, opens="case")
    support_requests.request_enhanced_rights(actor=own_victim, grounds=["intimidated"], now=NOW)
    task = Task.objects.get(kind=TaskKind.MORE_HELP)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    shown = _shown(sol, task)

    assert "Ring the victim about faster news and more help" in shown
    assert "intimidated." in shown
    assert f"/desk/cases/{victim.public_id}/rights" in shown
    assert "07700 900123" in shown
    sol.post(f"/desk/tasks/{task.public_id}/close", **{"close-outcome": "done", "close-note": "Given"})
    task.refresh_from_db()
    assert task.closed_at is not None


@pytest.mark.parametrize(
    "kind",
    [
        TaskKind.TAKE_STATEMENT,
        TaskKind.COURT_ASK,
        TaskKind.RETURN_PROPERTY,
        TaskKind.SUPPORTER_ASKED,
        TaskKind.ASK_CHILD,
    ],
)
def test_its_owner_can_ring_the_victim_about_their_request(sol: StaffBrowser, kind: TaskKind) -> None:
    victim = load("44/20009/26", recorded(a_person()))["V1"]
    task_actions.make_task(kind=kind, victim_id=victim.id, reason="court_asked", harm=1, due_at=NOW, now=NOW)
    task = Task.objects.get(kind=kind)
    sol.post(f"/desk/tasks/{task.public_id}/take")

    shown = _shown(sol, task)

    assert f"/desk/cases/{victim.public_id}/begin" in shown
    assert "07700 900123" in shown


def test_staff_who_are_not_told_where_to_ring_read_nothing_false_about_it(sol: StaffBrowser) -> None:
    """A call back's own page says so, once the victim may be rung."""
    victim = load("44/20009/26", recorded(a_person()))["V1"]
    task_actions.make_task(
        kind=TaskKind.CALL_BACK, victim_id=victim.id, reason="callback_promised", harm=1, due_at=NOW, now=NOW
    )
    sol.post(f"/desk/tasks/{Task.objects.get(kind=TaskKind.CALL_BACK).public_id}/take")

    page = sol.post(f"/desk/cases/{victim.public_id}/begin", follow=True).content.decode()
    page += sol.get(f"/desk/cases/{victim.public_id}").content.decode()

    assert "Not proved yet" in page
    assert "No name on record" not in page
    assert "No number they agreed to" not in page
    assert "07700 900123" not in page
