"""Gathers what is known of a victim and their case when their page is built, what the page keeps back, and which
officer it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from victimcare.rules.cases.case_progress import CaseProgress
from victimcare.rules.cases.case_waits import WaitSpread
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.news_content import covers_duty
from victimcare.rules.cases.page_rights import is_met_by_telling
from victimcare.rules.cases.page_shapes import CaseName, FamilyLiaisonOfficer, OfficerOnPage, VictimPage, VictimRequest
from victimcare.rules.cases.projection_types import OfficerInCase, OfficerKind
from victimcare.rules.rights import DutyStanding, DutyStatus, Edition, EventRef, Fact
from victimcare.rules.safe_contact.contact_gate import DisclosureDecision
from victimcare.rules.sentences import sentence

# The record system reports several times a day; after this long without a report, the victim's page says since when
# there may be unknown news.
STALE_AFTER = timedelta(hours=24)


def is_feed_stale(heard_at: datetime, now: datetime) -> bool:
    return now - heard_at > STALE_AFTER


@dataclass(frozen=True, slots=True)
class PlannedClosingCall:
    """A person rings the victim by this day about these events, which page and line keep back until then."""

    events: frozenset[EventRef]
    by: date


@dataclass(frozen=True, slots=True)
class PageFacts:
    """All that is known of the victim's place in the case at `now`; `duties` are this victim's only, as the ledger
    lists them.

    `opened` is the gate's answer at that moment: without it no page is built. `ways` are the ways we may reach the
    victim: call, text, email, post, with `-news` for a text or e-mail that may say the news itself; empty when the
    victim has not been asked. `heard_at`: when the record system last reported; `is_stale`: longer ago than usual.
    `names`: what conditions of bail call the victim; they read "you" there. `others`: names and addresses of the other
    victims.
    """

    victim_id: str
    facts: Sequence[Fact]
    duties: Sequence[DutyStanding]
    edition: Edition
    is_enhanced: bool
    opened: DisclosureDecision
    carer: OfficerInCase
    phone: str
    ways: tuple[str, ...]
    heard_at: datetime
    is_stale: bool
    has_written: bool = False  # we have written to the victim, and they have not read it
    our_standards: Mapping[str, int] = field(default_factory=dict)  # working days, by the entry's id
    spreads: Mapping[str, WaitSpread] = field(default_factory=dict)  # by the wait: how long cases of this kind take
    asking: Collection[str] = ()  # the waits that a colleague is asking about because they take so long
    needs: Collection[str] = ()  # how we can speak with the victim, as their passport has it
    born: date | None = None
    names: Collection[str] = ()
    others: Collection[str] = ()
    kind: str = "person"  # the victim's kind, as the record system names it
    liaison: FamilyLiaisonOfficer | None = None
    case_name: CaseName | None = None
    closing: PlannedClosingCall | None = None
    asked: tuple[VictimRequest, ...] = ()  # newest first
    is_beside: bool = False  # a supporter reads it: only the victim is told whether anything is new


# Decides which news a victim has not been told, and what their page keeps back for a person to tell.


def find_kept_for_call(known: PageFacts) -> frozenset[EventRef]:
    """Return what a person must tell the victim first, in a planned call, without what a colleague has told already."""
    if known.closing is None:
        return frozenset()
    tellings = [standing for standing in known.duties if is_met_by_telling(known.edition, standing)]
    told = {standing.duty.triggered_by for standing in tellings}
    return known.closing.events - (told - {standing.duty.triggered_by for standing in list_untold_duties(known)})


def find_held_until(known: PageFacts) -> date | None:
    """Return the day on which a colleague will review everything that is kept back, where a day has been named for each
    item. Until then no colleague can tell the victim if they ring, so their page does not ask them to."""
    endings = [standing.duty.ending for standing in list_untold_duties(known) if standing.status is DutyStatus.HELD]
    days = [ending.review_on for ending in endings if ending is not None and ending.review_on is not None]
    return max(days) if days and len(days) == len(endings) else None


def drop_held_back(facts: Sequence[Fact], held: Set[EventRef]) -> list[Fact]:
    """Drop what the victim cannot be told yet. Where that includes a new date for a court hearing, name no date: the
    old one is wrong."""
    moved = {fact.data["hearing_ref"] for fact in facts if fact.ref in held and fact.type == EventType.HEARING_LISTED}
    return [
        fact
        for fact in facts
        if fact.ref not in held and not (fact.type == EventType.HEARING_LISTED and fact.data["hearing_ref"] in moved)
    ]


def find_told_by_page(known: PageFacts, case: CaseProgress) -> tuple[EventRef, ...]:
    """Return the events on the journey about which nothing is left to tell. Naming an event in a contact meets all its
    duties at once, so its sentences must say what every one of those duties promises."""
    telling = known.edition.tells
    owed: dict[EventRef, set[str]] = {}
    for standing in known.duties:
        if standing.duty.id in telling:
            owed.setdefault(standing.duty.triggered_by, set()).add(standing.duty.id)
    return tuple(
        step.event
        for step in case.happened
        if all(covers_duty(duty, (step.title, *step.lines)) for duty in owed.get(step.event, ()))
    )


def list_untold_duties(known: PageFacts) -> list[DutyStanding]:
    """Return the duties to tell the victim news that they have not been told."""
    waiting = (DutyStatus.DUE, DutyStatus.MISSED, DutyStatus.HELD)
    return [
        standing
        for standing in known.duties
        if standing.status in waiting and is_met_by_telling(known.edition, standing)
    ]


def list_waiting_news(known: PageFacts) -> list[DutyStanding]:
    """Return the duties to tell news that are still open and not held."""
    untold = (DutyStatus.DUE, DutyStatus.MISSED)
    return [one for one in known.duties if one.status in untold and one.duty.id in known.edition.news]


def list_page_news(known: PageFacts, page: VictimPage) -> tuple[EventRef, ...]:
    """Return the events that page and line both tell and that were new to the victim."""
    waiting = {standing.duty.triggered_by for standing in list_waiting_news(known)}
    return tuple(event for event in page.tells if event in waiting)


# Names the ways in which we may reach the victim, as the page lists them.

_WAYS = {"call": "call", "text": "text", "email": "email", "letter": "post"}
_STATED = {"call": "may_call", "text": "may_text", "email": "may_email", "letter": "may_post"}
_SAYS_NEWS = frozenset({"text", "email"})  # we do not mention that calls and letters leave the news out
_SENT_TO = {"text": "mobile", "email": "email"}  # where STOP may come from


def name_contact_ways(
    stated: Mapping[str, object],
    *,
    agreed: Iterable[str],
    in_full: Iterable[str],
    stopped_kinds: Collection[str],
    has_stopped_way: bool,
) -> tuple[str, ...]:
    """The ways in which the plan lets us reach the victim: for a stated plan in the feed's words, otherwise those
    agreed; with `-news` where a text or e-mail may say the news itself. `stopped`: one way is closed until the victim
    agrees to it again, because STOP came back from there."""
    may = {channel for channel, name in _STATED.items() if stated.get(name)}
    quiet = {channel for channel in may if _SENT_TO.get(channel) in stopped_kinds}
    used = set(agreed) | (may - quiet)
    news = _SAYS_NEWS.intersection(in_full)
    named = [f"{way}-news" if channel in news else way for channel, way in _WAYS.items() if channel in used]
    return (*named, *(["stopped"] if quiet or has_stopped_way else []))


# Names the officer in the case on the page, and any colleague who covers for them.

# Ranks that the page leaves out at first: the victim reads only the name.
_RANKS = re.compile(
    r"^(?:(?:T|A|Det|Temp|Acting)/?\s*)?(?:PC|DC|PS|DS|Sgt|Insp|DI|DCI|CI|Supt|PCSO|Constable|Sergeant|Inspector"
    r"|Detective|Police|Officer)\.?\s+(?:\d+\s+)?"
)


def show_case_officer(known: PageFacts) -> OfficerOnPage:
    """Return the officer in the case and, while the officer is away, the colleague who covers for them."""
    found = known.carer
    is_team = found.by is OfficerKind.TEAM
    if not found.instead_of or found.is_for_good:
        return OfficerOnPage(name_case_officer(found), None if is_team else found.since_on, known.phone, is_team)
    who = {"officer": without_rank(found.instead_of), "name": name_case_officer(found)}
    if found.until_on is None:
        cover = sentence("cases-cover", **who)
    else:
        cover = sentence("cases-cover-until", day=found.until_on, **who)
    return OfficerOnPage(without_rank(found.instead_of), None, known.phone, is_team=False, cover=cover)


def name_case_officer(carer: OfficerInCase) -> str:
    return carer.name if carer.by is OfficerKind.TEAM else without_rank(carer.name)


def without_rank(name: str) -> str:
    """ "PC Amara Cole" becomes "Amara Cole"; a name that is only a rank stays as it is."""
    bare = name
    while (shorter := _RANKS.sub("", bare)) != bare and shorter:
        bare = shorter
    return bare
