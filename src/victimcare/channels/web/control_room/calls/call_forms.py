"""The form of a call that is being taken."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.conf import settings

from victimcare.channels.web.control_room.contacts.contact_forms import LONGEST_WORDS, class_choices, language_field
from victimcare.channels.web.control_room.incidents.place_choices import offer_places, read_choice
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.rules.control_room.calls.call_intake import CALL_OUTCOMES, RingBack
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactOutcome, ThrivePart
from victimcare.rules.control_room.incidents.incident_codes import ListedCode
from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade, PlaceSource
from victimcare.services.control_room.calls.call_endings import GivenCallEnding
from victimcare.services.control_room.incidents.place_search import FoundPlace
from victimcare.wording import say


def _text(label: str, longest: int) -> forms.CharField:
    return forms.CharField(label=to_say(label), max_length=longest, required=False, widget=forms.TextInput)


def _choice(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=to_say(label), required=False, widget=forms.Select)


class CallForm(Form):
    """What the handler asks, in the order of a call. Nothing is required while it goes on."""

    words = forms.CharField(
        label=to_say("control-room-taking-words"),
        help_text=to_say("control-room-taking-words.hint"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    place = forms.CharField(
        label=to_say("control-room-taking-place"), max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )
    area = _choice("control-room-incidents-area")
    caller = _text("control-room-taking-caller", 200)
    number = forms.RegexField(
        r"^\+?[0-9 ()-]{0,24}$", label=to_say("control-room-taking-number"), required=False, widget=forms.TextInput
    )
    ring_back = forms.ChoiceField(
        label=to_say("control-room-taking-ring-back"), required=False, widget=forms.RadioSelect
    )
    safe_way = _text("control-room-taking-safe-way", 500)
    language = language_field(is_required=False)
    contact_class = _choice("control-room-taking-class")
    reference = _text("control-room-taking-reference", 60)
    grade = _choice("control-room-grade")
    reason = forms.CharField(
        label=to_say("control-room-taking-reason"),
        help_text=to_say("control-room-taking-reason.hint"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    opening_code = _choice("control-room-incidents-opening-code")
    outcome = _choice("control-room-outcome")
    drawing = {
        "number": {"classes": "govuk-input--width-20", "inputmode": "tel"},
        "ring_back": {"classes": "govuk-radios--inline"},
    }

    def __init__(self, *args: object, codes: Sequence[ListedCode] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for part in ThrivePart:
            field = forms.CharField(
                label=say(f"control-room-thrive-{part}"),
                help_text=say(f"control-room-thrive-{part}.hint"),
                max_length=LONGEST_WORDS,
                required=False,
                widget=forms.Textarea({"rows": 2}),
            )
            self.ask(part.value, field, {})
        choose = ("", say("control-room-choose"))
        areas = [(area.code, area.name) for area in settings.FORCE.areas]
        self.offer("area", ("", say("control-room-incidents-area-unknown")), *areas)
        self.offer(
            "ring_back", *((each.value, say(f"control-room-taking-ring-back-{id_part(each)}")) for each in RingBack)
        )
        self.offer("contact_class", choose, *class_choices())
        grades = [(grade.value, say(f"control-room-grade-{id_part(grade)}")) for grade in IncidentGrade]
        self.offer("grade", ("", say("control-room-grade-none")), *grades)
        self.offer(
            "opening_code", choose, *((each.code, f"{each.title} ({each.code})") for each in codes if each.opens())
        )
        self.offer(
            "outcome",
            ("", say("control-room-taking-outcome-open")),
            *((each.value, say(f"control-room-outcome-{id_part(each)}")) for each in CALL_OUTCOMES),
        )

        if self.is_bound:
            self.offer_places(())

    def offer_places(self, found: Sequence[FoundPlace]) -> None:
        """Offer these places, and the one that was chosen before."""
        chosen = self.data.get("found") if self.is_bound else self.initial.get("found")
        offer_places(self, found, chosen=chosen or "")

    def read_ending(self, *, opens_incident: bool) -> GivenCallEnding:
        said = self.cleaned_data
        chosen = read_choice(said.get("found", ""))
        return GivenCallEnding(
            words=said["words"],
            caller=said["caller"],
            number=said["number"],
            ring_back=RingBack(said["ring_back"] or RingBack.NOT_ASKED),
            safe_way=said["safe_way"],
            language=said["language"],
            place=said["place"],
            area=said["area"],
            position=chosen.position if chosen else None,
            place_source=chosen.source if chosen else PlaceSource.CALLER,
            contact_class=ContactClass(said["contact_class"] or ContactClass.OTHER),
            reference=said["reference"],
            thrive={part: said[part.value] for part in ThrivePart},
            grade=IncidentGrade(said["grade"]) if said["grade"] else None,
            reason=said["reason"],
            opening_code=said["opening_code"] if opens_incident else "",
            outcome=ContactOutcome(said["outcome"]) if said["outcome"] and not opens_incident else None,
        )
