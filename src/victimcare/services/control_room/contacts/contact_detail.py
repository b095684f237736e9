"""Shows one contact: its messages with the words that rules matched, who this may be, and what came before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import (
    RoomContact,
    RoomContactChange,
    RoomContactLink,
    RoomMessage,
    ThriveAssessment,
)
from victimcare.rules.control_room.contact_kinds import (
    ContactClass,
    ContactOutcome,
    ContactPriority,
    ContactRoute,
    ContactState,
    LinkKind,
    MessageDirection,
    PresenceMode,
    ThrivePart,
)
from victimcare.rules.control_room.replies import ReplyState, name_reply_state
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_changes import find_contact, list_thread_messages
from victimcare.services.control_room.contacts.contact_presence import list_others_here
from victimcare.services.control_room.contacts.contact_splits import BEGAN_APART
from victimcare.services.control_room.contacts.contact_words import (
    ContactHead,
    MessageWords,
    change_place,
    link_place,
    open_contact_heads,
    open_message_words,
    thrive_place,
)
from victimcare.services.control_room.contacts.room_files import RoomFileSummary, list_room_files
from victimcare.services.person_keys import load_person_keys

_MOST_EARLIER = 5


@dataclass(frozen=True, slots=True)
class ThreadMessage:
    """One message of the thread. `by`: the member of staff who wrote it; empty: the sender. `reply_state`: of an
    answer; `second`: who read it first."""

    id: UUID
    direction: MessageDirection
    at: datetime
    by: str
    said: MessageWords
    rules: tuple[str, ...]
    reply_state: ReplyState | None = None
    second: str = ""
    is_own: bool = False
    files: tuple[RoomFileSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierContact:
    """Another contact of the same sender."""

    id: UUID
    received_at: datetime
    contact_class: ContactClass
    state: ContactState
    subject: str


@dataclass(frozen=True, slots=True)
class ContactLinkRow:
    """A link that a handler made. `name`: the crime reference, the incident's number, or the other's subject;
    `target`: the incident or the other contact; `is_own`: it was made from this contact, and can be ended here."""

    id: int
    kind: LinkKind
    name: str
    why: str
    by: str
    at: datetime
    target: UUID | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class ContactChangeRow:
    what: str
    at: datetime
    by: str
    detail: str
    why: str


@dataclass(frozen=True, slots=True)
class ThriveRow:
    """An assessment as it was saved. `is_overtaken`: a message came after it."""

    parts: dict[ThrivePart, str]
    reason: str
    grade: str
    by: str
    at: datetime
    is_overtaken: bool


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """All that a handler sees of a contact: nothing of whether a record holds its sender. `others_here`: colleagues who
    read or write now. `seen_at`, `seen_by`: when its newest message was first opened, and by whom."""

    id: UUID
    version: int
    head: ContactHead
    route: ContactRoute
    state: ContactState
    contact_class: ContactClass
    priority: ContactPriority
    is_possible_danger: bool
    language: str
    is_language_found: bool
    translation_asked_at: datetime | None
    queue: str
    rules: tuple[str, ...]
    received_at: datetime
    newest_at: datetime
    due_at: datetime
    seen_at: datetime
    seen_by: str
    owner: str
    is_mine: bool
    outcome: ContactOutcome | None
    incident: str
    messages: tuple[ThreadMessage, ...]
    earlier: tuple[EarlierContact, ...]
    links: tuple[ContactLinkRow, ...]
    is_split_out: bool
    changes: tuple[ContactChangeRow, ...]
    assessment: ThriveRow | None
    others_here: tuple[tuple[str, PresenceMode], ...]


@transaction.atomic
def open_contact(*, actor: Actor, contact_id: UUID, now: datetime) -> ContactDetail:
    """Show a contact, and record that it was seen: its minutes stop with the first handler who opens it. Raises
    NotFound."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id)
    if RoomContact.objects.filter(id=row.id, first_seen_at=None).update(
        first_seen_at=now, first_seen_by=actor.staff_id
    ):
        row = find_contact(contact_id)
    head = open_contact_heads([row])[row.public_id]
    messages = list(list_thread_messages(row).select_related("by", "second_reader").order_by("at", "id"))
    said = open_message_words(messages)
    files = list_room_files([each.id for each in messages])
    changes = _list_changes(row)
    linked = row.links.filter(kind=LinkKind.VICTIM, ended_at=None).values_list("victim__case", "victim").first()
    case_id, victim_id = linked or (None, None)
    detail = {"contact": str(row.public_id), "messages": len(messages)}
    note(actor, "room_contact.seen", at=now, case_id=case_id, victim_id=victim_id, detail=detail)
    return ContactDetail(
        id=row.public_id,
        version=row.version,
        head=head,
        route=ContactRoute(row.route),
        state=ContactState(row.state),
        contact_class=ContactClass(row.contact_class),
        priority=ContactPriority(row.priority),
        is_possible_danger=row.is_possible_danger,
        language=row.language,
        is_language_found=row.is_language_found,
        translation_asked_at=row.translation_asked_at,
        queue=row.queue,
        rules=tuple(row.rules),
        received_at=row.received_at,
        newest_at=row.newest_at,
        due_at=row.due_at,
        seen_at=row.first_seen_at or now,
        seen_by=row.first_seen_by.name if row.first_seen_by else "",
        owner=row.owner.name if row.owner else "",
        is_mine=row.owner_id is not None and row.owner_id == actor.staff_id,
        outcome=ContactOutcome(row.outcome) if row.outcome else None,
        incident=row.incident.number if row.incident else "",
        messages=tuple(
            ThreadMessage(
                each.public_id,
                MessageDirection(each.direction),
                each.at,
                each.by.name if each.by else "",
                said[each.public_id],
                tuple(each.rules),
                _reply_state(each),
                each.second_reader.name if each.second_reader else "",
                each.by_id is not None and each.by_id == actor.staff_id,
                files.get(each.id, ()),
            )
            for each in messages
        ),
        earlier=_list_earlier(row),
        links=_list_links(row),
        is_split_out=any(each.what == BEGAN_APART for each in changes),
        changes=changes,
        assessment=_find_assessment(row),
        others_here=list_others_here(row, actor, now),
    )


def _reply_state(message: RoomMessage) -> ReplyState | None:
    if message.direction != MessageDirection.SENT:
        return None
    return name_reply_state(
        waits=message.needs_second and message.second_reader_id is None,
        is_handed_over=message.handed_over_at is not None,
        failure=message.failure,
    )


def _list_earlier(row: RoomContact) -> tuple[EarlierContact, ...]:
    if not row.from_key:
        return ()
    others = RoomContact.objects.filter(from_key=row.from_key).exclude(id=row.id).exclude(state=ContactState.MERGED)
    rows = list(others.order_by("-received_at")[:_MOST_EARLIER])
    heads = open_contact_heads(rows)
    return tuple(
        EarlierContact(
            each.public_id,
            each.received_at,
            ContactClass(each.contact_class),
            ContactState(each.state),
            heads[each.public_id].subject,
        )
        for each in rows
    )


def _list_links(row: RoomContact) -> tuple[ContactLinkRow, ...]:
    """The links from this contact, and those from others to it."""
    both = RoomContactLink.objects.filter(Q(contact=row) | Q(other=row), ended_at=None)
    rows = list(both.select_related("by", "victim__case", "incident", "contact", "other").order_by("at", "id"))
    keys = load_person_keys(each.sealed_why for each in rows)
    others = {each.id: each.other if each.contact_id == row.id else each.contact for each in rows}
    heads = open_contact_heads([each for each in others.values() if each is not None])
    return tuple(
        ContactLinkRow(
            each.id,
            LinkKind(each.kind),
            _name_link(each, heads[other.public_id].subject if other else ""),
            keys.open_words(each.sealed_why, link_place(each.contact.public_id)),
            each.by.name,
            each.at,
            each.incident.public_id if each.incident else other.public_id if other else None,
            each.contact_id == row.id,
        )
        for each in rows
        for other in [others[each.id]]
    )


def _name_link(link: RoomContactLink, subject: str) -> str:
    if link.victim is not None:
        return link.victim.case.reference
    return link.incident.number if link.incident is not None else subject


def _list_changes(row: RoomContact) -> tuple[ContactChangeRow, ...]:
    rows: list[RoomContactChange] = list(row.changes.select_related("by").order_by("-at", "-id"))
    keys = load_person_keys(each.sealed_why for each in rows)
    return tuple(
        ContactChangeRow(
            each.what,
            each.at,
            each.by.name if each.by else "",
            each.detail,
            keys.open_words(each.sealed_why, change_place(row.public_id)),
        )
        for each in rows
    )


def _find_assessment(row: RoomContact) -> ThriveRow | None:
    newest: ThriveAssessment | None = row.assessments.select_related("by").order_by("-at", "-id").first()
    if newest is None:
        return None
    keys = load_person_keys([newest.sealed])
    said = keys.open_json(newest.sealed, thrive_place(row.public_id), instead=lambda _: {})
    parts = {part: said.get(part.value, "") for part in ThrivePart}
    is_overtaken = row.newest_at > newest.at
    return ThriveRow(parts, said.get("reason", ""), newest.grade, newest.by.name, newest.at, is_overtaken)
