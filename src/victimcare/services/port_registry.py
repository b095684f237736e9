"""Which suppliers serve each port. `config` binds them at start; services ask here."""

from __future__ import annotations

from collections.abc import Iterable
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
from victimcare.services.ports.desk_telephone import DeskPhone
from victimcare.services.ports.hosted_calls import HostedLine
from victimcare.services.ports.outside_lookups import DirectoryReader


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_T = TypeVar("_T", bound=_Named)

# By the supplier's name, in order of preference.
_texts: dict[str, TextSupplier] = {}
_mailers: dict[str, EmailSupplier] = {}
_officers_mailer: EmailSupplier | None = None
_letters: dict[str, LetterSupplier] = {}
_carriers: dict[str, CallCarrier] = {}
_receipts: dict[str, ReceiptReader] = {}
_inboxes: dict[str, InboxReader] = {}
_speech: SpeechEngine | None = None
_documents: DocumentPrinter | None = None
_people: PeopleLookup | None = None
_hosted_line: HostedLine | None = None
_desk_phone: DeskPhone | None = None
_scanner: HarmScanner | None = None
_directories: DirectoryReader | None = None
_partner_hooks: PartnerHooks | None = None
_staff_provider: IdentityProvider | None = None


class PortUnbound(RuntimeError):
    """No supplier is configured for this port: messages are held, and `victimcare check` says so."""


def bind_ports(
    *,
    texts: Iterable[TextSupplier] = (),
    mailers: Iterable[EmailSupplier] = (),
    letters: Iterable[LetterSupplier] = (),
    carriers: Iterable[CallCarrier] = (),
    receipts: Iterable[ReceiptReader] = (),
    inboxes: Iterable[InboxReader] = (),
    speech: SpeechEngine | None = None,
    documents: DocumentPrinter | None = None,
    people: PeopleLookup | None = None,
    hosted_line: HostedLine | None = None,
    desk_phone: DeskPhone | None = None,
    scanner: HarmScanner | None = None,
    directories: DirectoryReader | None = None,
    partner_hooks: PartnerHooks | None = None,
    officers_mailer: EmailSupplier | None = None,
    staff_provider: IdentityProvider | None = None,
) -> None:
    """Called by `config` once per process, and by tests. A port that is left out keeps its binding."""
    global _texts, _mailers, _letters, _carriers, _receipts, _inboxes, _speech, _documents, _people
    global _hosted_line, _desk_phone, _scanner, _directories, _officers_mailer, _partner_hooks
    global _staff_provider
    _texts = _by_name(texts) or _texts
    _mailers = _by_name(mailers) or _mailers
    _letters = _by_name(letters) or _letters
    _carriers = _by_name(carriers) or _carriers
    _receipts = _by_name(receipts) or _receipts
    _inboxes = _by_name(inboxes) or _inboxes
    _speech = speech or _speech
    _documents = documents or _documents
    _people = people or _people
    _hosted_line = hosted_line or _hosted_line
    _desk_phone = desk_phone or _desk_phone
    _scanner = scanner or _scanner
    _directories = directories or _directories
    _officers_mailer = officers_mailer or _officers_mailer
    _partner_hooks = partner_hooks or _partner_hooks
    _staff_provider = staff_provider or _staff_provider


def text_suppliers() -> dict[str, TextSupplier]:
    """Suppliers of texts by name. Raises PortUnbound when there is none."""
    return _bound(_texts, "texts")


def email_suppliers() -> dict[str, EmailSupplier]:
    """Suppliers that take e-mail, by name. Raises PortUnbound when there is none."""
    return _bound(_mailers, "mailers")


def officer_email_supplier() -> EmailSupplier:
    """The supplier of mails to officers, from an address of their own: never to a victim. Raises PortUnbound."""
    if _officers_mailer is None:
        raise PortUnbound("officers_mailer")
    return _officers_mailer


def letter_suppliers() -> dict[str, LetterSupplier]:
    """Suppliers that post letters, by name. Raises PortUnbound when there is none."""
    return _bound(_letters, "letters")


def call_carriers() -> dict[str, CallCarrier]:
    """Suppliers that place calls, by name. Raises PortUnbound when there is none."""
    return _bound(_carriers, "carriers")


def receipt_reader(supplier: str) -> ReceiptReader:
    """The reader of what this supplier reports to us. Raises PortUnbound when it is not configured."""
    if supplier not in _receipts:
        raise PortUnbound(f"receipts of {supplier}")
    return _receipts[supplier]


def text_inbox(supplier: str) -> InboxReader:
    """The reader of texts that this supplier delivers. Raises PortUnbound when it is not configured."""
    if supplier not in _inboxes:
        raise PortUnbound(f"inbox of {supplier}")
    return _inboxes[supplier]


def speech_engine() -> SpeechEngine:
    if _speech is None:
        raise PortUnbound("speech")
    return _speech


def document_maker() -> DocumentPrinter:
    """The maker of documents to print. Raises PortUnbound."""
    if _documents is None:
        raise PortUnbound("documents")
    return _documents


def people_lookup() -> PeopleLookup:
    """The look-up of people whom a victim must be kept safe from. Raises PortUnbound where the record system is not
    asked."""
    if _people is None:
        raise PortUnbound("people")
    return _people


def find_hosted_line() -> HostedLine | None:
    """The carrier that answers the telephone itself and asks us what to say; None: there is none."""
    return _hosted_line


def desk_phone_line() -> DeskPhone:
    """The line that serves the desk's telephones. Raises PortUnbound."""
    if _desk_phone is None:
        raise PortUnbound("desk_phone")
    return _desk_phone


def find_file_scanner() -> HarmScanner | None:
    """The malware scanner for files; None: there is none, and files are marked so."""
    return _scanner


def directory_reader() -> DirectoryReader:
    """The reader of other directories of support services. Raises PortUnbound."""
    if _directories is None:
        raise PortUnbound("directories")
    return _directories


def partner_hook_sender() -> PartnerHooks:
    """The sender of news to the systems of support services. Raises PortUnbound."""
    if _partner_hooks is None:
        raise PortUnbound("partner_hooks")
    return _partner_hooks


def staff_identity_provider() -> IdentityProvider:
    """The identity provider that confirms whether a person still works here. Raises PortUnbound."""
    if _staff_provider is None:
        raise PortUnbound("staff_provider")
    return _staff_provider


def _by_name(suppliers: Iterable[_T]) -> dict[str, _T]:
    return {supplier.name: supplier for supplier in suppliers}


def _bound(suppliers: dict[str, _T], port: str) -> dict[str, _T]:
    if not suppliers:
        raise PortUnbound(port)
    return suppliers
