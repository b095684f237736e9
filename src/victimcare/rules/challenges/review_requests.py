"""Who may ask for a decision not to prosecute to be looked at again (Victims' Right to Review; ledger rule 25).

The windows are the ledger's own. The police look only while one is open, later only if a person of theirs says why. A
request to prosecutors is always passed on: whether it comes too late is theirs to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from victimcare.rules.rights.case_facts import EventRef, Fact
from victimcare.rules.rights.catalogue import DutyReason, Edition, Entitlement, Trigger
from victimcare.rules.rights.ledger_types import DutyStanding, DutyStatus

# What of a case bears on one duty, and what of it may go to whoever reviews how she was treated.
#
# The papers are about how she was treated, so nobody else is in them: an event leaves with the few facts named here and
# with nothing else, whatever its source may have written into it.

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


def select_relevant_facts(
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


def select_disclosable_data(fact: Fact) -> dict[str, Any]:
    """The fact's own words without anybody else. `by` stays only where it names a body, as in a decision."""
    left = {key: value for key, value in fact.data.items() if key in _MAY_LEAVE}
    if fact.type == "prosecution.decision" and fact.data.get("by") in ("police", "cps"):
        left["by"] = fact.data["by"]
    return left


class DecisionMaker(StrEnum):
    """Whose decision it was."""

    POLICE = "police"
    CPS = "cps"


_OPENED_BY = {Trigger.TOLD_OF_POLICE_DECISION: DecisionMaker.POLICE, Trigger.TOLD_OF_CPS_DECISION: DecisionMaker.CPS}
_DECIDED_BY = {
    DecisionMaker.POLICE: Trigger.POLICE_DECISION_NO_PROSECUTION,
    DecisionMaker.CPS: Trigger.CPS_DECISION_NO_PROSECUTION,
}


@dataclass(frozen=True, slots=True)
class ReviewWindow:
    """Her time to ask, opened by the contact that told her. `why_not` None: it is open. `until` None: no day is known.

    `is_verified`: a public page restates the time; otherwise it is never shown to her as her right.
    """

    code: str
    of: DecisionMaker
    contact: EventRef
    until: date | None
    is_verified: bool
    why_not: DutyReason | None

    @property
    def is_late(self) -> bool:
        """Only the time is over: nothing else stands against it."""
        return self.why_not is DutyReason.WINDOW_CLOSED


def opens_review_window(entry: Entitlement) -> bool:
    """Whether this entry is a time of hers to ask for a second look."""
    return any(trigger in _OPENED_BY for trigger in entry.starts)


def list_review_windows(duties: Iterable[DutyStanding], edition: Edition) -> tuple[ReviewWindow, ...]:
    """Every window of hers that has opened, whether it is still open or not, in the duties' own order."""
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
    """Whether to tell these events starts a time to ask for a review: then it can be asked for from that moment on."""
    telling = {entry.id for trigger in _DECIDED_BY.values() for entry in edition.by_trigger.get(trigger, ())}
    return any(one.duty.id in telling and one.duty.triggered_by in news for one in duties)


def may_request_review(window: ReviewWindow, *, of_a_person: bool) -> bool:
    """Whether a request goes on now. `of_a_person`: a member of staff enters it, and has to say why it is late."""
    if window.why_not is None:
        return True
    return window.is_late and (window.of is DecisionMaker.CPS or of_a_person)


def list_decisions_told(window: ReviewWindow, duties: Iterable[DutyStanding], edition: Edition) -> tuple[EventRef, ...]:
    """The decisions that the contact told her of, the latest last."""
    telling = {entry.id for entry in edition.by_trigger.get(_DECIDED_BY[window.of], ())}
    told = [one for one in duties if one.duty.id in telling and one.met_by == window.contact]
    return tuple(
        one.duty.triggered_by for one in sorted(told, key=lambda one: (one.duty.starts_at, one.duty.triggered_by))
    )
