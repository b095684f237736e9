"""When news is owed: who tells the victim."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.outside import Outside
from tests.services import plans
from tests.services.desk.rota_world import a_lead, at_work
from tests.services.messages.tellings import (
    NOW,
    a_case,
    a_duty,
    a_plan,
    a_queued_text,
    a_reachable_victim,
    a_victim,
    an_event,
    hand_over,
    news_for,
    planned,
    steps,
)
from tests.services.people_and_cases import a_point, staff
from victimcare.records.models import Event, GuardDecision, Notification, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.messages.notifications import NotificationPlan

FAMILY = enumerate(("bereaved_relative", "bereaved_relative", "family_spokesperson"))
pytestmark = pytest.mark.django_db


def tasks_of(victim: Victim) -> list[tuple[str, str, int]]:
    return list(Task.objects.filter(victim=victim).order_by("id").values_list("kind", "reason", "harm"))


def test_where_the_plan_allows_it_a_text_is_queued() -> None:
    victim = a_reachable_victim()
    duty = news_for(victim)

    assert planned(victim, duty) == NotificationPlan(messages=1, tasks=0)

    telling = victim.tellings.get()
    assert (telling.status, telling.channel, telling.duties) == ("queued", "text", [duty.id])
    assert steps(telling) == ["queued"]
    assert (telling.not_before, telling.rests_until) == (NOW, None), "it is due"
    assert tasks_of(victim) == []


@pytest.mark.parametrize(
    ("said", "tasks"),
    [({}, [(TaskKind.TELL_VICTIM, "more_than_shown", HarmLevel.STANDARD)]), ({"reason": "There was no witness"}, [])],
)
def test_where_the_page_cannot_say_everything_owed_a_person_is_asked_beside_the_text(
    said: dict[str, Any], tasks: list[tuple[str, str, int]]
) -> None:
    victim = a_reachable_victim()
    decision = an_event(victim.case, "prosecution.decision", decision="no_charge", by="police", **said)
    duty = a_duty(victim, decision, "r6_charge_decision_no_prosecution_police")

    assert planned(victim, duty, is_call_given_up=True) == NotificationPlan(messages=1, tasks=len(tasks))

    assert tasks_of(victim) == tasks


@pytest.mark.parametrize(
    ("guarded", "enhanced", "plan", "task"),
    [
        (False, False, None, ("make_first_contact", "not_asked", HarmLevel.STANDARD)),
        (False, True, None, ("make_first_contact", "not_asked", HarmLevel.MEDIUM)),
        (True, False, None, (TaskKind.TELL_VICTIM, "guarded", HarmLevel.HIGH)),
        (True, False, {"may_text": True}, (TaskKind.TELL_VICTIM, "guarded", HarmLevel.HIGH)),
        (
            False,
            False,
            {"may_text": False, "may_email": True},
            (TaskKind.TELL_VICTIM, "not_agreed", HarmLevel.STANDARD),
        ),
        (
            False,
            False,
            {"is_confirmed": True, "wording": "none"},
            (TaskKind.TELL_VICTIM, "not_agreed", HarmLevel.STANDARD),
        ),
    ],
)
def test_where_no_machine_may_tell_the_victim_a_person_is_asked(
    guarded: bool, enhanced: bool, plan: dict[str, Any] | None, task: tuple[str, str, int]
) -> None:
    victim = a_victim(mobile="07700 900123", is_guarded_by_facts=guarded, is_enhanced=enhanced)
    if plan is not None:
        a_plan(victim, **plan)
    duty = news_for(victim)

    was_asked = guarded or plan is not None
    assert planned(victim, duty) == NotificationPlan(messages=0 if was_asked else 1, tasks=1)

    assert list(Notification.objects.values_list("template", flat=True)) == ([] if was_asked else ["invitation"])
    assert tasks_of(victim) == [task]
    its_own, today = duty.due_at, datetime(2026, 11, 25, 21, tzinfo=UTC)  # after this no one rings
    assert Task.objects.get().due_at == (today if was_asked else its_own)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"may_text": False, "may_call": True}, "person_rings"),  # a landline and nothing else
        ({"may_text": False, "may_post": True}, "post_stated"),
        ({"may_text": False, "may_call": True, "may_post": True}, "person_rings"),
        ({"may_text": False}, "not_agreed"),
    ],
)
def test_news_for_a_victim_without_mobile_or_e_mail_is_a_persons_the_same_day(
    said: dict[str, bool], reason: str
) -> None:
    victim = a_victim()
    a_point(victim, "020 7946 0123", kind="phone")
    a_point(victim, "1 Mill Road ZZ9 9ZZ", kind="address")
    plans.stated(victim, **said)

    assert planned(victim, news_for(victim)) == NotificationPlan(messages=0, tasks=1)

    assert tasks_of(victim) == [(TaskKind.TELL_VICTIM, reason, HarmLevel.STANDARD)]
    assert Task.objects.get().due_at == datetime(2026, 11, 25, 21, tzinfo=UTC)


def test_each_relative_after_a_killing_is_told_by_one_of_us_the_same_day_and_no_machine_rings() -> None:
    """A machine rang the mother, whose plan let the liaison officer ring, while the two relatives each had a task."""
    case, lead = a_case(flags=["homicide"]), a_lead()
    at_work(lead, "Sol")
    family = [a_victim(case=case, mobile=f"07700 90012{n}", kind=kind, is_guarded_by_facts=True) for n, kind in FAMILY]
    mother = family[0]
    by_person = plans.by("call", mother.person.contact_points.get(), wording="full", say_police=True)
    plans.agreed(mother, by_person, line_may_say="full")
    event = an_event(case, "suspect.arrested")
    duties = [a_duty(one, event, "r6_suspect_arrested") for one in family]

    assert planned(mother, *duties) == NotificationPlan(messages=0, tasks=3)

    tasks = {task.victim: task for task in Task.objects.select_related("victim", "owner")}
    assert [tasks[one].reason for one in family] == ["person_rings", "guarded", "guarded"]
    for task in tasks.values():
        assert task.owner is not None
        assert task.owner.name == "Sol"
        assert task.due_at == datetime(2026, 11, 25, 21, tzinfo=UTC)
    assert not Notification.objects.exists()


def test_a_number_that_was_agreed_and_let_go_is_a_matter_for_a_person() -> None:
    victim = a_victim(mobile="07700 900123")
    a_plan(victim, is_confirmed=True)
    victim.person.contact_points.update(retired_at=NOW)

    planned(victim, news_for(victim))

    assert tasks_of(victim) == [(TaskKind.TELL_VICTIM, "no_point", HarmLevel.STANDARD)]


def test_a_plan_agreed_before_guarding_lets_no_machine_tell_the_victim(outside: Outside) -> None:
    victim = a_victim(mobile="07700 900123")
    a_plan(victim, is_confirmed=True)
    mark = {"victim": victim, "is_guarded": True, "decided_by_id": staff().staff_id}
    GuardDecision.objects.create(decided_at=NOW - timedelta(days=1), **mark)
    planned(victim, first := news_for(victim))
    assert victim.tellings.get().duties == [first.id]  # the plan is newer

    GuardDecision.objects.create(decided_at=NOW + timedelta(hours=1), **mark)
    hand_over(victim.tellings.get(), now=NOW + timedelta(hours=2))

    assert victim.tellings.get().status == "held"
    assert tasks_of(victim) == [(TaskKind.TELL_VICTIM, "guarded", HarmLevel.HIGH)]


def test_several_numbers_and_none_agreed_is_a_matter_for_a_person() -> None:
    victim = a_reachable_victim()
    a_point(victim, "07700 900321")

    planned(victim, news_for(victim))

    assert tasks_of(victim) == [(TaskKind.TELL_VICTIM, "no_point", HarmLevel.STANDARD)]


def test_two_pieces_of_news_before_the_text_leaves_are_one_text() -> None:
    victim = a_reachable_victim()
    first, second = news_for(victim), news_for(victim, "suspect.charged")
    second.code = "r6_charge_decision_prosecute"
    second.save()

    planned(victim, first)
    planned(victim, second)

    assert victim.tellings.get().duties == [first.id, second.id]


def test_news_after_the_text_left_is_another_text(outside: Outside) -> None:
    telling = hand_over(a_queued_text())

    planned(telling.victim, news_for(telling.victim, "suspect.interviewed"))

    assert telling.victim.tellings.count() == 2


def test_news_older_than_a_day_makes_one_task_a_victim_and_no_text() -> None:
    victim = a_reachable_victim()
    old = [
        news_for(victim, kind, time=NOW - timedelta(hours=24, seconds=seconds))
        for kind, seconds in [("suspect.arrested", 1), ("suspect.interviewed", 2)]
    ]

    planned(victim, old[0])
    planned(victim, old[1])

    assert not Notification.objects.exists()
    assert tasks_of(victim) == [(TaskKind.TELL_VICTIM, "old_news", HarmLevel.STANDARD)]


def test_news_of_exactly_a_day_is_still_sent() -> None:
    victim = a_reachable_victim()

    assert planned(victim, news_for(victim, time=NOW - timedelta(hours=24))).messages == 1


def test_a_load_of_history_sends_no_message() -> None:
    victim = a_victim()
    duty = news_for(victim)
    history = Event(**{f.attname: getattr(duty.triggered_by, f.attname) for f in Event._meta.concrete_fields})
    history.pk, history.source_event_id, history.is_history = None, "old", True
    history.save()
    loaded = a_duty(victim, history)

    assert planned(victim, loaded) == NotificationPlan(messages=0, tasks=0)
    assert not Task.objects.exists()


def test_known_news_and_duties_without_news_start_nothing() -> None:
    victim = a_reachable_victim()
    event = an_event(victim.case, "suspect.arrested")
    known = a_duty(victim, event, met_at=NOW, met_by=event)
    no_news = a_duty(victim, event, "r4_needs_assessment")

    assert planned(victim, known, no_news) == NotificationPlan(messages=0, tasks=0)


def test_a_night_time_event_waits_for_the_morning() -> None:
    night = NOW.replace(hour=22)

    telling = a_queued_text(now=night)

    assert telling.not_before == NOW.replace(day=26, hour=8)


def test_three_victims_cost_no_more_queries_than_one() -> None:
    one, three = ([a_victim(case := a_case()), *(a_victim(case) for _ in range(more))] for more in (0, 2))
    with CaptureQueriesContext(connection) as first:
        planned(one[0], *[news_for(victim) for victim in one])
    duties = [news_for(victim) for victim in three]

    with CaptureQueriesContext(connection) as second:
        planned(three[0], *duties)

    assert Task.objects.filter(victim__in=three).count() == 3
    assert len(second) <= len(first)
