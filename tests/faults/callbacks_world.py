"""A make-believe month of call backs: people who ask, staff who come and go, and a judge who reckons on his own.

The judge keeps what callers were told and what plans say, in plain values, and never asks the product whether it was
right to ring: he looks at the moment, the plan and the time that was chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from tests.services.people_and_cases import a_case, a_point, a_team, a_victim, staff
from tests.services.plans import agreed, by
from victimcare.records.models import Call, Callback, CallbackAttempt, ContactPoint, Staff, Task, Victim
from victimcare.rules.calls.agents import AgentState, AgentStateConflict
from victimcare.rules.calls.callback_times import OUTCOME_OPEN_AFTER
from victimcare.rules.clock import LONDON
from victimcare.rules.errors import NotFound
from victimcare.rules.force import CallbackSlot
from victimcare.rules.safe_contact.contact_plan import ContactLater
from victimcare.services.access import Actor, Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.calls.agents import agent_dialling, agent_duty, callback_calls
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.calls.callbacks import (
    callback_attempts,
    callback_ringing,
    callback_slots,
    callback_upkeep,
    victim_callbacks,
)
from victimcare.services.calls.callbacks.callback_attempts import AfterReached
from victimcare.services.calls.callbacks.victim_callbacks import CallbackAttemptOutcome
from victimcare.services.calls.placed_calls import CallbackCallResult
from victimcare.services.contact_plans import guard_marks
from victimcare.services.desk import direct_assignment, staff_sessions, task_actions

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS: tuple[list[dict[str, Any]], ...] = (
    [],
    [{"days": [*DAYS], "from": "10:00", "to": "14:00"}],
    [{"days": ["mon", "wed", "fri"], "from": "15:00", "to": "18:00"}],
    [{"days": [*DAYS], "from": "22:00", "to": "03:00"}, {"days": ["tue"], "from": "09:00", "to": "12:00"}],
    [{"days": [*DAYS], "from": "00:30", "to": "02:30"}],  # in it the clocks change, both ways
)
OPENINGS = (
    (CallbackSlot(time(9), time(11)), CallbackSlot(time(11), time(13)), CallbackSlot(time(14), time(16))),
    (CallbackSlot(time(10), time(12)),),
    (CallbackSlot(time(0), time(3)), CallbackSlot(time(16), time(18)), CallbackSlot(time(21), time(23, 45))),
)


class Killed(BaseException):
    """The process is gone, in the middle of what it did."""


@dataclass
class Person:
    """A person who asks to be rung. `victim` None: the victim proves nothing, and leaves a number."""

    number: str
    victim: Victim | None = None
    point: ContactPoint | None = None
    hours: list[dict[str, Any]] = field(default_factory=list)
    is_guarded: bool = False
    chosen: tuple[datetime, datetime] | None = None
    waits_since: datetime | None = None  # the victim was told that the victim is rung, and has not been since


@dataclass
class World:
    chance: Random
    now: datetime
    people: list[Person]
    staff: list[Actor]
    rung: int = 0
    events: int = 0
    killed: int = 0
    ringing: dict[UUID, tuple[Person, Actor, datetime]] = field(default_factory=dict)  # by attempt
    faults: list[str] = field(default_factory=list)

    def step(self) -> None:
        """One thing happens, and in one of five the process that does it is killed."""
        self.events += 1
        what = self.chance.choices([each for each, _ in _HAPPENS], [weight for _, weight in _HAPPENS])[0]
        if self.chance.random() < 0.2:
            self._killed_in(partial_of(what, self))
        else:
            what(self)
        self._judge()

    def _killed_in(self, do: Callable[[], None]) -> None:
        left = self.chance.randint(1, 25)

        def execute(run: Any, *given: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                raise Killed
            return run(*given)

        try:
            with connection.execute_wrapper(execute):
                do()
        except Killed:
            self.killed += 1
            connection.close()

    def _judge(self) -> None:
        """Nothing is lost: the person who was told that the victim is rung has one open promise, with one open task and
        its time."""
        for callback in Callback.objects.filter(outcome="promised").select_related("task"):
            if callback.task is None or callback.task.closed_at is not None or callback.task.team_id is None:
                self.faults.append(f"{self.now}: an open promise without an owner")
        open_tasks = Task.objects.filter(kind="call_back", closed_at=None).count()
        if open_tasks != Callback.objects.filter(outcome="promised").count():
            self.faults.append(f"{self.now}: promises and tasks are not as many")
        for person in self.people:
            if person.waits_since is not None and not self.promises_of(person):
                self.faults.append(f"{self.now}: lost, promised at {person.waits_since}")

    def promises_of(self, person: Person) -> list[Callback]:
        rows = Callback.objects.filter(outcome="promised")
        return list(rows.filter(victim=person.victim) if person.victim else rows.filter(number_note=person.number))

    def rang(self, person: Person, by: Actor, attempt: UUID) -> None:
        self.rung += 1
        if not self.is_safe(person) or person.is_guarded:
            self.faults.append(f"{self.now}: rung at an unsafe hour, {person.hours}, {person.chosen}")
        if any(one is person and self.now - at < OUTCOME_OPEN_AFTER for one, _, at in self.ringing.values()):
            self.faults.append(f"{self.now}: rung twice at once")
        if person.waits_since is None:
            self.faults.append(f"{self.now}: rung though nothing is promised any more")
        self.ringing[attempt] = (person, by, self.now)

    def whose(self, callback: Callback) -> Person:
        return next(
            one
            for one in self.people
            if (one.victim.id == callback.victim_id if one.victim else one.number == callback.number_note)
        )

    def is_safe(self, person: Person) -> bool:
        """By the judge's own reckoning."""
        local = self.now.astimezone(LONDON)
        if person.chosen is not None and self.now < person.chosen[0]:
            return False
        if person.hours:
            return any(_within(one, local) for one in person.hours)
        if person.chosen is not None:
            first, last = (at.astimezone(LONDON).time() for at in person.chosen)
            return first <= local.time() < last
        return time(8) <= local.time() < time(21)


def made(seed: int, now: datetime) -> World:
    """Eight people, four of whom have agreed to hours, two who prove nothing, and four colleagues of one team."""
    team = a_team()
    colleagues = [staff(f"Colleague {number}", *roles, team=team) for number, roles in enumerate(_ROLES)]
    people = [_victim(f"07700 9001{number:02}", HOURS[number % len(HOURS)], now) for number in range(6)]
    people += [Person(f"07700 9002{number:02}") for number in range(2)]
    return World(Random(seed), now, people, colleagues)


_ROLES = ((Role.DESK,), (Role.DESK,), (Role.DESK,), (Role.DESK, Role.SUPERVISOR))


def _victim(number: str, hours: list[dict[str, Any]], now: datetime) -> Person:
    victim = a_victim(a_case())
    point = a_point(victim, number)
    sol = staff("Agreed it")
    ContactPoint.objects.filter(id=point.id).update(confirmed_at=now, confirmed_by_id=sol.staff_id)
    agreed(victim, by("call", point, hours=hours), confirmed_at=now, line_may_say="status")
    victim_codes.make_victim_code(actor=sol, victim_id=victim.id, opens="case", now=now)
    return Person(number, victim, point, hours)


def partial_of(what: Callable[[World], None], world: World) -> Callable[[], None]:
    return lambda: what(world)


def _within(hours: dict[str, Any], local: datetime) -> bool:
    first, last = time.fromisoformat(hours["from"]), time.fromisoformat(hours["to"])
    today, yesterday = DAYS[local.weekday()], DAYS[local.weekday() - 1]
    if first < last:
        return today in hours["days"] and first <= local.time() < last
    return (today in hours["days"] and local.time() >= first) or (yesterday in hours["days"] and local.time() < last)


_WENT: list[CallbackAttemptOutcome] = [
    one
    for one in CallbackAttemptOutcome
    if one not in (CallbackAttemptOutcome.NOT_KNOWN, CallbackAttemptOutcome.MESSAGE_LEFT)
]

# What can happen. Each is what a channel does in answer to a person outside.


def _time_passes(world: World) -> None:
    """By a little or by hours, or until about the time of a promise, before it or after it."""
    starts = [one.starts_at for one in Callback.objects.filter(outcome="promised", starts_at__gt=world.now)]
    if starts and world.chance.random() < 0.5:
        world.now = max(
            world.now, world.chance.choice(starts) + timedelta(minutes=world.chance.choice((-20, -1, 1, 30)))
        )
    else:
        world.now += timedelta(minutes=world.chance.choice((1, 5, 12, 29, 45, 90, 240, 600)))


def _victim_asks(world: World) -> None:
    person = world.chance.choice(world.people)
    call = caller_actions.record_inbound_call(carrier_call_id="c", direction="in", now=world.now)
    Call.objects.filter(public_id=call).update(victim=person.victim)
    offered = callback_slots.list_open_slots(call_id=call, now=world.now)
    slot = world.chance.choice(offered) if offered and world.chance.random() < 0.6 else None
    number = "" if person.victim else person.number
    if person.victim is None and world.promises_of(person):
        # the person who proves nothing is promised a call each time, and is rung each time: see the services' tests
        return
    try:
        promised = caller_actions.request_callback(
            call_id=call, wish="back", keyed_number=number, caller_number="", now=world.now, slot=slot
        )
    except (caller_actions.NumberNeeded, caller_actions.CallbackLimitReached, callback_slots.SlotGone):
        return
    person.waits_since = person.waits_since or world.now
    if promised.said.id == "callbacks-promise-slot":
        person.chosen = (promised.start, promised.until)
    elif promised.said.id != "calls-promise-silent":  # a guarded victim's code moves nothing
        person.chosen = None


def _victim_rings_in(world: World) -> None:
    person = world.chance.choice([one for one in world.people if one.victim])
    call = caller_actions.record_inbound_call(carrier_call_id="c", direction="in", now=world.now)
    Call.objects.filter(public_id=call).update(victim=person.victim)
    if world.chance.random() < 0.5:
        victim_callbacks.keep_own_callbacks(call_id=call, now=world.now)
        return
    if victim_callbacks.cancel_own_callbacks(call_id=call, now=world.now):
        person.waits_since = person.chosen = None


def _somebody_rings(world: World) -> None:
    """A colleague goes through the list and presses, at whatever hour, until one rings; or comes back when they may."""
    waits = [wait for callback in _list(world) if (wait := _press(world, callback))]
    if waits and world.chance.random() < 0.6:
        world.now = max(world.now, min(waits))
        for callback in _list(world):
            _press(world, callback)


def _list(world: World) -> list[Callback]:
    found = list(Callback.objects.filter(outcome="promised").select_related("task").order_by("due_at")[:4])
    world.chance.shuffle(found)
    return found


def _press(world: World, callback: Callback) -> datetime | None:
    """Until when it waits, if that is the answer."""
    owner = next((one for one in world.staff if callback.task and one.staff_id == callback.task.owner_id), None)
    actor = owner if owner and world.chance.random() < 0.8 else world.chance.choice(world.staff)
    looked = world.chance.random() < 0.8
    with suppress(
        task_actions.TaskTaken,
        callback_ringing.CallbackUnderWay,
        callback_ringing.CallbackReviewNeeded,
        NotFound,
    ):
        answer = callback_ringing.start_attempt(
            actor=actor, callback_id=callback.public_id, by_the_desk=False, has_looked=looked, now=world.now
        )
        if isinstance(answer, callback_ringing.StartedAttempt):
            world.rang(world.whose(callback), actor, answer.attempt)
        return answer.until if isinstance(answer, ContactLater) else None
    return None


def _somebody_rings_by_the_line(world: World) -> None:
    """The person who has a telephone here presses, and the line rings the victim; it may die on the way, and another
    begins."""
    callback_calls.settle_open_callback_calls(rows=callback_calls.list_open_callback_calls(), now=world.now)
    actor = world.chance.choice(world.staff)
    agent_duty.sign_on_agent(actor=actor, way=AgentEndpointKind.EXTENSION, extension="2041", now=world.now)
    with suppress(AgentStateConflict):
        agent_duty.change_agent_state(actor=actor, to=AgentState.READY, now=world.now)
    for callback in _list(world):
        looked = world.chance.random() < 0.8
        with suppress(
            task_actions.TaskTaken,
            callback_ringing.CallbackUnderWay,
            callback_ringing.CallbackReviewNeeded,
            NotFound,
            agent_duty.ColleagueBusy,
        ):
            answer = agent_dialling.ring_by_line(
                actor=actor, callback_id=callback.public_id, has_looked=looked, now=world.now
            )
            if isinstance(answer, callback_ringing.StartedAttempt):
                _the_line_rings(world, actor, callback, answer.attempt)
                return


def _the_line_rings(world: World, actor: Actor, callback: Callback, attempt: UUID) -> None:
    row = Call.objects.get(carrier_call_id=str(attempt)).public_id
    how = world.chance.choice(
        (CallbackCallResult.NO_ANSWER, CallbackCallResult.ENGAGED, CallbackCallResult.MACHINE, CallbackCallResult.SPOKE)
    )
    if (
        callback_calls.claim_callback_call(row=row, now=world.now)
        and callback_calls.authorise_dialling(row=row, now=world.now) is not None
    ):
        world.rang(world.whose(callback), actor, attempt)
        if how is not CallbackCallResult.SPOKE:
            del world.ringing[attempt]  # the line says how it went, and until it does no one rings
    callback_calls.end_callback_call(row=row, how=how, now=world.now)


def _it_is_said_how_it_went(world: World) -> None:
    if not world.ringing:
        return
    attempt, (person, actor, _) = world.chance.choice(list(world.ringing.items()))
    outcome: CallbackAttemptOutcome = world.chance.choice(_WENT)
    then = world.chance.choice(list(AfterReached))
    is_again = outcome is CallbackAttemptOutcome.REACHED and then is AfterReached.AGAIN
    slot = None
    if (
        is_again
        and (waiting := world.promises_of(person))
        and (times := callback_attempts.list_retry_slots(waiting[0], now=world.now))
    ):
        slot = world.chance.choice(times)
    try:
        callback_attempts.report_attempt(
            actor=actor, attempt_id=attempt, outcome=outcome, then=then, slot=slot, now=world.now
        )
    except NotFound:
        outcome = CallbackAttemptOutcome.NOT_KNOWN  # its outcome was missing for too long
    del world.ringing[attempt]
    if outcome is CallbackAttemptOutcome.REACHED and not is_again:
        person.waits_since = person.chosen = None
    elif outcome is CallbackAttemptOutcome.REACHED and slot is not None:
        person.chosen = (slot.start, slot.until)


def _a_line_fails(world: World) -> None:
    """The person who rang never says how it went, and a supervisor may be told so long after."""
    for attempt, (_, _, at) in list(world.ringing.items()):
        if world.now - at > OUTCOME_OPEN_AFTER and world.chance.random() < 0.5:
            del world.ringing[attempt]


def _somebody_comes_or_goes(world: World) -> None:
    actor = world.chance.choice(world.staff)
    do = world.chance.choice(("sign_in", "sign_out", "sign_on", "sign_off", "leaves", "comes_back"))
    if do == "sign_in":
        staff_sessions.record_sign_in(actor=actor, now=world.now)
    elif do == "sign_out":
        staff_sessions.record_sign_out(actor=actor, now=world.now)
        callback_upkeep.release_callbacks_of_shift(staff_id=actor.staff_id or 0, now=world.now)
    elif do == "sign_on":
        agent_duty.sign_on_agent(actor=actor, way=AgentEndpointKind.NONE, now=world.now)
    elif do == "sign_off":
        with suppress(agent_duty.AgentSignedOff):
            agent_duty.sign_off_agent(actor=actor, now=world.now)
    else:
        Staff.objects.filter(id=actor.staff_id or 0).update(is_active=do == "comes_back")


def _somebody_hands_on(world: World) -> None:
    task = Task.objects.filter(kind="call_back", closed_at=None).order_by("?").first()
    if task is None:
        return
    with suppress(task_actions.TaskTaken, NotFound):
        direct_assignment.hand_on_task(
            actor=world.chance.choice(world.staff), task_id=task.public_id, note="Later", now=world.now
        )


def _plan_changes(world: World) -> None:
    person = world.chance.choice([one for one in world.people if one.victim])
    assert person.victim is not None
    assert person.point is not None
    world.now += timedelta(seconds=1)
    if not person.is_guarded and world.chance.random() < 0.15:
        guard_marks.mark_guarded(
            actor=world.staff[0], victim_id=person.victim.id, reason="He found the victim", now=world.now
        )
        person.is_guarded = True
        return
    hours = world.chance.choice(HOURS)
    with transaction.atomic():
        agreed(person.victim, by("call", person.point, hours=hours), confirmed_at=world.now, line_may_say="status")
    person.hours, person.is_guarded = hours, False


def _opening_hours_change(world: World) -> None:
    settings.FORCE = replace(settings.FORCE, callback_slots=world.chance.choice(OPENINGS))


def _the_minute_comes_round(world: World) -> None:
    """Whatever is nearly late has risen, and no absent colleague owns one."""
    callback_calls.end_unclaimed_calls(now=world.now)
    callback_upkeep.maintain_callbacks(now=world.now)
    nearly = Callback.objects.filter(outcome="promised", due_at__lte=world.now + timedelta(minutes=15), risen_to="")
    rings = CallbackAttempt.objects.filter(outcome="", at__gt=world.now - callback_upkeep.RINGING_LASTS).values(
        "callback"
    )
    if nearly.exclude(id__in=rings).exists():
        world.faults.append(f"{world.now}: nearly late, and it has not risen")


_HAPPENS: tuple[tuple[Callable[[World], None], int], ...] = (
    (_time_passes, 22),
    (_victim_asks, 14),
    (_victim_rings_in, 4),
    (_somebody_rings, 24),
    (_somebody_rings_by_the_line, 10),
    (_it_is_said_how_it_went, 12),
    (_a_line_fails, 3),
    (_somebody_comes_or_goes, 6),
    (_somebody_hands_on, 3),
    (_plan_changes, 4),
    (_opening_hours_change, 2),
    (_the_minute_comes_round, 10),
)
