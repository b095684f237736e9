"""The force's own promise to a victim: how often it is in touch with her, and by which way. Never a duty of the Code.

It follows from the timeline: `promise.agreed` makes it or takes the place of the one before, `promise.ended` ends it,
and each contact of ours that reached her keeps it. What she looks up by herself (her page, the line) keeps nothing:
the promise is that we come to her.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules import clock
from victimcare.rules.rights.case import Case
from victimcare.rules.rights.facts import EventRef, Fact, in_order

AGREED, ENDED = "promise.agreed", "promise.ended"
BY_HERSELF = frozenset({"page", "line"})


class PromiseStatus(StrEnum):
    DUE = "due"  # nobody has been in touch since it was agreed, and there is time
    KEPT = "kept"  # the last time was in touch, and the next is not yet over
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Promise:
    """What stands at present, as a row: only its status depends on the moment of asking.

    `agreed_by` is the event that made it. `due_on` counts calendar days from the last contact that kept it, or from
    the day of the agreement; it is never moved.
    """

    victim_id: str
    agreed_by: EventRef
    every_days: int
    channel: str
    starts_on: date
    due_on: date
    last_kept_at: datetime | None
    last_kept_by: EventRef | None

    def status(self, as_of: datetime) -> PromiseStatus:
        """Late once the day on which it was due is over in London."""
        if clock.london_date(as_of) > self.due_on:
            return PromiseStatus.LATE
        return PromiseStatus.DUE if self.last_kept_at is None else PromiseStatus.KEPT


def promise_of(victim_id: str, facts: Sequence[Fact]) -> Promise | None:
    """The promise that stands for this victim after these facts, which are in order and all counted."""
    agreed: Fact | None = None
    kept: Fact | None = None
    for fact in facts:
        if fact.data.get("victim_id") != victim_id:
            continue
        if fact.type == AGREED:
            agreed, kept = fact, None
        elif fact.type == ENDED:
            agreed = None
        elif agreed is not None and keeps(fact):
            kept = fact
    return None if agreed is None else _promise(victim_id, agreed, kept)


def keeps(fact: Fact) -> bool:
    """Whether this fact is a contact of ours that reached her."""
    if fact.type != "victim.contacted" or fact.data.get("reached") is False:
        return False
    return fact.data["channel"] not in BY_HERSELF


def promises_in(case: Case) -> dict[str, Promise]:
    """The promises that stand, by victim. Empty where none was ever made, as in every case of a feed."""
    victims = {fact.data["victim_id"] for fact in case.facts(AGREED)}
    if not victims:
        return {}
    facts = in_order([fact for kind in (AGREED, ENDED, "victim.contacted") for fact in case.facts(kind)])
    standing = ((victim_id, promise_of(victim_id, facts)) for victim_id in victims)
    return {victim_id: promise for victim_id, promise in standing if promise is not None}


def _promise(victim_id: str, agreed: Fact, kept: Fact | None) -> Promise:
    every_days, starts_on = agreed.data["every_days"], clock.london_date(agreed.time)
    counted_from = clock.london_date(kept.time) if kept else starts_on
    return Promise(
        victim_id=victim_id,
        agreed_by=agreed.ref,
        every_days=every_days,
        channel=agreed.data["channel"],
        starts_on=starts_on,
        due_on=counted_from + timedelta(days=every_days),
        last_kept_at=kept.time if kept else None,
        last_kept_by=kept.ref if kept else None,
    )
