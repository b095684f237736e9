"""Decides which news is news of risk, after which a victim may be less safe, and how soon a person must tell them.

The event decides it (is a suspect or offender out, or have the conditions that kept them away gone?), with the crime
and the victim. docs/follow-up.md has the same as a table: how each victim is reached, and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import LONDON, birthday, london_date
from victimcare.rules.force import DailyHours

# How long a message may go unanswered before a person is asked, and how long a person has to act on news of risk.
STAFF_TELL_WITHIN = timedelta(minutes=15)

# An offender is out, or will be, whatever the crime was.
ALWAYS_RISK = frozenset({EventType.OFFENDER_RELEASE_PLANNED, EventType.OFFENDER_UNLAWFULLY_AT_LARGE})
# A suspect leaves custody: who they are to the victim, and what is known of the crime, decide.
RELEASES = frozenset(
    {
        EventType.SUSPECT_RELEASED_WITHOUT_CHARGE,
        EventType.SUSPECT_BAILED,
        EventType.SUSPECT_RELEASED_UNDER_INVESTIGATION,
    }
)
# An extension of bail keeps its conditions, so it is not among these.
_CONDITIONS_GO = frozenset({"conditions_varied", "cancelled", "ended"})

# Ends of a prosecution that free a remanded defendant the same day.
_ENDS_CUSTODY: Mapping[EventType, tuple[str, frozenset[str]]] = {
    EventType.HEARING_RESULTED: ("result", frozenset({"acquitted", "discontinued"})),
    EventType.PROSECUTION_DECISION: ("decision", frozenset({"no_charge", "discontinued"})),
}

# Words for a custodial sentence in the courts' own records (free text in contracts/feed.md).
_CUSTODY_WORDS = ("life", "prison", "custod", "detention", "detain")

RISK_EVENT_TYPES = ALWAYS_RISK | RELEASES | {EventType.SUSPECT_BAIL_CHANGED} | _ENDS_CUSTODY.keys()

# Crimes against the person, or with the means to harm one. Robbery is theft with force or the threat of force. A flag
# (domestic abuse, stalking, harassment, hate and the others of contracts/feed.md) counts whatever the offence group.
_VIOLENT = frozenset({"violence", "sexual", "robbery", "weapons"})
_INTIMIDATED = "intimidated"
_MORE_AT_RISK = frozenset({"vulnerable", "persistently_targeted"})
_ADULT = 18
_OLD = 75


class NewsUrgency(StrEnum):
    """How soon a person must have told the victim, or have decided how."""

    NOW = "now"  # within minutes: they may be in danger
    TODAY = "today"  # on the day on which the news came


@dataclass(frozen=True, slots=True)
class VictimAtRisk:
    """What the rule needs to know about the crime and the victim. `born_on` None: not known, or a firm. `is_guarded`:
    now, as contracts/feed.md defines it."""

    offence_group: str
    flags: frozenset[str]
    grounds: frozenset[str]
    is_guarded: bool
    born_on: date | None = None


def urgency_of_news(
    event_type: EventType, data: Mapping[str, object], victim: VictimAtRisk, *, at: datetime, was_held: bool = False
) -> NewsUrgency | None:
    """Whether this event is news of risk for this victim, and how soon they must be told. None: the usual days apply.

    `data` is all that the event says, with its conditions. `at`: when it happened, for the victim's age. `was_held`: a
    court had remanded the defendant in custody until then (`is_suspect_held`).
    """
    if event_type in ALWAYS_RISK or _do_conditions_go(event_type, data):
        return NewsUrgency.NOW
    walks_out = was_held and may_end_custody(event_type, data)
    if not walks_out and not _is_release(event_type, data):
        return None
    if victim.is_guarded or victim.flags or _INTIMIDATED in victim.grounds or protects_person(data):
        return NewsUrgency.NOW
    if victim.offence_group in _VIOLENT or victim.grounds & _MORE_AT_RISK or _is_young_or_old(victim.born_on, at):
        return NewsUrgency.TODAY
    # A court held them because bail would not do, so the victim must not wait days for news of their release.
    return NewsUrgency.TODAY if walks_out else None


def may_end_custody(event_type: EventType, data: Mapping[str, object]) -> bool:
    """Whether this event frees a defendant who was held until then."""
    name, ends = _ENDS_CUSTODY.get(event_type, ("", frozenset()))
    return data.get(name) in ends or (event_type == EventType.HEARING_RESULTED and _may_walk_out_of_sentencing(data))


def _may_walk_out_of_sentencing(data: Mapping[str, object]) -> bool:
    """Whether this sentence leaves the defendant free: a fine, a community order, a suspended sentence. With no
    sentence in the feed they may be free. A sentence already served on remand counts as custody: the feed does not
    report time served."""
    if data.get("result") != "sentenced" or data.get("hospital_order"):
        return False
    said = str(data.get("sentence", "")).casefold()
    if "suspend" in said:
        return True
    return not data.get("sentence_months") and not any(word in said for word in _CUSTODY_WORDS)


def is_suspect_held(earlier: Iterable[Mapping[str, object]], *, suspect: object) -> bool:
    """Whether a court last remanded this suspect in custody. `earlier`: results of the hearings until then, oldest
    first.

    A result that names no suspect may be about any of them: then a remand counts, and bail does not.
    """
    held = False
    for data in earlier:
        named = data.get("suspect_ref")
        if data.get("result") == "remanded" and (not suspect or not named or named == suspect):
            held = True
        elif data.get("result") == "bail_granted" and (named or None) == (suspect or None):
            held = False
    return held


def protects_person(data: Mapping[str, object]) -> bool:
    """Whether a condition of this release protects a person or a place. Conditions count as protective unless the feed
    says otherwise: most forbid contacting a person or going somewhere."""
    said = data.get("conditions_protect_victim")
    return bool(said) if said is not None else bool(data.get("conditions") or data.get("has_conditions"))


def victim_must_know_by(event_type: EventType, data: Mapping[str, object]) -> datetime | None:
    """The moment by which the victim must know: when the planned release may happen. None: no release is planned."""
    planned = data.get("on") if event_type == EventType.OFFENDER_RELEASE_PLANNED else None
    if not isinstance(planned, str):
        return None
    return datetime.combine(date.fromisoformat(planned[:10]), time(0), LONDON)


def risk_news_due_at(
    haste: NewsUrgency, *, now: datetime, quiet: DailyHours, before: datetime | None = None
) -> datetime:
    """By when a person must have told the victim, or decided how, if the news is known now. News of today: before the
    evening's quiet hours begin, so that we can still ring. During those hours, and for urgent news: within minutes.
    `before`: when the release itself may happen."""
    soon = now + STAFF_TELL_WITHIN
    due_at = max(soon, _evening(now, quiet)) if haste is NewsUrgency.TODAY else soon
    return due_at if before is None else max(now, min(due_at, before))


def is_same_day(one: datetime, other: datetime) -> bool:
    """Whether both fall on the same calendar day in London."""
    return london_date(one) == london_date(other)


def _evening(now: datetime, quiet: DailyHours) -> datetime:
    """When this evening's quiet hours begin; 23:59 when none begin before midnight."""
    today = london_date(now)
    if quiet.start <= quiet.end:  # no quiet hours, or some that end before midnight
        return datetime.combine(today, time(23, 59), LONDON)
    return datetime.combine(today, quiet.start, LONDON)


def _do_conditions_go(event_type: EventType, data: Mapping[str, object]) -> bool:
    if event_type == EventType.SUSPECT_BAIL_CHANGED:
        return data.get("change") in _CONDITIONS_GO
    return event_type == EventType.HEARING_RESULTED and data.get("result") == "bail_varied"


def _is_release(event_type: EventType, data: Mapping[str, object]) -> bool:
    return event_type in RELEASES or (event_type == EventType.HEARING_RESULTED and data.get("result") == "bail_granted")


def _is_young_or_old(born_on: date | None, at: datetime) -> bool:
    if born_on is None:
        return False
    today = london_date(at)
    return today < birthday(born_on, _ADULT) or today >= birthday(born_on, _OLD)
