from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Call
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.calls.callbacks.line_calls import BACK
from victimcare.services.calls.placed import OUT
from victimcare.services.calls.shapes import CallRecord


@transaction.atomic
def calls(*, actor: Actor, now: datetime, most: int = 1000) -> tuple[CallRecord, ...]:
    """Return the newest calls, with their paths; not of cases that are shut to this actor. One audit entry with the
    count."""
    permit(actor, Act.SEE_CALLS)
    seen = scopes.without_shut(actor, Call.objects.select_related("victim__case"))
    found = tuple(
        CallRecord(
            call.public_id,
            call.direction,
            call.started_at,
            call.answered_at,
            call.ended_at,
            tuple(call.path),
            call.outcome,
            call.queue_seconds,
            call.victim.case.reference if call.victim else None,
        )
        for call in seen.order_by("-started_at", "-id")[:most]
    )
    note(actor, "calls.see", at=now, detail={"calls": len(found)})
    return found


def left_open() -> tuple[UUID, ...]:
    """Return calls to us without an end. For a line that has not taken a call yet: the calls of lines that died. For
    those that we placed see `placed` and `taking.back_calls`; for those that a hosted carrier holds, `hosted`. Those of
    another contact centre are over when it says so."""
    came = Call.objects.filter(ended_at=None, hosted=None, at_centre=None).exclude(direction__in=[OUT, BACK])
    return tuple(came.order_by("id").values_list("public_id", flat=True))
