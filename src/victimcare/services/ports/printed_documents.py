"""Documents and letters on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from victimcare.services.ports.outgoing_messages import PostalAddress


@dataclass(frozen=True, slots=True)
class DocumentHeading:
    words: str
    level: int = 2  # 2 or 3: the document's title is level 1
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class DocumentParagraph:
    words: str


@dataclass(frozen=True, slots=True)
class FramedNotice:
    """A notice at the top of a document, in a frame."""

    words: str


@dataclass(frozen=True, slots=True)
class DocumentLines:
    """Short lines that belong together, as a list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """Rows, with a heading for each column. `caption` says what they show, also to a listener when the document is read
    out. `widths`: of the columns, in hundredths of the page. `empty_rows`: rows to write in by hand."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    empty_rows: int = 0


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """A form to write in by hand, never parted by the end of a page. `fields`: the name of each, and its lines."""

    title: str
    fields: tuple[tuple[str, int], ...]


DocumentPart = DocumentHeading | DocumentParagraph | FramedNotice | DocumentLines | DocumentTable | DocumentForm


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What makes a document a letter: the addressee, and the sender as it may be seen in the victim's home."""

    to: PostalAddress
    sender: tuple[str, ...]  # name and return address, one line each
    date: str


@dataclass(frozen=True, slots=True)
class Document:
    """Words to be printed on A4, in order. With a letterhead it is a letter, its address where the envelope's window
    is."""

    title: str
    language: str  # as in `en`, `cy`, `ur`
    parts: tuple[DocumentPart, ...]
    letterhead: Letterhead | None = None
    is_large_print: bool = False
    is_landscape: bool = False


@dataclass(frozen=True, slots=True)
class SheetHighlight:
    """What must be found at a glance on a sheet: its name, its value in large print, and a word on how to use it."""

    name: str
    words: str
    more: str


@dataclass(frozen=True, slots=True)
class AddressPicture:
    """An address as a square code that a telephone reads. `says`: the same, for a listener when the sheet is read
    out."""

    name: str
    address: str
    says: str
    more: str


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A heading and a list of sentences under it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """One sheet of A4, printed on both sides: on the front what must be found fast, on the back what to expect.

    `sender` empty: nothing says who gives it. `mark`: printed at the top of a sheet that is not to be given out.
    """

    title: str
    language: str
    lead: str
    sender: str
    ring: SheetHighlight
    code: SheetHighlight
    picture: AddressPicture | None
    front: tuple[str, ...]
    back: tuple[SheetSection, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A document as a file: a PDF, or HTML to print from a browser where this machine cannot make one."""

    content: bytes
    media_type: str  # application/pdf or text/html

    @property
    def is_pdf(self) -> bool:
        return self.media_type == "application/pdf"


class SealingUnavailable(Exception):
    """This machine cannot make PDFs, and no other format is sealed with a password."""


class DocumentPrinter(Protocol):
    def render(self, document: Document) -> PrintedFile:
        """The same document gives the same bytes."""

    def sealed(self, document: Document, password: str) -> PrintedFile:
        """A PDF that opens only with this password (AES-256). Raises SealingUnavailable."""

    def sheet(self, sheet: PrintedSheet) -> PrintedFile:
        """The same sheet gives the same bytes. None of them is written to disk."""
