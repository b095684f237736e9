"""Her property at the desk, after a proof: pictures of it, and the time that a person agreed with her."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import PropertyPhoto, PropertyReturn, Victim
from victimcare.rules.court.belongings import PropertyState
from victimcare.services.access import Actor, member
from victimcare.services.court import belongings, kept, timeline
from victimcare.services.court.belongings import Shown, UnknownItem
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.files import store
from victimcare.services.files.shapes import Checked, OpenFile
from victimcare.services.person_keys import load_person_keys


class NotATime(ValueError):
    """It ends before it begins, or lies in the past; or she has not said how she wants it back."""


@dataclass(frozen=True, slots=True)
class InFull:
    shown: Shown
    words: str  # what she said about it


@transaction.atomic
def listed(*, actor: Actor, victim_id: UUID, now: datetime) -> tuple[InFull, ...]:
    """Raises UnknownVictim, NotProved."""
    victim = kept.proved(actor, victim_id, now)
    kept.noted(actor, "property.see", victim, now)
    rows = list(PropertyReturn.objects.filter(victim=victim, ended_at=None))
    keys = load_person_keys(row.sealed_words for row in rows)
    said = {row.item_ref: keys.open_words(row.sealed_words, belongings.about(row.public_id)) for row in rows}
    return tuple(InFull(one, said.get(one.item.key, "")) for one in _hers(victim, now))


@transaction.atomic
def agree(
    *,
    actor: Actor,
    victim_id: UUID,
    key: str,
    starts_at: datetime,
    ends_at: datetime,
    after: int | None = None,
    now: datetime,
) -> None:
    """The time is agreed with her, and the place by word of mouth alone. Raises UnknownItem, NotATime, WrittenSince."""
    victim = kept.proved(actor, victim_id, now)
    one = _one(victim, key, now)
    row = PropertyReturn.objects.select_for_update().filter(victim=victim, item_ref=one.item.key, ended_at=None).first()
    if row is None or not now < starts_at < ends_at or one.item.where is PropertyState.RETURNED:
        raise NotATime
    row.version = next_version(row.version, after=after)
    row.agreed_from, row.agreed_to, row.agreed_by_id = starts_at, ends_at, member(actor)
    row.save(update_fields=["agreed_from", "agreed_to", "agreed_by", "version"])
    belongings.settle(victim, one.item.key, by=actor.staff_id, now=now)
    kept.noted(actor, "property.agreed", victim, now, item=key)


@transaction.atomic
def add_photos(*, actor: Actor, victim_id: UUID, key: str, files: Iterable[Checked], now: datetime) -> None:
    """Pictures of this item, which she sees too. Raises UnknownItem."""
    victim = kept.proved(actor, victim_id, now)
    one = _one(victim, key, now)
    member(actor)
    for file in files:
        row = store.keep(actor=actor, victim_id=victim.id, file=file, now=now)
        PropertyPhoto.objects.create(victim=victim, item_ref=one.item.key, file=row)


@transaction.atomic
def take_away(*, actor: Actor, victim_id: UUID, photo_id: UUID, now: datetime) -> None:
    """The wrong picture: what is in it is gone for good. Raises UnknownItem."""
    victim = kept.proved(actor, victim_id, now)
    found = PropertyPhoto.objects.filter(victim=victim, file__public_id=photo_id).first()
    if found is None:
        raise UnknownItem(photo_id)
    store.let_go(file_ids=[found.file_id], because=store.FileGone.TAKEN_BACK, now=now)
    kept.noted(actor, "property.photo_taken_away", victim, now)


@transaction.atomic
def photo(*, actor: Actor, victim_id: UUID, photo_id: UUID, now: datetime) -> OpenFile:
    """Raises UnknownItem, Gone."""
    victim = kept.proved(actor, victim_id, now)
    return belongings.open_photo(actor, victim, photo_id, now)


def _hers(victim: Victim, now: datetime) -> tuple[Shown, ...]:
    return belongings.shown(victim, timeline.all_of(victim, timeline.PROPERTY), now)


def _one(victim: Victim, key: str, now: datetime) -> Shown:
    found = next((one for one in _hers(victim, now) if one.key == key), None)
    if found is None:
        raise UnknownItem(key)
    return found
