"""What becomes of a need: a colleague acts, we change how we speak with the victim, a service is asked, or we say why
not. An assessment cannot be finished until every need has an end, so nothing the victim said is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import WorkingDays, end_of_day, london_date, parse_moment

# When needs are assessed again: charge, trial, sentence, release (Victims' Code, right 4: needs are assessed again when
# they change; domain reference, section 8).


class AssessmentMoment(StrEnum):
    """Why an assessment was begun."""

    FIRST = "first"
    CHARGE = "charge"
    TRIAL = "trial"
    SENTENCE = "sentence"
    RELEASE = "release"
    ASKED = "asked"  # the victim asked, or a colleague saw a change


REASSESSED_AT = (AssessmentMoment.CHARGE, AssessmentMoment.TRIAL, AssessmentMoment.SENTENCE, AssessmentMoment.RELEASE)
# Working days within which the victim is asked: our own standard, not a number of the Code. After news of a release it
# is shorter, as the offender may be out soon.
_ASSESSED_WITHIN = {
    AssessmentMoment.CHARGE: 5,
    AssessmentMoment.TRIAL: 5,
    AssessmentMoment.SENTENCE: 5,
    AssessmentMoment.RELEASE: 1,
}
_BEFORE_TRIAL = 3  # working days before the trial, so that what the victim needs there can still be arranged


def assessment_moment_of(event_type: EventType, data: Mapping[str, object]) -> AssessmentMoment | None:
    """Return the moment that this event marks, or None."""
    match event_type:
        case EventType.SUSPECT_CHARGED:
            return AssessmentMoment.CHARGE
        case EventType.HEARING_LISTED:
            return AssessmentMoment.TRIAL if data.get("kind") == "trial" else None
        case EventType.HEARING_RESULTED:
            return AssessmentMoment.SENTENCE if data.get("result") == "sentenced" else None
        case EventType.OFFENDER_RELEASE_PLANNED:
            return AssessmentMoment.RELEASE
    return None


def assessment_due_at(
    of: AssessmentMoment, data: Mapping[str, object], calendar: WorkingDays, *, now: datetime
) -> datetime:
    """Return when the assessment is due: within the days for this moment, and before the day it concerns. Never before
    today: a late one is due at once."""
    today = london_date(now)
    within = calendar.later(today, _ASSESSED_WITHIN[of])
    by = [within, *_before(of, data, calendar)]
    return end_of_day(max(min(by), today))


def _before(of: AssessmentMoment, data: Mapping[str, object], calendar: WorkingDays) -> list[date]:
    if of is AssessmentMoment.TRIAL and isinstance(at := data.get("starts_at"), str):
        trial_on = london_date(parse_moment(at))
        return [calendar.before(trial_on, _BEFORE_TRIAL) or trial_on]
    if of is AssessmentMoment.RELEASE and isinstance(on := data.get("on"), str):
        return [calendar.before(date.fromisoformat(on), 1) or date.fromisoformat(on)]
    return []


class NeedOutcome(StrEnum):
    TASK = "task"
    ADJUSTMENT = "adjustment"  # of how we speak with the victim: in their communication passport
    REFERRAL = "referral"
    NOT_MET = "not_met"  # with a reason


@dataclass(frozen=True, slots=True)
class NeedKind:
    """A kind of need, by its code. `ends`: how it may end besides not being met, the usual one first.

    `passport`: the need in the communication passport that an adjustment becomes; empty: it is written there in words.
    `support`: the need of the support services that a referral is for. `days`: working days until it must be done.
    """

    code: str
    ends: tuple[NeedOutcome, ...]
    days: int = 5
    harm: int = 1
    passport: str = ""
    support: str = ""


@dataclass(frozen=True, slots=True)
class NeedDecision:
    """How one need ends, as chosen with the victim. A need that is not met requires `why`."""

    end: NeedOutcome
    why: str = ""


class AssessmentFault(StrEnum):
    """Why an assessment cannot be finished yet."""

    UNDECIDED = "undecided"
    NOT_OFFERED = "not_offered"  # this need cannot end in this way
    WHY_MISSING = "why_missing"
    NOT_RAISED = "not_raised"  # no answer of the victim raises it
    NO_SUPPORT = "no_support"  # the victim wants nothing from support services


def find_assessment_faults(
    raised: Iterable[str],
    decided: Mapping[str, NeedDecision],
    kinds: Mapping[str, NeedKind],
    *,
    wants_no_support: bool,
) -> dict[str, AssessmentFault]:
    """Return what prevents finishing, by need; empty: the assessment can be finished."""
    wanted = list(dict.fromkeys(raised))
    found = {code: AssessmentFault.NOT_RAISED for code in decided if code not in wanted}
    for code in wanted:
        fault = _fault(decided.get(code), kinds[code], wants_no_support)
        if fault is not None:
            found[code] = fault
    return found


def find_lost_needs(raised: Collection[str], ended: Collection[str]) -> frozenset[str]:
    """Return the needs that were raised and have no end: always empty for a finished assessment."""
    return frozenset(raised) - frozenset(ended)


def _fault(decided: NeedDecision | None, kind: NeedKind, wants_no_support: bool) -> AssessmentFault | None:
    if decided is None:
        return AssessmentFault.UNDECIDED
    if decided.end is NeedOutcome.NOT_MET:
        return None if decided.why.strip() else AssessmentFault.WHY_MISSING
    if decided.end not in kind.ends:
        return AssessmentFault.NOT_OFFERED
    if decided.end is NeedOutcome.REFERRAL and wants_no_support:
        return AssessmentFault.NO_SUPPORT
    return None
