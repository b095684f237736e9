"""What victims say about themselves on their page: the tell-it-once note and who has read it, and how to speak with
them."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.channels.web.portal.visiting import Browser
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import agreed
from victimcare.records.models import CommunicationPassport, SafeContactPlan, Staff, TellOnceNote, Victim
from victimcare.rules.force import StaffNaming, VictimPageSettings
from victimcare.services.access import Actor
from victimcare.services.access_codes import victim_codes
from victimcare.services.contact import communication_passports, tell_once_notes
from victimcare.services.contact.tell_once_notes import NoteWords
from victimcare.services.conversations import identity_checks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

NOTE, PASSPORT = "/my/tell-once", "/my/how-to-speak-with-me"


def signed_in(victim: Victim, opens: str = "case") -> Client:
    client = Browser()
    client.post(
        "/sign-in",
        {"code": victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW).code},
    )
    return client


def proved(victim: Victim, name: str = "Sol Pereira") -> Actor:
    actor = staff(name)
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=actor, victim_id=victim.id, how=identity_checks.CheckMethod.INTRODUCED, colleague=colleague, now=NOW
    )
    return actor


def text(reply: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(reply.content.decode())).split())


def test_a_victim_writes_it_staff_read_it_and_the_victim_sees_who_has(victim: Victim) -> None:
    own_victim = signed_in(victim)
    own_victim.post(NOTE, {"avoid": "Do not name my brother.", "needs": "", "happened": "", "after": "0"})
    unread = text(own_victim.get(NOTE))
    found = tell_once_notes.load_tell_once_note(actor=proved(victim), victim_id=victim.public_id, now=NOW)
    read = text(own_victim.get(NOTE))

    assert "Do not name my brother. You wrote it, today at 9am." in unread
    assert "Nobody has read it yet." in unread
    assert found is not None
    assert (found.words, found.written_by, found.how) == (NoteWords("Do not name my brother."), "", "page")
    assert "Nobody has read it yet." not in read
    assert "Sol Pereira" not in read


@pytest.mark.parametrize("by", list(StaffNaming))
def test_those_who_read_it_are_named_as_the_force_decides(victim: Victim, by: StaffNaming) -> None:
    own_victim = signed_in(victim)
    own_victim.post(NOTE, {"avoid": "", "needs": "A quiet room.", "happened": "", "after": "0"})
    tell_once_notes.load_tell_once_note(actor=proved(victim), victim_id=victim.public_id, now=NOW)

    with override_settings(FORCE=replace(settings.FORCE, victim_pages=VictimPageSettings(staff_names=by))):
        page = text(own_victim.get(NOTE))

    assert ("Sol Pereira" in page) == (by is StaffNaming.NAME)
    assert ("Someone who works with you" in page) == (by is StaffNaming.NONE)


def test_it_is_one_note_for_all_authors_and_none_overwrites_what_they_have_not_read(victim: Victim) -> None:
    own_victim, sol = signed_in(victim), proved(victim)
    own_victim.get(NOTE)
    tell_once_notes.write_tell_once_note(
        actor=sol, victim_id=victim.public_id, words=NoteWords(needs="Letters only."), after=0, now=NOW
    )

    refused = own_victim.post(NOTE, {"avoid": "My own words.", "needs": "", "happened": "", "after": "0"})
    shown = text(own_victim.get(NOTE))
    own_victim.post(NOTE, {"avoid": "My own words.", "needs": "Letters only.", "happened": "", "after": "1"})

    assert "Someone wrote here since you opened this page." in text(refused)
    assert "My own words." in refused.content.decode()
    assert "Letters only." in shown
    assert "wrote it down with you" in shown
    assert list(TellOnceNote.objects.order_by("version").values_list("version", "proved_how")) == [
        (1, "introduced"),
        (2, "page"),
    ]


def test_a_victim_takes_it_back_and_no_one_sees_it(victim: Victim) -> None:
    own_victim = signed_in(victim)
    own_victim.post(NOTE, {"avoid": "Something.", "needs": "", "happened": "", "after": "0"})
    own_victim.post(NOTE, {"do": "end", "after": "1"})

    page = text(own_victim.get(NOTE))

    assert "Something." not in page
    assert tell_once_notes.load_tell_once_note(actor=proved(victim), victim_id=victim.public_id, now=NOW) is None


def test_an_empty_note_is_asked_for_again(victim: Victim) -> None:
    own_victim = signed_in(victim)

    assert "Write something in one of the three" in text(own_victim.post(NOTE, {"after": "0"}))
    assert not TellOnceNote.objects.exists()


@pytest.mark.parametrize("address", [NOTE, PASSPORT])
def test_a_code_alone_of_a_guarded_victim_opens_none_of_it(victim: Victim, address: str) -> None:
    own_victim = signed_in(victim, "short")

    assert own_victim.get(address)["Location"] == "/sign-in"
    assert own_victim.post(address, {"after": "0", "avoid": "x"})["Location"] == "/sign-in"


@pytest.mark.parametrize("address", [NOTE, PASSPORT])
def test_each_page_takes_few_queries(victim: Victim, address: str) -> None:
    own_victim = signed_in(victim)
    own_victim.post(NOTE, {"avoid": "Something.", "needs": "", "happened": "", "after": "0"})
    tell_once_notes.load_tell_once_note(actor=proved(victim), victim_id=victim.public_id, now=NOW)

    with CaptureQueriesContext(connection) as captured:
        own_victim.get(address)

    asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= (7 if address == NOTE else 6)


def test_the_passport_goes_into_the_record_and_the_letters(victim: Victim) -> None:
    agreed(victim)
    own_victim = signed_in(victim)
    typed = {"language": "pl", "talk": ["interpreter", "relay"], "read": ["large_print"], "pace": ["breaks"]}
    own_victim.post(PASSPORT, {**typed, "avoid": "Shouting.", "after": "0"})

    page = own_victim.get(PASSPORT).content.decode()
    found = communication_passports.load_passport(actor=proved(victim), victim_id=victim.public_id, now=NOW)

    assert '<option value="pl" selected>' in page
    assert "Shouting." in page
    assert found is not None
    assert found.said.language == "pl"
    assert set(found.said.needs) == {"interpreter", "relay", "large_print", "breaks"}
    assert (found.written_by, found.how) == ("", "page")
    plan = SafeContactPlan.objects.get()
    assert plan.formats == ["large_print"]
    own_victim.post(PASSPORT, {"language": "", "after": "1"})
    assert SafeContactPlan.objects.get().formats == []
    assert communication_passports.load_passport(actor=proved(victim), victim_id=victim.public_id, now=NOW) is None


def test_another_language_is_written_out(victim: Victim) -> None:
    own_victim = signed_in(victim)

    missing = text(own_victim.post(PASSPORT, {"language": "other", "other_language": "", "after": "0"}))
    own_victim.post(PASSPORT, {"language": "other", "other_language": "Somali", "after": "0"})

    assert "Write which language" in missing
    assert CommunicationPassport.objects.get().language == "Somali"
    assert 'value="Somali"' in own_victim.get(PASSPORT).content.decode()
