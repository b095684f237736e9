"""Which looks at a victim's record a person is asked about, and why.

Two ways lead there. Some are drawn by lot, whatever they look like: nobody can know that theirs is not among them. And
some stand out: there was no work to do there, and something else besides. Each weight below stands for a reason that is
told in words, so that whoever is asked about a look can answer what was found odd, and nothing else counts.

A call is work at the record of whoever is known to ring. Of somebody else's record it is the opposite. While nobody
knows who rings, it explains one look and no more: honest ones are many, and whoever looks at his wife does so then. So
the second person whose record is opened in such a call stands out, whichever of the two rang.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import ceil
from typing import NamedTuple

# Which contacts of a month are read again: by lot, some of each person's, and who has the seed can draw anew.


class DrawTicket(NamedTuple):
    """A contact in the draw: its name, and whose it is."""

    contact: str
    person: int


def draw_contacts(tickets: Iterable[DrawTicket], *, seed: str, in_100: int) -> Mapping[int, tuple[str, ...]]:
    """By person: `in_100` of every hundred of theirs, rounded up, so one at least. The order in which they come changes
    nothing."""
    of: dict[int, set[str]] = defaultdict(set)
    for ticket in tickets:
        of[ticket.person].add(ticket.contact)
    return {person: _lowest(theirs, seed, ceil(len(theirs) * in_100 / 100)) for person, theirs in sorted(of.items())}


def previous_month(today: date) -> date:
    """The first day of the month that is over."""
    return date(today.year - (today.month == 1), (today.month - 2) % 12 + 1, 1)


def following_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _lowest(contacts: Iterable[str], seed: str, count: int) -> tuple[str, ...]:
    """Each has a number that follows from the seed and its name: those with the lowest."""

    def number(contact: str) -> bytes:
        return hmac.new(seed.encode(), contact.encode(), hashlib.sha256).digest()

    return tuple(sorted(contacts, key=number)[:count])


ONE_IN = 50  # 2 in 100 are drawn
ODD_FROM = 4
ACCESS_JUDGED_AFTER = timedelta(hours=2)  # by then the work that a look was for stands there
ACCESS_ANSWERED_WITHIN = 5  # working days


class AccessReviewReason(StrEnum):
    """Worst first."""

    DISOWNED = "disowned"  # whoever they named as there when somebody proved who they are says that it is not so
    SHUT = "shut"  # the record was shut to them, and they tried
    OWN_NAME = "own_name"  # somebody of their own family name
    NEAR_HOME = "near_home"  # somebody at their postcode
    ANOTHERS_CALL = "anothers_call"  # in a call, and whoever rang was known to be somebody else
    SECOND_IN_CALL = "second_in_call"  # somebody else's record was opened before in that call, and nobody knew who rang
    WATCHED = "watched"  # several others looked at the same case without work there
    RETURNS = "returns"  # they came back to the same victim on other days
    MANY = "many"  # one after the other
    EMPTY = "empty"  # one search after the other that found nobody
    NIGHT = "night"  # in the night, when they did nothing else
    IN_CALL = "in_call"  # in a call with somebody who proved nothing, and nothing came of it
    NO_WORK = "no_work"  # no task, no call, no call back of theirs


ACCESS_WEIGHTS: Mapping[AccessReviewReason, int] = {
    AccessReviewReason.DISOWNED: 9,
    AccessReviewReason.SHUT: 4,
    AccessReviewReason.OWN_NAME: 3,
    AccessReviewReason.NEAR_HOME: 4,
    AccessReviewReason.ANOTHERS_CALL: 3,
    AccessReviewReason.SECOND_IN_CALL: 3,
    AccessReviewReason.WATCHED: 3,
    AccessReviewReason.RETURNS: 3,
    AccessReviewReason.MANY: 3,
    AccessReviewReason.EMPTY: 3,
    AccessReviewReason.NIGHT: 3,
    AccessReviewReason.IN_CALL: 1,
    AccessReviewReason.NO_WORK: 1,
}
# Named beside work as well: the work may be one that they took for themselves.
_ALSO_AT_WORK = frozenset({AccessReviewReason.SHUT, AccessReviewReason.OWN_NAME, AccessReviewReason.NEAR_HOME})

FROM_MANY = 5  # looks without work in an hour around it
FROM_EMPTY = 6  # searches in an hour that found nobody: a mistyped reference takes two or three
FROM_DAYS = 2  # other days, of thirty
FROM_WATCHERS = 3  # others, in a week
NIGHT_FROM, NIGHT_UNTIL = 22, 6  # hours of London
# Family names that so many have that one's own among them says little: the most frequent of England and Wales.
FREQUENT_NAMES = frozenset(
    """
    ahmed ali allen baker begum bennett brown clark clarke cooper davies davis edwards evans green griffiths hall harris
    hill hughes hussain jackson james johnson jones kaur khan king lee lewis martin moore morris parker patel phillips
    price roberts robinson scott singh smith taylor thompson turner walker ward watson white williams wilson wood wright
    young
    """.split()  # noqa: SIM905  read as words
)


class CallDuringAccess(StrEnum):
    """What call they had at that moment, where it was not that of the victim whom they looked at."""

    NONE = ""
    UNPROVED = "unproved"  # nobody knows who rang
    ANOTHERS = "anothers"  # whoever rang is known, and is somebody else


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """One look, with what was so at that moment. Counts are of the same member of staff, without this look; of several
    looks in one call with somebody unknown, the counts leave one aside."""

    hour: int  # of London
    has_found_person: bool
    was_shut: bool
    has_work: bool  # a task that they have about her, her call, a call back
    call: CallDuringAccess
    is_own_name: bool
    is_rare_name: bool  # hers
    is_near_home: bool
    idle_in_hour: int  # looks without work, half an hour before and after
    others_in_call: int  # in the same call
    before_in_call: int  # earlier in the same call, where none of them was of this person, case or home
    empty_in_hour: int
    other_days: int  # within thirty before or after, on which they looked at her without work
    days_outside: int  # of these and the day itself, those on which it was in no call with somebody unknown
    watchers: int  # others who looked at this case within seven days, without work and in no such call
    busy_in_hour: bool  # they did other work of the desk around then


@dataclass(frozen=True, slots=True)
class AccessJudgement:
    """`reasons`: worst first. `is_odd`: a person is asked about it."""

    score: int
    reasons: tuple[AccessReviewReason, ...]

    @property
    def is_odd(self) -> bool:
        return self.score >= ODD_FROM


def judge_access(look: AccessFacts) -> AccessJudgement:
    """What stands out of this look. What has work and nothing of their own in it scores nothing."""
    reasons = tuple(reason for reason in AccessReviewReason if _is_so(reason, look))
    return AccessJudgement(sum(ACCESS_WEIGHTS[reason] for reason in reasons), reasons)


def is_access_drawn(key: bytes, entry_id: int) -> bool:
    """Whether the lot falls on this entry of the audit. By a key that staff do not have: whoever knew which look is
    drawn would make it another time; and the same again whenever it is asked."""
    digest = hmac.digest(key, f"look:{entry_id}".encode(), hashlib.sha256)
    return int.from_bytes(digest[:8], "big") % ONE_IN == 0


def _is_so(reason: AccessReviewReason, look: AccessFacts) -> bool:
    if look.has_work and reason not in _ALSO_AT_WORK:
        return False
    is_night = look.hour >= NIGHT_FROM or look.hour < NIGHT_UNTIL
    is_in_call = look.call is CallDuringAccess.UNPROVED
    return {
        AccessReviewReason.DISOWNED: False,  # of no look by itself: a colleague says it
        AccessReviewReason.SHUT: look.was_shut,
        AccessReviewReason.OWN_NAME: look.is_own_name and (look.is_rare_name or not is_in_call),
        AccessReviewReason.NEAR_HOME: look.is_near_home,
        AccessReviewReason.ANOTHERS_CALL: look.has_found_person and look.call is CallDuringAccess.ANOTHERS,
        AccessReviewReason.SECOND_IN_CALL: is_in_call and look.has_found_person and look.before_in_call > 0,
        AccessReviewReason.WATCHED: look.watchers >= FROM_WATCHERS,
        AccessReviewReason.RETURNS: look.other_days >= FROM_DAYS and look.days_outside > 0,
        AccessReviewReason.MANY: look.has_found_person
        and look.idle_in_hour + 1 >= FROM_MANY
        and (look.others_in_call > 0 or not is_in_call),
        AccessReviewReason.EMPTY: not look.has_found_person and look.empty_in_hour + 1 >= FROM_EMPTY,
        AccessReviewReason.NIGHT: is_night and not look.busy_in_hour and not is_in_call,
        AccessReviewReason.IN_CALL: is_in_call,
        AccessReviewReason.NO_WORK: not is_in_call,
    }[reason]
