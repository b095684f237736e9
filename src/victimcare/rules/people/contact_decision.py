"""What the gate answers: send this now, ask again later, or a person must tell the victim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from victimcare.rules.people.contact_plan import Channel, Shown, Wording


class Why(StrEnum):
    """Why a person must tell the victim instead."""

    NOT_ASKED = "not_asked"  # the victim has not been asked how they may be reached
    GUARDED = "guarded"  # and no trained person has confirmed a plan with the victim
    REVIEW_DUE = "review_due"  # guarded, and the day has passed on which her plan was to be looked at again
    NOT_AGREED = "not_agreed"  # the victim's plan allows none of the ways that were asked for
    PERSON_RINGS = "person_rings"  # the plan allows none of them to a machine; it does let a person ring
    POST_TOO_SLOW = "post_too_slow"  # letters are agreed, and the news cannot wait for the post
    POST_STATED = "post_stated"  # the record system states letters alone, and nobody has confirmed the plan
    NO_POINT = "no_point"  # it allows one, but no number or address for it is known to be safe
    NO_HOUR = "no_hour"  # none of the victim's hours ever comes
    QUIET_CODE = "quiet_code"  # their quiet code was used, and no colleague has closed that warning
    NO_SENDER = "no_sender"  # the sender's name that the victim agreed to see can no longer be shown


class Lift(StrEnum):
    """What two people can let one message pass."""

    NOT_ASKED = "not_asked"
    REVIEW_DUE = "review_due"
    QUIET_HOURS = "quiet_hours"


@dataclass(frozen=True, slots=True)
class Send:
    """Now, to this number or address, in these words at most. `may_say_police`: the sender may be the force's open
    one."""

    channel: Channel
    point: int
    wording: Wording
    sender_name: str = ""
    may_say_police: bool = False
    may_leave_voicemail: bool = False
    language: str = ""
    formats: frozenset[str] = frozenset()
    shown: Shown = Shown.WITHHELD


@dataclass(frozen=True, slots=True)
class Wait:
    """Ask again at this moment; the answer may be another. `channel` is the way that opens first."""

    until: datetime
    channel: Channel


@dataclass(frozen=True, slots=True)
class Person:
    why: Why


Decision = Send | Wait | Person
