"""What her page, the desk and the nightly look share: a role as the rules see it, its end, and its task."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db.models import Exists, Max, OuterRef, QuerySet

from victimcare.records.models import AccessGrant, Supporter, Task, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.people import Kind as VictimKind
from victimcare.records.models.supporters import SupporterEnd
from victimcare.rules.clock import london_date
from victimcare.rules.people.supporters import (
    DecidingAge,
    SupporterKind,
    SupporterRole,
    SupporterScope,
    deciding_age_of,
    supporter_kinds_for,
)
from victimcare.services.desk.actions import close_settled, is_open, make_task
from victimcare.services.desk.harm import harm_for
from victimcare.services.desk.shapes import Harm
from victimcare.services.people import codes
from victimcare.services.people.supporters import clashes
from victimcare.services.people.supporters.shapes import NotOffered, Wanted, scopes_for
from victimcare.services.person_keys import fetch_person_key
from victimcare.services.sealed_words import SUPPORTER_SAFE_WAY

ASKED, FEARED, WROTE, TWELVE, SOON_GROWN = (
    "supporter_asked",
    "supporter_feared",
    "supporter_wrote",
    "child_is_twelve",
    "child_is_grown_soon",
)


def of(victim_id: int) -> QuerySet[Supporter, Any]:
    """Those who help her, are to or did, with when their page was last used, the oldest first."""
    codes_of = AccessGrant.objects.filter(supporter=OuterRef("id"), ended_at=None)
    return (
        Supporter.objects.filter(victim_id=victim_id)
        .annotate(last_used_at=Max("access_grants__last_used_at"), has_code=Exists(codes_of))
        .order_by("asked_at", "id")
    )


def age_now(victim: Victim, now: datetime) -> DecidingAge:
    return deciding_age_of(victim.person.date_of_birth, london_date(now))


def is_business(victim: Victim) -> bool:
    return victim.kind == VictimKind.BUSINESS


def role_of(row: Supporter) -> SupporterRole:
    return SupporterRole(SupporterKind(row.kind), row.agreed_at, row.ended_at, row.child_asked_at)


def scopes_of(row: Supporter) -> tuple[SupporterScope, ...]:
    return tuple(SupporterScope(scope) for scope in row.sees)


def begun(victim: Victim, wanted: Wanted, *, by: int | None, now: datetime) -> Supporter:
    """A row of somebody who is to help her, in force for nobody yet. Raises NotOffered."""
    if wanted.kind not in supporter_kinds_for(age_now(victim, now), is_business=is_business(victim)):
        raise NotOffered("kind")
    key = clashes.phone_key(wanted.phone)
    if not key:
        raise NotOffered("phone")
    row = Supporter(
        public_id=uuid4(),
        victim=victim,
        kind=wanted.kind,
        name=wanted.name.strip(),
        organisation=wanted.organisation.strip(),
        called=wanted.called.strip(),
        phone=wanted.phone.strip(),
        match_key=key,
        sees=scopes_for(wanted.kind, wanted.sees),
        asked_at=now,
        asked_by_id=by,
    )
    way = wanted.safe_way.strip()
    SUPPORTER_SAFE_WAY.put_words(row, way, fetch_person_key(victim.person_id if way else None))
    row.save(force_insert=True)
    return row


def is_feared(row: Supporter) -> bool:
    return clashes.is_feared(row.victim_id, name=row.name, match_key=row.match_key)


def about(row: Supporter) -> str:
    return f"supporter:{row.public_id}"


def ask_a_person(
    row: Supporter, victim: Victim, kind: TaskKind, reason: str, *, is_guarded: bool, now: datetime
) -> None:
    harm = harm_for(is_guarded=is_guarded, is_enhanced=victim.is_enhanced)
    make_task(
        kind=kind,
        victim_id=victim.id,
        reason=reason,
        harm=Harm.HIGH if reason == FEARED else harm,
        due_at=None,
        now=now,
        subject_key=about(row),
    )


def is_asked(row: Supporter, kind: TaskKind) -> bool:
    return is_open(kind=kind, subject_key=about(row))


def end(row: Supporter, how: SupporterEnd, *, by: int | None, now: datetime) -> None:
    """It is over at once: their code ends, with every visit that it opened, and nobody is asked about it any more. But
    a press on her page ends no warning: whoever she must be kept safe from may have made it himself."""
    Supporter.objects.filter(id=row.id).update(ended_at=now, ended_by_id=by, end=how)
    codes.end_of_supporter(supporter_id=row.id, reason="role_ended", now=now)
    settle(row, (TaskKind.SUPPORTER_WROTE, TaskKind.ASK_CHILD), by=by, now=now)
    if not (how is SupporterEnd.BY_HER and by is None and _is_warned_of(row)):
        settle(row, (TaskKind.SUPPORTER_ASKED,), by=by, now=now)


def warned_of(victim_id: int) -> frozenset[str]:
    """What the warnings that were given for her are about, as `about` says it: also those that have been looked at."""
    warned = Task.objects.filter(kind=TaskKind.SUPPORTER_ASKED, victim_id=victim_id, reason=FEARED)
    return frozenset(warned.values_list("subject_key", flat=True))


def _is_warned_of(row: Supporter) -> bool:
    of_them = Task.objects.filter(kind=TaskKind.SUPPORTER_ASKED, subject_key=about(row), closed_at=None)
    return of_them.filter(reason=FEARED).exists()


def settle(row: Supporter, kinds: Iterable[TaskKind], *, by: int | None, now: datetime) -> None:
    for kind in kinds:
        close_settled(kind=kind, victim_id=row.victim_id, subject_key=about(row), now=now, by=by)
