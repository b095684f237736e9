"""Which suppliers serve each port. `config` binds them at start; services ask here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Protocol, TypeVar

from victimcare.services.ports import (
    CallCarrier,
    DocumentPrinter,
    EmailSupplier,
    HarmScanner,
    IdentityProvider,
    InboxReader,
    LetterSupplier,
    PartnerHooks,
    PeopleLookup,
    ReceiptReader,
    SpeechEngine,
    TextSupplier,
)
from victimcare.services.ports.control_room_links import ControlRoomLink
from victimcare.services.ports.desk_telephone import DeskPhone
from victimcare.services.ports.hosted_calls import HostedLine
from victimcare.services.ports.outside_lookups import DirectoryReader
from victimcare.services.ports.record_notices import RecordNoticeLink
from victimcare.services.ports.room_mailboxes import RoomMailbox


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_NamedSupplier = TypeVar("_NamedSupplier", bound=_Named)
_Bound = TypeVar("_Bound")


class PortUnbound(RuntimeError):
    """No supplier is configured for this port: messages are held, and `victimcare check` says so."""


@dataclass(slots=True, kw_only=True)
class Ports:
    """The suppliers of one process. Where there may be several, by the supplier's name, in order of preference."""

    texts: Mapping[str, TextSupplier] = field(default_factory=dict)
    mailers: Mapping[str, EmailSupplier] = field(default_factory=dict)
    officers_mailer: EmailSupplier | None = None
    room_mailer: EmailSupplier | None = None
    letters: Mapping[str, LetterSupplier] = field(default_factory=dict)
    carriers: Mapping[str, CallCarrier] = field(default_factory=dict)
    receipts: Mapping[str, ReceiptReader] = field(default_factory=dict)
    inboxes: Mapping[str, InboxReader] = field(default_factory=dict)
    speech: SpeechEngine | None = None
    documents: DocumentPrinter | None = None
    people: PeopleLookup | None = None
    hosted_line: HostedLine | None = None
    desk_phone: DeskPhone | None = None
    scanner: HarmScanner | None = None
    directories: DirectoryReader | None = None
    partner_hooks: PartnerHooks | None = None
    staff_provider: IdentityProvider | None = None
    control_rooms: ControlRoomLink | None = None
    record_notices: RecordNoticeLink | None = None
    room_mailboxes: Mapping[str, RoomMailbox] = field(default_factory=dict)


ports = Ports()


def bind_ports(chosen: Ports) -> None:
    """Called by `config` once per process, and by tests. A port that is left empty keeps its binding."""
    for port in fields(Ports):
        if supplier := getattr(chosen, port.name):
            setattr(ports, port.name, supplier)


def by_name(suppliers: Iterable[_NamedSupplier]) -> dict[str, _NamedSupplier]:
    return {supplier.name: supplier for supplier in suppliers}


def text_suppliers() -> Mapping[str, TextSupplier]:
    """Suppliers of texts by name. Raises PortUnbound when there is none."""
    return _require(ports.texts, "texts")


def email_suppliers() -> Mapping[str, EmailSupplier]:
    """Suppliers that take e-mail, by name. Raises PortUnbound when there is none."""
    return _require(ports.mailers, "mailers")


def officer_email_supplier() -> EmailSupplier:
    """The supplier of mails to officers, from an address of their own: never to a victim. Raises PortUnbound."""
    return _require(ports.officers_mailer, "officers_mailer")


def room_email_supplier() -> EmailSupplier:
    """The supplier of mails from the control room, from its own address. Raises PortUnbound."""
    return _require(ports.room_mailer, "room_mailer")


def letter_suppliers() -> Mapping[str, LetterSupplier]:
    """Suppliers that post letters, by name. Raises PortUnbound when there is none."""
    return _require(ports.letters, "letters")


def call_carriers() -> Mapping[str, CallCarrier]:
    """Suppliers that place calls, by name. Raises PortUnbound when there is none."""
    return _require(ports.carriers, "carriers")


def receipt_reader(supplier: str) -> ReceiptReader:
    """The reader of what this supplier reports to us. Raises PortUnbound when it is not configured."""
    return _require(ports.receipts.get(supplier), f"receipts of {supplier}")


def text_inbox(supplier: str) -> InboxReader:
    """The reader of texts that this supplier delivers. Raises PortUnbound when it is not configured."""
    return _require(ports.inboxes.get(supplier), f"inbox of {supplier}")


def speech_engine() -> SpeechEngine:
    return _require(ports.speech, "speech")


def document_maker() -> DocumentPrinter:
    """The maker of documents to print. Raises PortUnbound."""
    return _require(ports.documents, "documents")


def people_lookup() -> PeopleLookup:
    """The look-up of people whom a victim must be kept safe from. Raises PortUnbound where the record system is not
    asked."""
    return _require(ports.people, "people")


def find_hosted_line() -> HostedLine | None:
    """The carrier that answers the telephone itself and asks us what to say; None: there is none."""
    return ports.hosted_line


def desk_phone_line() -> DeskPhone:
    """The line that serves the desk's telephones. Raises PortUnbound."""
    return _require(ports.desk_phone, "desk_phone")


def find_file_scanner() -> HarmScanner | None:
    """The malware scanner for files; None: there is none, and files are marked so."""
    return ports.scanner


def directory_reader() -> DirectoryReader:
    """The reader of other directories of support services. Raises PortUnbound."""
    return _require(ports.directories, "directories")


def partner_hook_sender() -> PartnerHooks:
    """The sender of news to the systems of support services. Raises PortUnbound."""
    return _require(ports.partner_hooks, "partner_hooks")


def staff_identity_provider() -> IdentityProvider:
    """The identity provider that confirms whether a person still works here. Raises PortUnbound."""
    return _require(ports.staff_provider, "staff_provider")


def control_room_link(agency: str) -> ControlRoomLink:
    """The link that reaches this control room. Raises PortUnbound where none does."""
    link = _require(ports.control_rooms, "control_rooms")
    if agency not in link.agencies():
        raise PortUnbound(f"control room {agency}")
    return link


def record_notice_link() -> RecordNoticeLink:
    """The link that tells the record system what to record. Raises PortUnbound."""
    return _require(ports.record_notices, "record_notices")


def has_record_system() -> bool:
    """Whether a record system is told what to record."""
    return ports.record_notices is not None


def list_room_mailboxes() -> Mapping[str, RoomMailbox]:
    """The force's mailboxes of the control room, by name; empty: its mail comes by SMTP alone."""
    return ports.room_mailboxes


def _require(bound: _Bound | None, port: str) -> _Bound:
    if not bound:
        raise PortUnbound(port)
    return bound
