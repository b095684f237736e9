"""A message in each channel: who gets it, what it says, and that its words are stored nowhere once it has left."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from django.db import connection
from pypdf import PdfReader

import victimcare
from tests.outside import Outside
from tests.services import plans
from tests.services.loading import a_person, fact, load, recorded
from tests.services.messages.tellings import NOW, hand_over, planned
from tests.services.people_and_cases import a_point
from victimcare.adapters.documents.weasyprint import WeasyPrintPrinter
from victimcare.adapters.letters.print_folder import PrintFolder
from victimcare.adapters.mailers.notify import NotifyMailer
from victimcare.demo.outside.notify_checks import TEMPLATES
from victimcare.records.models import Notification, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services import port_registry
from victimcare.services.messages import message_wording
from victimcare.wording import say

pytestmark = pytest.mark.django_db
ADDRESS = "Flat 2\n1 Made-up Street\nAshmoor\nAM1 2BC"
FONTS = Path(victimcare.__file__).parent / "channels" / "web" / "ui" / "static"
EMAIL_TEMPLATE = next(one.id for one in TEMPLATES.values() if one.kind == "email")


@pytest.fixture
def every_way(outside: Outside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outside:
    mailer = NotifyMailer(base_url=outside.url, api_key=outside.api_key, template_id=EMAIL_TEMPLATE, timeout=60)
    monkeypatch.setattr(port_registry.ports, "mailers", {"notify": mailer})
    monkeypatch.setattr(port_registry.ports, "letters", {"print_folder": PrintFolder(tmp_path / "letters")})
    monkeypatch.setattr(port_registry.ports, "documents", WeasyPrintPrinter(fonts=FONTS))
    return outside


def a_victim_told_by(channel: str, value: str, *, kind: str, **agreed: object) -> Victim:
    victim = load(
        "44/2/26",
        recorded(a_person("V1", given_name="Ada", family_name="Marsh", mobile="")),
        fact("suspect.charged", NOW, suspect_ref="S1"),
    )["V1"]
    plans.agreed(victim, plans.by(channel, a_point(victim, value, kind=kind), **agreed))
    return victim


def sent(victim: Victim) -> Notification:
    planned(victim)
    return hand_over(victim.tellings.get())


def test_an_e_mail_says_that_there_is_news_and_how_to_stop_them(every_way: Outside) -> None:
    telling = sent(a_victim_told_by("email", "ada@post.example", kind="email"))

    [entry] = every_way.handed_over(str(telling.reference))
    assert (telling.status, telling.channel, telling.provider, telling.template) == (
        "accepted", "email", "notify", "news",
    )  # fmt: skip
    assert (entry["channel"], entry["to"], entry["subject"]) == ("email", "ada@post.example", "A few words for you")
    assert entry["body"].startswith("We have something new for you.")
    assert entry["body"].endswith("answer with the word STOP.")


def test_an_e_mail_tells_the_news_to_a_victim_who_agreed_to_it(every_way: Outside) -> None:
    victim = a_victim_told_by("email", "ada@post.example", kind="email", wording="full", say_police=True)
    telling = sent(victim)

    [entry] = every_way.handed_over(str(telling.reference))
    assert telling.template == "told-suspect-charged"
    assert say("cases-step-suspect-charged") in entry["body"]
    assert "In danger, ring 999." in entry["body"]


def test_a_letter_is_printed_to_the_address_that_was_agreed(every_way: Outside, tmp_path: Path) -> None:
    telling = sent(a_victim_told_by("letter", ADDRESS, kind="address"))

    [line] = (tmp_path / "letters" / "manifest.ndjson").read_text().splitlines()
    letter = tmp_path / "letters" / json.loads(line)["file"]
    printed = "\n".join(page.extract_text() for page in PdfReader(letter).pages)
    assert (telling.status, telling.channel, telling.provider) == ("accepted", "letter", "print_folder")
    assert json.loads(line)["reference"] == str(telling.reference)
    assert "Ada Marsh\nFlat 2\n1 Made-up Street\nAshmoor\nAM1 2BC" in printed
    assert "We have something new for you." in printed.replace("\n", " ")


@pytest.mark.parametrize(
    ("channel", "kind", "value"),
    [
        ("text", "mobile", "07700 900123, 07700 900124"),
        ("email", "email", "ada@post.example, bob@post.example"),
        ("letter", "address", "AM1 2BC"),
    ],
)
def test_what_could_reach_a_second_person_goes_to_a_person(
    every_way: Outside, channel: str, kind: str, value: str
) -> None:
    telling = sent(a_victim_told_by(channel, value, kind=kind))

    assert (telling.status, telling.held_reason) == ("held", "no_point")
    assert every_way.handed_over(str(telling.reference)) == []
    assert (
        Task.objects.filter(victim=telling.victim, kind=TaskKind.TELL_VICTIM, reason="no_point", closed_at=None).count()
        == 1
    )


def test_what_remains_is_the_sentence_its_version_and_a_hash_of_its_values(every_way: Outside) -> None:
    first = sent(a_victim_told_by("text", "07700 900123", kind="mobile"))

    assert first.template == "news"
    assert (
        first.wording_version
        == message_wording.MessageText("news", (message_wording._Sentence("messages-news"),)).version
    )
    assert len(first.values_hash) == 64
    assert first.values_hash != hashlib.sha256(b"").hexdigest()
    assert first.language == "en"


@pytest.mark.parametrize(
    ("channel", "kind", "value"),
    [("text", "mobile", "07700 900123"), ("email", "email", "ada@post.example"), ("letter", "address", ADDRESS)],
)
def test_no_table_holds_what_was_said(every_way: Outside, channel: str, kind: str, value: str) -> None:
    sent(a_victim_told_by(channel, value, kind=kind))

    assert rows_that_hold("something new for you") == {}
    assert rows_that_hold("free on") == {}


def rows_that_hold(words_said: str) -> dict[str, int]:
    """By table, over all tables: rows that contain these words anywhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}" AS t WHERE t::text ILIKE %s', [f"%{words_said}%"])
            [count] = cursor.fetchone() or [0]
            if count:
                found[table] = count
    return found
