"""Conversations as they stand: who has which call. The line joins the people that stand here together, and parts all
others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Agent, Call, QueueEntry, Staff
from victimcare.rules.calls.agents import AgentEvent, AgentState
from victimcare.rules.calls.call_queue import HEAVY_NEEDS, CallerNeed
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.calls.taking import agents, back_calls, handing_over
from victimcare.services.calls.taking.agents import AgentWay, NothingToFinish, NotSignedOn
from victimcare.services.calls.taking.back_calls import BackCall
from victimcare.services.calls.waiting import counting, in_line, opening, queueing, routing, sounding
from victimcare.services.calls.waiting.routing import Offer
from victimcare.services.calls.waiting.sounding import Sound
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.staff import actor_of
from victimcare.services.ports.desk_phone import Missed

NO_SOUND = Sound()


@dataclass(frozen=True, slots=True)
class Held:
    """The member of staff in a conversation, by public id, and where their telephone is."""

    agent_id: UUID
    way: AgentWay
    extension: str


@dataclass(frozen=True, slots=True)
class Seen:
    """The queue at one moment, calls by their public ids: what is to ring, who has which caller, who waits, and who
    rings a victim back. `closed`: callers who wait, are offered to no colleague, and are to be told that the line was
    closed by hand."""

    offers: tuple[Offer, ...]
    held: Mapping[UUID, Held]
    waiting: frozenset[UUID]
    back: tuple[BackCall, ...] = ()
    closed: frozenset[UUID] = frozenset()


def see(*, line: str, now: datetime, sound: Sound = NO_SOUND) -> Seen:
    """Route, and return the state after it. Asked twice a second by the line, which says whose browsers it hears."""
    sounding.tell(sound, now=now)
    offers = routing.route(line=line, now=now)
    going_on = QueueEntry.objects.going_on().filter(keeps_place=False).select_related("call", "held_by__staff")
    held = {row.call.public_id: _held(row.held_by) for row in going_on if row.held_by is not None}
    waiting = dict(QueueEntry.objects.standing().values_list("call__public_id", "offered_to"))
    is_closed = bool(waiting) and opening.is_closed_by_hand(now=now)
    closed = frozenset(call for call, offered_to in waiting.items() if is_closed and offered_to is None)
    return Seen(offers, held, frozenset(waiting), back_calls.standing(), closed)


def answer_for(*, agent_id: UUID, now: datetime) -> UUID:
    """Answer for a member of staff who picked up their own telephone: the call that rings there is theirs. Returns its
    id. Raises agents.NotSignedOn, agents.NothingRings."""
    return agents.answer(actor=_actor(agent_id), now=now)


def end_for(*, agent_id: UUID, now: datetime) -> None:
    """End the conversation of a member of staff who put down their own telephone. Does nothing where it is over
    already."""
    try:
        end(actor=_actor(agent_id), now=now)
    except (NotSignedOn, NothingToFinish):
        return


def end(*, actor: Actor, now: datetime) -> None:
    """End their conversation, whichever side rang. Raises NotSignedOn, NothingToFinish."""
    permit(actor, Act.TAKE_CALLS)
    if not back_calls.end_mine(staff_id=actor.staff_id or 0, now=now):
        agents.end(actor=actor, now=now)


@transaction.atomic
def not_answered(*, agent_id: UUID, call_id: UUID, now: datetime) -> None:
    """Record that their telephone is busy, or refuses: the caller is offered to the next colleague at once, and they
    are set to away."""
    in_line.lock()
    rows = QueueEntry.objects.select_related("offered_to")
    entry = rows.filter(call__public_id=call_id, offered_to__staff__public_id=agent_id).first()
    if entry is not None and entry.offered_to is not None:
        in_line.move(entry.offered_to, AgentEvent.DID_NOT_ANSWER, now)
        in_line.take_back_offer(entry)


@transaction.atomic
def not_there(*, agent_id: UUID, call_id: UUID, now: datetime) -> None:
    """Record that they have the caller but cannot be heard: their telephone is gone, or they never took up the call
    handed to them. The caller waits for another colleague, and they are set to away."""
    in_line.lock()
    entry = _with(call_id, agent_id)
    if entry is None or entry.held_by is None:
        return
    agent = entry.held_by
    _wait_again(entry, CallerNeed(entry.need), entry.language, now)
    in_line.move(agent, AgentEvent.WENT_AWAY, now)


@transaction.atomic
def pass_on(*, actor: Actor, need: CallerNeed, now: datetime, language: str = "") -> UUID:
    """Give their conversation back to the line: the caller waits in the same call for a colleague who is trained for
    this need, or speaks this language. Returns the call's id. Raises NotSignedOn, NothingToFinish."""
    entry = conversation(actor)
    _wait_again(entry, need, language or entry.language, now)
    detail = {"call": str(entry.call.public_id), "need": need.value}
    note(actor, "call.passed_on", at=now, victim_id=entry.call.victim_id, detail=detail)
    return entry.call.public_id


@transaction.atomic
def consult(*, actor: Actor, colleague_id: UUID, takes_over: bool, now: datetime) -> Held:
    """Ask a colleague who is ready before the caller is handed to them: until that is over no other caller is put
    through to them. `takes_over`: the caller is theirs as soon as they answer. Raises NotSignedOn, NothingToFinish,
    UnknownAgent, NotFree, NeedsRest."""
    call, entry = handing_over.had_by(agents.signed_on(actor))
    colleague = handing_over.who_is_free(colleague_id, call, now)
    if takes_over:
        handing_over.refuse_who_rests(colleague, entry, now)
    in_line.move(colleague, AgentEvent.WENT_AWAY, now, asked_into=call)  # shows others which call they are in
    # the person whom they are about to hear is not known to be the victim from before
    identity_checks.finish_all_contacts(actor=actor_of(colleague.staff), now=now)
    note(actor, "colleague.asked", at=now, detail={"call": str(call.public_id), "of": str(colleague_id)})
    return _held(colleague)


@transaction.atomic
def hand_over_asked(*, actor: Actor, colleague_id: UUID, now: datetime) -> None:
    """Give the caller to the colleague who was asked; until now that colleague was away from everything else. Raises
    NotSignedOn, NothingToFinish, NotFree, NeedsRest."""
    in_line.lock()
    free_again(colleague_id=colleague_id, now=now)
    handing_over.hand_over(actor=actor, to=colleague_id, now=now)


def hand_over_for(*, agent_id: UUID, to: UUID, now: datetime) -> None:
    """Give the caller to the colleague who has answered the handover. Raises as `hand_over_asked`."""
    hand_over_asked(actor=_actor(agent_id), colleague_id=to, now=now)


@transaction.atomic
def free_again(*, colleague_id: UUID, now: datetime, is_there: bool = True) -> None:
    """Make the colleague who was asked ready again, or away where they did not answer (`is_there`). Does nothing where
    they have chosen another state since."""
    in_line.lock()
    colleague = Agent.objects.filter(staff__public_id=colleague_id, state=AgentState.AWAY).first()
    if colleague is not None:
        in_line.move(colleague, AgentEvent.BECAME_READY if is_there else AgentEvent.WENT_AWAY, now)


@transaction.atomic
def partner_came(*, call_id: UUID, name: str, missed: Missed | None, now: datetime) -> None:
    """Record what became of ringing an outside partner into a call, as the line saw it."""
    detail = {"call": str(call_id), "partner": name, **({"why": missed.value} if missed else {})}
    note(Actor.system("line"), "partner.missed" if missed else "partner.came", at=now, detail=detail)


def call_of(actor: Actor) -> Call:
    """Return the call that they have, whichever side rang. Raises NotSignedOn, NothingToFinish."""
    permit(actor, Act.TAKE_CALLS)
    return back_calls.mine(actor.staff_id or 0) or conversation(actor).call


def conversation(actor: Actor) -> QueueEntry:
    """Return their conversation, under the queue's lock. Raises NotSignedOn, NothingToFinish."""
    return agents.conversation_of(agents.signed_on(actor))


def _wait_again(entry: QueueEntry, need: CallerNeed, language: str, now: datetime) -> None:
    """The finished way through the queue stays on record as it was; a new one begins at that very moment, which puts
    the caller at the front (`in_line`), even if the line has closed since: they have waited before."""
    queueing.end(entry, now)
    assert entry.ended_at is not None, "it has just ended"
    counting.asked()  # each way through the queue is counted by itself: this one will also be left by itself
    QueueEntry.objects.create(
        call=entry.call,
        language=language,
        need=need,
        is_heavy=need in HEAVY_NEEDS,
        is_reserved=entry.is_reserved,
        line=entry.line,
        entered_at=entry.ended_at,
        seen_at=now,
    )


def _with(call_id: UUID, agent_id: UUID) -> QueueEntry | None:
    rows = QueueEntry.objects.select_related("call", "held_by")
    return rows.filter(call__public_id=call_id, held_by__staff__public_id=agent_id).first()


def _actor(agent_id: UUID) -> Actor:
    person = Staff.objects.filter(public_id=agent_id, is_active=True).first()
    if person is None:
        raise NotSignedOn
    return actor_of(person)


def _held(agent: Agent) -> Held:
    return Held(agent.staff.public_id, AgentWay(agent.way), agent.extension)
