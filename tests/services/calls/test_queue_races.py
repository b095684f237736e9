"""Many routers at once, agents who answer, callers who hang up: on real PostgreSQL no call is assigned twice."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW
from victimcare.records.models import Agent, AgentStatePeriod, QueueEntry
from victimcare.services.access import Actor
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_duty import CallOutcome
from victimcare.services.calls.call_queue import caller_queue, queue_routing
from victimcare.services.calls.call_queue.caller_queue import QueueExit, QueueRequest

CALLERS, PEOPLE, ROUTERS, ROUNDS = 12, 4, 3, 5


def test_no_caller_has_two_agents_and_no_agent_two_callers(real_database: object) -> None:
    people = [on_duty(f"Person {number}") for number in range(PEOPLE)]
    calls = [a_call() for _ in range(CALLERS)]
    for call in calls:
        caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)

    _all_at_once(
        [lambda chance: _routes(chance)] * ROUTERS
        + [lambda chance, actor=actor: _answers(actor) for actor in people]
        + [lambda chance: _hang_up(calls, chance)]
    )

    answered = QueueEntry.objects.filter(left_how=QueueExit.ANSWERED)
    talked = Counter(AgentStatePeriod.objects.filter(state="on_a_call").values_list("entry", flat=True))
    assert set(talked) == set(answered.values_list("id", flat=True))
    assert set(talked.values()) <= {1}
    assert QueueEntry.objects.count() == CALLERS
    for agent in Agent.objects.all():
        spells = list(AgentStatePeriod.objects.filter(agent=agent, state="on_a_call").order_by("began_at", "id"))
        assert all(one.ended_at and one.ended_at <= two.began_at for one, two in pairwise(spells))


@pytest.mark.parametrize("column", ["offered_to", "held_by"])
def test_the_table_itself_gives_no_agent_two(column: str, real_database: object) -> None:
    """Whatever a router does."""
    on_duty()
    agent = Agent.objects.get()
    for _ in range(2):
        caller_queue.enter_queue(call_id=a_call(), wants=QueueRequest(), now=NOW)
    entries = list(QueueEntry.objects.order_by("id"))
    for entry in entries:
        if column == "held_by":
            entry.answered_by, entry.answered_at, entry.left_at, entry.left_how = agent, NOW, NOW, QueueExit.ANSWERED
            entry.held_by = agent
        else:
            entry.offered_to, entry.offered_at = agent, NOW
    entries[0].save()

    with pytest.raises(IntegrityError), transaction.atomic():
        entries[1].save()


def _routes(chance: random.Random) -> None:
    for turn in range(ROUNDS * 2):
        queue_routing.route_calls(line="", now=NOW + timedelta(seconds=turn))


def _answers(actor: Actor) -> None:
    for turn in range(ROUNDS):
        at = NOW + timedelta(seconds=turn)
        with suppress(agent_duty.CallOfferGone):
            call = agent_duty.answer_call(actor=actor, now=at)
            caller_queue.end_conversation_of_call(call_id=call, now=at)
            agent_duty.finish_wrap_up(actor=actor, outcome=CallOutcome.HELPED, now=at)


def _hang_up(calls: list[UUID], chance: random.Random) -> None:
    for call in chance.sample(calls, 4):
        caller_queue.leave_queue(call_id=call, why=QueueExit.ABANDONED, now=NOW + timedelta(seconds=ROUNDS))


def _all_at_once(acts: list[Callable[[random.Random], None]]) -> None:
    start, failed = threading.Barrier(len(acts)), []

    def run(number: int, act: Callable[[random.Random], None]) -> None:
        try:
            start.wait()
            act(random.Random(number))
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
