"""Runs the telephone at the desk for agents: what they see of the caller, and what they can do in the call.

The queue's rows are changed first, then the line is asked to look; if it does not answer, it looks by itself soon
after.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Agent, QueueEntry, Victim
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.rules.calls.outbound_calls import find_extension
from victimcare.rules.force import Force
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, access_scopes, permit_one_of
from victimcare.services.audit import note
from victimcare.services.calls.agents import agent_calls, agent_dialling, agent_duty
from victimcare.services.calls.agents.agent_calls import CutOffResult
from victimcare.services.calls.agents.agent_dialling import CappedCallback, OwnCallbackCall
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind, AgentOnDuty, RingingCall
from victimcare.services.calls.call_queue import queue_state
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import rota
from victimcare.services.ports.desk_telephone import (
    GuestMode,
    GuestPlace,
    PhoneAct,
    PhoneFailed,
    PhoneGuest,
    PhoneProblem,
    PhoneState,
)

_ACTS_ON_GUEST = (PhoneAct.KEYS, PhoneAct.DROP)  # these act on one guest


class UnknownExtension(ValueError):
    """The line may not ring this extension."""


@dataclass(frozen=True, slots=True)
class AgentConversation:
    """A call that an agent has, or has to write up. It holds nothing from any record except, once the victim has passed
    the identity check with this agent, whose record it is (`victim_id`, public).

    `callback_id`: the victim is to be rung, from the page of that promise.
    """

    call_id: UUID
    language: str
    asked_for: CallerNeed
    began_at: datetime
    is_over: bool  # for this agent: a colleague may have it now
    is_proved: bool  # the caller has keyed their code in this call
    with_interpreter: bool
    is_heavy: bool
    victim_id: UUID | None
    callback_id: UUID | None
    cut_off: CutOffResult | None  # the line died during this call


@dataclass(frozen=True, slots=True)
class AgentPhoneView:
    """Everything that one page shows. `stands` None: the line does not answer."""

    duty: AgentOnDuty | None  # None: not signed on
    ringing: RingingCall | None
    conversation: AgentConversation | None
    rings_back: OwnCallbackCall | None  # through the line
    stopped: CappedCallback | None  # through the line, and a cap stopped it
    to_say: UUID | None  # the call back that the agent rang through the line and has given no outcome
    waits_again: bool  # their caller waits again, because their telephone was lost
    stands: PhoneState | None
    colleagues: tuple[AgentOnDuty, ...]  # those who could take the caller over


def find_rota_skills(*, actor: Actor) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the languages and skills that a supervisor keeps for the agent. None: they enter their own."""
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    return rota.load_kept_skills(actor.staff_id or 0)


def load_agent_phone(*, actor: Actor, now: datetime) -> AgentPhoneView:
    """Return the agent's state and current call. Writes an audit entry if it shows whose call it is."""
    duty = agent_duty.find_own_duty(actor=actor, now=now)
    if duty is None:
        return AgentPhoneView(None, None, None, None, None, None, False, None, ())
    conversation = _load_conversation(actor, duty, now)
    is_for_room = conversation is not None and conversation.asked_for is CallerNeed.CONTROL_ROOM
    others, stands = agent_duty.list_agents_on_duty(actor=actor, now=now), _ask_phone_status(duty)
    # a call back that is over for the colleague who made it, but not for this agent
    if stands is not None and stands.is_asked:
        duty = replace(duty, is_in_anothers_call=True)
    return AgentPhoneView(
        duty=duty,
        ringing=agent_duty.find_ringing_call(actor=actor, now=now) if duty.state is AgentState.OFFERED else None,
        conversation=conversation,
        rings_back=agent_dialling.load_own_callback_call(actor=actor),
        stopped=agent_dialling.find_capped_callback(actor=actor),
        to_say=agent_dialling.find_unreported_callback(actor=actor) if duty.state is AgentState.WRAP_UP else None,
        waits_again=duty.state is AgentState.AWAY and agent_calls.is_caller_requeued(actor=actor),
        stands=stands,
        colleagues=tuple(
            each
            for each in others
            if each.agent_id != duty.agent_id and _could_take_over(each) and (is_for_room or not each.is_for_room)
        ),
    )


def find_call_to_finish(*, actor: Actor) -> UUID | None:
    """Return the call that the agent has, or last had and has not written up."""
    entry = _find_entry(actor)
    return entry.call.public_id if entry else None


def list_phone_ways() -> tuple[AgentEndpointKind, ...]:
    """Return the kinds of telephone on which calls can ring."""
    return tuple(
        way
        for way in AgentEndpointKind
        if way is not AgentEndpointKind.BROWSER or port_registry.desk_phone_line().takes_browsers
    )


def sign_on_with_phone(
    *,
    actor: Actor,
    way: AgentEndpointKind,
    extension: str,
    languages: list[str],
    skills: list[CallerNeed],
    is_reserve: bool = False,
    now: datetime,
) -> None:
    """Take calls from now on. Raises UnknownExtension; PhoneFailed if calls do not ring on that kind of telephone
    here."""
    force: Force = settings.FORCE
    if way not in list_phone_ways():
        raise PhoneFailed(PhoneProblem.NOT_FITTED)
    if way is AgentEndpointKind.EXTENSION and find_extension(extension, force.placed_calls.extensions) is None:
        raise UnknownExtension(extension)
    agent_duty.sign_on_agent(
        actor=actor,
        way=way,
        extension=extension,
        languages=languages,
        skills=skills,
        is_reserve=is_reserve,
        now=now,
    )


def connect_browser_sound(*, actor: Actor, offer: str, now: datetime) -> str:
    """Connect the sound of the agent's browser. Raises AgentSignedOff, PhoneFailed."""
    duty = _require_duty(actor, now)
    _note_before(actor, "phone.connected", now)
    return port_registry.desk_phone_line().connect(duty.agent_id, offer)


def answer_on_phone(*, actor: Actor, now: datetime) -> UUID:
    """Raises AgentSignedOff, CallOfferGone; PhoneFailed if the agent's browser has no sound: the caller would hear
    nothing, and count as answered."""
    _refuse_without_sound(actor, now)
    call_id = agent_duty.answer_call(actor=actor, now=now)
    _have_line_look(actor, now)
    return call_id


def hang_up_call(*, actor: Actor, now: datetime) -> None:
    """Raises AgentSignedOff, ConversationMissing."""
    agent_calls.end_agent_call(actor=actor, now=now)
    _have_line_look(actor, now)


def press_phone_button(
    *, actor: Actor, act: PhoneAct, now: datetime, keys: str = "", of: GuestPlace = GuestPlace.GUEST
) -> PhoneState:
    """Hold, mute and so on. `of`: as in `DeskPhone.ask`. Leaving the caller with a colleague hands the call over;
    leaving them with an outside partner ends one's own part. Raises AgentSignedOff, ConversationMissing, ColleagueBusy,
    ColleagueNeedsRest, PhoneFailed."""
    duty = _require_duty(actor, now)
    if act not in (PhoneAct.LOOK, PhoneAct.STANDS):
        _note_before(actor, "phone.asked", now, act=act.value, **({"of": of.value} if act in _ACTS_ON_GUEST else {}))
    if act is not PhoneAct.LEAVE:
        return port_registry.desk_phone_line().ask(duty.agent_id, act, keys=keys, of=of)
    colleague = _find_asked_colleague(duty)
    if colleague is not None:
        agent_calls.hand_over_to_consulted(actor=actor, colleague_id=colleague, now=now)
        return _have_line_look(actor, now) or PhoneState()
    stands = port_registry.desk_phone_line().ask(duty.agent_id, act)
    agent_calls.end_agent_call(actor=actor, now=now)
    return _have_line_look(actor, now) or stands


def bring_colleague(*, actor: Actor, colleague_id: UUID, how: GuestMode, now: datetime) -> None:
    """Ask a colleague first, or hand the caller to them as soon as they answer; at once if no line of ours holds the
    call. Raises AgentSignedOff, ConversationMissing, NotFound, ColleagueBusy, ColleagueNeedsRest, PhoneFailed."""
    duty = _require_duty(actor, now)
    held = agent_calls.consult_colleague(
        actor=actor, colleague_id=colleague_id, takes_over=how is GuestMode.HAND_OVER, now=now
    )
    name = Agent.objects.values_list("staff__name", flat=True).get(staff__public_id=colleague_id)
    guest = PhoneGuest(name, how, agent_id=colleague_id, extension=held.extension)
    try:
        port_registry.desk_phone_line().ask(duty.agent_id, PhoneAct.BRING, guest=guest)
    except PhoneFailed as failed:
        is_held_elsewhere = failed.problem in (PhoneProblem.LINE_AWAY, PhoneProblem.NO_CALL)
        if (
            how is GuestMode.HAND_OVER
            and is_held_elsewhere
            and agent_dialling.load_own_callback_call(actor=actor) is None
        ):
            agent_calls.hand_over_to_consulted(actor=actor, colleague_id=colleague_id, now=now)
            return
        agent_calls.release_colleague(colleague_id=colleague_id, now=now)
        raise


def pass_on_call(*, actor: Actor, need: CallerNeed, language: str, now: datetime) -> None:
    """Put the caller back into the queue. Raises AgentSignedOff, ConversationMissing."""
    agent_calls.return_to_queue(actor=actor, need=need, language=language, now=now)
    _have_line_look(actor, now)


def _refuse_without_sound(actor: Actor, now: datetime) -> None:
    duty = _require_duty(actor, now)
    ringing = agent_duty.find_ringing_call(actor=actor, now=now) if duty.state is AgentState.OFFERED else None
    if ringing is None or ringing.callback_id is not None or duty.way is not AgentEndpointKind.BROWSER:
        return
    stands = _ask_phone_status(duty)
    if stands is not None and not stands.is_connected:
        raise PhoneFailed(PhoneProblem.NOT_CONNECTED)


def _find_asked_colleague(duty: AgentOnDuty) -> UUID | None:
    """Return the colleague who is in the agent's conversation."""
    guest = port_registry.desk_phone_line().ask(duty.agent_id, PhoneAct.STANDS).at(GuestPlace.GUEST)
    return guest.agent_id if guest is not None and guest.talks else None


def _load_conversation(actor: Actor, duty: AgentOnDuty, now: datetime) -> AgentConversation | None:
    entry = _find_entry(actor)
    if entry is None:
        return None
    return AgentConversation(
        call_id=entry.call.public_id,
        language=entry.language,
        asked_for=CallerNeed(entry.need),
        began_at=duty.since,
        is_over=duty.state is AgentState.WRAP_UP,
        is_proved=_is_identified(actor, entry.call.victim_id, now),
        with_interpreter=entry.language not in duty.languages,
        is_heavy=entry.is_heavy,
        victim_id=_victim_if_identified(actor, entry.call.victim_id, now),
        callback_id=entry.callback.public_id if entry.callback and entry.keeps_place else None,
        cut_off=agent_calls.find_cut_off_result(entry.call),
    )


def _find_entry(actor: Actor) -> QueueEntry | None:
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    states = (AgentState.ON_A_CALL, AgentState.WRAP_UP)
    agent = Agent.objects.filter(staff_id=actor.staff_id or 0, state__in=states).first()
    entry = queue_state.find_last_conversation(agent) if agent else None
    return QueueEntry.objects.select_related("call", "callback").get(id=entry.id) if entry else None


def _is_identified(actor: Actor, victim_id: int | None, now: datetime) -> bool:
    if victim_id is None:
        return False
    try:
        identity_checks.require_identity_check(actor, victim_id, now=now)
    except identity_checks.IdentityCheckMissing:
        return False
    return True


def _victim_if_identified(actor: Actor, victim_id: int | None, now: datetime) -> UUID | None:
    if (
        victim_id is None
        or not _is_identified(actor, victim_id, now)
        or access_scopes.is_victim_hidden(actor, victim_id)
    ):
        return None
    return Victim.objects.values_list("public_id", flat=True).get(id=victim_id)


def _could_take_over(other: AgentOnDuty) -> bool:
    is_there = other.state is AgentState.READY and other.way is not AgentEndpointKind.NONE and other.can_be_heard
    return is_there and other.care.may_take_any


@transaction.atomic
def _note_before(actor: Actor, what: str, now: datetime, /, **detail: str) -> None:
    """Write to the audit before the line is asked, so that whatever it then does is on record."""
    note(actor, what, at=now, detail=detail)


def _require_duty(actor: Actor, now: datetime) -> AgentOnDuty:
    duty = agent_duty.find_own_duty(actor=actor, now=now)
    if duty is None:
        raise agent_duty.AgentSignedOff
    return duty


def _ask_phone_status(duty: AgentOnDuty, act: PhoneAct = PhoneAct.STANDS) -> PhoneState | None:
    try:
        return port_registry.desk_phone_line().ask(duty.agent_id, act)
    except (PhoneFailed, port_registry.PortUnbound):
        return None


def _have_line_look(actor: Actor, now: datetime) -> PhoneState | None:
    duty = agent_duty.find_own_duty(actor=actor, now=now)
    return _ask_phone_status(duty, PhoneAct.LOOK) if duty else None
