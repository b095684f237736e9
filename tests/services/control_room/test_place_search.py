"""What callers say of a place is looked up in a gazetteer of the form of OS Open Names. All places are invented."""

from __future__ import annotations

import pytest

from tests.services.control_room.room_staff import NOW, a_handler
from victimcare.records.models import AuditEntry, GazetteerPlace
from victimcare.rules.control_room.incidents.incident_kinds import PlaceSource
from victimcare.rules.control_room.incidents.place_files import COLUMNS, UnreadablePlaces
from victimcare.rules.control_room.incidents.place_words import PlacePart, split_place_words
from victimcare.services.access import Actor
from victimcare.services.control_room.incidents import place_search
from victimcare.services.control_room.incidents.place_search import FoundPlace, PlaceCertainty

pytestmark = pytest.mark.django_db
OPERATOR = Actor.operator("jun")


def line(
    number: str, name: str, kind: str, easting: int, northing: int, *, wide: int = 0, town: str = "Harbour"
) -> str:
    box = (easting - wide, northing - wide, easting + wide, northing + wide)
    cells = dict.fromkeys(COLUMNS, "") | {
        "ID": number, "NAME1": name, "LOCAL_TYPE": kind, "GEOMETRY_X": f"{easting}.0", "GEOMETRY_Y": str(northing),
        "POPULATED_PLACE": town, "POSTCODE_DISTRICT": "HB1",
        **dict(zip(("MBR_XMIN", "MBR_YMIN", "MBR_XMAX", "MBR_YMAX"), map(str, box), strict=True)),
    }  # fmt: skip
    return ",".join(f'"{cell}"' if "," in cell else cell for cell in cells.values())


LINES = [
    line("osgb1", "Harbour Quay Station", "Railway Station", 530100, 179800),
    line("osgb2", "Dock Lane", "Named Road", 530120, 179840, wide=100),
    line("osgb3", "Duck Lane", "Named Road", 540000, 170000, wide=80, town="Netherfield"),
    line("HB11AA", "HB1 1AA", "Postcode", 530130, 179850),
]


def load(*lines: str) -> int:
    return place_search.load_places(actor=OPERATOR, lines=lines or LINES, now=NOW)


def find(said: str) -> list[FoundPlace]:
    return list(place_search.find_places(actor=a_handler(), said=said))


def test_what_is_beside_a_station_is_as_far_off_as_beside_reaches() -> None:
    load()

    [station, *_] = find("the chip shop by the station")

    assert (station.name, station.certainty) == ("Harbour Quay Station", PlaceCertainty.BESIDE)
    assert (station.accuracy_metres, station.grid_reference) == (251, "TQ 30100 79800")


def test_a_road_that_is_named_comes_before_one_that_sounds_like_it() -> None:
    load()

    named, alike = find("Dock Lane, past the church")[:2]

    assert (named.name, named.certainty, named.accuracy_metres) == ("Dock Lane", PlaceCertainty.NAMED, 142)
    assert (alike.name, alike.certainty) == ("Duck Lane", PlaceCertainty.ALIKE)


def test_of_two_roads_of_one_name_the_one_whose_town_was_said_comes_first() -> None:
    load(*LINES, line("osgb4", "Dock Lane", "Named Road", 545000, 175000, town="Netherfield"))

    assert [each.near for each in find("Dock Lane in Netherfield")][:2] == ["Netherfield, HB1", "Harbour, HB1"]


def test_a_postcode_and_a_position_are_found_as_what_they_are() -> None:
    load()

    assert [(each.source, each.accuracy_metres) for each in find("hb11aa")] == [(PlaceSource.POSTCODE, 50)]
    [position, *_] = find("TQ 301 798 near Dock Lane")
    assert (position.source, position.certainty) == (PlaceSource.GRID_REFERENCE, PlaceCertainty.POSITION)


def test_words_that_name_nothing_find_nothing_and_are_kept_nowhere() -> None:
    load()
    before = AuditEntry.objects.count()

    assert find("where the zebra was painted") == []
    assert find("") == []
    assert AuditEntry.objects.count() == before


def test_a_file_is_loaded_twice_with_its_names_or_without() -> None:
    assert (load(), load(",".join(COLUMNS), *LINES)) == (4, 4)
    assert GazetteerPlace.objects.count() == 4


@pytest.mark.parametrize("wrong", ["x,y", line("", "No id", "Named Road", 1, 1), line("a", "B", "C", 1, 1)[:12]])
def test_one_line_that_cannot_be_read_refuses_the_whole_file(wrong: str) -> None:
    with pytest.raises(UnreadablePlaces, match="line 5"):
        load(*LINES, wrong)
    assert not GazetteerPlace.objects.exists()


def test_words_are_split_at_what_says_beside() -> None:
    assert split_place_words("the chip shop by the station, Harbour") == (
        PlacePart("chip shop"),
        PlacePart("station", is_beside=True),
        PlacePart("Harbour"),
    )
