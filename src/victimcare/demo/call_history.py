"""Plays four weeks of calls that the desk has taken, and today's calls so far, so that wallboard, half-hours, staffing
and load can be judged. Colleagues outside the cast take most of them; one is away today.

The callers are anonymous: no call is from a victim of the demonstration, and none has an identity check.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from victimcare.records.models import Agent, AgentStatePeriod, Call, QueueEntry, Staff
from victimcare.records.models.telephone.call_queue import AgentEndpointKind, CallOutcome, QueueExit
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.clock import ONE_DAY, london_date, london_moment
from victimcare.rules.desk.rota import Shift
from victimcare.services.access import Actor
from victimcare.services.calls import call_forecasts
from victimcare.services.desk import rota_changes, staff_sessions
from victimcare.services.desk.rota import AbsenceReason
from victimcare.services.ports import StaffClaims

DAYS = 28
FORECAST_NIGHTS = 7
AGENT_LOG_DAYS = 7  # days for which the log says what each colleague did
TAKING_CALLS = 2  # agents at a time
# Name, number, team, languages, training, days, from, until.
_COLLEAGUES: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...], range, time, time], ...] = (
    ("Priya Raman", "RPV103", "victim-care", ("pa", "ur"), ("domestic_abuse",), range(5), time(8), time(16)),
    ("Tom Beckett", "RPV104", "victim-care", (), ("child",), range(5), time(9), time(17)),
    ("Ailsa Grant", "RPV105", "victim-care-south", (), ("bereaved",), range(7), time(12), time(20)),
    ("Femi Ojo", "RPV106", "victim-care-south", ("bn",), ("sexual_offence",), range(5), time(10), time(18)),
)
_AWAY_TODAY = "RPV104"
# Callers who ask for a person, by the hour in London; half as many on a Saturday, a third on a Sunday.
_BY_HOUR: Mapping[int, float] = {
    7: 1.0, 8: 3.5, 9: 7.4, 10: 8.6, 11: 8.0, 12: 6.1, 13: 5.8, 14: 6.7, 15: 7.0, 16: 6.4, 17: 4.8, 18: 3.2, 19: 1.9,
    20: 1.0, 21: 0.6, 22: 0.5, 23: 0.3,
}  # fmt: skip
_OF_WEEKDAY = (1.15, 1.0, 1.0, 0.95, 1.0, 0.5, 0.33)
_OUTCOMES = (
    *[CallOutcome.HELPED] * 9,
    *[CallOutcome.TOLD] * 6,
    *[CallOutcome.REFERRED] * 2,
    CallOutcome.CALL_BACK,
    CallOutcome.NOT_FOR_US,
    CallOutcome.NO_SPEECH,
)
_PATIENCE = (20, 300)  # seconds after which a caller hangs up, drawn for each between these two


@dataclass(frozen=True, slots=True)
class _Caller:
    """One caller who asked for a person. `agent` None: they hung up before an answer."""

    entered_at: datetime
    left_at: datetime
    agent: Agent | None
    ended_at: datetime | None
    wrapped_up_at: datetime | None


def add_colleagues(*, bernice: Staff, carys: Staff, now: datetime) -> None:
    """Add colleagues by a first sign-in, like all staff, with their usual hours; one of them is away today."""
    known = set(Staff.objects.values_list("username", flat=True))
    by = staff_sessions.staff_actor(bernice)
    for name, number, team, languages, skills, days, start, end in _COLLEAGUES:
        if number in known:
            continue
        email = f"{number.lower()}@riverside-police.example"
        roles = frozenset({"desk"})
        claims = StaffClaims(subject=number, name=name, email=email, email_is_verified=True, roles=roles, team=team)
        staff_sessions.sign_in_staff(claims, now=now)
        person = Staff.objects.get(username=number)
        rota_changes.save_work_profile(
            actor=by,
            person_id=person.public_id,
            languages=languages,
            skills=skills,
            shifts=[Shift(day, start, end) for day in days],
            gets_work=False,
            after=0,
            now=now,
        )
        if number == _AWAY_TODAY:
            _enter_absence_today(by, person, carys, now)


def _enter_absence_today(by: Actor, person: Staff, cover: Staff, now: datetime) -> None:
    rota_changes.enter_absence(
        actor=by,
        person_id=person.public_id,
        from_at=now,
        until_at=now + ONE_DAY,
        why=AbsenceReason.SICK,
        cover_id=cover.public_id,
        now=now,
    )


def play_calls(*, now: datetime) -> int:
    """Play the calls of the last four weeks and of today until now. Returns how many; none where there are calls
    already."""
    if QueueEntry.objects.exists():
        return 0
    people = Staff.objects.filter(username__in=[one[1] for one in _COLLEAGUES]).exclude(username=_AWAY_TODAY)
    agents = [_agent(person, now) for person in people.order_by("username")]
    drawn = random.Random("calls of a demonstration")  # noqa: S311  the same calls each time
    callers = [
        caller for on in _days(now) for caller in _callers_of_a_day(on, drawn.sample(agents, TAKING_CALLS), now, drawn)
    ]
    calls = Call.objects.bulk_create([_call(each) for each in callers])
    entries = QueueEntry.objects.bulk_create(
        [_entry(each, call, drawn) for each, call in zip(callers, calls, strict=True)]
    )
    _log_agents(callers, entries, agents, now)
    for nights in range(FORECAST_NIGHTS, 0, -1):
        call_forecasts.keep_forecasts(now=now - nights * ONE_DAY)
    return len(callers)


def _agent(person: Staff, now: datetime) -> Agent:
    defaults = {"way": AgentEndpointKind.NONE, "state": AgentState.OFF, "since": now, "idle_since": now}
    return Agent.objects.get_or_create(staff=person, defaults=defaults)[0]


def _days(now: datetime) -> Iterator[date]:
    today = london_date(now)
    yield from (today - back * ONE_DAY for back in range(DAYS, -1, -1))


def _callers_of_a_day(on: date, agents: Sequence[Agent], now: datetime, drawn: random.Random) -> Iterator[_Caller]:
    """A caller who is not answered within their patience hangs up. Each agent has one conversation at a time."""
    free_at = dict.fromkeys(range(len(agents)), london_moment(on, time(7)))
    for entered_at in _arrivals(on, drawn):
        if entered_at > now:
            return
        place = min(free_at, key=lambda one: free_at[one])
        answered_at = max(entered_at + timedelta(seconds=drawn.randint(4, 18)), free_at[place])
        ended_at = answered_at + timedelta(seconds=min(max(drawn.gauss(330, 150), 40), 1500))
        wrapped_up_at = ended_at + timedelta(seconds=drawn.randint(20, 110))
        gives_up_at = entered_at + timedelta(seconds=drawn.uniform(*_PATIENCE))
        if answered_at > gives_up_at:
            if gives_up_at < now:
                yield _Caller(entered_at, gives_up_at, None, None, None)
        elif wrapped_up_at < now:  # a conversation that would still go on is left out: none of the agents is signed on
            free_at[place] = wrapped_up_at
            yield _Caller(entered_at, answered_at, agents[place], ended_at, wrapped_up_at)


def _arrivals(on: date, drawn: random.Random) -> Iterator[datetime]:
    """A Poisson stream with the rate of each hour."""
    for hour, callers in _BY_HOUR.items():
        at = london_moment(on, time(hour))
        ends = at + timedelta(hours=1)
        rate = callers * _OF_WEEKDAY[on.weekday()]
        while (at := at + timedelta(hours=drawn.expovariate(rate))) < ends:
            yield at


def _call(caller: _Caller) -> Call:
    over_at = caller.ended_at or caller.left_at
    return Call(
        carrier_call_id=f"demonstration-{caller.entered_at.timestamp():.6f}",
        direction="in",
        started_at=caller.entered_at - timedelta(seconds=40),
        answered_at=caller.entered_at - timedelta(seconds=39),
        ended_at=over_at,
        path=["greeting", "person"],
        outcome="person" if caller.agent else "hung_up",
        queue_seconds=round((caller.left_at - caller.entered_at).total_seconds()),
    )


def _entry(caller: _Caller, call: Call, drawn: random.Random) -> QueueEntry:
    is_answered = caller.agent is not None
    return QueueEntry(
        call=call,
        entered_at=caller.entered_at,
        seen_at=caller.left_at,
        left_at=caller.left_at,
        left_how=QueueExit.ANSWERED if is_answered else QueueExit.ABANDONED,
        answered_by=caller.agent,
        answered_at=caller.left_at if is_answered else None,
        ended_at=caller.ended_at,
        wrapped_up_at=caller.wrapped_up_at,
        outcome=drawn.choice(_OUTCOMES) if is_answered else "",
    )


def _log_agents(
    callers: Sequence[_Caller], entries: Sequence[QueueEntry], agents: Sequence[Agent], now: datetime
) -> None:
    """What each colleague did in the last days: ready, in a conversation, wrapping up."""
    first, rows = london_date(now) - (AGENT_LOG_DAYS - 1) * ONE_DAY, list[AgentStatePeriod]()
    for agent in agents:
        began = london_moment(first, time())
        for caller, entry in zip(callers, entries, strict=True):
            on = london_date(caller.entered_at)
            began = max(began, london_moment(on, time(8)))
            if caller.agent is not agent or on < first or caller.left_at < began:
                continue
            assert caller.ended_at is not None
            assert caller.wrapped_up_at is not None
            rows += [
                AgentStatePeriod(agent=agent, state=AgentState.READY, began_at=began, ended_at=caller.left_at),
                AgentStatePeriod(
                    agent=agent,
                    state=AgentState.ON_A_CALL,
                    entry=entry,
                    began_at=caller.left_at,
                    ended_at=caller.ended_at,
                ),
                AgentStatePeriod(
                    agent=agent,
                    state=AgentState.WRAP_UP,
                    entry=entry,
                    began_at=caller.ended_at,
                    ended_at=caller.wrapped_up_at,
                ),
            ]
            began = caller.wrapped_up_at
    AgentStatePeriod.objects.bulk_create(rows)
