"""What became of her referrals, as her own page says it: never what they know of her, for somebody may look on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from victimcare.records.models import Referral, ReferralConsent, Task, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.referrals.referral_course import OPEN_REFERRALS, ReferralMove, ReferralSettlement, ReferralState
from victimcare.services.access import Actor
from victimcare.services.desk import task_actions as desk
from victimcare.services.referrals import course
from victimcare.services.referrals.course import Said
from victimcare.services.referrals.shapes import UnknownReferral

SHOWN = 20
_MOVED = ("made_at", "sent_at", "news_at", "withdrawn_at")  # since when it stands as it does
_NOT_SHOWN = (ReferralSettlement.MISTAKE, ReferralSettlement.REPLACED)


@dataclass(frozen=True, slots=True)
class Hers:
    """`looks_on`: we look for somebody else with her."""

    id: UUID
    service: str
    service_id: UUID
    telephone: str
    state: ReferralState
    since: date
    weeks: int | None
    may_take_back: bool
    looks_on: bool


def beside(victims: QuerySet[Victim]) -> QuerySet[Victim]:
    """With her referrals and the tasks to tell her of them, in the query of her row: for `shown`."""
    hers = Referral.objects.filter(victim=OuterRef("pk")).exclude(settled__in=_NOT_SHOWN).order_by("-id")
    tasks = Task.objects.filter(victim=OuterRef("pk"), kind=TaskKind.TELL_REFERRAL, closed_at=None)
    fields = JSONObject(
        id="public_id",
        service="service__name",
        service_id="service__public_id",
        telephone="service__telephone",
        state="state",
        settled="settled",
        made_at="made_at",
        sent_at="sent_at",
        news_at="news_at",
        withdrawn_at="consent__withdrawn_at",
        told_at="told_at",
        weeks="waits_weeks",
    )
    return victims.annotate(
        her_referrals=ArraySubquery(hers.values(row=fields)[:SHOWN]),
        telling_tasks=ArraySubquery(tasks.values("subject_key")),
    )


def shown(actor: Actor, victim: Any, *, now: datetime) -> tuple[Hers, ...]:
    """The newest first; from now on she knows. `victim`: read with `beside`, by her page, which has let her in."""
    rows: list[dict[str, Any]] = victim.her_referrals
    if any(row["news_at"] and (not row["told_at"] or row["told_at"] < row["news_at"]) for row in rows):
        Referral.objects.filter(victim_id=victim.id, news_at__isnull=False).update(told_at=now)
    for about in victim.telling_tasks:
        desk.close_settled_tasks(kind=TaskKind.TELL_REFERRAL, victim_id=victim.id, subject_key=about, now=now, by=None)
    return tuple(_hers(row) for row in rows)


def take_back(actor: Actor, victim_id: int, referral_id: UUID, *, now: datetime) -> None:
    """She takes back what she agreed to: the service sees it no more from this moment. Raises UnknownReferral, NotNow.
    Her page has let her in, and holds her row."""
    row = Referral.objects.select_for_update().filter(victim_id=victim_id, public_id=referral_id).first()
    if row is None:
        raise UnknownReferral(referral_id)
    if course.go(actor, row, ReferralMove.RECALL, Said(by_her=True), now=now):
        ReferralConsent.objects.filter(referral=row, withdrawn_at=None).update(withdrawn_at=now)


def _hers(row: dict[str, Any]) -> Hers:
    state = ReferralState(row["state"])
    since = max(datetime.fromisoformat(row[name]) for name in _MOVED if row[name])
    return Hers(
        id=UUID(row["id"]),
        service=row["service"],
        service_id=UUID(row["service_id"]),
        telephone=row["telephone"],
        state=state,
        since=london_date(since),
        weeks=row["weeks"],
        may_take_back=state in OPEN_REFERRALS,
        looks_on=state not in OPEN_REFERRALS and not row["settled"],
    )
