"""Finds what meets a duty (ledger rules 9, 11 and 20 to 22). Contacts are matched by what they were about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights.case_facts import (
    NO_FACTS,
    EventRef,
    Fact,
    RecordedCase,
    VictimOnRecord,
    fact_order,
    order_facts,
)
from victimcare.rules.rights.catalogue import DutyEnd, DutyReason, Entitlement, OutcomeReview, Trigger
from victimcare.rules.rights.clock_starts import ClockStart, was_under_caution
from victimcare.rules.rights.ledger_types import DutyEnding, DutyStatus

# Rule 21, with the victim's page, which they read and can keep ("What is done in the product"). The line is speech.
IN_WRITING = frozenset({"email", "text", "letter", "in_person", "page"})


class DutyFulfilment(NamedTuple):
    at: datetime
    by: Fact


class VictimContacts:
    """The contacts that reached one victim, found by the event or the duty that they were about."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._telling: dict[EventRef, list[Fact]] = {}
        self._naming: dict[str, list[Fact]] = {}
        for fact in facts:
            if fact.data.get("reached") is False:
                continue
            source = fact.data.get("about_source") or fact.source
            for name in fact.data["about"]:
                self._telling.setdefault(EventRef(source, name), []).append(fact)
                self._naming.setdefault(name, []).append(fact)

    def telling(self, event: EventRef) -> Sequence[Fact]:
        """Return the contacts that told of this event, whenever they were."""
        return self._telling.get(event, NO_FACTS)

    def naming(self, duty_id: str, since: datetime) -> Iterable[Fact]:
        """Return the contacts that named this duty once it had started."""
        return (fact for fact in self._naming.get(duty_id, NO_FACTS) if fact.time >= since)


@dataclass(frozen=True, slots=True)
class DutyEvidence:
    """What may meet the duties of one victim. All but the first two fields belong to the case and are shared."""

    contacts: VictimContacts
    assessed: Sequence[Fact]
    receipts: dict[EventRef, DutyFulfilment] = field(default_factory=dict)
    returns: dict[EventRef, DutyFulfilment] = field(default_factory=dict)
    replies: dict[tuple[DutyEnd, EventRef], DutyFulfilment] = field(default_factory=dict)
    decisions: dict[EventRef, Sequence[EventRef]] = field(default_factory=dict)


def find_fulfilment(entry: Entitlement, start: ClockStart, evidence: DutyEvidence) -> DutyFulfilment | None:
    """Return the earliest fact that meets this duty, if any; it may be before the duty's start or in the future."""
    return _BY_END[entry.ends](entry, start, evidence)


def _first(facts: Iterable[Fact]) -> DutyFulfilment | None:
    fact = min(facts, key=fact_order, default=None)
    return DutyFulfilment(fact.time, fact) if fact else None


def _told(entry: Entitlement, start: ClockStart, evidence: DutyEvidence) -> DutyFulfilment | None:
    contacts = evidence.contacts
    return _first([*contacts.telling(start.fact.ref), *contacts.naming(entry.id, start.at)])


def _told_in_writing(entry: Entitlement, start: ClockStart, evidence: DutyEvidence) -> DutyFulfilment | None:
    contacts = evidence.contacts
    told = [*contacts.telling(start.fact.ref), *contacts.naming(entry.id, start.at)]
    return _first(fact for fact in told if fact.data["channel"] in IN_WRITING)


def _named(entry: Entitlement, start: ClockStart, evidence: DutyEvidence) -> DutyFulfilment | None:
    return _first(evidence.contacts.naming(entry.id, start.at))


def _assessed(entry: Entitlement, start: ClockStart, evidence: DutyEvidence) -> DutyFulfilment | None:
    return _first([*evidence.assessed[:1], *evidence.contacts.naming(entry.id, start.at)])


def _returned(entry: Entitlement, start: ClockStart, evidence: DutyEvidence) -> DutyFulfilment | None:
    return _sooner(evidence.returns.get(start.fact.ref), _named(entry, start, evidence))


def _replied(entry: Entitlement, start: ClockStart, evidence: DutyEvidence) -> DutyFulfilment | None:
    return _sooner(evidence.replies.get((entry.ends, start.fact.ref)), _named(entry, start, evidence))


def _told_decision(entry: Entitlement, start: ClockStart, evidence: DutyEvidence) -> DutyFulfilment | None:
    """A decision meets nothing until the victim knows about it."""
    contacts = evidence.contacts
    told = [fact for event in evidence.decisions.get(start.fact.ref, ()) for fact in contacts.telling(event)]
    return _first([*told, *contacts.naming(entry.id, start.at)])


def _sooner(one: DutyFulfilment | None, other: DutyFulfilment | None) -> DutyFulfilment | None:
    return min((end for end in (one, other) if end), key=lambda end: fact_order(end.by), default=None)


def _recorded(entry: Entitlement, start: ClockStart, evidence: DutyEvidence) -> DutyFulfilment | None:
    return DutyFulfilment(start.fact.time, start.fact)


def _court_told(entry: Entitlement, start: ClockStart, evidence: DutyEvidence) -> DutyFulfilment | None:
    return evidence.receipts.get(start.fact.ref)


def _never(entry: Entitlement, start: ClockStart, evidence: DutyEvidence) -> DutyFulfilment | None:
    return None


_BY_END: dict[DutyEnd, Callable[[Entitlement, ClockStart, DutyEvidence], DutyFulfilment | None]] = {
    DutyEnd.TELLING: _told,
    DutyEnd.TELLING_IN_WRITING: _told_in_writing,
    DutyEnd.NAMING: _named,
    DutyEnd.REFERRAL: _named,
    DutyEnd.ASSESSMENT: _assessed,
    DutyEnd.RETURN: _returned,
    DutyEnd.ACKNOWLEDGEMENT: _replied,
    DutyEnd.DECISION: _told_decision,
    DutyEnd.ANSWER: _replied,
    DutyEnd.RECORDING: _recorded,
    DutyEnd.COURT: _court_told,
    DutyEnd.WINDOW: _never,
}


def find_court_receipts(case: RecordedCase) -> dict[EventRef, DutyFulfilment]:
    """When the court informed witness care of each hearing's result: the result's own receipt, or else that of the next
    result of the same hearing that has one (rule 11)."""
    next_known: dict[str, DutyFulfilment] = {}
    receipts: dict[EventRef, DutyFulfilment] = {}
    for fact in reversed(case.facts(EventType.HEARING_RESULTED)):
        hearing, received = fact.data["hearing_ref"], fact.data.get("received_by_wcu_at")
        if received:
            next_known[hearing] = DutyFulfilment(clock.parse_moment(received), fact)
        if hearing in next_known:
            receipts[fact.ref] = next_known[hearing]
    return receipts


def find_property_returns(case: RecordedCase) -> dict[EventRef, DutyFulfilment]:
    """For each time that an item was ready, the first return of the item after that (rule 22)."""
    next_return: dict[str, DutyFulfilment] = {}
    returns: dict[EventRef, DutyFulfilment] = {}
    for fact in reversed(
        order_facts([*case.facts(EventType.PROPERTY_READY), *case.facts(EventType.PROPERTY_RETURNED)])
    ):
        item = fact.data["item_ref"]
        if fact.type == EventType.PROPERTY_RETURNED:
            next_return[item] = DutyFulfilment(fact.time, fact)
        elif item in next_return:
            returns[fact.ref] = next_return[item]
    return returns


# What ends a request: the request's type, the key by which a reply names the request, and the types of reply.
_REPLIES: dict[DutyEnd, tuple[EventType, str, tuple[EventType, ...]]] = {
    DutyEnd.ACKNOWLEDGEMENT: (
        EventType.REVIEW_REQUESTED,
        "review",
        (EventType.REVIEW_ACKNOWLEDGED, EventType.REVIEW_DECIDED),
    ),
    DutyEnd.ANSWER: (EventType.COMPLAINT_RECEIVED, "complaint", (EventType.COMPLAINT_ANSWERED,)),
}


_REQUESTS = frozenset(request for request, _, _ in _REPLIES.values())


def find_request_replies(case: RecordedCase) -> dict[tuple[DutyEnd, EventRef], DutyFulfilment]:
    """Return the first reply to each request that people have recorded. A reply names the request by its event's id, or
    by the name that the request's own event gives it."""
    replies: dict[tuple[DutyEnd, EventRef], DutyFulfilment] = {}
    if _REQUESTS.isdisjoint(case.by_type):
        return replies
    for end, (request, key, kinds) in _REPLIES.items():
        for asked in case.facts(request):
            if first := _first(_given(case, asked, key, kinds)):
                replies[end, asked.ref] = first
    return replies


def find_review_decisions(case: RecordedCase) -> dict[EventRef, Sequence[EventRef]]:
    """Return the decisions on each request for a review."""
    return {
        asked.ref: [fact.ref for fact in _given(case, asked, "review", (EventType.REVIEW_DECIDED,))]
        for asked in case.facts(EventType.REVIEW_REQUESTED)
    }


def _given(case: RecordedCase, asked: Fact, key: str, kinds: Iterable[EventType]) -> Iterable[Fact]:
    """Return the replies of these types to this request, for the same victim."""
    names, victim_id = {asked.id, asked.data.get(key, asked.id)}, asked.data["victim_id"]
    given = (fact for kind in kinds for fact in case.facts(kind) if fact.data.get(key) in names)
    return (fact for fact in given if fact.data["victim_id"] == victim_id)


# The victim's own time to ask for a review of a decision not to prosecute (ledger rule 25).

_WINDOW_OF_DECISION = {
    Trigger.POLICE_DECISION_NO_PROSECUTION: Trigger.TOLD_OF_POLICE_DECISION,
    Trigger.CPS_DECISION_NO_PROSECUTION: Trigger.TOLD_OF_CPS_DECISION,
}


class DecisionTellings:
    """The contacts that met a victim's no-prosecution duties, with the decisions that each one told of."""

    def __init__(self) -> None:
        self._decisions: dict[tuple[Trigger, EventRef], tuple[Fact, list[Fact]]] = {}

    def add(self, start: ClockStart, end: DutyFulfilment | None) -> None:
        if end is not None and (window := _WINDOW_OF_DECISION.get(start.trigger)) is not None:
            self._decisions.setdefault((window, end.by.ref), (end.by, []))[1].append(start.fact)

    def windows(self, victim: VictimOnRecord, case: RecordedCase) -> Iterator[ClockStart]:
        """Yield one window for each contact, separately for police and CPS, from the contact's time even if it was
        early."""
        for (window, _), (contact, decisions) in self._decisions.items():
            ending = None
            if window is Trigger.TOLD_OF_POLICE_DECISION:
                reason = _not_owed(victim, case, contact.time, decisions)
                ending = DutyEnding(DutyStatus.NOT_OWED, reason, contact.time) if reason else None
            yield ClockStart(window, contact, contact.time, ending=ending)


def _not_owed(
    victim: VictimOnRecord, case: RecordedCase, told_at: datetime, decisions: Sequence[Fact]
) -> DutyReason | None:
    """Why the police need not review, by the facts up to the contact and the outcomes that it told of."""
    if not _has_by(told_at, _interviews(case)):
        return DutyReason.NO_INTERVIEW_UNDER_CAUTION
    if _has_by(told_at, (fact for fact in case.facts(EventType.CASE_WITHDRAWN) if fact.data["victim_id"] == victim.id)):
        return DutyReason.VICTIM_WITHDREW
    if _has_by(told_at, case.facts(EventType.SUSPECT_CHARGED)):
        return DutyReason.SUSPECT_CHARGED
    if _has_by(told_at, case.facts(EventType.SUSPECT_OUT_OF_COURT_DISPOSAL)):
        return DutyReason.OUT_OF_COURT_DISPOSAL
    if not any(_may_be_reviewed(decision, case) for decision in decisions):
        return DutyReason.OUTCOME_WITHOUT_REVIEW
    return None


def _has_by(at: datetime, facts: Iterable[Fact]) -> bool:
    return any(fact.time <= at for fact in facts)


def _interviews(case: RecordedCase) -> Iterator[Fact]:
    """Interviews under caution: the event itself, or an outcome that mentions one."""
    yield from (fact for fact in case.facts(EventType.SUSPECT_INTERVIEWED) if was_under_caution(fact))
    yield from (
        fact for fact in case.facts(EventType.CASE_OUTCOME) if fact.data.get("suspect_interviewed_under_caution")
    )


def _may_be_reviewed(decision: Fact, case: RecordedCase) -> bool:
    outcome = case.outcomes.get(decision.data.get("outcome", ""))
    return outcome is None or outcome.review is not OutcomeReview.NO
