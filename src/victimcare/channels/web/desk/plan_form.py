"""The form of her safe contact plan, and what it becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.said import dashed
from victimcare.channels.web.ui.forms import Form
from victimcare.services.contact.shapes import LineMaySay, MessageWording, PlanShown, Point, WantedPlan
from victimcare.wording import say

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_WAYS = ("may_call", "may_text", "may_email", "may_post")
_ALSO = ("may_leave_voicemail", "say_police")


class Plan(Form):
    """What she agrees to, asked one thing at a time. The boxes hold what stands now; she confirms each."""

    ways = forms.MultipleChoiceField(
        label=say("desk-plan-ways"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(name, say(f"desk-plan-{dashed(name)}")) for name in _WAYS],
    )
    also = forms.MultipleChoiceField(
        label=say("desk-plan-also"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(name, say(f"desk-plan-{dashed(name)}")) for name in _ALSO],
    )
    call_point = forms.ChoiceField(label=say("desk-plan-call-point"), required=False)
    text_point = forms.ChoiceField(label=say("desk-plan-text-point"), required=False)
    new_number = forms.CharField(
        label=say("desk-plan-new-number"),
        help_text=say("desk-plan-new-number.hint"),
        required=False,
        max_length=30,
    )
    days = forms.MultipleChoiceField(
        label=say("desk-plan-days"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(day, say(f"desk-day-{day}")) for day in said.DAYS],
    )
    start = forms.CharField(
        label=say("desk-plan-from"), help_text=say("desk-plan-from.hint"), required=False, max_length=5
    )
    end = forms.CharField(label=say("desk-plan-to"), required=False, max_length=5)
    wording = forms.ChoiceField(
        label=say("desk-plan-wording"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"desk-plan-wording-{dashed(one.value)}")) for one in MessageWording],
    )
    line_may_say = forms.ChoiceField(
        label=say("desk-plan-line"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"desk-plan-line-{dashed(one.value)}")) for one in LineMaySay],
    )
    note = forms.CharField(
        label=say("desk-plan-note"),
        help_text=say("desk-plan-note-hint"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "ways": {"classes": "govuk-checkboxes--small"},
        "also": {"classes": "govuk-checkboxes--small"},
        "days": {"classes": "govuk-checkboxes--small days"},
        "wording": {"classes": "govuk-radios--small"},
        "line_may_say": {"classes": "govuk-radios--small"},
        "start": {"classes": "govuk-input--width-5"},
        "end": {"classes": "govuk-input--width-5"},
        "new_number": {"classes": "govuk-input--width-20", "inputmode": "tel"},
    }

    def __init__(self, *args: Any, points: Sequence[Point], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", say("desk-plan-no-point"))
        mobiles = [(str(point.id), point.value) for point in points if point.kind == "mobile"]
        telephones = [(str(point.id), point.value) for point in points if point.kind in ("mobile", "phone")]
        self.offer("text_point", none, *mobiles)
        self.offer("call_point", none, *telephones)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        given = [name for name in ("days", "start", "end") if cleaned.get(name)]
        for name in ("start", "end"):
            typed = cleaned.get(name, "")
            if given and not _TIME.fullmatch(typed):
                self.add_error(name, say("desk-plan-time-wrong"))
        if given and not cleaned.get("days"):
            self.add_error("days", say("desk-plan-hours-never"))
        return cleaned

    def wanted(self) -> WantedPlan:
        values = self.cleaned_data
        hours = {"days": values["days"], "from": values["start"], "to": values["end"]}
        return WantedPlan(
            may_call="may_call" in values["ways"],
            may_text="may_text" in values["ways"],
            may_email="may_email" in values["ways"],
            may_post="may_post" in values["ways"],
            may_leave_voicemail="may_leave_voicemail" in values["also"],
            say_police="say_police" in values["also"],
            hours=(hours,) if values["days"] else (),
            wording=MessageWording(values["wording"]),
            line_may_say=LineMaySay(values["line_may_say"]),
            text_point=int(values["text_point"]) if values["text_point"] else None,
            call_point=int(values["call_point"]) if values["call_point"] else None,
            new_number=values["new_number"].strip(),
            note=values["note"],
        )


# Where the service's refusal of a plan stands in the form.
PLAN_FIELDS = {"hours": "days", "may_leave_voicemail": "also"}


def initial_plan(plan: PlanShown | None) -> dict[str, Any]:
    """The form as her plan stands. For somebody never asked every box is empty, and the line says nothing."""
    if plan is None:
        return {"wording": MessageWording.NEUTRAL.value, "line_may_say": LineMaySay.NOTHING.value}
    first: Mapping[str, Any] = plan.hours[0] if plan.hours else {}
    return {
        "ways": [name for name in _WAYS if getattr(plan, name)],
        "also": [name for name in _ALSO if getattr(plan, name)],
        "call_point": plan.call_point.id if plan.call_point else "",
        "text_point": plan.text_point.id if plan.text_point else "",
        "days": list(first.get("days", [])),
        "start": first.get("from", ""),
        "end": first.get("to", ""),
        "wording": plan.wording,
        "line_may_say": plan.line_may_say,
        "note": plan.note,
    }
