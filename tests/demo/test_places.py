"""The invented gazetteer of the demonstration finds what its people say, and lies where its areas lie."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.services.control_room.room_staff import a_handler
from victimcare.demo.control_room_places import load_demo_places
from victimcare.demo.feed.crime_tables import read_areas
from victimcare.records.models import AuditEntry, GazetteerPlace
from victimcare.services.control_room.incidents.place_search import find_places

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 3, 12, tzinfo=UTC)


def test_what_callers_of_the_demonstration_say_is_found_and_the_list_is_loaded_once() -> None:
    load_demo_places(now=NOW)
    load_demo_places(now=NOW)
    handler = a_handler()

    def find(said: str) -> str:
        first = find_places(actor=handler, said=said)[0]
        return f"{first.certainty} {first.name}, {first.near}"

    assert find("9 mill bank the blue gate") == "named Mill Bank, Mill Bank, VC11, Merton"
    assert (
        find("the chip shop by the station in Harbour Quay")
        == "beside Harbour Quay Station, Harbour Quay, VC9, Greenwich"
    )
    assert find("Car park behind the swimming pool") == "beside Swanfield Swimming Pool, Swanfield, VC7, Newham"
    assert find("14 Cooper Row") == "named Cooper Row, Cooper's Green, VC12, Ealing"
    assert find("vc41bu") == "named VC4 1BU, Millbridge, VC4, Camden"
    assert AuditEntry.objects.filter(act="places.loaded").count() == 1
    assert GazetteerPlace.objects.count() == 182


def test_each_area_of_the_demonstration_has_its_places() -> None:
    load_demo_places(now=NOW)
    areas = read_areas()

    named = {row.near.split(", ")[-1] for row in GazetteerPlace.objects.all()}

    assert {areas[borough].code for borough in named} == {area.code for area in areas.values()}
