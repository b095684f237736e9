"""Staff notes on unanswered contact attempts: their usual words are also words of despair."""

from __future__ import annotations

import re

# "Rang. No answer. Nothing left." says that no message was left on a machine.
_NOTHING_LEFT = re.compile(
    r"\b(?:no (?:answer|reply)|unanswered|answerphone|voicemail|rang(?: out)?)\b[^.;!?\n]{0,60}[.;,\n]\s*"
    r"(nothing(?: was)? left)(?=\s*(?:[.;]|\Z))",
    re.IGNORECASE,
)


def blank_nothing_left(words: str) -> str:
    """These words of staff without "nothing left" after "no answer"; every other word stays at its place."""
    return _NOTHING_LEFT.sub(lambda found: found[0][: -len(found[1])] + " " * len(found[1]), words)
