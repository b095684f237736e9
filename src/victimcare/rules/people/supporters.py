"""Decides who may support a victim, what each supporter may see, and how that changes as a child grows up.

The ages: the Victims' Code gives the rights of a victim under 18 to a parent or guardian as well, unless the parent is
a suspect or it is against the child's interest (2021, "Who is a victim under this Code"). A Code under which we speak
directly with children from the age of 12 was proposed in 2026. From 12 on a child is presumed able to decide about data
held on them: this is law in Scotland (Data Protection Act 2018, section 208), and the Information Commissioner advises
it as a starting point elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import birthday, london_date

DECIDES_FROM = 12
SUPPORTED_UNTIL = 18
ASKED_BEFORE_ADULTHOOD = timedelta(days=28)  # how long before a child turns 18 we ask whether the access goes on


class SupporterKind(StrEnum):
    PARENT = "parent"  # or guardian, of a child
    SPOKESPERSON = "spokesperson"  # speaks with us for the victim or for a bereaved family: one at a time
    FAMILY = "family"
    ADVOCATE = "advocate"  # independent of us, such as an IDVA or an ISVA
    BUSINESS_CONTACT = "business_contact"


class SupporterScope(StrEnum):
    STANDS = "stands"  # where the case stands, and what is next
    RIGHTS = "rights"
    WRITE = "write"  # may write to us
    STATEMENT = "statement"  # a business's impact statement to the court
    RING = "ring"


# What can be agreed for each kind, in the order in which we ask. None gives access to the victim's journey, messages,
# contact plan or Tell it once note: those are the victim's alone.
OFFERED_SCOPES: Mapping[SupporterKind, tuple[SupporterScope, ...]] = {
    **dict.fromkeys(
        SupporterKind, (SupporterScope.STANDS, SupporterScope.RIGHTS, SupporterScope.WRITE, SupporterScope.RING)
    ),
    SupporterKind.BUSINESS_CONTACT: (
        SupporterScope.STANDS,
        SupporterScope.RIGHTS,
        SupporterScope.STATEMENT,
        SupporterScope.WRITE,
        SupporterScope.RING,
    ),
}


class DecidingAge(StrEnum):
    """Who decides for a child."""

    YOUNG = "young"  # under 12: the parent
    OWN_WAY = "own_way"  # the child has their own access, and says what the parent sees
    GROWN = "grown"  # or age not known: we never grant a parent's access on a guess


@dataclass(frozen=True, slots=True)
class SupporterRole:
    """What decides whether a supporter's role is in force. `asked_child_at`: when the child agreed to it."""

    kind: SupporterKind
    agreed_at: datetime | None
    ended_at: datetime | None
    asked_child_at: datetime | None = None


def deciding_age_of(born: date | None, on: date) -> DecidingAge:
    if born is None or on >= birthday(born, SUPPORTED_UNTIL):
        return DecidingAge.GROWN
    return DecidingAge.YOUNG if on < birthday(born, DECIDES_FROM) else DecidingAge.OWN_WAY


def supporter_kinds_for(age: DecidingAge, *, is_business: bool) -> tuple[SupporterKind, ...]:
    """Which supporters this victim may have. A victim whose parent kept access past 18 must name that parent again, as
    family."""
    if is_business:
        return (SupporterKind.BUSINESS_CONTACT, SupporterKind.ADVOCATE)
    others = (SupporterKind.SPOKESPERSON, SupporterKind.FAMILY, SupporterKind.ADVOCATE)
    return others if age is DecidingAge.GROWN else (SupporterKind.PARENT, *others)


def does_child_decide(kind: SupporterKind, age: DecidingAge) -> bool:
    """Whether the child decides, with a member of staff, what this person may see."""
    return kind is SupporterKind.PARENT and age is DecidingAge.OWN_WAY


def is_role_in_force(role: SupporterRole, born: date | None, now: datetime) -> bool:
    """Whether the role is in force now. A parent's access ends by itself on the child's 18th birthday, unless the child
    agreed, in the four weeks before at the earliest, that it goes on."""
    if role.agreed_at is None or role.agreed_at > now or (role.ended_at is not None and role.ended_at <= now):
        return False
    if role.kind is not SupporterKind.PARENT or deciding_age_of(born, london_date(now)) is not DecidingAge.GROWN:
        return True
    return born is not None and _was_asked_since(role, birthday(born, SUPPORTED_UNTIL) - ASKED_BEFORE_ADULTHOOD)


def ends_soon_at_adulthood(role: SupporterRole, born: date | None, now: datetime) -> bool:
    """Whether this parent's access ends within weeks unless the child is asked and agrees that it goes on."""
    if born is None or role.kind is not SupporterKind.PARENT or not is_role_in_force(role, born, now):
        return False
    asks_from = birthday(born, SUPPORTED_UNTIL) - ASKED_BEFORE_ADULTHOOD
    return london_date(now) >= asks_from and not _was_asked_since(role, asks_from)


def must_child_be_asked(role: SupporterRole, born: date | None, now: datetime) -> bool:
    """Whether a child has turned 12 with this parent's access in force and has not been asked since."""
    if born is None or role.kind is not SupporterKind.PARENT or not is_role_in_force(role, born, now):
        return False
    is_own_way = deciding_age_of(born, london_date(now)) is DecidingAge.OWN_WAY
    return is_own_way and not _was_asked_since(role, birthday(born, DECIDES_FROM))


def represents_victim(kind: SupporterKind, age: DecidingAge, *, is_business: bool) -> bool:
    """Whether telling this person counts as telling the victim: true for a young child's parent and a business's
    contact. All other supporters see only what the victim has been told already."""
    return (kind is SupporterKind.PARENT and age is DecidingAge.YOUNG) or (
        kind is SupporterKind.BUSINESS_CONTACT and is_business
    )


def may_read_for_guarded_victim(agreed_at: datetime | None, marked_at: datetime | None) -> bool:
    """Whether a supporter of a guarded victim may read what was agreed, and not only how to reach us.

    `agreed_at`: when the victim, or the person who decides for a young child, agreed to exactly that with a member of
    staff. `marked_at`: when the victim was last marked as guarded. An earlier agreement does not count: the supporter
    may be the person whom the victim fears.
    """
    return agreed_at is not None and (marked_at is None or marked_at <= agreed_at)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are equal as people write them."""
    return bool(_bare(one)) and _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _was_asked_since(role: SupporterRole, day: date) -> bool:
    return role.asked_child_at is not None and london_date(role.asked_child_at) >= day
