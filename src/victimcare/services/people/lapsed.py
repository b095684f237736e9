"""A visit that ran out while she was writing: what she sends then is kept, and nothing is shown for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from victimcare.records.models import VictimSession
from victimcare.records.models.access import Opens
from victimcare.services.access import Actor, ActorKind
from victimcare.services.people.visits import hashed, helping_of

KEPT_FOR = timedelta(hours=3)  # after it began: longer than anybody writes without a pause


def writer(*, token: str, now: datetime) -> Actor | None:
    """Whose visit this token was, if it was not ended by anybody and her code still stands. Good for keeping what she
    typed and for nothing else."""
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
