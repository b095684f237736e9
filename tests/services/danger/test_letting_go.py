"""Words of danger are deleted with the text in which they were found, and after a time where the victim is unknown."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from tests.services.referrals.world import a_partner
from victimcare.records.models import DangerFinding, Task, Victim
from victimcare.services.access import Actor
from victimcare.services.conversations import reading_tasks
from victimcare.services.danger import danger_findings
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.referrals import self_referrals

pytestmark = pytest.mark.django_db
FEAR = "He is outside my house with a knife, 14 Elm Road"
TWO_MONTHS_ON = NOW + timedelta(days=62)


def read(about: str, victim: Victim | None = None) -> None:
    texts, victim_id = (FEAR,), victim.id if victim else None
    check_typed_words(actor=Actor.anonymous("web"), about=about, texts=texts, victim_id=victim_id, now=NOW)


def end_everything() -> None:
    Task.objects.update(closed_at=NOW, outcome="done", updated_at=NOW)


def words_left() -> set[str]:
    return set(DangerFinding.objects.exclude(sealed=b"").values_list("about", flat=True))


def test_a_message_that_was_taken_goes_with_the_danger_in_it() -> None:
    a_team()
    words = reading_tasks.UnverifiedMessageText(about="Ada Marsh", caller="Her sister", ring="", message=FEAR)
    reading_tasks.take_unverified_message(actor=staff("Sol Pereira"), once=uuid4(), words=words, now=NOW)
    end_everything()
    assert len(words_left()) == 1

    assert reading_tasks.blank_expired_unverified_messages(now=TWO_MONTHS_ON) == 1

    assert words_left() == set()
    assert DangerFinding.objects.get().rules != [], "which rules matched stays, to be counted"


def test_what_was_asked_of_a_service_goes_with_the_danger_in_it() -> None:
    a_team()
    service = a_partner(name="Harbour Talking", takes_self=True)
    said = {"name": "Ada", "reach": "07700 900123", "safely": "", "words": FEAR}
    self_referrals.create_self_referral(
        actor=Actor.anonymous("web"), service=service.row.public_id, said=said, police_may_know=True, now=NOW
    )
    assert len(words_left()) == 1

    assert self_referrals.blank_old_self_referrals(now=NOW + timedelta(days=400)) == 1

    assert words_left() == set()


def test_words_of_an_unknown_person_are_deleted_some_weeks_after_the_danger_ended() -> None:
    a_team()
    victim = a_victim()
    read("feedback:1")
    read("written:1", victim)
    assert danger_findings.blank_old_unknown_danger_words(now=TWO_MONTHS_ON) == 0, "while it goes on they are needed"
    end_everything()

    assert danger_findings.blank_old_unknown_danger_words(now=NOW + timedelta(days=27)) == 0
    assert danger_findings.blank_old_unknown_danger_words(now=TWO_MONTHS_ON) == 1
    assert danger_findings.blank_old_unknown_danger_words(now=TWO_MONTHS_ON) == 0
    assert words_left() == {"written:1"}
