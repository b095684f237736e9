"""Who helps her, on her own page: who may see what, since when, and when it was last used; to ask for somebody, and to
end it at once.

Whom she asks for is in force only once a person has looked at it, guarded or not: whoever stands beside her could name
himself, and an answer that differed would tell him whom we keep her safe from. So it is one answer for all.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Supporter
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.supporters import SupporterEnd
from victimcare.rules.clock import london_date
from victimcare.rules.people.supporters import SupporterKind, supporter_kinds_for
from victimcare.services.access import Act, Actor
from victimcare.services.audit import note
from victimcare.services.messages.her_door import enter
from victimcare.services.people.supporters import roles
from victimcare.services.people.supporters.shapes import (
    MOST_WAITING,
    Helped,
    Helps,
    Hers,
    TooMany,
    UnknownSupporter,
    Wanted,
)

SHOWN_BEFORE = 10


@transaction.atomic
def seen(*, actor: Actor, now: datetime) -> Hers:
    """Raises NotPermitted at the short level."""
    victim = enter(actor=actor, act=Act.CHOOSE_SUPPORTERS, noted="own_supporters.see", now=now).victim
    rows = list(roles.of(victim.id))
    before = [
        Helped(row.name, SupporterKind(row.kind), london_date(row.agreed_at), london_date(row.ended_at))
        for row in rows
        if row.agreed_at and row.ended_at
    ]
    return Hers(
        now=tuple(_helps(row) for row in rows if row.ended_at is None),
        before=tuple(sorted(before, key=lambda one: one.until, reverse=True)[:SHOWN_BEFORE]),
        kinds=supporter_kinds_for(roles.age_now(victim, now), is_business=roles.is_business(victim)),
    )


@transaction.atomic
def ask(*, actor: Actor, wanted: Wanted, now: datetime) -> None:
    """She wants this person to help her: a person looks at it. Raises NotPermitted, NotOffered, TooMany."""
    entered = enter(actor=actor, act=Act.CHOOSE_SUPPORTERS, noted="own_supporters.ask", now=now)
    victim = entered.victim
    waiting = Supporter.objects.filter(victim=victim, agreed_at=None, ended_at=None)
    if waiting.count() >= MOST_WAITING:
        raise TooMany
    row = roles.begun(victim, wanted, by=None, now=now)
    reason = roles.FEARED if roles.is_feared(row) else roles.ASKED
    roles.ask_a_person(row, victim, TaskKind.SUPPORTER_ASKED, reason, is_guarded=entered.is_guarded, now=now)
    detail = {"supporter": row.id, "kind": row.kind, "sees": row.sees}
    note(actor, "own_supporters.asked", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)


@transaction.atomic
def end(*, actor: Actor, supporter_id: UUID, now: datetime) -> None:
    """She wants it no more. Raises NotPermitted, UnknownSupporter."""
    victim = enter(actor=actor, act=Act.CHOOSE_SUPPORTERS, noted="own_supporters.end", now=now).victim
    hers = Supporter.objects.select_for_update().filter(victim=victim, ended_at=None)
    row = hers.filter(public_id=supporter_id).first()
    if row is None:
        raise UnknownSupporter(supporter_id)
    roles.end(row, SupporterEnd.BY_HER, by=None, now=now)
    note(
        actor,
        "own_supporters.ended",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"supporter": row.id},
    )


def _helps(row: Any) -> Helps:
    return Helps(
        id=row.public_id,
        kind=SupporterKind(row.kind),
        name=row.name,
        organisation=row.organisation,
        sees=roles.scopes_of(row),
        asked_on=london_date(row.asked_at),
        since=london_date(row.agreed_at) if row.agreed_at else None,
        last_used_at=row.last_used_at,
        has_code=row.has_code,
    )
