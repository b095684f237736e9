"""What of a case bears on one duty, and what of it may go to whoever reviews how she was treated.

The papers are about how she was treated, so nobody else is in them: an event leaves with the few facts named here and
with nothing else, whatever its source may have written into it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from victimcare.rules.rights.facts import EventRef, Fact

# The act itself, in words of the vocabulary: no name, no number, no address, no reference to another person.
_MAY_LEAVE = frozenset(
    {
        "about",
        "about_source",
        "agency",
        "challenge",
        "channel",
        "decision",
        "due_on",
        "duty",
        "enhanced_grounds",
        "every_days",
        "hearing_ref",
        "kind",
        "of",
        "outcome",
        "put_right_on",
        "reached",
        "received_by_wcu_at",
        "reported_at",
        "result",
        "review",
        "review_on",
        "starts_at",
        "suspect_interviewed_under_caution",
        "triggered_by",
        "triggered_by_source",
        "under_caution",
        "victim_id",
    }
)
_OF_A_CHALLENGE = frozenset({"right.challenged", "challenge.acknowledged", "challenge.answered", "challenge.put_right"})


def bears(
    facts: Iterable[Fact], *, victim_id: str, duty: str, triggered_by: EventRef | None, challenges: Collection[str]
) -> list[Fact]:
    """Of these facts, in their order: what started the duty, each contact with her about it, what was done about that
    duty of hers, and the course of these challenges. Without a duty, only the challenges' own course.

    `duty` empty and `triggered_by` None: the challenge names no duty.
    """
    return [fact for fact in facts if _bears(fact, victim_id, duty, triggered_by, frozenset(challenges))]


def _bears(fact: Fact, victim_id: str, duty: str, triggered_by: EventRef | None, challenges: frozenset[str]) -> bool:
    if fact.ref == triggered_by:
        return True
    if fact.data.get("victim_id") != victim_id:
        return False
    if fact.data.get("challenge") in challenges:
        return True
    if triggered_by is None or fact.type in _OF_A_CHALLENGE:
        return False
    if fact.type == "victim.contacted":
        return _is_about(fact, duty, triggered_by)
    started_by = EventRef(fact.data.get("triggered_by_source") or fact.source, fact.data.get("triggered_by") or "")
    return fact.data.get("duty") == duty and started_by == triggered_by


def _is_about(contact: Fact, duty: str, triggered_by: EventRef) -> bool:
    about = contact.data.get("about") or ()
    source = contact.data.get("about_source") or contact.source
    return duty in about or (source == triggered_by.source and triggered_by.id in about)


def what_may_leave(fact: Fact) -> dict[str, Any]:
    """The fact's own words without anybody else. `by` stays only where it names a body, as in a decision."""
    left = {key: value for key, value in fact.data.items() if key in _MAY_LEAVE}
    if fact.type == "prosecution.decision" and fact.data.get("by") in ("police", "cps"):
        left["by"] = fact.data["by"]
    return left
