"""Who in the line is put through to whom. Asked twice a second by each line, and done by one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Agent, QueueEntry
from victimcare.rules.calls.agents import AgentState, Happening
from victimcare.rules.calls.queue_routing import Taker, pair
from victimcare.services.calls import in_line
from victimcare.services.calls.agents import AgentWay


@dataclass(frozen=True, slots=True)
class Offer:
    """A call that is to ring for somebody now. `agent_id`: the public id of the member of staff. `is_call_back`: she
    has hung up and kept her place; whoever takes it up rings her."""

    call_id: UUID
    agent_id: UUID
    way: AgentWay
    extension: str
    offered_at: datetime
    with_interpreter: bool
    is_call_back: bool


@transaction.atomic
def route(*, line: str, now: datetime) -> tuple[Offer, ...]:
    """All offers that stand now for this line, made this time or before: what is not among them rings no more.

    Offers that nobody answered in time are taken back first: whoever did not answer is away, and she is offered to the
    next at once, from her old place. `line`: of this process; blank: whatever line there is.
    """
    in_line.lock()
    _take_back_unanswered(now)
    _end_wrap_ups(now)
    _make_offers(line, now)
    return _standing_offers(line)


def _take_back_unanswered(now: datetime) -> None:
    latest = now - in_line.limits().answers_within
    for entry in QueueEntry.objects.select_related("offered_to").filter(offered_at__lte=latest):
        assert entry.offered_to is not None, "the table keeps both together"
        in_line.move(entry.offered_to, Happening.DID_NOT_ANSWER, now)
        in_line.take_back_offer(entry)


def _end_wrap_ups(now: datetime) -> None:
    latest = now - in_line.limits().wrap_up
    for agent in Agent.objects.filter(state=AgentState.WRAP_UP, since__lte=latest):
        in_line.wrapped_up(agent, now)


def _make_offers(line: str, now: datetime) -> None:
    waiting = [
        one for one in in_line.waiting_for_an_offer(now) if one.is_place_kept or one.line in ("", line) or not line
    ]
    if not waiting:
        return
    agents = {agent.id: agent for agent in Agent.objects.on_duty()}
    takers = [_taker(agent) for agent in agents.values()]
    for made in pair(waiting, takers, now, in_line.limits()):
        agent = agents[made.taker]
        in_line.move(agent, Happening.OFFERED, now)
        QueueEntry.objects.filter(id=made.standing).update(offered_to=agent, offered_at=now)


def _taker(agent: Agent) -> Taker:
    return Taker(
        key=agent.id,
        idle_since=agent.idle_since,
        is_ready=agent.state == AgentState.READY,
        languages=frozenset(agent.languages),
        skills=frozenset(agent.skills),
        is_reserve=agent.is_reserve,
        takes_calls=agent.way != AgentWay.NONE,
        line=agent.line,
    )


def _standing_offers(line: str) -> tuple[Offer, ...]:
    rows = QueueEntry.objects.select_related("call", "offered_to__staff").filter(offered_to__isnull=False)
    if line:
        rows = rows.filter(line__in=["", line]) | rows.filter(keeps_place=True, offered_to__line__in=["", line])
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
        is_call_back=row.keeps_place,
    )
