"""Shows the kinds of message that the brake has stopped, and ends a stop: two people release the messages, or one
cancels them for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from victimcare.records.models import Brake, Duty, Notification
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.force import Force
from victimcare.rules.message_sending import LIFTED_FOR, BrakeAxis, BrakeKind, lifted_limit
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.messages import message_brakes, message_states

STOPPED = "stopped for good by a person"


class SameReleaser(Exception):
    """The person who first said that these messages are right cannot be the second as well."""


class FirstApprovalMissing(Exception):
    """A first person has to say why these messages are right."""


class ReleaseCountWrong(ValueError):
    """Not between one and the number held: `held`."""

    def __init__(self, held: int) -> None:
        super().__init__(held)
        self.held = held


@transaction.atomic
def ask_for_brake_release(
    *, actor: Actor, brake_id: UUID, reason: str, now: datetime, at_most: int | None = None
) -> None:
    """Record that these messages are right, and why. A second person releases them: the oldest of them, `at_most` so
    many; None: all that wait when that person decides.

    Raises NotFound, FieldRequired, ReleaseCountWrong.
    """
    permit(actor, Act.ASK_TO_RELEASE)
    row = _lock_brake(brake_id)
    row.reason, row.asked_at, row.asked_by_id = _require_reason(reason), now, actor.staff_id
    held = _list_held_messages(row).count()
    if at_most is not None and not 1 <= at_most <= held:
        raise ReleaseCountWrong(held)
    row.asked_for = at_most
    row.save(update_fields=["reason", "asked_at", "asked_by", "asked_for"])
    note(actor, "brake.release_asked", at=now, detail={"brake": str(brake_id), "at_most": at_most or held})


@transaction.atomic
def release_brake(*, actor: Actor, brake_id: UUID, now: datetime, seen: int | None = None) -> int:
    """Release stopped messages, as the second person: the oldest, as many as the first person said. They leave now:
    each passes the gate once more, and no other brake stops it. For a day as many again of the kind may follow. `seen`:
    how many were held on the page of the person who decides; no more than that leave. What is left stays stopped, for
    two people to decide again. Returns how many were released.

    Raises NotFound, FirstApprovalMissing, SameReleaser.
    """
    permit(actor, Act.RELEASE_SENDING)
    row = _lock_brake(brake_id)
    if row.asked_by_id is None:
        raise FirstApprovalMissing
    if row.asked_by_id == actor.staff_id:
        raise SameReleaser
    held = list(_list_held_messages(row))
    count = count_releasable(len(held), *(most for most in (row.asked_for, seen) if most is not None))
    going, rest = held[:count], held[count:]
    kind = BrakeKind(BrakeAxis(row.axis), row.value)
    sent = message_brakes.load_message_rates([kind], now=now)[kind].sent
    row.lifted_to, row.lifted_until = lifted_limit(sent=sent, held=count), now + LIFTED_FOR
    _end_brake(actor, row, is_let_through=True, now=now)
    message_states.write_state_changes([message_states.release_held_message(telling, at=now) for telling in going])
    message_states.announce_due_messages()
    if rest:
        _stop_again(kind, rest, now)
    note(actor, "brake.released", at=now, detail={"brake": str(brake_id), "messages": count, "left": len(rest)})
    return count


def count_releasable(held: int, *at_most: int) -> int:
    """How many of the held messages may leave: never more than the first person said."""
    return min(held, *at_most) if at_most else held


@transaction.atomic
def cancel_braked_messages(*, actor: Actor, brake_id: UUID, reason: str, now: datetime) -> int:
    """Record that these messages are wrong: none of them leaves. Their news stays owed, and people see it.

    Cancelling takes one person. Returns how many were stopped. Raises NotFound, FieldRequired.
    """
    permit(actor, Act.RELEASE_SENDING)
    row = _lock_brake(brake_id)
    row.reason = _require_reason(reason)
    held = list(_list_held_messages(row))
    _end_brake(actor, row, is_let_through=False, now=now)
    message_states.write_state_changes(
        [
            step
            for one in held
            for step in message_states.advance_state(one, NotificationStatus.NOT_NEEDED, at=now, reason=STOPPED)
        ]
    )
    note(actor, "brake.stopped_for_good", at=now, detail={"brake": str(brake_id), "messages": len(held)})
    return len(held)


def _lock_brake(brake_id: UUID) -> Brake:
    """Lock the brake's kind first: a batch that found it stopped has then added its messages to the others before they
    are counted, and none is left behind under a brake that has ended."""
    on = Brake.objects.filter(public_id=brake_id, ended_at=None)
    message_brakes.lock_message_kinds([BrakeKind(BrakeAxis(row.axis), row.value) for row in on])
    row = on.select_for_update().first()
    if row is None:
        raise NotFound("no such brake is on")
    return row


def _require_reason(reason: str) -> str:
    if not reason.strip():
        raise FieldRequired("reason")
    return reason.strip()


def _stop_again(kind: BrakeKind, rest: Sequence[Notification], now: datetime) -> None:
    again = message_brakes.stop_message_kind(kind, message_brakes.load_message_rates([kind], now=now)[kind], now)
    Notification.objects.filter(id__in=[telling.id for telling in rest]).update(brake=again)


def _list_held_messages(row: Brake) -> QuerySet[Notification]:
    """The held messages, locked until the transaction ends, the oldest first."""
    return (
        Notification.objects.select_for_update(of=("self",))
        .filter(status=NotificationStatus.HELD, brake=row)
        .order_by("id")
    )


def _end_brake(actor: Actor, row: Brake, *, is_let_through: bool, now: datetime) -> None:
    row.ended_at, row.ended_by_id, row.is_let_through = now, actor.staff_id, is_let_through
    row.save()
    close_settled_tasks(
        kind=TaskKind.BRAKE, victim_id=None, subject_key=f"brake:{row.public_id}", now=now, by=actor.staff_id
    )


# The kinds of message that are stopped, as those who decide on them see them.

ENDED_BRAKES_SHOWN = 20  # ended ones that are still shown


@dataclass(frozen=True, slots=True)
class BrakeCause:
    """Where stopped messages come from: how many for this event, from this record system, in this area."""

    event_type: str
    source: str
    area: str
    messages: int


@dataclass(frozen=True, slots=True)
class BrakeDetail:
    """One kind that is or was stopped. `value` is an area's name, an event's type or a sentence's id."""

    id: UUID
    axis: str
    value: str
    stopped_at: datetime
    sent: int
    limit: int
    usual: int
    held: int
    leaves: int  # of the held messages, how many the first person would release
    next_limit: int  # how many of the kind may leave in an hour, for a day after the release
    behind: tuple[BrakeCause, ...]
    reason: str
    asked_at: datetime | None
    asked_by: str
    is_asked_by_me: bool
    ended_at: datetime | None
    ended_by: str
    is_let_through: bool | None


@transaction.atomic
def list_brakes(*, actor: Actor, now: datetime) -> tuple[list[BrakeDetail], list[BrakeDetail]]:
    """The brakes that are on, the oldest first, and the last that ended. The access is audited."""
    permit(actor, Act.SEE_MESSAGES)
    rows = Brake.objects.select_related("asked_by", "ended_by")
    on = [_brake_detail(row, actor, now) for row in rows.filter(ended_at=None).order_by("stopped_at")]
    ended = [
        _brake_detail(row, actor, now)
        for row in rows.filter(ended_at__isnull=False).order_by("-ended_at")[:ENDED_BRAKES_SHOWN]
    ]
    note(actor, "brakes.seen", at=now, detail={"on": len(on)})
    return on, ended


def _brake_detail(row: Brake, actor: Actor, now: datetime) -> BrakeDetail:
    force: Force = settings.FORCE
    held = Notification.objects.filter(brake=row, status=NotificationStatus.HELD).count()
    leaves = count_releasable(held, *([] if row.asked_for is None else [row.asked_for]))
    return BrakeDetail(
        id=row.public_id,
        axis=row.axis,
        value=force.area_name(row.value) if row.axis == BrakeAxis.AREA else row.value,
        stopped_at=row.stopped_at,
        sent=row.sent,
        limit=row.limit,
        usual=row.usual,
        held=held,
        leaves=leaves,
        next_limit=_next_limit(row, leaves, now) if row.ended_at is None else 0,
        behind=_list_causes(row) if row.ended_at is None else (),
        reason=row.reason,
        asked_at=row.asked_at,
        asked_by=row.asked_by.name if row.asked_by else "",
        is_asked_by_me=row.asked_by_id is not None and row.asked_by_id == actor.staff_id,
        ended_at=row.ended_at,
        ended_by=row.ended_by.name if row.ended_by else "",
        is_let_through=row.is_let_through,
    )


def _next_limit(row: Brake, leaves: int, now: datetime) -> int:
    kind = BrakeKind(BrakeAxis(row.axis), row.value)
    rate = message_brakes.load_message_rates([kind], now=now)[kind]
    return max(rate.limit, lifted_limit(sent=rate.sent, held=leaves))


def _list_causes(row: Brake, *, at_most: int = 5) -> tuple[BrakeCause, ...]:
    """The most frequent first. Held messages were made for duties, and the duties' events show where they come from."""
    force: Force = settings.FORCE
    duties = [
        duty
        for ids in Notification.objects.filter(brake=row, status=NotificationStatus.HELD).values_list(
            "duties", flat=True
        )
        for duty in ids
    ]
    origins = Duty.objects.filter(id__in=duties).values_list(
        F("triggered_by__type"), F("triggered_by__source"), F("victim__case__area")
    )
    return tuple(
        BrakeCause(event_type, source, force.area_name(area), count)
        for (event_type, source, area), count in Counter(origins).most_common(at_most)
    )
