"""The second step as the desk sees it: which kinds a victim has, since when, and ending one. Never a secret."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from victimcare.records.models import AccessGrant, SecondFactor, SetUpWindow, Victim
from victimcare.records.models.second_step import SecondKind
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.contact import proofs
from victimcare.services.people.second_step import spent
from victimcare.services.people.second_step.ending import end


class UnknownFactor(LookupError):
    """The victim has no factor by this name, or it has ended."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor that lives, or ended recently enough to be shown. `opened_by`: who opened the window in which it was set
    up. `numbers_left`: on paper, for an app. `rests_since`: no single number opens with it, because of wrong ones."""

    id: UUID
    kind: SecondKind
    made_at: datetime
    opened_by: str
    last_used_at: datetime | None
    numbers_left: int | None
    ended_at: datetime | None
    ended_reason: str
    rests_since: datetime | None


@dataclass(frozen=True, slots=True)
class Kept:
    """`closes_at`: of an open window, whether or not its number was typed. `may_open`: the victim's identity was
    checked by more than their code."""

    live: tuple[Factor, ...]
    ended: tuple[Factor, ...]
    closes_at: datetime | None
    may_open: bool


@transaction.atomic
def kept(*, actor: Actor, victim_id: int, now: datetime) -> Kept:
    """Raises NotProved."""
    permit(actor, Act.KEEP_SECOND_STEP)
    proofs.require(actor, victim_id, now=now)
    unused = Count("recovery_numbers", filter=Q(recovery_numbers__used_at=None))
    found = SecondFactor.objects.filter(victim_id=victim_id).select_related("window__opened_by").annotate(left=unused)
    rows = list(found.order_by("-id"))
    rests_since = _rests_since(victim_id, [SecondKind(row.kind) for row in rows if row.ended_at is None])
    factors = [_factor(row, rests_since.get(SecondKind(row.kind))) for row in rows]
    window = SetUpWindow.objects.filter(victim_id=victim_id, ended_at=None, closes_at__gt=now).first()
    _note(actor, "second_step.seen", victim_id, now)
    return Kept(
        live=tuple(one for one in factors if one.ended_at is None),
        ended=tuple(one for one in factors if one.ended_at is not None),
        closes_at=window.closes_at if window else None,
        may_open=proofs.beyond_her_code(actor, victim_id, now=now) is not None,
    )


@transaction.atomic
def end_one(*, actor: Actor, victim_id: int, factor: UUID, now: datetime) -> None:
    """End a factor that is lost, or may be in the wrong hands. It opens nothing from now on, and visits that it opened
    go back to what the code alone opens. Raises UnknownFactor, NotProved."""
    permit(actor, Act.KEEP_SECOND_STEP)
    proofs.require(actor, victim_id, now=now)
    # waits for a try that is under way
    list(Victim.objects.select_for_update(no_key=True).filter(id=victim_id).only("id"))
    one = SecondFactor.objects.filter(victim_id=victim_id, public_id=factor)
    if not end(one, reason="lost", now=now, victim_id=victim_id):
        raise UnknownFactor(factor)
    _note(actor, "second_step.ended", victim_id, now)


def _rests_since(victim_id: int, kinds: Collection[SecondKind]) -> dict[SecondKind, datetime]:
    """Since when the kinds rest for which no single number is accepted, because of wrong ones with the victim's current
    code."""
    hers = AccessGrant.objects.hers().filter(victim_id=victim_id, ended_at=None).first()
    if hers is None or hers.second_rests_since is None:
        return {}
    heard = spent.listening(kinds, spent.with_code(hers.id))
    return {kind: hers.second_rests_since for kind in kinds if kind not in heard and kind is not SecondKind.PASSKEY}


def _factor(row: SecondFactor, rests_since: datetime | None) -> Factor:
    kind = SecondKind(row.kind)
    left: int = row.left  # type: ignore[attr-defined]  # annotated
    return Factor(
        id=row.public_id,
        kind=kind,
        made_at=row.made_at,
        opened_by=row.window.opened_by.name,
        last_used_at=row.last_used_at,
        numbers_left=left if kind is SecondKind.APP else None,
        ended_at=row.ended_at,
        ended_reason=row.ended_reason,
        rests_since=rests_since,
    )


def _note(actor: Actor, act: str, victim_id: int, now: datetime) -> None:
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=victim_id)
    note(actor, act, at=now, case_id=case_id, victim_id=victim_id)
