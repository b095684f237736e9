"""Random months of call backs: people ask, choose times and ring in, staff come and go, plans and opening hours change,
the clocks change both ways, some ring by the line, lines fail, and one process in five is killed in the middle of what
it does.

None is lost, none is doubled, and none is rung at an hour that is not safe (`callbacks_world`: the judge). At the end a
person who rings everyone who may be rung brings every promise to its end. Short form: 2 worlds of 90 events. Long form
(VICTIMCARE_FAULTS=long): 40 worlds of 250."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from tests.conftest import Database
from tests.faults.callbacks_world import World, made
from tests.services.calls.test_calling_back import MemoryPhone
from victimcare.records.models import Callback, CallbackAttempt
from victimcare.rules.safe_contact.contact_plan import ContactLater
from victimcare.services import port_registry
from victimcare.services.access import Actor, Role
from victimcare.services.calls.callbacks import callback_attempts, callback_ringing
from victimcare.services.calls.callbacks.victim_callbacks import CallbackAttemptOutcome, CallbackOutcome
from victimcare.services.desk import direct_assignment

IS_LONG = os.environ.get("VICTIMCARE_FAULTS") == "long"
WORLDS, EVENTS = (40, 250) if IS_LONG else (2, 90)
# Each a day or two before the clocks change.
BEGINS = (datetime(2026, 10, 23, 9, tzinfo=UTC), datetime(2027, 3, 26, 9, tzinfo=UTC))
_WITHIN = timedelta(days=30)


@pytest.fixture(autouse=True)
def _opening_hours() -> Iterator[None]:
    before = settings.FORCE
    yield
    settings.FORCE = before


@pytest.mark.parametrize("seed", range(WORLDS))
def test_none_is_lost_none_is_doubled_none_is_rung_at_an_unsafe_hour(
    real_database: Database, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(port_registry.ports, "desk_phone", MemoryPhone())
    world = made(seed, BEGINS[seed % 2])

    for _ in range(EVENTS):
        world.step()
    left = _brought_to_an_end(world)

    assert world.faults == []
    assert left == []
    assert world.rung > EVENTS // 15, "hardly anybody was rung: this has shown nothing"
    print(f"\n{seed}: {world.events} events, {world.killed} killed, {world.rung} rung")


def _brought_to_an_end(world: World) -> list[Callback]:
    """A colleague rings everyone who may be rung, whenever that is; a supervisor ends what a person must find a way
    for. What is left open."""
    lead = next(actor for actor in world.staff if Role.SUPERVISOR in actor.roles)
    until = world.now + _WITHIN
    for attempt in CallbackAttempt.objects.filter(outcome=""):
        callback_attempts.report_attempt(
            actor=lead, attempt_id=attempt.public_id, outcome=CallbackAttemptOutcome.NO_ANSWER, now=world.now
        )
    while world.now < until and (waiting := list(Callback.objects.filter(outcome="promised").select_related("task"))):
        again = [_ring(world, lead, callback) for callback in waiting]
        world.now = max(world.now, min((at for at in again if at is not None), default=world.now))
    return list(Callback.objects.filter(outcome="promised"))


def _ring(world: World, lead: Actor, callback: Callback) -> datetime | None:
    """Until when it waits; None: it is over."""
    assert callback.task is not None
    task = callback.task.public_id
    direct_assignment.hand_on_task(actor=lead, task_id=task, note="Mine", to_team="victim-care", now=world.now)
    answer = callback_ringing.start_attempt(
        actor=lead, callback_id=callback.public_id, by_the_desk=False, has_looked=True, now=world.now
    )
    if isinstance(answer, ContactLater):
        return answer.until
    if isinstance(answer, callback_ringing.StartedAttempt):
        assert world.is_safe(world.whose(callback)), (world.now, world.whose(callback))
        world.rung += 1
        callback_attempts.report_attempt(
            actor=lead, attempt_id=answer.attempt, outcome=CallbackAttemptOutcome.REACHED, now=world.now
        )
    else:
        ended, why = CallbackOutcome.NOT_REACHED, "The officer has gone to see the victim"
        callback_attempts.end_callback(
            actor=lead, callback_id=callback.public_id, outcome=ended, remark=why, now=world.now
        )
    return None
