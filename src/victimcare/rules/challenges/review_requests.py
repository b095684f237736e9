"""Decides who may ask for a review of a decision not to prosecute (Victims' Right to Review; ledger rule 25), and which
facts of a case bear on a challenge and may be disclosed.

The windows are the ledger's own. The police review only while one is open; later only if a member of staff says why. A
request to prosecutors is always passed on: they decide whether it is too late.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights.case_facts import EventRef, Fact
from victimcare.rules.rights.catalogue import DutyReason, Edition, Entitlement, Trigger
from victimcare.rules.rights.ledger_types import DutyStanding, DutyStatus

# Which facts of a case bear on one duty, and which may go to those who review how the victim was treated.
#
# The papers are about how the victim was treated, so they contain no other person: an event is disclosed with the few
# fields named here and nothing else, whatever its source has written into it.

# The act itself, in words of the vocabulary: no name, number, address or reference to another person.
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
_OF_A_CHALLENGE = frozenset(
    {
        EventType.RIGHT_CHALLENGED,
        EventType.CHALLENGE_ACKNOWLEDGED,
        EventType.CHALLENGE_ANSWERED,
        EventType.CHALLENGE_PUT_RIGHT,
    }
)


def select_relevant_facts(
    facts: Iterable[Fact], *, victim_id: str, duty: str, triggered_by: EventRef | None, challenges: Collection[str]
) -> list[Fact]:
    """Select from these facts, in order: what started the duty, each contact with the victim about it, what was done
    about this victim's duty, and the course of these challenges. Without a duty, only the course of the challenges.

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
    if fact.type == EventType.VICTIM_CONTACTED:
        return _is_about(fact, duty, triggered_by)
    started_by = EventRef(fact.data.get("triggered_by_source") or fact.source, fact.data.get("triggered_by") or "")
    return fact.data.get("duty") == duty and started_by == triggered_by


def _is_about(contact: Fact, duty: str, triggered_by: EventRef) -> bool:
    about = contact.data.get("about") or ()
    source = contact.data.get("about_source") or contact.source
    return duty in about or (source == triggered_by.source and triggered_by.id in about)


def select_disclosable_data(fact: Fact) -> dict[str, Any]:
    """Return the fact's own words without any other person. `by` stays only where it names a body, as in a decision."""
    left = {key: value for key, value in fact.data.items() if key in _MAY_LEAVE}
    if fact.type == EventType.PROSECUTION_DECISION and fact.data.get("by") in ("police", "cps"):
        left["by"] = fact.data["by"]
    return left


class DecisionMaker(StrEnum):
    """Who made the decision."""

    POLICE = "police"
    CPS = "cps"


_OPENED_BY = {Trigger.TOLD_OF_POLICE_DECISION: DecisionMaker.POLICE, Trigger.TOLD_OF_CPS_DECISION: DecisionMaker.CPS}
_DECIDED_BY = {
    DecisionMaker.POLICE: Trigger.POLICE_DECISION_NO_PROSECUTION,
    DecisionMaker.CPS: Trigger.CPS_DECISION_NO_PROSECUTION,
}


@dataclass(frozen=True, slots=True)
class ReviewWindow:
    """The time in which a victim can ask for a review, opened by the contact that told them. `why_not` None: it is
    open. `until` None: no day is known. `is_verified`: a public page confirms the time; otherwise it is never shown to
    the victim as their right."""

    code: str
    of: DecisionMaker
    contact: EventRef
    until: date | None
    is_verified: bool
    why_not: DutyReason | None

    @property
    def is_late(self) -> bool:
        """Whether only the time has run out, and nothing else prevents a review."""
        return self.why_not is DutyReason.WINDOW_CLOSED


def opens_review_window(entry: Entitlement) -> bool:
    """Whether this entry gives the victim a time in which to ask for a review."""
    return any(trigger in _OPENED_BY for trigger in entry.starts)


def list_review_windows(duties: Iterable[DutyStanding], edition: Edition) -> tuple[ReviewWindow, ...]:
    """List every review window of the victim that has opened, whether or not it is still open, in the order of the
    duties."""
    return tuple(_windows(duties, edition))


def _windows(duties: Iterable[DutyStanding], edition: Edition) -> Iterator[ReviewWindow]:
    for standing in duties:
        duty, entry = standing.duty, edition.entitlements[standing.duty.id]
        of = next((_OPENED_BY[trigger] for trigger in entry.starts if trigger in _OPENED_BY), None)
        if of is not None:
            is_open = standing.status is DutyStatus.DUE
            why_not = None if is_open else standing.reason or DutyReason.WINDOW_CLOSED
            yield ReviewWindow(duty.id, of, duty.triggered_by, duty.due_on, entry.is_verified, why_not)


def does_telling_open_review(news: Collection[EventRef], duties: Iterable[DutyStanding], edition: Edition) -> bool:
    """Whether telling these events opens a review window, so that a review can be requested from that moment on."""
    telling = {entry.id for trigger in _DECIDED_BY.values() for entry in edition.by_trigger.get(trigger, ())}
    return any(one.duty.id in telling and one.duty.triggered_by in news for one in duties)


def may_request_review(window: ReviewWindow, *, of_a_person: bool) -> bool:
    """Whether a request goes ahead now. `of_a_person`: a member of staff enters it, and must say why it is late."""
    if window.why_not is None:
        return True
    return window.is_late and (window.of is DecisionMaker.CPS or of_a_person)


def list_decisions_told(window: ReviewWindow, duties: Iterable[DutyStanding], edition: Edition) -> tuple[EventRef, ...]:
    """List the decisions that the contact told the victim about, the latest last."""
    telling = {entry.id for entry in edition.by_trigger.get(_DECIDED_BY[window.of], ())}
    told = [one for one in duties if one.duty.id in telling and one.met_by == window.contact]
    return tuple(
        one.duty.triggered_by for one in sorted(told, key=lambda one: (one.duty.starts_at, one.duty.triggered_by))
    )
