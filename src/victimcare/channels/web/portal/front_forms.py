"""What is asked of whoever stands at the front door, without a code."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.ui.complaint_form import MOST_WORDS, ComplaintForm, Question
from victimcare.channels.web.ui.forms import Form, dashed, to_say
from victimcare.rules.force import Force
from victimcare.rules.referrals.listed_services import AccessFeature
from victimcare.rules.referrals.ranking import ServiceSearch
from victimcare.rules.referrals.support_needs import NEEDS_ON_PAGES
from victimcare.rules.rights.rights_enquiry import EnquirerRole, EnquiryCrime, EnquiryStage, EnquiryTime
from victimcare.services.challenges.complaint_levels import ComplaintSubject
from victimcare.wording import languages, say

# In the order in which they are asked. What was answered goes along in the page itself.
QUESTIONS: dict[str, type[StrEnum]] = {
    "who": EnquirerRole,
    "kind": EnquiryCrime,
    "when": EnquiryTime,
    "stage": EnquiryStage,
}
_SCORES = range(1, 6)


class OneQuestion(Form):
    """One of the four questions."""

    answer = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, question: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = say(f"front-door-ask-{question}")
        self.offer(
            "answer",
            *((one.value, say(f"front-door-{question}-{dashed(one)}")) for one in QUESTIONS[question]),
        )
        legend = {
            "text": say(f"front-door-ask-{question}"),
            "classes": "govuk-fieldset__legend--xl",
            "isPageHeading": True,
        }
        self.drawn["answer"] = {"fieldset": {"legend": legend}}


class Search(Form):
    """Who supports people: first what with, then where. What else may matter is behind a press."""

    need = forms.ChoiceField(label=to_say("front-door-need"), widget=forms.RadioSelect)
    area = forms.ChoiceField(label=to_say("front-door-area"), required=False)
    age = forms.IntegerField(
        label=to_say("front-door-age"),
        required=False,
        min_value=0,
        max_value=120,
        error_messages={name: to_say("front-door-age-wrong") for name in ("invalid", "min_value", "max_value")},
    )
    language = forms.ChoiceField(label=to_say("front-door-language"), required=False)
    access = forms.MultipleChoiceField(
        label=to_say("front-door-access"), required=False, widget=forms.CheckboxSelectMultiple
    )
    free = forms.BooleanField(label=to_say("front-door-free"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"age": {"classes": "govuk-input--width-3"}}

    def __init__(self, *args: Any, force: Force, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("need", *((need, say(f"front-door-need-{dashed(need)}")) for need in NEEDS_ON_PAGES))
        areas = sorted(force.areas, key=lambda area: area.name)
        self.offer("area", ("", say("front-door-area-any")), *((area.code, area.name) for area in areas))
        spoken = ((one.code, one.name) for one in languages.others())
        self.offer("language", ("", say("front-door-language-any")), *spoken)
        self.offer("access", *((one.value, say(f"front-door-access-{dashed(one.value)}")) for one in AccessFeature))

    @property
    def has_more(self) -> bool:
        return self.is_bound and any(self[name].value() for name in ("age", "language", "access", "free"))

    def wish(self) -> ServiceSearch:
        """What was asked for, once it is valid."""
        typed = self.cleaned_data
        return ServiceSearch(
            need=typed["need"],
            area=typed["area"],
            age=typed["age"],
            language=typed["language"],
            only_free=typed["free"],
            access=frozenset(typed["access"]),
        )


class Complaint(ComplaintForm):
    """`earlier` and `way_back` are asked of a person whom we do not know here (`is_known` false)."""

    asks: ClassVar[Mapping[str, Question]] = {
        "about": Question(to_say("front-door-complaint-about")),
        "words": Question(
            to_say("front-door-complaint-words"),
            to_say("front-door-complaint-words.hint"),
            to_say("front-door-complaint-words-needed"),
        ),
        "whom": Question(to_say("front-door-complaint-whom"), to_say("front-door-complaint-whom.hint")),
        "way_back": Question(to_say("front-door-way-back"), to_say("front-door-way-back.hint")),
        "earlier": Question(to_say("front-door-complaint-earlier"), to_say("front-door-complaint-earlier.hint")),
    }
    abouts: ClassVar[Mapping[ComplaintSubject, Any]] = {
        one: to_say(f"front-door-complaint-about-{one.value}") for one in ComplaintSubject
    }
    field_order = ("about", "words", "whom", "way_back", "earlier")
    of_strangers = ("way_back", "earlier")


class Feedback(Form):
    score = forms.ChoiceField(
        label=to_say("front-door-score"),
        widget=forms.RadioSelect,
        choices=[(str(score), to_say(f"front-door-score-{score}")) for score in reversed(_SCORES)],
    )
    words = forms.CharField(
        label=to_say("front-door-score-words"),
        help_text=to_say("front-door-score-words.hint"),
        max_length=MOST_WORDS,
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )
