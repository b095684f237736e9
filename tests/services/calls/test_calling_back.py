"""A call back that the line places: the attempt is a row before it rings, the gate is asked twice, and nothing is lost
when a line dies."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import pytest

from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW, a_team, a_victim
from tests.services.plans import call_to
from victimcare.records.models import AuditEntry, Call, Callback, CallbackAttempt, TaskChange, Victim
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.callback_times import CALLER_SAYS_WITHIN, OUTCOME_OPEN_AFTER
from victimcare.rules.calls.outbound_calls import SpendingCap
from victimcare.rules.safe_contact.contact_plan import CallerDisplay, ContactByStaff, ContactLater
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.calls import call_history, caller_actions
from victimcare.services.calls.agents import agent_calls, agent_dialling, agent_duty, callback_calls
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.calls.call_queue import caller_queue
from victimcare.services.calls.callbacks import callback_attempts, callback_overview, callback_ringing, callback_upkeep
from victimcare.services.calls.callbacks.callback_attempts import AfterReached
from victimcare.services.calls.callbacks.callback_ringing import StartedAttempt
from victimcare.services.calls.callbacks.victim_callbacks import CallbackAttemptOutcome
from victimcare.services.calls.placed_calls import CallbackCallResult
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import guard_marks
from victimcare.services.conversations import identity_checks
from victimcare.services.ports.desk_telephone import (
    GuestPlace,
    PhoneAct,
    PhoneFailed,
    PhoneGuest,
    PhoneProblem,
    PhoneState,
)

MINUTE = timedelta(minutes=1)
NUMBER = "07700 900333"


@dataclass
class MemoryPhone:
    """The line, as far as these tests ask it. `problem`: what it answers from the second question on."""

    is_connected: bool = True
    problem: PhoneProblem | None = None
    takes_browsers: bool = True
    asked: list[PhoneAct] = field(default_factory=list)

    def connect(self, agent_id: UUID, offer: str, /) -> str:
        raise NotImplementedError

    def ask(
        self,
        agent_id: UUID,
        act: PhoneAct,
        /,
        *,
        keys: str = "",
        guest: PhoneGuest | None = None,
        of: GuestPlace = GuestPlace.GUEST,
    ) -> PhoneState:
        if self.problem is not None and self.asked:
            raise PhoneFailed(self.problem)
        self.asked.append(act)
        return PhoneState(is_connected=self.is_connected)


@pytest.fixture
def line(db: None, monkeypatch: pytest.MonkeyPatch) -> MemoryPhone:
    made = MemoryPhone()
    monkeypatch.setattr(port_registry.ports, "desk_phone", made)
    return made


@pytest.fixture
def sol(line: MemoryPhone) -> Actor:
    a_team()
    return on_duty()


@pytest.fixture
def noted(sol: Actor) -> Callback:
    return asked()


def asked(victim: Victim | None = None) -> Callback:
    call_id = a_call(victim)
    caller_actions.request_callback(call_id=call_id, wish="back", keyed_number=NUMBER, caller_number="", now=NOW)
    return Callback.objects.latest("id")


def agreed(sol: Actor) -> tuple[Victim, Callback]:
    """The victim agreed to calls on their own number, and asked for one."""
    marta = a_victim(mobile="07700 900123")
    identity_checks.record_identity_check(actor=sol, victim_id=marta.id, how=identity_checks.CheckMethod.CODE, now=NOW)
    plan = call_to(marta.person.contact_points.get(kind="mobile"))
    contact_recording.confirm_plan(actor=sol, victim_id=marta.id, plan=plan, now=NOW)
    return marta, asked(marta)


def rings(actor: Actor, callback: Callback) -> UUID:
    """The row of the call that the line is to place."""
    assert isinstance(
        agent_dialling.ring_by_line(actor=actor, callback_id=callback.public_id, has_looked=True, now=NOW),
        StartedAttempt,
    )
    return Call.objects.get(direction="back", ended_at=None).public_id


def state(actor: Actor) -> str:
    mine = agent_duty.find_own_duty(actor=actor, now=NOW)
    return mine.state if mine else ""


def test_the_try_stands_before_anything_rings_and_one_line_takes_it_up(sol: Actor, noted: Callback) -> None:
    row = rings(sol, noted)

    [back] = agent_calls.take_queue_snapshot(line="", now=NOW).back
    attempt = CallbackAttempt.objects.get()
    assert (back.row, back.way, back.is_begun, state(sol)) == (row, AgentEndpointKind.BROWSER, False, "on_a_call")
    assert (attempt.is_by_the_desk, attempt.outcome, attempt.by_id) == (True, "", sol.staff_id)
    assert [
        callback_calls.claim_callback_call(row=row, now=NOW),
        callback_calls.claim_callback_call(row=row, now=NOW),
    ] == [True, False]
    dial = callback_calls.authorise_dialling(row=row, now=NOW)
    assert dial is not None
    assert (dial.number, dial.says_word_first, dial.may_leave_message) == (NUMBER, False, False)
    assert NUMBER not in repr(dial)
    acts = list(AuditEntry.objects.filter(act__startswith="callback.").order_by("id").values_list("act", flat=True))
    assert acts[-2:] == ["callback.rung", "callback.dialled"]


@pytest.mark.parametrize("is_by_victim", [True, False])
def test_an_agent_who_rings_back_has_no_record_open_from_before(sol: Actor, is_by_victim: bool) -> None:
    marta, callback = agreed(sol)

    rings(sol, callback if is_by_victim else asked())

    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(sol, marta.id, now=NOW)


def test_a_plan_that_changes_while_their_own_telephone_rings_decides(sol: Actor) -> None:
    marta, callback = agreed(sol)
    later = NOW + MINUTE
    row = rings(sol, callback)
    assert callback_calls.claim_callback_call(row=row, now=NOW)
    guard_marks.mark_guarded(actor=sol, victim_id=marta.id, reason="He has her telephone", now=later)

    assert callback_calls.authorise_dialling(row=row, now=later) is None
    callback_calls.end_callback_call(row=row, how=CallbackCallResult.LINE_FAILED, now=later)

    attempt = CallbackAttempt.objects.get()
    assert (attempt.outcome, attempt.ended_by_id) == ("line_failed", None)
    assert attempt.call is not None
    assert state(sol) == "wrap_up"
    agent_duty.change_agent_state(actor=sol, to=AgentState.READY, now=later)
    assert isinstance(
        agent_dialling.ring_by_line(actor=sol, callback_id=callback.public_id, has_looked=True, now=later),
        ContactByStaff,
    )
    assert Callback.objects.get().outcome == "promised"


def test_what_the_line_saw_is_kept_unless_the_agent_knows_better(sol: Actor, noted: Callback) -> None:
    row = rings(sol, noted)
    callback_calls.claim_callback_call(row=row, now=NOW)
    callback_calls.authorise_dialling(row=row, now=NOW)
    callback_calls.end_callback_call(row=row, how=CallbackCallResult.NO_ANSWER, now=NOW + MINUTE)
    assert state(sol) == "wrap_up"

    callback_upkeep.maintain_callbacks(now=NOW + 2 * MINUTE)
    assert CallbackAttempt.objects.get().outcome == ""  # it can still be corrected
    callback_upkeep.maintain_callbacks(now=NOW + MINUTE + CALLER_SAYS_WITHIN)

    attempt = CallbackAttempt.objects.get()
    assert (attempt.outcome, attempt.ended_by_id) == ("no_answer", None)
    noted.refresh_from_db()
    assert (noted.outcome, noted.starts_at >= NOW + timedelta(hours=1)) == ("promised", True)


@pytest.mark.parametrize(("neutral", "shows"), [("", "withheld"), ("+441632960199", "neutral")])
def test_the_desk_reads_what_their_telephone_really_shows(
    sol: Actor, noted: Callback, monkeypatch: pytest.MonkeyPatch, neutral: str, shows: str
) -> None:
    monkeypatch.setattr("django.conf.settings.SIP_RINGS_FROM", neutral)
    row = rings(sol, noted)
    callback_calls.claim_callback_call(row=row, now=NOW)

    dial = callback_calls.authorise_dialling(row=row, now=NOW)

    assert dial is not None
    assert (CallbackAttempt.objects.get().shows, dial.shown) == (shows, shows)


def test_a_victim_spoken_with_who_wants_another_call_is_not_shown_as_not_reached(sol: Actor, noted: Callback) -> None:
    row = rings(sol, noted)
    callback_calls.claim_callback_call(row=row, now=NOW)
    callback_calls.authorise_dialling(row=row, now=NOW)
    callback_calls.record_callback_answer(row=row, now=NOW)
    callback_calls.end_callback_call(row=row, how=CallbackCallResult.SPOKE, now=NOW)
    attempt = CallbackAttempt.objects.get()

    callback_attempts.report_attempt(
        actor=sol,
        attempt_id=attempt.public_id,
        outcome=CallbackAttemptOutcome.REACHED,
        then=AfterReached.AGAIN,
        now=NOW + MINUTE,
    )

    steps = list(TaskChange.objects.filter(task=noted.task_id).order_by("id").values_list("what", flat=True))
    assert steps == ["made", "taken", "moved"]


def test_the_agent_corrects_what_the_line_says(sol: Actor, noted: Callback) -> None:
    row = rings(sol, noted)
    callback_calls.claim_callback_call(row=row, now=NOW)
    callback_calls.authorise_dialling(row=row, now=NOW)
    callback_calls.record_callback_answer(row=row, now=NOW)
    callback_calls.end_callback_call(row=row, how=CallbackCallResult.MACHINE, now=NOW)
    attempt = CallbackAttempt.objects.get()

    callback_attempts.report_attempt(
        actor=sol,
        attempt_id=attempt.public_id,
        outcome=CallbackAttemptOutcome.REACHED,
        then=AfterReached.DONE,
        now=NOW + MINUTE,
    )
    callback_upkeep.maintain_callbacks(now=NOW + timedelta(hours=1))

    attempt.refresh_from_db()
    assert (attempt.outcome, attempt.ended_by_id, Callback.objects.get().outcome) == (
        "reached",
        sol.staff_id,
        "reached",
    )


def test_an_agent_who_rings_has_no_other_call_and_ends_this_one(sol: Actor, noted: Callback) -> None:
    row = rings(sol, noted)
    caller_queue.enter_queue(call_id=a_call(), wants=caller_queue.QueueRequest(), now=NOW)
    assert agent_calls.take_queue_snapshot(line="", now=NOW).offers == ()

    agent_calls.end_agent_call(actor=sol, now=NOW)
    callback_calls.end_callback_call(row=row, how=CallbackCallResult.SPOKE, now=NOW)  # the line, a moment later

    assert (state(sol), agent_calls.take_queue_snapshot(line="", now=NOW).back) == ("wrap_up", ())
    assert Call.objects.get(direction="back").outcome == "line_failed"  # no number had been dialled
    assert CallbackAttempt.objects.get().outcome == "line_failed"


def test_a_call_stopped_by_a_cap_can_be_tried_at_once_and_counts_as_no_try(sol: Actor) -> None:
    _, callback = agreed(sol)
    row = rings(sol, callback)
    callback_calls.claim_callback_call(row=row, now=NOW)
    callback_calls.authorise_dialling(row=row, now=NOW)

    callback_calls.end_callback_call(row=row, how=CallbackCallResult.A_DAY, now=NOW)

    found = callback_overview.load_callback(actor=sol, callback_id=callback.public_id, now=NOW)
    assert found is not None
    assert [(one.outcome, one.cap) for one in found.tries] == [("line_failed", SpendingCap.A_DAY)]
    assert (found.outcome, found.item.tries, found.item.due_at) == ("promised", 0, callback.due_at)
    by_hand = callback_ringing.start_attempt(
        actor=sol, callback_id=callback.public_id, by_the_desk=False, has_looked=True, now=NOW
    )
    assert isinstance(by_hand, StartedAttempt)


def test_a_line_that_does_not_answer_leaves_the_call_for_dialling_by_hand_now(
    sol: Actor, noted: Callback, line: MemoryPhone
) -> None:
    line.problem = PhoneProblem.LINE_AWAY

    with pytest.raises(PhoneFailed):
        agent_dialling.ring_by_line(actor=sol, callback_id=noted.public_id, now=NOW)

    assert CallbackAttempt.objects.get().outcome == "line_failed"
    by_hand = callback_ringing.start_attempt(actor=sol, callback_id=noted.public_id, by_the_desk=False, now=NOW)
    assert isinstance(by_hand, StartedAttempt)


def test_an_agent_without_a_telephone_cannot_ring_by_the_line(sol: Actor, noted: Callback, line: MemoryPhone) -> None:
    line.is_connected = False
    with pytest.raises(PhoneFailed) as failed:
        agent_dialling.ring_by_line(actor=sol, callback_id=noted.public_id, now=NOW)
    agent_duty.sign_on_agent(actor=sol, way=AgentEndpointKind.NONE, now=NOW)
    with pytest.raises(agent_duty.AgentSignedOff):
        agent_dialling.ring_by_line(actor=sol, callback_id=noted.public_id, now=NOW)

    assert failed.value.problem is PhoneProblem.NOT_CONNECTED
    assert not CallbackAttempt.objects.exists()


def test_a_line_that_dies_rings_no_victim_twice_and_the_agent_says_how_it_went(sol: Actor, noted: Callback) -> None:
    row = rings(sol, noted)
    callback_calls.claim_callback_call(row=row, now=NOW)
    callback_calls.authorise_dialling(row=row, now=NOW)
    callback_calls.record_callback_answer(row=row, now=NOW)

    assert row not in call_history.list_open_calls()
    callback_calls.settle_open_callback_calls(rows=callback_calls.list_open_callback_calls(), now=NOW + MINUTE)

    assert not callback_calls.claim_callback_call(row=row, now=NOW + MINUTE)
    assert (state(sol), Call.objects.get(direction="back").outcome) == ("wrap_up", "cut_off")
    assert CallbackAttempt.objects.get().outcome == ""
    callback_upkeep.maintain_callbacks(now=NOW + OUTCOME_OPEN_AFTER)
    assert (CallbackAttempt.objects.get().outcome, Callback.objects.get().outcome) == ("not_known", "promised")


def test_one_that_no_line_takes_up_is_over_within_a_minute(sol: Actor, noted: Callback) -> None:
    rings(sol, noted)

    assert [
        callback_calls.end_unclaimed_calls(now=NOW + MINUTE / 2),
        callback_calls.end_unclaimed_calls(now=NOW + MINUTE),
    ] == [0, 1]

    assert (CallbackAttempt.objects.get().outcome, state(sol)) == ("line_failed", "wrap_up")


def test_outside_the_victims_hours_nothing_begins(sol: Actor) -> None:
    _, callback = agreed(sol)
    Callback.objects.update(chosen_from=NOW + timedelta(hours=2), chosen_until=NOW + timedelta(hours=3))

    answer = agent_dialling.ring_by_line(actor=sol, callback_id=callback.public_id, has_looked=True, now=NOW)

    assert isinstance(answer, ContactLater)
    assert (state(sol), CallbackAttempt.objects.count(), Call.objects.filter(direction="back").count()) == (
        "ready",
        0,
        0,
    )


def test_the_victims_telephone_shows_the_number_that_their_plan_says(sol: Actor) -> None:
    _, callback = agreed(sol)
    row = rings(sol, callback)
    callback_calls.claim_callback_call(row=row, now=NOW)

    dial = callback_calls.authorise_dialling(row=row, now=NOW)

    assert dial is not None
    assert (dial.number, dial.shown) == ("07700 900123", CallerDisplay.WITHHELD)
