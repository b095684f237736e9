"""How a message moves through its states: forwards, each step a row, and back only when the provider never had it."""

from __future__ import annotations

from datetime import datetime, timedelta

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
RELEASED = "released"  # the reason of a step back from held to queued: a person let it go
STATUS_OF = {
    MessageState.ACCEPTED: TellingStatus.ACCEPTED,
    MessageState.SENDING: TellingStatus.SENDING,
    MessageState.DELIVERED: TellingStatus.DELIVERED,
    MessageState.FAILED: TellingStatus.FAILED,
    MessageState.FAILED_FOR_NOW: TellingStatus.FAILED,
}


# Between one try to hand a message over, or to ask what became of it, and the next.
BACK_OFF = tuple(timedelta(seconds=seconds) for seconds in (15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 3600))


def is_in_doubt(telling: Telling, attempt: int) -> bool:
    """Whether nobody knows yet what became of this hand-over of it."""
    return telling.attempts == attempt and telling.status in AT_THE_PROVIDER


def reach(telling: Telling, status: TellingStatus, *, at: datetime, reason: str = "") -> bool:
    """Move a locked message on to this state, with whatever else was changed in it. False, and nothing is written,
    when it has come as far already: news that is late, old or told twice."""
    if _ORDER.index(status) <= _ORDER.index(TellingStatus(telling.status)):
        return False
    _write(telling, status, at, reason)
    return True


def put_back(telling: Telling, *, at: datetime, reason: str) -> None:
    """Queue a locked message again: the provider certainly does not have it."""
    telling.handed_over_at = None
    _write(telling, TellingStatus.QUEUED, at, reason)


def hold(telling: Telling, *, at: datetime, reason: str) -> None:
    """Keep a locked, queued message back; the reason says what must happen first."""
    telling.held_reason = reason
    _write(telling, TellingStatus.HELD, at, reason)


def release(telling: Telling, *, at: datetime) -> None:
    telling.held_reason = ""
    _write(telling, TellingStatus.QUEUED, at, RELEASED)


def _write(telling: Telling, status: TellingStatus, at: datetime, reason: str) -> None:
    telling.status = status
    telling.save()
    TellingState.objects.create(telling=telling, status=status, at=at, reason=reason)
