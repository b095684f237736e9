"""Who will be let down, in what order, and why: explained by at most three lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from victimcare.rules.follow_up.unattended_duties import (
    CommitmentKind,
    FirstAction,
    UnattendedCause,
    UnattendedMatter,
    VictimContactFacts,
    rank_unattended_victims,
)

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
USUAL = VictimContactFacts(harm=1, is_asked=True, tries=0, is_unread=False)


def owed(victim_id: int, hours: int, *, code: str = "r6_suspect_arrested", is_news: bool = True) -> UnattendedMatter:
    return UnattendedMatter(victim_id, CommitmentKind.RIGHT, code, NOW + timedelta(hours=hours), is_news)


def promise(victim_id: int, hours: int) -> UnattendedMatter:
    return UnattendedMatter(victim_id, CommitmentKind.PROMISE, "", NOW + timedelta(hours=hours), is_news=False)


def test_worst_harm_first_then_the_longest_late() -> None:
    high = VictimContactFacts(harm=3, is_asked=True, tries=0, is_unread=False)

    found = rank_unattended_victims(
        [owed(1, 5), owed(2, -30), owed(3, 20), owed(4, 2)], {1: USUAL, 2: USUAL, 3: high, 4: high}, now=NOW
    )

    assert [line.victim_id for line in found] == [4, 3, 2, 1]


def test_a_right_stands_before_our_own_standard_at_equal_harm_however_late_that_is() -> None:
    def standard(victim_id: int, hours: int) -> UnattendedMatter:
        due_at = NOW + timedelta(hours=hours)
        return UnattendedMatter(victim_id, CommitmentKind.STANDARD, "r3_written_acknowledgement", due_at, is_news=False)

    high = VictimContactFacts(harm=3, is_asked=True, tries=0, is_unread=False)
    matters = [standard(1, -90), owed(2, 20), promise(3, 30), standard(4, -5), standard(5, -70), owed(5, 40)]

    found = rank_unattended_victims(matters, {1: USUAL, 2: USUAL, 3: USUAL, 4: high, 5: USUAL}, now=NOW)

    assert [line.victim_id for line in found] == [4, 2, 3, 5, 1]
    both = found[3]
    assert (both.act, [one.breaks for one in both.matters]) == (
        FirstAction.TELL,
        [CommitmentKind.RIGHT, CommitmentKind.STANDARD],
    )


def test_one_line_a_victim_with_the_soonest_to_do_first() -> None:
    [line] = rank_unattended_victims(
        [owed(1, 9), promise(1, 3), owed(1, 40, code="r4_needs_assessment", is_news=False)], {1: USUAL}, now=NOW
    )

    assert (line.act, line.due_at) == (FirstAction.BE_IN_TOUCH, NOW + timedelta(hours=3))
    assert line.causes == (UnattendedCause.HARM, UnattendedCause.DUE, UnattendedCause.SEVERAL)


def test_no_call_with_news_before_the_victim_was_asked_how() -> None:
    unasked = VictimContactFacts(harm=3, is_asked=False, tries=0, is_unread=False)

    [line] = rank_unattended_victims([owed(1, 9)], {1: unasked}, now=NOW)

    assert line.act is FirstAction.FIRST_CONTACT


def test_three_causes_at_most_the_worst_first() -> None:
    victim = VictimContactFacts(harm=2, is_asked=True, tries=2, is_unread=True)

    [line] = rank_unattended_victims([owed(1, -2), owed(1, 3)], {1: victim}, now=NOW)

    assert line.causes == (UnattendedCause.HARM, UnattendedCause.LATE, UnattendedCause.TRIED)
