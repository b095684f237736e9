"""Moves a message through its states and queues it in the outbox. Each step is a row. A step goes forwards; it goes
back only when the provider never had the message, when a hold is released, or when a message that a provider had
accepted comes back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import psycopg
from django.db import connection
from django.db.models import Q
from django.db.models.functions import Now

from victimcare.records.models import Notification, NotificationState
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.services.ports import MessageState

# A provider may first report that the phone was off and then that the message arrived; it never takes back an arrival.
_ORDER = (
    NotificationStatus.QUEUED,
    NotificationStatus.HELD,
    NotificationStatus.HANDED_OVER,
    NotificationStatus.IN_DOUBT,
    NotificationStatus.ACCEPTED,
    NotificationStatus.SENDING,
    NotificationStatus.FAILED,
    NotificationStatus.DELIVERED,
    NotificationStatus.NOT_NEEDED,
)
AT_THE_SUPPLIER = frozenset({NotificationStatus.HANDED_OVER, NotificationStatus.IN_DOUBT})  # certainly or possibly
NOT_KNOWN_TO_HAVE_LEFT = AT_THE_SUPPLIER | {NotificationStatus.QUEUED, NotificationStatus.HELD}
RELEASED = "released"  # the reason for a step back from held to queued: a person released it
STATUS_OF = {
    MessageState.ACCEPTED: NotificationStatus.ACCEPTED,
    MessageState.SENDING: NotificationStatus.SENDING,
    MessageState.POSTED: NotificationStatus.SENDING,
    MessageState.DELIVERED: NotificationStatus.DELIVERED,
    MessageState.FAILED: NotificationStatus.FAILED,
    MessageState.FAILED_FOR_NOW: NotificationStatus.FAILED,
}


# Waits between tries to send a message, or to ask what became of it.
BACK_OFF = tuple(timedelta(seconds=seconds) for seconds in (15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 3600))
# The longest that a call to the provider can take, with a margin: an earlier look-up could miss a message that is just
# being accepted, and it would be sent twice.
DOUBT_SETTLES_AFTER = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class StateChange:
    """One unsaved step of a locked message. `rests`: how long, in real time, before it is claimed again; None: a queued
    message may be claimed at once, and any other is not asked about."""

    telling: Notification
    status: NotificationStatus
    at: datetime
    reason: str
    rests: timedelta | None


def is_handover_in_doubt(telling: Notification, attempt: int) -> bool:
    """Whether the outcome of this send is still unknown."""
    return telling.attempts == attempt and telling.status in AT_THE_SUPPLIER


def advance_state(
    telling: Notification, status: NotificationStatus, *, at: datetime, reason: str = "", rests: timedelta | None = None
) -> list[StateChange]:
    """Move a locked message to this state, with any other changes to it. No step when it has come as far already: the
    report is late, old or repeated."""
    if _ORDER.index(status) <= _ORDER.index(NotificationStatus(telling.status)):
        return []
    return [_change_state(telling, status, at, reason, rests)]


def mark_in_doubt(telling: Notification, *, at: datetime, reason: str) -> StateChange | None:
    """A locked message whose send ended without a known result. None where more is known already."""
    if telling.status not in {NotificationStatus.HANDED_OVER, NotificationStatus.ACCEPTED, NotificationStatus.SENDING}:
        return None
    return _change_state(telling, NotificationStatus.IN_DOUBT, at, reason, None)


def requeue_message(telling: Notification, *, at: datetime, reason: str, rests: timedelta | None = None) -> StateChange:
    """Queue a locked message again: the provider certainly does not have it."""
    telling.handed_over_at = None
    return _change_state(telling, NotificationStatus.QUEUED, at, reason, rests)


def hold_message(telling: Notification, *, at: datetime, reason: str) -> StateChange:
    """Hold a locked, queued message; the reason says what must happen first."""
    telling.held_reason = reason
    return _change_state(telling, NotificationStatus.HELD, at, reason, None)


def release_held_message(telling: Notification, *, at: datetime) -> StateChange:
    """Release a locked, held message: it is due now."""
    telling.held_reason, telling.not_before = "", at
    return _change_state(telling, NotificationStatus.QUEUED, at, RELEASED, None)


def _change_state(
    telling: Notification, status: NotificationStatus, at: datetime, reason: str, rests: timedelta | None
) -> StateChange:
    telling.status = status
    return StateChange(telling, status, at, reason, rests)


# What a step may change in a message, and its type.
_CHANGED = {
    "channel": "text",
    "template": "text",
    "wording_version": "text",
    "values_hash": "text",
    "language": "text",
    "point_id": "bigint",
    "plan_version": "integer",
    "status": "text",
    "not_before": "timestamptz",
    "unanswered_questions": "smallint",
    "handed_over_at": "timestamptz",
    "delivered_at": "timestamptz",
    "held_reason": "text",
    "brake_id": "bigint",
    "provider": "text",
    "provider_id": "text",
    "attempts": "smallint",
}
_WRITE = f"""
UPDATE records_notification t
   SET {", ".join(f"{column} = given.{column}" for column in _CHANGED)}, duties = given.duties::bigint[],
       rests_until = statement_timestamp() + given.rests
  FROM unnest(%(id)s::bigint[], {", ".join(f"%({column})s::{kind}[]" for column, kind in _CHANGED.items())},
              %(duties)s::text[], %(rests)s::interval[])
    AS given (id, {", ".join(_CHANGED)}, duties, rests)
 WHERE t.id = given.id
"""  # noqa: S608  column names only


def write_state_changes(steps: Sequence[StateChange]) -> None:
    """Write these steps, for as many messages. Two statements."""
    if not steps:
        return
    tellings = [step.telling for step in steps]
    values: dict[str, list[object]] = {name: [getattr(one, name) for one in tellings] for name in ("id", *_CHANGED)}
    values["duties"] = [f"{{{','.join(map(str, one.duties))}}}" for one in tellings]
    values["rests"] = [step.rests for step in steps]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, values)
    NotificationState.objects.bulk_create(
        NotificationState(telling=step.telling, status=step.status, at=step.at, reason=step.reason) for step in steps
    )


class HoldReason(StrEnum):
    """Why a message waits, besides the reasons for which only a person may tell the victim
    (`contact_plan.StaffOnlyReason`)."""

    SENDING_HELD = "sending_held"  # after a restore nothing leaves until a person releases it
    NO_PROVIDER = "no_provider"  # there is no provider to give it to
    ACCOUNT = "account"  # our account with the provider takes no message until a person has put it right


@dataclass(frozen=True, slots=True)
class MessageSummary:
    """One message to a victim as `victimcare messages` gives it (contracts/doors.md)."""

    id: str
    crime_reference: str
    victim_id: str  # the record system's
    channel: str
    template: str
    state: str
    queued_at: datetime
    handed_over_at: datetime | None
    delivered_at: datetime | None
    held_reason: str | None
    reference: str


# The outbox: a message's own row says when it is due, so there is no separate queue entry to lose.
#
# Two clocks decide. `not_before` is by the product's clock, which may be frozen: the victim's hours, and when news
# begins to be owed. `rests_until` is by the database's: what a supplier needs between two tries is real time.

_NOTICE = "victimcare_outbox"


def queue_messages(tellings: Sequence[Notification], *, now: datetime) -> None:
    """Queue these new messages, in the caller's transaction. Listeners are notified once that is committed."""
    if not tellings:
        return
    Notification.objects.bulk_create(tellings)
    NotificationState.objects.bulk_create(
        NotificationState(telling=telling, status=NotificationStatus.QUEUED, at=now) for telling in tellings
    )
    announce_due_messages()


def announce_due_messages() -> None:
    """Notify listeners, when the transaction is committed, that a message has become due. A notice may be lost:
    listeners also poll."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [_NOTICE])


def make_waiting_messages_due(victim_id: int, *, now: datetime) -> None:
    """Reconsider the victim's messages after a change in how they may be reached. Messages whose waiting time came from
    the old plan become due, as does news that joined them: the gate decides once more. The caller holds the victim's
    rows."""
    waiting = Notification.objects.filter(victim_id=victim_id, status=NotificationStatus.QUEUED, not_before__gt=now)
    if waiting.update(not_before=now):
        announce_due_messages()


def wait_for_announcement(within: timedelta) -> bool:
    """Wait until a message is announced, at most this long. The first call begins to listen."""
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {_NOTICE}")
    heard: psycopg.Connection[object] = connection.connection
    return any(True for _ in heard.notifies(timeout=within.total_seconds(), stop_after=1))


def is_message_due(now: datetime) -> Q:
    """A condition on `Notification`: queued, come to its moment, and rested."""
    rested = Q(rests_until=None) | Q(rests_until__lte=Now())
    return Q(status=NotificationStatus.QUEUED, not_before__lte=now) & rested


def postpone_messages(telling_ids: Collection[int], how_long: timedelta) -> None:
    """Leave these unclaimed for this long, in real time."""
    Notification.objects.filter(id__in=telling_ids).update(rests_until=Now() + how_long)
