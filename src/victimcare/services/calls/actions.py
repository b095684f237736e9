"""What happens in a call: it begins, may include an identity check, may end in a promise to ring, and ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from victimcare.records.models import AccessGrant, Call, Telling
from victimcare.records.models.access import Opens
from victimcare.rules.access_codes import access_code
from victimcare.rules.calls import CallState
from victimcare.rules.rights import EventRef
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.services.access import Actor, ActorKind
from victimcare.services.access_codes import attempt_sources, victim_codes
from victimcare.services.audit import note
from victimcare.services.calls import on_call
from victimcare.services.calls.callbacks.promising import NumberNeeded as NumberNeeded
from victimcare.services.calls.callbacks.promising import TooMany as TooMany
from victimcare.services.calls.callbacks.promising import ask_callback as ask_callback
from victimcare.services.calls.on_call import UnknownCall as UnknownCall
from victimcare.services.calls.placed import CUT_OFF
from victimcare.services.people import front_door
from victimcare.services.portal import page_parts as people
from victimcare.services.portal import victim_page as people_queries
from victimcare.services.portal.victim_page import LineSummary
from victimcare.services.safe_contact import page_access


@transaction.atomic
def begin(*, carrier_call_id: str, direction: str, now: datetime) -> UUID:
    """Record that a call was answered."""
    call = Call.objects.create(carrier_call_id=carrier_call_id, direction=direction, started_at=now, answered_at=now)
    call.refresh_from_db(fields=["public_id"])
    return call.public_id


def check_code(
    *, call_id: UUID, digits: str, now: datetime, rings_from: str = "", carrier: str = ""
) -> LineSummary | None:
    """Return what the line says after these twelve digits, and the news in it. Returns None for a wrong, unknown, ended
    or sealed code and for a plan that says nothing: the caller cannot tell these apart, as each takes the same queries
    and one slow hash. A call that we placed is opened only by the code of the victim for whom we placed it.
    `rings_from` and `carrier` only slow a caller who tries many wrong codes.

    Uses two transactions: the lock on the code is released before the case is locked, because making a new code takes
    the two locks in the other order. The gate is asked in both.
    """
    code = access_code.parse_access_code(digits)
    if isinstance(code, access_code.MalformedCode):
        return None
    grant = victim_codes.verify_code(
        code=code,
        channel="phone",
        now=now,
        source=attempt_sources.caller_source(rings_from, carrier, call_id),
        may_open=lambda victim_id, opens: all(
            [
                _is_for(call_id, victim_id),
                page_access.is_access_open(victim_id, VictimChannel.LINE, opens=opens, now=now),
            ]  # both are asked, whatever the first answers
        ),
    )
    return None if grant is None else _open(call_id, grant, now)


@transaction.atomic
def _open(call_id: UUID, grant: AccessGrant, now: datetime) -> LineSummary | None:
    if grant.opens == Opens.QUIET:
        heard = people_queries.load_line_summary(actor=_quiet(call_id, grant.id), now=now)
        Call.objects.filter(public_id=call_id).update(quiet_code=grant)
        return heard
    actor = Actor(ActorKind.VICTIM, f"call:{call_id}", victim_id=grant.victim_id, opens=grant.opens)
    said = people_queries.load_line_summary(actor=actor, now=now)
    if said is not None:
        Call.objects.filter(public_id=call_id).update(victim=grant.victim_id)
    return said


@transaction.atomic
def hear_again(*, call_id: UUID, now: datetime) -> LineSummary | None:
    """Return what the line may say now to the victim whose code was keyed in this call: the gate is asked anew each
    time. None where it may say nothing, as when their plan has changed during the call or the code was ended."""
    call = Call.objects.select_related("quiet_code").filter(public_id=call_id).first()
    if call is not None and call.quiet_code is not None and call.quiet_code.ended_at is None:
        return people_queries.load_line_summary(actor=_quiet(call_id, call.quiet_code.id), now=now)
    opens = on_call.opened_by(call) if call else None
    if call is None or opens is None:
        return None
    actor = Actor(ActorKind.VICTIM, f"call:{call_id}", victim_id=call.victim_id, opens=opens)
    return people_queries.load_line_summary(actor=actor, now=now)


def _quiet(call_id: UUID, grant_id: int) -> Actor:
    return Actor(ActorKind.VICTIM, f"call:{call_id}", opens=Opens.QUIET, quiet=grant_id)


@transaction.atomic
def mark(*, call_id: UUID, mark: int, now: datetime) -> None:
    """Keep the caller's rating of how we did, from 1 (very badly) to 5. The last rating of a call counts; a low one
    becomes work."""
    call = on_call.locked(call_id)
    Call.objects.filter(id=call.id).update(mark=mark)
    if call.victim_id is not None:
        front_door.follow_up_low_call_score(call_id=call_id, victim_id=call.victim_id, score=mark, now=now)
    note(on_call.caller(call), "call.marked", at=now, victim_id=call.victim_id, detail={"call": str(call_id)})


@transaction.atomic
def heard(*, call_id: UUID, news: Iterable[EventRef], now: datetime) -> None:
    """Record that the line has spoken this to its end: the victim has heard the news in it."""
    call = on_call.locked(call_id)
    if call.victim_id is not None:
        people.record_news_told(actor=on_call.caller(call), victim_id=call.victim_id, news=news, door="line", now=now)


@transaction.atomic
def at_step(*, call_id: UUID, state: CallState) -> None:
    """Keep how far the call has come, so that any process can go on with it and a line that dies leaves the path of
    each of its calls. The digits keyed are not kept: the process that goes on asks for them again."""
    kept = replace(state, keyed="", ahead="", run="", path=()).as_json()
    Call.objects.filter(public_id=call_id).update(path=list(state.path), state=kept, steps=F("steps") + 1)


@transaction.atomic
def end(*, call_id: UUID, path: Sequence[str], outcome: str, now: datetime) -> None:
    """Record how the call went. The path names steps and contains no keyed digit."""
    call = on_call.locked(call_id)
    Call.objects.filter(id=call.id).update(ended_at=now, path=list(path), outcome=outcome)
    note(
        on_call.caller(call),
        "call.ended",
        at=now,
        case_id=on_call.case_id(call.victim_id),
        victim_id=call.victim_id,
        detail={"call": str(call_id), "outcome": outcome, "steps": len(path)},
    )


@transaction.atomic
def end_cut_off(*, call_ids: Iterable[UUID], now: datetime) -> None:
    """End calls that a dead line has left open (`queries.left_open`): how they went on is not known.

    If another line on this database has such a call at that moment, the call is ended once more when it is over, with
    its real outcome.
    """
    for call_id in call_ids:
        call = on_call.locked(call_id)
        if call.ended_at is None:
            end(call_id=call_id, path=call.path, outcome=CUT_OFF, now=now)


def _is_for(call_id: UUID, victim_id: int) -> bool:
    call = Call.objects.only("direction", "carrier_call_id").get(public_id=call_id)
    return call.direction == "in" or Telling.objects.filter(reference=call.carrier_call_id, victim=victim_id).exists()
