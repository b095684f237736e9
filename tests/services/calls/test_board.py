"""The wallboard: its figures from the records equal those counted while the calls were played."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from benchmarks.simulated_hour import BEGINS_AT, Hour, Simulation
from prometheus_client import CollectorRegistry

from tests.services.calls.tallied import Tallied
from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_victim, staff
from victimcare.channels.cli import figures_exporter
from victimcare.records.models import AuditEntry, Call, Callback, ConflictOfInterest, QueueEntry
from victimcare.records.models.telephone.line_planning import LineCounterName
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.rules.calls.service_level import ServiceFigures
from victimcare.services import clock
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.calls import caller_actions, line_wallboard
from victimcare.services.calls.agents import agent_calls, agent_duty
from victimcare.services.calls.agents.agent_duty import CallOutcome
from victimcare.services.calls.call_queue import caller_queue, queue_routing, queue_state
from victimcare.services.calls.call_queue.caller_queue import QueueExit, QueueRequest
from victimcare.services.calls.line_wallboard import CallbackCounts, ReachedCallerCounts
from victimcare.services.desk.task_actions import ensure_team_row

pytestmark = pytest.mark.django_db
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture
def lead() -> Actor:
    return staff("Sam Okoye", Role.SUPERVISOR)


def test_one_answered_one_who_gave_up_and_one_who_waits(lead: Actor) -> None:
    sol = on_duty(at=NOW - MINUTE)
    first = a_call()
    caller_queue.enter_queue(call_id=first, wants=QueueRequest(), now=NOW)
    queue_routing.route_calls(line="", now=NOW + SECOND)
    agent_duty.answer_call(actor=sol, now=NOW + 4 * SECOND)
    gives_up, waits = a_call(), a_call()
    caller_queue.enter_queue(call_id=gives_up, wants=QueueRequest(), now=NOW + 5 * SECOND)
    caller_queue.enter_queue(call_id=waits, wants=QueueRequest(), now=NOW + 10 * SECOND)
    caller_queue.leave_queue(call_id=gives_up, why=QueueExit.ABANDONED, now=NOW + 65 * SECOND)
    caller_queue.end_conversation_of_call(call_id=first, now=NOW + 64 * SECOND)
    agent_duty.finish_wrap_up(actor=sol, outcome=CallOutcome.HELPED, now=NOW + 74 * SECOND)

    found = line_wallboard.load_wallboard(actor=lead, now=NOW + 90 * SECOND)

    assert found.figures == ServiceFigures(
        asked=3,
        waiting=1,
        longest_wait=80 * SECOND,
        answered=1,
        in_time=1,
        abandoned=1,
        answer=4 * SECOND,
        handling=70 * SECOND,
    )
    assert found.figures.service_level == 0.5
    assert (found.agents[AgentState.READY], sum(found.agents.values())) == (1, 1)
    assert found.occupancy == pytest.approx(70 / 150)  # of two and a half minutes on duty


def test_contained_calls_stand_beside_who_reached_a_person(lead: Actor) -> None:
    sol, heard, asked = on_duty(), a_call(), a_call()
    caller_queue.enter_queue(call_id=asked, wants=QueueRequest(), now=NOW)
    queue_routing.route_calls(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)
    caller_queue.end_conversation_of_call(call_id=asked, now=NOW + MINUTE)
    caller_actions.end_call(call_id=asked, path=["greeting", "person"], outcome="person", now=NOW + MINUTE)
    caller_actions.end_call(call_id=heard, path=["greeting"], outcome="hung_up", now=NOW + MINUTE)
    closed = a_call()
    caller_actions.end_call(call_id=closed, path=["greeting", "person", "closed"], outcome="ended", now=NOW + MINUTE)
    a_call()  # is not over

    assert line_wallboard.load_wallboard(actor=lead, now=NOW + MINUTE).reached == ReachedCallerCounts(
        rang=3, contained=1, asked=2, reached=1
    )


@pytest.mark.parametrize(("lost_after", "reached"), [(29 * SECOND, 0), (30 * SECOND, 1)])
def test_a_call_lost_as_it_was_answered_counts_as_reached_only_once_an_agent_has_it(
    lead: Actor, lost_after: timedelta, reached: int
) -> None:
    sol, call_id = on_duty(at=NOW - MINUTE), a_call()
    caller_queue.enter_queue(call_id=call_id, wants=QueueRequest(), now=NOW)
    [offer] = queue_routing.route_calls(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)
    lost_at = NOW + lost_after
    agent_calls.requeue_unheard_caller(agent_id=offer.agent_id, call_id=call_id, now=lost_at)
    caller_queue.leave_queue(call_id=call_id, why=QueueExit.ABANDONED, now=lost_at + SECOND)
    caller_actions.end_call(call_id=call_id, path=["greeting", "person"], outcome="hung_up", now=lost_at + SECOND)

    assert line_wallboard.load_wallboard(actor=lead, now=NOW + MINUTE).reached == ReachedCallerCounts(
        rang=1, contained=0, asked=1, reached=reached
    )


def test_call_backs_that_are_due_kept_and_late(lead: Actor) -> None:
    def promised(due: timedelta, **values: object) -> None:
        team = ensure_team_row(None)
        at = NOW + due
        Callback.objects.create(team=team, asked_at=NOW, starts_at=at - timedelta(hours=1), due_at=at, **values)

    by = {"made_by_id": lead.staff_id, "outcome": "reached"}
    promised(timedelta(hours=2))
    promised(timedelta(days=1))
    promised(-MINUTE)
    promised(-MINUTE, made_at=NOW - 2 * MINUTE, **by)
    promised(-MINUTE, made_at=NOW, **by)
    own = a_victim()
    ConflictOfInterest.objects.create(staff_id=lead.staff_id or 0, case=own.case, how="declared", since_at=NOW)
    promised(timedelta(hours=3), victim=own)  # it is in no list of theirs, and so in no count that they could compare

    assert line_wallboard.load_live_wallboard(now=NOW).call_backs.due == 3
    assert line_wallboard.load_wallboard(actor=lead, now=NOW).call_backs == CallbackCounts(
        due=2, late_now=1, kept=1, late=2
    )


def test_the_records_and_the_live_counters_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    hour = Hour(
        calls=40, handling=240, patience=60, people=2, length=1200, warm_up=60, keeps_place=0.2, misses_offer=0.1
    )
    Simulation(hour, random.Random(4)).run()
    after = BEGINS_AT + timedelta(hours=2)
    counted = _told(monkeypatch, lambda: after)

    figures = line_wallboard.load_wallboard(actor=staff("Sam Okoye", Role.SUPERVISOR), now=after).figures
    names = ("asked", "answered", "in_time", "abandoned", "short_abandons", "left_otherwise")
    assert {name: counted(f"{name}_total") for name in names} == {name: getattr(figures, name) for name in names}
    assert figures.answer is not None
    assert counted("waited_ms_total") / figures.answered == pytest.approx(figures.answer.total_seconds() * 1000, abs=1)
    assert counted("waiting") == figures.waiting == 0
    assert min(figures.answered, figures.abandoned, figures.left_otherwise) > 0  # the hour had something of each


def test_a_caller_returned_to_the_queue_counts_a_second_time_in_the_records_and_the_counters(lead: Actor) -> None:
    sol, call_id = on_duty(), a_call()
    caller_queue.enter_queue(call_id=call_id, wants=QueueRequest(), now=NOW)
    queue_routing.route_calls(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)
    agent_calls.return_to_queue(actor=sol, need=CallerNeed.BEREAVED, now=NOW + MINUTE)
    caller_queue.leave_queue(call_id=call_id, why=QueueExit.ABANDONED, now=NOW + 2 * MINUTE)

    figures, counted = (
        line_wallboard.load_wallboard(actor=lead, now=NOW + 3 * MINUTE).figures,
        queue_state.load_line_totals(),
    )

    assert (figures.asked, figures.answered, figures.abandoned, figures.counted) == (2, 1, 1, 2)
    assert [counted[name] for name in (LineCounterName.ASKED, LineCounterName.ANSWERED, LineCounterName.ABANDONED)] == [
        2,
        1,
        1,
    ]


def test_every_figure_is_what_was_counted_while_the_calls_were_played(
    lead: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    hour = Hour(
        calls=110,
        handling=150,
        patience=90,
        people=2,
        length=1200,
        warm_up=60,
        keeps_place=0.3,
        misses_offer=0.1,
        asks_nobody=0.3,
    )
    seen: list[line_wallboard.Wallboard] = []
    played = Tallied(hour, random.Random(11))

    told = _told(monkeypatch, lambda: played.moment)

    def compare() -> None:
        found = line_wallboard.load_wallboard(actor=lead, now=played.moment)
        figures, counted = found.figures, queue_state.load_line_totals()
        names = ("asked", "answered", "in_time", "abandoned", "short_abandons", "left_otherwise")
        assert {name: getattr(figures, name) for name in names} == {
            name: counted[LineCounterName(name)] for name in names
        }
        assert (figures.waiting, figures.longest_wait) == (len(played.waits), played.longest_wait())
        if figures.answer is not None:
            waited = counted[LineCounterName.WAITED_MS] / figures.answered
            assert figures.answer.total_seconds() * 1000 == pytest.approx(waited, abs=1)
        assert figures.handling == played.handling()
        assert dict(found.agents) == played.people()
        assert found.occupancy == pytest.approx(played.occupancy(), abs=0.001)
        assert found.call_backs == played.call_backs()
        assert found.reached == played.reached_a_person()
        if len(seen) % 5 == 0:  # this reads the whole database
            _are_told(told, played)
        seen.append(found)

    played.looks = compare
    played.run()

    last = seen[-1]
    assert len(seen) > 15
    assert max(one.figures.waiting for one in seen) > 1
    assert min(last.figures.answered, last.figures.abandoned, last.figures.left_otherwise, last.reached.contained) > 0
    assert min(last.call_backs.kept, last.reached.reached) > 0


def _told(monkeypatch: pytest.MonkeyPatch, now: Callable[[], datetime]) -> Callable[..., float]:
    """What the metrics port reports about the line at that moment."""
    monkeypatch.setattr(
        figures_exporter, "close_old_connections", lambda: None
    )  # it would end this test's own transaction
    monkeypatch.setattr(clock, "current_time", now)
    registry = CollectorRegistry()
    registry.register(figures_exporter._FiguresCollector())
    return lambda name, **labels: registry.get_sample_value(f"victimcare_line_{name}", labels) or 0.0


def _are_told(told: Callable[..., float], played: Tallied) -> None:
    """The board's figures for which there is no counter."""
    handling = played.handling()
    assert told("handling_seconds") == (handling.total_seconds() if handling else 0)
    assert told("occupancy") == pytest.approx(played.occupancy() or 0, abs=0.001)
    backs, callers = played.call_backs(), played.reached_a_person()
    assert [told("call_backs", which=which) for which in ("due", "kept")] == [backs.due, backs.kept]
    for which in ("rang", "contained", "asked", "reached"):
        assert told("callers", which=which) == getattr(callers, which)


def test_the_half_hours_of_a_day_on_which_the_clocks_go_back(lead: Actor) -> None:
    call, twice = Call.objects.get(public_id=a_call()), datetime(2026, 10, 25, 1, 10, tzinfo=UTC)  # 01:10 again
    QueueEntry.objects.create(call=call, entered_at=twice, seen_at=twice, left_at=twice + MINUTE, left_how="abandoned")

    found = line_wallboard.download_half_hours(actor=lead, on=date(2026, 10, 25), now=NOW)

    asked = [(f"{each.start:%H:%M %z}", each.figures.asked) for each in found]
    assert len(asked) == 50
    assert [each for each in asked if each[0].startswith("01:00")] == [("01:00 +0100", 0), ("01:00 +0000", 1)]
    assert AuditEntry.objects.filter(act="half_hours.downloaded").count() == 1


def test_of_today_only_what_has_begun(lead: Actor) -> None:
    assert len(line_wallboard.list_half_hours(actor=lead, on=NOW.date(), now=NOW + MINUTE)) == 19
    assert line_wallboard.list_half_hours(actor=lead, on=date(2026, 11, 26), now=NOW) == ()


def test_staff_who_take_no_calls_do_not_see_it() -> None:
    with pytest.raises(PermissionRefused):
        line_wallboard.load_wallboard(actor=staff("Eli Marsh", Role.ENGINEER), now=NOW)
