"""Her own duties as a challenge or a request names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from victimcare.records.models import Event, Victim
from victimcare.rules import clock
from victimcare.rules.rights import DutyStanding, DutyStatus, Edition, EventRef, Span, Trigger
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.cases.her_rights import key_of, what_of
from victimcare.services.cases.timeline import timelines
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.rights.queries import standing_at

# What is not listed to her is nothing that she can say was not done; what she said no to, and her own windows, neither.
_CHALLENGED = frozenset({DutyStatus.DUE, DutyStatus.MET, DutyStatus.MET_LATE, DutyStatus.MISSED})


class UnknownDuty(LookupError):
    """No duty of hers has this name, or none that can be challenged."""


@dataclass(frozen=True, slots=True)
class Hers:
    """Where all her duties stand, the edition they are of, and what happened."""

    duties: tuple[DutyStanding, ...]
    edition: Edition
    events: Mapping[EventRef, int]  # those of her case, to their rows

    def challenged(self, key: str) -> DutyStanding:
        """The duty with this key. Raises UnknownDuty."""
        found = next((one for one in self.challengeable() if key_of(one.duty) == key), None)
        if found is None:
            raise UnknownDuty(key)
        return found

    def challengeable(self) -> Iterable[DutyStanding]:
        return (one for one in self.duties if one.status in _CHALLENGED and self._is_listed(one))

    def _is_listed(self, one: DutyStanding) -> bool:
        return not one.duty.is_window and not self.edition.entitlements[one.duty.id].is_between_offices

    def latest(self, code: str) -> DutyStanding | None:
        """Her last duty of this entry that can be challenged, as a letter names it."""
        return next((one for one in reversed(list(self.challengeable())) if one.duty.id == code), None)


def hers(victim: Victim, now: datetime) -> Hers:
    """Of her row with its case. Two queries."""
    entries = timelines([victim.case_id])[victim.case_id]
    events = {entry.fact.ref: entry.id for entry in entries}
    return Hers(standing_at(victim, entries, now=now), catalogue().edition(victim.case.edition), events)


def answer_span(edition: Edition) -> tuple[Span | None, bool]:
    """How long the edition gives for the answer to a complaint, and whether anybody has confirmed it."""
    for entry in edition.by_trigger.get(Trigger.COMPLAINT_RECEIVED, ()):
        return entry.standard, entry.is_verified
    return None, False


def started_by(edition: Edition, *triggers: Trigger) -> tuple[str, ...]:
    """The ids of the entries that these triggers start."""
    return tuple(entry.id for trigger in triggers for entry in edition.by_trigger.get(trigger, ()))


def event_of(victim: Victim, ref: EventRef) -> Event:
    return Event.objects.get(case_id=victim.case_id, source=ref.source, source_event_id=ref.id)


def named_in_her_words(edition: Edition, code: str, event: Event | None) -> Sentence:
    """The right as her page names it; without a duty, "something". What lies between offices is no right of hers, and
    her page has no words for it: a letter or a colleague may have named it all the same."""
    if not code or event is None:
        return sentence("challenges-something")
    if edition.entitlements[code].is_between_offices:
        return sentence("challenges-between-offices")
    return what_of(code, clock.london_date(event.time))


def title_of(edition: Edition, code: str) -> str:
    """The entry's own title, as staff read it; empty where no duty was named."""
    return edition.entitlements[code].title if code else ""
