"""Decides what starts a clock: the contract's table "Which event starts what" (ledger rules 7 to 19).

An event gives triggers, each with the moment at which its clock starts and, where not every victim is owed it, a test
for those who are. A trigger whose clock has no start yet (witness care has received nothing) is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights.case_facts import ADULT_AGE, Fact, RecordedCase, VictimOnRecord, fact_order, last_fact_by
from victimcare.rules.rights.catalogue import Trigger
from victimcare.rules.rights.ledger_types import DutyEnding

Whom = Callable[[VictimOnRecord], bool]

CICS_AGE = 20  # Criminal Injuries Compensation Scheme: a child's time to apply ends on the 20th birthday


class ClockStart(NamedTuple):
    """A clock that starts for one victim.

    The time is counted from `at`, unless from another day (`counted_from`), or ends on a fixed day (`fixed_on`).
    `ending` takes the duty off the clock from the start. `corrected`: how the clock would have started with details
    that became known later, and when they did.
    """

    trigger: Trigger
    fact: Fact
    at: datetime
    counted_from: date | None = None
    fixed_on: date | None = None
    ending: DutyEnding | None = None
    corrected: tuple[tuple[datetime, ClockStart], ...] = ()


class CaseStart(NamedTuple):
    """A clock that starts for each victim of the case, or for those for which `whom` is true."""

    trigger: Trigger
    fact: Fact
    at: datetime
    whom: Whom | None = None


def list_case_starts(case: RecordedCase) -> list[CaseStart]:
    """Return every clock that the case's events start, except for the record of the crime itself."""
    starts: list[CaseStart] = []
    for kind, facts in case.by_type.items():
        if (trigger := _AT_ONCE.get(kind)) is not None:
            starts.extend(CaseStart(trigger, fact, fact.time) for fact in facts)
        elif (rule := _BY_RULE.get(kind)) is not None:
            for fact in facts:
                starts.extend(rule(fact, case))
    return starts


def list_victim_starts(victim: VictimOnRecord, case: RecordedCase, shared: Sequence[CaseStart]) -> Iterator[ClockStart]:
    """Yield every clock that starts for this victim: those of the report, then those of the events owed to them."""
    yield from _report(victim, case)
    since = fact_order(victim.added_by) if victim.added_by else None
    for start in shared:
        if start.whom is not None and not start.whom(victim):
            continue
        if since is None or fact_order(start.fact) > since:
            yield ClockStart(start.trigger, start.fact, start.at)


def _report(victim: VictimOnRecord, case: RecordedCase) -> Iterator[ClockStart]:
    """Yield the duties of a report: at `reported_at`, or when the victim was added (rules 9 and 16)."""
    fact = victim.added_by or case.recorded
    at = fact.time if victim.added_by else case.reported_at
    if victim.added_by is None:
        yield ClockStart(Trigger.CRIME_RECORDED, fact, at)
    yield ClockStart(Trigger.CRIME_REPORTED, fact, at)
    yield ClockStart(Trigger.INVESTIGATION_STARTED, fact, fact.time)
    if _needs_interpreter(victim):
        yield ClockStart(Trigger.LANGUAGE_NEED, fact, at)
    if not victim.is_business:
        yield _incident(victim, case, fact)


def _needs_interpreter(victim: VictimOnRecord) -> bool:
    language: str = victim.record.get("language", "")
    is_other = language != "" and language.partition("-")[0].lower() != "en"
    return is_other or "bsl" in victim.record.get("formats", ())


def _incident(victim: VictimOnRecord, case: RecordedCase, fact: Fact) -> ClockStart:
    corrected = tuple((each.time, _cics(victim.as_known_from(each), case, fact)) for each in victim.accepted)
    return _cics(victim, case, fact)._replace(corrected=corrected)


def _cics(victim: VictimOnRecord, case: RecordedCase, fact: Fact) -> ClockStart:
    """The victim's own time to apply for compensation; longer for a child (rule 17)."""
    start = ClockStart(Trigger.INCIDENT, fact, case.incident_at)
    born = victim.born_on
    if born is None or not victim.is_under_age_on(case.incident_on):
        return start
    if case.reported_on < clock.birthday(born, ADULT_AGE):
        return start._replace(fixed_on=clock.birthday(born, CICS_AGE))
    return start._replace(counted_from=case.reported_on)


def _interviewed(fact: Fact, case: RecordedCase) -> Iterator[CaseStart]:
    if was_under_caution(fact):
        yield CaseStart(Trigger.SUSPECT_INTERVIEWED_UNDER_CAUTION, fact, fact.time)


def was_under_caution(interview: Fact) -> bool:
    return interview.data.get("under_caution") is not False


# Rule 13: outcome groups that are a decision not to prosecute. Among them only code 9 is decided by the CPS.
NO_PROSECUTION_GROUPS = frozenset(
    {
        "evidential_suspect_identified",
        "evidential_victim",
        "prosecution_prevented",
        "no_suspect",
        "not_in_public_interest",
    }
)
_DECIDED_BY_CPS = "9"


def _outcome(fact: Fact, case: RecordedCase) -> Iterator[CaseStart]:
    code = fact.data["outcome"]
    outcome = case.outcomes.get(code)
    if outcome is None or outcome.group not in NO_PROSECUTION_GROUPS or _is_told_already(fact, case):
        return
    by_cps = code == _DECIDED_BY_CPS
    trigger = Trigger.CPS_DECISION_NO_PROSECUTION if by_cps else Trigger.POLICE_DECISION_NO_PROSECUTION
    yield CaseStart(trigger, fact, fact.time)


def _is_told_already(outcome: Fact, case: RecordedCase) -> bool:
    """Whether the outcome is old news: a decision not to charge came at or before it, since the case was last
    reopened."""
    decisions = [fact for fact in case.facts(EventType.PROSECUTION_DECISION) if fact.data["decision"] == "no_charge"]
    decision = last_fact_by(decisions, outcome.time)
    reopened = last_fact_by(case.facts(EventType.CASE_REOPENED), outcome.time)
    return decision is not None and (reopened is None or fact_order(decision) > fact_order(reopened))


def _decision(fact: Fact, case: RecordedCase) -> Iterator[CaseStart]:
    match fact.data["decision"], fact.data["by"]:
        case "no_charge", "police":
            yield CaseStart(Trigger.POLICE_DECISION_NO_PROSECUTION, fact, fact.time)
        case "no_charge", _:
            yield CaseStart(Trigger.CPS_DECISION_NO_PROSECUTION, fact, fact.time)
        case (("discontinued" | "charge_altered"), _):
            yield CaseStart(Trigger.CHARGE_DROPPED_OR_ALTERED, fact, fact.time)


def _received_at(fact: Fact) -> datetime | None:
    received = fact.data.get("received_by_wcu_at")
    return clock.parse_moment(received) if received else None


def _listed(fact: Fact, case: RecordedCase) -> Iterator[CaseStart]:
    called = frozenset(fact.data.get("victim_must_attend", ()))

    def is_called(victim: VictimOnRecord) -> bool:
        return victim.id in called

    if called:
        yield CaseStart(Trigger.MUST_ATTEND_COURT, fact, fact.time, is_called)
    received_at = _received_at(fact)
    if received_at is None:
        return
    is_appeal = fact.data["kind"] == "appeal"
    yield CaseStart(Trigger.APPEAL_HEARING_LISTED if is_appeal else Trigger.HEARING_LISTED, fact, received_at)
    if called:
        yield CaseStart(Trigger.CALLED_TO_GIVE_EVIDENCE, fact, received_at, is_called)


# Rule 14, by `result` alone.
_ENDS_THE_CASE = frozenset({"guilty_plea", "convicted", "acquitted", "discontinued", "sentenced"})
_CONVICTS = frozenset({"guilty_plea", "convicted", "sentenced"})
_THEN_RECEIVED = {
    "guilty_plea": Trigger.CASE_OUTCOME_RECEIVED,
    "convicted": Trigger.CASE_OUTCOME_RECEIVED,
    "acquitted": Trigger.CASE_OUTCOME_RECEIVED,
    "discontinued": Trigger.CASE_OUTCOME_RECEIVED,
    "sentenced": Trigger.SENTENCE_RECEIVED,
    "bail_granted": Trigger.BAIL_RESULT_RECEIVED,
    "bail_varied": Trigger.BAIL_RESULT_RECEIVED,
    "remanded": Trigger.BAIL_RESULT_RECEIVED,
    "warrant_issued": Trigger.WARRANT_RECEIVED,
}


def _resulted(fact: Fact, case: RecordedCase) -> Iterator[CaseStart]:
    result = fact.data["result"]
    yield CaseStart(Trigger.CASE_OUTCOME if result in _ENDS_THE_CASE else Trigger.HEARING_OUTCOME, fact, fact.time)
    if result in _CONVICTS:
        yield CaseStart(Trigger.CONVICTED_OR_SENTENCED, fact, fact.time, _is_bereaved)
    if result == "sentenced":
        yield CaseStart(Trigger.SENTENCED, fact, fact.time)
        if _qualifies(fact, case):
            yield CaseStart(Trigger.QUALIFYING_SENTENCE, fact, fact.time)
    received_at, then = _received_at(fact), _THEN_RECEIVED.get(result)
    if received_at is not None and then is not None:
        yield CaseStart(then, fact, received_at)


def _is_bereaved(victim: VictimOnRecord) -> bool:
    return victim.kind in ("bereaved_relative", "family_spokesperson")


def _qualifies(sentence: Fact, case: RecordedCase) -> bool:
    """Whether the sentence brings the Victim Contact Scheme (rule 15)."""
    long_enough = sentence.data.get("sentence_months", 0) >= 12
    by_offence = case.offence_group in ("violence", "sexual") and long_enough
    return by_offence or sentence.data.get("hospital_order") is True


def _appeal(fact: Fact, case: RecordedCase) -> Iterator[CaseStart]:
    trigger = Trigger.APPEAL_RECEIVED if fact.type == EventType.APPEAL_LODGED else Trigger.APPEAL_RESULT_RECEIVED
    if received_at := _received_at(fact):
        yield CaseStart(trigger, fact, received_at)


def _property_ready(fact: Fact, case: RecordedCase) -> Iterator[CaseStart]:
    """Owed to the victim whose property was seized, or to all if the seizure names none (rule 18)."""
    seizures = [
        seized for seized in case.facts(EventType.PROPERTY_SEIZED) if seized.data["item_ref"] == fact.data["item_ref"]
    ]
    if not seizures:
        return
    earlier = [seized for seized in seizures if fact_order(seized) < fact_order(fact)]
    owner = (earlier[-1] if earlier else seizures[0]).data.get("victim_id")

    def is_owner(victim: VictimOnRecord) -> bool:
        return owner is None or victim.id == owner

    yield CaseStart(Trigger.PROPERTY_NO_LONGER_NEEDED, fact, fact.time, is_owner)


def _named(trigger: Trigger) -> Callable[[Fact, RecordedCase], Iterator[CaseStart]]:
    """A clock started by a person's act, for the victim that the act names."""

    def rule(fact: Fact, case: RecordedCase) -> Iterator[CaseStart]:
        yield CaseStart(trigger, fact, fact.time, lambda victim: bool(victim.id == fact.data["victim_id"]))

    return rule


def _review_requested(fact: Fact, case: RecordedCase) -> Iterator[CaseStart]:
    by_police = fact.data["of"] == "police"
    trigger = Trigger.POLICE_REVIEW_REQUESTED if by_police else Trigger.CPS_REVIEW_REQUESTED
    yield from _named(trigger)(fact, case)


def _complaint_answered(fact: Fact, case: RecordedCase) -> Iterator[CaseStart]:
    """The final answer opens the way to the Ombudsman; a holding answer does not."""
    if fact.data.get("is_final") is not False:
        yield from _named(Trigger.COMPLAINT_ANSWERED)(fact, case)


_AT_ONCE = {
    EventType.CASE_NOT_INVESTIGATED: Trigger.DECISION_NOT_TO_INVESTIGATE,
    EventType.SUSPECT_ARRESTED: Trigger.SUSPECT_ARRESTED,
    EventType.SUSPECT_RELEASED_WITHOUT_CHARGE: Trigger.SUSPECT_RELEASED_WITHOUT_CHARGE,
    EventType.SUSPECT_BAILED: Trigger.SUSPECT_BAILED_OR_RELEASED_UNDER_INVESTIGATION,
    EventType.SUSPECT_RELEASED_UNDER_INVESTIGATION: Trigger.SUSPECT_BAILED_OR_RELEASED_UNDER_INVESTIGATION,
    EventType.SUSPECT_BAIL_CHANGED: Trigger.POLICE_BAIL_CHANGED,
    EventType.SUSPECT_OUT_OF_COURT_DISPOSAL: Trigger.OUT_OF_COURT_DISPOSAL_GIVEN,
    EventType.SUSPECT_CHARGED: Trigger.SUSPECT_CHARGED,
    EventType.OFFENDER_RELEASE_PLANNED: Trigger.RELEASE_PLANNED,
}

_BY_RULE: dict[str, Callable[[Fact, RecordedCase], Iterator[CaseStart]]] = {
    EventType.SUSPECT_INTERVIEWED: _interviewed,
    EventType.CASE_OUTCOME: _outcome,
    EventType.PROSECUTION_DECISION: _decision,
    EventType.HEARING_LISTED: _listed,
    EventType.HEARING_RESULTED: _resulted,
    EventType.APPEAL_LODGED: _appeal,
    EventType.APPEAL_RESULTED: _appeal,
    EventType.PROPERTY_READY: _property_ready,
    # Started by people in the product, each for one victim.
    EventType.INTERVIEW_NEEDED: _named(Trigger.VICTIM_INTERVIEW_NEEDED),
    EventType.OUT_OF_COURT_DISPOSAL_CONSIDERED: _named(Trigger.OUT_OF_COURT_DISPOSAL_CONSIDERED),
    EventType.REVIEW_REQUESTED: _review_requested,
    EventType.SPECIAL_MEASURES_DECIDED: _named(Trigger.SPECIAL_MEASURES_DECIDED),
    EventType.REARREST_HEARING_RECEIVED: _named(Trigger.REARREST_HEARING_RECEIVED),
    EventType.APPEAL_BAIL_RECEIVED: _named(Trigger.APPEAL_BAIL_RECEIVED),
    EventType.EXPENSES_CLAIMED: _named(Trigger.EXPENSES_CLAIMED),
    EventType.CONTACT_SCHEME_REFERRAL_RECEIVED: _named(Trigger.VICTIM_CONTACT_SCHEME_REFERRAL_RECEIVED),
    EventType.OFFENDER_UNLAWFULLY_AT_LARGE: _named(Trigger.OFFENDER_UNLAWFULLY_AT_LARGE),
    EventType.COMPLAINT_RECEIVED: _named(Trigger.COMPLAINT_RECEIVED),
    EventType.COMPLAINT_ANSWERED: _complaint_answered,
}
