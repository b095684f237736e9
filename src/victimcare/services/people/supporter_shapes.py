from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from victimcare.records.models import Supporter, SupporterNote
from victimcare.rules.people.supporters import OFFERED_SCOPES, DecidingAge, SupporterKind, SupporterScope
from victimcare.rules.sentences import Sentence
from victimcare.services.cases.page_shapes import OfficerOnPage, PagePromise, PageRight, WaitEstimate
from victimcare.services.person_keys import load_person_keys, seal_for_person, seal_for_victim

MOST_WAITING = 5  # of hers that nobody has looked at yet


class UnknownSupporter(LookupError):
    """Nobody such helps her, or it has ended."""


class TooManySupporters(Exception):
    """She has asked for so many already that a person talks with her first."""


class SupporterNotOffered(ValueError):
    """This cannot be agreed for her, or not for such a person. `field` is where it stands."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def list_scopes_for(kind: SupporterKind, sees: Collection[SupporterScope]) -> list[str]:
    """What such a person may see, as their row has it: in the order in which it is asked. Raises NotOffered."""
    if not sees or not set(sees) <= set(OFFERED_SCOPES[kind]):
        raise SupporterNotOffered("sees")
    return [scope.value for scope in OFFERED_SCOPES[kind] if scope in sees]


@dataclass(frozen=True, slots=True)
class SupporterEntry:
    """Who is to help her, as it is typed. `called`: what their page calls her; empty: it names nobody."""

    kind: SupporterKind
    name: str
    phone: str
    sees: Collection[SupporterScope]
    organisation: str = ""
    safe_way: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class CurrentSupporter:
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
class FormerSupporter:
    """One who helped her once, and until when."""

    name: str
    kind: SupporterKind
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class OwnSupporters:
    """`kinds`: whom she can ask for."""

    now: tuple[CurrentSupporter, ...]
    before: tuple[FormerSupporter, ...]
    kinds: tuple[SupporterKind, ...]


@dataclass(frozen=True, slots=True)
class SupporterNoteDetail:
    """What a supporter wrote, and our answer; empty: none yet."""

    id: UUID
    words: str
    sent_at: datetime
    is_read: bool
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class SupporterDetail:
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
    notes: tuple[SupporterNoteDetail, ...]
    version: int  # of what was agreed, to be named by whoever agrees the next

    @property
    def though_guarded(self) -> bool:
        return self.guarded_agreed_at is not None


@dataclass(frozen=True, slots=True)
class EndedSupporter:
    name: str
    kind: SupporterKind
    agreed_at: datetime | None
    ended_at: datetime
    how: str
    is_feared: bool


@dataclass(frozen=True, slots=True)
class SupporterOverview:
    """`may_agree`: she was proved by more than her code, or is not guarded."""

    now: tuple[SupporterDetail, ...]
    ended: tuple[EndedSupporter, ...]
    kinds: tuple[SupporterKind, ...]
    age: DecidingAge
    is_guarded: bool
    may_agree: bool


@dataclass(frozen=True, slots=True)
class SupporterPage:
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
    promises: tuple[PagePromise, ...]
    carer: OfficerOnPage
    rights: tuple[PageRight, ...]
    how_long: WaitEstimate | None
    to_confirm: str = ""  # as on `HerPage`


# What those who help her write to us, and our answers: sealed, beside her own conversation and never in it.


def load_supporter_notes(supporter_ids: Iterable[int]) -> dict[int, tuple[SupporterNoteDetail, ...]]:
    """The notes of these supporters, by supporter, the newest first. Two queries."""
    found: dict[int, list[SupporterNoteDetail]] = defaultdict(list)
    rows = list(SupporterNote.objects.filter(supporter_id__in=list(supporter_ids)).order_by("-sent_at", "-id"))
    keys = load_person_keys(sealed for row in rows for sealed in (row.words, row.answer))
    for row in rows:
        found[row.supporter_id].append(
            SupporterNoteDetail(
                row.public_id,
                keys.open_words(row.words, _note_place(row.public_id, "words")),
                row.sent_at,
                row.read_at is not None,
                keys.open_words(row.answer, _note_place(row.public_id, "answer")),
                row.answered_at,
            )
        )
    return {supporter_id: tuple(written) for supporter_id, written in found.items()}


def store_supporter_note(supporter_id: int, *, once: UUID, words: str, now: datetime) -> bool:
    """Keep it. False where the same form was sent already."""
    person_id = Supporter.objects.values_list("victim__person_id", flat=True).get(id=supporter_id)
    sealed = seal_for_person(person_id, words.strip(), _note_place(once, "words"))
    _, is_new = SupporterNote.objects.get_or_create(
        public_id=once, defaults={"supporter_id": supporter_id, "words": sealed, "sent_at": now}
    )
    return is_new


def answer_supporter_note(supporter: Supporter, note_id: UUID, *, words: str, by: int, now: datetime) -> bool:
    """False where there is none such of theirs, or it was answered."""
    row = SupporterNote.objects.filter(supporter=supporter, public_id=note_id, answered_at=None).first()
    if row is None:
        return False
    said = seal_for_victim(supporter.victim_id, words.strip(), _note_place(note_id, "answer"))
    SupporterNote.objects.filter(id=row.id).update(
        read_at=row.read_at or now,
        read_by_id=row.read_by_id or by,
        answer=said,
        answered_at=now,
        answered_by_id=by,
    )
    return True


def has_unanswered_notes(supporter_id: int) -> bool:
    return SupporterNote.objects.filter(supporter_id=supporter_id, answered_at=None).exists()


def _note_place(note_id: UUID, what: str) -> str:
    return f"supporter-note:{note_id}:{what}"
