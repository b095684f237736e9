"""The order of the band "Danger now": by what was said and how bad it is, never by days of lateness."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.danger.matches import (
    BREACH_RULES,
    DANGER_LOOKED_AT_WITHIN,
    LIFE_RULES,
    SIGN_RULES,
    DangerItem,
    DangerRule,
    danger_look_due_at,
    danger_order,
    name_worst_first,
    weigh_rules,
)

NOW = datetime(2026, 12, 1, 13, 25, tzinfo=UTC)
_ago = st.integers(0, 200 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))
_dangers = st.builds(
    DangerItem,
    is_heard=st.booleans(),
    is_own=st.booleans(),
    rules=st.lists(st.sampled_from([*DangerRule]), max_size=4).map(lambda found: tuple(map(str, found))),
    last_at=_ago,
    last_step_at=st.none() | _ago,
    is_of_victim=st.booleans(),
)


def at_hand(*rules: DangerRule, is_heard: bool = False, is_own: bool = False, minutes_ago: int = 0) -> DangerItem:
    return DangerItem(is_heard, is_own, rules, NOW - timedelta(minutes=minutes_ago))


def test_every_rule_has_one_weight() -> None:
    assert sorted((*LIFE_RULES, *BREACH_RULES, *SIGN_RULES)) == sorted(DangerRule)


@given(st.lists(_dangers, max_size=12))
def test_no_row_of_today_with_a_worse_rule_ranks_below_an_older_milder_one(dangers: list[DangerItem]) -> None:
    band = sorted(dangers, key=danger_order)
    for place, higher in enumerate(band):
        for lower in band[place + 1 :]:
            if (higher.is_heard, higher.is_own) == (lower.is_heard, lower.is_own):
                assert weigh_rules(higher.rules) >= weigh_rules(lower.rules)


@given(st.lists(_dangers, max_size=12))
def test_danger_that_a_colleague_heard_ranks_above_all_rules(dangers: list[DangerItem]) -> None:
    heard = [danger.is_heard for danger in sorted(dangers, key=danger_order)]
    assert heard == sorted(heard, reverse=True)


@given(st.lists(_dangers, max_size=12), st.integers(1, 400))
def test_days_of_lateness_move_nothing(dangers: list[DangerItem], days: int) -> None:
    """Moving all of them to an earlier or later moment gives the same order."""

    def as_if(danger: DangerItem) -> DangerItem:
        step = danger.last_step_at
        return DangerItem(
            danger.is_heard,
            danger.is_own,
            danger.rules,
            danger.last_at - timedelta(days=days),
            step - timedelta(days=days) if step else None,
            danger.is_of_victim,
        )

    places = [danger_order(danger) for danger in dangers]
    earlier = [danger_order(as_if(danger)) for danger in dangers]
    assert sorted(range(len(dangers)), key=places.__getitem__) == sorted(range(len(dangers)), key=earlier.__getitem__)


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        (at_hand(is_heard=True), at_hand(DangerRule.WEAPON)),
        (at_hand(DangerRule.HELP, is_own=True), at_hand(DangerRule.WEAPON)),
        (at_hand(is_heard=True), at_hand(DangerRule.WEAPON, is_own=True)),
        (at_hand(DangerRule.SUICIDE, minutes_ago=60), at_hand(DangerRule.HELP)),
        (at_hand(DangerRule.HELP, DangerRule.STRANGLING, minutes_ago=9), at_hand(DangerRule.TRACKING)),
        (at_hand(minutes_ago=9), at_hand(DangerRule.SIGNS_TOGETHER)),  # news of a release
        (at_hand(DangerRule.WEAPON, minutes_ago=1), at_hand(DangerRule.OUTSIDE_NOW, minutes_ago=9)),
        (at_hand(DangerRule.WEAPON), at_hand(DangerRule.OUTSIDE_NOW, minutes_ago=166 * 24 * 60)),
    ],
)
def test_which_of_two_stands_higher(higher: DangerItem, lower: DangerItem) -> None:
    assert danger_order(higher) < danger_order(lower)


def test_answered_danger_ranks_below_unanswered_and_above_it_again_with_a_new_message() -> None:
    waits = at_hand(DangerRule.WEAPON, minutes_ago=20)
    answered = DangerItem(False, False, (DangerRule.TAKEN,), NOW - timedelta(minutes=10), NOW - timedelta(minutes=8))
    wrote_again = DangerItem(False, False, (DangerRule.TAKEN,), NOW - timedelta(minutes=2), NOW - timedelta(minutes=8))

    assert sorted([answered, waits], key=danger_order) == [waits, answered]
    assert sorted([waits, wrote_again], key=danger_order) == [wrote_again, waits]


def test_a_flood_of_mails_from_strangers_ranks_below_a_victim_in_as_much_danger() -> None:
    victim = at_hand(DangerRule.SUICIDE, minutes_ago=55)
    strangers = [replace(at_hand(DangerRule.WEAPON, minutes_ago=minutes), is_of_victim=False) for minutes in range(25)]

    assert sorted([*strangers, victim, at_hand(DangerRule.HELP)], key=danger_order)[0] == victim


def test_rules_are_named_once_and_the_worst_first() -> None:
    assert name_worst_first(["help", "strangling", "gone_rule", "outside_now", "help"]) == (
        "outside_now",
        "strangling",
        "help",
        "gone_rule",
    )


def test_the_minutes_begin_anew_with_each_message_and_a_task_is_never_late_by_more_than_its_age() -> None:
    assert danger_look_due_at(NOW - timedelta(days=9), NOW) == NOW + DANGER_LOOKED_AT_WITHIN
    assert danger_look_due_at(NOW + timedelta(minutes=30), NOW) == NOW + timedelta(minutes=30)
