"""The learnt program only raises: whatever it makes of a text, no contact is lower, and no match is gone."""

from __future__ import annotations

from itertools import chain, combinations, product

import pytest

from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.rules.control_room.learnt_raising import (
    DANGER_FROM,
    LEARNT_THREAT,
    POSSIBLE_FROM,
    LearntReading,
    raise_by_reading,
)
from victimcare.rules.control_room.room_rules import RoomRule
from victimcare.rules.control_room.sorting import RING_TOGETHER, RINGS_ALONE, sort_words
from victimcare.rules.danger.matches import DangerRule, RuleMatch, TextSpan

WORDS = (TextSpan(0, 3),)
SHARES = (0.0, 0.1, POSSIBLE_FROM - 1e-9, POSSIBLE_FROM, 0.5, DANGER_FROM - 1e-9, DANGER_FROM, 1.0, float("nan"))
DANGERS = [
    tuple(RuleMatch(rule, WORDS) for rule in rules)
    for rules in chain.from_iterable(combinations(DangerRule, size) for size in range(3))
]
OTHERS = [(), *((RuleMatch(rule, WORDS),) for rule in RoomRule)]


def test_no_reading_lowers_anything_that_rules_found() -> None:
    for danger, others, length in product(DANGERS, OTHERS, (RINGS_ALONE, RING_TOGETHER, 5_000)):
        found = sort_words(danger, others, length=length)
        for share in SHARES:
            raised = raise_by_reading(found, LearntReading(share, WORDS))

            assert raised.priority >= found.priority
            assert raised.matches[: len(found.matches)] == found.matches
            assert raised.contact_class is found.contact_class
            assert raised.priority is ContactPriority.DANGER or raised.is_possible_danger >= found.is_possible_danger
        assert raise_by_reading(found, None) == found


def test_every_danger_rule_makes_a_person_look_within_the_minutes_of_danger_however_long_the_text_is() -> None:
    for danger, length in product(DANGERS[1:], (1, RINGS_ALONE, RING_TOGETHER, 5_000)):
        found = sort_words(danger, length=length)

        assert found.priority is ContactPriority.DANGER or found.is_possible_danger


@pytest.mark.parametrize(
    ("share", "priority", "is_possible_danger"),
    [
        (POSSIBLE_FROM - 1e-9, ContactPriority.ROUTINE, False),
        (POSSIBLE_FROM, ContactPriority.HIGH, True),
        (DANGER_FROM, ContactPriority.DANGER, False),
    ],
)
def test_a_text_without_any_rule_is_raised_by_its_share(
    share: float, priority: ContactPriority, is_possible_danger: bool
) -> None:
    raised = raise_by_reading(sort_words((), length=900), LearntReading(share, WORDS))

    assert (raised.priority, raised.is_possible_danger) == (priority, is_possible_danger)
    assert raised.contact_class is ContactClass.OTHER
    assert [each.rule for each in raised.matches] == [LEARNT_THREAT] * (share >= POSSIBLE_FROM)


@pytest.mark.parametrize(
    ("rules", "length", "rings"),
    [
        ((DangerRule.WEAPON,), RINGS_ALONE, True),
        ((DangerRule.WEAPON,), RINGS_ALONE + 1, False),
        ((DangerRule.TRACKING,), RINGS_ALONE, False),
        ((DangerRule.TRACKING, DangerRule.ORDER_BREACHED), RINGS_ALONE, True),
        ((DangerRule.WEAPON, DangerRule.OUTSIDE_NOW), RING_TOGETHER, True),
        ((DangerRule.WEAPON, DangerRule.OUTSIDE_NOW), RING_TOGETHER + 1, False),
    ],
)
def test_rules_ring_by_themselves_only_in_short_messages(
    rules: tuple[DangerRule, ...], length: int, rings: bool
) -> None:
    found = sort_words([RuleMatch(rule, WORDS) for rule in rules], length=length)

    assert (found.priority is ContactPriority.DANGER) is rings
