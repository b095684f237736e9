"""Danger in the demonstration. Danger found in the replayed past was closed by a colleague within the hour, as it would
have been then; of today's, three tasks exist: one unowned, one in progress, one closed after help came.

The product never closes danger by itself: each is closed by a colleague's act, with the steps taken before it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Count, Max

from victimcare.demo import played_messages
from victimcare.demo.demo_staff import Colleagues
from victimcare.records.models import Case, ContactPoint, DangerFinding, ReceivedMessage, Task
from victimcare.rules.danger.matches import DangerRule
from victimcare.services.access import Actor
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.conversations.received_intake import received_danger_subject
from victimcare.services.desk import task_actions
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.people import reach_attempts
from victimcare.services.people.reach_attempts import ReachAttemptMethod, ReachAttemptOutcome

_TODAYS_PREFIX = "danger-"
_KNOWN_FOR = timedelta(days=5)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Step:
    """What a colleague did, this many minutes after the words came in. Left out where the task does not offer this."""

    after: int
    way: ReachAttemptMethod
    came_of: ReachAttemptOutcome
    note: str = ""
    next_in: int = 15


@dataclass(frozen=True, slots=True)
class _Story:
    """What was done about words of danger. `outcome` None: still open."""

    taken_after: int
    steps: Sequence[_Step]
    ended_after: int = 0
    outcome: TaskOutcome | None = None
    note: str = ""


_THREATENED = _Story(
    taken_after=3,
    steps=(
        _Step(5, ReachAttemptMethod.NUMBER, ReachAttemptOutcome.NO_ANSWER),
        _Step(
            7,
            ReachAttemptMethod.OFFICER,
            ReachAttemptOutcome.UNDER_WAY,
            "The officer rings them, and looks in on the way home.",
            30,
        ),
        _Step(32, ReachAttemptMethod.VISIT, ReachAttemptOutcome.UNDER_WAY, "The officer is with them.", 30),
    ),
    ended_after=48,
    outcome=TaskOutcome.SAFE,
    note="The officer has seen them. Nobody had come to the house. They know to ring 999, and have the alarm number.",
)
_NOT_DANGER = _Story(
    taken_after=3,
    steps=(
        _Step(
            6,
            ReachAttemptMethod.OFFICER,
            ReachAttemptOutcome.UNDER_WAY,
            "Read to the officer, who knows of it and agrees.",
        ),
    ),
    ended_after=9,
    outcome=TaskOutcome.FALSE_ALARM,
    note="I have read all of it. It tells of what is over, and nobody is in danger now.",
)
_NOT_DANGER_WITHOUT_VICTIM = _Story(
    taken_after=3,
    steps=(),
    ended_after=6,
    outcome=TaskOutcome.FALSE_ALARM,
    note="I have read all of it. The words that matched are about something else. Nobody is in danger now.",
)
_UNDER_WAY = _Story(
    taken_after=2,
    steps=(
        _Step(
            4,
            ReachAttemptMethod.CONTROL_ROOM,
            ReachAttemptOutcome.UNDER_WAY,
            "A patrol is sent. They tell us when it is there.",
        ),
        _Step(16, ReachAttemptMethod.OFFICER, ReachAttemptOutcome.NO_ANSWER),
    ),
)
_HELP_CAME = _Story(
    taken_after=2,
    steps=(
        _Step(3, ReachAttemptMethod.NUMBER, ReachAttemptOutcome.NO_ANSWER),
        _Step(
            5, ReachAttemptMethod.CONTROL_ROOM, ReachAttemptOutcome.UNDER_WAY, "A patrol and an ambulance are sent.", 15
        ),
        _Step(17, ReachAttemptMethod.OFFICER, ReachAttemptOutcome.UNDER_WAY, "The officer goes there as well.", 30),
        _Step(41, ReachAttemptMethod.VISIT, ReachAttemptOutcome.UNDER_WAY, "The patrol is with them.", 30),
    ),
    ended_after=52,
    outcome=TaskOutcome.HELP_CAME,
    note="The patrol found them at home and stayed until the ambulance came. Their sister is with them.",
)
# Minutes ago, what was written, what has been done; from the victims' own mobile numbers.
_TODAY: tuple[tuple[int, str, _Story | None], ...] = (
    (137, "I cannot go on like this. I have the pills here.", _HELP_CAME),
    (25, "He says he will kill me when I come out of work. He is waiting in his car.", _UNDER_WAY),
    (8, "He is outside my house again. He is banging on the door.", None),
)


def end_past_dangers(*, colleagues: Colleagues, now: datetime) -> int:
    """Close every open danger task that the replay has raised, each at its own time. Returns how many; none once
    today's have been played."""
    if _are_todays_played():
        return 0
    raised = Task.objects.filter(is_danger=True, closed_at=None, danger_readings__isnull=False)
    raised = raised.annotate(found_at=Max("danger_readings__found_at")).order_by("found_at", "id")
    for task in raised:
        readings = list(DangerFinding.objects.filter(task=task))
        story = _NOT_DANGER_WITHOUT_VICTIM if task.victim_id is None else _NOT_DANGER
        if any(DangerRule.THREAT_TO_KILL in one.rules for one in readings):
            story = _THREATENED
        _play_story(staff_actor(colleagues.at_work(task.found_at)), task.public_id, story, task.found_at, now)
    return len(raised)


@transaction.atomic
def play_todays_dangers(*, colleagues: Colleagues, besides: Collection[str], now: datetime) -> None:
    """Three texts today. Runs once. `besides`: crimes that have stories of their own."""
    if _are_todays_played():
        return
    for (ago, words, story), point in zip(_TODAY, _find_writers(besides, now), strict=True):
        at = now - ago * _MINUTE
        received_id = played_messages.take_in_text(
            sender=point.value, supplier_id=f"{_TODAYS_PREFIX}{ago}", words=words, at=at
        )
        if story is not None:
            actor = staff_actor(colleagues.at_work(at))
            task = DangerFinding.objects.select_related("task").get(about=received_danger_subject(received_id)).task
            played_messages.read_message(actor=actor, received_id=received_id, at=at + story.taken_after * _MINUTE)
            _play_story(actor, task.public_id, story, at, now)
            if story.outcome is not None:
                played_messages.end_message(
                    actor=actor, received_id=received_id, note=story.note, at=at + story.ended_after * _MINUTE
                )


def _are_todays_played() -> bool:
    return ReceivedMessage.objects.filter(
        supplier=played_messages.SUPPLIER, supplier_id__startswith=_TODAYS_PREFIX
    ).exists()


def _play_story(actor: Actor, task_id: UUID, story: _Story, came_at: datetime, now: datetime) -> None:
    """Never later than now."""
    task_actions.take_task(actor=actor, task_id=task_id, now=min(came_at + story.taken_after * _MINUTE, now))
    for step in story.steps:
        _play_step(actor, task_id, step, min(came_at + step.after * _MINUTE, now))
    if story.outcome is not None:
        ended_at = min(came_at + story.ended_after * _MINUTE, now)
        task_actions.close_task(actor=actor, task_id=task_id, outcome=story.outcome, note=story.note, now=ended_at)


def _play_step(actor: Actor, task_id: UUID, step: _Step, at: datetime) -> None:
    offered = reach_attempts.list_reach_options(actor=actor, task_id=task_id, now=at)
    found = [one for one in offered.rungs if one.way is step.way and one.may_be_tried] if offered else []
    if found:
        reach_attempts.record_reach_attempt(
            actor=actor,
            task_id=task_id,
            attempt_id=uuid4(),
            way=step.way,
            about=found[0].about,
            came_of=step.came_of,
            note=step.note,
            next_in=step.next_in * _MINUTE,
            now=at,
        )


def _find_writers(besides: Collection[str], now: datetime) -> list[ContactPoint]:
    """Mobile numbers of the newest crimes, each of one victim only who has no danger task yet: one victim who is not
    guarded, then two who are."""
    cases = Case.objects.exclude(reference__in=besides).filter(reported_at__lt=now - _KNOWN_FOR)
    shared = ContactPoint.objects.values("match_key").annotate(of=Count("person", distinct=True)).filter(of__gt=1)
    points = ContactPoint.objects.filter(kind="mobile", retired_at=None, person__victim__case__in=cases)
    points = points.exclude(match_key__in=shared.values("match_key")).select_related("person__victim")
    in_danger = Task.objects.filter(is_danger=True, closed_at=None, victim__isnull=False)
    points = points.exclude(person__victim__in=in_danger.values("victim"))
    rows = list(points.order_by("-person__victim__case__reported_at", "id")[:200])
    guarded = find_guarded_victims([point.person.victim.id for point in rows])
    others = [point for point in rows if point.person.victim.id not in guarded]
    return [others[0], *[point for point in rows if point.person.victim.id in guarded][:2]]
