"""How a message moves through its states: forwards, each step a row, and back only when the provider never had it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from victimcare.records.models import Telling, TellingState
from victimcare.records.models.messages import TellingStatus
from victimcare.services.ports import MessageState

# A provider may say first that the phone was off and then that it arrived; it never takes back an arrival.
_ORDER = (
    TellingStatus.QUEUED,
    TellingStatus.HELD,
    TellingStatus.HANDED_OVER,
    TellingStatus.IN_DOUBT,
    TellingStatus.ACCEPTED,
    TellingStatus.SENDING,
    TellingStatus.FAILED,
    TellingStatus.DELIVERED,
    TellingStatus.NOT_NEEDED,
)
AT_THE_PROVIDER = frozenset({TellingStatus.HANDED_OVER, TellingStatus.IN_DOUBT})  # perhaps
NOT_KNOWN_TO_HAVE_LEFT = AT_THE_PROVIDER | {TellingStatus.QUEUED, TellingStatus.HELD}
RELEASED = "released"  # the reason of a step back from held to queued: a person let it go
STATUS_OF = {
    MessageState.ACCEPTED: TellingStatus.ACCEPTED,
    MessageState.SENDING: TellingStatus.SENDING,
    MessageState.POSTED: TellingStatus.SENDING,
    MessageState.DELIVERED: TellingStatus.DELIVERED,
    MessageState.FAILED: TellingStatus.FAILED,
    MessageState.FAILED_FOR_NOW: TellingStatus.FAILED,
}


# Waits between tries to hand a message over, or to ask what became of it.
BACK_OFF = tuple(timedelta(seconds=seconds) for seconds in (15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 3600))
# How long a call to the provider can be under way at most, with room: before that a look could miss what is just
# being taken in, and it would be sent twice.
DOUBT_SETTLES = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Step:
    """One unsaved step of a locked message. `rests`: for so long of real time it is not claimed again; None: a queued
    message may be claimed at once, and any other is not asked about."""

    telling: Telling
    status: TellingStatus
    at: datetime
    reason: str
    rests: timedelta | None


def is_in_doubt(telling: Telling, attempt: int) -> bool:
    """Whether the outcome of this hand-over is still unknown."""
    return telling.attempts == attempt and telling.status in AT_THE_PROVIDER


def reach(
    telling: Telling, status: TellingStatus, *, at: datetime, reason: str = "", rests: timedelta | None = None
) -> list[Step]:
    """Move a locked message on to this state, with whatever else was changed in it. No step when it has come as far
    already: news that is late, old or repeated."""
    if _ORDER.index(status) <= _ORDER.index(TellingStatus(telling.status)):
        return []
    return [_step(telling, status, at, reason, rests)]


def doubt(telling: Telling, *, at: datetime, reason: str) -> Step | None:
    """A locked message that was handed over, and came back by no known form. None where more is known already."""
    if telling.status not in {TellingStatus.HANDED_OVER, TellingStatus.ACCEPTED, TellingStatus.SENDING}:
        return None
    return _step(telling, TellingStatus.IN_DOUBT, at, reason, None)


def put_back(telling: Telling, *, at: datetime, reason: str, rests: timedelta | None = None) -> Step:
    """Queue a locked message again: the provider certainly does not have it."""
    telling.handed_over_at = None
    return _step(telling, TellingStatus.QUEUED, at, reason, rests)


def hold(telling: Telling, *, at: datetime, reason: str) -> Step:
    """Keep a locked, queued message back; the reason says what must happen first."""
    telling.held_reason = reason
    return _step(telling, TellingStatus.HELD, at, reason, None)


def release(telling: Telling, *, at: datetime) -> Step:
    """Let a locked, held message go: it is due now."""
    telling.held_reason, telling.not_before = "", at
    return _step(telling, TellingStatus.QUEUED, at, RELEASED, None)


def _step(telling: Telling, status: TellingStatus, at: datetime, reason: str, rests: timedelta | None) -> Step:
    telling.status = status
    return Step(telling, status, at, reason, rests)


# What a step may change in a message, and of which type it is.
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
UPDATE records_telling t
   SET {", ".join(f"{column} = given.{column}" for column in _CHANGED)}, duties = given.duties::bigint[],
       rests_until = statement_timestamp() + given.rests
  FROM unnest(%(id)s::bigint[], {", ".join(f"%({column})s::{kind}[]" for column, kind in _CHANGED.items())},
              %(duties)s::text[], %(rests)s::interval[])
    AS given (id, {", ".join(_CHANGED)}, duties, rests)
 WHERE t.id = given.id
"""  # noqa: S608  column names only


def write(steps: Sequence[Step]) -> None:
    """Write these steps, of as many messages. Two statements."""
    if not steps:
        return
    tellings = [step.telling for step in steps]
    values: dict[str, list[object]] = {name: [getattr(one, name) for one in tellings] for name in ("id", *_CHANGED)}
    values["duties"] = [f"{{{','.join(map(str, one.duties))}}}" for one in tellings]
    values["rests"] = [step.rests for step in steps]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, values)
    TellingState.objects.bulk_create(
        TellingState(telling=step.telling, status=step.status, at=step.at, reason=step.reason) for step in steps
    )
