"""How a machine may tell her something now, later, or never: the one gate before every message.

Source: contract of the record feed ("A plan in the feed is stated, not confirmed", "Guarded") and the design's second
rule. Silence is better than telling the wrong person; a human call is better than silence.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.force import Hours
from victimcare.rules.people.her_hours import Window, next_open


class Channel(StrEnum):
    """How something can reach her."""

    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    CALL = "call"


EVERY_CHANNEL = frozenset(Channel)
# A plan that the record system states permits these alone (contracts/feed.md).
OF_STATED_PLANS = frozenset({Channel.TEXT, Channel.EMAIL})


# How long a message waits for a change that has cooled to be put in force; after that a person is asked.
_PUT_IN_FORCE_WITHIN = timedelta(hours=1)
_ASK_AGAIN = timedelta(minutes=1)


class Wording(StrEnum):
    """What a message may say."""

    NONE = "none"
    RING_US = "ring_us"  # only that she may ring us
    NEUTRAL = "neutral"  # only that there is something new
    FULL = "full"  # the news itself


class Why(StrEnum):
    """Why a person must tell her instead."""

    NOT_ASKED = "not_asked"  # nobody has asked her how she may be reached
    GUARDED = "guarded"  # and no trained person has confirmed a plan with her
    NOT_AGREED = "not_agreed"  # her plan allows none of the ways that were asked for
    NO_POINT = "no_point"  # it allows one, but no number or address for it is known to be safe
    NO_HOUR = "no_hour"  # none of her hours ever comes


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


@dataclass(frozen=True, slots=True)
class Plan:
    """Her safe contact plan."""

    is_confirmed: bool  # by a trained person with her; else only stated by the record system
    ways: tuple[Agreed, ...]  # the one she likes best first
    language: str = ""  # the feed's code; empty: English
    formats: frozenset[str] = frozenset()  # such as large print
    cools_until: datetime | None = None  # another number or address of hers comes in force by itself then


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


@dataclass(frozen=True, slots=True)
class Wait:
    """Ask again at this moment; the answer may be another. `channel` is the way that opens first."""

    until: datetime
    channel: Channel


@dataclass(frozen=True, slots=True)
class Person:
    why: Why


Decision = Send | Wait | Person


def decide(
    plan: Plan | None,
    *,
    is_guarded: bool,
    quiet: Hours,
    now: datetime,
    channels: Collection[Channel] = EVERY_CHANNEL,
) -> Decision:
    """What may be done for her at this moment by the best of these ways. `plan` None: she was never asked.

    Of the ways she agreed to it is the one she likes best among those that are open now. Where none is, we wait for the
    first to open. `now` is in UTC.
    """
    if is_guarded and (plan is None or not plan.is_confirmed):
        return Person(Why.GUARDED)
    if plan is None:
        return Person(Why.NOT_ASKED)
    agreed = [way for way in plan.ways if way.channel in channels and way.wording is not Wording.NONE]
    if not plan.is_confirmed:
        agreed = [way for way in agreed if way.channel in OF_STATED_PLANS]
    known = [way for way in agreed if way.point is not None]
    if known:
        return _by_the_clock(plan, known, quiet, now)
    return _until_cooled(plan, channels, now) or Person(Why.NO_POINT if agreed else Why.NOT_AGREED)


def decide_for(channel: Channel, plan: Plan | None, *, is_guarded: bool, quiet: Hours, now: datetime) -> Decision:
    """What may be done for her at this moment in this way alone."""
    return decide(plan, is_guarded=is_guarded, quiet=quiet, now=now, channels=(channel,))


def _until_cooled(plan: Plan, channels: Collection[Channel], now: datetime) -> Wait | None:
    """Where nothing may be used now, a number or address that comes in force by itself may be, once it has cooled."""
    if plan.cools_until is None or now > plan.cools_until + _PUT_IN_FORCE_WITHIN:
        return None
    return Wait(max(plan.cools_until, now + _ASK_AGAIN), min(channels, key=list(Channel).index))


def _by_the_clock(plan: Plan, ways: list[Agreed], quiet: Hours, now: datetime) -> Decision:
    opening = [(way, at) for way in ways if (at := next_open(way.hours, quiet, now)) is not None]
    if not opening:
        return Person(Why.NO_HOUR)
    way, at = min(opening, key=lambda one: one[1])  # of several at the same moment, the one she likes best
    return _send(plan, way) if at == now else Wait(at, way.channel)


def _send(plan: Plan, way: Agreed) -> Send:
    assert way.point is not None
    if not plan.is_confirmed:
        return Send(way.channel, way.point, Wording.NEUTRAL, language=plan.language, formats=plan.formats)
    # Words that tell the news show who they come from; without leave for that they only say that there is news.
    wording = Wording.NEUTRAL if way.wording is Wording.FULL and not way.may_say_police else way.wording
    return Send(
        way.channel,
        way.point,
        wording,
        sender_name=way.sender_name,
        may_say_police=way.may_say_police,
        may_leave_voicemail=way.may_leave_voicemail,
        language=plan.language,
        formats=plan.formats,
    )
