"""What GOV.UK Notify checks in a request to send and in a letter, and the words with which it refuses.

Source of the messages: the error tables of Notify's API documentation, "Send a text message", "Send an email", "Send a
letter" and "General errors".
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import uuid
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from victimcare.demo.outside.http_server import OutsideReply


@dataclass(frozen=True, slots=True)
class NotifyTemplate:
    """Notify holds one template for each channel: our rendered words are its `((body))`, and nothing else is in it."""

    id: str
    kind: str
    name: str
    subject: str | None
    body: str = "((body))"

    def placeholders(self) -> list[str]:
        return re.findall(r"\(\(([^)]+)\)\)", f"{self.subject or ''} {self.body}")

    def shown(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "type": self.kind,
            "name": self.name,
            "subject": self.subject,
            "body": self.body,
            "version": 1,
            "created_at": "2026-01-05T09:00:00.000000Z",
            "updated_at": None,
            "created_by": "force@notify.example",
            "personalisation": {name: {"required": True} for name in self.placeholders()},
        }


TEMPLATES = {
    template.id: template
    for template in (
        NotifyTemplate("6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a01", "sms", "Text", None),
        NotifyTemplate("6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a02", "email", "E-mail", "((subject))"),
        NotifyTemplate("6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a03", "letter", "Letter", "((subject))"),
    )
}


class NotifyRefusal(Exception):
    """Carries the status and Notify's error name and message."""

    def __init__(self, status: int, error: str, message: str) -> None:
        super().__init__(message)
        self.status, self.error, self.message = status, error, message

    def reply(self) -> OutsideReply:
        errors = [{"error": self.error, "message": self.message}]
        return OutsideReply.of({"status_code": self.status, "errors": errors}, self.status)


def invalid_request(message: str) -> NotifyRefusal:
    return NotifyRefusal(HTTPStatus.BAD_REQUEST, "ValidationError", message)


def bad_request(message: str) -> NotifyRefusal:
    return NotifyRefusal(HTTPStatus.BAD_REQUEST, "BadRequestError", message)


def find_template_of_kind(kind: str, body: dict[str, Any]) -> NotifyTemplate:
    template_id = body.get("template_id")
    if template_id is None:
        raise invalid_request("template_id is a required property")
    template = find_template(template_id, HTTPStatus.BAD_REQUEST)
    if template.kind != kind:
        raise bad_request(f"{template.kind} template is not suitable for {kind} notification")
    return template


def find_template(template_id: object, status: int) -> NotifyTemplate:
    try:
        uuid.UUID(str(template_id))
    except ValueError:
        raise invalid_request("template_id is not a valid UUID") from None
    template = TEMPLATES.get(str(template_id))
    if template is None:
        if status == HTTPStatus.BAD_REQUEST:
            raise bad_request("Template not found")
        raise NotifyRefusal(status, "NoResultFound", "No result found")
    return template


def read_personalisation(body: dict[str, Any]) -> dict[str, str]:
    words = body.get("personalisation") or {}
    if not isinstance(words, dict):
        raise invalid_request(f"personalisation {words} is not of type object")
    return {str(name): str(value) for name, value in words.items() if value is not None}


def check_recipient(kind: str, body: dict[str, Any], words: dict[str, str]) -> str:
    if kind == "sms":
        return _mobile_number(body.get("phone_number"))
    if kind == "email":
        address = body.get("email_address")
        if address is None:
            raise invalid_request("email_address is a required property")
        if not isinstance(address, str) or not re.fullmatch(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+", address.strip()):
            raise invalid_request("email_address Not a valid email address")
        return address.strip()
    lines = [words[name] for name in (f"address_line_{n}" for n in range(1, 8)) if words.get(name)]
    if not words.get("address_line_1"):
        raise invalid_request("personalisation address_line_1 is a required property")
    if len(lines) < 3:
        raise invalid_request("Address must be at least 3 lines")
    if not re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", lines[-1].upper().replace(" ", "")):
        raise invalid_request("Last line of address must be a real UK postcode or another country")
    return ", ".join(lines)


def _mobile_number(given: object) -> str:
    """The number as +447…; refuses with Notify's words for each way in which it can be wrong."""
    if given is None:
        raise invalid_request("phone_number is a required property")
    digits = re.sub(r"[\s()\-.]", "", str(given)).removeprefix("+")
    if not digits.isascii() or not digits.isdigit():
        raise invalid_request("phone_number Must not contain letters or symbols")
    national = digits.removeprefix("0044").removeprefix("44").removeprefix("0")
    if not national.startswith("7"):
        raise invalid_request("phone_number Not a UK mobile number")
    if len(national) > 10:
        raise invalid_request("phone_number Too many digits")
    if len(national) < 10:
        raise invalid_request("phone_number Not enough digits")
    return f"+44{national}"


# What GOV.UK Notify does with a precompiled letter: checks it, and reads the addressee from the window.
#
# Source: its letter specification and the reasons for which its check of precompiled letters fails.

LARGEST_LETTER = 2 * 1024 * 1024  # bytes
MOST_PAGES = 10
A4 = (210, 297)
# The address block, in millimetres from the left and the top edge; a line's position is that of its baseline.
WINDOW_LEFT, WINDOW_RIGHT, WINDOW_TOP, WINDOW_BOTTOM = 24.6, 120.0, 39.5, 66.3
BODY_TOP, BORDER, SIDE, BESIDE = 95.0, 5.0, 15.0, 125.0
_POINTS_A_MM = 72 / 25.4
_TOLERANCE = 1.0  # millimetres that Notify tolerates
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class PrecompiledLetter:
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


class LetterShelf:
    """The letters on the disk, for the page that shows them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, letter_id: str, pdf: bytes) -> None:
        self._folder.mkdir(exist_ok=True, mode=0o700)
        (self._folder / f"{letter_id}.pdf").write_bytes(pdf)

    def take(self, name: str) -> bytes | None:
        """The letter with this file name, if it is one of ours."""
        path = self._folder / name
        return path.read_bytes() if re.fullmatch(r"[0-9a-f-]{36}\.pdf", name) and path.exists() else None


def read_letter(content: str) -> PrecompiledLetter | None:
    """The letter in a request's `content`; None: not base64, or too large a file."""
    try:
        pdf = base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(pdf) > LARGEST_LETTER:
        return None
    try:
        return _check_letter(pdf)
    except (PyPdfError, ValueError, KeyError, IndexError):
        return PrecompiledLetter(pdf, "", "", "unable-to-read-the-file")


def _check_letter(pdf: bytes) -> PrecompiledLetter:
    pages = PdfReader(io.BytesIO(pdf)).pages
    runs = _text_runs(pages[0])
    lines = _address_lines(runs)
    words = "\n".join(_words_below(page, BODY_TOP if n == 0 else 0) for n, page in enumerate(pages)).strip()
    return PrecompiledLetter(pdf, ", ".join(lines), words, _find_letter_fault(list(pages), runs, lines))


def _find_letter_fault(pages: list[PageObject], first: list[_Run], lines: list[str]) -> str:
    if len(pages) > MOST_PAGES:
        return "letter-too-long"
    for page in pages:
        size = round(float(page.mediabox.width) / _POINTS_A_MM), round(float(page.mediabox.height) / _POINTS_A_MM)
        if size != A4:
            return "letter-not-a4-portrait-oriented"
    if not all(_may_print(run, is_first=True) for run in first):
        return "content-outside-printable-area"
    if not all(_may_print(run, is_first=False) for page in pages[1:] for run in _text_runs(page)):
        return "content-outside-printable-area"
    if not lines:
        return "address-is-empty"
    if len(lines) < 3:
        return "not-enough-address-lines"
    if not _POSTCODE.fullmatch(lines[-1].upper().replace(" ", "")):
        return "not-a-real-uk-postcode"
    return ""


def _may_print(run: _Run, *, is_first: bool) -> bool:
    if not (
        SIDE - _TOLERANCE <= run.left <= A4[0] - SIDE + _TOLERANCE
        and BORDER - _TOLERANCE <= run.top <= A4[1] - BORDER + _TOLERANCE
    ):
        return False
    if not is_first or run.top >= BODY_TOP - _TOLERANCE or run.left >= BESIDE - _TOLERANCE:
        return True
    return _is_in_window(run) or run.top <= 30 + _TOLERANCE  # a logo may stand above the window


def _is_in_window(run: _Run) -> bool:
    return (
        WINDOW_LEFT - _TOLERANCE <= run.left <= WINDOW_RIGHT
        and WINDOW_TOP - _TOLERANCE <= run.top <= WINDOW_BOTTOM + _TOLERANCE
    )


def _address_lines(runs: list[_Run]) -> list[str]:
    lines: dict[float, str] = {}
    for run in sorted(runs, key=lambda run: (run.top, run.left)):
        if _is_in_window(run):
            lines[round(run.top, 1)] = f"{lines.get(round(run.top, 1), '')} {run.words}".strip()
    return list(lines.values())


def _text_runs(page: PageObject) -> list[_Run]:
    found: list[_Run] = []

    def keep(words: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if words.strip():
            left = (tm[4] * cm[0] + cm[4]) / _POINTS_A_MM
            top = A4[1] - (tm[5] * cm[3] + cm[5]) / _POINTS_A_MM
            found.append(_Run(words.strip(), left, top))

    page.extract_text(visitor_text=keep)
    return found


def _words_below(page: PageObject, top: float) -> str:
    """The words of a page from this height on, without its page number."""
    return "\n".join(run.words for run in _text_runs(page) if top - _TOLERANCE <= run.top < A4[1] - 20)
