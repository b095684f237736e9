"""A new Code is a change of data: a made-up later one beside the real one, and cases reported around its first day."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from tests.rules.rights.story import Story
from victimcare.rules import clock
from victimcare.rules.rights import Catalogue, Duty, work_out_duties
from victimcare.rules.rights.edition_differences import DifferenceKind, compare_editions
from victimcare.services.rights.code_catalogue import find_edition_problems, read_editions, rights_catalogue
from victimcare.services.rights.working_calendar import shipped_working_days

LATER = Path(__file__).parent / "editions" / "2027"


def both() -> Catalogue:
    return Catalogue(read_editions([LATER, settings.EDITIONS / "2021"]), rights_catalogue().outcomes)


def arrested(reported_at: str, *, flags: tuple[str, ...] = ()) -> dict[str, Duty]:
    """What an arrest on Thursday 8 April 2027, 10:00 in London, starts in a case reported then; by the duty's id."""
    story = Story(reported_at, flags=flags)
    arrest = story.arrest("2027-04-08T09:00:00Z")
    answer = work_out_duties(
        story.facts, both(), shipped_working_days(), as_of=clock.parse_moment("2027-04-09T09:00:00Z")
    )
    return {duty.id: duty for duty in answer.started_by(arrest.ref)}


@pytest.mark.parametrize(
    ("reported_at", "edition"),
    [
        ("2026-12-01T09:00:00Z", "2021-04-01"),
        ("2027-03-31T22:59:59Z", "2021-04-01"),  # 23:59:59 in London: still the day before
        ("2027-03-31T23:00:00Z", "2027-04-01"),  # midnight in London
        ("2027-04-07T09:00:00Z", "2027-04-01"),
    ],
)
def test_a_case_belongs_to_the_edition_in_force_on_the_london_day_of_its_report(reported_at: str, edition: str) -> None:
    assert {duty.edition for duty in arrested(reported_at).values()} == {edition}


def test_a_case_reported_before_keeps_the_old_numbers_and_a_later_one_has_the_new() -> None:
    old, new = arrested("2027-03-31T22:59:59Z"), arrested("2027-03-31T23:00:00Z")

    assert {name: str(duty.due_on) for name, duty in old.items()} == {"r6_suspect_arrested": "2027-04-15"}
    assert {name: str(duty.due_on) for name, duty in new.items()} == {
        "r6_suspect_arrested": "2027-04-13",
        "r6_next_update": "2027-04-12",
    }


def test_the_new_one_may_count_in_another_unit() -> None:
    old, new = (
        arrested(reported_at, flags=("domestic_abuse",))["r6_suspect_arrested"]
        for reported_at in ("2027-03-31T22:59:59Z", "2027-03-31T23:00:00Z")
    )

    assert (old.due_at, new.due_at) == (
        clock.parse_moment("2027-04-09T22:59:59Z"),
        clock.parse_moment("2027-04-09T09:00:00Z"),
    )


def test_what_differs_is_named_entry_by_entry() -> None:
    found = compare_editions(*both().editions)

    assert [(each.kind, each.entry.id, [change.name for change in each.fields]) for each in found] == [
        (DifferenceKind.ADDED, "r6_next_update", []),
        (DifferenceKind.CHANGED, "r6_not_investigated", ["paragraph", "paragraph_is_verified"]),
        (DifferenceKind.CHANGED, "r6_suspect_arrested", ["standard", "enhanced"]),
        (DifferenceKind.REMOVED, "r10_expenses", []),
        (DifferenceKind.CHANGED, "r12_complaint_response", ["source", "is_verified"]),
    ]
    assert compare_editions(both().editions[0], both().editions[0]) == ()


def test_nothing_is_wrong_with_it_beside_the_one_in_use() -> None:
    assert find_edition_problems([LATER], beside=[settings.EDITIONS / "2021"]) == []
