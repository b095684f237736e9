"""What the control room tells the force's record system: a crime or an incident to record (docs/control-room.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

LONGEST_NUMBER = 100  # characters, as of a crime reference in the feed


class RecordKind(StrEnum):
    """What the record system is asked to record."""

    CRIME = "crime"
    INCIDENT = "incident"


class NoticeState(StrEnum):
    WAITING = "waiting"  # not yet delivered
    DELIVERED = "delivered"  # the record system has it
    REFUSED = "refused"  # it will never take it so: a person must look
    WITHDRAWN = "withdrawn"  # a person entered the number before it was delivered


class NumberSource(StrEnum):
    """How the number came."""

    ANSWER = "answer"  # in the answer to the notice
    FEED = "feed"
    PERSON = "person"  # a handler typed it


@dataclass(frozen=True, slots=True)
class NoticeMessage:
    """One message of the contact, as its sender wrote it or a handler took it down."""

    at: datetime
    words: str
    subject: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordNoticeContent:
    """`our_reference`: our number of the incident; `contacts`: the ids of the contacts that it comes from; `place`: as
    in a transfer between control rooms; `handler`: the sign-in name of who recorded it."""

    notice_id: UUID
    kind: RecordKind
    at: datetime
    handler: str = ""
    our_reference: str = ""
    contacts: tuple[UUID, ...] = ()
    route: str = ""
    about: str = ""
    sender: str = ""
    received_at: datetime | None = None
    messages: tuple[NoticeMessage, ...] = ()
    incident_kind: str = ""
    grade: str = ""
    summary: str = ""
    place: Mapping[str, Any] = field(default_factory=dict)


def write_notice(content: RecordNoticeContent) -> dict[str, Any]:
    """Return the notice as JSON values, without what is empty. The names are those of the documentation."""
    told = {
        "notice_id": str(content.notice_id),
        "kind": content.kind.value,
        "our_ref": content.our_reference,
        "contacts": [str(each) for each in content.contacts],
        "handler": content.handler,
        "route": content.route,
        "about": content.about,
        "sender": content.sender,
        "received_at": content.received_at.isoformat() if content.received_at else None,
        "messages": [_write_message(each) for each in content.messages],
        "incident_kind": content.incident_kind,
        "grade": content.grade,
        "summary": content.summary,
        "location": dict(content.place),
    }
    return {
        "type": f"{content.kind}.to_record",
        "timestamp": content.at.isoformat(),
        "data": _without_empty(told),
    }


def _write_message(message: NoticeMessage) -> dict[str, Any]:
    return _without_empty(
        {
            "at": message.at.isoformat(),
            "subject": message.subject,
            "words": message.words,
            "fields": dict(message.fields),
        }
    )


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def read_record_number(given: object) -> str:
    """Return the number that a record system gave; empty where it is none that can be shown on one line."""
    number = given.strip() if isinstance(given, str) else ""
    return number if len(number) <= LONGEST_NUMBER and number.isprintable() else ""
