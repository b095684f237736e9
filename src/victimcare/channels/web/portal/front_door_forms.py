"""Defines the forms of the front door, for visitors without a code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import wraps
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from victimcare.channels.web.ui.browser_requests import visitors_address
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.channels.web.ui.pages import Request, answer_form_expired
from victimcare.channels.web.ui.shared_forms import LONGEST_COMPLAINT, ComplaintForm, QuestionText
from victimcare.rules.access_codes import attempt_limits
from victimcare.rules.force import Force
from victimcare.rules.referrals.listed_services import AccessFeature
from victimcare.rules.referrals.ranking import ServiceSearch
from victimcare.rules.referrals.support_needs import NEEDS_ON_PAGES
from victimcare.rules.rights.rights_enquiry import EnquirerRole, EnquiryCrime, EnquiryStage, EnquiryTime
from victimcare.services.access_codes import attempt_sources, code_rate_limits
from victimcare.services.access_codes.code_rate_limits import AnsweredChallenge
from victimcare.services.challenges.complaint_levels import ComplaintSubject
from victimcare.wording import languages, say

# In the order of asking. Earlier answers are carried along in the page itself.
RIGHTS_QUESTIONS: dict[str, type[StrEnum]] = {
    "who": EnquirerRole,
    "kind": EnquiryCrime,
    "when": EnquiryTime,
    "stage": EnquiryStage,
}
_SCORES = range(1, 6)


class RightsQuestionForm(Form):
    """One of the four questions."""

    answer = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, question: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = say(f"front-door-ask-{question}")
        self.offer(
            "answer",
            *((one.value, say(f"front-door-{question}-{id_part(one)}")) for one in RIGHTS_QUESTIONS[question]),
        )
        legend = {
            "text": say(f"front-door-ask-{question}"),
            "classes": "govuk-fieldset__legend--xl",
            "isPageHeading": True,
        }
        self.drawn["answer"] = {"fieldset": {"legend": legend}}


class SupportSearchForm(Form):
    """Searches for support: first with what, then where. Further choices open at a press."""

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
        self.offer("need", *((need, say(f"front-door-need-{id_part(need)}")) for need in NEEDS_ON_PAGES))
        areas = sorted(force.areas, key=lambda area: area.name)
        self.offer("area", ("", say("front-door-area-any")), *((area.code, area.name) for area in areas))
        spoken = ((one.code, one.name) for one in languages.other_languages())
        self.offer("language", ("", say("front-door-language-any")), *spoken)
        self.offer("access", *((one.value, say(f"front-door-access-{id_part(one.value)}")) for one in AccessFeature))

    @property
    def has_more(self) -> bool:
        return self.is_bound and any(self[name].value() for name in ("age", "language", "access", "free"))

    def wish(self) -> ServiceSearch:
        """Return the search, once the form is valid."""
        typed = self.cleaned_data
        return ServiceSearch(
            need=typed["need"],
            area=typed["area"],
            age=typed["age"],
            language=typed["language"],
            only_free=typed["free"],
            access=frozenset(typed["access"]),
        )


class PortalComplaintForm(ComplaintForm):
    """`earlier` and `way_back` are asked of people whom we do not know here (`is_known` false)."""

    asks: ClassVar[Mapping[str, QuestionText]] = {
        "about": QuestionText(to_say("front-door-complaint-about")),
        "words": QuestionText(
            to_say("front-door-complaint-words"),
            to_say("front-door-complaint-words.hint"),
            to_say("front-door-complaint-words-needed"),
        ),
        "whom": QuestionText(to_say("front-door-complaint-whom"), to_say("front-door-complaint-whom.hint")),
        "way_back": QuestionText(to_say("front-door-way-back"), to_say("front-door-way-back.hint")),
        "earlier": QuestionText(to_say("front-door-complaint-earlier"), to_say("front-door-complaint-earlier.hint")),
    }
    abouts: ClassVar[Mapping[ComplaintSubject, Any]] = {
        one: to_say(f"front-door-complaint-about-{one.value}") for one in ComplaintSubject
    }
    field_order = ("about", "words", "whom", "way_back", "earlier")
    of_strangers = ("way_back", "earlier")


class FeedbackForm(Form):
    score = forms.ChoiceField(
        label=to_say("front-door-score"),
        widget=forms.RadioSelect,
        choices=[(str(score), to_say(f"front-door-score-{score}")) for score in reversed(_SCORES)],
    )
    words = forms.CharField(
        label=to_say("front-door-score-words"),
        help_text=to_say("front-door-score-words.hint"),
        max_length=LONGEST_COMPLAINT,
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )


# The challenge on pages that anyone can send (`access_codes.code_rate_limits`), and the check that the form came from
# our own site

FormView = Callable[..., HttpResponse]


def make_challenge(request: Request, *, bits: int = attempt_limits.LEAST_BITS) -> dict[str, Any]:
    """Make the challenge that the page's script solves while the visitor types (`portal/challenge.jinja`)."""
    source = attempt_sources.address_source(visitors_address(request))
    return {"challenge": code_rate_limits.new_challenge(source, request.now, bits=bits), "bits": bits}


def read_answered_challenge(request: HttpRequest) -> AnsweredChallenge:
    return AnsweredChallenge(request.POST.get("challenge", ""), request.POST.get("work", ""))


def require_own_origin(view: FormView) -> FormView:
    """Refuse a form without a form token that another site made a browser send. All current browsers say where a form
    was sent from; a program that says nothing is no visitor's browser."""

    @wraps(view)
    def served(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not _is_own_origin(request):
            return answer_form_expired(request)
        return view(request, *args, **kwargs)

    served.is_sent_from_here = True  # type: ignore[attr-defined]  # for the guard of forms without a token
    return served


def _is_own_origin(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    if site not in ("same-origin", "none"):
        return False
    is_ours = origin is None or urlsplit(origin).netloc == request.get_host()
    return is_ours or origin in settings.CSRF_TRUSTED_ORIGINS
