"""The victim whose numbers are dead: every rung was tried, and the last, a visit, ends it."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.demo.conftest import NOW
from victimcare.demo import cast
from victimcare.demo.demo_loading import _agree_with_victim, victim_of_member
from victimcare.demo.lost_contacts import UNREACHED_NEWS
from victimcare.records.models import Contact, DeliveryEscalation, Duty, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.services.contact import contact_recording
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.desk.news_tasks import news_duty_codes
from victimcare.services.follow_up import delivery_escalations, delivery_outcomes

pytestmark = pytest.mark.usefixtures("loaded")


def test_every_way_was_tried_once_and_somebody_is_asked_to_see_the_victim() -> None:
    victim = victim_of_member(cast.find_member("rhona"))
    pursuit = DeliveryEscalation.objects.get(victim=victim)

    assert list(pursuit.steps.order_by("id").values_list("rung", flat=True)) == [
        "text",
        "voice",
        "other_number",
        "letter",
        "visit",
    ]
    assert not pursuit.steps.filter(how="skipped").exists()
    assert (pursuit.next_at, pursuit.ended_at) == (None, None)
    task = Task.objects.get(kind=TaskKind.REACH_VICTIM, victim=victim, closed_at=None)
    assert (task.reason, task.subject_key) == ("reach_visit", delivery_escalations.escalation_task_key(pursuit))
    assert Contact.objects.filter(victim=victim, reached=False).count() == 2
    assert pursuit.steps.get(rung="text", telling__status="failed")


def test_a_visit_that_tells_the_victim_ends_it_with_its_task() -> None:
    victim = victim_of_member(cast.find_member("rhona"))
    news = Duty.objects.filter(
        victim=victim, triggered_by__type=UNREACHED_NEWS, met_at=None, code__in=news_duty_codes()
    )

    with _agree_with_victim(victim, NOW) as actor:
        contact_recording.record_contact(
            actor=actor,
            victim_id=victim.id,
            contact_id=uuid4(),
            channel=ContactChannel.IN_PERSON,
            reached=True,
            told=list(news.values_list("id", flat=True)),
            note="Seen at her door. Her telephone was stolen with the moped. A new number is agreed tomorrow.",
            now=NOW,
        )
    delivery_outcomes.settle_escalations(now=NOW)

    pursuit = DeliveryEscalation.objects.get(victim=victim)
    assert (pursuit.ended_as, pursuit.ended_at) == ("confirmed", NOW)
    assert not Task.objects.filter(kind=TaskKind.REACH_VICTIM, victim=victim, closed_at=None).exists()
