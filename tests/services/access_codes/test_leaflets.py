"""The sheet given by hand: a new code on it, one sheet of paper, and for a guarded victim not a word about us."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings
from pypdf import PdfReader

from tests.adapters.documents.test_words_read_back import words_in
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare import wording
from victimcare.records.models import AccessGrant, AuditEntry, Victim
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.rules.message_text import find_revealing_words
from victimcare.services.access import Actor, ActorKind, PermissionRefused, Role
from victimcare.services.access_codes import codes_at_desk, victim_codes
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.identity_checks import CheckMethod, IdentityCheckMissing
from victimcare.services.messages.message_languages import choose_page_language
from victimcare.services.ports import PrintedFile

pytestmark = pytest.mark.django_db
ADDRESS = "https://yourpage.example"


@pytest.fixture(autouse=True)
def place() -> Iterator[None]:
    with override_settings(PUBLIC_ADDRESS=ADDRESS):
        yield


def _victim(group: str = "burglary") -> Victim:
    """A victim of a sexual offence: guarded."""
    a_team()
    return load("44/20001/26", recorded(a_person(), group=group))["V1"]


def _proved(victim: Victim) -> Actor:
    actor = staff()
    identity_checks.record_identity_check(actor=actor, victim_id=victim.id, how=CheckMethod.CODE, now=NOW)
    return actor


def _make(victim: Victim, *, language: str = "en", is_neutral: bool = False) -> PrintedFile:
    return codes_at_desk.make_leaflet(
        actor=_proved(victim), victim_id=victim.id, language=language, is_neutral=is_neutral, now=NOW
    )


def _words(printed: PrintedFile) -> str:
    pages = PdfReader(io.BytesIO(printed.content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_the_code_on_the_sheet_opens_the_page_and_is_stored_nowhere_else() -> None:
    victim = _victim()

    words = _words(_make(victim))

    found = re.search(r"\b\d{4} \d{4} \d{4}\b", words)
    assert found
    code = access_code.parse_access_code(found[0])
    assert isinstance(code, AccessCode)
    assert victim_codes.verify_code(code=code, channel="web", now=NOW) is not None
    assert AccessGrant.objects.get(ended_at=None).opens == "case"
    assert "Riverside Victim Care" in words
    assert "within 5 working days" in words
    assert "If it may put you in danger, a person tells you the same day." in words
    assert "0808 157 0142" in words
    entry = AuditEntry.objects.get(act="leaflet.printed")
    assert entry.detail == {"language": "en", "is_neutral": False}


def test_it_is_one_sheet_of_a4_tagged_with_a_title_and_a_language() -> None:
    reader = PdfReader(io.BytesIO(_make(_victim()).content))
    root = _root(reader)

    assert len(reader.pages) == 2
    assert [round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:]] == [210, 297]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  a PDF's own kind of true
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "What happens now, and how to reach us"
    roles = _roles(root["/StructTreeRoot"])
    of_note = [role for role in roles if role in ("/H1", "/H2", "/Figure")]
    assert of_note == ["/H1", "/H2", "/H2", "/H2", "/Figure", "/H2", "/H2"]
    assert "/L" in roles


def _root(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def _roles(node: object) -> list[str]:
    """What each part of the document is, in reading order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [role for kid in node for role in _roles(kid)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + _roles(node.get("/K", []))


@pytest.mark.parametrize("language", ["cy", "pl", "ro", "ur", "pa", "bn", "ar"])
def test_a_sheet_in_another_language_is_read_back_by_a_program_word_for_word(language: str) -> None:
    victim = _victim()

    words = words_in(_words(_make(victim, language=language)))

    said = [wording.say(f"leaflet-{name}", language) for name in ("lead", "danger", "code-more", "careful-never")]
    assert [word for sentence in said for word in words_in(sentence) if word not in words] == []


@pytest.mark.parametrize("chosen", [True, False])
def test_for_a_guarded_victim_not_a_word_says_who_we_are_and_the_code_opens_the_short_page(chosen: bool) -> None:
    victim = _victim("sexual")

    printed = _make(victim, is_neutral=chosen)

    assert find_revealing_words(_words(printed)) == []
    assert "Riverside" not in _words(printed)
    reader = PdfReader(io.BytesIO(printed.content))
    assert reader.metadata is not None
    assert find_revealing_words(str(reader.metadata.title)) == []
    assert AccessGrant.objects.get(ended_at=None).opens == "short"


def test_an_address_that_says_who_we_are_is_not_on_a_sheet_that_does_not() -> None:
    with override_settings(PUBLIC_ADDRESS="https://victimcare.riverside.police.example"):
        words = _words(_make(_victim("sexual")))

    assert "police" not in words
    assert "0808 157 0142" in words


def test_without_a_check_no_sheet_and_no_code() -> None:
    victim = _victim()

    with pytest.raises(IdentityCheckMissing):
        codes_at_desk.make_leaflet(actor=staff(), victim_id=victim.id, language="en", is_neutral=False, now=NOW)

    assert not AccessGrant.objects.exists()


def test_an_engineer_prints_none() -> None:
    with pytest.raises(PermissionRefused):
        codes_at_desk.make_leaflet(
            actor=Actor(ActorKind.STAFF, "staff:e", roles=frozenset({Role.ENGINEER})),
            victim_id=1,
            language="en",
            is_neutral=True,
            now=NOW,
        )


def test_a_draft_is_marked_and_in_production_not_offered() -> None:
    actor = staff()
    drafts = [one.code for one in codes_at_desk.list_leaflet_languages(actor=actor) if not one.is_checked]
    with override_settings(VICTIMCARE_ENV="production"):
        assert [one.code for one in codes_at_desk.list_leaflet_languages(actor=actor)] == ["en"]

    assert drafts == ["ar", "bn", "cy", "pa", "pl", "ro", "ur"]


def test_the_sheet_leads_to_the_front_door_in_its_own_language_where_pages_are_shown_in_it() -> None:
    victim = _victim()

    assert f"{ADDRESS}/?lang=pl" in _words(_make(victim, language="pl"))
    assert "lang=" not in _words(_make(victim))
    with override_settings(VICTIMCARE_ENV="production"):
        assert choose_page_language("pl").code == "en", "its pages are not signed off"


@pytest.mark.parametrize("language", ["ar", "bn", "cy", "pa", "pl", "ro", "ur"])
def test_every_language_fits_one_sheet_and_says_nothing_loud_in_english(language: str) -> None:
    printed = _make(_victim("sexual"), language=language)

    reader = PdfReader(io.BytesIO(printed.content))
    assert len(reader.pages) == 2
    assert _root(reader)["/Lang"] == language
    assert "nobody has checked this translation" in _words(printed)
