"""A victim asks how things stand: it has an owner at once, and the victim is told when to expect the answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW, a_team, a_victim, an_event, staff
from victimcare.records.models import Task, UpdateRequest, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.contact.correspondence import UpdateRefusal
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import PermissionRefused
from victimcare.services.conversations import written_answers
from victimcare.services.desk import task_actions
from victimcare.services.messages.delivery_status import CHANNEL_SOURCES
from victimcare.services.portal import victim_messages

pytestmark = pytest.mark.django_db
TODAY = london_date(NOW)


@pytest.fixture
def ada() -> Victim:
    a_team()
    return a_victim()


def _told(victim: Victim, *, days_ago: int, **more: Any) -> None:
    source = {"source": more.pop("source")} if "source" in more else {}
    facts = {"victim_id": victim.record_id, "channel": "phone", "about": []} | more
    an_event(victim.case, "victim.contacted", time=NOW - timedelta(days=days_ago), **source, **facts)


def test_a_request_is_a_task_due_on_the_day_that_the_victim_is_told(ada: Victim) -> None:
    standing = victim_messages.ask_for_update(actor=signed_in_victim(ada), now=NOW)

    task = Task.objects.get(victim=ada)
    assert (task.kind, london_date(task.due_at)) == (TaskKind.GIVE_UPDATE, standing.answer_by)
    assert (standing.may.why_not, standing.asked_on) == (UpdateRefusal.ASKED, TODAY)
    assert not standing.is_late


def test_asked_again_it_is_not_asked_twice(ada: Victim) -> None:
    victim_messages.ask_for_update(actor=signed_in_victim(ada), now=NOW)

    with pytest.raises(victim_messages.UpdateTooSoon):
        victim_messages.ask_for_update(actor=signed_in_victim(ada), now=NOW)
    assert UpdateRequest.objects.count() == 1


def test_an_answer_in_writing_ends_it_and_five_working_days_later_a_victim_can_ask_again(ada: Victim) -> None:
    sol = staff()
    victim_messages.ask_for_update(actor=signed_in_victim(ada), now=NOW)
    task_actions.take_task(actor=sol, task_id=Task.objects.get().public_id, now=NOW)
    written_answers.answer_victim(
        actor=sol, victim_id=ada.public_id, once=uuid4(), words="We wait for a report.", now=NOW
    )

    assert not Task.objects.filter(closed_at=None).exists()
    may = victim_messages.load_update_status(actor=signed_in_victim(ada), now=NOW).may
    assert may.from_on == TODAY + timedelta(days=7)
    assert (
        victim_messages.load_update_status(actor=signed_in_victim(ada), now=NOW + timedelta(days=7)).may.why_not is None
    )


def test_news_that_was_told_counts_and_a_try_that_did_not_reach_the_victim_does_not(ada: Victim) -> None:
    _told(ada, days_ago=20)
    _told(ada, days_ago=1, reached=False)
    assert victim_messages.load_update_status(actor=signed_in_victim(ada), now=NOW).may.why_not is None

    _told(ada, days_ago=2)
    standing = victim_messages.load_update_status(actor=signed_in_victim(ada), now=NOW)
    assert (standing.may.why_not, standing.told_on) == (UpdateRefusal.ANSWERED, TODAY - timedelta(days=2))


def test_a_look_at_their_own_page_is_no_hearing_from_us(ada: Victim) -> None:
    _told(ada, days_ago=20)
    _told(ada, days_ago=1, channel="page")

    standing = victim_messages.load_update_status(actor=signed_in_victim(ada), now=NOW)
    assert (standing.may.why_not, standing.told_on) == (None, TODAY - timedelta(days=20))


def test_news_by_a_message_is_said_and_refuses_no_question(ada: Victim) -> None:
    _told(ada, days_ago=1, channel="text", source=CHANNEL_SOURCES[ContactMethod.TEXT])

    standing = victim_messages.load_update_status(actor=signed_in_victim(ada), now=NOW)
    assert (standing.may.why_not, standing.told_on) == (None, TODAY - timedelta(days=1))
    assert victim_messages.ask_for_update(actor=signed_in_victim(ada), now=NOW).may.why_not is UpdateRefusal.ASKED


def test_news_told_to_another_victim_of_the_case_does_not_count(ada: Victim) -> None:
    other = a_victim(ada.case)
    _told(other, days_ago=1)

    assert victim_messages.load_update_status(actor=signed_in_victim(ada), now=NOW).told_on is None


def test_what_was_promised_and_is_late_says_so(ada: Victim) -> None:
    victim_messages.ask_for_update(actor=signed_in_victim(ada), now=NOW)

    assert victim_messages.load_update_status(actor=signed_in_victim(ada), now=NOW + timedelta(days=9)).is_late


def test_the_short_level_is_told_nothing_of_it(ada: Victim) -> None:
    with pytest.raises(PermissionRefused):
        victim_messages.load_update_status(actor=signed_in_victim(ada, "short"), now=NOW)
    with pytest.raises(PermissionRefused):
        victim_messages.ask_for_update(actor=signed_in_victim(ada, "short"), now=NOW)
