"""Letters, from the victim's plan to the printer's folder."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import victimcare
from tests.outside import Outside
from tests.services.messages.tellings import NOW, a_duty, an_event, hand_over, news_for, planned
from tests.services.people_and_cases import a_point, a_victim
from tests.services.plans import agreed, by
from victimcare.adapters.documents.weasyprint import WeasyPrintPrinter
from victimcare.adapters.letters.print_folder import PrintFolder
from victimcare.records.models import ContactPoint, Notification, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services import port_registry

pytestmark = pytest.mark.django_db
ADDRESS = "14 Any Street\nSometown\nZZ99 9ZZ"
FONTS = Path(victimcare.__file__).parent / "channels" / "web" / "ui" / "static"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Leaves the printer's folder as the only channel."""
    monkeypatch.setattr(port_registry.ports, "texts", {})
    monkeypatch.setattr(port_registry.ports, "letters", {"print_folder": PrintFolder(tmp_path / "letters")})
    monkeypatch.setattr(port_registry.ports, "documents", WeasyPrintPrinter(fonts=FONTS))
    return tmp_path / "letters"


@pytest.fixture
def victim() -> Victim:
    return a_victim()


def an_address(victim: Victim, lines: str = ADDRESS) -> ContactPoint:
    return a_point(victim, lines, kind="address")


def handed_over(victim: Victim) -> Notification:
    planned(victim, news_for(victim))
    return hand_over(victim.tellings.get())


def letters(folder: Path) -> list[dict[str, Any]]:
    manifest = folder / "manifest.ndjson"
    return [json.loads(line) for line in manifest.read_text().splitlines()] if manifest.exists() else []


def text_of(folder: Path) -> str:
    [letter] = letters(folder)
    pdf = PdfReader(io.BytesIO((folder / letter["file"]).read_bytes()))
    return "\n".join(page.extract_text() for page in pdf.pages)


def test_a_letter_goes_sealed_to_the_address_that_the_victim_called_safe(folder: Path, victim: Victim) -> None:
    agreed(victim, by("letter", an_address(victim)))

    telling = handed_over(victim)

    assert (telling.channel, telling.status, telling.provider) == ("letter", "accepted", "print_folder")
    [letter] = letters(folder)
    assert letter["sender_name"] == "YourPage"
    text = text_of(folder)
    assert ("Ada Marsh\n14 Any Street\nSometown\nZZ99 9ZZ") in text
    assert "We have something new for you." in text
    assert not any(
        word in text.lower() for word in ("police", "crime", "victim", "incident", telling.victim.case.reference)
    )


def test_an_address_that_the_victim_did_not_call_safe_gets_no_letter(folder: Path, victim: Victim) -> None:
    safe = an_address(victim)
    an_address(victim, "1 Shared Road\nSometown\nZZ98 9ZZ")
    agreed(victim, by("letter", safe))

    handed_over(victim)

    assert "Shared Road" not in text_of(folder)


def test_without_a_safe_address_a_person_tells_the_victim(folder: Path, victim: Victim) -> None:
    an_address(victim)
    agreed(victim)

    planned(victim, news_for(victim))

    assert letters(folder) == []
    assert not victim.tellings.exists()
    assert Task.objects.filter(victim=victim, kind=TaskKind.TELL_VICTIM).exists()


def test_an_address_let_go_after_the_letter_was_queued_gets_none(folder: Path, victim: Victim) -> None:
    safe = an_address(victim)
    agreed(victim, by("letter", safe))
    planned(victim, news_for(victim))
    ContactPoint.objects.filter(id=safe.id).update(retired_at=NOW)

    telling = hand_over(victim.tellings.get())

    assert telling.status == "held"
    assert letters(folder) == []


@pytest.mark.parametrize(
    ("due", "kind", "facts"),
    [
        (timedelta(days=1), "suspect.arrested", {}),  # Enhanced Rights
        (
            timedelta(days=5),
            "hearing.listed",
            {"kind": "trial", "starts_at": "2026-11-30T10:00:00+00:00", "court": "A court"},
        ),
        (timedelta(days=5), "offender.release_planned", {"on": "2027-02-01"}),  # news of risk, however far ahead
        (timedelta(days=5), "suspect.bailed", {"conditions_protect_victim": True}),
    ],
)
def test_news_that_cannot_wait_for_the_post_is_told_by_a_person_the_same_day(
    folder: Path, victim: Victim, due: timedelta, kind: str, facts: dict[str, Any]
) -> None:
    agreed(victim, by("letter", an_address(victim)), by("call", a_point(victim, "01632 960021", kind="phone")))
    event = an_event(victim.case, kind, **facts)
    duty = a_duty(victim, event, due_at=NOW + due, due_on=(NOW + due).date())

    planned(victim, duty)

    assert not victim.tellings.exists()
    task = Task.objects.get(victim=victim, kind=TaskKind.TELL_VICTIM)
    assert task.reason == "person_rings"
    assert task.due_at <= datetime(2026, 11, 25, 21, tzinfo=UTC)


def test_with_letters_alone_the_task_says_that_the_post_takes_too_long(folder: Path, victim: Victim) -> None:
    agreed(victim, by("letter", an_address(victim)))
    tomorrow = NOW + timedelta(days=1)

    planned(victim, a_duty(victim, an_event(victim.case, "suspect.arrested"), due_at=tomorrow, due_on=tomorrow.date()))

    assert Task.objects.get(victim=victim, kind=TaskKind.TELL_VICTIM).reason == "post_too_slow"


def test_a_letter_that_was_held_until_its_news_could_wait_no_more_does_not_leave(folder: Path, victim: Victim) -> None:
    agreed(victim, by("letter", an_address(victim)))
    planned(victim, news_for(victim))

    telling = hand_over(victim.tellings.get(), now=NOW + timedelta(days=2))

    assert (telling.status, telling.held_reason) == ("held", "post_too_slow")
    assert letters(folder) == []


def test_a_text_that_they_like_better_and_that_opens_this_evening_goes_before_a_letter(
    outside: Outside, victim: Victim, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(port_registry.ports, "letters", {"print_folder": PrintFolder(tmp_path / "letters")})
    evening = [{"days": ["mon", "tue", "wed", "thu", "fri"], "from": "17:30", "to": "20:30"}]
    text, letter = by("text", a_point(victim, "07700 900123"), hours=evening), by("letter", an_address(victim))
    agreed(victim, text, letter)
    planned(victim, news_for(victim))
    agreed(other := a_victim(), by("letter", an_address(other)), by("text", a_point(other, "07700 900124")))
    planned(other, news_for(other))

    assert (victim.tellings.get().channel, other.tellings.get().channel) == ("text", "letter")
    assert victim.tellings.get().not_before == datetime(2026, 11, 25, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(("formats", "size"), [([], 12), (["large_print"], 18)])
def test_its_words_are_in_the_victims_size_and_none_is_smaller_than_twelve_points(
    folder: Path, victim: Victim, formats: list[str], size: int
) -> None:
    agreed(victim, by("letter", an_address(victim)), formats=formats)
    handed_over(victim)

    sizes: dict[str, float] = {}
    [letter] = letters(folder)
    page = PdfReader(io.BytesIO((folder / letter["file"]).read_bytes())).pages[0]
    page.extract_text(
        visitor_text=lambda text, cm, tm, _font, size: sizes.update({text.strip(): abs(size * tm[3] * cm[3])})
    )

    assert min(round(points) for text, points in sizes.items() if text) == 12
    assert {round(points) for text, points in sizes.items() if "your page" in text or "November" in text} == {size}


def test_it_names_where_it_comes_from_as_neutrally_as_the_envelope(folder: Path, victim: Victim) -> None:
    agreed(victim, by("letter", an_address(victim)))
    handed_over(victim)

    assert "YourPage\nPO Box 12\nRiverside\nZZ1 1ZZ\nWednesday 25 November" in text_of(folder)


def test_the_envelope_is_neutral_also_if_the_plan_lets_us_say_who_we_are(folder: Path, victim: Victim) -> None:
    agreed(victim, by("letter", an_address(victim), wording="full", say_police=True))

    telling = handed_over(victim)

    assert telling.template == "told-suspect-arrested"
    assert "Riverside\nPO Box 12" in text_of(folder)
    assert letters(folder)[0]["sender_name"] == "YourPage"
