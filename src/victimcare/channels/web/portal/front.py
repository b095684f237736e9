"""The front door without a code: rights, support, a complaint, what people thought of us.

The same for everybody, whoever they are here. Where nothing is kept there is no cookie either, so those pages have no
form token: they check that a form was sent from a page of ours.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal import challenges
from victimcare.channels.web.portal.challenges import sent_from_here
from victimcare.channels.web.portal.front_forms import QUESTIONS, Complaint, Feedback, OneQuestion, Search
from victimcare.channels.web.portal.visits import public_page
from victimcare.channels.web.ui.language import address
from victimcare.channels.web.ui.pages import Request, render
from victimcare.channels.web.ui.proxies import visitors_address
from victimcare.rules.rights.rights_enquiry import EnquiryAnswers
from victimcare.services.access import Act
from victimcare.services.people import front_door
from victimcare.services.people import front_door as rights
from victimcare.services.referrals import service_directory
from victimcare.wording import say

_ASKED_OR_SENT = ["GET", "HEAD", "POST"]
MOST_SHOWN = 10  # services: of more than that nobody chooses


@csrf_exempt
@sent_from_here
@sensitive_post_parameters()
@require_http_methods(_ASKED_OR_SENT)
@public_page(Act.SEE_PUBLIC_PAGE)
def your_rights(request: Request) -> HttpResponse:
    """Four questions, one a page, then what is owed. What was answered lies in the page alone."""
    given = _answers(request)
    question = next((name for name in QUESTIONS if name not in given), None)
    if question is None:
        answers = EnquiryAnswers(**given)  # type: ignore[arg-type]  # each is one of its question's
        shown = rights.explain_rights(actor=request.actor, answers=answers, now=request.now)
        return render(request, "portal/your_rights_answer.jinja", {"rights": shown})
    form = OneQuestion(request.POST if request.POST.get("asked") == question else None, question=question)
    context = {"form": form, "question": question, "given": given, "number": len(given) + 1, "of": len(QUESTIONS)}
    return render(request, "portal/your_rights.jinja", context)


@csrf_exempt
@sent_from_here
@sensitive_post_parameters()
@require_http_methods(_ASKED_OR_SENT)
@public_page(Act.SEARCH_DIRECTORY)
def find_support(request: Request) -> HttpResponse:
    form = Search(request.POST if request.method == "POST" else None, force=settings.FORCE)
    return render(request, "portal/find_support.jinja", {"form": form, **_found(request, form)})


def _found(request: Request, form: Search) -> dict[str, Any]:
    """Where only what is free is looked for, apart: those that do not say what they cost."""
    if not form.is_valid():
        return {"found": None, "cost_not_said": ()}
    wish = form.wish()
    found = [
        one.service
        for one in service_directory.search_services(actor=request.actor, wish=wish, now=request.now)[:MOST_SHOWN]
    ]
    apart = [one for one in found if wish.only_free and one.facts.is_free is None]
    return {"found": found[: len(found) - len(apart)], "cost_not_said": apart}


@csrf_exempt
@sent_from_here
@require_http_methods(_ASKED_OR_SENT)
@public_page(Act.SEND_WITHOUT_CODE)
def wrong_entry(request: Request) -> HttpResponse:
    """One press, and a person looks at an entry again. It takes no cookie for that."""
    if request.method != "POST":
        return HttpResponseRedirect(address("portal:find-support"), status=303)
    is_said = True
    try:
        front_door.report_wrong_entry(
            actor=request.actor,
            service_id=UUID(request.POST.get("wrong", "")),
            address=visitors_address(request),
            now=request.now,
        )
    except (front_door.FormLimitReached, service_directory.UnknownService, ValueError):
        is_said = False
    return render(request, "portal/wrong_entry.jinja", {"is_said": is_said})


@csrf_exempt
@sent_from_here
@sensitive_post_parameters()
@require_http_methods(_ASKED_OR_SENT)
@public_page(Act.SEARCH_DIRECTORY)
def leaving(request: Request) -> HttpResponse:
    """Before another site: where it leads, and what stays behind. Only to those of the directory."""
    try:
        service = service_directory.read_service(actor=request.actor, service_id=UUID(request.POST.get("service", "")))
    except (service_directory.UnknownService, ValueError):
        service = None
    if service is None or not service.facts.website:
        return HttpResponseRedirect(address("portal:find-support"), status=303)
    near = "near" in request.POST  # from the page of hers that named it: to stay is to be back there
    context = {"service": service, "site": urlsplit(service.facts.website).hostname, "near": near}
    return render(request, "portal/leaving.jinja", context)


@sensitive_post_parameters()
@require_http_methods(_ASKED_OR_SENT)
@public_page(Act.SEND_WITHOUT_CODE)
def complain(request: Request) -> HttpResponse:
    form = Complaint(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            taken = front_door.send_complaint(
                actor=request.actor,
                said=form.said,
                address=visitors_address(request),
                answered=challenges.read_answered_challenge(request),
                now=request.now,
            )
        except front_door.FormLimitReached as much:
            form.add_error("words", say("front-door-too-much", minutes=much.minutes))
        else:
            return render(request, "portal/complained.jinja", {"taken": taken})
    return render(request, "portal/complain.jinja", {"form": form, **challenges.make_challenge(request)})


@sensitive_post_parameters()
@require_http_methods(_ASKED_OR_SENT)
@public_page(Act.SEND_WITHOUT_CODE)
def feedback(request: Request) -> HttpResponse:
    form = Feedback(request.POST if request.method == "POST" else None)
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
            return render(request, "portal/feedback_given.jinja")
    return render(request, "portal/feedback.jinja", {"form": form})


def _answers(request: Request) -> dict[str, str]:
    """What has been answered so far, each as it can be. "Back" takes the last one away."""
    given: dict[str, str] = {}
    for name, choices in QUESTIONS.items():
        said = request.POST.get("answer" if request.POST.get("asked") == name else name, "")
        if said not in set(choices):
            break
        given[name] = choices(said)
    if "back" in request.POST:
        asked = request.POST.get("asked", "")
        before = list(QUESTIONS)[: max(list(QUESTIONS).index(asked) - 1, 0)] if asked in QUESTIONS else []
        given = {name: answer for name, answer in given.items() if name in before}
    return given
