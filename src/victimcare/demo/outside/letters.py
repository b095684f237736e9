"""What GOV.UK Notify does with a precompiled letter: looks it over, and reads to whom it goes from the window.

Source: its letter specification and the reasons for which its check of precompiled letters fails.
"""

import base64
import binascii
import io
import re
from dataclasses import dataclass
from pathlib import Path

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

LARGEST = 2 * 1024 * 1024  # bytes
MOST_PAGES = 10
A4 = (210, 297)
# The address block, in millimetres from the left and the top edge; a line's place is that of its base line.
LEFT, RIGHT, TOP, BOTTOM = 24.6, 120.0, 39.5, 66.3
BODY_TOP, BORDER, SIDE, BESIDE = 95.0, 5.0, 15.0, 125.0
_POINTS_A_MM = 72 / 25.4
_ROOM = 1.0  # millimetres by which Notify looks away
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Letter:
    """`why_not`: Notify's reason for not printing it; empty: it is printed."""

    pdf: bytes
    to: str
    words: str
    why_not: str


@dataclass(frozen=True, slots=True)
class _Run:
    words: str
    left: float
    top: float


class Shelf:
    """The letters on the disk, for the page that shows them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, letter_id: str, pdf: bytes) -> None:
        self._folder.mkdir(exist_ok=True, mode=0o700)
        (self._folder / f"{letter_id}.pdf").write_bytes(pdf)

    def take(self, name: str) -> bytes | None:
        """The letter of this file name, when it is one of ours."""
        path = self._folder / name
        return path.read_bytes() if re.fullmatch(r"[0-9a-f-]{36}\.pdf", name) and path.exists() else None


def read_letter(content: str) -> Letter | None:
    """The letter in a request's `content`; None: this is not base64, or too large a file."""
    try:
        pdf = base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(pdf) > LARGEST:
        return None
    try:
        return _looked_over(pdf)
    except (PyPdfError, ValueError, KeyError, IndexError):
        return Letter(pdf, "", "", "unable-to-read-the-file")


def _looked_over(pdf: bytes) -> Letter:
    pages = PdfReader(io.BytesIO(pdf)).pages
    runs = _runs(pages[0])
    lines = _address(runs)
    words = "\n".join(_below(page, BODY_TOP if n == 0 else 0) for n, page in enumerate(pages)).strip()
    return Letter(pdf, ", ".join(lines), words, _why_not(list(pages), runs, lines))


def _why_not(pages: list[PageObject], first: list[_Run], lines: list[str]) -> str:
    if len(pages) > MOST_PAGES:
        return "letter-too-long"
    for page in pages:
        size = round(float(page.mediabox.width) / _POINTS_A_MM), round(float(page.mediabox.height) / _POINTS_A_MM)
        if size != A4:
            return "letter-not-a4-portrait-oriented"
    if not all(_may_stand(run, is_first=True) for run in first):
        return "content-outside-printable-area"
    if not all(_may_stand(run, is_first=False) for page in pages[1:] for run in _runs(page)):
        return "content-outside-printable-area"
    if not lines:
        return "address-is-empty"
    if len(lines) < 3:
        return "not-enough-address-lines"
    if not _POSTCODE.fullmatch(lines[-1].upper().replace(" ", "")):
        return "not-a-real-uk-postcode"
    return ""


def _may_stand(run: _Run, *, is_first: bool) -> bool:
    if not (SIDE - _ROOM <= run.left <= A4[0] - SIDE + _ROOM and BORDER - _ROOM <= run.top <= A4[1] - BORDER + _ROOM):
        return False
    if not is_first or run.top >= BODY_TOP - _ROOM or run.left >= BESIDE - _ROOM:
        return True
    return _is_in_window(run) or run.top <= 30 + _ROOM  # above the window a logo may stand


def _is_in_window(run: _Run) -> bool:
    return LEFT - _ROOM <= run.left <= RIGHT and TOP - _ROOM <= run.top <= BOTTOM + _ROOM


def _address(runs: list[_Run]) -> list[str]:
    lines: dict[float, str] = {}
    for run in sorted(runs, key=lambda run: (run.top, run.left)):
        if _is_in_window(run):
            lines[round(run.top, 1)] = f"{lines.get(round(run.top, 1), '')} {run.words}".strip()
    return list(lines.values())


def _runs(page: PageObject) -> list[_Run]:
    found: list[_Run] = []

    def keep(words: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if words.strip():
            left = (tm[4] * cm[0] + cm[4]) / _POINTS_A_MM
            top = A4[1] - (tm[5] * cm[3] + cm[5]) / _POINTS_A_MM
            found.append(_Run(words.strip(), left, top))

    page.extract_text(visitor_text=keep)
    return found


def _below(page: PageObject, top: float) -> str:
    """The words of a page from this height on, without its number."""
    return "\n".join(run.words for run in _runs(page) if top - _ROOM <= run.top < A4[1] - 20)
