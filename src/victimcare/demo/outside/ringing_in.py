"""Somebody rings in by way of the make-believe hosted carrier: keys a code where one is asked for, and listens to what
it opens. Each of her keys is a signed request to the product, as the carrier would make it."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from urllib.parse import urlsplit

import requests

from victimcare.demo.outside.following import Product, Refused, Telephone
from victimcare.demo.outside.http import Reply, Request
from victimcare.wording import Value, say
from victimcare.wording.languages import ENGLISH

PATH = "/hosted-carrier/ring"
_SENTENCE = re.compile(r".*/phone/twiml/sounds/([a-z-]+)/([a-z0-9-]+)\.wav")
_NAMED = re.compile(r"(?:([a-z-]+)/)?(calls-[a-z0-9-]+)")  # as `_named` gives it
_OFFER = "calls-language-offer"  # its key is the next sentence
_CODE = re.compile(r"[0-9]{12}")
_ONE_MOMENT = "calls-one-moment"  # and some quiet, until the product has the answer
_LEFT_FOR_THE_ANSWER = 1.0  # seconds: what is asked of the product is asked beside the carrier's requests
_LONGEST = 60  # things that happen in one call
_ENOUGH = frozenset({"calls-case-menu", "calls-short-menu", "calls-not-opened-menu"})


class RingsIn:
    """Answers `POST /hosted-carrier/ring` with what was heard. `public`: the product's address, as it is signed.
    `reached_at`: where the product is."""

    def __init__(self, *, public: str, reached_at: str, token: str, stopping: threading.Event) -> None:
        self._product = Product(public.rstrip("/"), reached_at.rstrip("/"), token)
        self._stopping = stopping

    def answer(self, request: Request) -> Reply:
        code = str((request.json() or {}).get("code", "")).replace(" ", "")
        if not _CODE.fullmatch(code):
            return Reply.of({"error": "code: expected twelve digits"}, HTTPStatus.BAD_REQUEST)
        telephone = Telephone(self._product)
        try:
            self._call(telephone, code)
        except (Refused, requests.RequestException) as problem:
            return Reply.of({"error": f"the product did not answer: {problem}"}, HTTPStatus.BAD_GATEWAY)
        return Reply.of({"call": telephone.sid, "heard": [_named(each) for each in telephone.heard]})

    def _call(self, telephone: Telephone, code: str) -> None:
        keys = {"calls-start-menu": "1", "calls-ask-code": code, **dict.fromkeys(_ENOUGH, "*")}
        telephone.ring()
        for _ in range(_LONGEST):
            telephone.hears()
            heard = _named(telephone.heard[-1]).rpartition("/")[2]
            if telephone.is_over or (heard == _ONE_MOMENT and self._stopping.wait(_LEFT_FOR_THE_ANSWER)):
                return
            if pressed := keys.get(heard):
                telephone.keys(pressed)
            else:
                telephone.passes()


def origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def write_call(heard: Sequence[str], values: Mapping[str, Value]) -> Iterator[str]:
    """What `answer` told, in the words of the call, a line for each sentence. The offer of a language and its key make
    one line. `values`: what of the force's own is said in the fixed sentences."""
    offer = ""
    for each in heard:
        words = _in_words(each, values)
        if each.endswith(_OFFER):
            offer = f"{words} "
        else:
            yield offer + words
            offer = ""


def _in_words(heard: str, values: Mapping[str, Value]) -> str:
    found = _NAMED.fullmatch(heard)
    return say(found[2], found[1] or ENGLISH, **values) if found else heard


def _named(heard: str) -> str:
    """A fixed sentence by its id, with its language before it where that is not English (`pl/calls-welcome`); what is
    about a person as it was said."""
    found = _SENTENCE.fullmatch(heard)
    if not found:
        return heard
    language, name = found.groups()
    return name if language == ENGLISH else f"{language}/{name}"
