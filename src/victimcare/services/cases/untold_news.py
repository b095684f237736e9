"""Decides which news a victim has not been told, and what their page keeps back for a person to tell."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date

from victimcare.rules.cases.case_progress import CaseProgress as CaseStanding
from victimcare.rules.cases.news_content import covers_duty
from victimcare.rules.rights import DutyStanding, DutyStatus, EventRef, Fact
from victimcare.services.cases.her_rights import tells_news
from victimcare.services.cases.page_facts import Known


def find_kept_for_call(known: Known) -> frozenset[EventRef]:
    """Return what a person tells the victim first, by a planned call: without what was told already, by whichever
    colleague."""
    if known.closing is None:
        return frozenset()
    tellings = [standing for standing in known.duties if tells_news(known.edition, standing)]
    told = {standing.duty.triggered_by for standing in tellings}
    return known.closing.events - (told - {standing.duty.triggered_by for standing in list_untold(known)})


def find_held_until(known: Known) -> date | None:
    """Return the day on which a colleague looks again at all that is kept back, where a person has named one for each.
    Until then no colleague can tell the victim if they ring, so their page does not ask them to."""
    endings = [standing.duty.ending for standing in list_untold(known) if standing.status is DutyStatus.HELD]
    days = [ending.review_on for ending in endings if ending is not None and ending.review_on is not None]
    return max(days) if days and len(days) == len(endings) else None


def drop_held_back(facts: Sequence[Fact], held: Set[EventRef]) -> list[Fact]:
    """Drop what the victim can't be told yet. Where that includes a new date for a day in court no date is named: the
    old one is wrong."""
    moved = {fact.data["hearing_ref"] for fact in facts if fact.ref in held and fact.type == "hearing.listed"}
    return [
        fact
        for fact in facts
        if fact.ref not in held and not (fact.type == "hearing.listed" and fact.data["hearing_ref"] in moved)
    ]


def find_told_by_page(known: Known, case: CaseStanding) -> tuple[EventRef, ...]:
    """Return the events on the journey with nothing left to tell: to name one in a contact meets all its duties at
    once, so its sentences have to say what every one of them promises."""
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


def list_untold(known: Known) -> list[DutyStanding]:
    """Return duties to tell the victim news that they have not been told."""
    waiting = (DutyStatus.DUE, DutyStatus.MISSED, DutyStatus.HELD)
    return [standing for standing in known.duties if standing.status in waiting and tells_news(known.edition, standing)]
