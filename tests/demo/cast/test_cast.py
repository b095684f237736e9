"""The cast's stories hold whenever they are told, and everybody in the table is in them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import jsonschema_rs
import pytest

from tests.demo.schema import feed_schema
from victimcare.demo import cast
from victimcare.demo.cast import cast_members
from victimcare.demo.demo_loading import demonstration_feed
from victimcare.demo.feed.feed_moments import LONDON
from victimcare.services.rights.working_calendar import shipped_working_days

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
HARD_MOMENTS = [
    NOON,
    datetime(2026, 12, 28, 0, 0, tzinfo=UTC),  # a bank holiday Monday after Christmas
    datetime(2027, 1, 4, 0, 5, tzinfo=UTC),
    datetime(2028, 2, 29, 23, 59, tzinfo=UTC),
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),  # the clocks have just gone forward
    datetime(2031, 7, 1, 9, 0, tzinfo=UTC),  # beyond the calendar
]


def told(now: datetime) -> list[dict[str, Any]]:
    return [json.loads(line) for line in cast.write_cast_feed(now)]


def recorded(reference: str, now: datetime = NOON) -> dict[str, Any]:
    return next(event["data"] for event in told(now) if event["subject"] == reference and event["sequence"] == 1)


@pytest.mark.parametrize("now", HARD_MOMENTS)
def test_every_line_is_valid_and_lies_on_a_working_day_before_now(now: datetime) -> None:
    validator = jsonschema_rs.validator_for(feed_schema(), validate_formats=True)

    for event in told(now):
        assert [error.message for error in validator.iter_errors(event)] == []
        at = datetime.fromisoformat(event["time"])
        assert at < now
        assert shipped_working_days().is_working_day(at.astimezone(LONDON).date()) is not False
        for key in ("recordedat", "received_by_wcu_at"):
            moment = event.get(key) or event["data"].get(key)
            assert moment is None or datetime.fromisoformat(moment) < now


@pytest.mark.parametrize("now", HARD_MOMENTS)
def test_each_story_is_told_in_order_and_hearings_lie_after_their_listing(now: datetime) -> None:
    last: dict[str, datetime] = {}
    for event in told(now):
        at = datetime.fromisoformat(event["time"])
        assert at > last.get(event["subject"], at - timedelta(days=1))
        last[event["subject"]] = at
        if event["type"] == "hearing.listed":
            assert datetime.fromisoformat(event["data"]["starts_at"]) > at
        for about in event["data"].get("about", []):
            assert about.startswith("r") or about in {earlier["id"] for earlier in told(now)}


def test_everybody_in_the_table_is_in_the_feed() -> None:
    people = {
        (event["subject"], victim["victim_id"]): victim
        for event in told(NOON)
        for victim in event["data"].get("victims", [])
    }

    victims = [member for member in cast.MEMBERS if member.role == "victim"]

    for member in victims:
        assert member.crime_reference is not None
        assert member.victim_id is not None
        found = people[member.crime_reference, member.victim_id]
        assert member.name in (found.get("business_name"), f"{found.get('given_name')} {found.get('family_name')}")
    assert len({member.id for member in cast.MEMBERS}) == len(cast.MEMBERS)
    assert Counter(member.role for member in cast.MEMBERS if member not in victims) == {
        "supporter": 4,
        "desk": 3,
        "supervisor": 1,
        "officer": 2,
        "partner": 1,
        "engineer": 1,
        "control_room": 3,
    }
    officers = {event["data"].get("officer", {}).get("officer_id") for event in told(NOON)}
    assert {member.staff_number for member in cast.MEMBERS if member.role == "officer"} <= officers


def test_naomi_may_be_texted_at_any_hour_and_nobody_has_been_arrested() -> None:
    naomi = recorded(cast_members.NAOMI)

    assert naomi["offence"] == {"group": "robbery", "title": "Robbery of personal property", "code": "34B"}
    plan = naomi["victims"][0]["safe_contact"]
    assert plan["may_text"] is True
    assert [(stretch["from"], stretch["to"]) for stretch in plan["hours"]] == [("00:00", "12:00"), ("12:00", "00:00")]
    assert all(len(stretch["days"]) == 7 for stretch in plan["hours"])
    assert "suspect.arrested" not in {event["type"] for event in told(NOON) if event["subject"] == cast_members.NAOMI}


@pytest.mark.parametrize("now", HARD_MOMENTS)
def test_kai_is_under_sixteen(now: datetime) -> None:
    born = datetime.fromisoformat(recorded(cast_members.KAI, now)["victims"][0]["date_of_birth"]).date()

    assert timedelta(days=14 * 365.25) < now.date() - born < timedelta(days=15 * 365)


def test_the_demonstration_is_a_year_up_to_now_and_shares_nothing_with_the_cast() -> None:
    events = [json.loads(line) for line in demonstration_feed(NOON)]
    moments = [datetime.fromisoformat(event["time"]) for event in events]
    points: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for event in events:
        for victim in event["data"].get("victims", []):
            held = {
                str(victim[key]).replace(" ", "") for key in ("mobile", "phone", "email", "victim_id") if key in victim
            }
            points[event["subject"] in {member.crime_reference for member in cast.MEMBERS}].update(held)

    assert 300 <= len({event["subject"] for event in events}) <= 500
    assert NOON - timedelta(days=1) < max(moments) <= NOON
    assert min(moments) >= NOON - timedelta(days=365, minutes=1)
    assert points[True].keys() & points[False].keys() == set()
    assert max(points[True].values()) == 1


def test_no_number_that_the_texts_provider_makes_fail_on_purpose() -> None:
    others = [event for event in told(NOON) if event["subject"] != cast_members.RHONA]  # whose number is to fail
    numbers = [victim.get("mobile", "") for event in others for victim in event["data"].get("victims", [])]

    assert [number for number in numbers if number.startswith("07700 90000")] == []
