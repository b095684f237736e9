"""The safe contact plan: what a victim agreed to, number by number, and what kind of victim agreed to it.

Also the answers that the gate gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from victimcare.rules.clock import birthday, london_date
from victimcare.rules.rights.case_facts import ADULT_AGE
from victimcare.rules.safe_contact.contact_hours import ContactWindow


class ContactMethod(StrEnum):
    """How a message or call can reach the victim."""

    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    CALL = "call"


EVERY_CHANNEL = frozenset(ContactMethod)
# A plan that the record system states permits the machine these alone (contracts/feed.md).
STATED_PLAN_CHANNELS = frozenset({ContactMethod.TEXT, ContactMethod.EMAIL})


class SensitiveGroup(StrEnum):
    """A group of victims that no machine rings unless the victim agreed to it as one of them."""

    BEREAVED = "bereaved"
    GUARDED = "guarded"
    CHILD = "child"  # under 18


class WordingLevel(StrEnum):
    """What a message may say."""

    NONE = "none"
    RING_US = "ring_us"  # only that the victim may ring us
    NEUTRAL = "neutral"  # only that there is something new
    FULL = "full"  # the news itself


class CallerDisplay(StrEnum):
    """What the victim's telephone shows when we ring them."""

    WITHHELD = "withheld"
    NEUTRAL = "neutral"  # a number of ours that says nothing of police or crime
    LINE = "line"  # the number of the victims' line


class DisclosureLevel(StrEnum):
    """How much a channel may tell the person who entered the victim's code, the least first."""

    NOTHING = "nothing"  # it looks and sounds exactly like a wrong code
    NEWS_OR_NOT = "news_or_not"  # the short view
    STATUS = "status"  # how the case stands, the next step and by when
    FULL = "full"


@dataclass(frozen=True, slots=True)
class AgreedWay:
    """One way of using one number or address of the victim, as they agreed to it. `point`: the row's id."""

    channel: ContactMethod
    point: int | None  # None: none is known to be safe
    wording: WordingLevel
    hours: tuple[ContactWindow, ...] = ()  # empty: any hour but the force's quiet ones
    may_leave_voicemail: bool = False
    may_say_police: bool = False
    sender_name: str = ""  # the one that the victim agreed to see; empty: the force's neutral one
    is_sender_gone: bool = False  # no text can show that name any more, and the victim is never shown another unasked
    shown: CallerDisplay = CallerDisplay.WITHHELD  # when the victim is rung
    person_may_ring: bool = True  # for a call only
    machine_may_ring: bool = False  # for a call only


@dataclass(frozen=True, slots=True)
class ContactPlan:
    """The victim's safe contact plan."""

    is_confirmed: bool  # by a trained person with the victim; else only stated by the record system
    ways: tuple[AgreedWay, ...]  # the way that the victim likes best first
    language: str = ""  # the feed's code; empty: English
    formats: frozenset[str] = frozenset()  # such as large print
    review_on: date | None = None  # when the plan is to be reviewed
    line: DisclosureLevel = (
        DisclosureLevel.NOTHING
    )  # what the line may say to the victim once they have keyed their code
    page: DisclosureLevel = DisclosureLevel.FULL  # the most that the victim's page may show
    cools_until: datetime | None = None  # when another number or address of the victim comes into force by itself
    # All that we knew the victim to be when they agreed: their consent to automatic calls covers only this.
    agreed_as: frozenset[SensitiveGroup] = frozenset()


def is_plan_confirmed(confirmed_at: datetime | None, marked_at: datetime | None) -> bool:
    """Whether a plan counts as confirmed with the victim. A later guarded mark cancels it: the victim may have agreed
    with the suspect beside them."""
    return confirmed_at is not None and (marked_at is None or marked_at <= confirmed_at)


def is_review_overdue(review_on: date | None, now: datetime) -> bool:
    """Whether the review day has passed; the day itself still counts."""
    return review_on is not None and review_on < london_date(now)


def sensitive_groups_of(
    *, is_bereaved: bool, is_guarded: bool, born: date | None, on: date
) -> frozenset[SensitiveGroup]:
    """Return the sensitive groups that the victim belongs to on this day. Without a date of birth the victim is taken
    to be an adult."""
    kinds = {
        SensitiveGroup.BEREAVED: is_bereaved,
        SensitiveGroup.GUARDED: is_guarded,
        SensitiveGroup.CHILD: born is not None and on < birthday(born, ADULT_AGE),
    }
    return frozenset(kind for kind, is_so in kinds.items() if is_so)


# What the gate answers: send this now, ask again later, or a person must tell the victim.


class StaffOnlyReason(StrEnum):
    """Why a person must tell the victim instead."""

    NOT_ASKED = "not_asked"  # the victim has not been asked how they may be reached
    GUARDED = "guarded"  # and no trained person has confirmed a plan with the victim
    REVIEW_DUE = "review_due"  # guarded, and the review of the plan is overdue
    NOT_AGREED = "not_agreed"  # the victim's plan allows none of the ways that were asked for
    PERSON_RINGS = "person_rings"  # the plan allows none of them to a machine; it does let a person ring
    POST_TOO_SLOW = "post_too_slow"  # letters are agreed, and the news cannot wait for the post
    POST_STATED = "post_stated"  # the record system states letters alone, and no person has confirmed the plan
    NO_POINT = "no_point"  # it allows one, but no number or address for it is known to be safe
    NO_HOUR = "no_hour"  # none of the victim's hours ever comes
    QUIET_CODE = "quiet_code"  # the victim's duress code was used, and no colleague has closed that warning
    NO_SENDER = "no_sender"  # the sender's name that the victim agreed to see can no longer be shown


class OverrideKind(StrEnum):
    """What two people can override to let one message pass. Nothing else can be overridden."""

    NOT_ASKED = "not_asked"
    REVIEW_DUE = "review_due"
    QUIET_HOURS = "quiet_hours"


@dataclass(frozen=True, slots=True)
class ContactNow:
    """Contact now, at this number or address, with these words at most. `may_say_police`: the sender may be the force's
    open name."""

    channel: ContactMethod
    point: int
    wording: WordingLevel
    sender_name: str = ""
    may_say_police: bool = False
    may_leave_voicemail: bool = False
    language: str = ""
    formats: frozenset[str] = frozenset()
    shown: CallerDisplay = CallerDisplay.WITHHELD


@dataclass(frozen=True, slots=True)
class ContactLater:
    """Ask again at this moment; the answer may then differ. `channel` is the way that opens first."""

    until: datetime
    channel: ContactMethod


@dataclass(frozen=True, slots=True)
class ContactByStaff:
    why: StaffOnlyReason


GateAnswer = ContactNow | ContactLater | ContactByStaff
