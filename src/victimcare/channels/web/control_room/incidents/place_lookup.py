"""Looks up a place that was typed into a form: a press that saves nothing, and shows the form with what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from victimcare.channels.web.control_room.incidents.incident_forms import OpenForm, PlaceForm
from victimcare.channels.web.ui.pages import Request, posted_for
from victimcare.rules.control_room.incidents.incident_codes import ListedCode
from victimcare.services.control_room.incidents import place_search, suggested_incidents
from victimcare.services.control_room.incidents.place_search import FoundPlace


def look_up_place(request: Request, prefix: str) -> tuple[FoundPlace, ...]:
    """The places of the words that were typed, once they are looked up and while one of them is chosen."""
    if "find" not in request.POST and f"{prefix}found" not in request.POST:
        return ()
    return place_search.find_places(actor=request.actor, said=request.POST.get(f"{prefix}place", ""))


def list_typed(request: Request, prefix: str) -> dict[str, str]:
    """What was typed, to show it again without judging it."""
    typed = ((name, str(value)) for name, value in request.POST.items())
    return {name.removeprefix(prefix): value for name, value in typed if name.startswith(prefix)}


def make_open_form(request: Request, codes: Sequence[ListedCode], contact: UUID | None) -> OpenForm:
    """The form that opens an incident. What a contact says of it stands in it: words, place, code and grade."""
    found = look_up_place(request, "")
    initial: dict[str, str] = {}
    if contact and (request.method != "POST" or "find" in request.POST):
        suggested = suggested_incidents.suggest_incident(
            actor=request.actor, contact_id=contact, codes=codes, now=request.now
        )
        initial = asdict(suggested)
        initial["place"] = place_search.find_told_place(actor=request.actor, contact_id=contact, now=request.now)
    if "find" in request.POST:
        return OpenForm(codes=codes, found=found, initial={**initial, **list_typed(request, "")})
    return OpenForm(posted_for(request, "open"), codes=codes, found=found, initial=initial)


def make_place_form(request: Request) -> PlaceForm:
    found = look_up_place(request, "place-")
    if "find" in request.POST:
        return PlaceForm(prefix="place", found=found, initial=list_typed(request, "place-"))
    return PlaceForm(posted_for(request, "place"), prefix="place", found=found)
