"""The work list: a task is taken, handed on, checked by its word, closed."""

from __future__ import annotations

import re
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import handing_on, said_work
from victimcare.channels.web.desk.door import page
from victimcare.channels.web.desk.forms import CodeWord
from victimcare.channels.web.desk.said import dashed
from victimcare.channels.web.desk.task_page import close_form_of, draw, return_to_list, told_who_was_first
from victimcare.channels.web.ui import ids
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.calls import voicemail
from victimcare.services.contact import access_monitoring, task_panels
from victimcare.services.contact.task_panels import TaskPanel
from victimcare.services.contact_plans.plan_rows import CodeWordMissing, TooManyCodeWordTries
from victimcare.services.conversations import (
    immediate_danger,
    reading_tasks,
    received_replies,
    task_takeovers,
    written_answers,
)
from victimcare.services.danger import danger_findings
from victimcare.services.desk import actions, handing_many, queries
from victimcare.services.desk.handing_many import WhyLeft
from victimcare.services.desk.shapes import Outcome
from victimcare.services.messages import notifications as messaging
from victimcare.wording import say

_OF_THE_DESK = re.compile(r"/desk/[\w/-]*")  # a page of ours, and nowhere else
_CLOSED_BY = {  # done is what has been read, and heard
    "read_reply": received_replies.close_reply_task,
    "listen": voicemail.close_listening_task,
    "read_written": written_answers.close_written_task,
    "give_update": written_answers.close_written_task,
    "pad_message": reading_tasks.close_unverified_message,
    "danger_now": immediate_danger.close_danger_task,
    "danger_words": danger_findings.close_danger_words_task,
    "many_look_ups": access_monitoring.close_pace_alert,
}


@require_safe
@page(Act.SEE_TASKS)
def front_door(request: Request) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:tasks"))


@require_safe
@page(Act.SEE_TASKS)
def tasks(request: Request) -> HttpResponse:
    went = ids.named(request.GET.get("went"))
    handed = handing_many.find_handed_to(actor=request.actor, task_id=went) if went else None
    told = said_work.say_handed_to(handed) if handed else ""
    return draw(request, chosen=ids.named(request.GET.get("task")), told=told)


@require_POST
@page(Act.WORK_TASK)
@told_who_was_first
def take(request: Request, task_id: UUID) -> HttpResponse:
    actions.take(actor=request.actor, task_id=task_id, now=request.now)
    return return_to_list(request, task_id)


@require_POST
@page(Act.WORK_TASK)
@told_who_was_first
def take_over(request: Request, task_id: UUID) -> HttpResponse:
    """From a colleague, who is told; back to the page on which it was pressed."""
    try:
        task_takeovers.take_over_task(actor=request.actor, task_id=task_id, now=request.now)
    except task_takeovers.TakeoverRefused as refused:
        return draw(request, chosen=task_id, told=say(f"desk-take-over-not-{dashed(refused.why)}"), status=409)
    here = request.POST.get("here", "")
    return HttpResponseRedirect(here, status=303) if _OF_THE_DESK.fullmatch(here) else return_to_list(request, task_id)


@require_POST
@page(Act.WORK_TASK)
def seen_taken_over(request: Request) -> HttpResponse:
    task_takeovers.mark_takeovers_seen(actor=request.actor, now=request.now)
    return return_to_list(request)


@require_POST
@page(Act.WORK_TASK)
@told_who_was_first
def hand_on(request: Request, task_id: UUID) -> HttpResponse:
    form = handing_on.form(request, request.POST)
    if not form.is_valid():
        return draw(request, chosen=task_id, hand_on_form=form)
    try:
        handing_on.hand_on(request, form, task_id)
    except actions.CannotTake as whom:
        form.add_error("to", handing_on.refused(whom))
        return draw(request, chosen=task_id, hand_on_form=form)
    return return_to_list(request, went=task_id)


@require_POST
@page(Act.WORK_TASK)
def hand_on_many(request: Request) -> HttpResponse:
    """All that were ticked on the list go to one colleague or team, with one note."""
    ticked = [key for text in dict.fromkeys(request.POST.getlist("ticked")) if (key := ids.named(text)) is not None]
    form = handing_on.form(request, request.POST, prefix=handing_on.MANY)
    if not ticked:
        return draw(request, told=say("work-many-none"), status=422, many_form=form)
    if not form.is_valid():
        return draw(request, ticked=ticked, status=422, many_form=form)
    went = handing_on.hand_on_many(request, form, ticked)
    again = [one.item.id for one in went.left if one.why is WhyLeft.CANNOT]
    return draw(request, told=said_work.handed_on(went), told_of=said_work.say_pieces_left(went), ticked=again)


@require_POST
@page(Act.WORK_TASK)
@told_who_was_first
def close(request: Request, task_id: UUID) -> HttpResponse:
    panel = task_panels.open_task_panel(actor=request.actor, task_id=task_id, now=request.now)
    if panel is None:
        return draw(request, told=say("desk-gone"), status=409)
    form = close_form_of(request, panel, request.POST)
    if form.is_valid():
        try:
            _end(request, panel, form.cleaned_data["outcome"], form.cleaned_data["note"])
            return return_to_list(request)
        except actions.NoteMissing:
            form.add_error("note", form.note_needed)
        except actions.StillOwed:
            form.add_error("outcome", say("desk-close-still-owed"))
        except written_answers.UnreadWrittenMessages as left:
            form.add_error("outcome", say("writing-desk-close-not-read", count=left.count))
        except (received_replies.UnreadReplies, reading_tasks.UnreadUnverifiedMessage) as left:
            form.add_error("outcome", say("desk-close-not-read", count=left.count))
        except danger_findings.UnreadDangerWords as left:
            form.add_error("outcome", say("danger-close-not-read", count=left.count))
        except actions.NotTaken:
            form.add_error("outcome", say("danger-close-not-taken"))
        except voicemail.UnheardVoicemails as left:
            form.add_error("outcome", say("desk-close-not-heard", count=left.count))
    return draw(request, chosen=task_id, close_form=form)


@require_POST
@page(Act.WORK_TASK)
def check_word(request: Request, task_id: UUID) -> HttpResponse:
    """Whether what was said is the code word. It is in no answer."""
    form = CodeWord(request.POST)
    if not form.is_valid():
        return draw(request, chosen=task_id, word_form=form)
    try:
        is_right = task_panels.check_code_word_of_task(
            actor=request.actor, task_id=task_id, heard=form.cleaned_data["word"], now=request.now
        )
    except CodeWordMissing:
        return draw(request, chosen=task_id, told=say("desk-word-none"), status=409)
    except TooManyCodeWordTries:
        return draw(request, chosen=task_id, told=say("desk-word-too-many"), status=429)
    return draw(request, chosen=task_id, told=say("desk-word-right" if is_right else "desk-word-wrong"))


@require_POST
@page(Act.RELEASE_SENDING)
def release(request: Request, task_id: UUID) -> HttpResponse:
    task = queries.task_in_full(request.actor, task_id)
    if task is None or task.item.kind != "messages_held":
        return draw(request, told=say("desk-gone"), status=409)
    count = messaging.release_sending(actor=request.actor, now=request.now)
    return draw(request, told=say("desk-release-done", count=count))


def _end(request: Request, panel: TaskPanel, outcome: str, note: str) -> None:
    close = _CLOSED_BY.get(panel.task.item.kind, actions.close)
    close(actor=request.actor, task_id=panel.task.item.id, outcome=Outcome(outcome), note=note, now=request.now)
