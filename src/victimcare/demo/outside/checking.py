"""What GOV.UK Notify checks in a request to send, and the words with which it refuses.

Source of the messages: the error tables of Notify's API documentation, "Send a text message", "Send an email",
"Send a letter" and "General errors".
"""

import re
import uuid
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from victimcare.demo.outside.http import Reply


@dataclass(frozen=True, slots=True)
class Template:
    """Notify holds one template a channel: our rendered words are its `((body))`, and nothing else is in it."""

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
        Template("6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a01", "sms", "Text", None),
        Template("6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a02", "email", "E-mail", "((subject))"),
        Template("6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a03", "letter", "Letter", "((subject))"),
    )
}


class Refused(Exception):
    """Carries the status and Notify's error name and message."""

    def __init__(self, status: int, error: str, message: str) -> None:
        super().__init__(message)
        self.status, self.error, self.message = status, error, message

    def reply(self) -> Reply:
        errors = [{"error": self.error, "message": self.message}]
        return Reply.of({"status_code": self.status, "errors": errors}, self.status)


def invalid(message: str) -> Refused:
    return Refused(HTTPStatus.BAD_REQUEST, "ValidationError", message)


def bad_request(message: str) -> Refused:
    return Refused(HTTPStatus.BAD_REQUEST, "BadRequestError", message)


def template_for(kind: str, body: dict[str, Any]) -> Template:
    template_id = body.get("template_id")
    if template_id is None:
        raise invalid("template_id is a required property")
    template = template_by_id(template_id, HTTPStatus.BAD_REQUEST)
    if template.kind != kind:
        raise bad_request(f"{template.kind} template is not suitable for {kind} notification")
    return template


def template_by_id(template_id: object, status: int) -> Template:
    try:
        uuid.UUID(str(template_id))
    except ValueError:
        raise invalid("template_id is not a valid UUID") from None
    template = TEMPLATES.get(str(template_id))
    if template is None:
        if status == HTTPStatus.BAD_REQUEST:
            raise bad_request("Template not found")
        raise Refused(status, "NoResultFound", "No result found")
    return template


def personalisation(body: dict[str, Any]) -> dict[str, str]:
    words = body.get("personalisation") or {}
    if not isinstance(words, dict):
        raise invalid(f"personalisation {words} is not of type object")
    return {str(name): str(value) for name, value in words.items() if value is not None}


def recipient(kind: str, body: dict[str, Any], words: dict[str, str]) -> str:
    if kind == "sms":
        return _mobile_number(body.get("phone_number"))
    if kind == "email":
        address = body.get("email_address")
        if address is None:
            raise invalid("email_address is a required property")
        if not isinstance(address, str) or not re.fullmatch(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+", address.strip()):
            raise invalid("email_address Not a valid email address")
        return address.strip()
    lines = [words[name] for name in (f"address_line_{n}" for n in range(1, 8)) if words.get(name)]
    if not words.get("address_line_1"):
        raise invalid("personalisation address_line_1 is a required property")
    if len(lines) < 3:
        raise invalid("Address must be at least 3 lines")
    if not re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", lines[-1].upper().replace(" ", "")):
        raise invalid("Last line of address must be a real UK postcode or another country")
    return ", ".join(lines)


def _mobile_number(given: object) -> str:
    """The number as +447…; refuses with Notify's words for each way in which it can be wrong."""
    if given is None:
        raise invalid("phone_number is a required property")
    digits = re.sub(r"[\s()\-.]", "", str(given)).removeprefix("+")
    if not digits.isascii() or not digits.isdigit():
        raise invalid("phone_number Must not contain letters or symbols")
    national = digits.removeprefix("0044").removeprefix("44").removeprefix("0")
    if not national.startswith("7"):
        raise invalid("phone_number Not a UK mobile number")
    if len(national) > 10:
        raise invalid("phone_number Too many digits")
    if len(national) < 10:
        raise invalid("phone_number Not enough digits")
    return f"+44{national}"
