"""News owed to a victim but not yet told, the tasks to tell it, and who may see the victim for such a task."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from victimcare.records.models import (
    Contact,
    ContactPoint,
    DangerFinding,
    Duty,
    ReceivedMessage,
    Task,
    TaskChange,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import end_of_day, london_date
from victimcare.services.access import Actor, access_scopes
from victimcare.services.desk.task_kinds import NEWS_KINDS, REACHING_KINDS
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.duty_lateness import on_clock_condition
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.secret_hashes import DigestUse, list_digests

COURT_TO_WITNESS_CARE = frozenset({"r8_court_to_wcu", "r9_court_to_wcu"})


@dataclass(frozen=True, slots=True)
class UndeliveredNews:
    """One unmet duty to tell news. `due_at` None: the Code gives no number."""

    duty_id: int
    victim_id: int
    code: str
    edition: str
    event_id: int  # the event that is the news
    event_type: EventType
    starts_at: datetime
    due_at: datetime | None


def list_undelivered_news(victim_ids: Iterable[int], *, now: datetime) -> list[UndeliveredNews]:
    """List the duties to tell news that have started, are on the clock and unmet, soonest due first. One query."""
    duties = (
        Duty.objects.filter(on_clock_condition(now), victim_id__in=list(victim_ids), starts_at__lte=now)
        .filter(Q(met_at=None) | Q(met_at__gt=now))
        .filter(code__in=news_duty_codes())
        .order_by("due_at", "id")
    )
    told = ("id", "victim_id", "code", "edition", "triggered_by_id", "triggered_by__type", "starts_at", "due_at")
    return [
        UndeliveredNews(duty_id, victim_id, code, edition, event_id, EventType(kind), starts_at, due_at)
        for duty_id, victim_id, code, edition, event_id, kind, starts_at, due_at in duties.values_list(*told)
    ]


@dataclass(frozen=True, slots=True)
class CourtResult:
    """A court's decision that no duty yet requires us to tell the victim. `result` as in contracts/feed.md; `duty_id`
    is the court's own duty to pass it on, by which a contact records what was told."""

    duty_id: int
    event_id: int
    result: str
    heard_at: datetime


def court_result_pending(now: datetime) -> Q:
    """Build a condition on `Duty` for court results that the witness care unit has not received. Until it has, no duty
    says that the victim is owed the decision (contracts/ledger.md, rule 11), although we already know, for example,
    that a defendant walks free."""
    return Q(on_clock_condition(now), code__in=COURT_TO_WITNESS_CARE, met_at=None, starts_at__lte=now)


def list_pending_court_results(victim_id: int, *, now: datetime) -> tuple[CourtResult, ...]:
    """List court results that witness care has not received, oldest first. One query."""
    duties = Duty.objects.filter(court_result_pending(now), victim_id=victim_id).order_by("starts_at", "id")
    rows = duties.values_list("id", "triggered_by_id", "triggered_by__facts__result", "triggered_by__time")
    return tuple(CourtResult(*row) for row in rows if row[2])


def end_of_next_working_day(now: datetime) -> datetime:
    """Return when a task without its own due time is due; tomorrow where the calendar does not reach."""
    return end_of_day(working_days().later(london_date(now), 1))


@cache
def news_duty_codes() -> frozenset[str]:
    """Return the codes, in every edition, of duties to tell the victim news."""
    return frozenset(code for edition in rights_catalogue().editions for code in edition.news)


# Closing news tasks: a task ends when the victim knows the news, which the ledger shows whichever way they were told.

# First find the few victims with such a task: a chunk of a feed with thousands of victims mostly has none.
_TO_BE_TOLD = """
SELECT victim_id FROM records_task WHERE victim_id = ANY(%(victims)s) AND kind = ANY(%(kinds)s) AND closed_at IS NULL
"""
# The same duties as in `list_undelivered_news`. The outcome is "told" if a contact received since the task was made met
# news of the victim; otherwise the news is no longer owed.
_END_TOLD = """
WITH ended AS (
  UPDATE records_task t
     SET closed_at = %(now)s, updated_at = %(now)s, outcome = CASE WHEN EXISTS (
           SELECT FROM records_duty d JOIN records_event e ON e.id = d.met_by_id
            WHERE d.victim_id = t.victim_id AND d.code = ANY(%(codes)s) AND d.met_at <= %(now)s
              AND e.received_at >= t.created_at) THEN 'told' ELSE 'not_needed' END
   WHERE t.victim_id = ANY(%(victims)s) AND t.kind = ANY(%(kinds)s) AND t.closed_at IS NULL
     AND NOT EXISTS (
           SELECT FROM records_duty d
            WHERE d.victim_id = ANY(%(victims)s) AND d.victim_id = t.victim_id AND d.code = ANY(%(codes)s)
              AND (d.ending = '' OR d.review_on < %(today)s) AND d.starts_at <= %(now)s
              AND (d.met_at IS NULL OR d.met_at > %(now)s))
  RETURNING t.id
)
INSERT INTO records_taskchange (task_id, what, at) SELECT id, 'closed', %(now)s FROM ended
"""


def close_news_tasks(victim_ids: Collection[int], now: datetime) -> int:
    """Close the news tasks of those of these victims who are owed no more news: they were told, or it was corrected
    away. Returns how many. At most two queries; the caller has locked the victims, so no news arrives in between."""
    asked: dict[str, Any] = {"victims": list(victim_ids), "kinds": list(NEWS_KINDS)}
    with connection.cursor() as cursor:
        cursor.execute(_TO_BE_TOLD, asked)
        asked["victims"] = [victim_id for (victim_id,) in cursor.fetchall()]
        if not asked["victims"]:
            return 0
        cursor.execute(_END_TOLD, asked | {"codes": list(news_duty_codes()), "now": now, "today": london_date(now)})
        closed: int = cursor.rowcount
        return closed


def list_victims_told_already(*, now: datetime, at_most: int = 500) -> list[int]:
    """List victims with an open news task and no undelivered news, for example because the time of a contact dated
    ahead has come."""
    open_tasks = Task.objects.filter(kind__in=NEWS_KINDS, closed_at=None, victim__isnull=False)
    victims = sorted(set(open_tasks.values_list("victim_id", flat=True)))
    still_owed = {one.victim_id for one in list_undelivered_news(victims, now=now)}
    return [victim_id for victim_id in victims if victim_id not in still_owed][:at_most]


# Tasks for which the victim is rung: their owner sees whom to ask for and the number; colleagues see who the owner is.


def has_contact_task(actor: Actor, victim_id: int) -> bool:
    """Whether this actor owns an open task to reach this victim, and so may open the contact page."""
    return _taken(actor, victim_id, REACHING_KINDS).exists()


def may_know_victim(actor: Actor, victim_id: int) -> bool:
    """Whether this actor owns a task that lets them know this victim before an identity check; danger that they
    reported themselves does not. Access without such a task is flagged in the audit."""
    return exclude_own_danger(actor, _taken(actor, victim_id, REACHING_KINDS)).exists()


def may_see_number(actor: Actor, victim_id: int) -> bool:
    """Whether this actor owns a task that shows them the number. A callback shows it once the victim may be rung."""
    return exclude_own_danger(actor, _taken(actor, victim_id, REACHING_KINDS - {TaskKind.CALL_BACK})).exists()


def exclude_own_danger(actor: Actor, tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Exclude danger that this actor reported themselves (F9), or that comes only from their own notes of attempts;
    neither needs an identity check. A caller who claims danger may be the person whom the victim fears. Their claim
    reveals nothing about the victim to the colleague who took it, even if that colleague handed the task on and got it
    back."""
    return tasks.exclude(_is_pressed_by(actor)).exclude(_is_noted_by(actor))


def _is_pressed_by(actor: Actor) -> Q:
    acts = TaskChange.objects.filter(task=OuterRef("pk"), by__isnull=False)
    pressed_by = Subquery(acts.order_by("id").values("by")[:1])  # the reporter becomes the owner at once
    pressed = Task.objects.filter(pk=OuterRef("pk"), kind=TaskKind.DANGER_NOW).annotate(pressed_by=pressed_by)
    return Q(Exists(pressed.filter(pressed_by=actor.staff_id or 0)))


def _is_noted_by(actor: Actor) -> Q:
    tries = Contact.objects.filter(victim=OuterRef("victim"), made_by=actor.staff_id or 0, reached=False)
    named = tries.annotate(about=Concat(Value("contact:"), Cast("public_id", TextField()), output_field=TextField()))
    readings = DangerFinding.objects.filter(task=OuterRef("pk"))
    others = readings.exclude(Exists(named.filter(about=OuterRef("about"))))
    return Q(Exists(readings), ~Q(Exists(others)), kind=TaskKind.DANGER_WORDS)


def _taken(actor: Actor, victim_id: int, kinds: Collection[TaskKind]) -> QuerySet[Task]:
    mine = access_scopes.filter_visible_rows(actor, Task.objects.filter(owner_id=actor.staff_id or 0, closed_at=None))
    return mine.filter(Q(victim_id=victim_id, kind__in=kinds) | _may_be_from(actor, victim_id))


def _may_be_from(actor: Actor, victim_id: int) -> Q:
    """Match danger without a known victim, in a message from a number or address that is in this victim's record and in
    others."""
    victim = access_scopes.filter_visible_rows(actor, Victim.objects.filter(id=victim_id), victim="id")
    points = ContactPoint.objects.filter(person__in=victim.values("person")).exclude(match_key="")
    keys = [
        key for point in points.values_list("match_key", flat=True) for key in list_digests(point, DigestUse.SENDER)
    ]
    sent = ReceivedMessage.objects.filter(victim=None, from_key__in=keys)
    named = sent.annotate(about=Concat(Value("received:"), Cast("public_id", TextField()), output_field=TextField()))
    readings = DangerFinding.objects.filter(task=OuterRef("pk"), about__in=named.values("about"))
    return Q(Exists(readings), victim=None, kind=TaskKind.DANGER_WORDS)


def list_other_callers(actor: Actor, victim_id: int) -> tuple[str, ...]:
    """List colleagues who own tasks for which the victim is rung: otherwise both would ring."""
    theirs = Task.objects.filter(victim_id=victim_id, closed_at=None, kind__in=REACHING_KINDS, owner__isnull=False)
    names = theirs.exclude(owner_id=actor.staff_id or 0).order_by("owner__name").values_list("owner__name", flat=True)
    return tuple(names.distinct())
