"""Victims who will be let down, with nothing under way: found, given to a person once, and closed when it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.services.people_and_cases import NOW, a_duty, a_team, a_victim, an_event, staff
from tests.services.plans import stated
from victimcare.records.models import Contact, ContactPromise, Duty, Installation, Notification, Staff, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day
from victimcare.rules.follow_up.unattended_duties import CommitmentKind, FirstAction, UnattendedCause, UnattendedVictim
from victimcare.services.desk.task_actions import make_task
from victimcare.services.follow_up import silence_checks

pytestmark = pytest.mark.django_db
TOMORROW = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def owed(victim: Victim | None = None, *, due_on: date = TOMORROW, **values: Any) -> Duty:
    """News of an arrest that a victim does not know yet."""
    victim = victim or a_victim()
    event = an_event(victim.case, "suspect.arrested")
    return a_duty(victim, event, due_on=due_on, due_at=end_of_day(due_on), **values)


def at_risk(**values: Any) -> list[UnattendedVictim]:
    return silence_checks.list_at_risk(now=NOW, **values)


def a_text(duty: Duty, template: str, status: str) -> Notification:
    return Notification.objects.create(
        victim=duty.victim,
        channel="text",
        template=template,
        status=status,
        held_reason="brake" if status == "held" else "",
        duties=[duty.id],
        queued_at=NOW - timedelta(hours=1),
        not_before=NOW,
    )


@pytest.mark.parametrize(
    ("due_on", "is_found"),
    [
        (date(2026, 11, 24), True),  # late already
        (date(2026, 11, 27), True),
        (date(2026, 11, 28), False),  # a Saturday, past two working days
        (date(2026, 10, 20), False),  # so late that it is on the list of late duties
    ],
)
def test_what_is_due_within_two_working_days_is_found(due_on: date, is_found: bool) -> None:
    owed(due_on=due_on)

    assert bool(at_risk()) is is_found


def test_a_force_may_look_further_ahead(settings: Settings) -> None:
    owed(due_on=date(2026, 12, 1))
    assert at_risk() == []

    settings.FORCE = replace(settings.FORCE, silence_days=4)

    assert len(at_risk()) == 1


@pytest.mark.parametrize(
    ("template", "status", "is_kept"),
    [
        ("told-suspect-arrested", "sending", True),
        ("told-suspect-arrested", "failed", False),
        ("news", "queued", False),  # an unread message keeps nothing
        ("news", "delivered", False),
    ],
)
def test_only_a_message_that_carries_the_news_is_under_way(template: str, status: str, is_kept: bool) -> None:
    a_text(owed(), template, status)

    assert bool(at_risk()) is not is_kept


@pytest.mark.parametrize(
    ("status", "not_before", "is_frozen", "is_kept"),
    [
        ("queued", NOW + timedelta(hours=3), False, True),
        ("queued", NOW + timedelta(days=3), False, False),  # the victim's hours open only after the time is out
        ("queued", NOW - timedelta(hours=2), False, False),  # nothing sends it
        ("queued", NOW, True, False),
        ("held", NOW, False, False),  # as a brake does
        ("accepted", NOW, True, True),  # it had left before
    ],
)
def test_what_waits_to_leave_is_under_way_only_if_it_can_leave_in_time(
    status: str, not_before: datetime, is_frozen: bool, is_kept: bool
) -> None:
    if is_frozen:
        held = {"sending_held_since": NOW, "sending_held_reason": "A copy was put back"}
        Installation.objects.update_or_create(defaults=held, create_defaults=held | {"created_at": NOW})
    text = a_text(owed(), "told-suspect-arrested", status)
    Notification.objects.filter(id=text.id).update(not_before=not_before, queued_at=not_before - timedelta(hours=1))

    assert bool(at_risk()) is not is_kept


@pytest.mark.parametrize("kind", [TaskKind.TELL_VICTIM, TaskKind.REACH_VICTIM, TaskKind.CALL_BACK])
def test_nor_is_anybody_silent_whom_a_person_is_asked_to_reach(kind: TaskKind) -> None:
    duty = owed()
    make_task(kind=kind, victim_id=duty.victim_id, reason="unread", harm=1, due_at=None, now=NOW)

    assert at_risk() == []


def test_reaching_the_victim_does_not_do_what_else_is_owed() -> None:
    duty = owed(code="r4_needs_assessment")
    make_task(kind=TaskKind.TELL_VICTIM, victim_id=duty.victim_id, reason="unread", harm=1, due_at=None, now=NOW)

    [line] = at_risk()

    assert (line.act, line.matters[0].code) == (FirstAction.DO, "r4_needs_assessment")


@pytest.mark.parametrize("code", ["r8_court_to_wcu", "r6_vrr_police_request", "r2_crime_recorded"])
def test_what_is_not_ours_to_do_is_not_found(code: str) -> None:
    owed(code=code, is_window=code == "r6_vrr_police_request")

    assert at_risk() == []


def test_held_declined_and_met_duties_are_not_found_but_an_unreviewed_hold_is() -> None:
    owed(ending="declined", reason="support_declined", ending_at=NOW)
    owed(ending="held", reason="consent_not_given", ending_at=NOW, review_on=date(2026, 11, 30))
    met = owed()
    Duty.objects.filter(id=met.id).update(met_at=NOW, met_by=met.triggered_by)
    overdue = owed(ending="held", reason="consent_not_given", ending_at=NOW, review_on=date(2026, 11, 23))

    assert [line.victim_id for line in at_risk()] == [overdue.victim_id]


def test_our_own_standard_counts_from_the_start_of_a_duty_without_a_number(settings: Settings) -> None:
    duty = owed(code="r3_written_acknowledgement", unit="")
    Duty.objects.update(due_on=None, due_at=None, starts_on=date(2026, 11, 20))
    assert at_risk() == []

    settings.FORCE = replace(settings.FORCE, local_standards={"r3_written_acknowledgement": 5})

    [line] = at_risk()
    assert (line.victim_id, line.matters[0].breaks) == (duty.victim_id, CommitmentKind.STANDARD)
    assert line.due_at == end_of_day(date(2026, 11, 27))


def test_a_promise_that_comes_due_is_found() -> None:
    victim = a_victim()
    stated(victim, may_call=True)
    ContactPromise.objects.create(
        victim=victim,
        agreed_by=an_event(victim.case, "promise.agreed"),
        every_days=28,
        channel="phone",
        starts_on=date(2026, 10, 29),
        next_due_on=TOMORROW,
    )

    [line] = at_risk()

    assert (line.act, line.due_at, line.matters[0].breaks) == (
        FirstAction.BE_IN_TOUCH,
        end_of_day(TOMORROW),
        CommitmentKind.PROMISE,
    )


def test_harm_first_with_what_explains_it() -> None:
    plain, guarded = owed(due_on=date(2026, 11, 24)), owed(a_victim(is_guarded_by_facts=True))
    made_by = Staff.objects.get(id=staff().staff_id or 0)
    Contact.objects.create(victim=guarded.victim, channel="phone", reached=False, made_at=NOW, made_by=made_by)

    lines = at_risk()

    assert [(line.victim_id, line.act, line.causes) for line in lines] == [
        (
            guarded.victim_id,
            FirstAction.FIRST_CONTACT,
            (UnattendedCause.HARM, UnattendedCause.DUE, UnattendedCause.TRIED),
        ),
        (plain.victim_id, FirstAction.FIRST_CONTACT, (UnattendedCause.HARM, UnattendedCause.LATE)),
    ]


def test_a_person_is_asked_once_and_the_task_ends_with_its_matter() -> None:
    duty = owed()

    assert (silence_checks.create_silence_tasks(now=NOW), silence_checks.create_silence_tasks(now=NOW)) == (1, 0)

    task = Task.objects.get()
    assert (task.kind, task.victim_id, task.reason, task.due_at) == (
        "silence",
        duty.victim_id,
        "silence_first_contact",
        duty.due_at,
    )
    assert task.changes.count() == 1
    assert len(at_risk()) == 1  # a task of its own hides no victim from the list

    Duty.objects.update(met_at=NOW, met_by=duty.triggered_by)
    silence_checks.create_silence_tasks(now=NOW)

    task.refresh_from_db()
    assert task.outcome == "done"


def test_the_number_of_queries_does_not_grow_with_the_victims() -> None:
    owed()
    with CaptureQueriesContext(connection) as one:
        at_risk()
    for _ in range(3):
        owed()
    with CaptureQueriesContext(connection) as four:
        assert len(at_risk()) == 4

    assert len(four) == len(one) <= 7


def test_it_is_looked_up_by_index() -> None:
    """However many cases there are: by due time, by the day of a review and by the day of a promise."""
    for _ in range(3):
        owed()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE records_duty, records_contactpromise")  # whatever earlier tests left behind
        cursor.execute("SET LOCAL enable_seqscan = off")
        asked = silence_checks._asked(NOW, None, 10)
        cursor.execute("EXPLAIN " + silence_checks._AT_RISK, asked)
        plan = "\n".join(row[0] for row in cursor.fetchall())

    for index in ("duty_open_by_due", "duty_held_by_review", "contactpromise_next_due_on"):
        assert index in plan
