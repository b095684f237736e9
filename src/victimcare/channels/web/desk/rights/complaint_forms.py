"""Forms of a complaint's steps: the holding reply, the answer, and on to another level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.shared_forms import ComplaintForm, QuestionText
from victimcare.rules.challenges.challenge_course import ReviewBody
from victimcare.services.challenges.challenge_shapes import SubmissionChannel
from victimcare.services.challenges.complaint_intake import WAYS_TO_STAFF, ComplaintTarget
from victimcare.services.challenges.complaint_levels import ComplaintSubject
from victimcare.services.challenges.complaint_lists import ComplaintOutcome
from victimcare.services.challenges.complaint_receipt import ComplaintTaken
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.wording import say

_SMALL: dict[str, Any] = {"classes": "govuk-radios--small"}


def _complaint_words(sentence: str, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=say(sentence),
        max_length=4000,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": say("complaints-words-needed")},
    )


class _ComplaintReplyForm(Form):
    """Takes the reply to the person who complained. `sends`: the address they left, which staff use themselves."""

    sent = forms.BooleanField(label=say("complaints-sent"), error_messages={"required": say("complaints-sent-needed")})

    def __init__(self, *args: Any, sends: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not sends:
            del self.fields["sent"]


class HoldingReplyForm(_ComplaintReplyForm):
    words = _complaint_words("complaints-holding-words")
    expected_on = forms.ChoiceField(label=say("complaints-expected-on"))
    field_order = ("words", "expected_on", "sent")

    def __init__(self, *args: Any, days: Sequence[tuple[date, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("expected_on", *((day.isoformat(), words) for day, words in days))

    def clean_expected_on(self) -> date:
        return date.fromisoformat(self.cleaned_data["expected_on"])


class ComplaintAnswerForm(_ComplaintReplyForm):
    outcome = forms.ChoiceField(
        label=say("complaints-outcome"),
        choices=[
            (one.value, say(f"complaints-outcome-{id_part(one)}"))
            for one in ComplaintOutcome
            if one is not ComplaintOutcome.PASSED_ON
        ],
        widget=forms.RadioSelect,
    )
    review_body = forms.ChoiceField(
        label=say("complaints-review-body"),
        choices=[(one.value, say(f"complaints-review-body-{one.value}")) for one in ReviewBody],
        widget=forms.RadioSelect,
    )
    words = _complaint_words("complaints-answer")
    field_order = ("outcome", "review_body", "words", "sent")
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"outcome": _SMALL, "review_body": _SMALL}

    def __init__(self, *args: Any, names_review_body: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not names_review_body:
            del self.fields["review_body"]

    @property
    def body(self) -> ReviewBody | None:
        chosen = self.cleaned_data.get("review_body")
        return ReviewBody(chosen) if chosen else None


class ComplaintMeantForm(Form):
    """Chooses the colleagues whom the complaint is about. Nothing is preset. `near`: colleagues with names like those
    written; `others`: all colleagues."""

    meant = forms.ChoiceField(
        label=say("complaints-meant"),
        choices=[(one.value, say(f"complaints-meant-{one.value}")) for one in ComplaintTarget if one != "open"],
        widget=forms.RadioSelect,
        error_messages={"required": say("complaints-meant-needed")},
    )
    near = forms.MultipleChoiceField(
        label=say("complaints-meant-near"), required=False, widget=forms.CheckboxSelectMultiple
    )
    other = forms.ChoiceField(label=say("complaints-meant-other"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"meant": _SMALL, "near": {"classes": "govuk-checkboxes--small"}}

    def __init__(
        self, *args: Any, near: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if near:
            self.offer("near", *near)
        else:
            del self.fields["near"]
        self.offer("other", ("", say("complaints-meant-other-none")), *others)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("meant") == ComplaintTarget.COLLEAGUE and not (typed.get("near") or typed.get("other")):
            self.add_error("other", say("complaints-meant-choose"))
        return typed

    @property
    def meant_as(self) -> ComplaintTarget:
        return ComplaintTarget(self.cleaned_data["meant"])

    @property
    def colleagues(self) -> tuple[UUID, ...]:
        typed = (*self.cleaned_data.get("near", ()), self.cleaned_data["other"])
        return tuple(UUID(key) for key in typed if key)


class ComplaintIntakeForm(ComplaintForm):
    """A complaint that staff write down. `is_known`: the victim's identity was checked, so the form asks for neither a
    name nor contact details."""

    came_by = forms.ChoiceField(
        label=say("complaints-came-by"),
        choices=[(one.value, say(f"complaints-came-by-{one.value}")) for one in WAYS_TO_STAFF],
        widget=forms.RadioSelect,
        error_messages={"required": say("complaints-came-by-needed")},
    )
    who = forms.CharField(
        label=say("complaints-take-who"), help_text=say("complaints-take-who.hint"), max_length=200, required=False
    )
    field_order = ("came_by", "about", "words", "whom", "who", "way_back", "earlier")
    asks: ClassVar[Mapping[str, QuestionText]] = {
        "about": QuestionText(say("complaints-about"), needed=say("complaints-about-needed")),
        "words": QuestionText(
            say("complaints-take-words"), say("complaints-take-words.hint"), say("complaints-take-words-needed")
        ),
        "whom": QuestionText(say("complaints-take-whom"), say("complaints-take-whom.hint")),
        "way_back": QuestionText(say("complaints-way-back"), say("complaints-way-back.hint")),
        "earlier": QuestionText(say("complaints-take-earlier"), say("complaints-take-earlier.hint")),
    }
    abouts: ClassVar[Mapping[ComplaintSubject, Any]] = {
        one: say(f"complaints-about-{one.value}") for one in ComplaintSubject
    }
    of_strangers = ("who", "way_back")
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "came_by": _SMALL,
        "about": _SMALL,
        "earlier": {"classes": "govuk-input--width-10"},
    }

    @property
    def taken(self) -> ComplaintTaken:
        return ComplaintTaken(SubmissionChannel(self.cleaned_data["came_by"]), self.cleaned_data.get("who", ""))


class RaiseComplaintForm(Form):
    why = _complaint_words("complaints-raise-why", 3)
    whom = forms.CharField(label=say("complaints-raise-whom"), max_length=400, required=False)


class DissatisfactionForm(Form):
    words = _complaint_words("complaints-not-satisfied-words", 3)


class ComplaintToldForm(Form):
    channel = forms.ChoiceField(
        label=say("desk-contact-how"),
        choices=[(one.value, say(f"desk-channel-{id_part(one)}")) for one in ContactChannel],
    )
