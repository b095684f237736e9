"""Decides which waiting caller is put through to which agent. Each line asks twice a second; one at a time does the
work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Agent, AgentStatePeriod, Callback, QueueEntry, RestOverride, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.telephone.call_queue import AgentEndpointKind
from victimcare.records.models.telephone.callbacks import CallbackOutcome
from victimcare.rules.calls.agents import AgentEvent, AgentState, HandledCall, merge_conversations, rest_allowance
from victimcare.rules.calls.call_queue import (
    COUNTS_AS_THERE_FOR,
    HOSTED,
    CallerNeed,
    QueueAgent,
    QueuedCaller,
    match_callers,
)
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.calls.call_queue import queue_state
from victimcare.services.calls.callbacks import callback_requests, callback_ringing
from victimcare.services.supervision.team_loads import list_desk_conversations

# Rest for agents between heavy calls; an override is recorded by name, with the agent, the reason and the time.

CARE_LOOKS_BACK = timedelta(hours=12)  # one shift
HEAVY_COUNTED_OVER = timedelta(hours=4)
LONGEST_OVERRIDE = timedelta(hours=12)  # the longest time for which the rest can be overridden


class CareOverrideMissing(LookupError):
    """No override is in force for this agent."""


class CareOverrideRefused(ValueError):
    """The override gives no reason, is for oneself, or does not end within a shift."""


@dataclass(frozen=True, slots=True)
class CareOverrideInForce:
    """Who has overridden the limits, why and until when. The reason is in no log."""

    by: str
    reason: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, slots=True)
class AgentCareStatus:
    """Which calls an agent may be given now, and why."""

    may_take_heavy: bool
    may_take_any: bool
    in_a_row: int
    rested_at: datetime | None
    heavy_lately: int
    set_aside: CareOverrideInForce | None


def load_care_status(agent_ids: Iterable[int], *, now: datetime) -> Mapping[int, AgentCareStatus]:
    """Return the care status by agent, in four queries at most. Conversations at the desk count as those on the
    line."""
    ids = list(agent_ids)
    people = dict(Agent.objects.filter(id__in=ids).values_list("id", "staff_id"))
    desk = list_desk_conversations(people, since=now - CARE_LOOKS_BACK, now=now)
    handled: dict[int, list[HandledCall]] = defaultdict(list)
    spells = AgentStatePeriod.objects.filter(
        agent_id__in=ids, state=AgentState.ON_A_CALL, ended_at__gt=now - CARE_LOOKS_BACK, ended_at__lte=now
    )
    for agent_id, began_at, ended_at, is_heavy in spells.order_by("began_at", "id").values_list(
        "agent_id", "began_at", "ended_at", "entry__is_heavy"
    ):
        assert ended_at is not None
        handled[agent_id].append(HandledCall(began_at, ended_at, bool(is_heavy)))
    overrides = RestOverride.objects.filter(agent_id__in=ids, made_at__lte=now, until_at__gt=now)
    rows = overrides.order_by("until_at").values_list("agent_id", "made_by__name", "reason", "until_at")
    aside = {agent_id: CareOverrideInForce(by, reason, until) for agent_id, by, reason, until in rows}
    return {
        agent_id: _status_now(merge_conversations(handled[agent_id], desk[agent_id]), aside.get(agent_id), now)
        for agent_id in ids
    }


@transaction.atomic
def override_care(*, actor: Actor, agent_id: UUID, reason: str, until: datetime, now: datetime) -> None:
    """Let the router give this agent (by public id) heavy calls without a rest, until then: on record by name, with a
    reason, and never for oneself. Raises NotFound, CareOverrideRefused."""
    permit(actor, Act.OVERRIDE_CARE)
    agent = Agent.objects.filter(staff__public_id=agent_id).first()
    if agent is None:
        raise NotFound("no agent has this id")
    if actor.staff_id is None or not reason.strip() or agent.staff_id == actor.staff_id:
        raise CareOverrideRefused("another colleague says by name why")
    if not now < until <= now + LONGEST_OVERRIDE:
        raise CareOverrideRefused("it ends within a shift")
    RestOverride.objects.create(
        agent=agent, reason=reason.strip(), made_at=now, made_by_id=actor.staff_id, until_at=until
    )
    note(actor, "care.overridden", at=now, detail={"agent": str(agent_id), "until": until.isoformat()})


@transaction.atomic
def end_care_override(*, actor: Actor, agent_id: UUID, now: datetime) -> None:
    """Give this agent (by public id) their rests again from now on, before the end of the override. Any colleague who
    may override may do so, also for themselves. Raises CareOverrideMissing."""
    permit(actor, Act.OVERRIDE_CARE)
    rows = RestOverride.objects.filter(agent__staff__public_id=agent_id, made_at__lt=now, until_at__gt=now)
    if not rows.update(until_at=now):
        raise CareOverrideMissing(agent_id)
    note(actor, "care.taken_back", at=now, detail={"agent": str(agent_id)})


def _status_now(handled: list[HandledCall], set_aside: CareOverrideInForce | None, now: datetime) -> AgentCareStatus:
    found = rest_allowance(handled, now, queue_state.queue_limits())
    is_free = set_aside is not None
    return AgentCareStatus(
        may_take_heavy=found.may_take_heavy or is_free,
        may_take_any=found.may_take_any or is_free,
        in_a_row=found.in_a_row,
        rested_at=found.rested_at,
        heavy_lately=sum(call.is_heavy and call.ended_at > now - HEAVY_COUNTED_OVER for call in handled),
        set_aside=set_aside,
    )


@dataclass(frozen=True, slots=True)
class CallOffer:
    """A call that must ring for an agent now. `agent_id`: their public id. `callback_id`: the caller has hung up and
    kept their place; the agent who takes this up rings them back."""

    call_id: UUID
    agent_id: UUID
    way: AgentEndpointKind
    extension: str
    offered_at: datetime
    with_interpreter: bool
    callback_id: UUID | None


@dataclass(frozen=True, slots=True)
class _KeptPlace:
    standing: QueuedCaller
    callback: Callback


@transaction.atomic
def route_calls(*, line: str, now: datetime) -> tuple[CallOffer, ...]:
    """Return all current offers for this line, made this time or before: no other call rings any longer.

    Offers that were not answered in time are withdrawn first: that agent is set to away, and the caller is offered to
    the next at once, from their old place. `line`: that of this process; blank: any line of ours. Calls that a hosted
    carrier holds are matched by whichever line asks first, in their turn, and reported to HOSTED alone.
    """
    queue_state.lock_queue()
    _withdraw_unanswered(now)
    _end_expired_states(now)
    _make_offers(line, now)
    return _list_offers(line)


def _withdraw_unanswered(now: datetime) -> None:
    latest = now - queue_state.queue_limits().answers_within
    for entry in QueueEntry.objects.select_related("offered_to").filter(offered_at__lte=latest):
        assert entry.offered_to is not None, "the table keeps both together"
        queue_state.move_agent(entry.offered_to, AgentEvent.DID_NOT_ANSWER, now)
        queue_state.withdraw_offer(entry)


def _end_expired_states(now: datetime) -> None:
    """End an overlong wrap-up, and the shift of an agent who left without signing off: callers would wait for them
    although they are away, or their browser is closed."""
    wraps_up = Q(state=AgentState.WRAP_UP, since__lte=now - queue_state.queue_limits().wrap_up)
    is_gone = Q(state__in=(AgentState.AWAY, AgentState.DEBRIEF), since__lte=now - COUNTS_AS_THERE_FOR)
    for agent in Agent.objects.filter(wraps_up | is_gone & ~queue_state.is_in_colleagues_call()):
        if agent.state == AgentState.WRAP_UP:
            queue_state.end_wrap_up(agent, now)
        else:
            queue_state.move_agent(agent, AgentEvent.SIGNED_OFF, now)
    silent = Agent.objects.filter(state=AgentState.READY, since__lte=now - COUNTS_AS_THERE_FOR).without_sound(
        now - COUNTS_AS_THERE_FOR
    )
    for agent in silent:
        queue_state.move_agent(agent, AgentEvent.SIGNED_OFF, now)


def _make_offers(line: str, now: datetime) -> None:
    agents = {agent.id: agent for agent in Agent.objects.on_duty()}
    if not any(agent.state == AgentState.READY for agent in agents.values()):
        return
    on_the_telephone, kept = list(_waiting_callers(line)), _kept_places(now)
    if not on_the_telephone and not kept:
        return
    takers, limits = _available_agents(agents.values(), now), queue_state.queue_limits()
    made = match_callers([*on_the_telephone, *(place.standing for place in kept)], takers, now, limits)
    if any(place.standing.key in {each.standing for each in made} for place in kept):
        made = match_callers([*on_the_telephone, *_callable_places(kept, now)], takers, now, limits)
    for each in made:
        agent = agents[each.taker]
        queue_state.move_agent(agent, AgentEvent.OFFERED, now)
        QueueEntry.objects.filter(id=each.standing).update(offered_to=agent, offered_at=now)


def _waiting_callers(line: str) -> Iterator[QueuedCaller]:
    """Return the callers who wait on this line and are offered to no agent."""
    rows = queue_state.annotate_returning(QueueEntry.objects.standing().filter(offered_to=None))
    if line:
        rows = rows.filter(line__in=["", line, HOSTED])
    return map(queue_state.to_queued_caller, rows)


def _kept_places(now: datetime) -> list[_KeptPlace]:
    """Return the kept places that no one has taken up. If the promise has ended, or an agent at the desk has it, the
    caller's place leads to no other agent."""
    rows = queue_state.annotate_returning(QueueEntry.objects.places_kept().filter(offered_to=None))
    rows = rows.select_related("callback__victim")
    places = [_KeptPlace(queue_state.to_queued_caller(row), row.callback) for row in rows if row.callback is not None]
    subjects = [callback_requests.callback_subject(place.callback) for place in places]
    tasks = Task.objects.filter(kind=TaskKind.CALL_BACK, subject_key__in=subjects, closed_at=None, owner=None)
    untaken = set(tasks.values_list("subject_key", flat=True))
    free = [
        place
        for place in places
        if place.callback.outcome == CallbackOutcome.PROMISED
        and callback_requests.callback_subject(place.callback) in untaken
    ]
    taken_up = {place.standing.key for place in places} - {place.standing.key for place in free}
    QueueEntry.objects.filter(id__in=taken_up).update(turn_came_at=now)
    return free


def _callable_places(kept: Sequence[_KeptPlace], now: datetime) -> Iterator[QueuedCaller]:
    """Return the victims whom the contact gate lets us ring at this moment. All are checked at once, and only if an
    agent is free for one of them: twice a second, the check would be most of the line's queries."""
    may_be_rung = callback_ringing.find_callable_callbacks([place.callback for place in kept], now=now)
    return (place.standing for place in kept if place.callback.id in may_be_rung)


def _available_agents(agents: Collection[Agent], now: datetime) -> list[QueueAgent]:
    cares, shut = load_care_status([agent.id for agent in agents], now=now), _restricted_entries(agents)
    return [
        QueueAgent(
            key=agent.id,
            idle_since=agent.idle_since,
            is_ready=agent.state == AgentState.READY and queue_state.can_agent_be_heard(agent, now),
            languages=frozenset(agent.languages),
            skills=frozenset(agent.skills),
            is_reserve=agent.is_reserve,
            only_need=CallerNeed.CONTROL_ROOM if agent.is_for_room else None,
            takes_calls=agent.way != AgentEndpointKind.NONE,
            line=agent.line,
            is_dialled_by_hosted=queue_state.is_dialled_by_hosted(agent),
            heavy_lately=cares[agent.id].heavy_lately,
            may_take_heavy=cares[agent.id].may_take_heavy,
            may_take_any=cares[agent.id].may_take_any,
            shut_out_of=frozenset(shut[agent.staff_id]),
        )
        for agent in agents
    ]


def _restricted_entries(agents: Collection[Agent]) -> Mapping[int, set[int]]:
    """Return, by member of staff, the callers known to be victims whose case is restricted for that person, by the code
    that they keyed or by the call back that they were promised."""
    rows = QueueEntry.objects.standing() | QueueEntry.objects.places_kept()
    whose = {
        entry_id: rung or caller
        for entry_id, rung, caller in rows.values_list("id", "callback__victim", "call__victim")
        if rung or caller
    }
    found: dict[int, set[int]] = defaultdict(set)
    if not whose:
        return found
    shut = access_scopes.find_excluded_staff(set(whose.values()), [agent.staff_id for agent in agents])
    for entry_id, victim_id in whose.items():
        for staff_id in shut.get(victim_id, ()):
            found[staff_id].add(entry_id)
    return found


def _list_offers(line: str) -> tuple[CallOffer, ...]:
    rows = QueueEntry.objects.select_related("call", "callback", "offered_to__staff").filter(offered_to__isnull=False)
    if line == HOSTED:
        rows = rows.filter(keeps_place=False, line=HOSTED)
    elif line:
        of_calls = Q(keeps_place=False, line__in=["", line])
        rows = rows.filter(of_calls | Q(keeps_place=True, offered_to__line__in=["", line]))
    else:
        rows = rows.exclude(keeps_place=False, line=HOSTED)
    return tuple(_to_offer(row) for row in rows.order_by("id"))


def _to_offer(row: QueueEntry) -> CallOffer:
    agent = row.offered_to
    assert agent is not None
    assert row.offered_at is not None
    return CallOffer(
        call_id=row.call.public_id,
        agent_id=agent.staff.public_id,
        way=AgentEndpointKind(agent.way),
        extension=agent.extension,
        offered_at=row.offered_at,
        with_interpreter=row.language not in agent.languages,
        callback_id=row.callback.public_id if row.callback and row.keeps_place else None,
    )
