"""Serves the front door without a code: rights, support, a complaint, what people thought of us, and self-referral.

The pages are the same for all visitors. Where nothing is stored there is no cookie either, so those pages have no form
token: they check that a form was sent from a page of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal import front_door_forms
from victimcare.channels.web.portal.front_door_forms import (
    RIGHTS_QUESTIONS,
    FeedbackForm,
    PortalComplaintForm,
    RightsQuestionForm,
    SupportSearchForm,
    require_own_origin,
)
from victimcare.channels.web.portal.victim_access import public_page
from victimcare.channels.web.ui.browser_requests import visitors_address
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.channels.web.ui.page_language import localised_address
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.errors import NotFound
from victimcare.rules.rights.rights_enquiry import EnquiryAnswers
from victimcare.services.access import Act
from victimcare.services.people import front_door
from victimcare.services.people import front_door as asking
from victimcare.services.people import front_door as rights
from victimcare.services.referrals import service_directory
from victimcare.wording import say

_PAGE_METHODS = ["GET", "HEAD", "POST"]
MOST_SERVICES_SHOWN = 10  # services; no one chooses from a longer list


@csrf_exempt
@require_own_origin
@sensitive_post_parameters()
@require_http_methods(_PAGE_METHODS)
@public_page(Act.SEE_PUBLIC_PAGE)
def explain_rights(request: Request) -> HttpResponse:
    """Ask four questions, one a page, then show the rights. The answers are kept in the page alone."""
    given = _read_answers(request)
    question = next((name for name in RIGHTS_QUESTIONS if name not in given), None)
    if question is None:
        answers = EnquiryAnswers(**given)  # type: ignore[arg-type]  # each is one of its question's
        shown = rights.explain_rights(actor=request.actor, answers=answers, now=request.now)
        return render_page(request, "portal/your_rights_answer.jinja", {"rights": shown})
    form = RightsQuestionForm(request.POST if request.POST.get("asked") == question else None, question=question)
    context = {
        "form": form,
        "question": question,
        "given": given,
        "number": len(given) + 1,
        "of": len(RIGHTS_QUESTIONS),
    }
    return render_page(request, "portal/your_rights.jinja", context)


@csrf_exempt
@require_own_origin
@sensitive_post_parameters()
@require_http_methods(_PAGE_METHODS)
@public_page(Act.SEARCH_DIRECTORY)
def find_support(request: Request) -> HttpResponse:
    form = SupportSearchForm(request.POST if request.method == "POST" else None, force=settings.FORCE)
    return render_page(request, "portal/find_support.jinja", {"form": form, **_search_support(request, form)})


def _search_support(request: Request, form: SupportSearchForm) -> dict[str, Any]:
    """If the visitor looks only for free services, list those that do not state a cost separately."""
    if not form.is_valid():
        return {"found": None, "cost_not_said": ()}
    wish = form.wish()
    found = [
        one.service
        for one in service_directory.search_services(actor=request.actor, wish=wish, now=request.now)[
            :MOST_SERVICES_SHOWN
        ]
    ]
    apart = [one for one in found if wish.only_free and one.facts.is_free is None]
    return {"found": found[: len(found) - len(apart)], "cost_not_said": apart}


@csrf_exempt
@require_own_origin
@require_http_methods(_PAGE_METHODS)
@public_page(Act.SEND_WITHOUT_CODE)
def report_wrong_entry(request: Request) -> HttpResponse:
    """Report a wrong entry with one press, so that a person checks it. Needs no cookie."""
    if request.method != "POST":
        return HttpResponseRedirect(localised_address("portal:find-support"), status=303)
    is_said = True
    try:
        front_door.report_wrong_entry(
            actor=request.actor,
            service_id=UUID(request.POST.get("wrong", "")),
            address=visitors_address(request),
            now=request.now,
        )
    except (front_door.FormLimitReached, NotFound, ValueError):
        is_said = False
    return render_page(request, "portal/wrong_entry.jinja", {"is_said": is_said})


@csrf_exempt
@require_own_origin
@sensitive_post_parameters()
@require_http_methods(_PAGE_METHODS)
@public_page(Act.SEARCH_DIRECTORY)
def show_leaving_notice(request: Request) -> HttpResponse:
    """Before another site: show where the link leads, and what stays behind. Only for sites in the directory."""
    try:
        service = service_directory.read_service(actor=request.actor, service_id=UUID(request.POST.get("service", "")))
    except (NotFound, ValueError):
        service = None
    if service is None or not service.facts.website:
        return HttpResponseRedirect(localised_address("portal:find-support"), status=303)
    near = "near" in request.POST  # from the victim's page that named it: "stay" leads back there
    context = {"service": service, "site": urlsplit(service.facts.website).hostname, "near": near}
    return render_page(request, "portal/leaving.jinja", context)


@sensitive_post_parameters()
@require_http_methods(_PAGE_METHODS)
@public_page(Act.SEND_WITHOUT_CODE)
def make_complaint(request: Request) -> HttpResponse:
    form = PortalComplaintForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            taken = front_door.send_complaint(
                actor=request.actor,
                said=form.said,
                address=visitors_address(request),
                answered=front_door_forms.read_answered_challenge(request),
                now=request.now,
            )
        except front_door.FormLimitReached as much:
            form.add_error("words", say("front-door-too-much", minutes=much.minutes))
        else:
            return render_page(request, "portal/complained.jinja", {"taken": taken})
    return render_page(request, "portal/complain.jinja", {"form": form, **front_door_forms.make_challenge(request)})


@sensitive_post_parameters()
@require_http_methods(_PAGE_METHODS)
@public_page(Act.SEND_WITHOUT_CODE)
def give_feedback(request: Request) -> HttpResponse:
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            front_door.give_feedback(
                actor=request.actor,
                score=int(form.cleaned_data["score"]),
                words=form.cleaned_data["words"],
                address=visitors_address(request),
                now=request.now,
            )
        except front_door.FormLimitReached as much:
            form.add_error("words", say("front-door-too-much", minutes=much.minutes))
        else:
            return render_page(request, "portal/feedback_given.jinja")
    return render_page(request, "portal/feedback.jinja", {"form": form})


def _read_answers(request: Request) -> dict[str, str]:
    """Return the answers so far, each checked. "Back" removes the last one."""
    given: dict[str, str] = {}
    for name, choices in RIGHTS_QUESTIONS.items():
        said = request.POST.get("answer" if request.POST.get("asked") == name else name, "")
        if said not in set(choices):
            break
        given[name] = choices(said)
    if "back" in request.POST:
        asked = request.POST.get("asked", "")
        before = (
            list(RIGHTS_QUESTIONS)[: max(list(RIGHTS_QUESTIONS).index(asked) - 1, 0)]
            if asked in RIGHTS_QUESTIONS
            else []
        )
        given = {name: answer for name, answer in given.items() if name in before}
    return given


# Asking a service to be in touch, from the front door: the police read it only if the visitor agrees.


class HelpRequestForm(Form):
    service = forms.ChoiceField(label=to_say("in-touch-who"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=to_say("in-touch-name"), help_text=to_say("in-touch-name.hint"), max_length=100, required=False
    )
    reach = forms.CharField(
        label=to_say("in-touch-reach"),
        help_text=to_say("in-touch-reach.hint"),
        max_length=200,
        error_messages={"required": to_say("in-touch-reach-needed")},
    )
    safely = forms.CharField(
        label=to_say("in-touch-safely"),
        help_text=to_say("in-touch-safely.hint"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    words = forms.CharField(
        label=to_say("in-touch-words"), max_length=1000, required=False, widget=forms.Textarea({"rows": 4})
    )
    police_may_know = forms.BooleanField(label=to_say("in-touch-police-may-know"), required=False)

    def __init__(self, *args: Any, takes: Sequence[asking.SelfReferralService], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("service", *((str(one.id), one.name) for one in takes))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@public_page(Act.SEND_WITHOUT_CODE)
def ask_for_help(request: Request) -> HttpResponse:
    takes = asking.list_help_services()
    form = HelpRequestForm(request.POST if request.method == "POST" else None, takes=takes)
    if takes and form.is_valid():
        typed = form.cleaned_data
        try:
            sent = asking.ask_for_help(
                actor=request.actor,
                service=UUID(typed["service"]),
                said={name: typed[name] for name in ("name", "reach", "safely", "words")},
                police_may_know=typed["police_may_know"],
                address=visitors_address(request),
                answered=front_door_forms.read_answered_challenge(request),
                now=request.now,
            )
        except asking.FormLimitReached as much:
            form.add_error("reach", say("front-door-too-much", minutes=much.minutes))
        except NotFound:
            form.add_error("service", say("ui-field-choose"))
        else:
            return render_page(request, "portal/help_asked.jinja", {"sent": sent})
    context = {"form": form, "takes": takes, **front_door_forms.make_challenge(request)}
    return render_page(request, "portal/ask_for_help.jinja", context)
