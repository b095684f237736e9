"""When needs change, so that they are asked again: charge, trial, sentence, release (Victims' Code, right 4: needs are
assessed again when they change; domain reference, section 8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from victimcare.rules.clock import WorkingDays, end_of_day, london_date, moment


class Moment(StrEnum):
    """What an assessment was begun for."""

    FIRST = "first"
    CHARGE = "charge"
    TRIAL = "trial"
    SENTENCE = "sentence"
    RELEASE = "release"
    ASKED = "asked"  # she asked, or somebody saw that something has changed


AGAIN = (Moment.CHARGE, Moment.TRIAL, Moment.SENTENCE, Moment.RELEASE)
# Working days within which somebody has asked: our own standard, no number of the Code's. He may be out soon.
_WITHIN = {Moment.CHARGE: 5, Moment.TRIAL: 5, Moment.SENTENCE: 5, Moment.RELEASE: 1}
_BEFORE_TRIAL = 3  # working days before it, so that what she needs there can still be had


def moment_of(event_type: str, data: Mapping[str, object]) -> Moment | None:
    """The moment that an event is, if it is one."""
    match event_type:
        case "suspect.charged":
            return Moment.CHARGE
        case "hearing.listed":
            return Moment.TRIAL if data.get("kind") == "trial" else None
        case "hearing.resulted":
            return Moment.SENTENCE if data.get("result") == "sentenced" else None
        case "offender.release_planned":
            return Moment.RELEASE
    return None


def due(of: Moment, data: Mapping[str, object], calendar: WorkingDays, *, now: datetime) -> datetime:
    """By when she was asked: within the days of the moment, and before the day that it is about. Never before today:
    what comes late is asked at once."""
    today = london_date(now)
    within = calendar.later(today, _WITHIN[of])
    by = [within, *_before(of, data, calendar)]
    return end_of_day(max(min(by), today))


def _before(of: Moment, data: Mapping[str, object], calendar: WorkingDays) -> list[date]:
    if of is Moment.TRIAL and isinstance(at := data.get("starts_at"), str):
        trial_on = london_date(moment(at))
        return [calendar.before(trial_on, _BEFORE_TRIAL) or trial_on]
    if of is Moment.RELEASE and isinstance(on := data.get("on"), str):
        return [calendar.before(date.fromisoformat(on), 1) or date.fromisoformat(on)]
    return []
