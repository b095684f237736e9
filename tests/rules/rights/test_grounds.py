"""Each ground of Enhanced Rights with when it began and ended, beside those that follow from facts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.rules.rights.story import Story, person, ref
from victimcare.rules import clock
from victimcare.rules.rights import EventRef
from victimcare.rules.rights.enhanced_grounds import EnhancedGround, list_enhanced_grounds
from victimcare.services.rights.code_catalogue import rights_catalogue

DESK = "urn:victimcare:desk"


def found(story: Story, as_of: str = "2029-12-31T12:00:00Z", victim_id: str = "v1") -> tuple[EnhancedGround, ...]:
    return list_enhanced_grounds(story.facts, rights_catalogue(), as_of=clock.parse_moment(as_of)).get(victim_id, ())


def short(grounds: tuple[EnhancedGround, ...]) -> list[tuple[str, str, EventRef, EventRef | None]]:
    return [(one.name, one.flag, one.given_by, one.removed_by) for one in grounds]


def accept(story: Story, at: str, born: str) -> Any:
    return story.add("victim.details_accepted", at, source=DESK, victim_id="v1", accepted={"date_of_birth": born})


def test_what_follows_from_facts_is_named_with_each_flag_and_needs_no_record() -> None:
    story = Story(
        victims=[person(date_of_birth="2012-05-01"), person("v2", "bereaved_relative"), person("v3", "business")],
        group="sexual",
        flags=("domestic_abuse", "child"),
    )
    first = ref(story.recorded)
    offence = [
        ("sexual_offence", "", first, None),
        ("offence_flag", "child", first, None),
        ("offence_flag", "domestic_abuse", first, None),
    ]

    assert short(found(story)) == [("under_eighteen", "", first, None), *offence]
    assert short(found(story, victim_id="v2")) == [("bereaved_relative", "", first, None), *offence]
    assert found(story, victim_id="v3") == ()
    assert story.victim().grounds == ()


def test_recorded_grounds_are_added_removed_with_a_reason_and_given_again() -> None:
    story = Story(victims=[person(enhanced_grounds=["vulnerable"])])
    first = ref(story.recorded)
    added = ref(story.assess("2026-03-03T10:00:00Z", "intimidated"))
    removed = ref(story.assess("2026-03-04T10:00:00Z", "intimidated", removed_reason="asked for it"))
    again = ref(story.assess("2026-03-05T10:00:00Z", "vulnerable"))

    assert short(found(story)) == [
        ("vulnerable", "", first, removed),
        ("intimidated", "", added, None),
        ("vulnerable", "", again, None),
    ]
    assert short(found(story, "2026-03-03T10:00:00Z")) == [
        ("vulnerable", "", first, None),
        ("intimidated", "", added, None),
    ]


def test_grounds_from_linked_crimes_name_where_they_come_from() -> None:
    story = Story()
    linked = story.assess("2026-03-03T10:00:00Z", "persistently_targeted", source="urn:victimcare:links")

    (ground,) = found(story)

    assert (ground.given_by, ground.since, ground.is_recorded) == (ref(linked), linked.time, True)
    assert story.one("r4_needs_assessment").met_at is None  # the victim's needs were not assessed


def test_a_date_of_birth_that_comes_later_counts_from_when_it_was_accepted() -> None:
    story = Story()
    story.arrest("2026-03-02T10:00:00Z")
    accepted = accept(story, "2026-03-03T10:00:00Z", "2012-05-01")
    corrected = accept(story, "2026-03-20T10:00:00Z", "1992-05-01")

    (ground,) = found(story)

    assert (ground.name, ground.since, ground.removed_by) == ("under_eighteen", accepted.time, ref(corrected))
    assert ground.removed_at == datetime.fromisoformat("2026-03-20T10:00:00+00:00")
    assert story.due("r6_suspect_arrested", "2026-03-02T12:00:00Z") == "2026-03-09T23:59:59+00:00"
    assert story.due("r6_suspect_arrested") == "2026-03-04T23:59:59+00:00"
    assert story.victim("2026-03-04T10:00:00Z").is_enhanced
    assert not story.victim().is_enhanced


def test_before_the_crime_is_recorded_there_is_no_victim() -> None:
    assert (
        list_enhanced_grounds(Story().facts, rights_catalogue(), as_of=clock.parse_moment("2026-03-01T00:00:00Z")) == {}
    )
