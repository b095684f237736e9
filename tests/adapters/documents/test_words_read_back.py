"""The words of a PDF, read back by a program as a screen reader does, are the words that were put in."""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import victimcare
from victimcare import wording
from victimcare.adapters.documents.weasyprint import WeasyPrintPrinter, can_make_pdf
from victimcare.services.ports import (
    Document,
    DocumentHeading,
    DocumentLines,
    DocumentParagraph,
    DocumentTable,
    FramedNotice,
    Letterhead,
    PostalAddress,
    PrintedSheet,
    SheetHighlight,
    SheetSection,
)

pytestmark = pytest.mark.skipif(not can_make_pdf(), reason="Pango is missing on this machine")

PRESS = WeasyPrintPrinter(fonts=Path(victimcare.__file__).parent / "channels" / "web" / "ui" / "static")
LANGUAGES = ("en", "cy", "pl", "ro", "ur", "pa", "bn", "ar")
# What is printed: letters, sheets, and the words of pages that are printed with them.
PRINTED = ("written-", "leaflet-", "losses-", "cases-step-", "handovers-")
LETTERHEAD = Letterhead(
    PostalAddress(("Rowan Hill", "14 Any Street", "Sometown", "ZZ99 9ZZ")),
    ("YourPage", "PO Box 12", "ZZ1 1ZZ"),
    "25 November 2026",
)


def words_in(text: str) -> list[str]:
    """Runs of letters with their marks, and runs of digits."""
    kinds = groupby(text, key=_kind)
    return ["".join(run) for kind, run in kinds if kind]


def _kind(character: str) -> str:
    category = unicodedata.category(character)[0]
    return {"L": "letters", "M": "letters", "N": "digits"}.get(category, "")


def read_back(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@cache
def sentences(language: str) -> tuple[str, ...]:
    """Every sentence of this language that is printed and takes no value."""
    names = [name for name in wording.list_sentence_ids(language) if name.startswith(PRINTED)]
    return tuple(wording.say(name, language) for name in names if not wording.sentence_values(name, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_letter_are_read_back_whole(language: str) -> None:
    said = sentences(language)
    parts = tuple(DocumentParagraph(words) for words in said)

    pdf = PRESS.render(Document(said[0], language, parts, LETTERHEAD, is_large_print=language in ("ur", "bn"))).content

    assert len(said) > 20
    assert Counter(words_in("\n".join(said))) - Counter(words_in(read_back(pdf))) == Counter()
    assert len(pdf) < 160_000
    root: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert (bool(root["/MarkInfo"]["/Marked"]), root["/Lang"]) == (True, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_read_back_in_its_order(language: str) -> None:
    """In a line from right to left the first word is the rightmost."""
    words = [word for said in sentences(language)[:12] for word in words_in(said) if not word.isdigit()]

    pdf = PRESS.render(Document("1", language, (DocumentParagraph(" ".join(words)),))).content

    assert [word for word in words_in(read_back(pdf)) if not word.isdigit()] == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_a_document_is_read_back(language: str) -> None:
    first, second, third, fourth, *_ = (said for said in sentences(language) if len(words_in(said)) > 3)
    parts = (
        DocumentHeading(first),
        FramedNotice(second),
        DocumentLines((third, fourth)),
        DocumentTable(first, (second, third), ((fourth, first),)),
    )

    pdf = PRESS.render(Document(first, language, parts)).content

    text = read_back(pdf)
    assert [word for said in (first, second, third, fourth) for word in words_in(said) if word not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_sheet_are_read_back_with_its_numbers(language: str) -> None:
    first, second, third, *more = sentences(language)
    sheet = PrintedSheet(
        first,
        language,
        second,
        third,
        SheetHighlight(first, "0808 157 0142", second),
        SheetHighlight(third, "1234 5678 9012", second),
        None,
        tuple(more[:4]),
        (SheetSection(first, tuple(more[4:12])),),
    )

    text = read_back(PRESS.sheet(sheet).content)

    put_in = "\n".join((first, first, first, second, second, second, third, third, *more[:12]))
    assert Counter(words_in(put_in)) - Counter(words_in(text)) == Counter()
    assert "0808 157 0142" in text
    assert "1234 5678 9012" in text
