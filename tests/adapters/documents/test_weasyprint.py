from __future__ import annotations

import io
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

import victimcare
from victimcare.adapters.documents.weasyprint import WeasyPrintPrinter, can_make_pdf, envelope_window
from victimcare.services.ports import (
    Document,
    DocumentHeading,
    DocumentParagraph,
    DocumentTable,
    Letterhead,
    PostalAddress,
    PrintedFile,
    PrintedSheet,
    SheetHighlight,
    SheetSection,
)

FONTS = Path(victimcare.__file__).parent / "channels" / "web" / "ui" / "static"
POINTS_A_MM = 72 / 25.4
LETTERHEAD = Letterhead(
    PostalAddress(("Rowan Hill", "14 Any Street", "Sometown", "ZZ99 9ZZ")),
    ("YourPage", "PO Box 12", "Riverside", "ZZ1 1ZZ"),
    "25 November 2026",
)
LETTER = Document(
    "There is something new",
    "en",
    (DocumentParagraph("You can sign in with your code."), DocumentParagraph("More words for a second page. " * 250)),
    LETTERHEAD,
)


@dataclass(frozen=True)
class Run:
    """Words as they stand on a page: millimetres from its left and top edges, and points of size."""

    words: str
    left: float
    top: float
    size: float


def printed(document: Document) -> PrintedFile:
    return WeasyPrintPrinter(fonts=FONTS).render(document)


def pages(document: Document) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(printed(document).content)).pages)


def runs(page: PageObject) -> list[Run]:
    """Each run of words with the place of its base line."""
    found: list[Run] = []

    def keep(words: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if words.strip():
            left = (tm[4] * cm[0] + cm[4]) / POINTS_A_MM
            top = 297 - (tm[5] * cm[3] + cm[5]) / POINTS_A_MM
            found.append(Run(words.strip(), left, top, abs(size * tm[3] * cm[3])))

    page.extract_text(visitor_text=keep)
    return found


def test_the_address_stands_in_the_window_and_nothing_else_does() -> None:
    on_first = runs(pages(LETTER)[0])

    in_window = [
        run.words
        for run in on_first
        if run.left < envelope_window.ADDRESS_RIGHT
        and envelope_window.ADDRESS_TOP - 5 < run.top < envelope_window.ADDRESS_BOTTOM + 5
    ]
    assert in_window == list(LETTERHEAD.to.lines)
    assert all(run.left >= envelope_window.ADDRESS_LEFT for run in on_first if run.words in LETTERHEAD.to.lines)


@pytest.mark.parametrize("lines", [3, 5, 7])
@pytest.mark.parametrize("longest", [4, 40, 60])
def test_any_address_that_the_post_takes_fits_the_window(lines: int, longest: int) -> None:
    name = "Rowan Woodhouse-Montgomery care of Mr William Commonham, MBE"[:longest].strip()
    address = (name, *(f"Line {n}" for n in range(2, lines)), "ZZ99 9ZZ")
    letter = replace(LETTER, letterhead=replace(LETTERHEAD, to=PostalAddress(address)))

    own = [run for run in runs(pages(letter)[0]) if run.words in address]

    assert [run.words for run in own] == list(address)
    assert min(run.top - run.size / POINTS_A_MM for run in own) >= envelope_window.ADDRESS_TOP - 1
    assert max(run.top for run in own) <= envelope_window.ADDRESS_BOTTOM
    assert min(run.size for run in own) >= 7.99


@pytest.mark.parametrize("is_large_print", [False, True])
def test_words_keep_to_where_a_printer_of_letters_may_print(is_large_print: bool) -> None:
    first, *others = pages(replace(LETTER, is_large_print=is_large_print))

    assert others
    for page in (first, *others):
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)
        assert all(envelope_window.LEFT <= run.left < envelope_window.RIGHT for run in runs(page))
        assert all(envelope_window.TOP < run.top < envelope_window.BOTTOM for run in runs(page))
    above_the_body = [
        run for run in runs(first) if run.top < envelope_window.BODY_TOP and run.left < envelope_window.SENDER_LEFT
    ]
    assert [run.words for run in above_the_body] == list(LETTERHEAD.to.lines)


@pytest.mark.parametrize(("is_large_print", "least"), [(False, 12), (True, 16)])
def test_words_are_large_enough_to_read(is_large_print: bool, least: int) -> None:
    body = [
        run
        for run in runs(pages(replace(LETTER, is_large_print=is_large_print))[0])
        if envelope_window.BODY_TOP < run.top < envelope_window.BOTTOM - 20
    ]

    assert min(run.size for run in body) >= least - 0.01


def test_it_is_tagged_and_says_its_title_and_language_to_whoever_hears_it() -> None:
    catalogue: Any = PdfReader(io.BytesIO(printed(replace(LETTER, language="cy")).content)).trailer["/Root"]

    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "cy"
    assert "/StructTreeRoot" in catalogue
    info = PdfReader(io.BytesIO(printed(LETTER).content)).metadata
    assert info is not None
    assert info.title == LETTER.title


def test_a_bundle_has_its_headings_and_tables_and_no_window() -> None:
    bundle = Document(
        "What was done",
        "en",
        (
            DocumentHeading("In order"),
            DocumentTable("Each step", ("When", "What"), (("3 March", "Asked"), ("4 March", "Answered"))),
        ),
    )

    text = pages(bundle)[0].extract_text()

    assert text.split("\n")[:5] == ["What was done", "In order", "Each step", "When What", "3 March Asked"]


def test_what_people_wrote_is_words_and_no_markup() -> None:
    letter = replace(LETTER, parts=(DocumentParagraph('<img src="file:///etc/passwd"> & <b>so on</b>'),))

    assert '<img src="file:///etc/passwd"> & <b>so on</b>' in pages(letter)[0].extract_text()


def test_the_same_letter_is_the_same_file() -> None:
    first = printed(LETTER)
    time.sleep(1.1)  # typefaces are stamped to the second

    assert printed(LETTER) == first


@pytest.mark.parametrize("language", ["en", "ur", "ar"])
def test_the_headings_of_a_sheet_are_larger_than_what_stands_beneath(language: str) -> None:
    shown = SheetHighlight("Name", "1234", "More")
    sheet = PrintedSheet("Title", language, "Lead", "", shown, shown, None, (), (SheetSection("Heading", ("Line",)),))
    read = PdfReader(io.BytesIO(WeasyPrintPrinter(fonts=FONTS).sheet(sheet).content)).pages
    size = {run.words: run.size for page in read for run in runs(page)}

    assert size["Title"] > size["Lead"] + 5
    assert size["Name"] > size["More"] + 2
    assert size["Heading"] > next(size[words] for words in size if "Line" in words)


def test_without_pango_it_is_a_page_to_print(tmp_path: Path) -> None:
    program = f"""
import ctypes.util, sys
import cffi
real = cffi.FFI.dlopen
def none_here(self, name, *flags):
    if name and "pango" in name:
        raise OSError(name)
    return real(self, name, *flags)
cffi.FFI.dlopen = none_here
from pathlib import Path
from victimcare.adapters.documents.weasyprint import WeasyPrintPrinter
from victimcare.services.ports import AddressPicture, Document, DocumentParagraph, PrintedSheet, SheetHighlight
press = WeasyPrintPrinter(fonts=Path({str(FONTS)!r}))
printed = press.render(Document("Title", "en", (DocumentParagraph("Words."),)))
sys.stdout.write(printed.media_type + " " + str(b"<p>Words.</p>" in printed.content) + " ")
shown = SheetHighlight("Name", "1234", "More")
picture = AddressPicture("Page", "https://a.example/", "A square", "Open it")
sheet = press.sheet(PrintedSheet("Title", "en", "Lead", "", shown, shown, picture, (), ()))
sys.stdout.write(sheet.media_type + " " + str(b'src="data:image/svg+xml' in sheet.content))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "text/html True text/html True"


@pytest.mark.skipif(not can_make_pdf(), reason="Pango is missing on this machine")
def test_a_telephone_number_in_a_letter_never_breaks_over_two_lines() -> None:
    """However many words stand before it."""
    numbers = ("0808 157 0142", "18001 0808 157 0142", "01632 960 123")
    words = [f"{'word ' * count}{number} and more." for count in range(3, 22) for number in numbers]

    said = "\n".join(page.extract_text() for page in pages(replace(LETTER, parts=tuple(map(DocumentParagraph, words)))))

    assert [said.count(number) >= 19 for number in numbers] == [True, True, True]
    assert said.count("0808 157 0142") == 38
