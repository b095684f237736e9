"""Decides which caller in the line is put through to which colleague. Each line asks twice a second; one at a time does
the work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Agent, Callback, QueueEntry, Task
from victimcare.records.models.callbacks import CallbackOutcome
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.queue import AgentWay
from victimcare.rules.calls.agents import AgentEvent, AgentState
from victimcare.rules.calls.call_queue import COUNTS_AS_THERE_FOR, HOSTED, QueueAgent, QueuedCaller, match_callers
from victimcare.services.access import scopes
from victimcare.services.calls.callbacks import promising, ringing
from victimcare.services.calls.waiting import caring, in_line, sounding


@dataclass(frozen=True, slots=True)
class Offer:
    """A call that is to ring for a member of staff now. `agent_id`: their public id. `callback_id`: the caller has hung
    up and kept their place; the colleague who takes this up rings them for that promise."""

    call_id: UUID
    agent_id: UUID
    way: AgentWay
    extension: str
    offered_at: datetime
    with_interpreter: bool
    callback_id: UUID | None


@dataclass(frozen=True, slots=True)
class _PlaceKept:
    standing: QueuedCaller
    callback: Callback


@transaction.atomic
def route(*, line: str, now: datetime) -> tuple[Offer, ...]:
    """Return all offers that stand now for this line, made this time or before: any other call rings no more.

    Offers that were not answered in time are taken back first: that colleague is set to away, and the caller is offered
    to the next at once, from their old place. `line`: of this process; blank: any line of ours. Calls that a hosted
    carrier holds are paired by the first to come, in their turn, and told to HOSTED alone.
    """
    in_line.lock()
    _take_back_unanswered(now)
    _end_what_lasts(now)
    _make_offers(line, now)
    return _standing_offers(line)


def _take_back_unanswered(now: datetime) -> None:
    latest = now - in_line.limits().answers_within
    for entry in QueueEntry.objects.select_related("offered_to").filter(offered_at__lte=latest):
        assert entry.offered_to is not None, "the table keeps both together"
        in_line.move(entry.offered_to, AgentEvent.DID_NOT_ANSWER, now)
        in_line.take_back_offer(entry)


def _end_what_lasts(now: datetime) -> None:
    """End the time to write up a call, and the shift of a colleague who went without a word, for whom callers would
    wait: they are away, or their browser is closed."""
    wraps_up = Q(state=AgentState.WRAP_UP, since__lte=now - in_line.limits().wrap_up)
    is_gone = Q(state__in=(AgentState.AWAY, AgentState.DEBRIEF), since__lte=now - COUNTS_AS_THERE_FOR)
    for agent in Agent.objects.filter(wraps_up | is_gone & ~in_line.in_anothers_call()):
        if agent.state == AgentState.WRAP_UP:
            in_line.wrapped_up(agent, now)
        else:
            in_line.move(agent, AgentEvent.SIGNED_OFF, now)
    silent = Agent.objects.filter(state=AgentState.READY, since__lte=now - COUNTS_AS_THERE_FOR).without_sound(
        now - COUNTS_AS_THERE_FOR
    )
    for agent in silent:
        in_line.move(agent, AgentEvent.SIGNED_OFF, now)


def _make_offers(line: str, now: datetime) -> None:
    agents = {agent.id: agent for agent in Agent.objects.on_duty()}
    if not any(agent.state == AgentState.READY for agent in agents.values()):
        return
    on_the_telephone, kept = list(_on_the_telephone(line)), _places_kept(now)
    if not on_the_telephone and not kept:
        return
    takers, limits = _takers(agents.values(), now), in_line.limits()
    made = match_callers([*on_the_telephone, *(place.standing for place in kept)], takers, now, limits)
    if any(place.standing.key in {each.standing for each in made} for place in kept):
        made = match_callers([*on_the_telephone, *_to_be_rung_back(kept, now)], takers, now, limits)
    for each in made:
        agent = agents[each.taker]
        in_line.move(agent, AgentEvent.OFFERED, now)
        QueueEntry.objects.filter(id=each.standing).update(offered_to=agent, offered_at=now)


def _on_the_telephone(line: str) -> Iterator[QueuedCaller]:
    """Return the callers who wait on this line and are offered to no colleague."""
    rows = in_line.with_who_is_back(QueueEntry.objects.standing().filter(offered_to=None))
    if line:
        rows = rows.filter(line__in=["", line, HOSTED])
    return map(in_line.standing_of, rows)


def _places_kept(now: datetime) -> list[_PlaceKept]:
    """Return the places that no colleague has taken up already: where the promise has ended, or a colleague at the desk
    has it, the caller's place leads to no other colleague."""
    rows = QueueEntry.objects.places_kept().filter(offered_to=None).select_related("callback__victim")
    places = [_PlaceKept(in_line.standing_of(row), row.callback) for row in rows if row.callback is not None]
    subjects = [promising.about(place.callback) for place in places]
    tasks = Task.objects.filter(kind=TaskKind.CALL_BACK, subject_key__in=subjects, closed_at=None, owner=None)
    untaken = set(tasks.values_list("subject_key", flat=True))
    free = [
        place
        for place in places
        if place.callback.outcome == CallbackOutcome.PROMISED and promising.about(place.callback) in untaken
    ]
    taken_up = {place.standing.key for place in places} - {place.standing.key for place in free}
    QueueEntry.objects.filter(id__in=taken_up).update(turn_came_at=now)
    return free


def _to_be_rung_back(kept: Sequence[_PlaceKept], now: datetime) -> Iterator[QueuedCaller]:
    """Return the victims whom the gate lets us ring at this moment. It is asked for all at once, and only where a
    colleague is free for one of them: twice a second it would be most of what the line asks."""
    may_be_rung = ringing.who_may_be_rung([place.callback for place in kept], now=now)
    return (place.standing for place in kept if place.callback.id in may_be_rung)


def _takers(agents: Collection[Agent], now: datetime) -> list[QueueAgent]:
    cares, shut = caring.cares([agent.id for agent in agents], now=now), _shut_out_of(agents)
    return [
        QueueAgent(
            key=agent.id,
            idle_since=agent.idle_since,
            is_ready=agent.state == AgentState.READY and sounding.can_be_heard(agent, now),
            languages=frozenset(agent.languages),
            skills=frozenset(agent.skills),
            is_reserve=agent.is_reserve,
            takes_calls=agent.way != AgentWay.NONE,
            line=agent.line,
            is_dialled_by_hosted=in_line.is_dialled_by_hosted(agent),
            heavy_lately=cares[agent.id].heavy_lately,
            may_take_heavy=cares[agent.id].may_take_heavy,
            may_take_any=cares[agent.id].may_take_any,
            shut_out_of=frozenset(shut[agent.staff_id]),
        )
        for agent in agents
    ]


def _shut_out_of(agents: Collection[Agent]) -> Mapping[int, set[int]]:
    """Return, by member of staff, the callers who are known to be victims whose case is shut to them, by the code that
    they keyed or by what they were promised."""
    rows = QueueEntry.objects.standing() | QueueEntry.objects.places_kept()
    whose = {
        entry_id: rung or caller
        for entry_id, rung, caller in rows.values_list("id", "callback__victim", "call__victim")
        if rung or caller
    }
    found: dict[int, set[int]] = defaultdict(set)
    if not whose:
        return found
    shut = scopes.shut_out(set(whose.values()), [agent.staff_id for agent in agents])
    for entry_id, victim_id in whose.items():
        for staff_id in shut.get(victim_id, ()):
            found[staff_id].add(entry_id)
    return found


def _standing_offers(line: str) -> tuple[Offer, ...]:
    rows = QueueEntry.objects.select_related("call", "callback", "offered_to__staff").filter(offered_to__isnull=False)
    if line == HOSTED:
        rows = rows.filter(keeps_place=False, line=HOSTED)
    elif line:
        of_calls = Q(keeps_place=False, line__in=["", line])
        rows = rows.filter(of_calls | Q(keeps_place=True, offered_to__line__in=["", line]))
    else:
        rows = rows.exclude(keeps_place=False, line=HOSTED)
    return tuple(_offer(row) for row in rows.order_by("id"))


def _offer(row: QueueEntry) -> Offer:
    agent = row.offered_to
    assert agent is not None
    assert row.offered_at is not None
    return Offer(
        call_id=row.call.public_id,
        agent_id=agent.staff.public_id,
        way=AgentWay(agent.way),
        extension=agent.extension,
        offered_at=row.offered_at,
        with_interpreter=row.language not in agent.languages,
        callback_id=row.callback.public_id if row.callback and row.keeps_place else None,
    )
