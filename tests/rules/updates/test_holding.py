"""Reasons why nothing may be told yet, as officers type them."""

from __future__ import annotations

import pytest

from victimcare.rules.rights import DutyReason
from victimcare.rules.updates.officer_replies import OFFICER_HOLD_REASONS, parse_hold_reason
from victimcare.wording import say

CASE, FINAL, SAFE = OFFICER_HOLD_REASONS


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not safe", SAFE),
        ("14 December, not safe", SAFE),
        ("Isn’t safe: he lives there", SAFE),
        ("She is at risk", SAFE),
        ("would harm her", SAFE),  # rather than the case
        ("not decided yet, 14/12", FINAL),
        ("CPS decision pending", FINAL),
        ("decision not final", FINAL),
        ("would warn the other one, until 14 December", CASE),
        ("harms the case", CASE),
        ("no risk to her", None),
        ("ask her whether it is not safe", None),
        ("forensics, until 14 December", None),
        ("the case is with CPS", None),
        ("", None),
    ],
)
def test_a_line_names_a_reason_where_a_part_of_it_begins_with_one(line: str, reason: DutyReason | None) -> None:
    assert parse_hold_reason(line) == reason


def test_the_words_that_stand_on_the_page_name_their_reason() -> None:
    said = [say(f"updates-hold-{reason.value.replace('_', '-')}") for reason in OFFICER_HOLD_REASONS]

    assert [parse_hold_reason(words) for words in said] == list(OFFICER_HOLD_REASONS)
