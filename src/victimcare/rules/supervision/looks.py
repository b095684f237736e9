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
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

ONE_IN = 50  # 2 in 100 are drawn
ODD_FROM = 4
READ_AFTER = timedelta(hours=2)  # by then the work that a look was for stands there
ANSWER_WITHIN = 5  # working days


class Reason(StrEnum):
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


WEIGHTS: Mapping[Reason, int] = {
    Reason.DISOWNED: 9,
    Reason.SHUT: 4,
    Reason.OWN_NAME: 3,
    Reason.NEAR_HOME: 4,
    Reason.ANOTHERS_CALL: 3,
    Reason.SECOND_IN_CALL: 3,
    Reason.WATCHED: 3,
    Reason.RETURNS: 3,
    Reason.MANY: 3,
    Reason.EMPTY: 3,
    Reason.NIGHT: 3,
    Reason.IN_CALL: 1,
    Reason.NO_WORK: 1,
}
# Named beside work as well: the work may be one that they took for themselves.
_ALSO_AT_WORK = frozenset({Reason.SHUT, Reason.OWN_NAME, Reason.NEAR_HOME})

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


class Call(StrEnum):
    """What call they had at that moment, where it was not that of the victim whom they looked at."""

    NONE = ""
    UNPROVED = "unproved"  # nobody knows who rang
    ANOTHERS = "anothers"  # whoever rang is known, and is somebody else


@dataclass(frozen=True, slots=True)
class Look:
    """One look, with what was so at that moment. Counts are of the same member of staff, without this look; of several
    looks in one call with somebody unknown, the counts leave one aside."""

    hour: int  # of London
    found_somebody: bool
    was_shut: bool
    has_work: bool  # a task that they have about her, her call, a call back
    call: Call
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
class Judged:
    """`reasons`: worst first. `is_odd`: a person is asked about it."""

    score: int
    reasons: tuple[Reason, ...]

    @property
    def is_odd(self) -> bool:
        return self.score >= ODD_FROM


def judged(look: Look) -> Judged:
    """What stands out of this look. What has work and nothing of their own in it scores nothing."""
    reasons = tuple(reason for reason in Reason if _is_so(reason, look))
    return Judged(sum(WEIGHTS[reason] for reason in reasons), reasons)


def is_drawn(key: bytes, entry_id: int) -> bool:
    """Whether the lot falls on this entry of the audit. By a key that staff do not have: whoever knew which look is
    drawn would make it another time; and the same again whenever it is asked."""
    digest = hmac.digest(key, f"look:{entry_id}".encode(), hashlib.sha256)
    return int.from_bytes(digest[:8], "big") % ONE_IN == 0


def _is_so(reason: Reason, look: Look) -> bool:
    if look.has_work and reason not in _ALSO_AT_WORK:
        return False
    is_night = look.hour >= NIGHT_FROM or look.hour < NIGHT_UNTIL
    is_in_call = look.call is Call.UNPROVED
    return {
        Reason.DISOWNED: False,  # of no look by itself: a colleague says it
        Reason.SHUT: look.was_shut,
        Reason.OWN_NAME: look.is_own_name and (look.is_rare_name or not is_in_call),
        Reason.NEAR_HOME: look.is_near_home,
        Reason.ANOTHERS_CALL: look.found_somebody and look.call is Call.ANOTHERS,
        Reason.SECOND_IN_CALL: is_in_call and look.found_somebody and look.before_in_call > 0,
        Reason.WATCHED: look.watchers >= FROM_WATCHERS,
        Reason.RETURNS: look.other_days >= FROM_DAYS and look.days_outside > 0,
        Reason.MANY: look.found_somebody
        and look.idle_in_hour + 1 >= FROM_MANY
        and (look.others_in_call > 0 or not is_in_call),
        Reason.EMPTY: not look.found_somebody and look.empty_in_hour + 1 >= FROM_EMPTY,
        Reason.NIGHT: is_night and not look.busy_in_hour and not is_in_call,
        Reason.IN_CALL: is_in_call,
        Reason.NO_WORK: not is_in_call,
    }[reason]
