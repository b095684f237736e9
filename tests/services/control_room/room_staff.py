"""The people of the control room for its tests. All invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from tests.services.people_and_cases import staff
from victimcare.records.models import RoomContact, RoomFile
from victimcare.rules.control_room.contact_kinds import ContactRoute
from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade
from victimcare.services.access import Actor, Role
from victimcare.services.control_room.contacts.contact_intake import IncomingContactMessage, take_contact_messages
from victimcare.services.control_room.contacts.room_file_checks import draw_waiting_files
from victimcare.services.control_room.contacts.room_files import NewRoomFiles, store_room_files
from victimcare.services.control_room.incidents.incident_actions import GivenIncident, open_incident
from victimcare.services.control_room.incidents.incident_words import GivenPlace
from victimcare.services.control_room.intake.mail_intake import accept_room_mail
from victimcare.services.control_room.intake.mail_sorting import sort_waiting_mail
from victimcare.services.ports.parsed_mail import MailRefusal, ParsedFile

NOW = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
DOCK_LANE = GivenPlace("Dock Lane, behind the boat shed", easting=530120, northing=179840, area="CE")


def a_handler() -> Actor:
    return staff("Tunde Adeyemi", Role.CONTROL_ROOM)


def a_room_supervisor() -> Actor:
    return staff("Mair Lloyd", Role.CONTROL_ROOM, Role.ROOM_SUPERVISOR)


def an_incident(
    actor: Actor, *, code: str = "ASB-PERS", grade: IncidentGrade = IncidentGrade.PRIORITY, at: datetime = NOW,
    contacts: tuple[UUID, ...] = (),
) -> UUID:  # fmt: skip
    given = GivenIncident(code, grade, "Youths shout at a passer-by.", DOCK_LANE, contacts)
    return open_incident(actor=actor, given=given, now=at)


def a_contact(
    words: str = "They shout outside the shop.", *, at: datetime = NOW, fields: Mapping[str, str] | None = None
) -> RoomContact:
    incoming = IncomingContactMessage(ContactRoute.EMAIL, "sam@mail.example", "", words, fields=fields or {})
    [taken] = take_contact_messages(actor=Actor.system("mail"), incoming=[incoming], now=at)
    return RoomContact.objects.get(id=taken.contact_id)


def a_quarantined_mail(content: bytes = b"Subject: odd\r\n\r\nMy bicycle is gone\r\n", *, at: datetime = NOW) -> UUID:
    """A mail of more parts than are read."""
    actor = Actor.system("mail")
    accepted = accept_room_mail(
        actor=actor, content=content, mail_from="kit@inbox.example", recipients=[], source="smtp", now=at
    )
    sort_waiting_mail(actor=actor, read=lambda mails: [MailRefusal("too_many_parts") for _ in mails], now=at)
    return accepted


def a_room_file(content: bytes, *, at: datetime = NOW) -> UUID:
    """A file that came with a message, drawn as one page."""
    contact = a_contact(at=at)
    message = contact.messages.get()
    store_room_files([NewRoomFiles(message.id, contact.public_id, (ParsedFile("a", "", content),))])
    draw_waiting_files(actor=Actor.system("mail"), draw=lambda *_: (b"\xff\xd8\xff",), now=at)
    return RoomFile.objects.get(message=message).public_id
