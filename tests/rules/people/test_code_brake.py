"""Which codes are compared, while many wrong ones come."""

from __future__ import annotations

import pytest

from victimcare.rules.access_codes import attempt_limits
from victimcare.rules.access_codes.attempt_limits import AttemptLimits, BrakeExemption, CodeComparison, WrongAttempts

WEB = AttemptLimits(of_source=20, of_all=400, has_network=True)
LINE = AttemptLimits(of_source=10, of_all=100)
WITHHELD = AttemptLimits(of_source=10, of_all=100, is_among=True)
FLOOD, SLOWED = WrongAttempts(of_all=400), WrongAttempts(of_source=20)


@pytest.mark.parametrize(
    ("wrong", "limits", "let_by", "expected"),
    [
        (WrongAttempts(of_source=19, of_network=59, of_all=399), WEB, None, CodeComparison.ALL),
        (SLOWED, WEB, None, CodeComparison.OWN),
        (WrongAttempts(of_network=60), WEB, None, CodeComparison.OWN),
        (WrongAttempts(of_network=60), LINE, None, CodeComparison.ALL),  # a telephone has no network
        (FLOOD, WEB, None, CodeComparison.FEW),
        (WrongAttempts(of_all=100), LINE, None, CodeComparison.FEW),
        (WrongAttempts(of_source=20, of_all=400), WEB, None, CodeComparison.OWN),
        (WrongAttempts(of_source=20, paced=39), WEB, None, CodeComparison.OWN),
        (WrongAttempts(of_source=20, paced=40), WEB, None, CodeComparison.NONE),
        (WrongAttempts(of_source=20, paced=40), WEB, BrakeExemption.BROWSER, CodeComparison.ALL),
        (WrongAttempts(of_source=20, paced=40), WEB, BrakeExemption.WORK, CodeComparison.ALL),
        (FLOOD, WEB, BrakeExemption.WORK, CodeComparison.ALL),
        (FLOOD, WEB, BrakeExemption.WAIT, CodeComparison.ALL),
        (WrongAttempts(of_source=20, works_lately=6), WEB, BrakeExemption.WORK, CodeComparison.OWN),
        (WrongAttempts(of_source=20, works_of_network_lately=30), WEB, BrakeExemption.WORK, CodeComparison.OWN),
        (WrongAttempts(of_source=20, waits_lately=2), WEB, BrakeExemption.WAIT, CodeComparison.OWN),
        (WrongAttempts(of_source=20, waits_of_network_lately=6), WEB, BrakeExemption.WAIT, CodeComparison.OWN),
        (WrongAttempts(of_them=50), WITHHELD, None, CodeComparison.ALL),
        (WrongAttempts(of_them=50, of_source=1), WITHHELD, None, CodeComparison.OWN),
        (WrongAttempts(of_them=50, of_them_lately=4), WITHHELD, None, CodeComparison.OWN),
        (
            WrongAttempts(of_source=1000),
            AttemptLimits(None, 400),
            None,
            CodeComparison.ALL,
        ),  # an address that does not tell people apart
    ],
)
def test_which_codes_a_try_is_compared_with(
    wrong: WrongAttempts, limits: AttemptLimits, let_by: BrakeExemption | None, expected: CodeComparison
) -> None:
    assert attempt_limits.decide_comparison(wrong, limits, let_by) is expected


def test_the_work_is_harder_for_a_network_that_sends_many_wrong_codes_with_it_and_stays_small() -> None:
    bits = [attempt_limits.proof_of_work_bits(tries) for tries in (0, 9, 10, 20, 40, 10**6)]

    assert bits == [14, 14, 15, 16, 17, 20]
