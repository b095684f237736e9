"""Two victims of one case never learn of each other; a suspect who is a victim elsewhere never sees what is linked; and
the person who helps sees what was agreed. Held against random families (`families`): each of them signs in and asks for
every page under `/my/` and for the line, and what is answered is searched for planted words that are not theirs to see.

Short form: 4 worlds. Long form (VICTIMCARE_FAULTS=long): as many as VICTIMCARE_WORLDS says, else 500.
"""

from __future__ import annotations

import html
import os
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import reverse
from hypothesis import HealthCheck, given, settings

from tests.channels.web.portal.visiting import Browser
from tests.faults.families import Plan, Visitor, World, built, plans
from tests.services.people_and_cases import NOW, a_team
from victimcare.channels.web.portal.neutral_addresses import page_address
from victimcare.channels.web.portal.urls import urlpatterns
from victimcare.services.calls import caller_actions
from victimcare.wording import tell

LONG = os.environ.get("VICTIMCARE_FAULTS") == "long"
WORLDS = int(os.environ.get("VICTIMCARE_WORLDS", "500")) if LONG else 4
PAGES = [str(one.pattern) for one in urlpatterns if str(one.pattern).startswith("my/") and "<" not in str(one.pattern)]
_SENT_EMPTY = {
    page_address(page)
    for page in ("print", "reference", "who-looked", "end-visits", "messages", "beside-write", "statement-write")
}
_ASKED_AGAIN = {page_address(page) for page in ("contact", "family-ask", "reference")}
_SHOWN_TO_HELP = {page_address("case"), page_address("beside-write")}


class Seen:
    worlds = visitors = pages = refused = 0


@pytest.fixture(autouse=True)
def _clock(db: None) -> Iterator[None]:
    with override_settings(VICTIMCARE_NOW=NOW):
        yield
    print(f"\n{Seen.worlds} worlds, {Seen.visitors} visitors, {Seen.pages} pages, {Seen.refused} refused: 0 leaks")


@given(plan=plans())
@settings(
    max_examples=WORLDS,
    deadline=None,
    derandomize=not LONG,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_nobody_reads_what_is_anothers(plan: Plan) -> None:
    with transaction.atomic():
        a_team()
        world = built(plan)
        for visitor in world.visitors:
            _look_everywhere(visitor, world)
        Seen.worlds += 1
        Seen.refused += world.refused
        transaction.set_rollback(True)


def _look_everywhere(visitor: Visitor, world: World) -> None:
    Seen.visitors += 1
    browser = Browser()
    assert browser.post("/sign-in", {"code": visitor.code}).headers["Location"] == reverse("portal:case")
    opened = set()
    for page in PAGES:
        for answer in _asked_for(browser, page, visitor.code):
            Seen.pages += 1
            if answer.status_code == 200:
                opened.add(page)
            _holds_nothing_of_others(page, answer.content.decode(), visitor, world)
    assert page_address("case") in opened
    if visitor.helps:
        assert opened <= _SHOWN_TO_HELP
    _holds_nothing_of_others("the line", _heard(visitor.code, must_be_nothing=visitor.helps), visitor, world)


def _asked_for(browser: Browser, page: str, code: str) -> Iterator[Any]:
    """Asked for, and sent an empty form; and with the last six numbers of the code where they are asked for."""
    yield browser.get(f"/{page}")
    if page in _ASKED_AGAIN:
        yield browser.post(f"/{page}", {"last": code.replace(" ", "")[-6:]})
        yield browser.get(f"/{page}")
    if page in _SENT_EMPTY:
        yield browser.post(f"/{page}")


def _heard(code: str, *, must_be_nothing: bool) -> str:
    call = caller_actions.record_inbound_call(carrier_call_id=f"call-{Seen.visitors}", direction="in", now=NOW)
    heard = caller_actions.check_caller_code(call_id=call, digits=code, now=NOW)
    if heard is None:
        return ""
    assert not must_be_nothing, "the line opened to a supporter"
    said = heard.spoken
    sentences = [*said.status, *said.news, said.next_step, *said.hearing, *said.fresh, *said.how_long]
    sentences += [sentence for right in (*heard.rights, *heard.kept) for sentence in (right.what, right.line)]
    return " ".join(tell(sentence, manner="spoken", today=date(2026, 11, 25)) for sentence in sentences)


def _holds_nothing_of_others(where: str, said: str, visitor: Visitor, world: World) -> None:
    said = html.unescape(said)
    leaked = sorted(word for word in world.planted - visitor.sees if word in said)
    assert leaked == [], f"{visitor.name} read {leaked} on {where}"
