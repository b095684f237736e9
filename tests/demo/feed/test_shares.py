"""The feed's crimes stand in the proportions of the published tables, within sampling error."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

import pytest

from victimcare.demo.feed import generate_crimes
from victimcare.demo.feed.crime_tables import read_demo_file
from victimcare.demo.feed.feed_moments import LONDON
from victimcare.demo.feed.feed_offences import find_crime_kind

CRIMES = 20_000
START, END = datetime(2023, 4, 1, tzinfo=LONDON), datetime(2024, 4, 1, tzinfo=LONDON)
TWO_YEARS_LATER = datetime(2026, 4, 1, tzinfo=LONDON)  # all outcomes have come
OUTCOME_OF = {
    "18": "Investigation complete; no suspect identified",
    **dict.fromkeys(("1", "1A", "4"), "charged"),
    **dict.fromkeys(("5", "11", "12", "13", "14", "15", "16", "17"), "Unable to prosecute suspect"),
    **dict.fromkeys(("8", "22"), "Local resolution"),
    **dict.fromkeys(("2", "2A", "3", "3A"), "Offender given a caution"),
    "6": "Offender given penalty notice",
    "7": "Offender given a drugs possession warning",
    **dict.fromkeys(("9", "10"), "Formal action is not in the public interest"),
    "21": "Further investigation is not in the public interest",
    **dict.fromkeys(("19", "20"), "Action to be taken by another organisation"),
}
SAME = {"Awaiting court outcome": "charged", "Court result unavailable": "charged"}
SAME |= dict.fromkeys(("Under investigation", "Status update unavailable"), "open")


@dataclass
class Counts:
    boroughs: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    months: Counter[int] = field(default_factory=Counter)
    outcomes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    delays: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))


@cache
def generated() -> Counts:
    counts = Counts()
    recorded: dict[str, tuple[datetime, str]] = {}
    ended: dict[str, str] = {}
    for line in generate_crimes(CRIMES, 5, START, END, TWO_YEARS_LATER):
        event = json.loads(line)
        at = datetime.fromisoformat(event["time"]).astimezone(LONDON)
        if event["type"] == "case.recorded":
            group = event["data"]["offence"]["group"]
            recorded[event["subject"]] = at, group
            counts.boroughs[event["data"]["borough"]] += 1
            counts.groups[group] += 1
            counts.months[at.month] += 1
        elif event["type"] == "case.outcome" and event["subject"] not in ended:
            ended[event["subject"]] = OUTCOME_OF[event["data"]["outcome"]]
            since = recorded[event["subject"]][0]
            months = (at.year - since.year) * 12 + at.month - since.month
            counts.delays[ended[event["subject"]]][months] += 1
    for subject, (_, group) in recorded.items():
        counts.outcomes[group][ended.get(subject, "open")] += 1
    return counts


def published_crimes() -> tuple[Counter[str], Counter[str], Counter[int]]:
    boroughs: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    months: Counter[int] = Counter()
    for row in csv.DictReader(read_demo_file("recorded-crime.csv").splitlines()):
        for column in (name for name in row if name.isdigit()):
            boroughs[row["LookUp_BoroughName"]] += int(row[column])
            groups[find_crime_kind(row["MinorText"]).group] += int(row[column])
            months[int(column[4:])] += int(row[column])
    return boroughs, groups, months


def published_outcomes(crime_type: str) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    for row in csv.DictReader(read_demo_file("outcome-mix.csv").splitlines()):
        if row["crime_type"] == crime_type:
            category = row["last_outcome_category"]
            outcomes[SAME.get(category, category)] += int(row["records"])
    return outcomes


def assert_same_shares(seen: Mapping[Any, int], expected: Mapping[Any, int]) -> None:
    """Each share within 4.5 standard errors, and half a handful for the rarest; nothing that the table lacks."""
    total, whole = sum(seen.values()), sum(expected.values())
    assert set(seen) <= {name for name, count in expected.items() if count}
    for name, count in expected.items():
        share = count / whole
        margin = 4.5 * (total * share * (1 - share)) ** 0.5 + 3
        assert abs(seen.get(name, 0) - total * share) <= margin, name


def test_boroughs_types_and_months_as_published() -> None:
    boroughs, groups, months = published_crimes()

    seen = generated()

    assert sum(seen.boroughs.values()) == CRIMES
    assert_same_shares(seen.boroughs, boroughs)
    assert_same_shares(seen.groups, groups)
    assert_same_shares(seen.months, months)


def test_the_crimes_of_one_borough_alone_lie_in_its_area() -> None:
    lines = [json.loads(line) for line in generate_crimes(50, 3, START, END, borough="Southwark")]

    assert Counter(line["data"]["area"] for line in lines if line["type"] == "case.recorded") == {"AS": 50}


@pytest.mark.parametrize(
    ("groups", "crime_type"),
    [
        (("burglary",), "Burglary"),
        (("bicycle",), "Bicycle theft"),
        (("criminal_damage_arson",), "Criminal damage and arson"),
        (("drugs",), "Drugs"),
        (("other_theft",), "Other theft"),
        (("public_order",), "Public order"),
        (("robbery",), "Robbery"),
        (("shoplifting",), "Shoplifting"),
        (("theft_person",), "Theft from the person"),
        (("vehicle",), "Vehicle crime"),
        (("violence", "sexual"), "Violence and sexual offences"),
        (("weapons",), "Possession of weapons"),
        (("other", "fraud"), "Other crime"),
    ],
)
def test_outcomes_as_published_for_each_type(groups: tuple[str, ...], crime_type: str) -> None:
    seen: Counter[str] = sum((generated().outcomes[group] for group in groups), Counter())

    assert_same_shares(seen, published_outcomes(crime_type))


@pytest.mark.parametrize(
    ("outcome", "published_as"),
    [
        ("Investigation complete; no suspect identified", "Investigation complete; no suspect identified"),
        ("Unable to prosecute suspect", "Unable to prosecute suspect"),
        ("charged", "Suspect charged"),
        ("Offender given a caution", "Offender given a caution"),
    ],
)
def test_months_to_an_outcome_as_published(outcome: str, published_as: str) -> None:
    expected = {
        int(row["months"]): int(row["records"])
        for row in csv.DictReader(read_demo_file("months-to-outcome.csv").splitlines())
        if row["outcome_type"] == published_as and int(row["months"]) >= 0
    }

    assert_same_shares(generated().delays[outcome], expected)
