"""A look at what was sent is recorded, even if there was nothing to see."""

from __future__ import annotations

import pytest

from tests.services.messages.tellings import NOW, a_queued_text, a_victim
from victimcare.records.models import AuditEntry, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Actor
from victimcare.services.desk.task_actions import make_task
from victimcare.services.messages import message_reports

pytestmark = pytest.mark.django_db

OPERATOR = Actor.operator("tester", "asked by the desk")


def _looks() -> list[tuple[int | None, object]]:
    seen = AuditEntry.objects.filter(act="messages.seen").order_by("id")
    return [(entry.case_id, entry.detail["messages"]) for entry in seen]


def _look(victim: Victim) -> int:
    return len(message_reports.list_messages(actor=OPERATOR, crime_reference=victim.case.reference, now=NOW))


def test_a_look_at_one_crime_stands_under_its_case_also_when_nothing_was_sent() -> None:
    told, untold = a_queued_text().victim, a_victim()

    assert (_look(told), _look(untold)) == (1, 0)

    assert _looks() == [(told.case_id, 1), (untold.case_id, 0)]


def test_a_look_at_a_crime_that_is_not_there_and_one_at_everything_are_recorded_too() -> None:
    a_queued_text()

    nothing = message_reports.list_messages(actor=OPERATOR, crime_reference="44/99999/26", now=NOW)
    everything = message_reports.list_messages(actor=OPERATOR, now=NOW)

    assert (len(nothing), len(everything)) == (0, 1)
    assert _looks() == [(None, 0), (None, 1)]


def test_where_a_person_tells_the_victim_the_task_says_why_and_the_look_is_recorded() -> None:
    victim = a_victim()
    make_task(
        kind=TaskKind.TELL_VICTIM, victim_id=victim.id, reason="person_rings", harm=2, due_at=NOW, now=NOW, team="care"
    )
    reference = victim.case.reference

    found = message_reports.list_telling_tasks(actor=OPERATOR, crime_reference=reference, now=NOW)

    assert found == [message_reports.TellingTask(victim.record_id, TaskKind.TELL_VICTIM, "person_rings", NOW)]
    assert AuditEntry.objects.filter(act="messages.seen", case_id=victim.case_id, detail={"tasks": 1}).count() == 1
