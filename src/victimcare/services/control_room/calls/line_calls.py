"""Records calls to the control room's number that our own line takes, as any telephone system tells its calls."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from victimcare.records.models import Call, QueueEntry
from victimcare.rules.control_room.calls.call_records import GivenCall
from victimcare.rules.control_room.incidents.incident_kinds import CallEnd, CallService
from victimcare.services.access import Actor
from victimcare.services.control_room.calls.emergency_calls import CallRecord, record_calls

_SOURCE = "line"
# Where nobody answered: the caller hung up, or the line died. All other ways to the end were the caller's choice.
_ABANDONED = frozenset({"hung_up", "cut_off"})


def record_line_call(*, call_id: UUID, number: str, now: datetime) -> CallRecord:
    """Record a call to the control room as far as it has gone: begun, answered by a handler, or over. A caller who hung
    up before an answer gets a call back by the rules for 101."""
    call = Call.objects.get(public_id=call_id)
    answered = (
        QueueEntry.objects.filter(call=call, answered_at__isnull=False)
        .select_related("answered_by__staff")
        .order_by("answered_at")
        .first()
    )
    given = GivenCall(
        source=_SOURCE,
        source_id=str(call_id),
        service=CallService.NON_EMERGENCY,
        presented_at=call.started_at,
        answered_at=answered.answered_at if answered else None,
        ended_at=call.ended_at,
        end=_name_end(call, is_answered=answered is not None) if call.ended_at else None,
        number=number,
        taker=answered.answered_by.staff.username if answered and answered.answered_by else "",
    )
    [record] = record_calls(actor=Actor.system("calls.line"), calls=[given], now=now)
    return record


def _name_end(call: Call, *, is_answered: bool) -> CallEnd:
    if is_answered:
        return CallEnd.ANSWERED
    return CallEnd.ABANDONED if call.outcome in _ABANDONED else CallEnd.TRANSFERRED
