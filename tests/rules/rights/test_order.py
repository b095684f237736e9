"""Order, as-of and editions: ledger rules 31 to 33."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.rules.rights.story import Story, person
from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import Catalogue, Entitlement, Fact, Span, Unit, order_facts, work_out_duties
from victimcare.rules.rights.catalogue import make_edition
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import shipped_working_days


def test_facts_stand_by_instant_then_sequence_source_and_id() -> None:
    noon = clock.parse_moment("2026-03-02T12:00:00Z")
    facts = [
        Fact("a", "1", EventType.CASE_REOPENED, clock.parse_moment("2026-03-02T12:59:59+01:00"), 9, {}),
        Fact("b", "9", EventType.CASE_REOPENED, noon, 1, {}),
        Fact("a", "1", EventType.CASE_REOPENED, noon, 2, {}),
        Fact("a", "2", EventType.CASE_REOPENED, noon, 2, {}),
        Fact("b", "1", EventType.CASE_REOPENED, noon, 2, {}),
    ]

    assert order_facts(reversed(facts)) == facts


def test_a_case_recorded_later_gives_no_victims() -> None:
    story = Story("2026-03-02T08:00:00Z", time="2026-03-02T09:00:00Z")

    assert story.ledger("2026-03-02T08:59:59Z").victims == ()
    assert len(story.ledger("2026-03-02T09:00:00Z").victims) == 1


def test_only_events_up_to_the_moment_of_asking_count() -> None:
    story = Story()
    arrest = story.arrest("2026-03-03T10:00:00Z")
    story.contact("2026-03-04T10:00:00Z", arrest)
    story.assess("2026-03-03T12:00:00Z", "vulnerable")

    assert story.all("r6_suspect_arrested", "2026-03-03T09:59:59Z") == []
    assert story.one("r6_suspect_arrested", "2026-03-04T09:59:59Z").met_at is None
    assert story.due("r6_suspect_arrested", "2026-03-03T11:00:00Z") == "2026-03-10T23:59:59+00:00"
    assert story.due("r6_suspect_arrested", "2026-03-04T11:00:00Z") == "2026-03-04T23:59:59+00:00"
    assert story.victim("2026-03-03T11:59:59Z").is_enhanced is False


def test_victims_stand_as_they_were_first_mentioned_and_duties_by_start_id_and_trigger() -> None:
    story = Story(victims=[person("v9"), person("v1")])
    story.add("victim.added", "2026-03-03T10:00:00Z", victim=person("v0"))
    story.arrest("2026-03-03T10:00:00Z", event_id="b")
    story.arrest("2026-03-03T10:00:00Z", event_id="a")

    duties = [(s.duty.starts_on, s.duty.id, s.duty.triggered_by.id) for s in story.victim().duties]

    assert [victim.victim_id for victim in story.ledger().victims] == ["v9", "v1", "v0"]
    assert duties == sorted(duties)


# ---- editions (rule 33)


def with_a_later_edition() -> Catalogue:
    """A made-up Code from 1 June 2026: an arrest is told in two days, and has another name."""
    first = rights_catalogue().editions[0]
    arrest: Entitlement = first.entitlements["r6_suspect_arrested"]
    changed = replace(arrest, id="made_up_arrest", standard=Span(2, Unit.CALENDAR_DAY), enhanced=Span(6, Unit.HOUR))
    later = make_edition("made-up", "A made-up Code", date(2026, 6, 1), [changed])
    return Catalogue((first, later), rights_catalogue().outcomes)


@pytest.mark.parametrize(
    ("reported_at", "edition", "duty_id", "due_on"),
    [
        ("2019-05-01T10:00:00Z", "2021-04-01", "r6_suspect_arrested", "2026-07-08"),
        ("2026-05-31T22:59:59Z", "2021-04-01", "r6_suspect_arrested", "2026-07-08"),
        ("2026-05-31T23:00:00Z", "made-up", "made_up_arrest", "2026-07-03"),
    ],
)
def test_a_case_keeps_the_edition_of_the_day_it_was_reported(
    reported_at: str, edition: str, duty_id: str, due_on: str
) -> None:
    story = Story(reported_at)
    story.arrest("2026-07-01T10:00:00Z")

    answer = work_out_duties(
        story.facts, with_a_later_edition(), shipped_working_days(), as_of=clock.parse_moment("2026-07-02T10:00:00Z")
    )
    (duty,) = answer.started_by(story.facts[-1].ref)

    assert answer.edition == duty.edition == edition
    assert duty.id == duty_id
    assert duty.due_on is not None
    assert duty.due_on.isoformat() == due_on


def test_an_edition_may_count_one_clock_in_hours_and_the_other_in_days() -> None:
    story = Story("2026-06-02T10:00:00Z")
    story.arrest("2026-07-01T10:00:00Z")
    story.assess("2026-07-02T10:00:00Z", "vulnerable")

    answer = work_out_duties(
        story.facts, with_a_later_edition(), shipped_working_days(), as_of=clock.parse_moment("2026-07-09T10:00:00Z")
    )
    (duty,) = answer.started_by(story.facts[1].ref)

    assert duty.due_at == clock.parse_moment("2026-07-02T16:00:00Z")
    assert duty.unit is Unit.HOUR
