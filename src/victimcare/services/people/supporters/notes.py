"""What those who help her write to us, and our answers: sealed, beside her own conversation and never in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from victimcare.records.models import Supporter, SupporterNote
from victimcare.services.people.supporters.shapes import Note
from victimcare.services.person_keys import load_person_keys, seal_for_person, seal_for_victim


def of(supporter_ids: Iterable[int]) -> dict[int, tuple[Note, ...]]:
    """The notes of these supporters, by supporter, the newest first. Two queries."""
    found: dict[int, list[Note]] = defaultdict(list)
    rows = list(SupporterNote.objects.filter(supporter_id__in=list(supporter_ids)).order_by("-sent_at", "-id"))
    keys = load_person_keys(sealed for row in rows for sealed in (row.words, row.answer))
    for row in rows:
        found[row.supporter_id].append(
            Note(
                row.public_id,
                keys.open_words(row.words, _about(row.public_id, "words")),
                row.sent_at,
                row.read_at is not None,
                keys.open_words(row.answer, _about(row.public_id, "answer")),
                row.answered_at,
            )
        )
    return {supporter_id: tuple(written) for supporter_id, written in found.items()}


def put(supporter_id: int, *, once: UUID, words: str, now: datetime) -> bool:
    """Keep it. False where the same form was sent already."""
    person_id = Supporter.objects.values_list("victim__person_id", flat=True).get(id=supporter_id)
    sealed = seal_for_person(person_id, words.strip(), _about(once, "words"))
    _, is_new = SupporterNote.objects.get_or_create(
        public_id=once, defaults={"supporter_id": supporter_id, "words": sealed, "sent_at": now}
    )
    return is_new


def answer(supporter: Supporter, note_id: UUID, *, words: str, by: int, now: datetime) -> bool:
    """False where there is none such of theirs, or it was answered."""
    row = SupporterNote.objects.filter(supporter=supporter, public_id=note_id, answered_at=None).first()
    if row is None:
        return False
    said = seal_for_victim(supporter.victim_id, words.strip(), _about(note_id, "answer"))
    SupporterNote.objects.filter(id=row.id).update(
        read_at=row.read_at or now,
        read_by_id=row.read_by_id or by,
        answer=said,
        answered_at=now,
        answered_by_id=by,
    )
    return True


def unanswered(supporter_id: int) -> bool:
    return SupporterNote.objects.filter(supporter_id=supporter_id, answered_at=None).exists()


def _about(note_id: UUID, what: str) -> str:
    return f"supporter-note:{note_id}:{what}"
