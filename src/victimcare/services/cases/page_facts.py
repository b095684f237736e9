"""What is known of a victim and their case when their page is put together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from victimcare.rules.cases.case_stages import WaitSpread
from victimcare.rules.rights import DutyStanding, Edition, EventRef, Fact
from victimcare.rules.safe_contact.contact_gate import DisclosureDecision
from victimcare.services.cases.looking_after import LooksAfter
from victimcare.services.cases.shapes import (
    Asked,
    CaseName,
    Liaison,
)

# The record system is heard several times a day; after this long the victim's page says since when there may be unknown
# news.
STALE_AFTER = timedelta(hours=24)


def is_stale(heard_at: datetime, now: datetime) -> bool:
    return now - heard_at > STALE_AFTER


@dataclass(frozen=True, slots=True)
class ClosingToTell:
    """A person rings the victim by this day about these events, which page and line keep back until then."""

    events: frozenset[EventRef]
    by: date


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of the victim's place in the case at `now`; `duties` are theirs only, as the ledger lists them.

    `opened` is the gate's answer at that moment: without one there is nothing to put together. `ways` are the ways we
    may reach the victim: call, text, email, post, with `-news` for a text or e-mail that may say the news itself; empty
    when they have not been asked. `heard_at`: when the record system was last heard; `is_stale`: longer ago than is
    usual. `names`: what conditions of bail call the victim; they read "you" there. `others`: names and addresses of the
    other victims.
    """

    victim_id: str
    facts: Sequence[Fact]
    duties: Sequence[DutyStanding]
    edition: Edition
    is_enhanced: bool
    opened: DisclosureDecision
    carer: LooksAfter
    phone: str
    ways: tuple[str, ...]
    heard_at: datetime
    is_stale: bool
    has_written: bool = False  # we have written to the victim, and they have not read it
    our_standards: Mapping[str, int] = field(default_factory=dict)  # by the entry's id, in working days
    spreads: Mapping[str, WaitSpread] = field(default_factory=dict)  # by the wait: how long cases of this kind take
    asking: Collection[str] = ()  # the waits of which a colleague is asking why they take so long
    needs: Collection[str] = ()  # how we can speak with the victim, as their passport has it
    born: date | None = None
    names: Collection[str] = ()
    others: Collection[str] = ()
    kind: str = "person"  # of victim, as the record system names it
    liaison: Liaison | None = None
    case_name: CaseName | None = None
    closing: ClosingToTell | None = None
    asked: tuple[Asked, ...] = ()  # newest first
    is_beside: bool = False  # read by a supporter: only the victim is told whether anything is new
