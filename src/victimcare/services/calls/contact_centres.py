"""Serves a force whose contact centre belongs to another organisation: the centre looks up who rings, and reports how
the call went.

Before an identity check the answer holds nothing from any record, and is the same whether the code was unknown, wrong
or ended, belongs to a restricted record, or its plan lets the line say nothing. After the check it says only that it
was passed: the desk shows whose call it is, on a page for staff who sign in.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Call, CentreCall, RefusedDisposition, Victim
from victimcare.records.models.telephone.call_queue import CallOutcome as CallOutcome
from victimcare.records.models.telephone.call_queue import QueueExit
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.calls import call_access, caller_actions
from victimcare.services.calls.call_queue import line_opening, queue_state
from victimcare.services.conversations import identity_checks
from victimcare.services.sealing import seal_bytes

CENTRE_CLOCK_TOLERANCE = timedelta(minutes=5)  # how far a contact centre's clock may be ahead of ours
LONGEST_CENTRE_CALL = timedelta(days=1)  # from the queue to the end; a longer call has a wrong date
CODE_OPEN_FOR = timedelta(hours=4)  # after the look-up; longer than a conversation takes


class CallReportConflict(Exception):
    """The contact centre has reported this call before, with another outcome."""


class InvalidCallReport(ValueError):
    """The report of a call is impossible. `field`: the field that is wrong."""

    def __init__(self, named: str, reason: str) -> None:
        super().__init__(reason)
        self.field = named


@dataclass(frozen=True, slots=True)
class CallLookup:
    """A request about a call. `call_id`: the contact centre's name for the call. `code`: as keyed; empty: none.
    `asked_id`: the centre's own id of this request, the same when it sends the request again; empty: none."""

    call_id: str
    rings_from: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    language: str = "en"
    asked_id: str = ""


@dataclass(frozen=True, slots=True)
class CallLookupResult:
    """The whole answer that a contact centre gets."""

    call_id: UUID
    is_proved: bool
    is_reserved: bool
    language: str


@dataclass(frozen=True, slots=True)
class CallReport:
    """A contact centre's report of a call. `told_id`: its own id of the report, the same when it sends the report
    again. Without `answered_at` the caller gave up, at `left_at`."""

    told_id: str
    entered_at: datetime
    answered_at: datetime | None
    left_at: datetime
    wrapped_up_at: datetime | None
    outcome: CallOutcome | None


@dataclass(frozen=True, slots=True)
class RefusedCallReport:
    id: UUID
    centre: str
    call_id: str
    field: str
    reason: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class CentreCallDetail:
    """A call as the desk's page shows it. It holds nothing from any record except whose it is (`victim_id`, public),
    once the victim has passed the identity check with the member of staff who looks."""

    call_id: UUID
    language: str
    came_at: datetime
    is_reserved: bool
    is_proved: bool
    victim_id: UUID | None


def look_up_call(*, actor: Actor, asked: CallLookup, now: datetime) -> CallLookupResult:
    """Look up a call. Further requests about the same call find the same call, and an identity check passed in it still
    holds. A wrong code counts as a try, as in every other channel, but only once: a repeated request, as after an
    answer that came too late, is no new try."""
    row, is_new = _find_or_create_call(actor, asked, now)
    call_id = row.call.public_id
    if asked.code and not row.told_id and is_new:
        caller_actions.check_caller_code(
            call_id=call_id, digits=asked.code, now=now, rings_from=asked.rings_from, carrier=row.centre
        )
    row.call.refresh_from_db(fields=["victim"])
    return CallLookupResult(call_id, _is_code_open(row, now), row.is_reserved, row.language)


@transaction.atomic
def record_call_report(*, actor: Actor, call_id: UUID, told: CallReport, now: datetime) -> None:
    """Record how the call went, once; the wallboard counts it. Raises NotFound, InvalidCallReport,
    CallReportConflict."""
    permit(actor, Act.LOOK_UP_CALL)
    rows = CentreCall.objects.select_for_update(of=("self",)).select_related("call")
    row = rows.filter(call__public_id=call_id, centre=_centre_of_token(actor)).first()
    if row is None:
        raise NotFound("no such call")
    digest = hashlib.sha256(repr(told).encode()).digest()
    if row.told_id:
        if row.told_id != told.told_id or bytes(row.told_digest or b"") != digest:
            raise CallReportConflict
        return
    _check_report(told, now)
    row.told_id, row.told_digest, row.told_at = told.told_id, digest, now
    row.entered_at, row.left_at = told.entered_at, told.answered_at or told.left_at
    row.left_how = QueueExit.ANSWERED if told.answered_at else QueueExit.ABANDONED
    row.ended_at = told.left_at if told.answered_at else None
    row.wrapped_up_at, row.outcome = told.wrapped_up_at, told.outcome or ""
    row.save()
    queue_state.count_queue_entry()
    queue_state.count_queue_exit(row)
    waited = round((row.left_at - told.entered_at).total_seconds())
    Call.objects.filter(id=row.call_id).update(ended_at=told.left_at, outcome="at_centre", queue_seconds=waited)
    note(actor, "call.told", at=now, detail={"call": str(call_id), "outcome": row.outcome, "how": row.left_how})


@transaction.atomic
def keep_refused_report(*, actor: Actor, call_id: str, body: bytes, named: str, reason: str, now: datetime) -> None:
    """Store a report that we could not take, sealed, for the colleague who mends it with the contact centre."""
    permit(actor, Act.LOOK_UP_CALL)
    kept = RefusedDisposition.objects.create(
        centre=_centre_of_token(actor),
        call_id=call_id[:200].replace("\0", ""),
        body=seal_bytes(body, "disposition"),
        field=named[:100],
        reason=reason,
        received_at=now,
    )
    note(actor, "call.told_refused", at=now, detail={"refused": str(kept.public_id), "field": named[:100]})


@transaction.atomic
def list_refused_reports(*, actor: Actor, now: datetime, most: int = 1000) -> tuple[RefusedCallReport, ...]:
    """Return the newest refused reports, without their contents."""
    permit(actor, Act.SEE_CALLS)
    rows = RefusedDisposition.objects.order_by("-received_at", "-id")[:most]
    found = tuple(
        RefusedCallReport(row.public_id, row.centre, row.call_id, row.field, row.reason, row.received_at)
        for row in rows
    )
    note(actor, "calls.see_refused", at=now, detail={"refused": len(found)})
    return found


@transaction.atomic
def load_centre_call(*, actor: Actor, call_id: UUID, now: datetime) -> CentreCallDetail:
    """Return the call for a member of staff who signed in at the desk. An identity check from their last contact no
    longer counts: the person who rings now may not be that victim. Raises NotFound."""
    permit(actor, Act.TAKE_CALLS)
    row = _find_centre_call(call_id)
    has_taken_call = _has_taken_call(actor, row, now)
    if not has_taken_call:
        identity_checks.finish_all_contacts(actor=actor, now=now)
    note(actor, "call.see", at=now, detail={"call": str(call_id)})
    return CentreCallDetail(
        call_id=call_id,
        language=row.language,
        came_at=row.call.started_at,
        is_reserved=row.is_reserved,
        is_proved=_is_code_open(row, now),
        victim_id=_public_id_of_victim(row) if has_taken_call else None,
    )


@transaction.atomic
def take_centre_call(*, actor: Actor, call_id: UUID, now: datetime) -> UUID:
    """Record that this colleague speaks with the victim who keyed their code in this call: that passes the identity
    check, as if the victim had read the code out. The colleague's contact before this one has ended. Returns whose
    record it is (public id). Raises NotFound, also if no check was passed or it is too long ago."""
    permit(actor, Act.TAKE_CALLS)
    row = _find_centre_call(call_id)
    if (
        not _is_code_open(row, now)
        or row.call.victim_id is None
        or access_scopes.is_victim_hidden(actor, row.call.victim_id)
    ):
        raise NotFound("no such call")
    identity_checks.finish_all_contacts(actor=actor, now=now)
    identity_checks.record_identity_check(
        actor=actor, victim_id=row.call.victim_id, how=identity_checks.CheckMethod.CODE, now=now
    )
    note(actor, "call.answered", at=now, victim_id=row.call.victim_id, detail={"call": str(call_id)})
    return _public_id_of_victim(row)


@transaction.atomic
def _find_or_create_call(actor: Actor, asked: CallLookup, now: datetime) -> tuple[CentreCall, bool]:
    """Return the call, and whether this request is new."""
    permit(actor, Act.LOOK_UP_CALL)
    centre = _centre_of_token(actor)
    rows = CentreCall.objects.select_related("call").select_for_update(of=("self",))
    row = rows.filter(centre=centre, centre_call_id=asked.call_id).first()
    if row is None:
        call = Call.objects.create(carrier_call_id=asked.call_id, direction="in", started_at=now, answered_at=now)
        call.refresh_from_db(fields=["public_id"])
        row = CentreCall.objects.create(
            call=call,
            centre=centre,
            centre_call_id=asked.call_id,
            language=asked.language,
            is_reserved=line_opening.is_reserved_number(asked.rings_from, now=now),
        )
    is_new = not asked.asked_id or asked.asked_id not in row.asked_ids
    if is_new and asked.asked_id and asked.code:
        row.asked_ids.append(asked.asked_id)
        row.save(update_fields=["asked_ids"])
    note(actor, "call.looked_up", at=now, detail={"call": str(row.call.public_id)})
    return row, is_new


def _is_code_open(row: CentreCall, now: datetime) -> bool:
    """Whether the victim has keyed their code in this call, the code is still valid, and the call is not over."""
    is_going_on = not row.told_id and now < row.call.started_at + CODE_OPEN_FOR
    return is_going_on and call_access.find_call_code_scope(row.call) is not None


def _has_taken_call(actor: Actor, row: CentreCall, now: datetime) -> bool:
    """Whether this colleague has taken up this very call, and its identity check still holds."""
    if row.call.victim_id is None or not _is_code_open(row, now):
        return False
    try:
        proof = identity_checks.require_identity_check(actor, row.call.victim_id, now=now)
    except identity_checks.IdentityCheckMissing:
        return False
    return proof.how == identity_checks.CheckMethod.CODE and proof.at >= row.call.started_at


def _public_id_of_victim(row: CentreCall) -> UUID:
    """Return whose record it is. Only for the colleague who is speaking with the victim."""
    assert row.call.victim_id is not None, "the caller has been proved"
    return Victim.objects.values_list("public_id", flat=True).get(id=row.call.victim_id)


def _find_centre_call(call_id: UUID) -> CentreCall:
    row = CentreCall.objects.select_related("call").filter(call__public_id=call_id).first()
    if row is None:
        raise NotFound("no such call")
    return row


def _centre_of_token(actor: Actor) -> str:
    """Return the one source to which its token is bound: another token of the same source continues with its calls."""
    return min(actor.sources)


def _check_report(told: CallReport, now: datetime) -> None:
    if (told.answered_at is None) != (told.outcome is None):
        raise InvalidCallReport("outcome", "an answered call has an outcome, and an unanswered call has none")
    if told.answered_at is None and told.wrapped_up_at is not None:
        raise InvalidCallReport("wrapped_up_at", "the call was not answered: there is nothing to wrap up")
    steps = {
        "queued_at": told.entered_at,
        "answered_at": told.answered_at,
        "ended_at": told.left_at,
        "wrapped_up_at": told.wrapped_up_at,
    }
    before = None
    for named, at in steps.items():
        if at is None:
            continue
        if before is not None and at < before:
            raise InvalidCallReport(named, "it is before what came before it")
        if at > now + CENTRE_CLOCK_TOLERANCE:
            raise InvalidCallReport(named, "it has not come yet")
        if at - told.entered_at > LONGEST_CENTRE_CALL:
            raise InvalidCallReport(named, "it is more than a day after the queue was entered")
        before = at
