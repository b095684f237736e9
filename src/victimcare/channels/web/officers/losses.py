"""What victims in an officer's cases listed as taken or broken: read, and answered in one press."""

from __future__ import annotations

from uuid import UUID

from csp.constants import SELF
from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.officers.door import page, show
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.files import download
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.staff.two_minutes import OVER, taken
from victimcare.rules.court.compensation import format_pounds
from victimcare.rules.files import FILMS, PICTURES, SOUNDS
from victimcare.services.access import Act
from victimcare.services.files.shapes import Gone
from victimcare.services.losses import officer_lists
from victimcare.services.losses.loss_records import UnknownList
from victimcare.services.sealing import Unopened
from victimcare.services.updates import officer_answers
from victimcare.wording import say

_LONGEST = 500  # characters of a question


class AskAboutList(Form):
    """What the officer wants to know from the victim. Empty where the list is on the crime record."""

    line = forms.CharField(
        label=say("updates-losses-question"),
        help_text=say("updates-losses-question.hint"),
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": 2}),
    )


@require_safe
@page(Act.SEE_QUESTIONS)
def show_loss_lists(request: Request) -> HttpResponse:
    rows = officer_lists.list_officer_lists(actor=request.actor, now=request.now)
    return show(request, "losses", {"rows": rows}, tab="losses")


@sensitive_post_parameters("line")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ANSWER_QUESTION)
def show_loss_list(request: Request, list_id: UUID) -> HttpResponse:
    form = AskAboutList(request.POST) if request.method == "POST" else AskAboutList()
    not_done = ""
    try:
        if form.is_valid():
            not_done = _answer(request, list_id, form)
            if not (not_done or form.errors):
                return HttpResponseRedirect(reverse("officers:loss-list", args=[list_id]), status=303)
        found = officer_lists.read_officer_list(actor=request.actor, list_id=list_id, now=request.now)
    except UnknownList:
        return pages.not_found(request)
    context = {
        "found": found,
        "form": form,
        "not_done": not_done,
        "taken": taken([found.given] if found.given else [], request.now),
        "pounds": format_pounds,
        "pictures": PICTURES,
        "sounds": SOUNDS,
        "films": FILMS,
    }
    answer = show(request, "loss_list", context, tab="losses", status=409 if not_done else 200)
    answer._csp_update = {"media-src": [SELF]}  # type: ignore[attr-defined]  # sound and film are played here
    return answer


@require_safe
@page(Act.SEE_QUESTIONS)
def give_list_file(request: Request, file_id: UUID) -> HttpResponse:
    """Always handed over to be kept: a picture is shown by the page of its list. Missing, another's, and whatever
    cannot be opened look the same."""
    try:
        opened = officer_lists.open_officer_list_file(actor=request.actor, file_id=file_id, now=request.now)
    except (UnknownList, Gone, Unopened):
        return pages.not_found(request)
    return download(opened)


def _answer(request: Request, list_id: UUID, form: AskAboutList) -> str:
    """Why nothing was kept, where a colleague, the victim or the clock was quicker. What is missing says the form."""
    is_added = request.POST.get("act") == "added"
    line = "" if is_added else form.cleaned_data["line"]
    choice = officer_lists.ADDED if is_added else officer_lists.ASK_VICTIM
    try:
        officer_lists.answer_list(actor=request.actor, list_id=list_id, choice=choice, line=line, now=request.now)
    except officer_answers.AnswerIncomplete as missing:
        form.add_error("line", say(f"updates-{missing.first}-needed"))
    except (*OVER, officer_lists.ListNotAsked):
        return say("updates-losses-not-asked")
    return ""
