"""Finds where a place may be from what a caller says: a position in the words, a postcode, or names of a gazetteer.

Each find says how it was found and how far off it may be. A person chooses; nothing is set by itself. The words of
callers are compared, and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from uuid import UUID

from django.contrib.postgres.search import TrigramSimilarity, TrigramStrictWordSimilarity
from django.db import transaction

from victimcare.records.models import GazetteerPlace, RoomMessage
from victimcare.rules.control_room.contact_kinds import MessageDirection
from victimcare.rules.control_room.incidents.grid_positions import print_grid_reference, read_position
from victimcare.rules.control_room.incidents.incident_kinds import PlaceSource
from victimcare.rules.control_room.incidents.place_files import NamedPlace, UnreadablePlaces, read_places
from victimcare.rules.control_room.incidents.place_words import (
    NEARBY_METRES,
    PlacePart,
    read_postcodes,
    split_place_words,
)
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_words import open_message_words

MOST_FOUND = 8
LONGEST_SAID = 500  # characters that are looked through
_AT_ONCE = 5_000
_SAME_NAME = 0.95  # of letters in groups of three that the two have in common
_LIKE_NAME = 0.45  # so much that the one may be misheard for the other
_MOST_RANKED = 60  # of one name
_SETTLEMENTS = frozenset({"City", "Town", "Village", "Hamlet", "Suburban Area", "Other Settlement"})
_COLUMNS = ("name", "other_name", "kind", "near", "words", "easting", "northing", "spread_metres")


class PlaceCertainty(StrEnum):
    POSITION = "position"  # the words hold a position
    NAMED = "named"  # a place of this name
    BESIDE = "beside"  # beside a place of this name
    PARTLY = "partly"  # the words are in its name
    ALIKE = "alike"  # a name like it


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """`accuracy_metres`: how far off it may be, with what "by" or "near" adds."""

    name: str
    kind: str
    near: str
    certainty: PlaceCertainty
    source: PlaceSource
    easting: int
    northing: int
    accuracy_metres: int

    @property
    def grid_reference(self) -> str:
        return print_grid_reference(self.easting, self.northing)


def find_places(*, actor: Actor, said: str) -> tuple[FoundPlace, ...]:
    """Return where this may be, the surest first."""
    permit(actor, Act.WORK_INCIDENT)
    said = said[:LONGEST_SAID]
    found: dict[tuple[int, int, str], FoundPlace] = {}
    for each in (*_find_position(said), *_find_postcodes(said), *_find_names(said)):
        found.setdefault((each.easting, each.northing, each.name), each)
    return tuple(found.values())[:MOST_FOUND]


def has_places() -> bool:
    """Whether a gazetteer is loaded."""
    return GazetteerPlace.objects.exists()


@transaction.atomic
def load_places(*, actor: Actor, lines: Iterable[str], now: datetime) -> int:
    """Add a file of a gazetteer, or renew what it held. Returns how many places it has. Raises UnreadablePlaces: then
    nothing of the file is kept."""
    permit(actor, Act.LOAD_PLACES)
    places, count = read_places(lines), 0
    while batch := {each.id: each for each in islice(places, _AT_ONCE)}:
        GazetteerPlace.objects.bulk_create(
            [_build_row(each) for each in batch.values()],
            update_conflicts=True,
            unique_fields=["gazetteer_id"],
            update_fields=list(_COLUMNS),
        )
        count += len(batch)
    if not count:
        raise UnreadablePlaces("the file is empty")
    note(actor, "places.loaded", at=now, detail={"places": count})
    return count


@transaction.atomic
def find_told_place(*, actor: Actor, contact_id: UUID, now: datetime) -> str:
    """Return the newest place that the sender of this contact wrote as such; empty: none."""
    permit(actor, Act.WORK_CONTACT)
    note(actor, "room_contact.place_read", at=now, detail={"contact": str(contact_id)})
    messages = RoomMessage.objects.filter(contact__public_id=contact_id, direction=MessageDirection.RECEIVED)
    newest_first = messages.exclude(sealed_fields=b"").order_by("-at", "-id")
    said = ((words.fields or {}).get("place", "") for words in open_message_words(newest_first).values())
    return next((place for place in said if place), "")


def _build_row(place: NamedPlace) -> GazetteerPlace:
    return GazetteerPlace(
        gazetteer_id=place.id,
        name=place.name,
        other_name=place.other_name,
        kind=place.kind,
        near=place.near,
        words=" ".join((place.name, place.other_name, "" if "Road" in place.kind else place.kind)).casefold(),
        easting=place.easting,
        northing=place.northing,
        spread_metres=place.spread_metres,
    )


def _find_position(said: str) -> Iterator[FoundPlace]:
    if position := read_position(said):
        yield FoundPlace(
            name="",
            kind="",
            near="",
            certainty=PlaceCertainty.POSITION,
            source=PlaceSource.GRID_REFERENCE,
            easting=position.easting,
            northing=position.northing,
            accuracy_metres=position.accuracy_metres,
        )


def _find_postcodes(said: str) -> Iterator[FoundPlace]:
    for row in GazetteerPlace.objects.filter(kind="Postcode", name__in=read_postcodes(said)).order_by("name"):
        yield _found(row, PlaceCertainty.NAMED, PlaceSource.POSTCODE)


def _find_names(said: str) -> list[FoundPlace]:
    """The surest first. Where a town was said too, what is named alike elsewhere is left out, and the town itself
    comes after what was found in it."""
    ranked = [one for part in split_place_words(said) for one in _rank_part(part)]
    if any(_says_town(row, said) for row, _, _ in ranked):
        ranked = [one for one in ranked if one[1] is PlaceCertainty.NAMED or _says_town(one[0], said)]
    towns = [_says_town(row, said) for row, _, _ in ranked]
    surest = list(PlaceCertainty)

    def rank(number: int) -> tuple[bool, int, bool, float]:
        row, certainty, alike = ranked[number]
        is_town_of_others = row.kind in _SETTLEMENTS and any(towns)
        return is_town_of_others, surest.index(certainty), not towns[number], -alike

    found = (ranked[number] for number in sorted(range(len(ranked)), key=rank))
    return [_found(row, certainty, PlaceSource.GAZETTEER) for row, certainty, _ in found]


def _says_town(row: GazetteerPlace, said: str) -> bool:
    return any(part.casefold() in said.casefold() for part in row.near.split(", ") if part)


RankedRow = tuple[GazetteerPlace, PlaceCertainty, float]


def _rank_part(part: PlacePart) -> list[RankedRow]:
    """The places of these words; where they are no name as a whole, of any two of them that are one."""
    sure = (PlaceCertainty.NAMED, PlaceCertainty.BESIDE)
    found = _rank_rows(part)
    if any(certainty in sure for _, certainty, _ in found):
        return found
    return [one for pair in part.pair_words() for one in _rank_rows(pair) if one[1] in sure] or found


def _rank_rows(part: PlacePart) -> list[RankedRow]:
    words = part.words.casefold()
    rows = (
        GazetteerPlace.objects.exclude(kind="Postcode")
        .filter(words__trigram_strict_word_similar=words)
        .annotate(alike=TrigramStrictWordSimilarity(words, "words"), whole=TrigramSimilarity("name", words))
        .order_by("-alike", "-whole", "name", "id")[:_MOST_RANKED]
    )
    return [
        (row, _judge(part, row, row.alike), row.whole)
        for row in rows
        if row.alike >= _SAME_NAME or row.whole >= _LIKE_NAME
    ]


def _judge(part: PlacePart, row: GazetteerPlace, alike: float) -> PlaceCertainty:
    if alike < _SAME_NAME:
        return PlaceCertainty.ALIKE
    if part.is_beside:
        return PlaceCertainty.BESIDE
    is_whole = part.words.casefold() in (row.name.casefold(), row.other_name.casefold())
    return PlaceCertainty.NAMED if is_whole else PlaceCertainty.PARTLY


def _found(row: GazetteerPlace, certainty: PlaceCertainty, source: PlaceSource) -> FoundPlace:
    nearby = 0 if certainty in (PlaceCertainty.NAMED, PlaceCertainty.PARTLY) else NEARBY_METRES
    return FoundPlace(
        name=row.name,
        kind=row.kind,
        near=row.near,
        certainty=certainty,
        source=source,
        easting=row.easting,
        northing=row.northing,
        accuracy_metres=row.spread_metres + nearby,
    )
