"""Two presses at once make one challenge; a redaction blanks what was said and leaves what was done."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.conftest import Database
from tests.services.challenges.conftest import as_victim, key
from tests.services.challenges.test_telling import answered
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import Challenge, Event, EventPrivate, Task, Victim
from victimcare.services.access import Actor
from victimcare.services.challenges import challenge_receipt
from victimcare.services.challenges.challenge_shapes import SubmissionChannel
from victimcare.services.people import redaction
from victimcare.services.portal import victim_page


def test_two_presses_at_once_are_one_challenge(real_database: Database, django_db_blocker: object) -> None:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        a_team()
        load("44/63001/26", recorded(a_person()))
        victim = load("44/63001/26", fact("suspect.arrested", NOW, suspect_ref="S1"))["V1"]
        name, both = key(victim), Barrier(4)

        def press(number: int) -> None:
            both.wait()
            try:
                challenge_receipt.open_challenge(
                    actor=as_victim(victim),
                    victim_id=victim.id,
                    channel=SubmissionChannel.WEB,
                    words="No officer told me.",
                    duty=name,
                    now=NOW,
                )
            finally:
                connection.close()

        _all_at_once(press)

        assert Challenge.objects.count() == 1
        assert Event.objects.filter(type="complaint.received").count() == 1
        assert Task.objects.filter(kind="challenge").count() == 1


def _all_at_once(press: Callable[[int], None]) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(press, range(4)))


@pytest.mark.django_db
def test_a_redaction_blanks_the_victims_words_and_ours_but_keeps_the_challenge(ada: Victim, sol: Actor) -> None:
    row = answered(ada, sol)
    redaction.redact_victim(
        actor=Actor.operator("dana", reason="erasure request 12"),
        reference="44/60001/26",
        record_id="V1",
        is_rehearsal=False,
        now=NOW,
    )

    left = [content for content in EventPrivate.objects.values_list("content", flat=True) if content]
    assert not [content for content in left if {"words", "answer"} & set(content)]
    [asked] = victim_page.load_victim_page(actor=as_victim(ada), now=NOW).asked
    row.refresh_from_db()
    assert (asked.answer, row.outcome, row.answered_at) == ("", "not_met", NOW)
