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
from victimcare.channels.web.ui.staff.two_minutes import (
    OVER,
    AnswerFields,
    TooLate,
    WhoseNow,
    describe_mailed_answers,
    is_given,
    once_more,
    taken,
)
from victimcare.services.access import Act
from victimcare.services.updates import answer_confirmation, officer_answers, officer_pages
from victimcare.services.updates.officer_answers import AnswerGiven, OfficerAnswerChannel
from victimcare.services.updates.officer_pages import QuestionToAnswer
from victimcare.wording import say


@require_safe
@page(Act.SEE_QUESTIONS)
def questions(request: Request) -> HttpResponse:
    return _shown(request, officer_pages.read_next_question(actor=request.actor, now=request.now))


@sensitive_post_parameters("line")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ANSWER_QUESTION)
def question(request: Request, question_id: UUID) -> HttpResponse:
    try:
        found = officer_pages.read_next_question(actor=request.actor, question_id=question_id, now=request.now)
        if request.method != "POST" or found.question is None:
            return _shown(request, found)
        form = AnswerFields(request.POST, question=found.question)
        if _given(request, form):
            return _next()
    except OVER:
        return _too_late(request, question_id, AnswerFields)
    return _shown(request, found, form=form)


@sensitive_post_parameters("line")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ANSWER_QUESTION)
def not_mine(request: Request, question_id: UUID) -> HttpResponse:
    """It goes back to a person, who is told who has it now."""
    try:
        found = officer_pages.read_next_question(actor=request.actor, question_id=question_id, now=request.now)
        assert found.question is not None, "the one that was asked for"
        form = WhoseNow(request.POST if request.method == "POST" else None, question=found.question)
        if _given(request, form):
            return _next()
    except OVER:
        return _too_late(request, question_id, WhoseNow)
    return _passing_back(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ANSWER_QUESTION)
def confirm_mailed_answer(request: Request, answer_id: UUID) -> HttpResponse:
    """Where the link in the mail leads: one press, and what came by mail in their name counts."""
    if request.method != "POST":
        waiting = _list_to_confirm(request, first=answer_id)
        if not any(given.id == answer_id for given, *_ in waiting):
            return _shown_over(request)
        return show(request, "confirm", {"waiting": waiting}, tab="questions")
    try:
        answer_confirmation.confirm_answer(actor=request.actor, answer_id=answer_id, now=request.now)
    except (officer_answers.UnknownQuestion, officer_answers.QuestionOvertaken):
        return _shown_over(request)
    return _next()


@require_POST
@page(Act.ANSWER_QUESTION)
def undo(request: Request, answer_id: UUID) -> HttpResponse:
    """Taken back; where the officer says that they did not write the mail, a colleague looks who did."""
    try:
        if request.POST.get("wrote") == "no":
            answer_confirmation.report_forged_answer(actor=request.actor, answer_id=answer_id, now=request.now)
        else:
            officer_answers.undo_answers(actor=request.actor, answer_ids=[answer_id], now=request.now)
    except officer_answers.UndoExpired:
        found = officer_pages.read_next_question(actor=request.actor, now=request.now)
        return _shown(request, found, told=say("updates-too-late"), status=409)
    except officer_answers.UnknownQuestion:
        return pages.not_found(request)
    return _next()


def _shown_over(request: Request) -> HttpResponse:
    """There is nothing to confirm: it was taken back, another answer took its place, or it is known meanwhile."""
    found = officer_pages.read_next_question(actor=request.actor, now=request.now)
    return _shown(request, found, told=say("updates-confirm-over"), status=404)


def _list_to_confirm(request: Request, *, first: UUID | None = None) -> list[tuple[AnswerGiven, str, str, str]]:
    """What waits for them: its name, what follows, and when the mail came; that of the link before the others."""
    waiting = answer_confirmation.list_answers_to_confirm(actor=request.actor, now=request.now)
    return describe_mailed_answers(sorted(waiting, key=lambda given: given.id != first), request.now)


def _next() -> HttpResponse:
    return HttpResponseRedirect(reverse("officers:questions"), status=303)


def _given(request: Request, form: AnswerFields | WhoseNow) -> bool:
    return is_given(form, actor=request.actor, door=OfficerAnswerChannel.PAGE, now=request.now)


def _too_late(request: Request, question_id: UUID, fields: type[AnswerFields | WhoseNow]) -> HttpResponse:
    """Answered, known meanwhile, or somebody else's."""
    late = once_more(
        request.POST,
        fields,
        actor=request.actor,
        question_id=question_id,
        door=OfficerAnswerChannel.PAGE,
        now=request.now,
    )
    if late is None:
        return _next()
    if isinstance(late.form, WhoseNow):
        return _passing_back(request, late.form, late=late)
    found = officer_pages.read_next_question(actor=request.actor, now=request.now)
    return _shown(request, found, form=late.form, late=late, status=409)


def _passing_back(request: Request, form: WhoseNow, *, late: TooLate | None = None) -> HttpResponse:
    context = {"one": form.question, "form": form, "late": late}
    return show(request, "not_mine", context, tab="questions", status=409 if late else 200)


def _shown(
    request: Request,
    found: QuestionToAnswer,
    *,
    form: AnswerFields | None = None,
    late: TooLate | None = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    asked = form.question if form else found.question
    undoable = [one for one in found.undoable if form is None or one.question != form.question.id]
    context: dict[str, Any] = {
        "found": found,
        "one": asked,
        "form": form or (AnswerFields(question=asked) if asked else None),
        "late": late,
        "told": told,
        "written": officer_pages.count_unread_partner_notes(actor=request.actor, now=request.now),
        "away": officer_pages.find_current_cover(actor=request.actor, now=request.now),
        "taken": taken(undoable, request.now),
        "waiting": _list_to_confirm(request),
        "refused": answer_confirmation.count_unproved_mails(actor=request.actor, now=request.now),
    }
    return show(request, "question", context, tab="questions", status=status)
