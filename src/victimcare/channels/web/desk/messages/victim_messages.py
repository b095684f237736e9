"""Messages that a victim wrote on their page, prepared replies, and texts and e-mails received. Staff read and answer
them as owners of the task or after an identity check."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page, find_desk_staff, show_page
from victimcare.channels.web.desk.record import plan_presenter, record_parts
from victimcare.channels.web.desk.record.contact_content import PreparedReplyForm
from victimcare.channels.web.desk.work.task_page import show_task_page
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.file_transfer import FilesField, download_response, takes_files
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.contact.correspondence import LONGEST_MESSAGE
from victimcare.rules.message_text import STOPPING_FAULTS
from victimcare.services.access import Act
from victimcare.services.contact import prepared_replies, task_panels, victim_record
from victimcare.services.contact.prepared_replies import ReplyCheck, ReplyRefused
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations import identity_checks, received_replies, written_answers
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_actions import TaskTaken
from victimcare.wording import say


class WrittenAnswerForm(Form):
    words = forms.CharField(
        label=say("writing-desk-answer"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": say("writing-desk-answer-needed")},
    )
    attached = FilesField(label=say("writing-desk-attached"))
    once = forms.UUIDField(widget=forms.HiddenInput)


@takes_files(of=pages.admission_check(find_desk_staff, Act.ANSWER_WRITTEN))
@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.ANSWER_WRITTEN)
def show_conversation(request: Request, victim_id: UUID) -> HttpResponse:
    is_sent = request.method == "POST"
    form = WrittenAnswerForm(request.POST, request.FILES) if is_sent else WrittenAnswerForm(initial={"once": uuid4()})
    try:
        if is_sent and form.is_valid():
            _send_answer(request, victim_id, form.cleaned_data)
            return show_task_page(request, told=say("writing-desk-sent"))
        own = written_answers.read_conversation(actor=request.actor, victim_id=victim_id, now=request.now)
    except task_actions.TaskTaken as taken:
        return show_task_page(request, told=say("desk-taken-by", name=taken.owner), status=409)
    except identity_checks.IdentityCheckMissing:
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
    context = {
        "own": own,
        "form": form,
        "words": staff_words,
        "safe_of": (plan_summaries.VICTIM, victim_id),
        "shows_note": True,
        "held_work": written_answers.find_colleague_answer(actor=request.actor, victim_id=victim_id, now=request.now),
    }
    return show_page(request, "written", context, tab="tasks")


@require_safe
@desk_page(Act.ANSWER_WRITTEN)
def download_written_file(request: Request, victim_id: UUID, file_id: UUID) -> HttpResponse:
    """Download a file. A missing one, another victim's and one that cannot be opened look the same."""
    try:
        opened, place = written_answers.read_conversation_file(
            actor=request.actor, victim_id=victim_id, file_id=file_id, now=request.now
        )
    except (written_answers.Unopened, identity_checks.IdentityCheckMissing):
        return pages.answer_not_found(request)
    return download_response(opened, place)


def _send_answer(request: Request, victim_id: UUID, typed: dict[str, Any]) -> None:
    written_answers.answer_victim(
        actor=request.actor,
        victim_id=victim_id,
        once=typed["once"],
        words=typed["words"],
        files=typed["attached"],
        now=request.now,
    )


# Prepared replies: staff choose one, have it checked, see it as the victim's page will show it, and only then send it.


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.ANSWER_WRITTEN)
@after_identity_check
def send_prepared_reply(request: Request, victim_id: UUID) -> HttpResponse:
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    offered = prepared_replies.list_prepared_replies(record, now=request.now)
    context: dict[str, Any] = {
        "offered": offered,
        "stops": STOPPING_FAULTS,
        "form": PreparedReplyForm(initial={"once": uuid4()}),
        "held_work": written_answers.find_colleague_answer(actor=request.actor, victim_id=victim_id, now=request.now),
    }
    if request.method == "POST":
        if "choose" in request.POST:
            chosen = next((one for one in offered if one.id == request.POST["choose"]), None)
            context["form"] = PreparedReplyForm(initial={"once": uuid4(), "words": chosen.words if chosen else ""})
            if chosen is not None:
                context["verdict"] = _read_over(request, victim_id, chosen.words)
            return record_parts.show_record_part(request, "reply", record, context)
        form = PreparedReplyForm(request.POST)
        context["form"] = form
        if form.is_valid():
            typed = form.cleaned_data
            if "send" not in request.POST:
                context["verdict"] = _read_over(request, victim_id, typed["words"])
                return record_parts.show_record_part(request, "reply", record, context)
            try:
                stays = prepared_replies.send_prepared_reply(
                    actor=request.actor,
                    victim_id=victim_id,
                    once=typed["once"],
                    words=typed["words"],
                    now=request.now,
                )
            except ReplyRefused as refused:
                context["verdict"] = refused.verdict
            except TaskTaken as taken:
                context["told"] = [say("desk-taken-by", name=taken.owner)]
            else:
                return HttpResponseRedirect(
                    reverse("desk:case", args=[victim_id]) + ("?replied&still" if stays else "?replied"), status=303
                )
    return record_parts.show_record_part(request, "reply", record, context)


def _read_over(request: Request, victim_id: UUID, words: str) -> ReplyCheck:
    return prepared_replies.check_reply(actor=request.actor, victim_id=victim_id, words=words, now=request.now)


# A reply to one of our messages, for the owner of its task.


@require_safe
@desk_page(Act.WORK_TASK)
def show_received_message(request: Request, received_id: UUID) -> HttpResponse:
    """Show a received message. A missing one, a colleague's and a closed one look the same."""
    reply = received_replies.read_reply(actor=request.actor, received_id=received_id, now=request.now)
    if reply is None:
        return pages.answer_not_found(request)
    panel = task_panels.open_task_panel(actor=request.actor, task_id=reply.task, now=request.now)
    context = {
        "reply": reply,
        "way": panel.way if panel else None,
        "safe_of": (plan_summaries.VICTIM, panel.victim if panel else None),
        "words": staff_words,
        "plan_words": plan_presenter,
    }
    return show_page(request, "received", context, tab="tasks")
