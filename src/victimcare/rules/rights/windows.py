"""The victim's own time to ask for a review of a decision not to prosecute (ledger rule 25)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from victimcare.rules.rights.case import Case, Victim
from victimcare.rules.rights.catalogue import Reason, Review, Trigger
from victimcare.rules.rights.ends import Met
from victimcare.rules.rights.facts import EventRef, Fact
from victimcare.rules.rights.shapes import Ending, Status
from victimcare.rules.rights.starts import Start, was_under_caution

_TOLD = {
    Trigger.POLICE_DECISION_NO_PROSECUTION: Trigger.TOLD_OF_POLICE_DECISION,
    Trigger.CPS_DECISION_NO_PROSECUTION: Trigger.TOLD_OF_CPS_DECISION,
}


class Tellings:
    """The contacts that met a victim's no-prosecution duties, with the decisions that each one told of."""

    def __init__(self) -> None:
        self._decisions: dict[tuple[Trigger, EventRef], tuple[Fact, list[Fact]]] = {}

    def add(self, start: Start, end: Met | None) -> None:
        if end is not None and (window := _TOLD.get(start.trigger)) is not None:
            self._decisions.setdefault((window, end.by.ref), (end.by, []))[1].append(start.fact)

    def windows(self, victim: Victim, case: Case) -> Iterator[Start]:
        """One window a contact, for police and for prosecutors each, from the contact's time even if it was early."""
        for (window, _), (contact, decisions) in self._decisions.items():
            ending = None
            if window is Trigger.TOLD_OF_POLICE_DECISION:
                reason = _not_owed(victim, case, contact.time, decisions)
                ending = Ending(Status.NOT_OWED, reason, contact.time) if reason else None
            yield Start(window, contact, contact.time, ending=ending)


def _not_owed(victim: Victim, case: Case, told_at: datetime, decisions: Sequence[Fact]) -> Reason | None:
    """Why the police need not review: what was so up to the contact, and the outcomes that it told of."""
    if not _has_by(told_at, _interviews(case)):
        return Reason.NO_INTERVIEW_UNDER_CAUTION
    if _has_by(told_at, (fact for fact in case.facts("case.withdrawn") if fact.data["victim_id"] == victim.id)):
        return Reason.VICTIM_WITHDREW
    if _has_by(told_at, case.facts("suspect.charged")):
        return Reason.SUSPECT_CHARGED
    if _has_by(told_at, case.facts("suspect.out_of_court_disposal")):
        return Reason.OUT_OF_COURT_DISPOSAL
    if not any(_may_be_reviewed(decision, case) for decision in decisions):
        return Reason.OUTCOME_WITHOUT_REVIEW
    return None


def _has_by(at: datetime, facts: Iterable[Fact]) -> bool:
    return any(fact.time <= at for fact in facts)


def _interviews(case: Case) -> Iterator[Fact]:
    """Interviews under caution: the event itself, or an outcome that says there was one."""
    yield from (fact for fact in case.facts("suspect.interviewed") if was_under_caution(fact))
    yield from (fact for fact in case.facts("case.outcome") if fact.data.get("suspect_interviewed_under_caution"))


def _may_be_reviewed(decision: Fact, case: Case) -> bool:
    outcome = case.outcomes.get(decision.data.get("outcome", ""))
    return outcome is None or outcome.review is not Review.NO
