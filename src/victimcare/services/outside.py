"""Which suppliers stand behind each port. `config` binds them at start; services ask here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from victimcare.services.ports import (
    Carriers,
    Documents,
    Inboxes,
    Letters,
    Mailers,
    PartnerHooks,
    PeopleLookup,
    Receipts,
    Scanner,
    Speech,
    Texts,
    Vouches,
)
from victimcare.services.ports.desk_phone import DeskPhone
from victimcare.services.ports.directories import Directories
from victimcare.services.ports.hosted import HostedLine


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_T = TypeVar("_T", bound=_Named)

# By the supplier's name, the one that is preferred first.
_texts: dict[str, Texts] = {}
_mailers: dict[str, Mailers] = {}
_officers_mailer: Mailers | None = None
_letters: dict[str, Letters] = {}
_carriers: dict[str, Carriers] = {}
_receipts: dict[str, Receipts] = {}
_inboxes: dict[str, Inboxes] = {}
_speech: Speech | None = None
_documents: Documents | None = None
_people: PeopleLookup | None = None
_hosted_line: HostedLine | None = None
_desk_phone: DeskPhone | None = None
_scanner: Scanner | None = None
_directories: Directories | None = None
_partner_hooks: PartnerHooks | None = None
_staff_provider: Vouches | None = None


class NotBound(RuntimeError):
    """No supplier is configured for this port: messages are held, and `victimcare check` says so."""


def bind(
    *,
    texts: Iterable[Texts] = (),
    mailers: Iterable[Mailers] = (),
    letters: Iterable[Letters] = (),
    carriers: Iterable[Carriers] = (),
    receipts: Iterable[Receipts] = (),
    inboxes: Iterable[Inboxes] = (),
    speech: Speech | None = None,
    documents: Documents | None = None,
    people: PeopleLookup | None = None,
    hosted_line: HostedLine | None = None,
    desk_phone: DeskPhone | None = None,
    scanner: Scanner | None = None,
    directories: Directories | None = None,
    partner_hooks: PartnerHooks | None = None,
    officers_mailer: Mailers | None = None,
    staff_provider: Vouches | None = None,
) -> None:
    """Called by `config` once a process, and by tests. A port left out keeps what it had."""
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


def texts() -> dict[str, Texts]:
    """Suppliers of texts by name. Raises NotBound when there is none."""
    return _bound(_texts, "texts")


def mailers() -> dict[str, Mailers]:
    """Suppliers that take e-mail, by name. Raises NotBound when there is none."""
    return _bound(_mailers, "mailers")


def officers_mailer() -> Mailers:
    """Who takes mails to officers, from an address of their own: never to a victim. Raises NotBound."""
    if _officers_mailer is None:
        raise NotBound("officers_mailer")
    return _officers_mailer


def letters() -> dict[str, Letters]:
    """Suppliers that post letters, by name. Raises NotBound when there is none."""
    return _bound(_letters, "letters")


def carriers() -> dict[str, Carriers]:
    """Suppliers that place calls, by name. Raises NotBound when there is none."""
    return _bound(_carriers, "carriers")


def receipts(supplier: str) -> Receipts:
    """Who reads what this supplier tells us. Raises NotBound when it is not configured."""
    if supplier not in _receipts:
        raise NotBound(f"receipts of {supplier}")
    return _receipts[supplier]


def inbox(supplier: str) -> Inboxes:
    """Who reads the texts that this supplier brings. Raises NotBound when it is not configured."""
    if supplier not in _inboxes:
        raise NotBound(f"inbox of {supplier}")
    return _inboxes[supplier]


def speech() -> Speech:
    if _speech is None:
        raise NotBound("speech")
    return _speech


def documents() -> Documents:
    """Who makes documents to print. Raises NotBound."""
    if _documents is None:
        raise NotBound("documents")
    return _documents


def people() -> PeopleLookup:
    """Who says whom a victim must be kept safe from. Raises NotBound where the record system is not asked."""
    if _people is None:
        raise NotBound("people")
    return _people


def hosted_line() -> HostedLine | None:
    """The carrier that answers the telephone itself and asks us what to say; None: there is none."""
    return _hosted_line


def desk_phone() -> DeskPhone:
    """The line that holds the desk's telephones. Raises NotBound."""
    if _desk_phone is None:
        raise NotBound("desk_phone")
    return _desk_phone


def scanner() -> Scanner | None:
    """Who looks for harm in files; None: nobody does, and they are marked so."""
    return _scanner


def directories() -> Directories:
    """Who reads other directories of support services. Raises NotBound."""
    if _directories is None:
        raise NotBound("directories")
    return _directories


def partner_hooks() -> PartnerHooks:
    """Who tells the systems of support services that something is there. Raises NotBound."""
    if _partner_hooks is None:
        raise NotBound("partner_hooks")
    return _partner_hooks


def staff_provider() -> Vouches:
    """Who says whether somebody still works here. Raises NotBound."""
    if _staff_provider is None:
        raise NotBound("staff_provider")
    return _staff_provider


def _by_name(suppliers: Iterable[_T]) -> dict[str, _T]:
    return {supplier.name: supplier for supplier in suppliers}


def _bound(suppliers: dict[str, _T], port: str) -> dict[str, _T]:
    if not suppliers:
        raise NotBound(port)
    return suppliers
