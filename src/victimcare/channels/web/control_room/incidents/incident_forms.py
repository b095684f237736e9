"""The forms of the incident pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.conf import settings

from victimcare.channels.web.control_room.incidents.place_choices import offer_places, read_choice
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.rules.control_room.incidents.incident_codes import ListedCode
from victimcare.rules.control_room.incidents.incident_grades import IncidentSettings
from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade, PlaceSource, TransferDecision
from victimcare.rules.control_room.incidents.transfer_record import AskedFor
from victimcare.services.control_room.incidents.incident_units import UNIT_STEPS
from victimcare.services.control_room.incidents.incident_words import GivenPlace
from victimcare.services.control_room.incidents.place_search import FoundPlace
from victimcare.wording import say

LONGEST_WORDS = 4000  # characters
LONGEST_NAME = 60
FURTHEST = 1_300_000  # metres: the OS National Grid reaches no further


def _words(label: str, *, is_required: bool = True, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=to_say(label), max_length=LONGEST_WORDS, required=is_required, widget=widget)


def _choice(label: str, *, is_required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(label=to_say(label), required=is_required, widget=forms.Select)


def _text(label: str, *, is_required: bool = False, longest: int = LONGEST_NAME) -> forms.CharField:
    return forms.CharField(label=to_say(label), max_length=longest, required=is_required, widget=forms.TextInput)


def _metres(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=to_say(label), required=False, min_value=0, max_value=FURTHEST, widget=forms.TextInput
    )


class PlaceForm(Form):
    """Where it is. The two grid fields go together. `found`: places that were looked up, of which a person may choose
    one; the field `found` is there only where there are some."""

    place = _words("control-room-incidents-place-words", is_required=False, rows=2)
    source = _choice("control-room-incidents-place-source")
    area = _choice("control-room-incidents-area", is_required=False)
    easting = _metres("control-room-incidents-easting")
    northing = _metres("control-room-incidents-northing")
    accuracy = _metres("control-room-incidents-accuracy")
    uprn = forms.RegexField(
        r"^[0-9]{0,12}$", label=to_say("control-room-incidents-uprn"), required=False, widget=forms.TextInput
    )

    field_order: Sequence[str] = ("place", "found")
    exact_fields = ("easting", "northing", "accuracy", "uprn")
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        name: {"classes": "govuk-input--width-10", "inputmode": "numeric"} for name in exact_fields
    }

    def __init__(self, *args: object, found: Sequence[FoundPlace] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.data.get(self.add_prefix("found")) if self.is_bound else self.initial.get("found")
        self.found_places = found
        offer_places(self, found, chosen=chosen or "")
        self.order_fields(self.field_order)
        self.offer(
            "source", *((each.value, say(f"control-room-incidents-source-{id_part(each)}")) for each in PlaceSource)
        )
        areas = [(area.code, area.name) for area in settings.FORCE.areas]
        self.offer("area", ("", say("control-room-incidents-area-unknown")), *areas)

    def clean(self) -> None:
        has = [self.cleaned_data.get(name) is not None for name in ("easting", "northing")]
        if has[0] != has[1]:
            self.add_error("northing" if has[0] else "easting", say("control-room-incidents-grid-both"))

    def has_exact_place(self) -> bool:
        """Whether a field of an exact position holds something, or is refused."""
        return any(self[name].value() not in (None, "") or self[name].errors for name in self.exact_fields)

    def read_place(self) -> GivenPlace:
        said = self.cleaned_data
        if chosen := read_choice(said.get("found", "")):
            at = chosen.position
            return GivenPlace(
                said["place"],
                chosen.source,
                at.accuracy_metres,
                at.easting,
                at.northing,
                said["uprn"],
                said["area"],
            )
        return GivenPlace(
            said["place"],
            PlaceSource(said["source"]),
            said["accuracy"],
            said["easting"],
            said["northing"],
            said["uprn"],
            said["area"],
        )


class OpenForm(PlaceForm):
    opening_code = _choice("control-room-incidents-opening-code")
    grade = _choice("control-room-incidents-grade")
    summary = _words("control-room-incidents-summary")
    field_order = (
        "opening_code",
        "grade",
        "summary",
        "place",
        "found",
        "source",
        "area",
        "easting",
        "northing",
        "uprn",
    )

    def __init__(self, *args: object, codes: Sequence[ListedCode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        opening = [(each.code, f"{each.title} ({each.code})") for each in codes if each.opens()]
        self.offer("opening_code", ("", say("control-room-choose")), *opening)
        self.offer("grade", ("", say("control-room-choose")), *_grades())


def _grades() -> list[tuple[str, str]]:
    return [(each.value, say(f"control-room-grade-{id_part(each)}")) for each in IncidentGrade]


class RegradeForm(Form):
    grade = _choice("control-room-incidents-grade")
    reason = _words("control-room-incidents-grade-reason")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer("grade", ("", say("control-room-choose")), *_grades())


class NoteForm(Form):
    words = _words("control-room-incidents-note", rows=2)


class UnitForm(Form):
    unit = _text("control-room-incidents-unit", is_required=True, longest=20)
    step = _choice("control-room-incidents-unit-step")
    words = _words("control-room-incidents-unit-words", is_required=False, rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer("step", *((each.value, say(f"control-room-incidents-step-{id_part(each)}")) for each in UNIT_STEPS))


class TellForm(Form):
    agency = _choice("control-room-incidents-agency")
    asked_for = _choice("control-room-incidents-asked-for")
    words = _words("control-room-incidents-tell-words", is_required=False, rows=2)
    hazards = _text("control-room-incidents-hazards", longest=200)
    shares = _choice("control-room-incidents-shares")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        ours: IncidentSettings = settings.FORCE.incidents
        self.offer("agency", *((each.code, each.name) for each in ours.control_rooms))
        asked = (AskedFor.ATTENDANCE, AskedFor.DECISION, AskedFor.INFORMATION)
        self.offer("asked_for", *((each.value, say(f"control-room-incidents-asked-{each}")) for each in asked))
        self.offer("shares", *((each, say(f"control-room-incidents-shares-{each}")) for each in ("summary", "place")))


class DecideForm(Form):
    agency = _choice("control-room-incidents-agency")
    decision = _choice("control-room-incidents-decision")
    words = _words("control-room-incidents-decision-words", is_required=False, rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        ours: IncidentSettings = settings.FORCE.incidents
        self.offer("agency", *((each.code, each.name) for each in ours.control_rooms))
        self.offer(
            "decision",
            *((each.value, say(f"control-room-incidents-decision-{id_part(each)}")) for each in TransferDecision),
        )


class CloseForm(Form):
    closing_code = _choice("control-room-incidents-closing-code")
    result = _words("control-room-incidents-result", rows=2)
    disclosed = _choice("control-room-incidents-crime-disclosed")
    crime_reference = _text("control-room-incidents-crime-reference")
    no_crime_reason = _words("control-room-incidents-no-crime-reason", is_required=False, rows=2)

    def __init__(self, *args: object, codes: Sequence[ListedCode] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        closing = [(each.code, f"{each.title} ({each.code})") for each in codes if each.closes()]
        self.offer("closing_code", ("", say("control-room-choose")), *closing)
        self.offer("disclosed", ("no", say("control-room-incidents-no")), ("yes", say("control-room-incidents-yes")))


class ReopenForm(Form):
    reason = _words("control-room-incidents-reopen-reason", rows=2)


class CrimeForm(Form):
    crime_reference = _text("control-room-incidents-crime-reference", is_required=True)
