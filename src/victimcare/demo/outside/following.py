"""A telephone on a hosted carrier: follows the carrier's markup as the carrier would, and signs what it asks.

Time passes when it is told to: words are said to their end, and what was waited for is over.
"""

from __future__ import annotations

import secrets
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests
from twilio.request_validator import SIGNATURE_HEADER, RequestValidator

TIMEOUT = 15  # seconds that the carrier waits for an answer
_WORDS = ("Play", "Say", "Pause")


class Refused(Exception):
    """The product did not answer as a carrier needs it; the message is the status."""


@dataclass(frozen=True, slots=True)
class Product:
    """`public`: the address that is signed. `reached_at`: where it is asked, in front of any proxy."""

    public: str
    reached_at: str
    token: str

    def ask(self, address: str, form: dict[str, str], *, token: str | None = None) -> requests.Response:
        """One request, signed. `token`: by somebody else's."""
        validator = RequestValidator(token or self.token)
        asked = self.reached_at + address.removeprefix(self.public)
        signature = validator.compute_signature(address, form)
        return requests.post(asked, data=form, headers={SIGNATURE_HEADER: signature}, timeout=TIMEOUT)


@dataclass
class Telephone:
    """One call. `heard`: what was said to its end, in order: addresses of files, and words."""

    product: Product
    rings_from: str = "+447700900123"
    rings: str = "+448081570123"
    sid: str = field(default_factory=lambda: f"CA{secrets.token_hex(16)}")
    heard: list[str] = field(default_factory=list)
    is_over: bool = False
    last: tuple[str, dict[str, str]] = ("", {})  # what was asked last
    answer: bytes = b""
    _verbs: list[ET.Element] = field(default_factory=list)

    def ring(self) -> None:
        self._ask(f"{self.product.public}/phone/twiml/answer", {"Direction": "inbound"})

    def picked_up(self, address: str, answered_by: str) -> None:
        """A call that was placed has been answered."""
        self._ask(address, {"Direction": "outbound-api", "AnsweredBy": answered_by})

    def hears(self) -> None:
        """What is being said, to its end."""
        self._said_words()
        self.heard += [str(word.text) for word in self._verbs[0] if word.tag in _WORDS and word.text]
        self._verbs[0][:] = [word for word in self._verbs[0] if word.tag not in _WORDS]

    def passes(self) -> None:
        """What is being said is said to its end, nothing is keyed, and the carrier asks again."""
        self.hears()
        verb = self._verbs[0]
        match verb.tag:
            case "Gather":
                self._ask(verb.attrib["action"], {"Digits": "", "FinishedOnKey": ""})
            case "Redirect":
                self._ask(str(verb.text), {})
            case "Hangup":
                self._over("completed")

    def keys(self, digits: str) -> None:
        """One after another, as fast as a keypad allows: so many at a time as the carrier was told to gather."""
        while digits and not self.is_over:
            self._said_words()
            gather = self._verbs[0]
            taken, ended_by, digits = _gathered(gather, digits)
            self._ask(gather.attrib["action"], {"Digits": taken, "FinishedOnKey": ended_by})
            if not self.is_over and self._verbs[0].tag == "Hangup":
                self._over("completed")

    def says(self, recording: str, *, ends_with: str = "") -> None:
        """She speaks after the tone; the carrier has kept it under this name."""
        self._said_words()
        self._ask(self._verbs[0].attrib["action"], {"RecordingSid": recording, "Digits": ends_with})

    def spoke(self, *, was_answered: bool) -> None:
        """Whoever was rung for her has spoken with her, or did not answer."""
        self._said_words()
        status = "completed" if was_answered else "no-answer"
        self._ask(self._verbs[0].attrib["action"], {"DialCallStatus": status})

    def hang_up(self) -> None:
        self._over("completed")

    @property
    def told(self) -> ET.Element:
        """What the carrier was told to do, but to say something."""
        return next(verb for verb in self._verbs if verb.tag not in _WORDS)

    def form(self, **more: str) -> dict[str, str]:
        return {
            "AccountSid": f"AC{'0' * 32}",
            "ApiVersion": "2010-04-01",
            "CallSid": self.sid,
            "CallStatus": "in-progress",
            "From": self.rings_from,
            "To": self.rings,
        } | more

    def _ask(self, address: str, more: dict[str, str]) -> None:
        self.last = (address, self.form(**more))
        answer = self.product.ask(*self.last)
        if answer.status_code != requests.codes.ok:
            raise Refused(f"{answer.status_code} at {urlsplit(address).path}")
        self.answer = answer.content
        self._verbs = list(ET.fromstring(answer.content))  # noqa: S314 the product's own answer

    def _said_words(self) -> None:
        while self._verbs[0].tag in _WORDS:
            word = self._verbs.pop(0)
            self.heard += [word.text] if word.text else []

    def _over(self, status: str) -> None:
        self.is_over = True
        self.last = (f"{self.product.public}/phone/twiml/became", self.form(CallStatus=status))
        self.product.ask(*self.last)


def _gathered(gather: ET.Element, digits: str) -> tuple[str, str, str]:
    """What the carrier tells of these keys, the key that ended it, and what is left over."""
    most, ends = int(gather.attrib["numDigits"]), gather.attrib["finishOnKey"]
    for place, digit in enumerate(digits[:most]):
        if ends and digit == ends:
            return digits[:place], digit, digits[place + 1 :]
    return digits[:most], "", digits[most:]
