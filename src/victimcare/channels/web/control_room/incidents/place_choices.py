"""Offers the places that were looked up in a form. A choice carries its own position, so that it stands while the
words beside it are mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms

from victimcare.channels.web.control_room.incidents.place_words_shown import explain_found_place, name_found_place
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.rules.control_room.incidents.grid_positions import GridPosition, is_on_grid, print_grid_reference
from victimcare.rules.control_room.incidents.incident_kinds import PlaceSource
from victimcare.services.control_room.incidents.place_search import FoundPlace
from victimcare.wording import say

_LOOKED_UP = (PlaceSource.GRID_REFERENCE, PlaceSource.POSTCODE, PlaceSource.GAZETTEER)
_WRITTEN = re.compile(rf"({'|'.join(_LOOKED_UP)})-(\d{{1,6}})-(\d{{1,7}})-(\d{{1,6}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place that a person chose: how it was found, and where it is."""

    source: PlaceSource
    position: GridPosition


def write_choice(place: FoundPlace) -> str:
    """The value of its button."""
    return f"{place.source}-{place.easting}-{place.northing}-{place.accuracy_metres}"


def read_choice(written: str) -> PlaceChoice | None:
    """Return the place of a button's value; None: it names none on the grid."""
    found = _WRITTEN.fullmatch(written)
    if found is None or not is_on_grid(int(found[2]), int(found[3])):
        return None
    return PlaceChoice(PlaceSource(found[1]), GridPosition(*(int(found[part]) for part in (2, 3, 4))))


def offer_places(form: Form, found: Sequence[FoundPlace], *, chosen: str) -> None:
    """Offer the places in a field of the form, and the one chosen before though these words no longer find it. With
    neither, the form has no such field."""
    named = {write_choice(each): (name_found_place(each), explain_found_place(each)) for each in found}
    if (before := read_choice(chosen)) is not None and chosen not in named:
        grid = print_grid_reference(before.position.easting, before.position.northing)
        within = say("control-room-places-within", metres=before.position.accuracy_metres, grid=grid)
        named[chosen] = (say("control-room-places-chosen-before"), within)
    if not named:
        return
    field = forms.ChoiceField(label=to_say("control-room-places-found"), required=False, widget=forms.RadioSelect)
    form.ask("found", field, {"classes": "govuk-radios--small place-found"})
    none_of_these = ("", say("control-room-places-none-of-these"))
    form.offer("found", *((value, name) for value, (name, _) in named.items()), none_of_these)
    form.explain("found", {value: how for value, (_, how) in named.items()})
