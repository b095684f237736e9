"""Keeps what a victim sends after their visit ran out while they were writing; nothing is shown in reply."""

from __future__ import annotations

from datetime import datetime, timedelta

from victimcare.records.models import VictimSession
from victimcare.records.models.access import Opens
from victimcare.services.access import Actor, ActorKind
from victimcare.services.people.visits import hashed, helping_of

KEPT_FOR = timedelta(hours=3)  # after it began: longer than people write without a pause


def writer(*, token: str, now: datetime) -> Actor | None:
    """The victim whose visit this token was, if the visit was not ended on purpose and the code still stands. Good only
    for keeping what they typed."""
    visit = (
        VictimSession.objects.filter(
            token_hash=hashed(token),
            ended_at=None,
            started_at__gt=now - KEPT_FOR,
            grant__ended_at=None,
        )
        .select_related("grant__supporter")
        .first()
    )
    if visit is None:
        return None
    grant = visit.grant
    if grant.opens == Opens.QUIET:
        return Actor(ActorKind.VICTIM, f"grant:{grant.public_id}", opens=grant.opens, quiet=grant.id)
    opens = "all" if visit.second_at else grant.opens
    row = grant.supporter
    columns = (row.id, row.kind, row.agreed_at, row.ended_at, row.child_asked_at, row.sees, row.called) if row else None
    helps = helping_of(*columns) if columns else None
    kind = ActorKind.SUPPORTER if helps else ActorKind.VICTIM
    return Actor(kind, f"grant:{grant.public_id}", victim_id=grant.victim_id, opens=opens, helps=helps)
