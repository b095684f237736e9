"""What of hers is held: where it stands, a picture, and how it comes back to her.

No address is kept or shown here. Where something is handed over a person agrees with her.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max

from victimcare.records.models import PropertyPhoto, PropertyReturn, Victim
from victimcare.records.models.court import ReturnWay as ReturnWay
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.court.belongings import HeldItem, PropertyState, list_held_items
from victimcare.rules.court.hearings import court_answer_due_at, list_half_days
from victimcare.services.access import Act, Actor
from victimcare.services.court import kept, timeline
from victimcare.services.court.timeline import Told
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.files import store
from victimcare.services.files.shapes import OpenFile
from victimcare.services.person_keys import seal_for_victim
from victimcare.services.rights.working_days import working_days
from victimcare.services.safe_contact.page_access import authorise_victim_page
from victimcare.services.sealing import Unopened as Unopened


class UnknownItem(LookupError):
    """Nothing of hers has this key, or it is not ready to come back."""


@dataclass(frozen=True, slots=True)
class Return:
    """How she wants it back; `agreed_from` to `agreed_to` once a person has agreed that with her."""

    way: ReturnWay
    suits: tuple[str, ...]
    asked_at: datetime
    answer_on: date
    agreed_from: datetime | None
    agreed_to: datetime | None
    version: int  # to be named by whoever agrees the next


@dataclass(frozen=True, slots=True)
class Shown:
    """`key` says nothing to anybody else: the record system's own name for it may hold the crime's number."""

    key: str
    item: HeldItem
    comes_back: Return | None
    photos: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Belongings:
    items: tuple[Shown, ...]
    half_days: tuple[str, ...]  # which she can tick


@transaction.atomic
def seen(*, actor: Actor, now: datetime) -> Belongings:
    """Raises NotPermitted at the short level."""
    victim = authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_property.see", now=now).victim
    told = timeline.told(victim, timeline.PROPERTY, now=now)
    return Belongings(shown(victim, told, now), list_half_days(now, working_days()))


@transaction.atomic
def ask_back(*, actor: Actor, key: str, way: ReturnWay, suits: Collection[str], words: str, now: datetime) -> date:
    """How she wants it back. Asked anew, the last counts. Returns by when a person is in touch. Raises UnknownItem."""
    victim = authorise_victim_page(actor=actor, act=Act.ASK_OF_COURT, noted="own_property.ask_back", now=now).victim
    told = timeline.told(victim, timeline.PROPERTY, now=now)
    item = next((one for one in _items(victim, told, now) if key_of(victim, one.key) == key), None)
    if item is None or item.where is not PropertyState.READY:
        raise UnknownItem(key)
    offered = list_half_days(now, working_days())
    due_at = court_answer_due_at(now, working_days())
    before = PropertyReturn.objects.filter(victim=victim, item_ref=item.key)
    before.filter(ended_at=None).update(ended_at=now)
    last = before.aggregate(last=Max("version"))["last"]
    public_id = uuid4()
    PropertyReturn.objects.create(
        public_id=public_id,
        victim=victim,
        item_ref=item.key,
        way=way,
        suits=[half for half in offered if half in suits],
        sealed_words=seal_for_victim(victim.id, words.strip(), about(public_id)),
        asked_at=now,
        answer_by=due_at,
        version=0 if last is None else last + 1,
    )
    check_typed_words(actor=actor, about=f"return:{public_id}", texts=(words,), victim_id=victim.id, now=now)
    kept.task_for(victim, TaskKind.RETURN_PROPERTY, "property-asked", subject=f"item:{key}", due_at=due_at, now=now)
    return london_date(due_at)


@transaction.atomic
def photo(*, actor: Actor, photo_id: UUID, now: datetime) -> OpenFile:
    """One of her pictures. Raises UnknownItem, Gone."""
    victim = authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_property.photo", now=now).victim
    return open_photo(actor, victim, photo_id, now)


def open_photo(actor: Actor, victim: Victim, photo_id: UUID, now: datetime) -> OpenFile:
    found = PropertyPhoto.objects.filter(victim=victim, file__public_id=photo_id).select_related("file__victim").first()
    if found is None:
        raise UnknownItem(photo_id)
    return store.opened(actor=actor, row=found.file, now=now)


def shown(victim: Victim, told: Told, now: datetime) -> tuple[Shown, ...]:
    """Her items with what was asked of each. One query."""
    back = {row.item_ref: _return(row) for row in PropertyReturn.objects.filter(victim=victim, ended_at=None)}
    photos: dict[str, list[UUID]] = defaultdict(list)
    for item_ref, photo_id in told.photos:
        photos[item_ref].append(photo_id)
    return tuple(
        Shown(key_of(victim, item.key), item, back.get(item.key), tuple(photos[item.key]))
        for item in _items(victim, told, now)
    )


def key_of(victim: Victim, item_ref: str) -> str:
    return hashlib.sha256(f"{victim.id}:{item_ref}".encode()).hexdigest()[:16]


def about(public_id: UUID) -> str:
    return f"property_return:{public_id}"


def settle(victim: Victim, item_ref: str, *, by: int | None, now: datetime) -> None:
    """A person has agreed it with her: its task ends."""
    close_settled_tasks(
        kind=TaskKind.RETURN_PROPERTY,
        victim_id=victim.id,
        subject_key=f"item:{key_of(victim, item_ref)}",
        now=now,
        by=by,
    )


def _items(victim: Victim, told: Told, now: datetime) -> tuple[HeldItem, ...]:
    return list_held_items(told.facts, victim_id=victim.record_id, is_only_victim=told.is_only_victim, now=now)


def _return(row: PropertyReturn) -> Return:
    return Return(
        ReturnWay(row.way),
        tuple(row.suits),
        row.asked_at,
        london_date(row.answer_by),
        row.agreed_from,
        row.agreed_to,
        row.version,
    )
