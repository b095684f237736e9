"""News after which somebody may be in danger: it needs her confirmed receipt, or a person within minutes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

# So long a message may stand alone before a person is asked.
A_PERSON_WITHIN = timedelta(minutes=15)

# He is out, or soon: of every crime.
ALWAYS = frozenset({"offender.release_planned", "offender.unlawfully_at_large"})
# He walks out of custody: where she is guarded, because then he knows her.
WHEN_GUARDED = frozenset({"suspect.released_without_charge", "suspect.bailed", "suspect.released_under_investigation"})
BAIL_CHANGED = "suspect.bail_changed"
# Bail that only runs longer keeps the rules that he has.
_RULES_GO = frozenset({"conditions_varied", "cancelled", "ended"})
RESULTED = "hearing.resulted"  # the same two things, by a court

TYPES = ALWAYS | WHEN_GUARDED | {BAIL_CHANGED, RESULTED}


def is_risk(event_type: str, data: Mapping[str, object], *, is_guarded: bool) -> bool:
    """Whether this event may change how safe she is. `is_guarded`: contracts/feed.md."""
    if event_type == BAIL_CHANGED:
        return data.get("change") in _RULES_GO
    if event_type == RESULTED:
        return data.get("result") == "bail_varied" or (is_guarded and data.get("result") == "bail_granted")
    return event_type in ALWAYS or (is_guarded and event_type in WHEN_GUARDED)
