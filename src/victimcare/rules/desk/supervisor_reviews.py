"""Which contacts supervisors review, and which access to a victim's record staff are asked about, and why.

Access is questioned for two reasons. Some is drawn by lot, whatever it looks like, so that no one can be sure to
escape. Some stands out: there was no work to do there, and something else besides. Each weight below belongs to a
reason that is given in words, so that a member of staff can answer what looked odd; nothing else counts.

A call is a reason to open the record of a known caller, and the opposite of one for any other record. While the caller
is unknown, the call explains one access and no more: honest ones are common, but a member of staff could look up a
spouse just then. So the second person whose record is opened in such a call stands out, whichever of the two rang.
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

# Draws the contacts of a month for review: by lot, a share of each colleague's. Anyone with the seed can repeat the
# draw.


class DrawTicket(NamedTuple):
    """A contact in the draw: its name, and the colleague who made it."""

    contact: str
    person: int


def draw_contacts(tickets: Iterable[DrawTicket], *, seed: str, in_100: int) -> Mapping[int, tuple[str, ...]]:
    """Draw, by colleague, `in_100` of every hundred of their contacts, rounded up, so at least one. The order of the
    tickets does not matter."""
    of: dict[int, set[str]] = defaultdict(set)
    for ticket in tickets:
        of[ticket.person].add(ticket.contact)
    return {person: _lowest(theirs, seed, ceil(len(theirs) * in_100 / 100)) for person, theirs in sorted(of.items())}


def previous_month(today: date) -> date:
    """Return the first day of the month before this one."""
    return date(today.year - (today.month == 1), (today.month - 2) % 12 + 1, 1)


def following_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _lowest(contacts: Iterable[str], seed: str, count: int) -> tuple[str, ...]:
    """Return the contacts with the lowest numbers; each number follows from the seed and the contact's name."""

    def number(contact: str) -> bytes:
        return hmac.new(seed.encode(), contact.encode(), hashlib.sha256).digest()

    return tuple(sorted(contacts, key=number)[:count])


ONE_IN = 50  # 2 in 100 are drawn
ODD_FROM = 4
ACCESS_JUDGED_AFTER = timedelta(hours=2)  # by then any work that the access was for is on record
ACCESS_ANSWERED_WITHIN = 5  # working days


class AccessReviewReason(StrEnum):
    """Reasons to ask about an access, the worst first."""

    DISOWNED = "disowned"  # the colleague named as present at an identity check denies it
    SHUT = "shut"  # the record was hidden from them, and they tried
    OWN_NAME = "own_name"  # the victim has their own family name
    NEAR_HOME = "near_home"  # the victim lives at their postcode
    ANOTHERS_CALL = "anothers_call"  # during a call from a person known not to be the victim
    # another person's record was opened earlier in the same call, with the caller unknown
    SECOND_IN_CALL = "second_in_call"
    WATCHED = "watched"  # several others opened the same case without work there
    RETURNS = "returns"  # they opened the same victim's record on other days
    MANY = "many"  # one access after another
    EMPTY = "empty"  # one search after another that found no record
    NIGHT = "night"  # at night, when they did no other work
    IN_CALL = "in_call"  # during a call without an identity check, and nothing came of it
    NO_WORK = "no_work"  # no task, call or callback of theirs


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
# Counted even where there is work: they may have taken the work themselves.
_ALSO_AT_WORK = frozenset({AccessReviewReason.SHUT, AccessReviewReason.OWN_NAME, AccessReviewReason.NEAR_HOME})

FROM_MANY = 5  # times without work, in the hour around this one
FROM_EMPTY = 6  # searches in an hour that found no record: a mistyped reference takes two or three
FROM_DAYS = 2  # other days, out of thirty
FROM_WATCHERS = 3  # other staff, in a week
NIGHT_FROM, NIGHT_UNTIL = 22, 6  # hours, London time
# Family names so common that sharing one says little: the most frequent in England and Wales.
FREQUENT_NAMES = frozenset(
    """
    ahmed ali allen baker begum bennett brown clark clarke cooper davies davis edwards evans green griffiths hall harris
    hill hughes hussain jackson james johnson jones kaur khan king lee lewis martin moore morris parker patel phillips
    price roberts robinson scott singh smith taylor thompson turner walker ward watson white williams wilson wood wright
    young
    """.split()  # noqa: SIM905  read as words
)


class CallDuringAccess(StrEnum):
    """The call they were on at that moment, if it was not with the victim whose record they opened."""

    NONE = ""
    UNPROVED = "unproved"  # the caller is unknown
    ANOTHERS = "anothers"  # the caller is known, and is not the victim


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """One access and the facts at that moment. Counts cover the same member of staff, without this access; of several
    during one call with an unknown caller, the counts leave one out."""

    hour: int  # London time
    has_found_person: bool
    was_shut: bool
    has_work: bool  # they have a task about the victim, a call with them or a callback
    call: CallDuringAccess
    is_own_name: bool
    is_rare_name: bool  # the victim's
    is_near_home: bool
    idle_in_hour: int  # without work, half an hour before and after
    others_in_call: int  # in the same call
    before_in_call: int  # earlier in the same call, where none was of this person, case or home
    empty_in_hour: int
    other_days: int  # within thirty before or after, on which they opened this victim's record without work
    days_outside: int  # of these days and the day itself, those with access outside calls with an unknown caller
    watchers: int  # other staff who opened this case within seven days, without work and outside such calls
    busy_in_hour: bool  # they did other work at the desk around that time


@dataclass(frozen=True, slots=True)
class AccessJudgement:
    """`reasons`: the worst first. `is_odd`: the member of staff is asked about it."""

    score: int
    reasons: tuple[AccessReviewReason, ...]

    @property
    def is_odd(self) -> bool:
        return self.score >= ODD_FROM


def judge_access(look: AccessFacts) -> AccessJudgement:
    """Judge what stands out about this access. With work behind it, and no personal link, it scores nothing."""
    reasons = tuple(reason for reason in AccessReviewReason if _is_so(reason, look))
    return AccessJudgement(sum(ACCESS_WEIGHTS[reason] for reason in reasons), reasons)


def is_access_drawn(key: bytes, entry_id: int) -> bool:
    """Whether the lot draws this audit entry; the answer never changes. The key is kept from staff: anyone who knew
    which access is drawn would choose another time."""
    digest = hmac.digest(key, f"look:{entry_id}".encode(), hashlib.sha256)
    return int.from_bytes(digest[:8], "big") % ONE_IN == 0


def _is_so(reason: AccessReviewReason, look: AccessFacts) -> bool:
    if look.has_work and reason not in _ALSO_AT_WORK:
        return False
    is_night = look.hour >= NIGHT_FROM or look.hour < NIGHT_UNTIL
    is_in_call = look.call is CallDuringAccess.UNPROVED
    return {
        AccessReviewReason.DISOWNED: False,  # never follows from an access alone: a colleague reports it
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
