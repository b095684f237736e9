"""No letter goes to an address from which the post returned one, until the address is agreed anew."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.services.messages.tellings import NOW, SYSTEM, hand_over, news_for, planned
from tests.services.messages.test_letters import ADDRESS, FONTS, an_address, letters
from tests.services.people_and_cases import a_victim
from tests.services.plans import agreed, by
from victimcare.adapters.documents.weasyprint import WeasyPrintPrinter
from victimcare.adapters.letters.print_folder import PrintFolder
from victimcare.records.models import Notification, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactMethod, ContactNow, StaffOnlyReason
from victimcare.services import port_registry
from victimcare.services.messages import delivery_status
from victimcare.services.messages.message_wording import RING_US
from victimcare.services.safe_contact import gate

pytestmark = pytest.mark.django_db
BACK, LATER = NOW + timedelta(hours=1), NOW + timedelta(hours=2)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Leaves the post as the only channel."""
    monkeypatch.setattr(port_registry.ports, "texts", {})
    monkeypatch.setattr(port_registry.ports, "letters", {"print_folder": PrintFolder(tmp_path / "letters")})
    monkeypatch.setattr(port_registry.ports, "documents", WeasyPrintPrinter(fonts=FONTS))
    return tmp_path / "letters"


def _by_letter(lines: str = ADDRESS) -> Victim:
    victim = a_victim()
    agreed(victim, by("letter", an_address(victim, lines)))
    return victim


def _bring_back_letter(victim: Victim) -> None:
    planned(victim, news_for(victim))
    posted = hand_over(victim.tellings.get())
    assert posted.status == "accepted"
    reference = str(posted.reference)
    assert delivery_status.record_returned_letter(actor=SYSTEM, supplier="print_folder", reference=reference, now=BACK)


def _is_sent(victim: Victim) -> bool:
    decision = gate.decide_contact([victim], now=LATER, channels={ContactMethod.LETTER})[victim.id].decision
    assert decision == ContactByStaff(StaffOnlyReason.NO_POINT) or isinstance(decision, ContactNow)
    return isinstance(decision, ContactNow)


@pytest.mark.parametrize(("template", "is_pinned"), [("", False), (RING_US, False), ("", True)])
def test_a_queued_letter_of_any_kind_to_that_address_is_left_to_a_person(
    folder: Path, template: str, is_pinned: bool
) -> None:
    """News, a request to ring us, and a step to reach a victim."""
    first, second = _by_letter(), _by_letter()
    planned(second, news_for(second))
    queued = second.tellings.get()
    Notification.objects.filter(id=queued.id).update(template=template or queued.template, is_pinned=is_pinned)
    _bring_back_letter(first)

    telling = hand_over(queued, now=LATER)

    assert len(letters(folder)) == 1
    assert (telling.status, telling.held_reason) == ("held", "no_point")
    assert Task.objects.filter(victim=second, kind=TaskKind.TELL_VICTIM, reason="no_point", closed_at=None).exists()


def test_the_victim_gets_no_further_letter_there_and_a_person_is_asked_at_once(folder: Path) -> None:
    victim = _by_letter()
    _bring_back_letter(victim)

    made = planned(victim, news_for(victim), now=LATER)

    assert made.messages == 0
    assert len(letters(folder)) == 1
    assert set(Task.objects.filter(victim=victim).values_list("kind", "reason")) >= {
        ("message_failed", "letter_came_back"),
        (TaskKind.TELL_VICTIM, "no_point"),
    }


def test_another_address_and_one_that_was_agreed_anew_get_letters(folder: Path) -> None:
    victim, elsewhere = _by_letter(), _by_letter("1 Shared Road\nSometown\nZZ98 9ZZ")
    _bring_back_letter(victim)

    assert not _is_sent(victim)
    assert _is_sent(elsewhere)
    point = victim.person.contact_points.get(kind="address")
    agreed(victim, by("letter", point), confirmed_at=BACK + timedelta(minutes=1))
    assert _is_sent(victim)
