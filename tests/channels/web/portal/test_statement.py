"""The victim's words to the court: written over several visits, kept when a visit runs out, sent, not read by anyone
before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.channels.web.portal.visiting import signed_in, text
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import (
    AuditEntry,
    CourtSupportRequest,
    Duty,
    Statement,
    StatementVersion,
    Task,
    Victim,
    VictimSession,
)
from victimcare.services.access import Actor
from victimcare.services.access_codes import victim_codes
from victimcare.services.people import redaction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

WORDS = "I do not sleep. My daughter asks why the door has three locks."


def test_what_is_saved_is_there_in_the_next_visit_and_makes_no_task(victim: Victim) -> None:
    signed_in(victim).post("/my/statement/write", {"words": WORDS, "act": "save"})

    again = signed_in(victim)

    assert WORDS in text(again.get("/my/statement/write"))
    seen = text(again.get("/my/statement"))
    assert "Nobody else has read it" in seen
    assert WORDS not in seen
    assert not Task.objects.exists()


def test_the_statement_is_stored_sealed(victim: Victim) -> None:
    signed_in(victim).post("/my/statement/write", {"words": WORDS, "act": "save"})

    assert WORDS.encode() not in bytes(StatementVersion.objects.get().sealed)
    assert not any(WORDS in str(entry.detail) for entry in AuditEntry.objects.all())


@pytest.mark.parametrize("minutes", [11, 31, 90])
def test_words_typed_while_the_visit_ran_out_are_kept_and_nothing_is_shown(victim: Victim, minutes: int) -> None:
    browser = signed_in(victim)
    browser.get("/my/statement/write")
    later = NOW + timedelta(minutes=minutes)
    with override_settings(VICTIMCARE_NOW=later):
        answer = browser.post("/my/statement/write", {"words": WORDS, "act": "save"})

        assert (answer.status_code, answer["Location"], answer.content) == (303, "/sign-in", b"")
        assert browser.get("/my/statement/write")["Location"] == "/sign-in"
        assert "What you typed was kept" in text(signed_in(victim).get("/my/statement/write"))
    assert StatementVersion.objects.get().saved_after


@pytest.mark.parametrize("end", ["signed out", "code ended", "long ago"])
def test_a_visit_that_was_ended_keeps_nothing(victim: Victim, end: str) -> None:
    browser = signed_in(victim)
    now = NOW + timedelta(hours=4) if end == "long ago" else NOW + timedelta(minutes=40)
    if end == "signed out":
        VictimSession.objects.update(ended_at=NOW)
    elif end == "code ended":
        victim_codes.end_victim_codes(victim_id=victim.id, reason="replaced", now=NOW)
    with override_settings(VICTIMCARE_NOW=now):
        answer = browser.post("/my/statement/write", {"words": WORDS})

    assert answer["Location"] == "/sign-in"
    assert not StatementVersion.objects.exists()


def test_nothing_saved_is_lost_when_another_window_writes_over_it(victim: Victim) -> None:
    browser = signed_in(victim)
    for words in (WORDS, "Other words", "Other words"):
        browser.post("/my/statement/write", {"words": words, "act": "save"})
    assert "1 earlier version" in text(browser.get("/my/statement/write"))

    browser.post("/my/statement/write", {"act": "back-1"})

    assert WORDS in text(browser.get("/my/statement/write"))
    assert StatementVersion.objects.count() == 3


def test_sent_it_is_a_task_with_a_day_and_the_victim_reads_the_same_day(victim: Victim) -> None:
    browser = signed_in(victim)
    browser.post("/my/statement/write", {"words": WORDS, "act": "next"})

    sent = browser.post("/my/statement/send", {"wish": "somebody"})

    assert "Monday 30 November" in text(sent)
    task = Task.objects.get()
    assert (task.kind, task.reason, task.due_at.date().isoformat()) == (
        "take_statement",
        "statement-sent",
        "2026-11-30",
    )
    seen = text(browser.get("/my/statement"))
    assert "Monday 30 November" in seen
    assert "You want someone to read them out for you" in seen


def test_a_change_after_sending_asks_the_victim_to_send_it_again(victim: Victim) -> None:
    browser = signed_in(victim)
    browser.post("/my/statement/write", {"words": WORDS})
    browser.post("/my/statement/send", {"wish": "undecided"})
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=5)):
        browser.post("/my/statement/write", {"words": "More"})

        assert "Send it again" in text(browser.get("/my/statement"))
        browser.post("/my/statement/send", {"wish": "herself"})
        assert "Send it again" not in text(browser.get("/my/statement"))
    assert Task.objects.count() == 1


def test_a_victim_can_stop_it_and_begin_again(victim: Victim) -> None:
    browser = signed_in(victim)
    browser.post("/my/statement/write", {"words": WORDS})
    browser.post("/my/statement/send", {"wish": "undecided"})

    browser.post("/my/statement/take-back")

    assert Task.objects.get().closed_at == NOW
    assert Statement.objects.get().ended_at == NOW
    assert WORDS not in text(browser.get("/my/statement/write"))


def test_a_business_is_asked_about_the_business() -> None:
    a_team()
    victim = load("44/20002/26", recorded({"victim_id": "V1", "kind": "business", "business_name": "Marsh Cycles"}))[
        "V1"
    ]
    browser = signed_in(victim)

    shown = text(browser.get("/my/statement"))
    assert "What it did to your business" in shown
    assert "money, stock, trade, your people" in shown
    assert "sleep" not in shown
    assert "What did this change for your business?" in text(browser.get("/my/statement/write"))


def test_a_case_that_ended_without_a_court_asks_for_no_words_to_it_once_they_know() -> None:
    a_team()
    victim = load("44/20003/26", recorded(a_person()))["V1"]
    before = text(signed_in(victim).get("/my/statement"))
    decided = {"suspect_ref": "S1", "decision": "no_charge", "by": "police", "reason": "We did not find enough."}
    questioned = fact("suspect.interviewed", NOW - timedelta(hours=3), suspect_ref="S1")
    load("44/20003/26", questioned, fact("prosecution.decision", NOW - timedelta(hours=1), **decided))
    untold = text(signed_in(victim).get("/my/statement"))
    Duty.objects.filter(victim=victim).update(met_at=NOW, met_by=F("triggered_by"))
    told = text(signed_in(victim).get("/my/statement"))

    assert "This case ended without a court" not in before + untold
    assert "This case ended without a court. So no court will read your words now." in told
    assert "send us new facts complain" in told
    assert reverse("portal:statement-write") not in signed_in(victim).get("/my/statement").content.decode()


@pytest.mark.parametrize("address", ["/my/statement", "/my/statement/write", "/my/statement/send"])
def test_the_short_level_opens_none_of_it(victim: Victim, address: str) -> None:
    browser = signed_in(victim, opens="short")

    assert browser.get(address)["Location"] == "/sign-in"
    assert browser.post("/my/statement/write", {"words": WORDS})["Location"] == "/sign-in"
    assert not StatementVersion.objects.exists()


def test_few_queries_a_page(victim: Victim) -> None:
    browser = signed_in(victim)
    browser.post("/my/statement/write", {"words": WORDS})
    browser.post("/my/statement/write", {"words": "Other"})
    for address, most in (("/my/statement", 6), ("/my/statement/write", 7)):  # one for the key of the words
        with CaptureQueriesContext(connection) as captured:
            browser.get(address)
        asked = [query for query in captured.captured_queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(asked) <= most, [query["sql"][:120] for query in asked]


def test_a_redaction_empties_what_the_victim_wrote(victim: Victim) -> None:
    browser = signed_in(victim)
    browser.post("/my/statement/write", {"words": WORDS})
    browser.post("/my/court", {"kinds": ["screens"], "words": "He stares."})

    redaction.redact_victim(
        actor=Actor.operator("dana", reason="erasure request 12"),
        reference="44/20001/26",
        record_id="V1",
        is_rehearsal=False,
        now=NOW,
    )

    assert bytes(StatementVersion.objects.get().sealed) == b""
    assert bytes(CourtSupportRequest.objects.get().sealed_words) == b""
