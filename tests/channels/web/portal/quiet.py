"""Two visits to compare: one with a duress code, and one with the short code of a victim who has no news."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.channels.web.portal.visiting import give_visit
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed
from victimcare.records.models import AccessGrant, Case, Officer, Victim
from victimcare.rules.access_codes.access_code import DURESS_CODE_LIFE, AccessCode
from victimcare.services.access import Actor, ActorKind
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls.callbacks import victim_callbacks
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient
from victimcare.services.sessions import victim_sessions

# New in each answer: the form's tokens, and what a passkey is to sign.
_DRAWN = re.compile(
    rb'<input type="hidden" name="(?:csrfmiddlewaretoken|once|challenge)"[^>]*>|"challenge": "[^"]*"', re.IGNORECASE
)

_ANSWER = "?answer="


def with_quiet_codes(*, given_out: bool = True) -> override_settings:
    victim_pages = replace(settings.FORCE.victim_pages, quiet_codes=given_out)
    return override_settings(FORCE=replace(settings.FORCE, victim_pages=victim_pages))


def somebody_with_much_to_tell() -> Victim:
    """A guarded victim: there is news, they wrote as often as they could, wait to be rung, have a plan and an
    officer."""
    a_team()
    load("44/20001/26", recorded(a_person(), group="domestic_abuse"))
    own = load("44/20001/26", fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"))["V1"]
    _led_by(own, "Nia Owen")
    agreed(own, language="ur")
    actor = Actor(ActorKind.VICTIM, "grant:own", victim_id=own.id, opens="short")
    for number in range(10):
        victim_messages.write_own_message(
            actor=actor, once=UUID(int=number), to=WrittenMessageRecipient.CARE, words="What happened", now=NOW
        )
    victim_callbacks.request_callback_online(actor=actor, slot=None, now=NOW)
    return own


def somebody_without_news() -> Victim:
    plain = load("44/20002/26", recorded(a_person("V9", given_name="Mo")))["V9"]
    _led_by(plain, "Sam Hill")
    return plain


def quiet_code_of(victim: Victim) -> str:
    return victim_codes.insert_code(victim.id, "quiet", staff(), NOW, NOW + DURESS_CODE_LIFE).in_fours


def short_code_of(victim: Victim) -> str:
    return victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code


def visit_with(code: str, victim: Victim) -> Client:
    """A visit begun with this code, without the slow hash of a sign-in."""
    kind = AccessGrant.objects.filter(victim=victim, ended_at=None).order_by("-id").first()
    assert kind is not None
    browser = Client()
    give_visit(
        browser, victim_sessions.begin_victim_session(grant=kind, now=NOW, code=AccessCode(code.replace(" ", "")))
    )
    return browser


def answered(browser: Client, address: str, sent: dict[str, Any] | None = None) -> dict[str, Any]:
    """Everything by which two answers could be told apart; for a form also the answer that waits for the browser."""
    first, place = _one(browser, address, sent)
    if _ANSWER not in place:
        return first
    second, _ = _one(browser, place, None)
    return {part: [first[part], second[part]] for part in first}


def _one(browser: Client, address: str, sent: dict[str, Any] | None) -> tuple[dict[str, Any], str]:
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(address) if sent is None else browser.post(address, sent)
    place = answer.get("Location", "")
    told = {
        "status": answer.status_code,
        # Without headers that follow the machine's own clock, and the name under which an answer waits.
        "headers": {name: value for name, value in answer.items() if name not in ("Expires", "Location")},
        "place": place.partition(_ANSWER)[0],
        "cookies": {
            name: {**morsel, "expires": bool(morsel["expires"]), "length": len(morsel.value)}
            for name, morsel in answer.cookies.items()
        },
        "body": _DRAWN.sub(b"", answer.content),
        "queries": [query["sql"].split()[0] for query in captured.captured_queries],
    }
    return told, place


def asked_of_the_database(browser: Client, address: str) -> list[list[str]]:
    """For each query the tables that it reads, in order. A duress code needs one more to find its case."""
    with CaptureQueriesContext(connection) as captured:
        browser.get(address)
    asked = [re.findall(r'(?:FROM|JOIN|INTO) "?(\w+)', query["sql"]) for query in captured.captured_queries]
    return [[table for table in tables if table != "records_accessgrant"] for tables in asked]


def differences(left: dict[str, Any], right: dict[str, Any]) -> list[str]:
    return [part for part in left if left[part] != right[part]]


def _led_by(victim: Victim, name: str) -> None:
    officer = Officer.objects.create(
        source="urn:test:records",
        record_id=name,
        name=name,
        phone="01632 960123",
        named_at=NOW - timedelta(days=2),
        named_sequence=1,
        named_by_id="E1",
    )
    Case.objects.filter(id=victim.case_id).update(officer=officer, officer_since=NOW - timedelta(days=2))
