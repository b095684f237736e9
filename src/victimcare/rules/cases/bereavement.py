"""Words for a death: which victims are bereaved, and which sentences are said to them in other words."""

from __future__ import annotations

from victimcare.rules.sentences import Sentence

BEREAVED_KINDS = frozenset({"bereaved_relative", "family_spokesperson"})  # contracts/feed.md, "Guarded"

# The sentences that do not fit a death, without the `cases-` they begin with; `bereaved-` begins those that do.
_IN_OTHER_WORDS = frozenset(
    {
        "status-reported",
        "status-reported-again",
        "status-not-investigated",
        "status-short-news",
        "status-short-none",
        "step-case-recorded",
        "step-case-recorded-by-others",
        "todo-speak",
        "right-r2_crime_recorded",
        "right-r3_written_acknowledgement",
        "right-r5_compensation_information",
        "right-r5_cics_application_limit",
        "right-r7_vps_information",
        "right-r7_vps_before_sentence",
    }
)
_USUAL, _BEREAVED = "cases-", "bereaved-"


def is_bereaved(kind: str) -> bool:
    return kind in BEREAVED_KINDS


def for_a_death(said: Sentence) -> Sentence:
    """This sentence in words for a death, where the usual words do not fit one."""
    name = said.id.removeprefix(_USUAL)
    return Sentence(f"{_BEREAVED}{name}", said.values) if name in _IN_OTHER_WORDS else said
