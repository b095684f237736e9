"""How far the learnt program raises what the rules have found. It never lowers, closes or takes a match away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.rules.control_room.sorting import SortedWords, WordMatch
from victimcare.rules.danger.matches import TextSpan

LEARNT_THREAT = "learnt_threat"  # shown as a rule's name is, with the words that weighed most
# Chosen on stories by hands from which the program had not learnt (docs/control-room.md): the lowest step at which at
# most 15 in 100 calm ones ring, and one at which 2 in 100 threats are missed.
POSSIBLE_FROM = 0.25
DANGER_FROM = 0.65


@dataclass(frozen=True, slots=True)
class LearntReading:
    """What the learnt program makes of a text. `threat`: from 0 to 1, how alike to threats. `words`: where the words
    stand that weighed most."""

    threat: float
    words: tuple[TextSpan, ...]


def raise_by_reading(found: SortedWords, reading: LearntReading | None) -> SortedWords:
    """Raise to danger or to possible danger. Without a reading, what the rules found stands."""
    if reading is None or not reading.threat >= POSSIBLE_FROM:
        return found
    raises_to = ContactPriority.DANGER if reading.threat >= DANGER_FROM else ContactPriority.HIGH
    match = WordMatch(LEARNT_THREAT, ContactClass.OTHER, raises_to, reading.words)
    return replace(found, priority=max(found.priority, raises_to), matches=(*found.matches, match), is_like_threat=True)
