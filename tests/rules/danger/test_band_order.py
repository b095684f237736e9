"""The order of the band "Danger now": by what was heard and how bad it is, never by days of lateness."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.danger.band_order import (
    BREACH,
    LIFE,
    LOOKED_AT_WITHIN,
    SIGNS,
    DangerAtHand,
    look_is_due_at,
    name_worst_first,
    place_in_band,
    weigh_rules,
)
from victimcare.rules.danger.matches import Rule

NOW = datetime(2026, 12, 1, 13, 25, tzinfo=UTC)
_ago = st.integers(0, 200 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))
_dangers = st.builds(
    DangerAtHand,
    is_heard=st.booleans(),
    is_own=st.booleans(),
    rules=st.lists(st.sampled_from([*Rule]), max_size=4).map(lambda found: tuple(map(str, found))),
    last_at=_ago,
    last_step_at=st.none() | _ago,
    is_of_victim=st.booleans(),
)


def at_hand(*rules: Rule, is_heard: bool = False, is_own: bool = False, minutes_ago: int = 0) -> DangerAtHand:
    return DangerAtHand(is_heard, is_own, rules, NOW - timedelta(minutes=minutes_ago))


def test_every_rule_has_one_weight() -> None:
    assert sorted((*LIFE, *BREACH, *SIGNS)) == sorted(Rule)


@given(st.lists(_dangers, max_size=12))
def test_no_row_of_today_with_a_worse_rule_stands_below_an_older_milder_one(dangers: list[DangerAtHand]) -> None:
    band = sorted(dangers, key=place_in_band)
    for place, higher in enumerate(band):
        for lower in band[place + 1 :]:
            if (higher.is_heard, higher.is_own) == (lower.is_heard, lower.is_own):
                assert weigh_rules(higher.rules) >= weigh_rules(lower.rules)


@given(st.lists(_dangers, max_size=12))
def test_what_a_colleague_heard_stands_above_all_that_rules_guessed(dangers: list[DangerAtHand]) -> None:
    heard = [danger.is_heard for danger in sorted(dangers, key=place_in_band)]
    assert heard == sorted(heard, reverse=True)


@given(st.lists(_dangers, max_size=12), st.integers(1, 400))
def test_days_of_lateness_move_nothing(dangers: list[DangerAtHand], days: int) -> None:
    """One moment later or earlier for all of them gives the same order."""

    def as_if(danger: DangerAtHand) -> DangerAtHand:
        step = danger.last_step_at
        return DangerAtHand(
            danger.is_heard,
            danger.is_own,
            danger.rules,
            danger.last_at - timedelta(days=days),
            step - timedelta(days=days) if step else None,
            danger.is_of_victim,
        )

    places = [place_in_band(danger) for danger in dangers]
    earlier = [place_in_band(as_if(danger)) for danger in dangers]
    assert sorted(range(len(dangers)), key=places.__getitem__) == sorted(range(len(dangers)), key=earlier.__getitem__)


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        (at_hand(is_heard=True), at_hand(Rule.WEAPON)),
        (at_hand(Rule.HELP, is_own=True), at_hand(Rule.WEAPON)),
        (at_hand(is_heard=True), at_hand(Rule.WEAPON, is_own=True)),
        (at_hand(Rule.SUICIDE, minutes_ago=60), at_hand(Rule.HELP)),
        (at_hand(Rule.HELP, Rule.STRANGLING, minutes_ago=9), at_hand(Rule.TRACKING)),
        (at_hand(minutes_ago=9), at_hand(Rule.SIGNS_TOGETHER)),  # news of a release
        (at_hand(Rule.WEAPON, minutes_ago=1), at_hand(Rule.OUTSIDE_NOW, minutes_ago=9)),
        (at_hand(Rule.WEAPON), at_hand(Rule.OUTSIDE_NOW, minutes_ago=166 * 24 * 60)),
    ],
)
def test_which_of_two_stands_higher(higher: DangerAtHand, lower: DangerAtHand) -> None:
    assert place_in_band(higher) < place_in_band(lower)


def test_what_was_answered_stands_below_what_nobody_has_answered_and_above_it_again_with_a_new_message() -> None:
    waits = at_hand(Rule.WEAPON, minutes_ago=20)
    answered = DangerAtHand(False, False, (Rule.TAKEN,), NOW - timedelta(minutes=10), NOW - timedelta(minutes=8))
    wrote_again = DangerAtHand(False, False, (Rule.TAKEN,), NOW - timedelta(minutes=2), NOW - timedelta(minutes=8))

    assert sorted([answered, waits], key=place_in_band) == [waits, answered]
    assert sorted([waits, wrote_again], key=place_in_band) == [wrote_again, waits]


def test_a_flood_of_mails_from_strangers_stands_below_a_victim_in_as_much_danger() -> None:
    victim = at_hand(Rule.SUICIDE, minutes_ago=55)
    strangers = [replace(at_hand(Rule.WEAPON, minutes_ago=minutes), is_of_victim=False) for minutes in range(25)]

    assert sorted([*strangers, victim, at_hand(Rule.HELP)], key=place_in_band)[0] == victim


def test_rules_are_named_once_and_the_worst_first() -> None:
    assert name_worst_first(["help", "strangling", "gone_rule", "outside_now", "help"]) == (
        "outside_now",
        "strangling",
        "help",
        "gone_rule",
    )


def test_the_minutes_begin_anew_with_each_message_and_a_task_is_never_late_by_more_than_its_age() -> None:
    assert look_is_due_at(NOW - timedelta(days=9), NOW) == NOW + LOOKED_AT_WITHIN
    assert look_is_due_at(NOW + timedelta(minutes=30), NOW) == NOW + timedelta(minutes=30)
