"""Somebody rings in by way of the make-believe hosted carrier: keys a code where one is asked for, and listens to what
it opens. Each of her keys is a signed request to the product, as the carrier would make it."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

import requests

from victimcare.demo.outside.following import Product, Refused, Telephone
from victimcare.demo.outside.http import Reply, Request
from victimcare.wording import Value, say
from victimcare.wording.languages import ENGLISH

PATH = "/hosted-carrier/ring"
_SENTENCE = re.compile(r".*/phone/twiml/sounds/[a-z-]+/([a-z0-9-]+)\.wav")
_ID = re.compile(r"calls-[a-z0-9-]+")
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
            heard = _named(telephone.heard[-1])
            if telephone.is_over or (heard == _ONE_MOMENT and self._stopping.wait(_LEFT_FOR_THE_ANSWER)):
                return
            if pressed := keys.get(heard):
                telephone.keys(pressed)
            else:
                telephone.passes()


def origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def in_words(heard: str, values: Mapping[str, Value]) -> str:
    """What `answer` told of one sentence. `values`: what of the force's own is said in the fixed ones."""
    return say(heard, ENGLISH, **values) if _ID.fullmatch(heard) else heard


def _named(heard: str) -> str:
    """A fixed sentence by its id; what is about her as it was said."""
    found = _SENTENCE.fullmatch(heard)
    return found[1] if found else heard
