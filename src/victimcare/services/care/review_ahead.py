"""Whether telling a victim now that a case ends opens their time to ask for another look, before it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from victimcare.records.models import Duty, Victim
from victimcare.rules.challenges import opens_review_window
from victimcare.rules.challenges.challenge_course import span_ends_at
from victimcare.rules.clock import london_date
from victimcare.rules.rights import Duty as DutyWorkedOut
from victimcare.rules.rights import Fact, order_facts, work_out_duties
from victimcare.services.cases.timeline import timelines
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.rights.working_days import working_days


def look_ahead_to_review(victim: Victim, owed: Iterable[Duty], *, now: datetime) -> tuple[bool, date | None]:
    """Whether a review opens for this victim when they are told of all that is `owed`, and until which day where a
    public page restates the time. It asks the rules of the rights with that telling added to the timeline, so that an
    ending without a review (contracts/ledger.md, rule 25) promises none. One query."""
    about: defaultdict[str, list[str]] = defaultdict(list)
    for duty in owed:
        about[duty.triggered_by.source].append(duty.triggered_by.source_event_id)
    told = [_telling(victim, source, ids, now) for source, ids in about.items()]
    facts = [entry.fact for entry in timelines([victim.case_id])[victim.case_id]]
    worked_out = work_out_duties(order_facts([*facts, *told]), catalogue(), working_days(), as_of=now)
    opened = [
        duty
        for one in worked_out.victims
        if one.victim_id == victim.record_id
        for duty in one.duties
        if duty.triggered_by in {fact.ref for fact in told} and duty.ending is None and _is_review(duty)
    ]
    return bool(opened), max((day for duty in opened if (day := _last_day(duty, now))), default=None)


def _telling(victim: Victim, source: str, about: list[str], now: datetime) -> Fact:
    """What would be recorded of a call now that tells of these events."""
    data = {"victim_id": victim.record_id, "channel": "phone", "reached": True, "about": about}
    return Fact(source, f"told-ahead-{source}", "victim.contacted", now, 0, data)


def _is_review(duty: DutyWorkedOut) -> bool:
    return opens_review_window(catalogue().edition(duty.edition).entitlements[duty.id])


def _last_day(duty: DutyWorkedOut, now: datetime) -> date | None:
    entry = catalogue().edition(duty.edition).entitlements[duty.id]
    ends = span_ends_at(now, entry.standard, working_days()) if entry.is_verified else None
    return london_date(ends) if ends else None
