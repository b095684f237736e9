"""What became of her referrals, as her own page says it: never what they know of her, for somebody may look on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from victimcare.records.models import Referral, ReferralConsent
from victimcare.rules.clock import london_date
from victimcare.rules.referrals.course import OPEN, Move, Settled, State
from victimcare.services.access import Actor
from victimcare.services.referrals import course
from victimcare.services.referrals.course import Said
from victimcare.services.referrals.shapes import UnknownReferral

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Hers:
    """`looks_on`: we look for somebody else with her."""

    id: UUID
    service: str
    telephone: str
    state: State
    since: date
    weeks: int | None
    may_take_back: bool
    looks_on: bool


def shown(actor: Actor, victim_id: int, *, now: datetime) -> tuple[Hers, ...]:
    """The newest first; from now on she knows. Her page has let her in, and holds her row."""
    rows = list(
        Referral.objects.select_for_update(of=("self",))
        .filter(victim_id=victim_id)
        .exclude(settled=Settled.MISTAKE)
        .exclude(settled=Settled.REPLACED)
        .select_related("service")
        .order_by("-id")[:SHOWN]
    )
    course.told(actor, rows, now=now)
    return tuple(_hers(row) for row in rows)


def take_back(actor: Actor, victim_id: int, referral_id: UUID, *, now: datetime) -> None:
    """She takes back what she agreed to: the service sees it no more from this moment. Raises UnknownReferral, NotNow.
    Her page has let her in, and holds her row."""
    row = Referral.objects.select_for_update().filter(victim_id=victim_id, public_id=referral_id).first()
    if row is None:
        raise UnknownReferral(referral_id)
    if course.go(actor, row, Move.RECALL, Said(by_her=True), now=now):
        ReferralConsent.objects.filter(referral=row, withdrawn_at=None).update(withdrawn_at=now)


def _hers(row: Referral) -> Hers:
    state = State(row.state)
    since = max(filter(None, (row.made_at, row.sent_at, row.news_at)))
    return Hers(
        id=row.public_id,
        service=row.service.name,
        telephone=row.service.telephone,
        state=state,
        since=london_date(since),
        weeks=row.waits_weeks,
        may_take_back=state in OPEN,
        looks_on=state not in OPEN and not row.settled,
    )
