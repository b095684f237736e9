"""What meets a duty (ledger rules 9, 11 and 20 to 22). Contacts are told apart by what they were about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from victimcare.rules import clock
from victimcare.rules.rights.case import NONE, Case
from victimcare.rules.rights.catalogue import End, Entitlement
from victimcare.rules.rights.facts import EventRef, Fact, in_order, place
from victimcare.rules.rights.starts import Start

# Rule 21; and her page, which she reads and can keep ("What is done in the product"). The line is speech.
IN_WRITING = frozenset({"email", "text", "letter", "in_person", "page"})


class Met(NamedTuple):
    at: datetime
    by: Fact


class Contacts:
    """The times that one victim was reached, found by the event or the duty that they were about."""

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
        """Those that told of this event, whenever they were."""
        return self._telling.get(event, NONE)

    def naming(self, duty_id: str, since: datetime) -> Iterable[Fact]:
        """Those that named this duty once it had started."""
        return (fact for fact in self._naming.get(duty_id, NONE) if fact.time >= since)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What may meet the duties of one victim. All but the first two belong to the case and are shared."""

    contacts: Contacts
    assessed: Sequence[Fact]
    receipts: dict[EventRef, Met] = field(default_factory=dict)
    returns: dict[EventRef, Met] = field(default_factory=dict)
    replies: dict[tuple[End, EventRef], Met] = field(default_factory=dict)
    decisions: dict[EventRef, Sequence[EventRef]] = field(default_factory=dict)


def met(entry: Entitlement, start: Start, evidence: Evidence) -> Met | None:
    """The earliest that meets this duty, if anything does; it may lie before the duty's start or ahead of now."""
    return _BY_END[entry.ends](entry, start, evidence)


def _first(facts: Iterable[Fact]) -> Met | None:
    fact = min(facts, key=place, default=None)
    return Met(fact.time, fact) if fact else None


def _told(entry: Entitlement, start: Start, evidence: Evidence) -> Met | None:
    contacts = evidence.contacts
    return _first([*contacts.telling(start.fact.ref), *contacts.naming(entry.id, start.at)])


def _told_in_writing(entry: Entitlement, start: Start, evidence: Evidence) -> Met | None:
    contacts = evidence.contacts
    told = [*contacts.telling(start.fact.ref), *contacts.naming(entry.id, start.at)]
    return _first(fact for fact in told if fact.data["channel"] in IN_WRITING)


def _named(entry: Entitlement, start: Start, evidence: Evidence) -> Met | None:
    return _first(evidence.contacts.naming(entry.id, start.at))


def _assessed(entry: Entitlement, start: Start, evidence: Evidence) -> Met | None:
    return _first([*evidence.assessed[:1], *evidence.contacts.naming(entry.id, start.at)])


def _returned(entry: Entitlement, start: Start, evidence: Evidence) -> Met | None:
    return _sooner(evidence.returns.get(start.fact.ref), _named(entry, start, evidence))


def _replied(entry: Entitlement, start: Start, evidence: Evidence) -> Met | None:
    return _sooner(evidence.replies.get((entry.ends, start.fact.ref)), _named(entry, start, evidence))


def _told_decision(entry: Entitlement, start: Start, evidence: Evidence) -> Met | None:
    """That it was decided meets nothing while she does not know."""
    contacts = evidence.contacts
    told = [fact for event in evidence.decisions.get(start.fact.ref, ()) for fact in contacts.telling(event)]
    return _first([*told, *contacts.naming(entry.id, start.at)])


def _sooner(one: Met | None, other: Met | None) -> Met | None:
    return min((end for end in (one, other) if end), key=lambda end: place(end.by), default=None)


def _recorded(entry: Entitlement, start: Start, evidence: Evidence) -> Met | None:
    return Met(start.fact.time, start.fact)


def _court_told(entry: Entitlement, start: Start, evidence: Evidence) -> Met | None:
    return evidence.receipts.get(start.fact.ref)


def _never(entry: Entitlement, start: Start, evidence: Evidence) -> Met | None:
    return None


_BY_END: dict[End, Callable[[Entitlement, Start, Evidence], Met | None]] = {
    End.TELLING: _told,
    End.TELLING_IN_WRITING: _told_in_writing,
    End.NAMING: _named,
    End.REFERRAL: _named,
    End.ASSESSMENT: _assessed,
    End.RETURN: _returned,
    End.ACKNOWLEDGEMENT: _replied,
    End.DECISION: _told_decision,
    End.ANSWER: _replied,
    End.RECORDING: _recorded,
    End.COURT: _court_told,
    End.WINDOW: _never,
}


def receipts_in(case: Case) -> dict[EventRef, Met]:
    """When the court told witness care of each hearing's result: its own receipt, or else that of the next result of
    the same hearing that has one (rule 11)."""
    next_known: dict[str, Met] = {}
    receipts: dict[EventRef, Met] = {}
    for fact in reversed(case.facts("hearing.resulted")):
        hearing, received = fact.data["hearing_ref"], fact.data.get("received_by_wcu_at")
        if received:
            next_known[hearing] = Met(clock.moment(received), fact)
        if hearing in next_known:
            receipts[fact.ref] = next_known[hearing]
    return receipts


def returns_in(case: Case) -> dict[EventRef, Met]:
    """For each time that an item was ready, the first return of it after that (rule 22)."""
    next_return: dict[str, Met] = {}
    returns: dict[EventRef, Met] = {}
    for fact in reversed(in_order([*case.facts("property.ready"), *case.facts("property.returned")])):
        item = fact.data["item_ref"]
        if fact.type == "property.returned":
            next_return[item] = Met(fact.time, fact)
        elif item in next_return:
            returns[fact.ref] = next_return[item]
    return returns


# What ends a request: the request, the name under which a reply says which one it means, and the replies.
_REPLIES: dict[End, tuple[str, str, tuple[str, ...]]] = {
    End.ACKNOWLEDGEMENT: ("review.requested", "review", ("review.acknowledged", "review.decided")),
    End.ANSWER: ("complaint.received", "complaint", ("complaint.answered",)),
}


_REQUESTS = frozenset(request for request, _, _ in _REPLIES.values())


def replies_in(case: Case) -> dict[tuple[End, EventRef], Met]:
    """For each request that people have recorded, the first reply to it. A reply names the request by its event's id,
    or by the name that the request's own event gives it."""
    replies: dict[tuple[End, EventRef], Met] = {}
    if _REQUESTS.isdisjoint(case.by_type):
        return replies
    for end, (request, key, kinds) in _REPLIES.items():
        for asked in case.facts(request):
            if first := _first(_given(case, asked, key, kinds)):
                replies[end, asked.ref] = first
    return replies


def decisions_in(case: Case) -> dict[EventRef, Sequence[EventRef]]:
    """For each request for a review, what was decided on it."""
    return {
        asked.ref: [fact.ref for fact in _given(case, asked, "review", ("review.decided",))]
        for asked in case.facts("review.requested")
    }


def _given(case: Case, asked: Fact, key: str, kinds: Iterable[str]) -> Iterable[Fact]:
    """What was given of these kinds to this request, for the same victim."""
    names, victim_id = {asked.id, asked.data.get(key, asked.id)}, asked.data["victim_id"]
    given = (fact for kind in kinds for fact in case.facts(kind) if fact.data.get(key) in names)
    return (fact for fact in given if fact.data["victim_id"] == victim_id)
