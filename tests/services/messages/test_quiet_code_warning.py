"""While the warning of a duress code is open no message leaves: the page has just said that nothing is new."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outside import Outside
from tests.services.messages.tellings import MOBILE, NOW, a_queued_text, a_reachable_victim, hand_over
from victimcare.records.models import Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.desk.task_actions import close_settled_tasks, make_task

pytestmark = pytest.mark.django_db
A_MINUTE = timedelta(minutes=1)


def warn_of(victim: Victim) -> None:
    make_task(
        kind=TaskKind.QUIET_CODE,
        victim_id=victim.id,
        reason="quiet_code_used",
        harm=3,
        due_at=NOW,
        now=NOW,
        is_danger=True,
    )


def test_a_text_that_was_queued_before_leaves_once_the_warning_is_closed(outside: Outside) -> None:
    telling = a_queued_text()
    warn_of(telling.victim)

    hand_over(telling)
    waits = telling.status, telling.not_before, telling.attempts
    close_settled_tasks(kind=TaskKind.QUIET_CODE, victim_id=telling.victim_id, subject_key="", now=NOW, by=None)
    hand_over(telling, now=NOW + A_MINUTE)

    assert waits == ("queued", NOW + A_MINUTE, 0)
    assert telling.status == "accepted"


def test_news_that_comes_while_the_warning_is_open_waits_as_well(outside: Outside) -> None:
    victim = a_reachable_victim()
    warn_of(victim)

    telling = hand_over(a_queued_text(victim))

    assert (telling.status, telling.attempts) == ("queued", 0)


def test_no_text_leaves_to_that_number_in_another_record(outside: Outside) -> None:
    warn_of(a_reachable_victim(mobile=MOBILE))

    of_another = hand_over(a_queued_text(a_reachable_victim(mobile=MOBILE)))
    elsewhere = hand_over(a_queued_text(a_reachable_victim(mobile="07700 900199")))

    assert (of_another.status, of_another.attempts) == ("queued", 0)
    assert elsewhere.status == "accepted"
