"""The engine: a crime's timeline in, every duty owed to each of its victims out (contracts/ledger.md).

`duties_of` gives rows that can be stored. They do not change with the passing of time, but a row can only know the
events that were counted, and an event's `time` may lie up to a day ahead. Whoever stores them therefore keeps
`good_until` beside them and works the case out anew when that moment has come: in the background, and at once when
they are asked for at a moment for which they no longer hold (`CaseDuties.holds_at`). Planned moments inside an event
(`received_by_wcu_at`) need nothing of the kind: the rows carry `starts_at` and `met_at`, and a duty is listed once its
start has come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from victimcare.rules import clock
from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights import acts
from victimcare.rules.rights.acts import Acts, acts_in
from victimcare.rules.rights.case import DETAILS_ACCEPTED, NONE, Case, Victim, incident_at, victims_of
from victimcare.rules.rights.catalogue import Catalogue, End, Entitlement, Reason
from victimcare.rules.rights.ends import Contacts, Evidence, Met, decisions_in, met, receipts_in, replies_in, returns_in
from victimcare.rules.rights.enhanced import Enhancement, enhancement_of, needs_assessed
from victimcare.rules.rights.facts import Fact, in_order
from victimcare.rules.rights.promises import promises_in
from victimcare.rules.rights.running import run
from victimcare.rules.rights.shapes import CaseDuties, Duty, Ending, Ledger, Status, VictimDuties
from victimcare.rules.rights.starts import CaseStart, Start, starts_for, starts_in
from victimcare.rules.rights.status import ledger_at
from victimcare.rules.rights.windows import Tellings


def ledger(timeline: Iterable[Fact], catalogue: Catalogue, calendar: WorkingDays, *, as_of: datetime) -> Ledger:
    """The ledger of a crime at a moment, worked out from its timeline."""
    return ledger_at(duties_of(timeline, catalogue, calendar, as_of=as_of), as_of)


def duties_of(timeline: Iterable[Fact], catalogue: Catalogue, calendar: WorkingDays, *, as_of: datetime) -> CaseDuties:
    """Every duty that the events up to `as_of` start, in whatever order they are given; see above for how long it
    holds. The events must be those that were applied: valid, of one crime, each once."""
    ordered = in_order(timeline)
    counted = [fact for fact in ordered if fact.time <= as_of]
    good_from = counted[-1].time if counted else None
    good_until = ordered[len(counted)].time if len(counted) < len(ordered) else None
    case = case_of(counted, catalogue)
    if case is None:
        return CaseDuties(None, (), good_from, good_until)
    return CaseDuties(case.edition.id, _victims(case, calendar), good_from, good_until)


def case_of(counted: Sequence[Fact], catalogue: Catalogue) -> Case | None:
    """The crime as these ordered events describe it; None before it is recorded."""
    by_type: dict[str, list[Fact]] = {}
    for fact in counted:
        by_type.setdefault(fact.type, []).append(fact)
    if "case.recorded" not in by_type:
        return None
    recorded = by_type["case.recorded"][0]
    data, offence = recorded.data, recorded.data["offence"]
    reported_at, happened_at = clock.moment(data["reported_at"]), incident_at(data)
    return Case(
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


def _victims(case: Case, calendar: WorkingDays) -> tuple[VictimDuties, ...]:
    shared, receipts, returns = starts_in(case), receipts_in(case), returns_in(case)
    replies, decisions = replies_in(case), decisions_in(case)
    contacts, assessments = _by_victim(case.facts("victim.contacted")), _by_victim(case.facts("victim.needs_assessed"))
    accepted, decided, promised = _by_victim(case.facts(DETAILS_ACCEPTED)), acts_in(case), promises_in(case)
    answers = []
    for victim in victims_of(case.recorded, case.facts("victim.added")):
        if victim.id in accepted:
            victim = victim._replace(accepted=accepted[victim.id])
        assessed = assessments.get(victim.id, NONE)
        evidence = Evidence(
            Contacts(contacts.get(victim.id, NONE)), needs_assessed(assessed), receipts, returns, replies, decisions
        )
        enhancement = enhancement_of(victim, case, assessed)
        duties = _duties(victim, case, shared, evidence, enhancement, decided.get(victim.id, acts.NOTHING), calendar)
        promise = promised.get(victim.id)
        answers.append(VictimDuties(victim.id, enhancement.now, enhancement.grounds, duties, promise))
    return tuple(answers)


def _by_victim(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    grouped: dict[str, list[Fact]] = {}
    for fact in facts:
        grouped.setdefault(fact.data["victim_id"], []).append(fact)
    return grouped


def _duties(
    victim: Victim,
    case: Case,
    shared: Sequence[CaseStart],
    evidence: Evidence,
    enhancement: Enhancement,
    decided: Acts,
    calendar: WorkingDays,
) -> tuple[Duty, ...]:
    duties: list[Duty] = []
    tellings = Tellings()
    for start in starts_for(victim, case, shared):
        for entry in case.edition.by_trigger.get(start.trigger, ()):
            end = met(entry, start, evidence)
            tellings.add(start, end)
            duties.append(_duty(victim, case, entry, start, end, enhancement, decided, calendar))
    for start in tellings.windows(victim, case):
        for entry in case.edition.by_trigger.get(start.trigger, ()):
            duties.append(_duty(victim, case, entry, start, None, enhancement, decided, calendar))
    return tuple(sorted(duties, key=lambda duty: (duty.starts_on, duty.id, duty.triggered_by.id, duty.triggered_by)))


def _duty(
    victim: Victim,
    case: Case,
    entry: Entitlement,
    start: Start,
    end: Met | None,
    enhancement: Enhancement,
    decided: Acts,
    calendar: WorkingDays,
) -> Duty:
    first = first_ending(entry, start, victim, case)
    bearing = decided.on(entry, start.fact.ref) if decided is not acts.NOTHING else NONE
    due, ending = run(entry, start, end, enhancement, bearing, first, calendar)
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
        note=Reason.CALENDAR_ENDS if ran_out else entry.note,
        explained_by=decided.explanation(entry, start.fact.ref) if decided is not acts.NOTHING else None,
    )


def first_ending(entry: Entitlement, start: Start, victim: Victim, case: Case) -> Ending | None:
    """What takes a duty off the clock from its start, by the feed alone."""
    return _referral_ending(victim, case, start.at) if entry.ends is End.REFERRAL else start.ending


def _referral_ending(victim: Victim, case: Case, at: datetime) -> Ending | None:
    """Her choice about support, where consent must be explicit for some crimes and victims (rule 23)."""
    choice = victim.record.get("referral_choice")
    if choice == "declined":
        return Ending(Status.DECLINED, Reason.SUPPORT_DECLINED, at)
    must_consent = (
        case.offence_group == "sexual" or "domestic_abuse" in case.flags or victim.kind == "bereaved_relative"
    )
    if must_consent and choice != "agreed":
        return Ending(Status.HELD, Reason.CONSENT_NOT_GIVEN, at)
    return None
