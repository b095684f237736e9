"""What a call does: it begins, may prove who is calling, may end in a promise to ring, and ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from victimcare.records.models import AccessGrant, Call, Callback, PlanPoint, Telling, Victim
from victimcare.records.models.contact import MessageWording, PlanChannel
from victimcare.records.models.desk import TaskKind
from victimcare.rules import access_code, callbacks
from victimcare.rules.calls import State
from victimcare.rules.clock import LONDON
from victimcare.rules.people.her_hours import hours_from
from victimcare.rules.people.safe_contact import Door
from victimcare.rules.rights import EventRef
from victimcare.services.access import Act, Actor, ActorKind, permit
from victimcare.services.audit import note
from victimcare.services.calls.placed import CUT_OFF
from victimcare.services.calls.shapes import Promised
from victimcare.services.contact.proofs import has_confirmed_number
from victimcare.services.desk.actions import make_task, team_row
from victimcare.services.desk.harm import harms
from victimcare.services.desk.shapes import Harm
from victimcare.services.messages import doors
from victimcare.services.people import actions as people
from victimcare.services.people import codes
from victimcare.services.people import queries as people_queries
from victimcare.services.people.queries import Heard
from victimcare.services.rights.working_days import working_days

SILENT = "silent"  # she keyed nothing: a person looks at the call and decides whether ringing is safe


class NumberNeeded(Exception):
    """Nobody can ring back: none is confirmed, none was keyed, and none may be taken from the network."""


class UnknownCall(LookupError):
    """No such call."""


@transaction.atomic
def begin(*, carrier_call_id: str, direction: str, now: datetime) -> UUID:
    """Record that a call was answered."""
    call = Call.objects.create(carrier_call_id=carrier_call_id, direction=direction, started_at=now, answered_at=now)
    call.refresh_from_db(fields=["public_id"])
    return call.public_id


def check_code(*, call_id: UUID, digits: str, now: datetime) -> Heard | None:
    """What the line says after these twelve digits, and the news in it. None for a wrong, unknown, ended or sealed code
    and for a plan that says nothing: never told apart, after the same queries and one slow hash. A call that we placed
    is opened by the code of her for whom we placed it, and by no other.

    Two transactions: her code is let go before her case is held still, as whoever makes her a new one takes them in the
    other order. The gate is asked in both.
    """
    code = access_code.read(digits)
    if isinstance(code, access_code.Malformed):
        return None
    grant = codes.prove(
        code=code,
        channel="phone",
        now=now,
        may_open=lambda victim_id, opens: all(
            [
                _is_for(call_id, victim_id),
                doors.is_open(victim_id, Door.LINE, opens=opens, now=now),
            ]  # both asked, whatever the first
        ),
    )
    return None if grant is None else _open(call_id, grant, now)


@transaction.atomic
def _open(call_id: UUID, grant: AccessGrant, now: datetime) -> Heard | None:
    actor = Actor(ActorKind.VICTIM, f"call:{call_id}", victim_id=grant.victim_id, opens=grant.opens)
    said = people_queries.her_line(actor=actor, now=now)
    if said is not None:
        Call.objects.filter(public_id=call_id).update(victim=grant.victim_id)
    return said


@transaction.atomic
def heard(*, call_id: UUID, news: Iterable[EventRef], now: datetime) -> None:
    """The line has spoken this to its end: the news in it has been told."""
    call = _call(call_id)
    if call.victim_id is not None:
        people.told(actor=_caller(call), victim_id=call.victim_id, news=news, door="line", now=now)


@transaction.atomic
def ask_callback(*, call_id: UUID, wish: str, keyed_number: str, caller_number: str, now: datetime) -> Promised:
    """Promise that a person rings: to her confirmed number within her hours after proof; otherwise linked to no case,
    and the number is only a note for whoever rings. Raises NumberNeeded.

    A code keyed in place of a number is not kept. The record system's numbers are never rung back on
    (contracts/feed.md): after proof, with none confirmed, she keys one, and the number she rings from is not taken for
    it unasked.
    """
    call = _call(call_id)
    actor = _caller(call)
    permit(actor, Act.ASK_FOR_CALLBACK if call.victim_id else Act.ANSWER_CALL)
    victim_id = call.victim_id
    if victim_id and wish != SILENT and not has_confirmed_number(victim_id):
        victim_id, caller_number = None, ""
    number = "" if victim_id else keyed_number or caller_number
    if (not victim_id and not number) or access_code.has_its_shape(number):
        raise NumberNeeded
    promised = promised_for(victim_id, now)
    callback = Callback.objects.create(
        call=call,
        victim_id=victim_id,
        number_note=number,
        team=team_row(None),
        asked_at=now,
        starts_at=promised.start,
        due_at=promised.until,
    )
    callback.refresh_from_db(fields=["public_id"])
    make_task(
        kind=TaskKind.CALL_BACK,
        victim_id=victim_id,
        reason=f"callback_{wish}",
        harm=_harm(call.victim_id, wish),
        due_at=promised.until,
        now=now,
        subject_key=f"callback:{callback.public_id}",
    )
    note(
        actor,
        "callback.asked",
        at=now,
        case_id=_case_id(call.victim_id),
        victim_id=call.victim_id,
        detail={"callback": str(callback.public_id), "wish": wish},
    )
    return promised


@transaction.atomic
def at_step(*, call_id: UUID, state: State) -> None:
    """Keep how far the call has come: any process can go on with it, and a line that dies leaves the path of each of
    its calls. What she has keyed is not kept: whoever goes on asks for it again."""
    kept = replace(state, keyed="", path=()).as_json()
    Call.objects.filter(public_id=call_id).update(path=list(state.path), state=kept, steps=F("steps") + 1)


@transaction.atomic
def end(*, call_id: UUID, path: Sequence[str], outcome: str, now: datetime) -> None:
    """Record how the call went. The path names steps; no digit that was keyed is in it."""
    call = _call(call_id)
    Call.objects.filter(id=call.id).update(ended_at=now, path=list(path), outcome=outcome)
    note(
        _caller(call),
        "call.ended",
        at=now,
        case_id=_case_id(call.victim_id),
        victim_id=call.victim_id,
        detail={"call": str(call_id), "outcome": outcome, "steps": len(path)},
    )


@transaction.atomic
def end_cut_off(*, call_ids: Iterable[UUID], now: datetime) -> None:
    """End calls that a line which died has left open (`queries.left_open`): how they went on is not known.

    One that another line on this database has just then is ended once more when it is over, with what it came to.
    """
    for call_id in call_ids:
        call = _call(call_id)
        if call.ended_at is None:
            end(call_id=call_id, path=call.path, outcome=CUT_OFF, now=now)


def _call(call_id: UUID) -> Call:
    call = Call.objects.select_for_update().filter(public_id=call_id).first()
    if call is None:
        raise UnknownCall(call_id)
    return call


def _caller(call: Call) -> Actor:
    if call.victim_id is None:
        return Actor.nobody("phone")
    return Actor(ActorKind.VICTIM, f"call:{call.public_id}", victim_id=call.victim_id, opens="case")


def _is_for(call_id: UUID, victim_id: int) -> bool:
    call = Call.objects.only("direction", "carrier_call_id").get(public_id=call_id)
    return call.direction == "in" or Telling.objects.filter(reference=call.carrier_call_id, victim=victim_id).exists()


def promised_for(victim_id: int | None, now: datetime) -> Promised:
    """Her hours count when a person confirmed them; if none meets ours, a person looks by the end of tomorrow."""
    hours = (
        PlanPoint.objects.filter(plan_id=victim_id or -1, channel=PlanChannel.CALL, plan__confirmed_at__isnull=False)
        .exclude(wording=MessageWording.NONE)
        .order_by("place", "id")
        .values_list("hours", flat=True)
        .first()
    )
    windows = hours_from(hours or [])
    found = callbacks.promise(
        now,
        settings.FORCE.callback_slots,
        working_days(),
        lambda moment: not windows or any(window.is_open(moment.astimezone(LONDON)) for window in windows),
    )
    if found is None:
        start = now.astimezone(LONDON)
        return Promised(start, start + timedelta(days=1))
    return Promised(found.start, found.until)


def _harm(victim_id: int | None, wish: str) -> Harm:
    """Whoever proved who she is stands where her other tasks do, whatever the promise is linked to. A silent caller may
    be in danger."""
    least = Harm.MEDIUM if wish == SILENT else Harm.STANDARD
    return max(least, *harms([victim_id]).values()) if victim_id else least


def _case_id(victim_id: int | None) -> int | None:
    return Victim.objects.filter(id=victim_id).values_list("case_id", flat=True).first() if victim_id else None
