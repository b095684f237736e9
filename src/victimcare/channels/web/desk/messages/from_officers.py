"""Officer tasks at the desk: an officer's text to put into plain words, mail to read, and open questions, which staff
answer for an officer on the telephone."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.desk.work.task_page import show_task_page
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.officer_answers import (
    QUESTION_OVER,
    LateAnswer,
    QuestionAnswerForm,
    describe_given_answers,
    list_sent_fields,
    resolve_late_answer,
    try_to_answer,
)
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.contact.correspondence import LONGEST_MESSAGE
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.updates import officer_answers, plain_words
from victimcare.services.updates.officer_answers import OfficerAnswerChannel
from victimcare.services.updates.plain_words import OfficerTaskDetail
from victimcare.wording import say

MOST_FORMS = 10  # questions that one page lets staff answer


class PlainWordsForm(Form):
    words = forms.CharField(
        label=say("updates-desk-words"),
        help_text=say("updates-desk-words-hint"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": say("updates-desk-words-needed")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput)


@sensitive_post_parameters("words", "line")
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.WORK_TASK)
def show_officer_task(request: Request, task_id: UUID) -> HttpResponse:
    """Show or work on one officer task. A missing task, a colleague's and an ended one look the same; input that could
    not be saved is shown again."""
    is_words = request.method == "POST" and "words" in request.POST
    form = PlainWordsForm(request.POST if is_words else None, initial={"once": uuid4()})
    try:
        if form.is_valid():
            return _send_plain_words(request, task_id, form)
        found = plain_words.read_officer_task(actor=request.actor, task_id=task_id, now=request.now)
    except NotFound:
        return _gone(request)
    if request.method == "POST" and not is_words:
        return _answered(request, found)
    return _shown(request, found, form=form)


def _send_plain_words(request: Request, task_id: UUID, form: PlainWordsForm) -> HttpResponse:
    told_by = plain_words.send_plain_words(
        actor=request.actor,
        task_id=task_id,
        once=form.cleaned_data["once"],
        words=form.cleaned_data["words"],
        now=request.now,
    )
    return show_task_page(request, told=say(f"updates-desk-worded-{told_by}"))


def _gone(request: Request) -> HttpResponse:
    """Show what was typed after the task ceased to be this person's, so that nothing is lost."""
    typed = list_sent_fields(request.POST)
    if not typed:
        return pages.answer_not_found(request)
    return show_page(request, "from_officer_gone", {"typed": typed}, tab="tasks", status=404)


def _answered(request: Request, found: OfficerTaskDetail) -> HttpResponse:
    """Record the officer's answer, or undo an answer."""
    if "undo" in request.POST:
        return _undo_answer(request, found)
    question_id = pages.read_id(request.POST.get("question", "")) or pages.UNKNOWN_ID
    one = next((one for one in found.asked if one.id == question_id), None)
    form = QuestionAnswerForm(request.POST, question=one, prefix=_prefix(question_id)) if one is not None else None
    try:
        if form is not None and not try_to_answer(
            form, actor=request.actor, door=OfficerAnswerChannel.DESK, now=request.now
        ):
            return _shown(request, found, sent=form)
    except QUESTION_OVER:
        form = None
    if form is None:
        prefix = _prefix(question_id)
        late = resolve_late_answer(
            request.POST,
            QuestionAnswerForm,
            actor=request.actor,
            question_id=question_id,
            door=OfficerAnswerChannel.DESK,
            prefix=prefix,
            now=request.now,
        )
        if late is not None:
            return _shown(request, found, sent=late.form, late=late, status=409)
    return _again(found)


def _undo_answer(request: Request, found: OfficerTaskDetail) -> HttpResponse:
    try:
        officer_answers.undo_answers(
            actor=request.actor, answer_ids=[pages.read_id(request.POST["undo"]) or pages.UNKNOWN_ID], now=request.now
        )
    except (officer_answers.UndoExpired, NotFound):
        return _shown(request, found, told=say("updates-too-late"), status=409)
    return _again(found)


def _again(found: OfficerTaskDetail) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:from-officer", args=[found.task]), status=303)


def _shown(
    request: Request,
    found: OfficerTaskDetail,
    *,
    form: PlainWordsForm | None = None,
    sent: Form | None = None,
    late: LateAnswer | None = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    """`sent`: the posted answer with its input; its question may no longer be open."""
    answers = [QuestionAnswerForm(question=one, prefix=_prefix(one.id)) for one in found.asked[:MOST_FORMS]]
    if isinstance(sent, QuestionAnswerForm):
        answers = [sent, *(one for one in answers if one.question.id != sent.question.id)]
    context: dict[str, Any] = {
        "found": found,
        "safe_of": (plan_summaries.VICTIM, found.victim),
        "form": form or PlainWordsForm(initial={"once": uuid4()}),
        "answers": answers,
        "more": max(0, len(found.asked) - MOST_FORMS),
        "late": late,
        "told": told,
        "taken": describe_given_answers(found.undoable, request.now),
        "words": staff_words,
    }
    return show_page(request, "from_officer", context, tab="tasks", status=status)


def _prefix(question_id: UUID) -> str:
    return f"q{question_id}"
