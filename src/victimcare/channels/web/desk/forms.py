from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk import said
from victimcare.channels.web.ui.forms import Form
from victimcare.services.contact.actions import Channel
from victimcare.services.contact.proofs import How
from victimcare.services.contact.record import Owed
from victimcare.services.contact.shapes import LineMaySay, MessageWording, PlanShown, Point, WantedPlan
from victimcare.services.desk.shapes import Colleague, Outcome
from victimcare.wording import say

Choices = list[tuple[str, str]]
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def _reason_field() -> forms.CharField:
    return forms.CharField(
        label=say("desk-look-up-reason"),
        help_text=say("desk-look-up-reason.hint"),
        max_length=500,
        error_messages={"required": say("desk-look-up-reason-needed")},
    )


class LookUp(Form):
    reference = forms.CharField(label=say("desk-look-up-reference"), required=False, max_length=100)
    name = forms.CharField(
        label=say("desk-look-up-name"), help_text=say("desk-look-up-name.hint"), required=False, max_length=200
    )
    reason = _reason_field()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("reference") and not cleaned.get("name") and not self.errors:
            self.add_error("reference", say("desk-look-up-needed"))
        return cleaned


class HandOn(Form):
    to = forms.ChoiceField(label=say("desk-hand-on-to"))
    note = forms.CharField(
        label=say("desk-note-for-colleague"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": say("desk-hand-on-needs")},
    )

    def __init__(self, *args: Any, colleagues: Sequence[Colleague], teams: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(f"person:{one.id}", f"{one.name} ({one.team})" if one.team else one.name) for one in colleagues]
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            ("", say("desk-hand-on-choose")),
            *((f"team:{code}", name) for code, name in teams),
            *people,
        ]


class Close(Form):
    outcome = forms.ChoiceField(label=say("desk-close-how"), widget=forms.RadioSelect)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"outcome": {"classes": "govuk-radios--small"}}
    note = forms.CharField(label=say("desk-note"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, outcomes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (outcome, say(f"desk-close-{outcome.replace('_', '-')}")) for outcome in outcomes
        ]


OUTCOMES: tuple[str, ...] = (Outcome.DONE, Outcome.NOT_NEEDED)
OUTCOMES_OF_TELLING: tuple[str, ...] = (Outcome.NOT_NEEDED, Outcome.CANNOT_BE_REACHED)
OUTCOMES_OF_CALLING: tuple[str, ...] = ("reached", "not_reached", "not_wanted")


class CodeProof(Form):
    """Typed as she reads it. Emptied after every try."""

    code = forms.CharField(
        label=say("desk-gate-code"), help_text=say("desk-gate-code.hint"), max_length=60, required=False
    )
    drawing = {"code": {"classes": "input--code govuk-input--width-20", "inputmode": "numeric", "value": ""}}


class OtherProof(Form):
    how = forms.ChoiceField(
        label=say("desk-gate-how"),
        widget=forms.RadioSelect,
        choices=[(how.value, say(f"desk-gate-{how.value.replace('_', '-')}")) for how in How if how is not How.CODE],
    )
    colleague = forms.ChoiceField(label=say("desk-gate-colleague"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"how": {"classes": "govuk-radios--small"}}

    def __init__(self, *args: Any, colleagues: Sequence[Colleague], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colleague"].choices = [  # type: ignore[attr-defined]
            ("", say("desk-gate-colleague-nobody")),
            *((str(one.id), one.name) for one in colleagues),
        ]


class Told(Form):
    """How a contact ended. Nothing is preset."""

    channel = forms.ChoiceField(
        label=say("desk-contact-how"),
        choices=[("", ""), *((one.value, say(f"desk-channel-{one.value.replace('_', '-')}")) for one in Channel)],
    )
    outcome = forms.ChoiceField(
        label=say("desk-contact-title"),
        widget=forms.RadioSelect,
        choices=[
            ("told", say("desk-contact-told")),
            ("spoke", say("desk-contact-spoke")),
            ("not_reached", say("desk-contact-not-reached-choice")),
        ],
        error_messages={"required": say("desk-contact-choose")},
    )
    told = forms.MultipleChoiceField(
        label=say("desk-contact-what"), widget=forms.CheckboxSelectMultiple, required=False
    )
    note = forms.CharField(
        label=say("desk-note"),
        help_text=say("desk-contact-note-hint"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
    )
    contact_id = forms.UUIDField(widget=forms.HiddenInput)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "outcome": {"classes": "govuk-radios--small"},
        "told": {"classes": "govuk-checkboxes--small"},
    }

    def __init__(self, *args: Any, owed: Sequence[Owed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told"].choices = [  # type: ignore[attr-defined]
            (str(one.duty_id), said.to_tell(one)) for one in owed
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        outcome, told = cleaned.get("outcome"), cleaned.get("told")
        if outcome == "told" and not told:
            self.add_error("told", say("desk-contact-tick"))
        if outcome in ("spoke", "not_reached") and told:
            self.add_error("told", say("desk-contact-untick"))
        return cleaned


class Try(Form):
    channel = forms.ChoiceField(
        label=say("desk-contact-how"),
        choices=[(one.value, say(f"desk-channel-{one.value.replace('_', '-')}")) for one in Channel],
    )
    note = forms.CharField(label=say("desk-note"), required=False, max_length=2000)
    contact_id = forms.UUIDField(widget=forms.HiddenInput)


_WAYS = ("may_call", "may_text", "may_email", "may_post")
_ALSO = ("may_leave_voicemail", "say_police")


class Plan(Form):
    """What she agrees to, asked one thing at a time. The boxes hold what stands now; she confirms each."""

    ways = forms.MultipleChoiceField(
        label=say("desk-plan-ways"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(name, say(f"desk-plan-{name.replace('_', '-')}")) for name in _WAYS],
    )
    call_point = forms.ChoiceField(label=say("desk-plan-call-point"), required=False)
    text_point = forms.ChoiceField(label=say("desk-plan-text-point"), required=False)
    new_number = forms.CharField(
        label=say("desk-plan-new-number"),
        help_text=say("desk-plan-new-number.hint"),
        required=False,
        max_length=30,
    )
    also = forms.MultipleChoiceField(
        label=say("desk-plan-also"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(name, say(f"desk-plan-{name.replace('_', '-')}")) for name in _ALSO],
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
        choices=[(one.value, say(f"desk-plan-wording-{one.value.replace('_', '-')}")) for one in MessageWording],
    )
    line_may_say = forms.ChoiceField(
        label=say("desk-plan-line"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"desk-plan-line-{one.value.replace('_', '-')}")) for one in LineMaySay],
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
        self.fields["text_point"].choices = [none, *mobiles]  # type: ignore[attr-defined]
        self.fields["call_point"].choices = [none, *telephones]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        given = [name for name in ("days", "start", "end") if cleaned.get(name)]
        for name in ("start", "end"):
            typed = cleaned.get(name, "")
            if (given and not _TIME.fullmatch(typed)) or (typed and not _TIME.fullmatch(typed)):
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


class NewCode(Form):
    opens = forms.ChoiceField(label=say("desk-access-opens"), widget=forms.RadioSelect)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"opens": {"classes": "govuk-radios--small"}}

    def __init__(self, *args: Any, is_guarded: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opens"].choices = [  # type: ignore[attr-defined]
            (opens, say(f"desk-access-opens-{opens}")) for opens in (("short",) if is_guarded else ("short", "case"))
        ]


class Guard(Form):
    reason = forms.CharField(
        label=say("desk-guard-reason"),
        help_text=say("desk-guard-reason-hint"),
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": say("desk-guard-reason-needed")},
    )
    whole_case = forms.BooleanField(label=say("desk-guard-whole-case"), required=False)
