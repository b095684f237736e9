"""What comes from officers, at the desk: a line to put into plain words, mail to read, and questions without an answer,
which whoever has the officer on the telephone answers for them."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.task_page import draw
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.staff.two_minutes import AnswerFields
from victimcare.rules.people.writing import LONGEST
from victimcare.services.access import Act
from victimcare.services.updates import answering, plain_words
from victimcare.services.updates.answering import AnswerDoor
from victimcare.services.updates.plain_words import FromOfficer
from victimcare.wording import say

MOST_FORMS = 10  # questions that can be answered on one page


class PlainWords(Form):
    words = forms.CharField(
        label=say("updates-desk-words"),
        help_text=say("updates-desk-words-hint"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": say("updates-desk-words-needed")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput)


@sensitive_post_parameters("words", "line")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.WORK_TASK)
def from_officer(request: Request, task_id: UUID) -> HttpResponse:
    """Missing, a colleague's and ended look the same."""
    is_words = request.method == "POST" and "words" in request.POST
    form = PlainWords(request.POST if is_words else None, initial={"once": uuid4()})
    try:
        if form.is_valid():
            return _worded(request, task_id, form)
        found = plain_words.see(actor=request.actor, task_id=task_id, now=request.now)
        answers = _answers(request, found)
        if request.method == "POST" and not is_words and _given(request, answers):
            return HttpResponseRedirect(reverse("desk:from-officer", args=[task_id]), status=303)
    except (plain_words.NotMine, answering.UnknownQuestion):
        return pages.not_found(request)
    except (answering.KnownMeanwhile, answering.AnsweredBefore):
        return draw(request, told=say("updates-gone"), status=409)
    context: dict[str, Any] = {"found": found, "form": form, "answers": answers, "words": said}
    return show(request, "from_officer", context, tab="tasks")


def _worded(request: Request, task_id: UUID, form: PlainWords) -> HttpResponse:
    is_told = plain_words.word(
        actor=request.actor,
        task_id=task_id,
        once=form.cleaned_data["once"],
        words=form.cleaned_data["words"],
        now=request.now,
    )
    return draw(request, told=say("updates-desk-worded" if is_told else "updates-desk-worded-not-told"))


def _answers(request: Request, found: FromOfficer) -> list[AnswerFields]:
    """A form for each question; the one that was sent has what was typed."""
    return [
        AnswerFields(
            request.POST if request.POST.get("question") == str(one.id) else None, question=one, prefix=f"q{one.id}"
        )
        for one in found.asked[:MOST_FORMS]
    ]


def _given(request: Request, answers: list[AnswerFields]) -> bool:
    sent = next((form for form in answers if form.is_bound), None)
    if sent is None:
        raise answering.UnknownQuestion(request.POST.get("question", ""))
    if not sent.is_valid():
        return False
    return sent.give(actor=request.actor, door=AnswerDoor.DESK, now=request.now) is not None
