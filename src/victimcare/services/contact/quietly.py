"""Stores what is sent from a page or call opened by a duress code: for the warning, and outside the victim's
conversation.

The sender gets the usual answer. This module does not decide who may read it: `people.quiet_warning` does.
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
    """Store what was sent, in the caller's transaction. `once`: from the form, so that what is sent twice by mistake is
    stored once."""
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
    """Attach the files to the victim's own row: they are deleted with everything else of the victim, and shown with the
    warning alone."""
    victim_id = AccessGrant.objects.values_list("victim_id", flat=True).get(id=row.grant_id)
    row.files.add(*(store.keep(actor=actor, victim_id=victim_id, file=file, now=now) for file in files))


def open_all_words(rows: Collection[QuietlySent]) -> dict[UUID, str | None]:
    """The words sent, by row. None: they are deleted, or cannot be decrypted. One query."""
    keys = load_person_keys(row.sealed for row in rows)
    return {
        row.public_id: keys.open_words_or_none(row.sealed, _about(row.public_id)) if row.sealed else "" for row in rows
    }


def _find_key(grant_id: int) -> SealingKey:
    """The key of the victim whose code it is: with as many queries as for words on any page."""
    return fetch_person_key(AccessGrant.objects.values_list("victim__person_id", flat=True).get(id=grant_id))


def _about(public_id: UUID) -> str:
    return f"quietly:{public_id}"
