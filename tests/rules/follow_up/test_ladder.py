"""The steps to reach a victim: they climb, they end, and what the plan does not allow is skipped with its reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.follow_up.delivery_escalation import (
    LAST_STEP,
    EscalationEntry,
    EscalationMethod,
    EscalationStep,
    EscalationTiming,
    LeaveToStaff,
    StepOption,
    TakeStep,
    WaitForStep,
    next_escalation_move,
)

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DAILY = EscalationTiming(
    dict.fromkeys(EscalationStep, timedelta(days=1)),
    by_machine=(EscalationStep.TEXT, EscalationStep.VOICE, EscalationStep.LETTER),
)
ALL_BY_MACHINE = dict.fromkeys(EscalationStep, StepOption(EscalationMethod.SENT))


def climbed(can: dict[EscalationStep, StepOption], timing: EscalationTiming) -> list[EscalationEntry]:
    """Every step that is taken when nothing ever reaches the victim."""
    taken: list[EscalationEntry] = []
    now = NOW
    for _ in range(50):
        match next_escalation_move(taken, can, timing, now=now):
            case TakeStep(rung, how, _):
                taken.append(EscalationEntry(rung, how, now))
            case WaitForStep(until):
                assert until > now
                now = until
            case LeaveToStaff():
                return taken
    raise AssertionError("the ladder does not end")


def test_each_step_waits_its_time_and_a_person_has_the_last() -> None:
    taken = climbed(ALL_BY_MACHINE, DAILY)

    assert [(one.rung, one.how, (one.at - NOW).days) for one in taken] == [
        (EscalationStep.TEXT, EscalationMethod.SENT, 0),
        (EscalationStep.VOICE, EscalationMethod.SENT, 1),
        (EscalationStep.OTHER_NUMBER, EscalationMethod.ASKED, 2),
        (EscalationStep.LETTER, EscalationMethod.SENT, 3),
        (EscalationStep.VISIT, EscalationMethod.ASKED, 4),
    ]


def test_a_step_that_the_plan_does_not_allow_is_skipped_at_once_and_says_why() -> None:
    can = ALL_BY_MACHINE | {EscalationStep.TEXT: StepOption(EscalationMethod.SKIPPED, "not_agreed")}

    first = next_escalation_move([], can, DAILY, now=NOW)
    assert first == TakeStep(EscalationStep.TEXT, EscalationMethod.SKIPPED, "not_agreed")
    assert next_escalation_move(
        [EscalationEntry(EscalationStep.TEXT, EscalationMethod.SKIPPED, NOW)], can, DAILY, now=NOW
    ) == TakeStep(EscalationStep.VOICE, EscalationMethod.SENT)


def test_with_nothing_allowed_a_visit_is_asked_for() -> None:
    nothing_allowed = dict.fromkeys(EscalationStep, StepOption(EscalationMethod.SKIPPED, "guarded"))

    assert climbed(nothing_allowed, DAILY)[-1] == EscalationEntry(EscalationStep.VISIT, EscalationMethod.ASKED, NOW)


@given(
    st.fixed_dictionaries(
        {
            rung: st.sampled_from(
                [
                    StepOption(EscalationMethod.SENT),
                    StepOption(EscalationMethod.ASKED),
                    StepOption(EscalationMethod.SKIPPED, "no"),
                ]
            )
            for rung in EscalationStep
        }
    ),
    st.fixed_dictionaries(
        {rung: st.integers(0, 20_000).map(lambda m: timedelta(minutes=m)) for rung in EscalationStep}
    ),
    st.sets(st.sampled_from(EscalationStep)),
)
def test_whatever_is_allowed_it_ends_and_takes_no_step_twice(
    can: dict[EscalationStep, StepOption], waits: dict[EscalationStep, timedelta], by_machine: set[EscalationStep]
) -> None:
    taken = climbed(can, EscalationTiming(waits, by_machine))

    assert [one.rung for one in taken] == list(EscalationStep)
    assert taken[-1].rung is LAST_STEP
    assert taken[-1].how is not EscalationMethod.SKIPPED
    assert all(one.rung in by_machine for one in taken if one.how is EscalationMethod.SENT)
    assert all(can[one.rung].how is EscalationMethod.SKIPPED for one in taken if one.how is EscalationMethod.SKIPPED)
