"""Asks the record system to record the crime that a contact tells of: queued with the close, sent by a job.

What is sent is sealed under the contact's own key, as its words are: erasing these erases the notice too.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from victimcare.records.models import RecordNotice, RoomContact, Staff
from victimcare.rules.control_room.contact_kinds import MessageDirection
from victimcare.rules.control_room.record_notices import (
    NoticeMessage,
    RecordKind,
    RecordNoticeContent,
    write_notice,
)
from victimcare.services.control_room.contacts.contact_words import (
    fetch_contact_key,
    open_contact_heads,
    open_message_words,
)


def queue_contact_crime(contact: RoomContact, *, by_id: int, now: datetime) -> None:
    """Queue the notice of a locked contact, once, in the caller's transaction. A crime that is recorded for its
    incident is not recorded a second time."""
    if RecordNotice.objects.filter(contact=contact, kind=RecordKind.CRIME).exists():
        return
    incident = contact.incident
    if incident is not None and (
        incident.crime_reference or incident.record_notices.filter(kind=RecordKind.CRIME).exists()
    ):
        return
    content = _describe_contact(uuid4(), contact, by_id, now)
    RecordNotice.objects.create(
        public_id=content.notice_id,
        kind=RecordKind.CRIME,
        contact=contact,
        created_at=now,
        created_by_id=by_id,
        next_try_at=now,
        sealed_body=fetch_contact_key(contact.public_id).seal_json(
            write_notice(content), notice_place(content.notice_id)
        ),
    )


def notice_place(notice_id: UUID) -> str:
    """What a notice's sealed body is bound to."""
    return f"record-notice:{notice_id}"


def _describe_contact(notice_id: UUID, contact: RoomContact, by_id: int, now: datetime) -> RecordNoticeContent:
    messages = list(contact.messages.filter(direction=MessageDirection.RECEIVED).order_by("at", "id"))
    said = open_message_words(messages)
    return RecordNoticeContent(
        notice_id,
        RecordKind.CRIME,
        now,
        handler=Staff.objects.values_list("username", flat=True).get(id=by_id),
        our_reference=contact.incident.number if contact.incident else "",
        contacts=(contact.public_id,),
        route=contact.route,
        about=contact.contact_class,
        sender=open_contact_heads([contact])[contact.public_id].sender,
        received_at=contact.received_at,
        messages=tuple(
            NoticeMessage(
                each.at,
                said[each.public_id].words,
                said[each.public_id].subject,
                said[each.public_id].fields or {},
            )
            for each in messages
        ),
    )
