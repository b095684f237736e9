"""One question at a time, the most urgent first: chosen, told, and for ten minutes undone in one press."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.officers.door import page, show
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.staff.two_minutes import AnswerFields, WhoseNow, what_happens
from victimcare.services.access import Act
from victimcare.services.updates import answering, queries
from victimcare.services.updates.answering import AnswerDoor
from victimcare.services.updates.queries import ToAnswer
from victimcare.wording import dates, say


@require_safe
@page(Act.SEE_QUESTIONS)
def questions(request: Request) -> HttpResponse:
    return _shown(request, queries.to_answer(actor=request.actor, now=request.now))


@sensitive_post_parameters("line")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ANSWER_QUESTION)
def question(request: Request, question_id: UUID) -> HttpResponse:
    try:
        found = queries.to_answer(actor=request.actor, question_id=question_id, now=request.now)
    except answering.UnknownQuestion:
        return _gone(request)
    if request.method != "POST" or found.question is None:
        return _shown(request, found)
    form = AnswerFields(request.POST, question=found.question)
    try:
        if form.is_valid() and form.give(actor=request.actor, door=AnswerDoor.PAGE, now=request.now) is not None:
            return HttpResponseRedirect(reverse("officers:questions"), status=303)
    except (answering.UnknownQuestion, answering.KnownMeanwhile, answering.AnsweredBefore):
        return _gone(request)
    return _shown(request, found, form=form)


@sensitive_post_parameters("line")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ANSWER_QUESTION)
def not_mine(request: Request, question_id: UUID) -> HttpResponse:
    """It goes back to a person, who is told who has it now."""
    try:
        found = queries.to_answer(actor=request.actor, question_id=question_id, now=request.now)
        form = WhoseNow(request.POST if request.method == "POST" else None)
        if found.question is not None and form.is_valid():
            form.give(actor=request.actor, question=found.question, door=AnswerDoor.PAGE, now=request.now)
            return HttpResponseRedirect(reverse("officers:questions"), status=303)
    except (answering.UnknownQuestion, answering.KnownMeanwhile, answering.AnsweredBefore):
        return _gone(request)
    return show(request, "not_mine", {"found": found, "form": form}, tab="questions")


@require_POST
@page(Act.ANSWER_QUESTION)
def undo(request: Request, answer_id: UUID) -> HttpResponse:
    try:
        answering.undo(actor=request.actor, answer_ids=[answer_id], now=request.now)
    except answering.TooLate:
        found = queries.to_answer(actor=request.actor, now=request.now)
        return _shown(request, found, told=say("updates-too-late"), status=409)
    except answering.UnknownQuestion:
        return pages.not_found(request)
    return HttpResponseRedirect(reverse("officers:questions"), status=303)


def _gone(request: Request) -> HttpResponse:
    """Answered, known meanwhile, or somebody else's: one sentence, and the next question."""
    found = queries.to_answer(actor=request.actor, now=request.now)
    return _shown(request, found, told=say("updates-gone"), status=409)


def _shown(
    request: Request, found: ToAnswer, *, form: AnswerFields | None = None, told: str = "", status: int = 200
) -> HttpResponse:
    asked = found.question
    context: dict[str, Any] = {
        "found": found,
        "one": asked,
        "form": form or (AnswerFields(question=asked) if asked else None),
        "told": told,
        "taken": [
            (given, what_happens(given, request.now), dates.staff_time(given.undo_until)) for given in found.undoable
        ],
    }
    return show(request, "question", context, tab="questions", status=status)
