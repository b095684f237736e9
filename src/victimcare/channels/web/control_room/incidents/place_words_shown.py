"""Words for places that were found: what each is, how it was found, and how far off it may be."""

from __future__ import annotations

from collections.abc import Sequence

from victimcare.services.control_room.incidents import place_search
from victimcare.services.control_room.incidents.place_search import FoundPlace, PlaceCertainty
from victimcare.wording import say


def name_found_place(place: FoundPlace) -> str:
    if place.certainty is PlaceCertainty.POSITION:
        return say("control-room-places-grid", grid=place.grid_reference)
    return f"{place.name} ({place.kind}){f', {place.near}' if place.near else ''}"


def explain_found_place(place: FoundPlace) -> str:
    """How it was found, how far off it may be, and its grid reference."""
    certain = say(f"control-room-places-how-{place.certainty}")
    return f"{certain} {say('control-room-places-within', metres=place.accuracy_metres, grid=place.grid_reference)}"


def count_found_places(found: Sequence[FoundPlace]) -> str:
    """How many were found; where there is no list of places, that it is missing."""
    if not found and not place_search.has_places():
        return say("control-room-places-no-list")
    return say("control-room-places-count", count=len(found))
