"""Shared parts of this package: reading a victim's court and property events, the identity check for staff, and due
times and tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from victimcare.records.annotations import read_annotations
from victimcare.records.models import Duty, Event, PropertyPhoto, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_date
from victimcare.rules.court.hearings import CourtDay, court_answer_due_at, list_court_days
from victimcare.rules.rights import Fact
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_timeline import read_fact
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.news_tasks import news_duty_codes
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.rights.working_calendar import working_days

# The events of the victim's timeline that this package reads: court days and property, told and not yet told.

COURT = (EventType.HEARING_LISTED, EventType.HEARING_RESULTED)
# Events that end a case, reopen it or bring it to a court: the last of these says whether a court is expected.
ENDS = (
    EventType.CASE_OUTCOME,
    EventType.CASE_NOT_INVESTIGATED,
    EventType.CASE_REOPENED,
    EventType.PROSECUTION_DECISION,
    EventType.SUSPECT_CHARGED,
    *COURT,
)
PROPERTY = (EventType.PROPERTY_SEIZED, EventType.PROPERTY_READY, EventType.PROPERTY_RETURNED)


@dataclass(frozen=True, slots=True)
class ToldEvents:
    """`has_news`: there are more events that the victim has not been told; they read those on their page first. Events
    that may not be told yet do not count, because their page would not show them and this flag would reveal them."""

    facts: tuple[Fact, ...]
    has_news: bool
    is_only_victim: bool
    photos: tuple[tuple[str, UUID], ...] = ()  # each with its item


def load_told_events(victim: Victim, types: tuple[str, ...], *, now: datetime) -> ToldEvents:
    """These events of the case, without those that the victim has not been told. One query."""
    to_tell = Duty.objects.filter(
        Q(met_at=None) | Q(met_at__gt=now),
        Q(ending="") | Q(ending="held"),
        victim_id=victim.id,
        triggered_by=OuterRef("id"),
        code__in=news_duty_codes(),
        starts_at__lte=now,
    )
    still = Q(review_on=None) | Q(review_on__gte=london_date(now))
    rows = _events(victim, types).annotate(
        is_untold=Exists(to_tell), is_held=Exists(to_tell.filter(still, ending="held"))
    )
    events = [read_annotations(row, _CourtEvent, fact=read_fact(row)) for row in rows]
    known = [(event.fact, event.is_untold) for event in events]
    # A court day whose new date is still untold news is left out: its old date is wrong.
    moved = {_key(fact) for fact, is_untold in known if is_untold and fact.type == EventType.HEARING_LISTED}
    facts = tuple(fact for fact, is_untold in known if not is_untold and not _is_old(fact, moved))
    has_news = any(event.is_untold and not event.is_held for event in events)
    return ToldEvents(facts, has_news, _is_alone(events), _photos(events))


def find_next_court_day(victim: Victim, *, now: datetime) -> CourtDay | None:
    """The victim's next court day as staff know it, whether or not the victim has been told. One query."""
    facts = [read_fact(event) for event in _events(victim, COURT)]
    return next(iter(list_court_days(facts, victim_id=victim.record_id, now=now)), None)


def load_all_events(victim: Victim, types: tuple[str, ...]) -> ToldEvents:
    """All events of these types, for staff. One query."""
    known = {"is_untold": False, "is_held": False}
    events = [read_annotations(row, _CourtEvent, fact=read_fact(row), **known) for row in _events(victim, types)]
    return ToldEvents(tuple(event.fact for event in events), False, _is_alone(events), _photos(events))


@dataclass(frozen=True, slots=True)
class _CourtEvent:
    """`victims`: how many the case has; `photos`: all of this victim's."""

    fact: Fact
    victims: int
    photos: Sequence[Mapping[str, str]]
    is_untold: bool
    is_held: bool


def _events(victim: Victim, types: tuple[str, ...]) -> QuerySet[Event]:
    photos = PropertyPhoto.objects.filter(victim_id=victim.id, file__gone_at=None).order_by("id")
    return (
        Event.objects.filter(case_id=victim.case_id, type__in=types)
        .select_related("private")
        .annotate(
            victims=Count("case__victims"),
            photos=ArraySubquery(photos.values(one=JSONObject(item="item_ref", file="file__public_id"))),
        )
        .order_by("time", "sequence")
    )


def _is_alone(events: Sequence[_CourtEvent]) -> bool:
    """Whether the case has no other victim."""
    return all(event.victims == 1 for event in events)


def _photos(events: Sequence[_CourtEvent]) -> tuple[tuple[str, UUID], ...]:
    """Every event row carries all of the victim's photos; both are few."""
    first = next(iter(events), None)
    return () if first is None else tuple((each["item"], UUID(each["file"])) for each in first.photos)


def _key(fact: Fact) -> str:
    return str(fact.data.get("hearing_ref", ""))


def _is_old(fact: Fact, moved: set[str]) -> bool:
    return fact.type == EventType.HEARING_LISTED and _key(fact) in moved


LONGEST_COURT_WORDS = 2000  # characters of the victim's own words


def require_court_identity_check(actor: Actor, victim_id: UUID, now: datetime) -> Victim:
    """The victim's row, for staff after an identity check. Raises VictimNotFound, IdentityCheckMissing."""
    permit(actor, Act.KEEP_COURT)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    return victim


def note_court_act(actor: Actor, act: str, victim: Victim, now: datetime, **detail: object) -> None:
    note(actor, act, at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)


def victim_answer_due(victim: Victim, now: datetime) -> datetime:
    """The answer time shown to the victim: sooner only for a court day that they have been told of, because it would
    reveal any other."""
    told = load_told_events(victim, COURT, now=now)
    return _due(next(iter(list_court_days(told.facts, victim_id=victim.record_id, now=now)), None), now)


def staff_answer_due(victim: Victim, now: datetime) -> datetime:
    """The time by which it must be done: sooner for any court day."""
    return _due(find_next_court_day(victim, now=now), now)


def _due(day: CourtDay | None, now: datetime) -> datetime:
    return court_answer_due_at(now, working_days(), court_at=day.starts_at if day else None)


def create_court_task(
    victim: Victim, kind: TaskKind, reason: str, *, subject: str, due_at: datetime, now: datetime
) -> None:
    """Make a task for the team that looks after the victim's case."""
    make_task(
        kind=kind,
        victim_id=victim.id,
        reason=reason,
        harm=load_harm_levels([victim.id])[victim.id],
        due_at=due_at,
        subject_key=subject,
        now=now,
    )
