"""Victims' property that the police hold: its state, pictures, and how it is returned.

No address is stored or shown here. A person agrees the place of return with the victim.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max

from victimcare.records.models import PropertyPhoto, PropertyReturn, Victim
from victimcare.records.models.court import ReturnMethod as ReturnMethod
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.court.belongings import HeldItem, PropertyState, list_held_items
from victimcare.rules.court.hearings import court_answer_due_at, list_half_days
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, require_staff_id
from victimcare.services.court import court_records
from victimcare.services.court.court_records import ToldEvents
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.files import file_store
from victimcare.services.files.file_store import CheckedFile, OpenFile
from victimcare.services.person_keys import load_person_keys, seal_for_victim
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact.page_access import authorise_victim_page
from victimcare.services.sealing import Unopened as Unopened


@dataclass(frozen=True, slots=True)
class PropertyReturnDetail:
    """How the victim wants it back; `agreed_from` to `agreed_to` once a person has agreed a time with them."""

    way: ReturnMethod
    suits: tuple[str, ...]
    asked_at: datetime
    answer_on: date
    agreed_from: datetime | None
    agreed_to: datetime | None
    version: int  # passed back by the caller who agrees the next time


@dataclass(frozen=True, slots=True)
class HeldPropertyItem:
    """`key` reveals nothing: the record system's own name for the item may contain the crime reference number."""

    key: str
    item: HeldItem
    comes_back: PropertyReturnDetail | None
    photos: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class VictimProperty:
    items: tuple[HeldPropertyItem, ...]
    half_days: tuple[str, ...]  # those that the victim can tick


@transaction.atomic
def read_own_property(*, actor: Actor, now: datetime) -> VictimProperty:
    """Raises PermissionRefused at the short level."""
    victim = authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_property.see", now=now).victim
    told = court_records.load_told_events(victim, court_records.PROPERTY, now=now)
    return VictimProperty(list_property(victim, told, now), list_half_days(now, working_days()))


@transaction.atomic
def request_return(
    *, actor: Actor, key: str, way: ReturnMethod, suits: Collection[str], words: str, now: datetime
) -> date:
    """Record how the victim wants an item back; the latest request counts. Returns by when a person gets in touch.
    Raises NotFound."""
    victim = authorise_victim_page(actor=actor, act=Act.ASK_OF_COURT, noted="own_property.ask_back", now=now).victim
    told = court_records.load_told_events(victim, court_records.PROPERTY, now=now)
    item = next((one for one in _items(victim, told, now) if property_key(victim, one.key) == key), None)
    if item is None or item.where is not PropertyState.READY:
        raise NotFound("no such property")
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
        sealed_words=seal_for_victim(victim.id, words.strip(), photo_context(public_id)),
        asked_at=now,
        answer_by=due_at,
        version=0 if last is None else last + 1,
    )
    check_typed_words(actor=actor, about=f"return:{public_id}", texts=(words,), victim_id=victim.id, now=now)
    court_records.create_court_task(
        victim, TaskKind.RETURN_PROPERTY, "property-asked", subject=f"item:{key}", due_at=due_at, now=now
    )
    return london_date(due_at)


@transaction.atomic
def open_own_photo(*, actor: Actor, photo_id: UUID, now: datetime) -> OpenFile:
    """One of the victim's pictures. Raises NotFound, FileContentErased."""
    victim = authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_property.photo", now=now).victim
    return open_property_photo(actor, victim, photo_id, now)


def open_property_photo(actor: Actor, victim: Victim, photo_id: UUID, now: datetime) -> OpenFile:
    found = PropertyPhoto.objects.filter(victim=victim, file__public_id=photo_id).select_related("file__victim").first()
    if found is None:
        raise NotFound("no such property")
    return file_store.open_file(actor=actor, row=found.file, now=now)


def list_property(victim: Victim, told: ToldEvents, now: datetime) -> tuple[HeldPropertyItem, ...]:
    """The victim's items with what was requested for each. One query."""
    back = {row.item_ref: _return(row) for row in PropertyReturn.objects.filter(victim=victim, ended_at=None)}
    photos: dict[str, list[UUID]] = defaultdict(list)
    for item_ref, photo_id in told.photos:
        photos[item_ref].append(photo_id)
    return tuple(
        HeldPropertyItem(property_key(victim, item.key), item, back.get(item.key), tuple(photos[item.key]))
        for item in _items(victim, told, now)
    )


def property_key(victim: Victim, item_ref: str) -> str:
    return hashlib.sha256(f"{victim.id}:{item_ref}".encode()).hexdigest()[:16]


def photo_context(public_id: UUID) -> str:
    return f"property_return:{public_id}"


def close_return_task(victim: Victim, item_ref: str, *, by: int | None, now: datetime) -> None:
    """Close the task once a person has agreed the return with the victim."""
    close_settled_tasks(
        kind=TaskKind.RETURN_PROPERTY,
        victim_id=victim.id,
        subject_key=f"item:{property_key(victim, item_ref)}",
        now=now,
        by=by,
    )


def _items(victim: Victim, told: ToldEvents, now: datetime) -> tuple[HeldItem, ...]:
    return list_held_items(told.facts, victim_id=victim.record_id, is_only_victim=told.is_only_victim, now=now)


def _return(row: PropertyReturn) -> PropertyReturnDetail:
    return PropertyReturnDetail(
        ReturnMethod(row.way),
        tuple(row.suits),
        row.asked_at,
        london_date(row.answer_by),
        row.agreed_from,
        row.agreed_to,
        row.version,
    )


# The victim's property at the desk, after an identity check: pictures, and the agreed time of return.


class ReturnTimeInvalid(ValueError):
    """The time ends before it begins, or is in the past; or the victim has not said how they want the item back."""


@dataclass(frozen=True, slots=True)
class PropertyDetail:
    shown: HeldPropertyItem
    words: str  # what the victim said about it


@transaction.atomic
def list_property_at_desk(*, actor: Actor, victim_id: UUID, now: datetime) -> tuple[PropertyDetail, ...]:
    """Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    court_records.note_court_act(actor, "property.see", victim, now)
    rows = list(PropertyReturn.objects.filter(victim=victim, ended_at=None))
    keys = load_person_keys(row.sealed_words for row in rows)
    said = {row.item_ref: keys.open_words(row.sealed_words, photo_context(row.public_id)) for row in rows}
    return tuple(PropertyDetail(one, said.get(one.item.key, "")) for one in _list_items(victim, now))


@transaction.atomic
def agree_return(
    *,
    actor: Actor,
    victim_id: UUID,
    key: str,
    starts_at: datetime,
    ends_at: datetime,
    after: int | None = None,
    now: datetime,
) -> None:
    """Record the time agreed with the victim; the place is agreed by word of mouth alone. Raises NotFound,
    ReturnTimeInvalid, StaleVersion."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    one = _find_item(victim, key, now)
    row = PropertyReturn.objects.select_for_update().filter(victim=victim, item_ref=one.item.key, ended_at=None).first()
    if row is None or not now < starts_at < ends_at or one.item.where is PropertyState.RETURNED:
        raise ReturnTimeInvalid
    row.version = next_version(row.version, after=after)
    row.agreed_from, row.agreed_to, row.agreed_by_id = starts_at, ends_at, require_staff_id(actor)
    row.save(update_fields=["agreed_from", "agreed_to", "agreed_by", "version"])
    close_return_task(victim, one.item.key, by=actor.staff_id, now=now)
    court_records.note_court_act(actor, "property.agreed", victim, now, item=key)


@transaction.atomic
def add_property_photos(
    *, actor: Actor, victim_id: UUID, key: str, files: Iterable[CheckedFile], now: datetime
) -> None:
    """Add pictures of this item, which the victim sees too. Raises NotFound."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    one = _find_item(victim, key, now)
    require_staff_id(actor)
    for file in files:
        row = file_store.store_file(actor=actor, victim_id=victim.id, file=file, now=now)
        PropertyPhoto.objects.create(victim=victim, item_ref=one.item.key, file=row)


@transaction.atomic
def remove_property_photo(*, actor: Actor, victim_id: UUID, photo_id: UUID, now: datetime) -> None:
    """Remove a wrong picture: its content is erased for good. Raises NotFound."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    found = PropertyPhoto.objects.filter(victim=victim, file__public_id=photo_id).first()
    if found is None:
        raise NotFound("no such property")
    file_store.erase_files(file_ids=[found.file_id], because=file_store.FileErasureReason.TAKEN_BACK, now=now)
    court_records.note_court_act(actor, "property.photo_taken_away", victim, now)


@transaction.atomic
def open_photo_at_desk(*, actor: Actor, victim_id: UUID, photo_id: UUID, now: datetime) -> OpenFile:
    """Raises NotFound, FileContentErased."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    return open_property_photo(actor, victim, photo_id, now)


def _list_items(victim: Victim, now: datetime) -> tuple[HeldPropertyItem, ...]:
    return list_property(victim, court_records.load_all_events(victim, court_records.PROPERTY), now)


def _find_item(victim: Victim, key: str, now: datetime) -> HeldPropertyItem:
    found = next((one for one in _list_items(victim, now) if one.key == key), None)
    if found is None:
        raise NotFound("no such property")
    return found
