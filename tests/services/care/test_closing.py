"""No case closes on an automatic text alone."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.services import plans
from tests.services.contact_plans.confirming import prove
from tests.services.loading import a_person, fact, load, recorded
from tests.services.messages.tellings import a_plan
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import AuditEntry, ClosingCall, Duty, Event, Notification, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care.closing_calls import CallImpossibleReason, ClosingResult
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import NotFound
from victimcare.rules.force import CareSettings
from victimcare.services.access import Actor
from victimcare.services.care import care_events, closing_calls, closing_lists
from victimcare.services.care.closing_calls import TriesMissing
from victimcare.services.contact import contact_recording
from victimcare.services.desk.news_tasks import news_duty_codes
from victimcare.services.desk.task_actions import take_task
from victimcare.services.desk.task_shapes import HarmLevel

pytestmark = pytest.mark.django_db
REFUSED = ("prosecution.decision", {"decision": "no_charge", "by": "police"})
RELEASED = ("offender.release_planned", {"on": "2026-12-20"})
_number = itertools.count(1)


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def victim_with(group: str = "burglary", *, may_be_rung: bool = True) -> Victim:
    """A victim who may get news by text and may be rung by staff, unless guarded: then they have not been asked yet."""
    number = next(_number)
    person = a_person(f"V{number}", mobile=f"07700 900{number:03}")
    victim = load(f"44/4{number:04}/26", recorded(person, group=group))[f"V{number}"]
    if group == "sexual":
        a_plan(victim)
        return victim
    mobile = victim.person.contact_points.get(kind="mobile")
    ways = [plans.by("text", mobile, wording="full", say_police=True)]
    plans.agreed(victim, *ways, *([plans.by("call", mobile)] if may_be_rung else []))
    return victim


def ends(victim: Victim, event: tuple[str, dict[str, Any]] = REFUSED) -> list[int]:
    """Loads these events and does what follows from a load, as services/feed does. Returns the duties to tell them."""
    kind, data = event
    load(victim.case.reference, fact(kind, NOW - timedelta(hours=1), **data))
    row = Event.objects.filter(case_id=victim.case_id, type=kind).latest("id")
    contact_recording.plan_news(victim_ids=[victim.id], event_ids=[row.id], now=NOW)
    care_events.apply_care_events([arrived(row, victim)], now=NOW)
    told = Duty.objects.filter(victim=victim, triggered_by=row, code__in=news_duty_codes())
    return list(told.values_list("id", flat=True))


def arrived(row: Event, victim: Victim) -> care_events.CareEvent:
    return care_events.CareEvent(
        row.id, EventType(row.type), row.facts, row.time, row.case_id, {victim.record_id: victim.id}
    )


def the_task() -> Task:
    return Task.objects.get(kind=TaskKind.CLOSING_CALL)


def test_a_person_rings_and_no_text_goes_before() -> None:
    victim = victim_with()

    duties = ends(victim)

    call, task, due_at = ClosingCall.objects.get(), the_task(), datetime(2026, 11, 26, 23, 59, 59, tzinfo=UTC)
    owed = Duty.objects.get(id=duties[0]).due_at
    assert owed is not None
    assert owed > due_at, "the call is sooner than the news is owed"
    assert (call.moment, call.crime, call.arm, call.due_at) == ("no_further_action", "home", "", due_at)
    assert (task.reason, task.due_at, task.victim_id) == ("closing_no_further_action", due_at, victim.id)
    assert not Notification.objects.exists()
    assert [one.kind for one in Task.objects.all()] == [TaskKind.CLOSING_CALL]


def test_a_victim_we_may_not_ring_gets_a_text_that_asks_for_a_call_and_says_no_more() -> None:
    victim = victim_with(may_be_rung=False)

    ends(victim)

    telling = Notification.objects.get()
    assert (telling.template, telling.status) == ("ring-us", "queued")
    assert the_task().reason == "closing_no_further_action", "a person decides what becomes of it"


def test_what_ends_while_the_call_is_owed_belongs_to_the_same_call() -> None:
    victim = victim_with()
    ends(victim)
    ends(victim, ("case.outcome", {"outcome": "18"}))

    assert len(ClosingCall.objects.get().events) == 2
    assert the_task()


def test_a_call_about_what_the_victim_knows_lends_its_day_to_no_later_one(sol: Actor) -> None:
    victim = victim_with()
    duties = ends(victim)
    long_ago = NOW - timedelta(days=8)
    ClosingCall.objects.update(due_at=long_ago)
    Task.objects.filter(kind=TaskKind.CLOSING_CALL).update(due_at=long_ago)
    prove(sol, victim)
    contact_recording.record_contact(
        actor=sol,
        victim_id=victim.id,
        contact_id=uuid4(),
        channel=contact_recording.ContactChannel.PHONE,
        reached=True,
        told=duties,
        note="",
        now=NOW,
    )

    ends(victim, ("case.outcome", {"outcome": "18"}))

    assert ClosingCall.objects.get(ended_at=None).due_at > NOW
    due_at = Task.objects.get(kind=TaskKind.CLOSING_CALL, closed_at=None).due_at
    assert due_at is not None
    assert due_at > NOW


def test_a_release_is_told_at_once_and_the_victim_is_rung_as_well() -> None:
    victim = victim_with()

    ends(victim, RELEASED)

    assert the_task().reason == "closing_released"
    assert [telling.status for telling in Notification.objects.all()] == ["queued"]


def test_the_victim_was_told_and_understood(sol: Actor) -> None:
    victim = victim_with()
    duties = ends(victim)
    take_task(actor=sol, task_id=the_task().public_id, now=NOW)
    prove(sol, victim)
    shown = closing_lists.read_call_for_victim(actor=sol, victim_id=victim.public_id, now=NOW)
    done: dict[str, Any] = {
        "review_said": True,
        "support_said": True,
        "note": "Sad, and glad that you rang.",
        "contact_id": uuid4(),
    }

    kept = closing_calls.record_closing_call(
        actor=sol, victim_id=victim.public_id, went=ClosingResult.UNDERSTOOD, told=duties, now=NOW, **done
    )

    call = ClosingCall.objects.get()
    assert kept
    assert [one.duty_id for one in shown.tells] == duties
    assert (call.ended_as, call.review_said, call.support_said, call.ended_by_id) == (
        "understood",
        True,
        True,
        sol.staff_id,
    )
    assert (the_task().outcome, the_task().closed_at) == ("done", NOW)
    assert Event.objects.filter(type="victim.contacted", case=victim.case).count() == 1
    assert not Notification.objects.exists()


def test_a_second_call_stays_with_the_colleague_who_made_the_first(sol: Actor) -> None:
    victim = victim_with()
    duties = ends(victim)
    take_task(actor=sol, task_id=the_task().public_id, now=NOW)
    prove(sol, victim)

    closing_calls.record_closing_call(
        actor=sol,
        victim_id=victim.public_id,
        went=ClosingResult.SECOND_CALL,
        review_said=False,
        support_said=True,
        note="She wants her sister there.",
        contact_id=uuid4(),
        told=duties,
        now=NOW,
    )

    task = the_task()
    assert (task.reason, task.closed_at, task.owner_id) == ("closing_second_call", None, sol.staff_id)
    assert ClosingCall.objects.get().ended_at is None


def test_a_text_goes_only_once_a_person_says_that_the_call_cannot_be_made(sol: Actor) -> None:
    victim = victim_with()
    duties = ends(victim)
    call = ClosingCall.objects.get().public_id
    later = NOW + timedelta(days=3)

    with pytest.raises(TriesMissing):
        closing_calls.give_up_closing_call(
            actor=sol, closing_id=call, why=CallImpossibleReason.NOT_REACHED, note="", now=later
        )
    for minutes in (1, 2):
        contact_recording.record_contact(
            actor=sol,
            victim_id=victim.id,
            contact_id=uuid4(),
            channel=contact_recording.ContactChannel.PHONE,
            reached=False,
            told=[],
            note="",
            now=NOW + timedelta(minutes=minutes),
        )
    goes = closing_calls.give_up_closing_call(
        actor=sol, closing_id=call, why=CallImpossibleReason.NOT_REACHED, note="", now=later
    )

    telling = Notification.objects.get()
    assert goes
    assert (telling.status, telling.duties) == ("queued", duties)
    assert ClosingCall.objects.get().why == "not_reached"
    assert the_task().closed_at == later
    with pytest.raises(NotFound):
        closing_calls.give_up_closing_call(
            actor=sol, closing_id=call, why=CallImpossibleReason.NO_SAFE_WAY, note="", now=later
        )


def test_where_no_message_may_go_a_person_tells_the_victim_in_another_way(sol: Actor) -> None:
    victim = victim_with("sexual")
    ends(victim)
    assert the_task().harm == HarmLevel.HIGH

    goes = closing_calls.give_up_closing_call(
        actor=sol,
        closing_id=ClosingCall.objects.get().public_id,
        why=CallImpossibleReason.NO_SAFE_WAY,
        note="",
        now=NOW,
    )

    assert not goes
    assert [one.kind for one in Task.objects.filter(closed_at=None)] == [TaskKind.TELL_VICTIM]


def test_a_case_that_is_opened_again_is_not_rung_about() -> None:
    victim = victim_with()
    ends(victim)

    ends(victim, ("case.reopened", {"reason": "New facts"}))

    assert ClosingCall.objects.get().ended_as == "not_needed"
    assert the_task().closed_at == NOW


def test_the_comparison_is_off_draws_by_case_and_never_draws_who_is_guarded(settings: Settings) -> None:
    settings.FORCE = replace(settings.FORCE, care=CareSettings(compare_closing="spring"))
    while set(ClosingCall.objects.values_list("arm", flat=True)) != {"text_first", "call_first"}:
        ends(victim_with())  # which of the two comes first is drawn by the case
    drawn = ClosingCall.objects.count()
    ends(victim_with("sexual"))

    calls = {call.victim_id: call for call in ClosingCall.objects.all()}
    texted = set(Notification.objects.values_list("victim_id", flat=True))
    assert texted == {victim_id for victim_id, call in calls.items() if call.arm == "text_first"}
    assert {call.arm for call in calls.values()} == {"text_first", "call_first", ""}
    rung = Task.objects.filter(kind=TaskKind.CLOSING_CALL)
    after = {task.victim_id for task in rung if task.reason.endswith("_after")}
    assert after == texted, "the person who rings knows that a message went first"
    assert {row.message_first for row in closing_lists.list_closing_calls(actor=staff(), now=NOW).rows} == {True, False}
    assert [call.crime for call in calls.values() if not call.arm] == ["sexual"]
    assert Task.objects.filter(kind=TaskKind.CLOSING_CALL).count() == drawn + 1, "everybody is rung"
    assert AuditEntry.objects.filter(act="closing.drawn").count() == drawn

    settings.FORCE = replace(settings.FORCE, care=CareSettings(compare_closing="autumn"))
    spring, autumn = closing_lists.count_trial_arms(actor=Actor.operator("tester"), now=NOW)
    assert (spring.name, spring.is_on, autumn.name, autumn.is_on) == ("spring", False, "autumn", True)
    assert sum(arm.calls for arm in spring.arms) == sum(arm.ended["open"] for arm in spring.arms) == drawn
    assert [arm.not_as_drawn for arm in spring.arms] == [0, 0]
    ClosingCall.objects.filter(arm="call_first").update(arm="text_first")  # as a member of staff might try to set it
    (spring, _) = closing_lists.count_trial_arms(actor=Actor.operator("tester"), now=NOW)
    assert sum(arm.not_as_drawn for arm in spring.arms) > 0


def test_the_list_asks_as_many_questions_for_one_call_as_for_three(sol: Actor) -> None:
    asked = []
    for rows in (1, 3):
        while ClosingCall.objects.count() < rows:
            ends(victim_with())
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = closing_lists.list_closing_calls(actor=sol, now=NOW)
        asked.append(len(queries))
        assert len(found.rows) == rows

    assert asked[0] == asked[1] <= 10


def test_a_closing_without_a_review_promises_none_and_one_with_it_says_until_when(sol: Actor) -> None:
    without, with_review = victim_with(), victim_with()
    load(with_review.case.reference, fact("suspect.interviewed", NOW - timedelta(days=3), suspect_ref="S2"))
    for victim in (without, with_review):
        ends(victim, ("case.outcome", {"outcome": "15"}))
        prove(sol, victim)

    promised = [
        closing_lists.read_call_for_victim(actor=sol, victim_id=one.public_id, now=NOW)
        for one in (without, with_review)
    ]

    assert [one.review_opens for one in promised] == [False, True]
