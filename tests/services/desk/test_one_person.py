"""Several crimes against one person: staff are asked, staff decide, and later crimes follow by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.feed.feed_lines import load as load_lines
from tests.services.feed.feed_lines import recorded as recorded_line
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Event, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import FieldRequired, VictimNotFound
from victimcare.services.access import Actor
from victimcare.services.desk import recorded_grounds

pytestmark = pytest.mark.django_db
TARGETED = "persistently_targeted"


def crimes(*days_ago: int, record_id: str = "P7", **record: Any) -> list[Victim]:
    found = []
    for number, days in enumerate(days_ago):
        person = a_person(record_id, **record)
        reference = f"06/{record_id}{number}/26"
        found.append(load(reference, recorded(person, time=NOW - timedelta(days=days)))[record_id])
    return found


def new_crime(*victims: dict[str, Any], source: str = "urn:test:records") -> dict[str, Any]:
    line = recorded_line(*victims, subject="06/NEW/26", time=NOW)
    return line | {"source": source, "id": f"new {line['id']}"}  # the other crimes here count on their own


def asked() -> list[int | None]:
    tasks = Task.objects.filter(kind=TaskKind.CONFIRM_GROUNDS, closed_at=None).order_by("victim_id")
    return list(tasks.values_list("victim_id", flat=True))


def decide(victims: list[Victim], *, is_same: bool = True, words: str = "She says so.", now: datetime = NOW) -> None:
    recorded_grounds.decide_same_person(
        actor=staff(), victim_ids=[victim.id for victim in victims], is_same=is_same, words=words, now=now
    )


def grounds(victim: Victim) -> list[str]:
    victim.refresh_from_db()
    return victim.enhanced_grounds


def test_a_person_is_asked_once_there_are_enough_in_a_year() -> None:
    crimes(2, 30, record_id="TWO")
    crimes(2, 30, 370, record_id="LONG")
    three = crimes(300, 30, 2, record_id="THREE")
    crimes(300, 30, 2, record_id="SHOP", kind="business")

    assert recorded_grounds.ask_about_same_person(now=NOW) == 1
    assert recorded_grounds.ask_about_same_person(now=NOW) == 1

    assert asked() == [three[2].id]
    assert recorded_grounds.list_same_record_rows(three[2].id) == tuple(victim.id for victim in three)
    assert [grounds(victim) for victim in three] == [[], [], []]


def test_the_number_is_the_forces_own(settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, crimes_in_a_year=2)
    crimes(2, 30)

    assert recorded_grounds.ask_about_same_person(now=NOW) == 1


def test_once_a_person_says_so_each_of_the_crimes_has_the_ground() -> None:
    victims = crimes(300, 30, 2)
    recorded_grounds.ask_about_same_person(now=NOW)

    decide(victims)

    assert [grounds(victim) for victim in victims] == [[TARGETED]] * 3
    assert asked() == []
    assert recorded_grounds.list_same_person_rows(victims[0].id) == (victims[1].id, victims[2].id)
    events = Event.objects.filter(type="victim.needs_assessed")
    assert {event.source for event in events} == {"urn:victimcare:links"}


def test_a_later_crime_under_the_same_id_has_it_by_itself() -> None:
    victims = crimes(300, 30, 2)
    decide(victims)

    load_lines(new_crime(a_person("P7"), a_person("P8")))

    new, other = Victim.objects.filter(case__reference="06/NEW/26").order_by("position")
    assert (grounds(new), grounds(other)) == ([TARGETED], [])
    assert new.is_enhanced
    assert len(recorded_grounds.list_same_person_rows(new.id)) == 3
    assert recorded_grounds.ask_about_same_person(now=NOW + timedelta(days=1)) == 0


def test_another_record_systems_id_is_another_person() -> None:
    decide(crimes(300, 30, 2))

    load_lines(new_crime(a_person("P7"), source="urn:other:records"))

    assert grounds(Victim.objects.get(case__reference="06/NEW/26")) == []


def test_that_they_are_not_one_person_is_remembered() -> None:
    victims = crimes(300, 30, 2)
    recorded_grounds.ask_about_same_person(now=NOW)

    decide(victims, is_same=False, words="Two sisters.")
    load_lines(new_crime(a_person("P7")))

    assert [grounds(victim) for victim in victims] == [[], [], []]
    assert asked() == []
    assert recorded_grounds.list_same_person_rows(victims[0].id) == ()
    assert grounds(Victim.objects.get(case__reference="06/NEW/26")) == []


def test_people_may_join_what_has_different_ids_and_say_why() -> None:
    (one,), (other,) = crimes(30, record_id="A"), crimes(2, record_id="B")
    with pytest.raises(FieldRequired):
        decide([one, other], words=" ")
    with pytest.raises(VictimNotFound):
        decide([one])

    decide([one, other])

    assert [grounds(victim) for victim in (one, other)] == [[TARGETED], [TARGETED]]


def test_where_nothing_was_decided_a_new_crime_costs_one_look() -> None:
    victim = crimes(2)[0]

    with CaptureQueriesContext(connection) as captured:
        assert recorded_grounds.extend_same_person(actor=Actor.system("feed"), victim_ids=[victim.id], now=NOW) == 0

    assert len([each for each in captured.captured_queries if "SAVEPOINT" not in each["sql"]]) == 1
