"""A kind of message that is stopped: two people let it through, or one stops it for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import Brake, Telling
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.message_sending import LIFTED_FOR, BrakeAxis, BrakeKind, lifted_limit
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.desk.actions import close_settled
from victimcare.services.messages import brake, outbox, states

STOPPED = "stopped for good by a person"


class UnknownBrake(LookupError):
    """No such brake is on."""


class SameReleaser(Exception):
    """The person who first said that these messages are right cannot be the second as well."""


class NobodyAsked(Exception):
    """A first person has to say why these messages are right."""


class ReasonMissing(ValueError):
    """Why these messages are right, or wrong, has to be written down."""


class NotThatMany(ValueError):
    """Between one and all that are held: `held` of them."""

    def __init__(self, held: int) -> None:
        super().__init__(held)
        self.held = held


@transaction.atomic
def ask_to_release(*, actor: Actor, brake_id: UUID, reason: str, now: datetime, at_most: int | None = None) -> None:
    """Say that these messages are right, and why. A second person lets them through: the oldest of them, `at_most` so
    many; None: all that wait when they decide.

    Raises UnknownBrake, ReasonMissing, NotThatMany.
    """
    permit(actor, Act.ASK_TO_RELEASE)
    row = _locked(brake_id)
    row.reason, row.asked_at, row.asked_by_id = _written(reason), now, actor.staff_id
    held = _held(row).count()
    if at_most is not None and not 1 <= at_most <= held:
        raise NotThatMany(held)
    row.asked_for = at_most
    row.save(update_fields=["reason", "asked_at", "asked_by", "asked_for"])
    note(actor, "brake.release_asked", at=now, detail={"brake": str(brake_id), "at_most": at_most or held})


@transaction.atomic
def release(*, actor: Actor, brake_id: UUID, now: datetime, seen: int | None = None) -> int:
    """Release stopped messages, as the second person: the oldest, as many as the first person said. They leave now,
    each past the gate once more and past no other brake, and for a day as many again of the kind may follow. `seen`:
    how many were held on the page of the person who decides; no more than that leave. What is left stays stopped, for
    two people to decide anew. Returns how many were released.

    Raises UnknownBrake, NobodyAsked, SameReleaser.
    """
    permit(actor, Act.RELEASE_SENDING)
    row = _locked(brake_id)
    if row.asked_by_id is None:
        raise NobodyAsked
    if row.asked_by_id == actor.staff_id:
        raise SameReleaser
    held = list(_held(row))
    count = may_leave(len(held), *(most for most in (row.asked_for, seen) if most is not None))
    going, rest = held[:count], held[count:]
    kind = BrakeKind(BrakeAxis(row.axis), row.value)
    sent = brake.rates([kind], now=now)[kind].sent
    row.lifted_to, row.lifted_until = lifted_limit(sent=sent, held=count), now + LIFTED_FOR
    _end(actor, row, is_let_through=True, now=now)
    states.write([states.release(telling, at=now) for telling in going])
    outbox.announce()
    if rest:
        _stop_again(kind, rest, now)
    note(actor, "brake.released", at=now, detail={"brake": str(brake_id), "messages": count, "left": len(rest)})
    return count


def may_leave(held: int, *at_most: int) -> int:
    """How many of the held messages may leave: never more than the first person said."""
    return min(held, *at_most) if at_most else held


@transaction.atomic
def stop_for_good(*, actor: Actor, brake_id: UUID, reason: str, now: datetime) -> int:
    """Say that these messages are wrong: none of them leaves. What they were to tell stays owed, and people see it.

    Not to send takes one person. Returns how many were stopped. Raises UnknownBrake, ReasonMissing.
    """
    permit(actor, Act.RELEASE_SENDING)
    row = _locked(brake_id)
    row.reason = _written(reason)
    held = list(_held(row))
    _end(actor, row, is_let_through=False, now=now)
    states.write([step for one in held for step in states.reach(one, TellingStatus.NOT_NEEDED, at=now, reason=STOPPED)])
    note(actor, "brake.stopped_for_good", at=now, detail={"brake": str(brake_id), "messages": len(held)})
    return len(held)


def _locked(brake_id: UUID) -> Brake:
    """Its kind first: a batch that found it stopped has put its messages with the others before they are counted, and
    none is left behind under a brake that has ended."""
    on = Brake.objects.filter(public_id=brake_id, ended_at=None)
    brake.hold([BrakeKind(BrakeAxis(row.axis), row.value) for row in on])
    row = on.select_for_update().first()
    if row is None:
        raise UnknownBrake(brake_id)
    return row


def _written(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissing
    return reason.strip()


def _stop_again(kind: BrakeKind, rest: Sequence[Telling], now: datetime) -> None:
    again = brake.stop(kind, brake.rates([kind], now=now)[kind], now)
    Telling.objects.filter(id__in=[telling.id for telling in rest]).update(brake=again)


def _held(row: Brake) -> QuerySet[Telling]:
    """Held until the transaction ends, the oldest first."""
    return Telling.objects.select_for_update(of=("self",)).filter(status=TellingStatus.HELD, brake=row).order_by("id")


def _end(actor: Actor, row: Brake, *, is_let_through: bool, now: datetime) -> None:
    row.ended_at, row.ended_by_id, row.is_let_through = now, actor.staff_id, is_let_through
    row.save()
    close_settled(kind=TaskKind.BRAKE, victim_id=None, subject_key=f"brake:{row.public_id}", now=now, by=actor.staff_id)
