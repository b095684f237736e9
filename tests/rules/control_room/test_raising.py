"""What is known of a sender raises a contact, and says why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.rules.control_room.raising import NO_RAISE, Raise, RaisingReason, SenderFacts, find_raise
from victimcare.rules.control_room.sorting import SortedWords, raise_by_sender

NOW = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # in the hour that comes twice
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (SenderFacts(), NO_RAISE),
        (SenderFacts(messages=(NOW - DAY,)), NO_RAISE),
        (
            SenderFacts(messages=(NOW - DAY, NOW - 7 * DAY + SECOND)),
            Raise(ContactPriority.SOON, (RaisingReason.SENDER_AGAIN,)),
        ),
        (SenderFacts(messages=(NOW - DAY, NOW - 7 * DAY)), NO_RAISE),
        (
            SenderFacts(is_in_danger=True, danger_at=NOW - 3 * DAY),
            Raise(ContactPriority.DANGER, (RaisingReason.SENDER_IN_DANGER,)),
        ),
        (
            SenderFacts(danger_at=NOW - DAY + SECOND),
            Raise(ContactPriority.HIGH, (RaisingReason.SENDER_WAS_IN_DANGER,)),
        ),
        (SenderFacts(danger_at=NOW - DAY), NO_RAISE),
        (SenderFacts(cut_calls=(NOW - SECOND,) * 2), Raise(ContactPriority.HIGH, (RaisingReason.CUT_CALLS,))),
        (SenderFacts(cut_calls=(NOW - SECOND,)), NO_RAISE),
    ],
)
def test_a_sender_raises_by_what_they_did_before(facts: SenderFacts, expected: Raise) -> None:
    assert find_raise(facts, at=NOW) == expected


def test_what_is_known_of_a_sender_never_lowers() -> None:
    found = SortedWords(ContactClass.WEAPON, ContactPriority.DANGER, ())

    for sender in (NO_RAISE, Raise(ContactPriority.SOON, (RaisingReason.SENDER_AGAIN,))):
        assert raise_by_sender(found, sender).priority is ContactPriority.DANGER
