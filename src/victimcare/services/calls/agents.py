"""Who takes calls: they sign on, say whether they are ready, answer, and say what each conversation came to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Agent, QueueEntry
from victimcare.records.models.queue import AgentWay as AgentWay
from victimcare.records.models.queue import CallOutcome as CallOutcome
from victimcare.rules.calls.agents import CHOSEN, ON_DUTY, Happening, NoSuchChange
from victimcare.rules.calls.agents import AgentState as AgentState
from victimcare.rules.calls.queue import ENGLISH, Need
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.calls import in_line, keeping, queueing


class NotSignedOn(Exception):
    """This member of staff does not take calls now."""


class NothingRings(Exception):
    """No call is offered to this member of staff: she has hung up, or waits for another now."""


class NothingToFinish(Exception):
    """This member of staff has no conversation that is over and not written down."""


@dataclass(frozen=True, slots=True)
class Ringing:
    """What who is rung may know before they answer. Nothing of any record is in it, proof or not."""

    call_id: UUID
    language: str
    waited: timedelta
    asked_for: Need
    is_proved: bool  # she has keyed her code in this call
    with_interpreter: bool
    is_call_back: bool  # she has hung up, kept her place, and is to be rung


@dataclass(frozen=True, slots=True)
class OnDuty:
    """How somebody who takes calls stands, as they and their supervisor see it."""

    agent_id: UUID  # of the member of staff
    name: str
    way: AgentWay
    extension: str
    languages: frozenset[str]
    skills: frozenset[str]
    state: AgentState
    since: datetime


@transaction.atomic
def sign_on(
    *,
    actor: Actor,
    way: AgentWay,
    now: datetime,
    extension: str = "",
    languages: Collection[str] = (ENGLISH,),
    skills: Collection[str] = (),
    is_reserve: bool = False,
    line: str = "",
) -> None:
    """Take calls from now on. Who is on duty already stays in their state, by another way if they say so."""
    permit(actor, Act.TAKE_CALLS)
    in_line.lock()
    agent = _row(actor, way, now)
    agent.way, agent.extension = way, extension if way is AgentWay.EXTENSION else ""
    agent.languages, agent.skills = sorted({*languages}), sorted({*skills})
    agent.is_reserve, agent.line = is_reserve, line
    agent.save()
    if agent.state == AgentState.OFF:
        in_line.move(agent, Happening.SIGNED_ON, now)
    note(actor, "agent.signed_on", at=now, detail={"way": way})


@transaction.atomic
def sign_off(*, actor: Actor, now: datetime) -> None:
    """Take no more calls. One that rings goes back to its place; a conversation is ended first; the call backs that are
    due today are handed on. Raises NotSignedOn, rules.calls.agents.NoSuchChange."""
    _change(actor, Happening.SIGNED_OFF, now)
    keeping.goes_off_shift(staff_id=_staff_id(actor), now=now)
    note(actor, "agent.signed_off", at=now)


@transaction.atomic
def change_state(*, actor: Actor, to: AgentState, now: datetime) -> None:
    """Ready, away or in debrief, as they choose. Raises NotSignedOn, rules.calls.agents.NoSuchChange."""
    if to not in CHOSEN:
        raise NoSuchChange(f"nobody chooses {to}")
    _change(actor, CHOSEN[to], now)


@transaction.atomic
def answer(*, actor: Actor, now: datetime) -> UUID:
    """Take the call that rings. Returns its id. Raises NotSignedOn, NothingRings."""
    agent = _mine(actor)
    entry = QueueEntry.objects.filter(offered_to=agent).first()
    if entry is None:
        raise NothingRings
    queueing.answer(entry, now)
    note(actor, "call.answered", at=now, detail={"call": str(entry.call.public_id)})
    return entry.call.public_id


@transaction.atomic
def finish(*, actor: Actor, outcome: CallOutcome, now: datetime, is_heavy: bool = False) -> AgentState:
    """Say what the conversation came to, and whether it was heavy. Returns the state that follows. Raises NotSignedOn,
    NothingToFinish."""
    agent = _mine(actor)
    entry = in_line.last_conversation(agent)
    if entry is None or entry.wrapped_up_at is not None or agent.state != AgentState.WRAP_UP:
        raise NothingToFinish
    entry.outcome, entry.is_heavy, entry.wrapped_up_at = outcome, entry.is_heavy or is_heavy, now
    entry.save(update_fields=["outcome", "is_heavy", "wrapped_up_at"])
    in_line.wrapped_up(agent, now)
    note(actor, "call.finished", at=now, detail={"call": str(entry.call.public_id), "outcome": outcome})
    return AgentState(agent.state)


@transaction.atomic
def ringing(*, actor: Actor, now: datetime) -> Ringing | None:
    """The call that rings for them; None: none does."""
    permit(actor, Act.TAKE_CALLS)
    entry = (
        QueueEntry.objects.select_related("call", "offered_to").filter(offered_to__staff_id=_staff_id(actor)).first()
    )
    if entry is None or entry.offered_to is None:
        return None
    return Ringing(
        call_id=entry.call.public_id,
        language=entry.language,
        waited=now - entry.entered_at,
        asked_for=Need(entry.need),
        is_proved=entry.call.victim_id is not None,
        with_interpreter=entry.language not in entry.offered_to.languages,
        is_call_back=entry.keeps_place,
    )


def on_duty(*, actor: Actor) -> tuple[OnDuty, ...]:
    """Everybody who is signed on, longest idle first."""
    permit(actor, Act.TAKE_CALLS)
    rows = Agent.objects.on_duty().select_related("staff").order_by("idle_since", "id")
    return tuple(_shown(row) for row in rows)


def mine(*, actor: Actor) -> OnDuty | None:
    """How they themselves stand; None: not signed on."""
    permit(actor, Act.TAKE_CALLS)
    row = Agent.objects.on_duty().select_related("staff").filter(staff_id=_staff_id(actor)).first()
    return _shown(row) if row else None


def _shown(row: Agent) -> OnDuty:
    return OnDuty(
        agent_id=row.staff.public_id,
        name=row.staff.name,
        way=AgentWay(row.way),
        extension=row.extension,
        languages=frozenset(row.languages),
        skills=frozenset(row.skills),
        state=AgentState(row.state),
        since=row.since,
    )


def _change(actor: Actor, happening: Happening, now: datetime) -> None:
    agent = _mine(actor)
    offered = QueueEntry.objects.filter(offered_to=agent).first()
    if agent.state == AgentState.WRAP_UP and happening is Happening.BECAME_READY:
        in_line.wrapped_up(agent, now)
        return
    in_line.move(agent, happening, now)
    if offered is not None:
        in_line.take_back_offer(offered)


def _mine(actor: Actor) -> Agent:
    permit(actor, Act.TAKE_CALLS)
    in_line.lock()
    agent = Agent.objects.filter(staff_id=_staff_id(actor), state__in=ON_DUTY).first()
    if agent is None:
        raise NotSignedOn
    return agent


def _row(actor: Actor, way: AgentWay, now: datetime) -> Agent:
    staff_id = _staff_id(actor)
    found = Agent.objects.filter(staff_id=staff_id).first()
    return found or Agent(staff_id=staff_id, way=way, state=AgentState.OFF, since=now, idle_since=now)


def _staff_id(actor: Actor) -> int:
    if actor.staff_id is None:
        raise NotPermitted("only staff take calls")
    return actor.staff_id
