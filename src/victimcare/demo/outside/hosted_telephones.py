"""A telephone on a hosted carrier: follows the carrier's markup as the carrier would, and signs its requests.

Time passes only when it is told to: words are spoken to their end, and waits are over.
"""

from __future__ import annotations

import re
import secrets
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

import requests
from twilio.request_validator import SIGNATURE_HEADER, RequestValidator

from victimcare.demo.outside.http_server import OutsideReply, OutsideRequest
from victimcare.wording import Value, say
from victimcare.wording.languages import ENGLISH

TIMEOUT = 15  # seconds that the carrier waits for an answer
_SPOKEN_VERBS = ("Play", "Say", "Pause")


class CarrierRequestFailed(Exception):
    """The product did not answer as a carrier needs it; the message is the status."""


@dataclass(frozen=True, slots=True)
class SignedProduct:
    """`public`: the address that is signed. `reached_at`: where requests are sent, in front of any proxy."""

    public: str
    reached_at: str
    token: str

    def ask(self, address: str, form: dict[str, str], *, token: str | None = None) -> requests.Response:
        """Send one signed request. `token`: to sign with another party's token."""
        validator = RequestValidator(token or self.token)
        asked = self.reached_at + address.removeprefix(self.public)
        signature = validator.compute_signature(address, form)
        return requests.post(asked, data=form, headers={SIGNATURE_HEADER: signature}, timeout=TIMEOUT)


@dataclass
class HostedTelephone:
    """One call. `heard`: what was spoken to its end, in order: addresses of files, and words."""

    product: SignedProduct
    rings_from: str = "+447700900123"
    rings: str = "+448081570123"
    sid: str = field(default_factory=lambda: f"CA{secrets.token_hex(16)}")
    heard: list[str] = field(default_factory=list)
    is_over: bool = False
    last: tuple[str, dict[str, str]] = ("", {})  # the last request
    answer: bytes = b""
    _verbs: list[ET.Element] = field(default_factory=list)

    def ring(self) -> None:
        self._ask(f"{self.product.public}/phone/twiml/answer", {"Direction": "inbound"})

    def picked_up(self, address: str, answered_by: str) -> None:
        """A call that was placed has been answered."""
        self._ask(address, {"Direction": "outbound-api", "AnsweredBy": answered_by})

    def hears(self) -> None:
        """What is being spoken, to its end."""
        self._said_words()
        self.heard += [str(word.text) for word in self._verbs[0] if word.tag in _SPOKEN_VERBS and word.text]
        self._verbs[0][:] = [word for word in self._verbs[0] if word.tag not in _SPOKEN_VERBS]

    def passes(self) -> None:
        """Let the speech end without a key, so that the carrier asks again."""
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
        """Press keys one after another, as fast as a keypad allows: as many at a time as the carrier was told to
        gather."""
        while digits and not self.is_over:
            self._said_words()
            gather = self._verbs[0]
            taken, ended_by, digits = _gather_keys(gather, digits)
            self._ask(gather.attrib["action"], {"Digits": taken, "FinishedOnKey": ended_by})
            if not self.is_over and self._verbs[0].tag == "Hangup":
                self._over("completed")

    def says(self, recording: str, *, ends_with: str = "") -> None:
        """The caller speaks after the tone; the carrier stores it under this name."""
        self._said_words()
        self._ask(self._verbs[0].attrib["action"], {"RecordingSid": recording, "Digits": ends_with})

    def spoke(self, *, was_answered: bool) -> None:
        """The person rung for the caller has spoken with them, or did not answer."""
        self._said_words()
        status = "completed" if was_answered else "no-answer"
        self._ask(self._verbs[0].attrib["action"], {"DialCallStatus": status})

    def hang_up(self) -> None:
        self._over("completed")

    @property
    def told(self) -> ET.Element:
        """What the carrier was told to do, besides speaking."""
        return next(verb for verb in self._verbs if verb.tag not in _SPOKEN_VERBS)

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
            raise CarrierRequestFailed(f"{answer.status_code} at {urlsplit(address).path}")
        self.answer = answer.content
        self._verbs = list(ET.fromstring(answer.content))  # noqa: S314 the product's own answer

    def _said_words(self) -> None:
        while self._verbs[0].tag in _SPOKEN_VERBS:
            word = self._verbs.pop(0)
            self.heard += [word.text] if word.text else []

    def _over(self, status: str) -> None:
        self.is_over = True
        self.last = (f"{self.product.public}/phone/twiml/became", self.form(CallStatus=status))
        self.product.ask(*self.last)


def _gather_keys(gather: ET.Element, digits: str) -> tuple[str, str, str]:
    """What the carrier reports of these keys, the key that ended the input, and the keys left over."""
    most, ends = int(gather.attrib["numDigits"]), gather.attrib["finishOnKey"]
    for place, digit in enumerate(digits[:most]):
        if ends and digit == ends:
            return digits[:place], digit, digits[place + 1 :]
    return digits[:most], "", digits[most:]


# A make-believe caller rings in through the make-believe hosted carrier: keys a code when asked for it, and listens to
# what it opens. Each key is a signed request to the product, as the carrier would make it.

RING_PATH = "/hosted-carrier/ring"
_SENTENCE = re.compile(r".*/phone/twiml/sounds/([a-z-]+)/([a-z0-9-]+)\.wav")
_NAMED = re.compile(r"(?:([a-z-]+)/)?(calls-[a-z0-9-]+)")  # as `_sentence_name` gives it
_LANGUAGE_OFFER = "calls-language-offer"  # its key is the next sentence
_CODE = re.compile(r"[0-9]{12}")
_ONE_MOMENT = "calls-one-moment"  # and some quiet, until the product has the answer
_ANSWER_SECONDS = 1.0  # seconds: the product works on an answer beside the carrier's requests
_LONGEST = 60  # steps in one call
_LAST_MENUS = frozenset({"calls-case-menu", "calls-short-menu", "calls-not-opened-menu"})


class CodeCaller:
    """Answers `POST /hosted-carrier/ring` with what was heard. `public`: the product's address, as it is signed.
    `reached_at`: where the product is."""

    def __init__(self, *, public: str, reached_at: str, token: str, stopping: threading.Event) -> None:
        self._product = SignedProduct(public.rstrip("/"), reached_at.rstrip("/"), token)
        self._stopping = stopping

    def answer(self, request: OutsideRequest) -> OutsideReply:
        code = str((request.json() or {}).get("code", "")).replace(" ", "")
        if not _CODE.fullmatch(code):
            return OutsideReply.of({"error": "code: expected twelve digits"}, HTTPStatus.BAD_REQUEST)
        telephone = HostedTelephone(self._product)
        try:
            self._call(telephone, code)
        except (CarrierRequestFailed, requests.RequestException) as problem:
            return OutsideReply.of({"error": f"the product did not answer: {problem}"}, HTTPStatus.BAD_GATEWAY)
        return OutsideReply.of({"call": telephone.sid, "heard": [_sentence_name(each) for each in telephone.heard]})

    def _call(self, telephone: HostedTelephone, code: str) -> None:
        keys = {"calls-start-menu": "1", "calls-ask-code": code, **dict.fromkeys(_LAST_MENUS, "*")}
        telephone.ring()
        for _ in range(_LONGEST):
            telephone.hears()
            heard = _sentence_name(telephone.heard[-1]).rpartition("/")[2]
            if telephone.is_over or (heard == _ONE_MOMENT and self._stopping.wait(_ANSWER_SECONDS)):
                return
            if pressed := keys.get(heard):
                telephone.keys(pressed)
            else:
                telephone.passes()


def find_origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def write_call(heard: Sequence[str], values: Mapping[str, Value]) -> Iterator[str]:
    """What `answer` returned, in the words of the call, a line for each sentence. The offer of a language and its key
    make one line. `values`: the force's own values in the fixed sentences."""
    offer = ""
    for each in heard:
        words = _in_words(each, values)
        if each.endswith(_LANGUAGE_OFFER):
            offer = f"{words} "
        else:
            yield offer + words
            offer = ""


def _in_words(heard: str, values: Mapping[str, Value]) -> str:
    found = _NAMED.fullmatch(heard)
    return say(found[2], found[1] or ENGLISH, **values) if found else heard


def _sentence_name(heard: str) -> str:
    """A fixed sentence by its id, preceded by its language where that is not English (`pl/calls-welcome`); speech about
    a person as it was spoken."""
    found = _SENTENCE.fullmatch(heard)
    if not found:
        return heard
    language, name = found.groups()
    return name if language == ENGLISH else f"{language}/{name}"
