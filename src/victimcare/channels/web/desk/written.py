"""What a victim wrote on her page, read and answered: by whoever has its task, or has proved her."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import find, page, show
from victimcare.channels.web.desk.task_page import draw
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.files import FilesField, download, takes_files
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.contact.correspondence import LONGEST_MESSAGE
from victimcare.services.access import Act
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations import identity_checks, written_answers
from victimcare.services.desk import actions
from victimcare.wording import say


class Answer(Form):
    words = forms.CharField(
        label=say("writing-desk-answer"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": say("writing-desk-answer-needed")},
    )
    attached = FilesField(label=say("writing-desk-attached"))
    once = forms.UUIDField(widget=forms.HiddenInput)


@takes_files(of=pages.is_let_in(find, Act.ANSWER_WRITTEN))
@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ANSWER_WRITTEN)
def conversation(request: Request, victim_id: UUID) -> HttpResponse:
    is_sent = request.method == "POST"
    form = Answer(request.POST, request.FILES) if is_sent else Answer(initial={"once": uuid4()})
    try:
        if is_sent and form.is_valid():
            _answer(request, victim_id, form.cleaned_data)
            return draw(request, told=say("writing-desk-sent"))
        hers = written_answers.read_conversation(actor=request.actor, victim_id=victim_id, now=request.now)
    except actions.TaskTaken as taken:
        return draw(request, told=say("desk-taken-by", name=taken.owner), status=409)
    except identity_checks.IdentityCheckMissing:
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
    except identity_checks.UnknownVictim:
        return pages.not_found(request)
    context = {
        "hers": hers,
        "form": form,
        "words": said,
        "safe_of": (plan_summaries.VICTIM, victim_id),
        "shows_note": True,
        "held_work": written_answers.find_colleague_answer(actor=request.actor, victim_id=victim_id, now=request.now),
    }
    return show(request, "written", context, tab="tasks")


@require_safe
@page(Act.ANSWER_WRITTEN)
def file(request: Request, victim_id: UUID, file_id: UUID) -> HttpResponse:
    """Missing, another's, and whatever cannot be opened look the same."""
    try:
        opened, place = written_answers.read_conversation_file(
            actor=request.actor, victim_id=victim_id, file_id=file_id, now=request.now
        )
    except (
        written_answers.UnknownConversationFile,
        written_answers.Unopened,
        identity_checks.IdentityCheckMissing,
        identity_checks.UnknownVictim,
    ):
        return pages.not_found(request)
    return download(opened, place)


def _answer(request: Request, victim_id: UUID, typed: dict[str, Any]) -> None:
    written_answers.answer_victim(
        actor=request.actor,
        victim_id=victim_id,
        once=typed["once"],
        words=typed["words"],
        files=typed["attached"],
        now=request.now,
    )
