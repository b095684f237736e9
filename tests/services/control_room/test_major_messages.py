"""Of the people of a major incident each has the message handed over where their plan allows it, or a person's task
where it does not, and none outside the plan. `VICTIMCARE_FAULTS=long` takes 1,000 of them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.examples import examples
from tests.outside import Outside
from tests.services.control_room.many_people import COMBINATIONS, make_many_people
from tests.services.control_room.room_staff import NOW, a_room_supervisor
from tests.services.messages.handing import hand_over_due
from tests.services.people_and_cases import a_point, a_team, a_victim
from tests.services.plans import agreed, by
from victimcare.records.models import Brake, Notification, Task
from victimcare.rules.control_room.major_people import COLUMNS
from victimcare.services.access import Actor
from victimcare.services.control_room.major import major_incidents
from victimcare.services.control_room.major.major_incidents import GivenMajorIncident
from victimcare.services.control_room.major.major_messages import reach_major_people

pytestmark = pytest.mark.django_db


def test_each_has_the_message_or_a_persons_task_and_none_outside_the_plan(outside: Outside) -> None:
    a_team()
    first, second = a_room_supervisor(), a_room_supervisor()
    many = make_many_people(examples(len(COMBINATIONS), long=1000))
    major_id = major_incidents.declare_major_incident(actor=first, given=GivenMajorIncident("Dock Lane", {}), now=NOW)
    major_incidents.load_people(actor=first, major_id=major_id, text=many.text, now=NOW)
    major_incidents.ask_for_release(actor=first, major_id=major_id, now=NOW)
    major_incidents.release_messages(actor=second, major_id=major_id, now=NOW)

    reach_major_people(actor=Actor.system("test"), now=NOW)
    while hand_over_due(now=NOW):
        pass

    messages = Notification.objects.filter(template="major-incident")
    assert Counter(messages.values_list("status", flat=True)) == {"accepted": len(many.by_message)}
    assert sorted(messages.values_list("victim_id", flat=True)) == sorted(many.by_message)
    tasks = Task.objects.filter(kind="major_incident", closed_at=None)
    assert sorted(tasks.values_list("victim_id", flat=True)) == sorted(many.by_person)
    assert not Brake.objects.exists()


def test_a_plan_that_changes_before_the_message_leaves_makes_a_persons_task(outside: Outside) -> None:
    a_team()
    first, second = a_room_supervisor(), a_room_supervisor()
    victim = a_victim()
    way = by("text", a_point(victim, "07700 900101"))
    agreed(victim, way)
    text = f"{','.join(COLUMNS)}\nvictim,Ada,Marsh,,,,{victim.case.reference},{victim.record_id},\n"
    major_id = major_incidents.declare_major_incident(actor=first, given=GivenMajorIncident("Dock Lane", {}), now=NOW)
    major_incidents.load_people(actor=first, major_id=major_id, text=text, now=NOW)
    major_incidents.ask_for_release(actor=first, major_id=major_id, now=NOW)
    major_incidents.release_messages(actor=second, major_id=major_id, now=NOW)
    reach_major_people(actor=Actor.system("test"), now=NOW)

    agreed(victim)  # no way is left
    hand_over_due(now=NOW)

    assert outside.handed_over(str(Notification.objects.get().reference)) == []
    assert Task.objects.filter(kind="major_incident", victim=victim, closed_at=None).count() == 1
