"""What is sent from a page or a call that a quiet code opened: kept for the warning, and in no conversation of hers.

Whoever sends it is answered as anybody. Nobody here decides who may read it: that does `people.quiet_warning`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from victimcare.records.models import AccessGrant, QuietlySent
from victimcare.records.models.quiet_code import QuietWhat as QuietWhat
from victimcare.services.access import Actor
from victimcare.services.files import store
from victimcare.services.files.shapes import Checked
from victimcare.services.person_keys import SealingKey, fetch_person_key, load_person_keys


def keep(
    grant_id: int,
    what: QuietWhat,
    *,
    now: datetime,
    words: str = "",
    once: UUID | None = None,
    answer_by: date | None = None,
) -> QuietlySent:
    """In the caller's transaction. `once`: of the form, so that what is sent twice by mistake is one."""
    public_id = once or uuid4()
    return QuietlySent.objects.create(
        public_id=public_id,
        grant_id=grant_id,
        what=what,
        sent_at=now,
        sealed=_find_key(grant_id).seal_words(words, _about(public_id)) if words else b"",
        answer_by=answer_by,
    )


def attach(row: QuietlySent, files: Sequence[Checked], *, actor: Actor, now: datetime) -> None:
    """Her own row has them: they are let go with all else of hers, and are shown with the warning alone."""
    victim_id = AccessGrant.objects.values_list("victim_id", flat=True).get(id=row.grant_id)
    row.files.add(*(store.keep(actor=actor, victim_id=victim_id, file=file, now=now) for file in files))


def open_all_words(rows: Collection[QuietlySent]) -> dict[UUID, str | None]:
    """What was sent, by row. None: they are gone, or nobody can open them. One query."""
    keys = load_person_keys(row.sealed for row in rows)
    return {
        row.public_id: keys.open_words_or_none(row.sealed, _about(row.public_id)) if row.sealed else "" for row in rows
    }


def _find_key(grant_id: int) -> SealingKey:
    """That of the victim whose code it is: by as many queries as for words on any page."""
    return fetch_person_key(AccessGrant.objects.values_list("victim__person_id", flat=True).get(id=grant_id))


def _about(public_id: UUID) -> str:
    return f"quietly:{public_id}"
