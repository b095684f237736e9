"""A duress code: byte for byte the page of a victim who has no news, whatever is going on and no matter who set the
code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.channels.web.portal.quiet import (
    answered,
    asked_of_the_database,
    differences,
    quiet_code_of,
    short_code_of,
    somebody_with_much_to_tell,
    somebody_without_news,
    visit_with,
    with_quiet_codes,
)
from victimcare.channels.web.portal.urls import urlpatterns
from victimcare.records.models import Person, Victim

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SOME_ID = UUID(int=7)
ASKED_AND_SENT: tuple[dict[str, Any] | None, ...] = (None, {})
# Forms that can be sent where the short level opens a page, and forms that cannot be sent there.
SENT: list[tuple[str, dict[str, Any]]] = [
    ("messages", {"words": "", "to": "care", "once": str(UUID(int=98))}),
    ("call-me", {"act": "give-up"}),
    ("not-done", {"words": "No officer rang", "send": "yes", "right": "r6:E1"}),
    ("second-step", {"number": "123456"}),
    ("second-step", {"number": "12345 67890"}),
    ("second-step-set-up", {"number": "123456"}),
    ("second-step-text", {}),
    ("end-visits", {}),
    ("end-visits", {"this": "yes"}),
    ("contact", {"last": "123456"}),
    ("stay", {}),
    ("print", {"words": "easy"}),
]
# Forms that are kept for the warning, and for any other code as work of another kind: by fewer queries, with the same
# answer.
KEPT: list[tuple[str, dict[str, Any]]] = [
    ("messages", {"words": "Where is she", "to": "care", "once": str(UUID(int=99))}),
    ("call-me", {"act": "find-a-way"}),
    ("call-me", {"act": "choose", "time": "any"}),
    ("not-done", {"words": "No officer rang", "send": "yes"}),
]


@pytest.fixture(autouse=True)
def quiet_codes() -> Iterator[None]:
    with with_quiet_codes():
        yield


@pytest.fixture
def victim(db: None) -> Victim:
    return somebody_with_much_to_tell()


@pytest.fixture
def stranger(victim: Victim) -> Victim:
    return somebody_without_news()


def test_its_sign_in_is_answered_as_anybodys(victim: Victim, stranger: Victim) -> None:
    quiet, plain = quiet_code_of(victim), short_code_of(stranger)

    assert answered(Client(), "/sign-in", {"code": quiet}) == answered(Client(), "/sign-in", {"code": plain})


def test_every_address_is_answered_as_for_anybody(victim: Victim, stranger: Victim) -> None:
    quiet, plain = quiet_code_of(victim), short_code_of(stranger)
    told_apart = []
    for one in urlpatterns:
        address = reverse(f"portal:{one.name}", args=[SOME_ID] if "<uuid" in str(one.pattern) else [])
        for sent in ASKED_AND_SENT:
            own = answered(visit_with(quiet, victim), address, sent)
            theirs = answered(visit_with(plain, stranger), address, sent)
            told_apart += [(address, sent, part, own[part], theirs[part]) for part in differences(own, theirs)]

    assert told_apart == []


def test_a_childs_quiet_page_is_in_the_words_of_a_childs_short_page(victim: Victim, stranger: Victim) -> None:
    Person.objects.filter(id__in=[victim.person_id, stranger.person_id]).update(date_of_birth=date(2012, 1, 1))
    quiet, plain = visit_with(quiet_code_of(victim), victim), visit_with(short_code_of(stranger), stranger)

    own, theirs = answered(quiet, "/my/case"), answered(plain, "/my/case")

    assert differences(own, theirs) == []
    assert b"This page is for you." in quiet.get("/my/case").content


@pytest.mark.parametrize("name", ["case", "easy", "menu", "messages", "call-me", "visits", "second-step", "not-done"])
def test_the_database_is_asked_for_as_much_as_for_anybody(victim: Victim, stranger: Victim, name: str) -> None:
    """A page spends most of its time on queries: a stopwatch would show if there were fewer."""
    quiet, plain = visit_with(quiet_code_of(victim), victim), visit_with(short_code_of(stranger), stranger)
    address = reverse(f"portal:{name}")

    assert asked_of_the_database(quiet, address) == asked_of_the_database(plain, address)


def test_what_is_sent_is_answered_as_for_anybody(victim: Victim, stranger: Victim) -> None:
    quiet_code, short_code = quiet_code_of(victim), short_code_of(stranger)
    told_apart = []
    for name, sent in SENT + KEPT:
        quiet, plain = visit_with(quiet_code, victim), visit_with(short_code, stranger)
        address = reverse(f"portal:{name}")
        found = set(differences(answered(quiet, address, sent), answered(plain, address, sent)))
        found -= {"queries"} if (name, sent) in KEPT else set()
        found |= set(differences(answered(quiet, "/my/case"), answered(plain, "/my/case")))
        told_apart += [(name, sent, found)] if found else []

    assert told_apart == []
