"""How a machine may tell her something now, later, or never: the one gate before every text, e-mail, letter and call,
and before her page and the line.

This file is meant to be read by those who speak for survivors, so here is the whole rule in words. `decide` below does
the first eight of these things in this order and nothing else; `open_to_her` in `doors` beside this file does the ninth
and the tenth, and `may_go` in `hers_to_allow` the last two.

 1. She is guarded, and no trained person has agreed a plan with her since: no machine tells her anything. A person
    does. Nothing and nobody lifts this, not two people, not a supervisor. What the record system says of her wishes
    does not count as asking her, and a plan agreed before she was found to be in danger does not count any more.
 2. She is guarded, and the day has passed on which her plan was to be looked at again: no machine tells her anything
    until somebody has asked her anew. Where she is not guarded her plan stands, and a person is asked to look at it.
 3. Nobody has asked her how she wants to be reached: a person tells her the news. A machine may once, and never again,
    invite her to choose (`invite`), in her own language: what she cannot read she would have to show to somebody.
 4. She was asked: only the numbers and addresses she named are used, each only in the ways she agreed to, only in her
    hours, and with no more words than she agreed to. "Nothing" is nothing. A machine rings her only where she agreed
    that the line may say something to her, and it says nothing before she has keyed her code. A text shows the
    sender's name that she agreed to see; where it can't be shown any more no text goes there under another. A call
    shows no number, unless she agreed to see one.
 5. Of the ways she agreed to it is the one she likes best among those that are open at this moment. Where none is open
    we wait for the first to open. Where none ever is, a person tells her.
 6. Words that tell the news show that they come from the police. Who did not agree to that is only told that there is
    something new.
 7. A plan that the record system states, and nobody has confirmed with her, permits a text or an e-mail that says there
    is something new; never the news, never a call, never a letter, never a name.
 8. Two people together, with a written reason, can let one message pass three things (`Lift`): that she was not asked,
    that the look at her plan is overdue, and the force's own quiet hours. Never rule 1, and never anything that she
    herself said: not another number, not another way, not more words, not outside hours that she chose.

Her page and the line send nothing: she opens them, with a code that a person gave her after she had proved herself.
Whatever anybody else knows or holds opens neither. Each time, what they may tell is asked again at that moment.

 9. Her page shows what that person wrote down at the time: her case, or the short view, which says only whether there
    is something new and how to reach a person. While she is guarded it is the short view, whatever was written down;
    a second thing that she alone has, which she agreed on with a person, shows her the case all the same.
    What she said about her page can only make it show less. "Nothing" is nothing: then her code is answered as a wrong
    one is, so that whoever forces her to give it up sees that it opens nothing.
10. The line, on which somebody may listen, says what she agreed with a trained person that it may. A plan that rule 1
    or 2 sets aside counts here no more either. Without one it says nothing while she is guarded, and that sounds as a
    wrong code does; else it says what her code opens.

What either tells of is her part of her case. Of another victim in it, it never says a word.

Two things more are hers to allow: that somebody outside hears of her, and that she is asked how it was.

11. A service that supports victims is told of her only by a person, and only when she has agreed to it: the record says
    that she did, or she says so herself to that person. Not asked is not agreed. Who wants nothing more of support is
    referred to nobody, until she says that she wants it again.
12. Who wants no questions about how it was is asked none. While she is guarded only a person asks. Else the question
    goes as a message does, and rules 1 to 8 decide it like any other.

Silence is better than telling the wrong person; a human call is better than silence.

Sources: contract of the record feed ("A plan in the feed is stated, not confirmed", "Guarded"); design, second rule and
section 5.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from victimcare.rules.clock import london_date
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


INVITED_BETWEEN = (Window(frozenset(range(7)), time(9), time(20)),)
_AT_ANY_HOUR = Hours(time(0), time(0))  # no hour is quiet
# How long a message waits for a change that has cooled to be put in force; after that a person is asked.
_PUT_IN_FORCE_WITHIN = timedelta(hours=1)
_ASK_AGAIN = timedelta(minutes=1)


class Wording(StrEnum):
    """What a message may say."""

    NONE = "none"
    RING_US = "ring_us"  # only that she may ring us
    NEUTRAL = "neutral"  # only that there is something new
    FULL = "full"  # the news itself


class Shown(StrEnum):
    """What her telephone shows when we ring her."""

    WITHHELD = "withheld"
    NEUTRAL = "neutral"  # a number of ours that says nothing of police or crime
    LINE = "line"  # the number of the victims' line


class Why(StrEnum):
    """Why a person must tell her instead."""

    NOT_ASKED = "not_asked"  # nobody has asked her how she may be reached
    GUARDED = "guarded"  # and no trained person has confirmed a plan with her
    REVIEW_DUE = "review_due"  # guarded, and the day has passed on which her plan was to be looked at again
    NOT_AGREED = "not_agreed"  # her plan allows none of the ways that were asked for
    NO_POINT = "no_point"  # it allows one, but no number or address for it is known to be safe
    NO_HOUR = "no_hour"  # none of her hours ever comes
    NO_SENDER = "no_sender"  # the sender's name that she agreed to see can no longer be shown


class Lift(StrEnum):
    """What two people can let one message pass."""

    NOT_ASKED = "not_asked"
    REVIEW_DUE = "review_due"
    QUIET_HOURS = "quiet_hours"


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
    shown: Shown = Shown.WITHHELD  # when she is rung


@dataclass(frozen=True, slots=True)
class Plan:
    """Her safe contact plan."""

    is_confirmed: bool  # by a trained person with her; else only stated by the record system
    ways: tuple[Agreed, ...]  # the one she likes best first
    language: str = ""  # the feed's code; empty: English
    formats: frozenset[str] = frozenset()  # such as large print
    review_on: date | None = None  # when it is to be looked at again
    line: MaySay = MaySay.NOTHING  # what the line may say to her: anything, and a machine may ring her
    page: MaySay = MaySay.FULL  # the most that her page may show
    cools_until: datetime | None = None  # another number or address of hers comes in force by itself then


def is_confirmed_still(confirmed_at: datetime | None, marked_at: datetime | None) -> bool:
    """Whether a plan counts as confirmed with her. Not once somebody has marked her guarded since: what she agreed to
    before, she may have agreed to with him beside her."""
    return confirmed_at is not None and (marked_at is None or marked_at <= confirmed_at)


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


def decide(
    plan: Plan | None,
    *,
    is_guarded: bool,
    quiet: Hours,
    now: datetime,
    channels: Collection[Channel] = EVERY_CHANNEL,
    by_person: bool = False,
    alone: Sequence[Agreed] = (),
    lift: Lift | None = None,
) -> Decision:
    """What may be done for her at this moment by the best of these ways. `plan` None: she was never asked.

    `channels` may be one alone. `by_person`: a person rings, so that the line is not asked. `alone`: numbers and
    addresses that are hers and nobody else's; only two people who lift that she was not asked let a message go there.
    `now` is in UTC.
    """
    if is_guarded and (plan is None or not plan.is_confirmed):
        return Person(Why.GUARDED)
    if is_guarded and plan is not None and is_past_review(plan.review_on, now) and lift is not Lift.REVIEW_DUE:
        return Person(Why.REVIEW_DUE)
    if plan is None and lift is Lift.NOT_ASKED:
        plan = Plan(is_confirmed=False, ways=tuple(alone))
    if plan is None:
        return Person(Why.NOT_ASKED)
    agreed = [way for way in plan.ways if way.channel in channels and _may_use(plan, way, by_person)]
    known = [way for way in agreed if way.point is not None]
    named = [way for way in known if not way.is_sender_gone]
    if known and not named:
        return Person(Why.NO_SENDER)
    if named:
        return _by_the_clock(plan, named, _AT_ANY_HOUR if lift is Lift.QUIET_HOURS else quiet, now)
    return _until_cooled(plan, channels, now) or Person(Why.NO_POINT if agreed else Why.NOT_AGREED)


def invite(
    plan: Plan | None,
    *,
    is_guarded: bool,
    was_invited: bool,
    alone: Sequence[Agreed],
    now: datetime,
    language: str = "",
) -> Send | Wait | None:
    """The one neutral invitation to choose how she wants to be contacted. None: none. `language`: her record's.

    Only to somebody whom nobody has asked and who is not guarded, only once whatever became of it, only between nine
    and eight in the evening, and only to a mobile, or else an e-mail address, that is hers and nobody else's.
    """
    if plan is not None or is_guarded or was_invited or not alone:
        return None
    to = min(alone, key=lambda way: list(Channel).index(way.channel))
    at = next_open(INVITED_BETWEEN, _AT_ANY_HOUR, now)
    assert at is not None, "some hour of the day is open"
    assert to.point is not None
    return Send(to.channel, to.point, Wording.NEUTRAL, language=language) if at == now else Wait(at, to.channel)


def is_past_review(review_on: date | None, now: datetime) -> bool:
    """The day itself still counts."""
    return review_on is not None and review_on < london_date(now)


def _may_use(plan: Plan, way: Agreed, by_person: bool) -> bool:
    if way.wording is Wording.NONE or not (plan.is_confirmed or way.channel in OF_STATED_PLANS):
        return False
    return way.channel is not Channel.CALL or by_person or plan.line is not MaySay.NOTHING


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
        shown=way.shown,
    )
