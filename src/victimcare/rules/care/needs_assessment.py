"""What becomes of a need: somebody does something, we change how we speak with her, a service is asked, or we say why
not. An assessment is not finished while one of them has no end: nothing that she said is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from victimcare.rules.clock import WorkingDays, end_of_day, london_date, parse_moment

# When needs change, so that they are asked again: charge, trial, sentence, release (Victims' Code, right 4: needs are
# assessed again when they change; domain reference, section 8).


class AssessmentMoment(StrEnum):
    """What an assessment was begun for."""

    FIRST = "first"
    CHARGE = "charge"
    TRIAL = "trial"
    SENTENCE = "sentence"
    RELEASE = "release"
    ASKED = "asked"  # she asked, or somebody saw that something has changed


REASSESSED_AT = (AssessmentMoment.CHARGE, AssessmentMoment.TRIAL, AssessmentMoment.SENTENCE, AssessmentMoment.RELEASE)
# Working days within which somebody has asked: our own standard, no number of the Code's. He may be out soon.
_ASSESSED_WITHIN = {
    AssessmentMoment.CHARGE: 5,
    AssessmentMoment.TRIAL: 5,
    AssessmentMoment.SENTENCE: 5,
    AssessmentMoment.RELEASE: 1,
}
_BEFORE_TRIAL = 3  # working days before it, so that what she needs there can still be had


def assessment_moment_of(event_type: str, data: Mapping[str, object]) -> AssessmentMoment | None:
    """The moment that an event is, if it is one."""
    match event_type:
        case "suspect.charged":
            return AssessmentMoment.CHARGE
        case "hearing.listed":
            return AssessmentMoment.TRIAL if data.get("kind") == "trial" else None
        case "hearing.resulted":
            return AssessmentMoment.SENTENCE if data.get("result") == "sentenced" else None
        case "offender.release_planned":
            return AssessmentMoment.RELEASE
    return None


def assessment_due_at(
    of: AssessmentMoment, data: Mapping[str, object], calendar: WorkingDays, *, now: datetime
) -> datetime:
    """By when she was asked: within the days of the moment, and before the day that it is about. Never before today:
    what comes late is asked at once."""
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


class NeedEnd(StrEnum):
    TASK = "task"
    ADJUSTMENT = "adjustment"  # of how she is spoken with: in her communication passport
    REFERRAL = "referral"
    NOT_MET = "not_met"  # and why


@dataclass(frozen=True, slots=True)
class NeedKind:
    """A need by its code. `ends`: how it may end besides not at all, the usual one first.

    `passport`: the need of her communication passport that an adjustment is; empty: words of it. `support`: for which
    need of the support services a referral is. `days`: working days until somebody has done it.
    """

    code: str
    ends: tuple[NeedEnd, ...]
    days: int = 5
    harm: int = 1
    passport: str = ""
    support: str = ""


@dataclass(frozen=True, slots=True)
class NeedDecision:
    """How one need ends, as a person chose it with her. `why` is needed for what is not met."""

    end: NeedEnd
    why: str = ""


class AssessmentFault(StrEnum):
    """Why an assessment cannot be finished as it stands."""

    UNDECIDED = "undecided"
    NOT_OFFERED = "not_offered"  # this need does not end in this way
    WHY_MISSING = "why_missing"
    NOT_RAISED = "not_raised"  # nothing that she said raises it
    NO_SUPPORT = "no_support"  # she wants nothing of support services


def find_assessment_faults(
    raised: Iterable[str],
    decided: Mapping[str, NeedDecision],
    kinds: Mapping[str, NeedKind],
    *,
    wants_no_support: bool,
) -> dict[str, AssessmentFault]:
    """What stands against finishing, by need; empty: it can be finished."""
    wanted = list(dict.fromkeys(raised))
    found = {code: AssessmentFault.NOT_RAISED for code in decided if code not in wanted}
    for code in wanted:
        fault = _fault(decided.get(code), kinds[code], wants_no_support)
        if fault is not None:
            found[code] = fault
    return found


def find_lost_needs(raised: Collection[str], ended: Collection[str]) -> frozenset[str]:
    """Needs that were raised and have no end: after an assessment was finished there is none."""
    return frozenset(raised) - frozenset(ended)


def _fault(decided: NeedDecision | None, kind: NeedKind, wants_no_support: bool) -> AssessmentFault | None:
    if decided is None:
        return AssessmentFault.UNDECIDED
    if decided.end is NeedEnd.NOT_MET:
        return None if decided.why.strip() else AssessmentFault.WHY_MISSING
    if decided.end not in kind.ends:
        return AssessmentFault.NOT_OFFERED
    if decided.end is NeedEnd.REFERRAL and wants_no_support:
        return AssessmentFault.NO_SUPPORT
    return None
