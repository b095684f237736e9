"""Victims whom we ring before they give up, and why a victim stopped."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.contact_plans.confirming import prove
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_duty, a_team, a_victim, an_event, staff
from victimcare.records.models import (
    ConflictOfInterest,
    Contact,
    ContactPromise,
    EarlyCall,
    Event,
    Leaving,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care.disengagement import LeavingAnswer, LeavingReason, LeavingScope
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import OptOut
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.care import care_events, leaving_reasons
from victimcare.services.desk import timeline_acts
from victimcare.services.follow_up import withdrawal_watch

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def let_down(*, promised: bool = True) -> Victim:
    """News for this victim is late, and a promise was broken."""
    victim = a_victim()
    event = an_event(victim.case, "suspect.arrested", time=NOW - timedelta(days=9))
    a_duty(victim, event, due_on=date(2026, 11, 20), due_at=NOW - timedelta(days=5))
    if promised:
        ContactPromise.objects.create(
            victim=victim,
            agreed_by=event,
            every_days=28,
            channel="phone",
            starts_on=date(2026, 10, 1),
            next_due_on=date(2026, 11, 22),
        )
    return victim


def reached(victim: Victim, sol: Actor, *, days: int) -> None:
    Contact.objects.create(
        victim=victim,
        channel="phone",
        reached=True,
        made_at=NOW + timedelta(days=days),
        made_by_id=sol.staff_id or 0,
    )


def test_a_victim_let_down_twice_is_rung_and_one_let_down_once_is_not() -> None:
    twice, _once = let_down(), let_down(promised=False)

    rung, again = (
        withdrawal_watch.create_early_calls(now=NOW),
        withdrawal_watch.create_early_calls(now=NOW + timedelta(hours=1)),
    )

    task, call = Task.objects.get(kind=TaskKind.EARLY_CALL), EarlyCall.objects.get()
    assert (rung, again) == (1, 0)
    assert (task.victim_id, task.reason) == (twice.id, "early_promise_broken")
    assert (call.points, call.signs) == (5, ["promise_broken", "missed"])


def test_a_victim_who_was_reached_is_not_rung_for_it_and_not_asked_again_soon(sol: Actor) -> None:
    victim = let_down()
    withdrawal_watch.create_early_calls(now=NOW)
    reached(victim, sol, days=1)

    ended = withdrawal_watch.settle_early_calls(now=NOW + timedelta(days=1))

    assert ended == 1
    assert Task.objects.get(kind=TaskKind.EARLY_CALL).outcome == "done"
    assert EarlyCall.objects.get().ended_as == "reached"
    assert withdrawal_watch.create_early_calls(now=NOW + timedelta(days=7)) == 0
    assert withdrawal_watch.create_early_calls(now=NOW + timedelta(days=40)) == 1


def test_the_look_asks_as_many_questions_for_three_as_for_one() -> None:
    asked = []
    for count in (1, 3):
        for _ in range(count):
            let_down()
        with CaptureQueriesContext(connection) as queries:
            assert withdrawal_watch.create_early_calls(now=NOW) == count
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 15


def arrives(victim: Victim, kind: str, **data: Any) -> Event:
    event = an_event(victim.case, kind, **data)
    found = care_events.CareEvent(
        event.id, EventType(kind), event.facts, NOW, victim.case_id, {victim.record_id: victim.id}
    )
    care_events.apply_care_events([found, found], now=NOW)
    return event


def withdraws(victim: Victim) -> Leaving:
    return Leaving.objects.get(event=arrives(victim, "case.withdrawn", victim_id=victim.record_id))


def test_a_victim_who_stopped_is_not_rung_until_their_case_is_reopened() -> None:
    victim = let_down()
    withdraws(victim)
    assert withdrawal_watch.create_early_calls(now=NOW) == 0

    arrives(victim, "case.reopened")

    assert withdrawal_watch.create_early_calls(now=NOW) == 1
    assert not Task.objects.filter(kind=TaskKind.ASK_WHY_LEFT, closed_at=None).exists()


def test_a_victim_who_leaves_is_asked_once_and_their_words_are_kept(sol: Actor) -> None:
    victim = a_victim()
    row = withdraws(victim)
    prove(sol, victim)
    task = Task.objects.get(kind=TaskKind.ASK_WHY_LEFT)

    leaving_reasons.record_leaving_reasons(
        actor=sol,
        victim_id=victim.public_id,
        leaving_id=row.public_id,
        asked=LeavingAnswer.SAID,
        reasons=[LeavingReason.TOO_LONG, LeavingReason.NOT_TOLD],
        words="I waited five weeks and no officer rang.",
        ring_again_on=date(2027, 1, 11),
        now=NOW,
    )

    task.refresh_from_db()
    row.refresh_from_db()
    again = Task.objects.get(kind=TaskKind.EARLY_CALL)
    assert (task.reason, task.outcome) == ("left_the_case", "done")
    assert row.reasons == ["too_long", "not_told"]
    assert b"weeks" not in bytes(row.sealed_words)
    assert leaving_reasons.list_leavings(victim.id)[0].words == "I waited five weeks and no officer rang."
    assert (again.reason, again.due_at.date()) == ("asked_to_be_rung", date(2027, 1, 11))
    with pytest.raises(NotFound):
        leaving_reasons.record_leaving_unasked(
            actor=sol, leaving_id=row.public_id, asked=LeavingAnswer.NOT_SAFE, now=NOW
        )


def test_preferring_not_to_say_is_an_answer_and_nothing_else_is_kept(sol: Actor) -> None:
    victim = a_victim()
    row = withdraws(victim)
    prove(sol, victim)
    said: dict[str, Any] = {
        "victim_id": victim.public_id,
        "leaving_id": row.public_id,
        "ring_again_on": None,
        "now": NOW,
    }

    with pytest.raises(ValueError, match="does not fit the question"):
        leaving_reasons.record_leaving_reasons(
            actor=sol, asked=LeavingAnswer.RATHER_NOT, reasons=[LeavingReason.FEAR], words="", **said
        )
    leaving_reasons.record_leaving_reasons(actor=sol, asked=LeavingAnswer.RATHER_NOT, reasons=[], words="", **said)

    assert Leaving.objects.get().asked_as == "rather_not"


def test_a_victim_who_wants_no_support_is_not_rung_about_it_nor_asked_once_they_want_it_again(sol: Actor) -> None:
    victim = load("44/00001/26", recorded(a_person()))["V1"]
    timeline_acts.opt_out(actor=sol, victim_id=victim.id, of=OptOut.SUPPORT, channel="phone", words="No more", now=NOW)
    timeline_acts.opt_out(actor=sol, victim_id=victim.id, of=OptOut.SURVEYS, channel="phone", words="No more", now=NOW)

    assert [(row.leaves, row.asked_as) for row in Leaving.objects.all()] == [(LeavingScope.SUPPORT, "")]
    assert not Task.objects.filter(kind=TaskKind.ASK_WHY_LEFT).exists()


def test_only_who_answers_for_the_desk_sees_the_figures_and_small_numbers_are_hidden(sol: Actor) -> None:
    for number in range(7):
        row = withdraws(a_victim())
        reasons = ["fear"] if number < 6 else ["settled"]
        Leaving.objects.filter(id=row.id).update(asked_at=NOW, asked_by=sol.staff_id, asked_as="said", reasons=reasons)
    lead = staff("Nia Rowe", Role.SUPERVISOR)

    found = leaving_reasons.count_leaving_reasons(actor=lead, days=90, now=NOW)

    assert (found.left, found.asked["said"]) == (7, 7)
    assert found.reasons == {each: 6 if each is LeavingReason.FEAR else None for each in LeavingReason}
    ConflictOfInterest.objects.create(
        case_id=row.victim.case_id, staff_id=lead.staff_id or 0, how="declared", since_at=NOW
    )
    assert leaving_reasons.count_leaving_reasons(actor=lead, days=90, now=NOW).left == 6, (
        "no one counts what is shut to them"
    )
    Leaving.objects.filter(id__gt=Leaving.objects.order_by("id")[3].id).delete()
    few = leaving_reasons.count_leaving_reasons(actor=lead, days=90, now=NOW)
    assert (few.left, few.reasons, few.asked, few.by_what) == (4, {}, {}, {})
    with pytest.raises(PermissionRefused):
        leaving_reasons.count_leaving_reasons(actor=sol, days=90, now=NOW)
