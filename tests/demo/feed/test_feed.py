"""The generated feed keeps the contract, repeats by its seed, and fits in the same memory at any size."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tracemalloc
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import jsonschema_rs

from tests.demo.schema import feed_schema
from victimcare.demo.feed import generate_crimes
from victimcare.demo.feed.feed_moments import LONDON
from victimcare.rules.safe_contact.contact_points import telephone_key

START, END = datetime(2025, 10, 1, tzinfo=LONDON), datetime(2026, 10, 1, tzinfo=LONDON)
# https://www.ofcom.org.uk: numbers for use in drama
DRAMA = re.compile(r"\+44(7700900\d{3}|1632960\d{3}|2079460\d{3})")


@cache
def events() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in generate_crimes(4_000, 3, START, END))


def victims() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each described victim with the crime's offence."""
    offences = {event["subject"]: event["data"]["offence"] for event in events() if event["type"] == "case.recorded"}
    for event in events():
        described = event["data"].get("victims") or [event["data"][key] for key in ("victim",) if key in event["data"]]
        yield from ((victim, offences[event["subject"]]) for victim in described)


def test_every_line_is_valid_and_all_event_types_occur() -> None:
    validator = jsonschema_rs.validator_for(feed_schema(), validate_formats=True)

    problems = [(event, error.message) for event in events() for error in validator.iter_errors(event)]

    assert problems == []
    assert {event["type"] for event in events()} == set(feed_schema()["properties"]["type"]["enum"])


def test_four_to_seven_events_a_crime_on_average() -> None:
    assert 4 <= len(events()) / 4_000 <= 7


def test_the_same_seed_gives_the_same_bytes_in_another_process() -> None:
    def run(seed: str, hash_seed: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-m", "victimcare.demo.demo_commands", "feed", "--crimes", "300", "--seed", seed],
            check=True,
            capture_output=True,
            env=os.environ | {"PYTHONHASHSEED": hash_seed, "TZ": "Asia/Tokyo"},
        ).stdout

    first = run("11", "1")

    assert first == run("11", "2")
    assert first != run("12", "1")


def test_feeds_of_two_seeds_share_no_crime_event_or_person() -> None:
    def names(seed: int) -> set[str]:
        read = [json.loads(line) for line in generate_crimes(200, seed, START, END)]
        people = {
            victim["victim_id"]
            for event in read
            for victim in event["data"].get("victims", [])
            if victim["kind"] != "business"  # the same shops stand in the same streets
        }
        return people | {event["subject"] for event in read} | {event["id"] for event in read}

    assert names(1) & names(2) == set()


def test_nothing_has_happened_after_the_end() -> None:
    until = datetime(2026, 3, 29, 14, 30, tzinfo=LONDON)

    moments = [
        datetime.fromisoformat(moment)
        for line in generate_crimes(500, 1, until - timedelta(days=365), until)
        for event in [json.loads(line)]
        for moment in (event["time"], event["recordedat"], event["data"].get("received_by_wcu_at"))
        if moment
    ]

    assert max(moments) <= until
    assert max(moments) > until - timedelta(days=3)


def test_a_crime_is_told_in_order_and_names_only_what_it_has_told() -> None:
    told: dict[str, set[str]] = defaultdict(set)
    people: dict[str, set[str]] = defaultdict(set)
    items: set[str] = set()
    last: dict[str, tuple[datetime, int]] = {}
    for event in events():
        subject, data = event["subject"], event["data"]
        place = datetime.fromisoformat(event["time"]).astimezone(UTC), event["sequence"]
        assert place > last.get(subject, (datetime.min.replace(tzinfo=UTC), 0))
        last[subject] = place
        people[subject] |= {victim["victim_id"] for victim in data.get("victims", [])}
        people[subject] |= {data["victim"]["victim_id"]} if "victim" in data else set()
        assert {data[key] for key in ("victim_id",) if key in data} <= people[subject]
        assert {name for name in data.get("about", []) if "-" in name} <= told[subject]
        if event["type"] == "property.seized":
            items.add(data["item_ref"])
        assert {data[key] for key in ("item_ref",) if key in data} <= items
        told[subject].add(event["id"])


def test_planned_moments_lie_ahead() -> None:
    for event in events():
        data = event["data"]
        if event["type"] == "hearing.listed":
            assert datetime.fromisoformat(data["starts_at"]) > datetime.fromisoformat(event["time"])
        for key in ("return_on", "on"):
            assert data.get(key, "9999") > event["time"][:10]


def test_only_numbers_kept_for_drama_and_addresses_that_are_nowhere() -> None:
    seen = 0
    for event in events():
        text = json.dumps(event)
        for number in re.findall(r'"(?:mobile|phone)": "([^"]+)"', text):
            seen += 1
            assert DRAMA.fullmatch(telephone_key(number)), number
        for address in re.findall(r'"email": "([^"]+)"', text):
            assert address.endswith(".example")
            assert address.isascii()
        for postcode in re.findall(r'"postcode": "([^"]+)"', text):
            assert re.fullmatch(r"ZZ\d{1,2} \d[A-Z]{2}", postcode)
    assert seen > 3_000


def test_no_guarded_person_has_the_number_of_one_who_is_not() -> None:
    numbers: dict[bool, set[str]] = {False: set(), True: set()}
    for victim, offence in victims():
        born = victim.get("date_of_birth", "1990-01-01")
        guarded = offence["group"] == "sexual" or bool(offence.get("flags")) or born > "2009-10-01"
        if victim["kind"] == "person" and not "2009-10-01" < born < "2010-10-01":  # 15 or 16 when it was recorded
            numbers[guarded] |= {telephone_key(victim[key]) for key in ("mobile", "phone") if key in victim}

    assert numbers[False] & numbers[True] == set()
    assert min(len(numbers[False]), len(numbers[True])) > 200


def test_hard_cases_are_there() -> None:
    kinds = {victim["kind"] for victim, _ in victims()}
    grounds = {ground for victim, _ in victims() for ground in victim.get("enhanced_grounds", [])}
    plans = [victim.get("safe_contact") for victim, _ in victims()]
    listings = [event["data"]["hearing_ref"] for event in events() if event["type"] == "hearing.listed"]
    contacts = [event["data"] for event in events() if event["type"] == "victim.contacted"]

    assert kinds >= {"person", "business", "parent_or_guardian"}
    assert grounds == {"most_serious_crime", "persistently_targeted", "vulnerable", "intimidated", "discretion"}
    assert 0.25 < plans.count(None) / len(plans) < 0.5
    assert sum(plan is not None and "hours" in plan for plan in plans) > 300
    assert len(listings) > len(set(listings)) + 20  # hearings move
    assert any(contact.get("reached") is False for contact in contacts)
    assert any(victim.get("language", "en") != "en" for victim, _ in victims())


def test_bereaved_families_are_as_rare_as_homicide() -> None:
    lines = [line for line in generate_crimes(30_000, 2, START, END) if b'"homicide"' in line]

    assert 1 <= len(lines) <= 15  # 3.7 in 30,000 crimes, and a few killed on the roads
    assert all(b'"kind":"bereaved_relative"' in line and b'"kind":"person"' not in line for line in lines)
    assert any(b'"kind":"family_spokesperson"' in line for line in lines)


def test_memory_does_not_grow_with_the_feed() -> None:
    def peak(number: int) -> int:
        tracemalloc.start()
        for _ in generate_crimes(number, 4, START, END):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(1_000)  # tables and officers are read once

    assert peak(6_000) < peak(1_500) + 1_000_000
