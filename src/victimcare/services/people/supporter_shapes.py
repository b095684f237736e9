from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from victimcare.records.models import Supporter, SupporterNote
from victimcare.rules.cases.page_shapes import OfficerOnPage, PagePromise, PageRight, WaitEstimate
from victimcare.rules.people.supporters import OFFERED_SCOPES, DecidingAge, SupporterKind, SupporterScope
from victimcare.rules.sentences import Sentence
from victimcare.services.person_keys import load_person_keys, seal_for_person, seal_for_victim

MOST_WAITING = 5  # requests by the victim that no colleague has looked at


class TooManySupporters(Exception):
    """The victim has asked for so many supporters that a colleague talks with them first."""


class SupporterNotOffered(ValueError):
    """This cannot be agreed for the victim, or not for such a person. `field` is where it was entered."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def list_scopes_for(kind: SupporterKind, sees: Collection[SupporterScope]) -> list[str]:
    """What such a person may see, as stored in their row, in the order in which it is asked. Raises
    SupporterNotOffered."""
    if not sees or not set(sees) <= set(OFFERED_SCOPES[kind]):
        raise SupporterNotOffered("sees")
    return [scope.value for scope in OFFERED_SCOPES[kind] if scope in sees]


@dataclass(frozen=True, slots=True)
class SupporterEntry:
    """A proposed supporter, as typed. `called`: the name their page uses for the victim; empty: it names no one."""

    kind: SupporterKind
    name: str
    phone: str
    sees: Collection[SupporterScope]
    organisation: str = ""
    safe_way: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class CurrentSupporter:
    """A supporter as the victim reads about them. `since` None: no colleague has looked at the request yet.
    `last_used_at`: when their page was last used."""

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
    """A former supporter, and until when they helped."""

    name: str
    kind: SupporterKind
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class OwnSupporters:
    """`kinds`: the kinds of supporter the victim can ask for."""

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
    """A supporter, as shown to the staff who work on it. `must_ask`: the child has not been asked since turning 12."""

    id: UUID
    kind: SupporterKind
    name: str
    organisation: str
    called: str
    phone: str
    safe_way: str
    sees: tuple[SupporterScope, ...]
    asked_at: datetime
    asked_by: str  # empty: the victim, on their page
    agreed_at: datetime | None
    agreed_by: str
    last_used_at: datetime | None
    has_code: bool
    must_ask: bool
    is_feared: bool  # the name or number also belongs to a person the victim must be kept safe from
    may_see_page: bool  # something is agreed that a supporter's page shows
    guarded_agreed_at: datetime | None  # when it was agreed that their page shows it although the victim is guarded
    notes: tuple[SupporterNoteDetail, ...]
    version: int  # of the agreement, to be named by the colleague who agrees the next

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
    """`may_agree`: the identity check used more than the victim's code, or the victim is not guarded."""

    now: tuple[SupporterDetail, ...]
    ended: tuple[EndedSupporter, ...]
    kinds: tuple[SupporterKind, ...]
    age: DecidingAge
    is_guarded: bool
    may_agree: bool


@dataclass(frozen=True, slots=True)
class SupporterPage:
    """The supporter's page. `called` empty: no name is shown, as on every short page. Where the supporter is given no
    news (`is_short`) the page says how to reach us and, to a supporter who is told in the victim's place, whether there
    is news; `status` is then empty for all others.

    Has the same fields as `VictimPage`, so that the same templates draw it.
    """

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
    to_confirm: str = ""  # as on `VictimPage`


# What supporters write to us, and our answers: sealed, kept beside the victim's own conversation and never in it.


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
    """Store the note. False where the same form was sent already."""
    person_id = Supporter.objects.values_list("victim__person_id", flat=True).get(id=supporter_id)
    sealed = seal_for_person(person_id, words.strip(), _note_place(once, "words"))
    _, is_new = SupporterNote.objects.get_or_create(
        public_id=once, defaults={"supporter_id": supporter_id, "words": sealed, "sent_at": now}
    )
    return is_new


def answer_supporter_note(supporter: Supporter, note_id: UUID, *, words: str, by: int, now: datetime) -> bool:
    """False where this supporter has no such note, or it was answered."""
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
