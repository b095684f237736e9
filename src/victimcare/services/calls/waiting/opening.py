"""Decides whether people take calls now, and when they do again; the line is closed and opened by hand in one press."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import LineClosing
from victimcare.records.models.opening import ClosedWhy as ClosedWhy
from victimcare.rules.calls.opening_hours import opening_state
from victimcare.rules.force import ForceLine
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.calls import on_call
from victimcare.services.calls.waiting import in_line, reserved
from victimcare.services.desk.written_since import next_version
from victimcare.services.rights.working_days import working_days


class NotClosed(Exception):
    """The line is not closed by hand, or a colleague has opened it again."""


@dataclass(frozen=True, slots=True)
class Opening:
    """`reason`: the line was closed by hand; None while it is only out of hours. `opens_at`: when people take calls
    again; None while they do, and where it is not known."""

    is_open: bool
    reason: ClosedWhy | None = None
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """The closing as it stands; `until` None: until a colleague opens the line again."""

    reason: ClosedWhy
    closed_at: datetime
    closed_by: str
    until: datetime | None
    version: int  # named to close anew, or to open


def line() -> ForceLine:
    found: ForceLine = settings.FORCE.line
    return found


def state(*, now: datetime) -> Opening:
    """Return the state, as the line asks it for each caller who wants a person: one query."""
    closed = _standing(now)
    if closed is not None and closed.until_at is None:
        return Opening(False, ClosedWhy(closed.reason))
    found = opening_state(now, line().hours, working_days(), closed.until_at if closed else None)
    if found.is_open:
        return Opening(True)
    return Opening(False, ClosedWhy(closed.reason) if closed else None, found.opens_at)


def is_staffed(*, now: datetime, line: str = "", rings_from: str = "") -> bool:
    """Whether a caller who wants a person is put into the line at this moment. `line`: the line that holds their call."""
    is_reserved = reserved.is_reserved(rings_from, now=now)
    return state(now=now).is_open and in_line.is_anybody_for(line, is_reserved=is_reserved)


@transaction.atomic
def puts_through(*, call_id: UUID, now: datetime) -> bool:
    """Whether a caller who asks for it is put through to the force's other number. False: the force does not do this."""
    if not line().puts_through:
        return False
    call = on_call.locked(call_id)
    note(on_call.caller(call), "call.put_elsewhere", at=now, victim_id=call.victim_id, detail={"call": str(call_id)})
    return True


def is_open_at(on: date, slot: int) -> bool:
    """Whether the force's hours hold in this half-hour of a day, by the clock on the wall, or in a part of the
    half-hour."""
    begins, ends = slot * 30, (slot + 1) * 30
    windows = line().hours.on(on, working_days())
    return any(_minutes(each.start) < ends and begins < (_minutes(each.end) or 24 * 60) for each in windows)


def _minutes(of_day: time) -> int:
    return of_day.hour * 60 + of_day.minute


def is_closed_by_hand(*, now: datetime) -> bool:
    """Whether the line is closed by hand. Then waiting callers too are promised a call back; when only the hours end,
    they are still answered."""
    return _standing(now) is not None


def closing(*, actor: Actor, now: datetime) -> Closing | None:
    """None: the line is not closed by hand."""
    permit(actor, Act.TAKE_CALLS)
    row = _standing(now)
    return Closing(ClosedWhy(row.reason), row.closed_at, row.closed_by.name, row.until_at, row.id) if row else None


@transaction.atomic
def close(
    *,
    actor: Actor,
    reason: ClosedWhy,
    now: datetime,
    lasts: timedelta | None = None,
    after: int | None = None,
) -> None:
    """Close the line: no more callers are put into it, and those who wait are promised a call back; the line goes on
    answering.

    `lasts` None: until a colleague opens it again. Closing what is closed gives it the new reason and time. `after`:
    the version that was read, 0 where it was open. Raises WrittenSince.
    """
    permit(actor, Act.CLOSE_LINE)
    if actor.staff_id is None:
        raise NotPermitted("a person closes the line")
    _end_standing(actor.staff_id, now, after)
    until = now + lasts if lasts else None
    LineClosing.objects.create(reason=reason, closed_at=now, closed_by_id=actor.staff_id, until_at=until)
    minutes = lasts // timedelta(minutes=1) if lasts else None
    note(actor, "line.closed", at=now, detail={"reason": reason, "minutes": minutes})


@transaction.atomic
def reopen(*, actor: Actor, after: int | None = None, now: datetime) -> None:
    """Open the line again: its hours hold. Raises NotClosed, WrittenSince."""
    permit(actor, Act.CLOSE_LINE)
    if actor.staff_id is None:
        raise NotPermitted("a person opens the line")
    if not _end_standing(actor.staff_id, now, after):
        raise NotClosed
    note(actor, "line.reopened", at=now)


def _end_standing(staff_id: int, now: datetime, after: int | None) -> bool:
    """Under the queue's lock: two who close at once wait for each other. Each closing is a row, its id the version: a
    standing one is written over only by a colleague who has read it; any colleague can close an open line."""
    in_line.lock()
    rows = list(LineClosing.objects.standing())
    for row in rows:
        if row.until_at is None or row.until_at > now:
            next_version(row.id, after=after)
    for row in rows:
        LineClosing.objects.filter(id=row.id).update(reopened_at=max(now, row.closed_at), reopened_by=staff_id)
    return bool(rows)


def _standing(now: datetime) -> LineClosing | None:
    row = LineClosing.objects.standing().select_related("closed_by").first()
    return row if row and (row.until_at is None or row.until_at > now) else None
