"""What raises a contact besides its words: what is known of its sender. It raises and never lowers.

Nothing here comes from a victim's record: such a raise would tell a handler, before any proof, that a record exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.control_room.contact_kinds import ContactPriority

OFTEN = 3  # messages of one sender, this one counted
OFTEN_WITHIN = timedelta(days=7)
DANGER_WITHIN = timedelta(hours=24)
CUT_CALLS_WITHIN = timedelta(hours=24)


class RaisingReason(StrEnum):
    """Shown to handlers, as the names of rules are."""

    SENDER_IN_DANGER = "sender_in_danger"  # another contact of this sender is open and in danger
    SENDER_WAS_IN_DANGER = "sender_was_in_danger"  # one was, within a day
    CUT_CALLS = "cut_calls"  # silent or abandoned calls of this number within a day
    SENDER_AGAIN = "sender_again"  # writes often


_PRIORITIES = {
    RaisingReason.SENDER_IN_DANGER: ContactPriority.DANGER,
    RaisingReason.SENDER_WAS_IN_DANGER: ContactPriority.HIGH,
    RaisingReason.CUT_CALLS: ContactPriority.HIGH,
    RaisingReason.SENDER_AGAIN: ContactPriority.SOON,
}


@dataclass(frozen=True, slots=True)
class SenderFacts:
    """What is known of a sender before this message. `messages`: when each earlier one came; `danger_at`: when the
    newest message of a contact in danger came; `cut_calls`: when each silent or abandoned call was presented."""

    messages: tuple[datetime, ...] = ()
    is_in_danger: bool = False
    danger_at: datetime | None = None
    cut_calls: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Raise:
    """How far a sender's facts raise, and why, the most urgent first."""

    priority: ContactPriority
    reasons: tuple[RaisingReason, ...]


NO_RAISE = Raise(ContactPriority.ROUTINE, ())


def find_raise(facts: SenderFacts, *, at: datetime) -> Raise:
    """How far what is known of the sender raises this message. Calls themselves are for `abandoned_calls`."""
    lately = sum(at - OFTEN_WITHIN < each <= at for each in facts.messages)
    cut = sum(at - CUT_CALLS_WITHIN < each <= at for each in facts.cut_calls)
    was_in_danger = facts.danger_at is not None and at - DANGER_WITHIN < facts.danger_at
    holds = {
        RaisingReason.SENDER_IN_DANGER: facts.is_in_danger,
        RaisingReason.SENDER_WAS_IN_DANGER: was_in_danger and not facts.is_in_danger,
        RaisingReason.CUT_CALLS: cut >= 2,
        RaisingReason.SENDER_AGAIN: lately + 1 >= OFTEN,
    }
    reasons = tuple(reason for reason in RaisingReason if holds[reason])
    return Raise(max((_PRIORITIES[each] for each in reasons), default=ContactPriority.ROUTINE), reasons)
