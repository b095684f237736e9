"""The Code of October 2015: used only where the force names it, and then kept by cases reported in its time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project

from tests.services.loading import a_person, fact, load, recorded
from victimcare.records.models import Duty
from victimcare.rules.clock import parse_moment
from victimcare.rules.rights import Catalogue
from victimcare.services.rights.code_catalogue import (
    edition_folders_in_use,
    find_edition_problems,
    read_edition,
    rights_catalogue,
)

OLD, NEW = "2015-11-16", "2021-04-01"
FOLDER: Path = project.EARLIER_EDITIONS / "2015"
# Seen on the police page that the entries name; no number is claimed for any other.
RESTATED = {
    "r6_suspect_arrested",
    "r6_suspect_interviewed",
    "r6_suspect_released_without_charge",
    "r6_suspect_bailed_or_rui",
    "r6_police_bail_changed",
    "r6_charge_decision_prosecute",
}


@pytest.fixture
def with_2015(settings: Any) -> Catalogue:
    settings.FORCE = replace(settings.FORCE, earlier_editions=("2015",))
    return rights_catalogue()


def test_it_is_not_in_use_where_no_force_names_it() -> None:
    assert [edition.id for edition in rights_catalogue().editions] == [NEW]
    assert FOLDER not in edition_folders_in_use()


def test_nothing_is_wrong_with_it_and_what_is_from_memory_says_so() -> None:
    edition = read_edition(FOLDER)

    assert find_edition_problems([FOLDER], beside=[project.EDITIONS / "2021"]) == []
    of_the_code = [one for one in edition.entitlements.values() if one.scope == "code"]
    assert {one.id for one in of_the_code if one.is_verified and one.standard} == RESTATED
    assert all(one.paragraph is None for one in of_the_code)


@pytest.mark.parametrize(
    ("reported_at", "edition"),
    [
        ("2015-11-15T09:00:00Z", OLD),  # before the first edition, the first (ledger rule 33)
        ("2021-03-31T22:59:59Z", OLD),  # 23:59:59 in London: still the day before
        ("2021-03-31T23:00:00Z", NEW),  # midnight in London
    ],
)
@pytest.mark.django_db
def test_a_case_keeps_the_edition_of_the_day_on_which_it_was_reported(
    with_2015: Catalogue, reported_at: str, edition: str
) -> None:
    reported = parse_moment(reported_at)
    arrested = fact(
        "suspect.arrested", parse_moment("2021-04-06T09:00:00Z"), suspect_ref="S"
    )  # the Tuesday after Easter

    victim = load("44/1/20", recorded(a_person(), time=reported), arrested)["V1"]

    duties = {duty.code: duty for duty in Duty.objects.filter(victim=victim)}
    assert {duty.edition for duty in duties.values()} == {edition}
    assert duties["r6_suspect_arrested"].due_on == date(2021, 4, 13)
    has_limit = duties["r3_information_on_reporting"].due_on is not None
    assert has_limit is (edition == OLD)
