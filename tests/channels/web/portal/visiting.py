"""A visit with a victim's code, and what they read in it."""

from __future__ import annotations

import html
import re
from typing import Any, cast

from django.http import HttpResponse
from django.test import Client

from tests.services.people.helping import code_of
from tests.services.people_and_cases import NOW, staff
from victimcare.channels.web.portal.victim_access import visit_cookies
from victimcare.records.models import Supporter, Victim, VictimSession
from victimcare.services.access_codes import victim_codes


class Browser(Client):
    """A client that follows to the page that answers its form, as browsers do."""

    def post(self, path: str, data: Any = None, **more: Any) -> Any:  # type: ignore[override]
        answer = super().post(path, data, **more)
        if "answer=" not in answer.headers.get("Location", ""):
            return answer
        return self.get(answer["Location"], headers=more.get("headers"))


def give_visit(browser: Client, token: str) -> None:
    """Sets both halves of a visit's token, as signing in does."""
    for name, half in visit_cookies(token).items():
        browser.cookies[name] = half


def signed_in(victim: Victim, opens: str = "case") -> Browser:
    browser = Browser()
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW).code
    browser.post("/sign-in", {"code": code})
    return browser


def last_numbers_shown() -> None:
    """As if the last six numbers of the code had been typed again in every open visit."""
    VictimSession.objects.update(again_at=NOW)


def signed_in_beside(supporter: Supporter) -> Browser:
    """A visit with the code of a supporter."""
    browser = Browser()
    browser.post("/sign-in", {"code": code_of(supporter)})
    return browser


def text(answer: object) -> str:
    page = html.unescape(cast(HttpResponse, answer).content.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())
