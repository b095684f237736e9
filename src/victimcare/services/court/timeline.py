"""What of her timeline this room reads: days in court and property that she has been told of, and what she has not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import JSONObject

from victimcare.records.models import Duty, Event, PropertyPhoto, Victim
from victimcare.rules.clock import london_date
from victimcare.rules.court.hearings import CourtDay, list_court_days
from victimcare.rules.rights import Fact
from victimcare.services.cases.private import merge
from victimcare.services.desk.news_tasks import news_duty_codes

COURT = ("hearing.listed", "hearing.resulted")
# What ends a case, opens it again or brings it to a court: the last of these says whether a court is expected.
ENDS = ("case.outcome", "case.not_investigated", "case.reopened", "prosecution.decision", "suspect.charged", *COURT)
PROPERTY = ("property.seized", "property.ready", "property.returned")


@dataclass(frozen=True, slots=True)
class Told:
    """`has_news`: there is more of it that nobody has told her yet; her page is where she reads that first. What she
    cannot be told yet is none: her page would not show it, and it would say here what it is about."""

    facts: tuple[Fact, ...]
    has_news: bool
    is_only_victim: bool
    photos: tuple[tuple[str, UUID], ...] = ()  # each with the item it is of


def told(victim: Victim, types: tuple[str, ...], *, now: datetime) -> Told:
    """These events of her case without those she has not been told of. One query."""
    to_tell = Duty.objects.filter(
        Q(met_at=None) | Q(met_at__gt=now),
        Q(ending="") | Q(ending="held"),
        victim_id=victim.id,
        triggered_by=OuterRef("id"),
        code__in=news_duty_codes(),
        starts_at__lte=now,
    )
    still = Q(review_on=None) | Q(review_on__gte=london_date(now))
    events: Any = _events(victim, types).annotate(
        is_untold=Exists(to_tell), is_held=Exists(to_tell.filter(still, ending="held"))
    )
    known = [(_fact(event), event.is_untold) for event in events]
    # Of a day in court whose new date is among the news none is named: the old one is wrong.
    moved = {_key(fact) for fact, is_untold in known if is_untold and fact.type == "hearing.listed"}
    facts = tuple(fact for fact, is_untold in known if not is_untold and not _is_old(fact, moved))
    has_news = any(event.is_untold and not event.is_held for event in events)
    return Told(facts, has_news, _is_alone(events), _photos(events))


def next_day(victim: Victim, *, now: datetime) -> CourtDay | None:
    """Her next day in court as staff know it, whether or not she has been told. One query."""
    facts = [_fact(event) for event in _events(victim, COURT)]
    return next(iter(list_court_days(facts, victim_id=victim.record_id, now=now)), None)


def all_of(victim: Victim, types: tuple[str, ...]) -> Told:
    """Every one of these events, for staff. One query."""
    events = list(_events(victim, types))
    return Told(tuple(map(_fact, events)), False, _is_alone(events), _photos(events))


def _events(victim: Victim, types: tuple[str, ...]) -> Any:
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


def _is_alone(events: Any) -> bool:
    """Whether nobody else was harmed in this case."""
    return all(event.victims == 1 for event in events)


def _photos(events: Any) -> tuple[tuple[str, UUID], ...]:
    """All of hers come with each event: few of few."""
    first = next(iter(events), None)
    return () if first is None else tuple((each["item"], UUID(each["file"])) for each in first.photos)


def _fact(event: Any) -> Fact:
    private = getattr(event, "private", None)
    data = merge(event.facts, private.content if private else None)
    return Fact(event.source, event.source_event_id, event.type, event.time, event.sequence, data)


def _key(fact: Fact) -> str:
    return str(fact.data.get("hearing_ref", ""))


def _is_old(fact: Fact, moved: set[str]) -> bool:
    return fact.type == "hearing.listed" and _key(fact) in moved
