from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from victimcare.rules.people.supporters import OFFERED_SCOPES, DecidingAge, SupporterKind, SupporterScope
from victimcare.rules.sentences import Sentence
from victimcare.services.cases.shapes import Carer, HowLong, Promise, Right

MOST_WAITING = 5  # of hers that nobody has looked at yet


class UnknownSupporter(LookupError):
    """Nobody such helps her, or it has ended."""


class TooMany(Exception):
    """She has asked for so many already that a person talks with her first."""


class NotOffered(ValueError):
    """This cannot be agreed for her, or not for such a person. `field` is where it stands."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def scopes_for(kind: SupporterKind, sees: Collection[SupporterScope]) -> list[str]:
    """What such a person may see, as their row has it: in the order in which it is asked. Raises NotOffered."""
    if not sees or not set(sees) <= set(OFFERED_SCOPES[kind]):
        raise NotOffered("sees")
    return [scope.value for scope in OFFERED_SCOPES[kind] if scope in sees]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is to help her, as it is typed. `called`: what their page calls her; empty: it names nobody."""

    kind: SupporterKind
    name: str
    phone: str
    sees: Collection[SupporterScope]
    organisation: str = ""
    safe_way: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class Helps:
    """One who helps her, as she reads it. `since` None: nobody has looked at it yet. `last_used_at`: their page."""

    id: UUID
    kind: SupporterKind
    name: str
    organisation: str
    sees: tuple[SupporterScope, ...]
    asked_on: date
    since: date | None
    last_used_at: datetime | None
    has_code: bool


@dataclass(frozen=True, slots=True)
class Helped:
    """One who helped her once, and until when."""

    name: str
    kind: SupporterKind
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Hers:
    """`kinds`: whom she can ask for."""

    now: tuple[Helps, ...]
    before: tuple[Helped, ...]
    kinds: tuple[SupporterKind, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a supporter wrote, and our answer; empty: none yet."""

    id: UUID
    words: str
    sent_at: datetime
    is_read: bool
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class AtTheDesk:
    """One who helps her, for whoever works on it. `must_ask`: the child has not been asked since 12."""

    id: UUID
    kind: SupporterKind
    name: str
    organisation: str
    called: str
    phone: str
    safe_way: str
    sees: tuple[SupporterScope, ...]
    asked_at: datetime
    asked_by: str  # empty: she herself, on her page
    agreed_at: datetime | None
    agreed_by: str
    last_used_at: datetime | None
    has_code: bool
    must_ask: bool
    is_feared: bool  # the name or number is also that of somebody she must be kept safe from
    may_see_page: bool  # something is agreed that a page of theirs shows
    guarded_agreed_at: datetime | None  # when it was agreed that their page shows it though the victim is guarded
    notes: tuple[Note, ...]
    version: int  # of what was agreed, to be named by whoever agrees the next

    @property
    def though_guarded(self) -> bool:
        return self.guarded_agreed_at is not None


@dataclass(frozen=True, slots=True)
class Ended:
    name: str
    kind: SupporterKind
    agreed_at: datetime | None
    ended_at: datetime
    how: str
    is_feared: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """`may_agree`: she was proved by more than her code, or is not guarded."""

    now: tuple[AtTheDesk, ...]
    ended: tuple[Ended, ...]
    kinds: tuple[SupporterKind, ...]
    age: DecidingAge
    is_guarded: bool
    may_agree: bool


@dataclass(frozen=True, slots=True)
class Theirs:
    """The page of somebody who helps her. `called` empty: nobody is named, as on every short page. Where she is
    kept apart (`is_short`) it says how to reach us and, to whoever is told for her, whether there is news: then
    `status` is empty for everybody else.

    Like `HerPage`, so that the same pieces draw it."""

    called: str
    scopes: frozenset[str]
    is_short: bool
    is_told_for: bool
    status: tuple[Sentence, ...]
    fresh: Sentence | None
    fresh_at: datetime
    promises: tuple[Promise, ...]
    carer: Carer
    rights: tuple[Right, ...]
    how_long: HowLong | None
    to_confirm: str = ""  # as on `HerPage`
