"""The safe contact plan: what a victim agreed to, number by number, and what kind of victim agreed to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from victimcare.rules.clock import birthday, london_date
from victimcare.rules.people.her_hours import Window
from victimcare.rules.rights.case import ADULT_AGE


class Channel(StrEnum):
    """How a message or call can reach the victim."""

    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    CALL = "call"


EVERY_CHANNEL = frozenset(Channel)
# A plan that the record system states permits the machine these alone (contracts/feed.md).
OF_STATED_PLANS = frozenset({Channel.TEXT, Channel.EMAIL})


class Sensitive(StrEnum):
    """A kind of victim whom no machine rings unless they agreed to it as what they are."""

    BEREAVED = "bereaved"
    GUARDED = "guarded"
    CHILD = "child"  # under 18


class Wording(StrEnum):
    """What a message may say."""

    NONE = "none"
    RING_US = "ring_us"  # only that the victim may ring us
    NEUTRAL = "neutral"  # only that there is something new
    FULL = "full"  # the news itself


class Shown(StrEnum):
    """What the victim's telephone shows when we ring them."""

    WITHHELD = "withheld"
    NEUTRAL = "neutral"  # a number of ours that says nothing of police or crime
    LINE = "line"  # the number of the victims' line


class MaySay(StrEnum):
    """How much a door may tell whoever has her code, the least first."""

    NOTHING = "nothing"  # it looks and sounds exactly like a wrong code
    NEWS_OR_NOT = "news_or_not"  # the short view
    STATUS = "status"  # where it stands, the next step and by when
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Agreed:
    """One number or address of hers and one way of using it: what she agreed to. `point` is its row."""

    channel: Channel
    point: int | None  # None: none is known to be safe
    wording: Wording
    hours: tuple[Window, ...] = ()  # empty: any hour but the force's quiet ones
    may_leave_voicemail: bool = False
    may_say_police: bool = False
    sender_name: str = ""  # the one she agreed to see; empty: the force's neutral one
    is_sender_gone: bool = False  # no text can show that name any more, and she is never shown another unasked
    shown: Shown = Shown.WITHHELD  # when the victim is rung
    person_may_ring: bool = True  # of a call alone
    machine_may_ring: bool = False  # of a call alone


@dataclass(frozen=True, slots=True)
class Plan:
    """The victim's safe contact plan."""

    is_confirmed: bool  # by a trained person with the victim; else only stated by the record system
    ways: tuple[Agreed, ...]  # the way that the victim likes best first
    language: str = ""  # the feed's code; empty: English
    formats: frozenset[str] = frozenset()  # such as large print
    review_on: date | None = None  # when it is to be looked at again
    line: MaySay = MaySay.NOTHING  # what the line may say to the victim once they have keyed their code
    page: MaySay = MaySay.FULL  # the most that the victim's page may show
    cools_until: datetime | None = None  # another number or address of the victim comes into force by itself then
    # All that we knew the victim to be when they agreed to it: a machine that rings was agreed to as this, no more.
    agreed_as: frozenset[Sensitive] = frozenset()


def is_confirmed_still(confirmed_at: datetime | None, marked_at: datetime | None) -> bool:
    """Whether a plan counts as confirmed with her. Not once somebody has marked her guarded since: what she agreed to
    before, she may have agreed to with him beside her."""
    return confirmed_at is not None and (marked_at is None or marked_at <= confirmed_at)


def is_past_review(review_on: date | None, now: datetime) -> bool:
    """The day itself still counts."""
    return review_on is not None and review_on < london_date(now)


def sensitive_as(*, is_bereaved: bool, is_guarded: bool, born: date | None, on: date) -> frozenset[Sensitive]:
    """Which of the kinds whom no machine rings unasked a victim is on this day. Without a date of birth they are no
    child, as far as we know."""
    kinds = {
        Sensitive.BEREAVED: is_bereaved,
        Sensitive.GUARDED: is_guarded,
        Sensitive.CHILD: born is not None and on < birthday(born, ADULT_AGE),
    }
    return frozenset(kind for kind, is_so in kinds.items() if is_so)
