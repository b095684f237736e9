"""The engine: works out every duty owed to each victim of a crime from its timeline (contracts/ledger.md).

`work_out_duties` returns rows that can be stored. They do not change as time passes, but a row reflects only the events
that were counted, and an event's `time` may be up to a day ahead. So store `good_until` with the rows and work the case
out again when that moment has come: in the background, and at once when the rows are asked for at a moment for which
they no longer hold (`CaseDuties.holds_at`). Planned moments inside an event (`received_by_wcu_at`) need none of this:
the rows carry `starts_at` and `met_at`, and a duty is listed once its start has come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights import duty_acts
from victimcare.rules.rights.case_facts import (
    NO_FACTS,
    Fact,
    RecordedCase,
    VictimOnRecord,
    incident_moment,
    list_victims,
    order_facts,
)
from victimcare.rules.rights.catalogue import Catalogue, DutyEnd, DutyReason, Entitlement
from victimcare.rules.rights.clock_starts import CaseStart, ClockStart, list_case_starts, list_victim_starts
from victimcare.rules.rights.duty_acts import DutyActs, acts_by_victim
from victimcare.rules.rights.duty_clock import run_clock
from victimcare.rules.rights.duty_ends import (
    DecisionTellings,
    DutyEvidence,
    DutyFulfilment,
    VictimContacts,
    find_court_receipts,
    find_fulfilment,
    find_property_returns,
    find_request_replies,
    find_review_decisions,
)
from victimcare.rules.rights.duty_status import ledger_at
from victimcare.rules.rights.enhanced_rights import Enhancement, list_needs_assessments, work_out_enhancement
from victimcare.rules.rights.ledger_types import (
    CaseDuties,
    Duty,
    DutyEnding,
    DutyStatus,
    Ledger,
    VictimDuties,
    promises_by_victim,
)


def work_out_ledger(
    timeline: Iterable[Fact], catalogue: Catalogue, calendar: WorkingDays, *, as_of: datetime
) -> Ledger:
    """Work out the ledger of a crime at a moment from its timeline."""
    return ledger_at(work_out_duties(timeline, catalogue, calendar, as_of=as_of), as_of)


def work_out_duties(
    timeline: Iterable[Fact], catalogue: Catalogue, calendar: WorkingDays, *, as_of: datetime
) -> CaseDuties:
    """Work out every duty that the events up to `as_of` start, whatever their order; for how long they hold, see above.
    The events must be those that were applied: valid, of one crime, each once."""
    ordered = order_facts(timeline)
    counted = [fact for fact in ordered if fact.time <= as_of]
    good_from = counted[-1].time if counted else None
    good_until = ordered[len(counted)].time if len(counted) < len(ordered) else None
    case = build_case(counted, catalogue)
    if case is None:
        return CaseDuties(None, (), good_from, good_until)
    return CaseDuties(case.edition.id, _victims(case, calendar), good_from, good_until)


def build_case(counted: Sequence[Fact], catalogue: Catalogue) -> RecordedCase | None:
    """Build the crime from these ordered events; None before it is recorded."""
    by_type: dict[EventType, list[Fact]] = {}
    for fact in counted:
        by_type.setdefault(fact.type, []).append(fact)
    if EventType.CASE_RECORDED not in by_type:
        return None
    recorded = by_type[EventType.CASE_RECORDED][0]
    data, offence = recorded.data, recorded.data["offence"]
    reported_at, happened_at = clock.parse_moment(data["reported_at"]), incident_moment(data)
    return RecordedCase(
        recorded=recorded,
        reported_at=reported_at,
        incident_at=happened_at,
        incident_on=clock.london_date(happened_at),
        offence_group=offence["group"],
        flags=frozenset(offence.get("flags", ())),
        edition=catalogue.edition_on(clock.london_date(reported_at)),
        outcomes=catalogue.outcomes,
        by_type=by_type,
    )


def _victims(case: RecordedCase, calendar: WorkingDays) -> tuple[VictimDuties, ...]:
    shared, receipts, returns = list_case_starts(case), find_court_receipts(case), find_property_returns(case)
    replies, decisions = find_request_replies(case), find_review_decisions(case)
    contacts, assessments = (
        _by_victim(case.facts(EventType.VICTIM_CONTACTED)),
        _by_victim(case.facts(EventType.VICTIM_NEEDS_ASSESSED)),
    )
    accepted, decided, promised = (
        _by_victim(case.facts(EventType.VICTIM_DETAILS_ACCEPTED)),
        acts_by_victim(case),
        promises_by_victim(case),
    )
    answers = []
    for victim in list_victims(case.recorded, case.facts(EventType.VICTIM_ADDED)):
        if victim.id in accepted:
            victim = victim._replace(accepted=accepted[victim.id])
        assessed = assessments.get(victim.id, NO_FACTS)
        evidence = DutyEvidence(
            VictimContacts(contacts.get(victim.id, NO_FACTS)),
            list_needs_assessments(assessed),
            receipts,
            returns,
            replies,
            decisions,
        )
        enhancement = work_out_enhancement(victim, case, assessed)
        duties = _duties(
            victim, case, shared, evidence, enhancement, decided.get(victim.id, duty_acts.NO_ACTS), calendar
        )
        promise = promised.get(victim.id)
        answers.append(VictimDuties(victim.id, enhancement.now, enhancement.grounds, duties, promise))
    return tuple(answers)


def _by_victim(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    grouped: dict[str, list[Fact]] = {}
    for fact in facts:
        grouped.setdefault(fact.data["victim_id"], []).append(fact)
    return grouped


def _duties(
    victim: VictimOnRecord,
    case: RecordedCase,
    shared: Sequence[CaseStart],
    evidence: DutyEvidence,
    enhancement: Enhancement,
    decided: DutyActs,
    calendar: WorkingDays,
) -> tuple[Duty, ...]:
    duties: list[Duty] = []
    tellings = DecisionTellings()
    for start in list_victim_starts(victim, case, shared):
        for entry in case.edition.by_trigger.get(start.trigger, ()):
            end = find_fulfilment(entry, start, evidence)
            tellings.add(start, end)
            duties.append(_duty(victim, case, entry, start, end, enhancement, decided, calendar))
    for start in tellings.windows(victim, case):
        for entry in case.edition.by_trigger.get(start.trigger, ()):
            duties.append(_duty(victim, case, entry, start, None, enhancement, decided, calendar))
    return tuple(sorted(duties, key=lambda duty: (duty.starts_on, duty.id, duty.triggered_by.id, duty.triggered_by)))


def _duty(
    victim: VictimOnRecord,
    case: RecordedCase,
    entry: Entitlement,
    start: ClockStart,
    end: DutyFulfilment | None,
    enhancement: Enhancement,
    decided: DutyActs,
    calendar: WorkingDays,
) -> Duty:
    first = first_ending(entry, start, victim, case)
    bearing = decided.on(entry, start.fact.ref) if decided is not duty_acts.NO_ACTS else NO_FACTS
    due, ending = run_clock(entry, start, end, enhancement, bearing, first, calendar)
    limit = entry.standard or entry.enhanced
    ran_out = due is None and limit is not None
    return Duty(
        victim_id=victim.id,
        id=entry.id,
        edition=case.edition.id,
        right=entry.right,
        triggered_by=start.fact.ref,
        starts_at=start.at,
        starts_on=clock.london_date(start.at),
        unit=due.unit if due else limit.unit if limit else None,
        due_on=due.on if due else None,
        due_at=due.at if due else None,
        met_at=end.at if end else None,
        met_by=end.by.ref if end else None,
        is_window=entry.is_window,
        ending=ending,
        note=DutyReason.CALENDAR_ENDS if ran_out else entry.note,
        explained_by=decided.explanation(entry, start.fact.ref) if decided is not duty_acts.NO_ACTS else None,
    )


def first_ending(
    entry: Entitlement, start: ClockStart, victim: VictimOnRecord, case: RecordedCase
) -> DutyEnding | None:
    """What takes a duty off the clock from its start, by the feed alone."""
    return _referral_ending(victim, case, start.at) if entry.ends is DutyEnd.REFERRAL else start.ending


def _referral_ending(victim: VictimOnRecord, case: RecordedCase, at: datetime) -> DutyEnding | None:
    """The victim's choice about support. For some crimes and victims consent must be explicit (rule 23)."""
    choice = victim.record.get("referral_choice")
    if choice == "declined":
        return DutyEnding(DutyStatus.DECLINED, DutyReason.SUPPORT_DECLINED, at)
    must_consent = (
        case.offence_group == "sexual" or "domestic_abuse" in case.flags or victim.kind == "bereaved_relative"
    )
    if must_consent and choice != "agreed":
        return DutyEnding(DutyStatus.HELD, DutyReason.CONSENT_NOT_GIVEN, at)
    return None
