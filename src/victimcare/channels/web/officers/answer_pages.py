"""Shows officers one question at a time, the most urgent first; for ten minutes an answer can be undone in one press.
Also shows victims' lists of losses."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from csp.constants import SELF
from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.officers.officer_access import officer_page, show_officer_page
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.file_transfer import download_response
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.officer_answers import (
    QUESTION_OVER,
    LateAnswer,
    NewOwnerForm,
    QuestionAnswerForm,
    describe_given_answers,
    describe_mailed_answers,
    resolve_late_answer,
    try_to_answer,
)
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.court.compensation import format_pounds
from victimcare.rules.errors import NotFound
from victimcare.rules.files import FILMS, PICTURES, SOUNDS
from victimcare.services.access import Act
from victimcare.services.files.file_store import FileContentErased
from victimcare.services.losses import officer_lists
from victimcare.services.sealing import Unopened
from victimcare.services.updates import answer_confirmation, officer_answers, officer_pages
from victimcare.services.updates.officer_answers import AnswerGiven, OfficerAnswerChannel
from victimcare.services.updates.officer_pages import QuestionToAnswer
from victimcare.wording import say


@require_safe
@officer_page(Act.SEE_QUESTIONS)
def show_next_question(request: Request) -> HttpResponse:
    return _show_question(request, officer_pages.read_next_question(actor=request.actor, now=request.now))


@sensitive_post_parameters("line")
@require_http_methods(["GET", "HEAD", "POST"])
@officer_page(Act.ANSWER_QUESTION)
def answer_question(request: Request, question_id: UUID) -> HttpResponse:
    try:
        found = officer_pages.read_next_question(actor=request.actor, question_id=question_id, now=request.now)
        if request.method != "POST" or found.question is None:
            return _show_question(request, found)
        form = QuestionAnswerForm(request.POST, question=found.question)
        if _try_answer_form(request, form):
            return _to_next_question()
    except QUESTION_OVER:
        return _show_late_answer(request, question_id, QuestionAnswerForm)
    return _show_question(request, found, form=form)


@sensitive_post_parameters("line")
@require_http_methods(["GET", "HEAD", "POST"])
@officer_page(Act.ANSWER_QUESTION)
def pass_question_back(request: Request, question_id: UUID) -> HttpResponse:
    """Pass the question back to a person, with the name of the officer who has the case now."""
    try:
        found = officer_pages.read_next_question(actor=request.actor, question_id=question_id, now=request.now)
        assert found.question is not None, "the one that was asked for"
        form = NewOwnerForm(request.POST if request.method == "POST" else None, question=found.question)
        if _try_answer_form(request, form):
            return _to_next_question()
    except QUESTION_OVER:
        return _show_late_answer(request, question_id, NewOwnerForm)
    return _show_passing_back(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@officer_page(Act.ANSWER_QUESTION)
def confirm_mailed_answer(request: Request, answer_id: UUID) -> HttpResponse:
    """Open the link from a mail: one press confirms the answer that came by mail in the officer's name."""
    if request.method != "POST":
        waiting = _list_to_confirm(request, first=answer_id)
        if not any(given.id == answer_id for given, *_ in waiting):
            return _show_nothing_to_confirm(request)
        return show_officer_page(request, "confirm", {"waiting": waiting}, tab="questions")
    try:
        answer_confirmation.confirm_answer(actor=request.actor, answer_id=answer_id, now=request.now)
    except (NotFound, officer_answers.QuestionOvertaken):
        return _show_nothing_to_confirm(request)
    return _to_next_question()


@require_POST
@officer_page(Act.ANSWER_QUESTION)
def undo_answer(request: Request, answer_id: UUID) -> HttpResponse:
    """Undo an answer. If the officer says that they did not write the mail, a colleague finds out who did."""
    try:
        if request.POST.get("wrote") == "no":
            answer_confirmation.report_forged_answer(actor=request.actor, answer_id=answer_id, now=request.now)
        else:
            officer_answers.undo_answers(actor=request.actor, answer_ids=[answer_id], now=request.now)
    except officer_answers.UndoExpired:
        found = officer_pages.read_next_question(actor=request.actor, now=request.now)
        return _show_question(request, found, told=say("updates-too-late"), status=409)
    return _to_next_question()


def _show_nothing_to_confirm(request: Request) -> HttpResponse:
    """There is nothing to confirm: the answer was undone or replaced, or the news is known by now."""
    found = officer_pages.read_next_question(actor=request.actor, now=request.now)
    return _show_question(request, found, told=say("updates-confirm-over"), status=404)


def _list_to_confirm(request: Request, *, first: UUID | None = None) -> list[tuple[AnswerGiven, str, str, str]]:
    """Return the answers that wait for the officer: each with its name, its effect, and when the mail came; the one
    from the link first."""
    waiting = answer_confirmation.list_answers_to_confirm(actor=request.actor, now=request.now)
    return describe_mailed_answers(sorted(waiting, key=lambda given: given.id != first), request.now)


def _to_next_question() -> HttpResponse:
    return HttpResponseRedirect(reverse("officers:questions"), status=303)


def _try_answer_form(request: Request, form: QuestionAnswerForm | NewOwnerForm) -> bool:
    return try_to_answer(form, actor=request.actor, door=OfficerAnswerChannel.PAGE, now=request.now)


def _show_late_answer(
    request: Request, question_id: UUID, fields: type[QuestionAnswerForm | NewOwnerForm]
) -> HttpResponse:
    """Show that the question is answered, overtaken, or another officer's."""
    late = resolve_late_answer(
        request.POST,
        fields,
        actor=request.actor,
        question_id=question_id,
        door=OfficerAnswerChannel.PAGE,
        now=request.now,
    )
    if late is None:
        return _to_next_question()
    if isinstance(late.form, NewOwnerForm):
        return _show_passing_back(request, late.form, late=late)
    found = officer_pages.read_next_question(actor=request.actor, now=request.now)
    return _show_question(request, found, form=late.form, late=late, status=409)


def _show_passing_back(request: Request, form: NewOwnerForm, *, late: LateAnswer | None = None) -> HttpResponse:
    context = {"one": form.question, "form": form, "late": late}
    return show_officer_page(request, "not_mine", context, tab="questions", status=409 if late else 200)


def _show_question(
    request: Request,
    found: QuestionToAnswer,
    *,
    form: QuestionAnswerForm | None = None,
    late: LateAnswer | None = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    asked = form.question if form else found.question
    undoable = [one for one in found.undoable if form is None or one.question != form.question.id]
    context: dict[str, Any] = {
        "found": found,
        "one": asked,
        "form": form or (QuestionAnswerForm(question=asked) if asked else None),
        "late": late,
        "told": told,
        "written": officer_pages.count_unread_partner_notes(actor=request.actor, now=request.now),
        "away": officer_pages.find_current_cover(actor=request.actor, now=request.now),
        "taken": describe_given_answers(undoable, request.now),
        "waiting": _list_to_confirm(request),
        "refused": answer_confirmation.count_unproved_mails(actor=request.actor, now=request.now),
    }
    return show_officer_page(request, "question", context, tab="questions", status=status)


# Lists of losses by victims in an officer's cases: read, and answered in one press

_LONGEST_QUESTION = 500  # characters of a question


class LossListQuestionForm(Form):
    """The officer's question to the victim. Empty if the list was added to the crime record."""

    line = forms.CharField(
        label=say("updates-losses-question"),
        help_text=say("updates-losses-question.hint"),
        required=False,
        max_length=_LONGEST_QUESTION,
        widget=forms.Textarea({"rows": 2}),
    )


@require_safe
@officer_page(Act.SEE_QUESTIONS)
def show_loss_lists(request: Request) -> HttpResponse:
    rows = officer_lists.list_officer_lists(actor=request.actor, now=request.now)
    return show_officer_page(request, "losses", {"rows": rows}, tab="losses")


@sensitive_post_parameters("line")
@require_http_methods(["GET", "HEAD", "POST"])
@officer_page(Act.ANSWER_QUESTION)
def show_loss_list(request: Request, list_id: UUID) -> HttpResponse:
    form = LossListQuestionForm(request.POST) if request.method == "POST" else LossListQuestionForm()
    not_done = ""
    if form.is_valid():
        not_done = _answer_loss_list(request, list_id, form)
        if not (not_done or form.errors):
            return HttpResponseRedirect(reverse("officers:loss-list", args=[list_id]), status=303)
    found = officer_lists.read_officer_list(actor=request.actor, list_id=list_id, now=request.now)
    context = {
        "found": found,
        "form": form,
        "not_done": not_done,
        "taken": describe_given_answers([found.given] if found.given else [], request.now),
        "pounds": format_pounds,
        "pictures": PICTURES,
        "sounds": SOUNDS,
        "films": FILMS,
    }
    answer = show_officer_page(request, "loss_list", context, tab="losses", status=409 if not_done else 200)
    answer._csp_update = {"media-src": [SELF]}  # type: ignore[attr-defined]  # sound and film are played here
    return answer


@require_safe
@officer_page(Act.SEE_QUESTIONS)
def give_list_file(request: Request, file_id: UUID) -> HttpResponse:
    """Always send the file for download; pictures are shown on the page of their list. Missing, another person's, and
    unreadable files look the same."""
    try:
        opened = officer_lists.open_officer_list_file(actor=request.actor, file_id=file_id, now=request.now)
    except (FileContentErased, Unopened):
        return pages.answer_not_found(request)
    return download_response(opened)


def _answer_loss_list(request: Request, list_id: UUID, form: LossListQuestionForm) -> str:
    """Why nothing was saved, if a colleague, the victim or the clock was quicker; empty otherwise. The form says what
    is missing."""
    is_added = request.POST.get("act") == "added"
    line = "" if is_added else form.cleaned_data["line"]
    choice = officer_lists.ADDED if is_added else officer_lists.ASK_VICTIM
    try:
        officer_lists.answer_list(actor=request.actor, list_id=list_id, choice=choice, line=line, now=request.now)
    except officer_answers.AnswerIncomplete as missing:
        form.add_error("line", say(f"updates-{missing.first}-needed"))
    except (*QUESTION_OVER, officer_lists.ListNotAsked):
        return say("updates-losses-not-asked")
    return ""
