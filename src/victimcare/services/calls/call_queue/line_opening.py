"""Decides whether agents take calls now, and when they next do; staff close and open the line by hand in one press.
Also keeps the numbers that are known to be safe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import LineClosing, ReservedNumber
from victimcare.records.models.telephone.call_queue import ReservedNumberKind as ReservedNumberKind
from victimcare.records.models.telephone.line_planning import LineClosingReason as LineClosingReason
from victimcare.rules.calls.opening_hours import opening_state
from victimcare.rules.calls.outbound_calls import dialable_number
from victimcare.rules.errors import NotFound
from victimcare.rules.force import ForceLine
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.calls import call_access
from victimcare.services.calls.call_access import is_reserved_number as is_reserved_number
from victimcare.services.calls.call_access import reserved_numbers_in_force
from victimcare.services.calls.call_queue import queue_state
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.rights.working_calendar import working_days

# Numbers known to be safe: those of refuges, hospitals and members of staff under attack. Some agents are kept free for
# them.
#
# Such a number proves no identity, since anyone can show it: it only shortens the wait.


class InvalidReservedNumber(ValueError):
    """The text is not a telephone number of the United Kingdom."""


class NumberAlreadyReserved(ValueError):
    """This number is reserved already."""


@dataclass(frozen=True, slots=True)
class ReservedNumberRow:
    id: UUID
    number: str
    kind: ReservedNumberKind
    note: str
    added_by: str
    until: datetime


@transaction.atomic
def list_reserved_numbers(*, actor: Actor, now: datetime) -> tuple[ReservedNumberRow, ...]:
    permit(actor, Act.KEEP_RESERVED)
    rows = reserved_numbers_in_force(now).select_related("added_by").order_by("until_at", "id")
    found = tuple(
        ReservedNumberRow(
            row.public_id, row.match_key, ReservedNumberKind(row.kind), row.note, row.added_by.name, row.until_at
        )
        for row in rows
    )
    note(actor, "reserved_lines.see", at=now, detail={"numbers": len(found)})
    return found


@transaction.atomic
def reserve_number(
    *, actor: Actor, number: str, kind: ReservedNumberKind, remark: str, until: datetime, now: datetime
) -> None:
    """Reserve the number until then. Raises InvalidReservedNumber, NumberAlreadyReserved."""
    permit(actor, Act.KEEP_RESERVED)
    key = dialable_number(number)
    if key is None or actor.staff_id is None:
        raise InvalidReservedNumber
    ReservedNumber.objects.filter(match_key=key, ended_at=None, until_at__lte=now).update(
        ended_at=now, ended_by=actor.staff_id
    )
    if ReservedNumber.objects.filter(match_key=key, ended_at=None).exists():
        raise NumberAlreadyReserved
    made = ReservedNumber.objects.create(
        match_key=key, kind=kind, note=remark, added_at=now, added_by_id=actor.staff_id, until_at=until
    )
    note(actor, "reserved_lines.kept", at=now, detail={"number": made.id, "kind": kind})


@transaction.atomic
def end_reservation(*, actor: Actor, number_id: UUID, now: datetime) -> None:
    """Raises NotFound."""
    permit(actor, Act.KEEP_RESERVED)
    if actor.staff_id is None:
        raise PermissionRefused("a person keeps the reserved lines")
    rows = ReservedNumber.objects.filter(public_id=number_id, ended_at=None)
    if not rows.update(ended_at=now, ended_by=actor.staff_id):
        raise NotFound("no such reserved number")
    note(actor, "reserved_lines.ended", at=now, detail={"number": str(number_id)})


class LineAlreadyOpen(Exception):
    """The line is not closed by hand, or a colleague has opened it again."""


@dataclass(frozen=True, slots=True)
class LineOpening:
    """`reason`: why the line was closed by hand; None if it is only out of hours. `opens_at`: when agents next take
    calls; None while they do, and if it is not known."""

    is_open: bool
    reason: LineClosingReason | None = None
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LineClosure:
    """The current closing; `until` None: until a colleague opens the line again."""

    reason: LineClosingReason
    closed_at: datetime
    closed_by: str
    until: datetime | None
    version: int  # sent back when the line is closed anew or opened


def line_settings() -> ForceLine:
    found: ForceLine = settings.FORCE.line
    return found


def find_line_opening(*, now: datetime) -> LineOpening:
    """Return the state, for each caller who wants a person: one query."""
    closed = _find_closing_row(now)
    if closed is not None and closed.until_at is None:
        return LineOpening(False, LineClosingReason(closed.reason))
    found = opening_state(now, line_settings().hours, working_days(), closed.until_at if closed else None)
    if found.is_open:
        return LineOpening(True)
    return LineOpening(False, LineClosingReason(closed.reason) if closed else None, found.opens_at)


def is_line_staffed(*, now: datetime, line: str = "", rings_from: str = "") -> bool:
    """Whether a caller who wants a person enters the queue at this moment. `line`: the line that holds their call."""
    is_reserved = is_reserved_number(rings_from, now=now)
    return find_line_opening(now=now).is_open and queue_state.is_agent_available(line, is_reserved=is_reserved)


@transaction.atomic
def put_through_elsewhere(*, call_id: UUID, now: datetime) -> bool:
    """Whether a caller who asks for it is put through to the force's other number. False: the force does not offer
    this."""
    if not line_settings().puts_through:
        return False
    call = call_access.lock_call(call_id)
    note(
        call_access.caller_actor(call),
        "call.put_elsewhere",
        at=now,
        victim_id=call.victim_id,
        detail={"call": str(call_id)},
    )
    return True


def is_line_open_at(on: date, slot: int) -> bool:
    """Whether the force's hours cover all or part of this half-hour of a day by the local clock."""
    begins, ends = slot * 30, (slot + 1) * 30
    windows = line_settings().hours.on(on, working_days())
    return any(_minute_of_day(each.start) < ends and begins < (_minute_of_day(each.end) or 24 * 60) for each in windows)


def _minute_of_day(of_day: time) -> int:
    return of_day.hour * 60 + of_day.minute


def is_line_closed_by_hand(*, now: datetime) -> bool:
    """Whether the line is closed by hand. Then waiting callers too are promised a call back; when only the hours end,
    they are still answered."""
    return _find_closing_row(now) is not None


def find_line_closure(*, actor: Actor, now: datetime) -> LineClosure | None:
    """None: the line is not closed by hand."""
    permit(actor, Act.TAKE_CALLS)
    row = _find_closing_row(now)
    return (
        LineClosure(LineClosingReason(row.reason), row.closed_at, row.closed_by.name, row.until_at, row.id)
        if row
        else None
    )


@transaction.atomic
def close_line(
    *,
    actor: Actor,
    reason: LineClosingReason,
    now: datetime,
    lasts: timedelta | None = None,
    after: int | None = None,
) -> None:
    """Close the line: no more callers enter the queue, and those in it are promised a call back. The line still answers
    calls.

    `lasts` None: until a colleague opens it again. Closing a closed line gives it the new reason and time. `after`: the
    version that was read, 0 if it was open. Raises StaleVersion.
    """
    permit(actor, Act.CLOSE_LINE)
    if actor.staff_id is None:
        raise PermissionRefused("a person closes the line")
    _end_closures(actor.staff_id, now, after)
    until = now + lasts if lasts else None
    LineClosing.objects.create(reason=reason, closed_at=now, closed_by_id=actor.staff_id, until_at=until)
    minutes = lasts // timedelta(minutes=1) if lasts else None
    note(actor, "line.closed", at=now, detail={"reason": reason, "minutes": minutes})


@transaction.atomic
def reopen_line(*, actor: Actor, after: int | None = None, now: datetime) -> None:
    """Open the line again, so that its hours apply. Raises LineAlreadyOpen, StaleVersion."""
    permit(actor, Act.CLOSE_LINE)
    if actor.staff_id is None:
        raise PermissionRefused("a person opens the line")
    if not _end_closures(actor.staff_id, now, after):
        raise LineAlreadyOpen
    note(actor, "line.reopened", at=now)


def _end_closures(staff_id: int, now: datetime, after: int | None) -> bool:
    """End the current closing under the queue's lock, so that two who close at once wait for each other. Each closing
    is a row whose id is the version: only a colleague who has read the current one replaces it; any colleague can close
    an open line."""
    queue_state.lock_queue()
    rows = list(LineClosing.objects.standing())
    for row in rows:
        if row.until_at is None or row.until_at > now:
            next_version(row.id, after=after)
    for row in rows:
        LineClosing.objects.filter(id=row.id).update(reopened_at=max(now, row.closed_at), reopened_by=staff_id)
    return bool(rows)


def _find_closing_row(now: datetime) -> LineClosing | None:
    row = LineClosing.objects.standing().select_related("closed_by").first()
    return row if row and (row.until_at is None or row.until_at > now) else None
