"""What an entry of Open Referral says, and which parts are wrong."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.referrals.oruk_example import COUNSELLING, HOUSING, LOCKS
from victimcare.rules.referrals import entry_fields, entry_making, entry_reading, entry_validation, opening_times
from victimcare.rules.referrals.entry_reading import DirectoryMeanings, EntryWords, read_entry_words
from victimcare.rules.referrals.entry_validation import FieldRefusal
from victimcare.rules.referrals.listed_services import CapacityStatus, ServiceFacts, StatedCapacity
from victimcare.rules.referrals.opening_times import DAY_CODES, ServiceOpening
from victimcare.wording import service_hours

MEANT = DirectoryMeanings(
    {"counselling": "talk", "https://river-towns.example/kinds/housing": "housing"}, {"lambeth": "AS"}
)


def test_what_an_entry_says_is_read_in_our_words_and_nothing_is_guessed() -> None:
    assert entry_reading.read_service_facts(COUNSELLING, MEANT) == ServiceFacts(
        name="Weir Counselling",
        telephone="020 7946 0111",
        website="https://weir.example/counselling",
        email="hello@weir.example",
        description="Talking with a trained worker. For everybody aged 16 and over.",
        needs=frozenset({"talk"}),
        areas=frozenset({"AS"}),
        is_everywhere=False,
        hours=(ServiceOpening(DAY_CODES[:5], "10:00", "18:00"),),
        languages=frozenset({"pl", "ur"}),
        youngest=16,
        oldest=99,
        is_free=True,
        access=frozenset({"step_free", "remote"}),
        assured_on=date(2026, 10, 1),
        stands_at=((51.45, -0.12),),
        terms="counselling · walking groups",
    )
    housing = entry_reading.read_service_facts(HOUSING, MEANT)
    assert (housing.needs, housing.is_open, housing.is_everywhere) == (frozenset({"housing"}), False, True)
    unknown = entry_reading.read_service_facts(COUNSELLING, DirectoryMeanings())
    assert (unknown.needs, unknown.areas, unknown.is_everywhere) == (frozenset(), frozenset(), False)
    assert entry_reading.read_service_facts(LOCKS, MEANT).is_free is None


def test_a_service_that_signs_is_found_by_it_hours_say_until_when_and_the_rest_stays_in_its_own_words() -> None:
    season = {"id": "a", "byday": "TH,FR", "opens_at": "10:00", "closes_at": "18:00", "valid_to": "2026-12-24"}
    entry = {
        **COUNSELLING,
        "languages": [{"id": "b", "name": "British Sign Language", "code": "bfi"}],
        "schedules": [season],
        "eligibility_description": "<p>For people\nwho live here</p>",
        "alert": "Moved to the library",
    }
    found, said = entry_reading.read_service_facts(entry, MEANT), read_entry_words(entry)

    assert "sign_language" in found.access
    assert found.hours == (ServiceOpening(("TH", "FR"), "10:00", "18:00", last=date(2026, 12, 24)),)
    assert said.eligibility == "For people who live here"
    assert said.alert == "Moved to the library"
    assert said.places == ("The Mill, 1 Mill Lane, Riverside, ZZ1 1ZZ",)
    assert said.fees == "Free; Everybody £0 an hour"
    assert said.kinds == "counselling, walking groups"
    assert read_entry_words(LOCKS) == EntryWords()


def test_what_is_right_is_taken_as_it_is_and_what_is_empty_is_left_out() -> None:
    assert entry_validation.validate_entry(COUNSELLING) == (COUNSELLING, ())
    assert entry_validation.validate_entry({**LOCKS, "url": None, "email": "", "phones": []}) == (LOCKS, ())


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"url": "weir dot example"}, FieldRefusal("url", "not_uri", "weir dot example")),
        ({"minimum_age": "16"}, FieldRefusal("minimum_age", "not_number", "16")),
        ({"assured_date": "lately"}, FieldRefusal("assured_date", "not_date", "lately")),
        ({"phones": {"number": "1"}}, FieldRefusal("phones", "not_a_list", "{'number': '1'}")),
        ({"languages": [{"name": "Polish"}]}, FieldRefusal("languages[0].id", "missing")),
        (
            {"service_at_locations": [{"id": "a", "location": {"id": "b", "latitude": 151}}]},
            FieldRefusal("service_at_locations[0].location.latitude", "not_latitude", "151"),
        ),
    ],
)
def test_a_field_that_is_wrong_is_left_out_and_told(change: dict[str, Any], refused: FieldRefusal) -> None:
    taken, told = entry_validation.validate_entry({**LOCKS, **change})

    assert told == (refused,)
    assert taken is not None
    assert {name: taken[name] for name in LOCKS} == LOCKS


@pytest.mark.parametrize(
    ("entry", "refused"),
    [
        ({"id": "a", "status": "active"}, (FieldRefusal("name", "missing"),)),
        ({"id": "a", "name": "b", "status": "open"}, (FieldRefusal("status", "not_status", "open"),)),
        ({"id": 7, "name": "b", "status": "active"}, (FieldRefusal("id", "not_id", "7"),)),
        ("a service", (FieldRefusal("(entry)", "not_an_object", "a service"),)),
    ],
)
def test_an_entry_without_what_it_must_have_is_refused_whole(entry: object, refused: tuple[FieldRefusal, ...]) -> None:
    assert entry_validation.validate_entry(entry) == (None, refused)


_NAMES = {name for object_ in entry_fields.FIELDS.values() for name in object_}
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(sorted(_NAMES)), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150)
@given(at=st.sampled_from(sorted(COUNSELLING)), value=_JSON)
def test_whatever_stands_in_a_field_what_is_taken_has_the_form_and_can_be_read(at: str, value: Any) -> None:
    entry = deepcopy(COUNSELLING) | {at: value}

    taken, refused = entry_validation.validate_entry(entry)

    assert taken is None or entry_validation.validate_entry(taken) == (taken, ())
    assert (taken is None) <= bool(refused)
    if taken is not None:
        entry_reading.read_service_facts(taken, MEANT)
        entry_reading.read_capacity(taken)


def test_hours_are_days_and_times_or_words_and_are_said_to_each_as_they_read() -> None:
    weekly = {"freq": "WEEKLY", "opens_at": "09:00Z", "closes_at": "17:30:00"}
    week = [{**weekly, "byday": "MO,TU,WE"}, {**weekly, "byday": "SA,SU", "valid_to": "2027-01-03"}]
    always = opening_times.parse_openings("MO-SU 00:00-24:00")

    found = opening_times.read_schedules([*week, {"description": "By  appointment"}, {"dtstart": "2026-01-01"}])

    assert (
        opening_times.format_openings(found) == "MO-WE 09:00-17:30; SA,SU 09:00-17:30 until 2027-01-03; By appointment"
    )
    assert opening_times.parse_openings(opening_times.format_openings(found)) == found
    assert opening_times.parse_openings("MO-XX 09:00-17:30") == (ServiceOpening(words="MO-XX 09:00-17:30"),)
    assert opening_times.read_schedules(entry_making.make_schedules("Weir", found)) == found
    said = partial(service_hours.describe_opening_hours, today=date(2026, 11, 25))
    assert said(found, manner="staff") == (
        "Mon to Wed, 09:00 to 17:30; Sat, Sun, 09:00 to 17:30, until 3 January 2027; By appointment"
    )
    assert said(found[:1], manner="page", language="pl") == (
        "poniedziałek–środa, od 9 przed południem do 5:30 po południu"
    )
    assert said(found[:1], manner="spoken") == (
        "Monday to Wednesday, nine o’clock in the morning to half past five in the afternoon"
    )
    assert said(always, manner="page") == "every day, at any hour"
    assert opening_times.read_schedules(entry_making.make_schedules("Weir", always))[0].is_at_any_hour


def test_open_places_are_read_where_an_entry_states_them() -> None:
    stated = {"capacities": [{"available": 4, "updated": "2026-11-20"}]}

    assert entry_reading.read_capacity(stated) == StatedCapacity(CapacityStatus.OPEN, date(2026, 11, 20), places=4)
    assert entry_reading.read_capacity(
        {"capacities": [{"available": 0, "updated": "2026-11-20T08:00:00"}]}
    ) == StatedCapacity(CapacityStatus.FULL, date(2026, 11, 20))
    assert entry_reading.read_capacity({"capacities": [{"available": "many"}]}) is None
