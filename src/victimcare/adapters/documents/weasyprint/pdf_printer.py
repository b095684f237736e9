"""Prints a document as tagged PDF (PDF/UA-1), or as HTML to print by hand where Pango is missing."""

from __future__ import annotations

import contextlib
import io
import os
import re
import threading
from functools import cache
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from victimcare.adapters.documents.weasyprint import envelope_window, readable_lines
from victimcare.services.ports import (
    Document,
    DocumentForm,
    DocumentHeading,
    DocumentLines,
    DocumentParagraph,
    DocumentTable,
    FramedNotice,
    PrintedFile,
    PrintedSheet,
    SealingUnavailable,
)

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_opening = threading.Lock()
SIZE, LARGE_SIZE = 12, 18  # points; large print is 16 and more (RNIB, Clear Print Guidelines)

_templates = Environment(
    loader=PackageLoader("victimcare.adapters.documents.weasyprint", "."),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_NUMBER = re.compile(r"(?<![\d+])(?:18001 )?0\d{2,4}(?: \d{2,4}){1,3}(?!\d)")


def _on_one_line(words: str) -> Markup:
    """These words with each telephone number kept on one line: a broken number is dialled wrongly."""
    return Markup(_NUMBER.sub(r'<span class="number">\g<0></span>', str(escape(words))))  # noqa: S704  escaped here


_templates.filters["on_one_line"] = _on_one_line
_templates.tests["heading"] = lambda part: isinstance(part, DocumentHeading)
_templates.tests["paragraph"] = lambda part: isinstance(part, DocumentParagraph)
_templates.tests["notice"] = lambda part: isinstance(part, FramedNotice)
_templates.tests["lines"] = lambda part: isinstance(part, DocumentLines)
_templates.tests["form"] = lambda part: isinstance(part, DocumentForm)
_templates.tests["table"] = lambda part: isinstance(part, DocumentTable)


@cache
def can_make_pdf() -> bool:
    """Whether the library finds Pango on this machine. Its terminal output is suppressed when it does not."""
    # One thread at a time: two threads that redirect it together leave the process without its standard output for
    # good.
    with _opening, contextlib.redirect_stdout(io.StringIO()):
        try:
            import weasyprint  # noqa: F401 - importing it opens Pango
        except OSError:
            return False
    return True


class WeasyPrintPrinter:
    """A `DocumentPrinter`. `fonts`: a folder with `text.woff2` and `text-more.woff2`, the typeface for Latin letters;
    other scripts are set in this machine's own."""

    def __init__(self, *, fonts: Path) -> None:
        self._fonts = fonts

    def render(self, document: Document) -> PrintedFile:
        html = self._html(document)
        if not can_make_pdf():
            return PrintedFile(html.encode(), "text/html")
        return PrintedFile(self._pdf(html), "application/pdf")

    def sealed(self, document: Document, password: str) -> PrintedFile:
        if not can_make_pdf():
            raise SealingUnavailable
        from pypdf import PdfReader, PdfWriter  # a fifteenth of what every process imports, and few ever seal

        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(self._pdf(self._html(document)))))
        writer.encrypt(password, algorithm="AES-256")
        content = io.BytesIO()
        writer.write(content)
        return PrintedFile(content.getvalue(), "application/pdf")

    def sheet(self, sheet: PrintedSheet) -> PrintedFile:
        html = _templates.get_template("sheet.jinja").render(
            sheet=sheet,
            direction="rtl" if sheet.language in RIGHT_TO_LEFT else "ltr",
            square=_draw_qr_code(sheet.picture.address) if sheet.picture else "",
            fonts=self._fonts.resolve().as_uri(),
        )
        if not can_make_pdf():
            return PrintedFile(html.encode(), "text/html")
        return PrintedFile(self._pdf(html), "application/pdf")

    def _html(self, document: Document) -> str:
        return _templates.get_template("page.jinja").render(
            document=document,
            head=document.letterhead,
            direction="rtl" if document.language in RIGHT_TO_LEFT else "ltr",
            size=LARGE_SIZE if document.is_large_print else SIZE,
            zones=envelope_window,
            address=envelope_window.fit_address_type(document.letterhead.to.lines) if document.letterhead else None,
            fonts=self._fonts.resolve().as_uri(),
        )

    def _pdf(self, html: str) -> bytes:
        import weasyprint
        from weasyprint.urls import URLFetcher

        # A subset typeface is stamped with the current time, unless this sets it.
        os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
        # Only the typeface is fetched, from the disk, and what the document itself contains: nothing in it may make a
        # request.
        only_files: Any = URLFetcher(allowed_protocols=("file", "data"))
        readable_lines.install_readable_lines()
        made: bytes = weasyprint.HTML(string=html, url_fetcher=only_files).write_pdf(
            pdf_variant="pdf/ua-1", finisher=readable_lines.write_shape_table
        )
        return made


def _draw_qr_code(address: str) -> str:
    """A QR code as a picture inside the document: dark on white, with the quiet zone that the standard asks for."""
    drawn: str = segno.make(address, error="m").svg_data_uri(scale=4, border=4, dark="#000", light="#fff")
    return drawn
