"""Links contacts with a victim, an incident or another contact, and merges two. A person does each of these, and says
why."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import (
    Incident,
    RoomContact,
    RoomContactLink,
    Victim,
)
from victimcare.rules.control_room.contact_kinds import ContactPriority, ContactState, LinkKind
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.access.access_scopes import filter_visible_rows
from victimcare.services.control_room.contacts.contact_changes import (
    find_contact,
    list_thread_messages,
    lock_own_contact,
    record_change,
    refuse_if_taken,
    require_words,
    save_contact,
)
from victimcare.services.control_room.contacts.contact_words import fetch_contact_key, link_place
from victimcare.services.person_keys import MessageKind, move_message_key_to_person


@transaction.atomic
def link_contact_to_victim(*, actor: Actor, contact_id: UUID, reference: str, why: str, now: datetime) -> None:
    """Link a contact with the victim of a crime, by its reference: from then on its words are sealed under the victim's
    key. A crime that is unknown, hidden, or has several victims gets the same answer: NotFound. Raises
    FieldRequired."""
    row = lock_own_contact(actor, contact_id)
    reason = require_words(why, "why")
    found = list(filter_visible_rows(actor, Victim.objects.filter(case__reference=reference.strip()), victim="id")[:2])
    if len(found) != 1:
        raise NotFound("no crime with this reference that has one victim")
    [victim] = found
    add_contact_link(actor, row, LinkKind.VICTIM, reason, now, victim=victim)
    for contact in (row.public_id, *row.merged.values_list("public_id", flat=True)):
        move_message_key_to_person(MessageKind.ROOM_CONTACT, contact, victim.person_id)
    for mail in list_thread_messages(row).exclude(mails=None).values_list("mails__public_id", flat=True):
        move_message_key_to_person(MessageKind.ROOM_MAIL, mail, victim.person_id)
    record_change(actor, row, "linked", now, detail=LinkKind.VICTIM, victim=victim)


@transaction.atomic
def link_contact_to_incident(*, actor: Actor, contact_id: UUID, number: str, why: str, now: datetime) -> None:
    """Link a contact with an incident by its number. Raises NotFound, FieldRequired."""
    row = lock_own_contact(actor, contact_id)
    incident = Incident.objects.filter(number=number.strip()).first()
    if incident is None:
        raise NotFound("no incident with this number")
    add_contact_link(actor, row, LinkKind.INCIDENT, require_words(why, "why"), now, incident=incident)
    row.incident = incident
    save_contact(row, "incident")
    record_change(actor, row, "linked", now, detail=LinkKind.INCIDENT)


@transaction.atomic
def end_contact_link(*, actor: Actor, contact_id: UUID, link_id: int, now: datetime) -> None:
    """End a link that was made in error. The words stay sealed as they are. Raises NotFound."""
    row = lock_own_contact(actor, contact_id)
    if not row.links.filter(id=link_id, ended_at=None).update(ended_at=now):
        raise NotFound("no such link")
    record_change(actor, row, "link_ended", now)


@transaction.atomic
def merge_contact(*, actor: Actor, contact_id: UUID, into: UUID, why: str, now: datetime) -> None:
    """Merge a contact into another, whose thread shows its messages from then on, and which takes its priority if that
    is higher. Where either stands unopened, the whole is unopened. Raises NotFound, ContactTaken, FieldRequired."""
    if contact_id == into:
        raise NotFound("a contact is not merged with itself")
    first, second = sorted((contact_id, into))  # always locked in one order
    rows = {each: find_contact(each, is_locked=True) for each in (first, second)}
    row, kept = rows[contact_id], rows[into]
    permit(actor, Act.WORK_CONTACT)
    for each in (row, kept):
        refuse_if_taken(actor, each)
    if not row.state == kept.state == ContactState.OPEN:
        raise NotFound("both contacts must be open")
    reason = require_words(why, "why")
    is_certain = any(each.priority == ContactPriority.DANGER and not each.is_possible_danger for each in (row, kept))
    kept.is_possible_danger = not is_certain and (row.is_possible_danger or kept.is_possible_danger)
    if row.priority > kept.priority:
        kept.priority, kept.contact_class, kept.queue = row.priority, row.contact_class, row.queue
    if row.first_seen_at is None:
        is_waiting = kept.first_seen_at is None
        kept.waits_since = min(kept.waits_since, row.waits_since) if is_waiting else row.waits_since
        kept.first_seen_at = kept.first_seen_by = None
    kept.due_at = min(kept.due_at, row.due_at)
    kept.newest_at = max(kept.newest_at, row.newest_at)
    kept.rules = list(dict.fromkeys([*kept.rules, *row.rules]))
    save_contact(
        kept,
        *("priority", "is_possible_danger", "contact_class", "queue", "due_at", "newest_at", "rules"),
        *("waits_since", "first_seen_at", "first_seen_by"),
    )
    RoomContact.objects.filter(merged_into=row).update(merged_into=kept)
    add_contact_link(actor, kept, LinkKind.CONTACT, reason, now, other=row)
    row.state, row.merged_into, row.closed_at, row.closed_by_id = ContactState.MERGED, kept, now, actor.staff_id
    row.owner = None
    save_contact(row, "state", "merged_into", "closed_at", "closed_by", "owner")
    record_change(actor, row, "merged", now, why=reason)
    record_change(actor, kept, "took_in", now)


@transaction.atomic
def link_contact_to_earlier(*, actor: Actor, contact_id: UUID, other: UUID, why: str, now: datetime) -> None:
    """Link a contact with another that stays as it is. Raises NotFound, ContactTaken, FieldRequired."""
    row = lock_own_contact(actor, contact_id)
    earlier = find_contact(other)
    if earlier.id == row.id:
        raise NotFound("a contact is not linked with itself")
    add_contact_link(actor, row, LinkKind.CONTACT, require_words(why, "why"), now, other=earlier)
    record_change(actor, row, "linked", now, detail=LinkKind.CONTACT)


def add_contact_link(
    actor: Actor,
    row: RoomContact,
    kind: LinkKind,
    why: str,
    now: datetime,
    *,
    victim: Victim | None = None,
    incident: Incident | None = None,
    other: RoomContact | None = None,
) -> None:
    sealed = fetch_contact_key(row.public_id).seal_words(why, link_place(row.public_id))
    RoomContactLink.objects.create(
        contact=row,
        kind=kind,
        victim=victim,
        incident=incident,
        other=other,
        at=now,
        by_id=require_staff_id(actor),
        sealed_why=sealed,
    )
