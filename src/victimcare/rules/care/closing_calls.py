"""How a case closes for the victim: no case closes on an automatic text alone.

Whenever a case, or a part of it, ends, a colleague rings the victim on the same or the next working day. An automatic
message about it waits until the call was made or a colleague has said that it cannot be; page and line wait no longer
than the day of the call. The one exception is a release: the victim may be in danger, so the message leaves at once,
and the call comes as well.

A force may compare two orders, at random by case: the call first, or the message at once with the call after it. In
both the victim is rung. A guarded victim is never in the comparison.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_date


class ClosingMoment(StrEnum):
    """What has ended."""

    NOT_INVESTIGATED = "not_investigated"
    NO_FURTHER_ACTION = "no_further_action"
    OUT_OF_COURT = "out_of_court"
    DISCONTINUED = "discontinued"
    ACQUITTED = "acquitted"
    SENTENCED = "sentenced"
    RELEASED = "released"


class ClosingCrime(StrEnum):
    """The kind of crime, for the colleague who prepares the call: the first that fits."""

    BEREAVED = "bereaved"
    SEXUAL = "sexual"
    DOMESTIC = "domestic"
    CHILD = "child"
    HATE = "hate"
    VIOLENCE = "violence"
    HOME = "home"
    MONEY = "money"
    OTHER = "other"


class TrialArm(StrEnum):
    """The order under comparison."""

    CALL_FIRST = "call_first"
    TEXT_FIRST = "text_first"


class CallImpossibleReason(StrEnum):
    """Why the call cannot be made, as stated by a colleague."""

    NOT_REACHED = "not_reached"
    NO_SAFE_WAY = "no_safe_way"
    WANTS_NO_CALL = "wants_no_call"
    OTHER_PERSON = "somebody_else"  # a liaison officer or another agency tells the victim, and is named in the note


class ClosingResult(StrEnum):
    """How the call went, once a colleague has spoken with the victim."""

    UNDERSTOOD = "understood"
    SECOND_CALL = "second_call"  # the victim wants to speak again: the call stays owed
    DID_NOT_WANT = "did_not_want"  # the victim did not want to hear more, and can come back at any time


CALL_TRIES = 2  # failed attempts before a colleague may say that the call cannot be made

_GOES_ON = frozenset({"open", "charged", "transferred"})
_OUT_OF_COURT = frozenset({"out_of_court_formal", "out_of_court_informal", "diversion", "taken_into_consideration"})
_BY_DECISION = {"no_charge": ClosingMoment.NO_FURTHER_ACTION, "discontinued": ClosingMoment.DISCONTINUED}
_BY_RESULT = {
    "acquitted": ClosingMoment.ACQUITTED,
    "discontinued": ClosingMoment.DISCONTINUED,
    "sentenced": ClosingMoment.SENTENCED,
}
_BY_GROUP = {
    "sexual": ClosingCrime.SEXUAL,
    "violence": ClosingCrime.VIOLENCE,
    "robbery": ClosingCrime.VIOLENCE,
    "theft_person": ClosingCrime.VIOLENCE,
    "burglary": ClosingCrime.HOME,
    "criminal_damage_arson": ClosingCrime.HOME,
    "fraud": ClosingCrime.MONEY,
}


def closing_moment_of(
    event_type: EventType, data: Mapping[str, object], *, outcome_group: str = ""
) -> ClosingMoment | None:
    """Return what this event ends, or None. `outcome_group`: the group of the outcome that it names."""
    match event_type:
        case EventType.CASE_NOT_INVESTIGATED:
            return ClosingMoment.NOT_INVESTIGATED
        case EventType.CASE_OUTCOME:
            return _of_outcome(outcome_group)
        case EventType.SUSPECT_OUT_OF_COURT_DISPOSAL:
            return ClosingMoment.OUT_OF_COURT
        case EventType.PROSECUTION_DECISION:
            return _BY_DECISION.get(str(data.get("decision")))
        case EventType.HEARING_RESULTED:
            return _BY_RESULT.get(str(data.get("result")))
        case EventType.OFFENDER_RELEASE_PLANNED:
            return ClosingMoment.RELEASED
    return None


def does_message_wait(closing: ClosingMoment | None, arm: TrialArm | None) -> bool:
    """Whether an automatic message about the ending waits for the call."""
    return closing is not None and closing is not ClosingMoment.RELEASED and arm is not TrialArm.TEXT_FIRST


def does_message_go_first(closing: ClosingMoment | None, arm: TrialArm | None) -> bool:
    """Whether the draw puts the message before the call. News of a release leaves at once, whatever was drawn."""
    return closing is not ClosingMoment.RELEASED and arm is TrialArm.TEXT_FIRST


def does_page_wait(closing: ClosingMoment | None, arm: TrialArm | None, *, due_at: datetime, now: datetime) -> bool:
    """Whether page and line hold this news back for the call: only news that waits for the call, and only until the
    call's day is over. A call that is not made in time hides nothing from the victim."""
    return does_message_wait(closing, arm) and london_date(now) <= london_date(due_at)


def may_staff_ring_about_closing(stated: Mapping[str, object] | None, *, has_agreed: bool, was_asked: bool) -> bool:
    """Whether a colleague may ring about the ending. `stated`: the plan as the record system states it; `has_agreed`:
    the victim agreed to a number that a colleague may ring. A victim who has not been asked yet may be rung: first
    contact is a call. A victim who can only be written to is asked to ring us, and page and line hold nothing back."""
    return not was_asked or has_agreed or bool((stated or {}).get("may_call"))


def closing_call_due_at(news_due: Iterable[datetime], *, next_working_day: datetime) -> datetime:
    """Return when the call is due: the same or the next working day, or sooner if the news is owed sooner."""
    return min((*news_due, next_working_day))


def trial_arm_of(case: str, *, seed: str, is_guarded: bool) -> TrialArm | None:
    """Return the order drawn for this case, always the same one. `seed` empty: no comparison is running. `case`: our
    own name for the case, which means nothing outside."""
    if not seed or is_guarded:
        return None
    drawn = hashlib.sha256(f"{seed}:{case}".encode()).digest()[0]
    return TrialArm.TEXT_FIRST if drawn % 2 else TrialArm.CALL_FIRST


def closing_crime_of(*, group: str, flags: Collection[str], kind: str) -> ClosingCrime:
    """Return the kind of crime for the colleague who rings: what weighs most on the victim comes first."""
    if kind == "bereaved_relative" or "homicide" in flags:
        return ClosingCrime.BEREAVED
    if group == "sexual":
        return ClosingCrime.SEXUAL
    if not {"domestic_abuse", "stalking_harassment", "trafficking"}.isdisjoint(flags):
        return ClosingCrime.DOMESTIC
    if "child" in flags:
        return ClosingCrime.CHILD
    if not {"hate_crime", "terrorism"}.isdisjoint(flags):
        return ClosingCrime.HATE
    return _BY_GROUP.get(group, ClosingCrime.OTHER)


def may_give_up_call(why: CallImpossibleReason, *, tries: int) -> bool:
    """Whether a colleague may state now, for this reason, that the call cannot be made."""
    return why is not CallImpossibleReason.NOT_REACHED or tries >= CALL_TRIES


def _of_outcome(group: str) -> ClosingMoment | None:
    if not group or group in _GOES_ON:
        return None
    return ClosingMoment.OUT_OF_COURT if group in _OUT_OF_COURT else ClosingMoment.NO_FURTHER_ACTION
