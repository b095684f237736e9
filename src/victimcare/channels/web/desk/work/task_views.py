"""Actions on the work list: take, hand on, close, snooze and receive tasks, check a code word; and shortcut keys."""

from __future__ import annotations

import re
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk.desk_input import CodeWordForm
from victimcare.channels.web.desk.desk_pages import chosen_keys, desk_page, show_page
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.desk.work import task_forms, work_presenter
from victimcare.channels.web.desk.work.list_place import return_to_list, show_new_count
from victimcare.channels.web.desk.work.task_forms import ShortcutKeysForm, parse_moment
from victimcare.channels.web.desk.work.task_page import (
    build_close_form,
    build_snooze_form,
    show_task_page,
    with_refusal_messages,
)
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.desk.shortcut_keys import USUAL_SHORTCUTS, ShortcutKeys
from victimcare.rules.errors import FieldRequired
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
from victimcare.services.desk import direct_assignment, staff_sessions, task_actions, task_steps, work_list
from victimcare.services.desk.direct_assignment import HandOnRefusal
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.messages import notifications
from victimcare.wording import say

_OF_THE_DESK = re.compile(r"/desk/[\w/-]*")  # only pages of the desk
_CLOSED_BY = {  # closing these also records that their contents were read or heard
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
@desk_page(Act.SEE_TASKS)
def redirect_to_tasks(request: Request) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:tasks"))


@require_safe
@desk_page(Act.SEE_TASKS)
def show_tasks(request: Request) -> HttpResponse:
    went = pages.read_id(request.GET.get("went"))
    handed = direct_assignment.find_handed_on_task(actor=request.actor, task_id=went) if went else None
    told = work_presenter.say_handed_to(handed) if handed else ""
    return show_task_page(request, chosen=pages.read_id(request.GET.get("task")), told=told)


@require_POST
@desk_page(Act.WORK_TASK)
@with_refusal_messages
def take_task(request: Request, task_id: UUID) -> HttpResponse:
    task_actions.take_task(actor=request.actor, task_id=task_id, now=request.now)
    return return_to_list(request, task_id)


@require_POST
@desk_page(Act.WORK_TASK)
@with_refusal_messages
def take_over_task(request: Request, task_id: UUID) -> HttpResponse:
    """Take over a task from a colleague, who is told; return to the page where it was pressed."""
    try:
        task_takeovers.take_over_task(actor=request.actor, task_id=task_id, now=request.now)
    except task_takeovers.TakeoverRefused as refused:
        return show_task_page(
            request, chosen=task_id, told=say(f"desk-take-over-not-{id_part(refused.why)}"), status=409
        )
    here = request.POST.get("here", "")
    return HttpResponseRedirect(here, status=303) if _OF_THE_DESK.fullmatch(here) else return_to_list(request, task_id)


@require_POST
@desk_page(Act.WORK_TASK)
def dismiss_takeovers(request: Request) -> HttpResponse:
    task_takeovers.mark_takeovers_seen(actor=request.actor, now=request.now)
    return return_to_list(request)


@require_POST
@desk_page(Act.WORK_TASK)
@with_refusal_messages
def hand_on_task(request: Request, task_id: UUID) -> HttpResponse:
    form = task_forms.build_hand_on_form(request, request.POST)
    if not form.is_valid():
        return show_task_page(request, chosen=task_id, hand_on_form=form)
    try:
        task_forms.hand_on_by_form(request, form, task_id)
    except direct_assignment.ColleagueUnavailable as whom:
        form.add_error("to", task_forms.hand_on_refusal(whom))
        return show_task_page(request, chosen=task_id, hand_on_form=form)
    return return_to_list(request, went=task_id)


@require_POST
@desk_page(Act.WORK_TASK)
def hand_on_ticked_tasks(request: Request) -> HttpResponse:
    """Hand all ticked tasks on to one colleague or team, with one note."""
    ticked = [key for text in dict.fromkeys(request.POST.getlist("ticked")) if (key := pages.read_id(text)) is not None]
    form = task_forms.build_hand_on_form(request, request.POST, prefix=task_forms.TICKED_PREFIX)
    if not ticked:
        return show_task_page(request, told=say("work-many-none"), status=422, many_form=form)
    if not form.is_valid():
        return show_task_page(request, ticked=ticked, status=422, many_form=form)
    went = task_forms.hand_on_ticked(request, form, ticked)
    again = [one.item.id for one in went.left if one.why is HandOnRefusal.CANNOT]
    return show_task_page(
        request, told=work_presenter.say_handed_on(went), told_of=work_presenter.say_unmoved_tasks(went), ticked=again
    )


@require_POST
@desk_page(Act.WORK_TASK)
@with_refusal_messages
def close_task(request: Request, task_id: UUID) -> HttpResponse:
    panel = task_panels.open_task_panel(actor=request.actor, task_id=task_id, now=request.now)
    if panel is None:
        return show_task_page(request, told=say("desk-gone"), status=409)
    form = build_close_form(request, panel, request.POST)
    if form.is_valid():
        try:
            _end(request, panel, form.cleaned_data["outcome"], form.cleaned_data["note"])
            return return_to_list(request)
        except FieldRequired:
            form.add_error("note", form.note_needed)
        except task_actions.NewsStillOwed:
            form.add_error("outcome", say("desk-close-still-owed"))
        except written_answers.UnreadWrittenMessages as left:
            form.add_error("outcome", say("writing-desk-close-not-read", count=left.count))
        except reading_tasks.UnreadReplies as left:
            form.add_error("outcome", say("desk-close-not-read", count=left.count))
        except danger_findings.UnreadDangerWords as left:
            form.add_error("outcome", say("danger-close-not-read", count=left.count))
        except task_actions.TaskUnowned:
            form.add_error("outcome", say("danger-close-not-taken"))
        except voicemail.UnheardVoicemails as left:
            form.add_error("outcome", say("desk-close-not-heard", count=left.count))
    return show_task_page(request, chosen=task_id, close_form=form)


@require_POST
@desk_page(Act.WORK_TASK)
def check_task_word(request: Request, task_id: UUID) -> HttpResponse:
    """Check whether the word that was said is the code word. No response contains the word."""
    form = CodeWordForm(request.POST)
    if not form.is_valid():
        return show_task_page(request, chosen=task_id, word_form=form)
    try:
        is_right = task_panels.check_code_word_of_task(
            actor=request.actor, task_id=task_id, heard=form.cleaned_data["word"], now=request.now
        )
    except CodeWordMissing:
        return show_task_page(request, chosen=task_id, told=say("desk-word-none"), status=409)
    except TooManyCodeWordTries:
        return show_task_page(request, chosen=task_id, told=say("desk-word-too-many"), status=429)
    return show_task_page(request, chosen=task_id, told=say("desk-word-right" if is_right else "desk-word-wrong"))


@require_POST
@desk_page(Act.RELEASE_SENDING)
def release_held_messages(request: Request, task_id: UUID) -> HttpResponse:
    task = work_list.load_task_detail(request.actor, task_id)
    if task is None or task.item.kind != "messages_held":
        return show_task_page(request, told=say("desk-gone"), status=409)
    count = notifications.release_sending(actor=request.actor, now=request.now)
    return show_task_page(request, told=say("desk-release-done", count=count))


def _end(request: Request, panel: TaskPanel, outcome: str, note: str) -> None:
    close = _CLOSED_BY.get(panel.task.item.kind, task_actions.close_task)
    close(actor=request.actor, task_id=panel.task.item.id, outcome=TaskOutcome(outcome), note=note, now=request.now)


# Snoozing and receiving tasks, the order of the list, and shortcut keys.


@require_POST
@desk_page(Act.WORK_TASK)
@with_refusal_messages
def snooze_task(request: Request, task_id: UUID) -> HttpResponse:
    panel = task_panels.open_task_panel(actor=request.actor, task_id=task_id, now=request.now)
    if panel is None:
        return show_task_page(request, told=say("desk-gone"), status=409)
    form = build_snooze_form(request, panel, request.POST)
    if not form.is_valid():
        return show_task_page(request, chosen=task_id, snooze_form=form)
    why = form.cleaned_data["why"]
    try:
        task_steps.snooze_task(actor=request.actor, task_id=task_id, until=form.moment, why=why, now=request.now)
    except task_steps.SnoozeRefused as refused:
        form.add_error("until", say(f"work-snooze-not-{id_part(refused.why)}"))
        return show_task_page(request, chosen=task_id, snooze_form=form)
    except FieldRequired:
        form.add_error("why", say("work-snooze-why-needed"))
        return show_task_page(request, chosen=task_id, snooze_form=form)
    return return_to_list(request)


@require_POST
@desk_page(Act.WORK_TASK)
@with_refusal_messages
def wake_task(request: Request, task_id: UUID) -> HttpResponse:
    task_steps.wake_task(actor=request.actor, task_id=task_id, now=request.now)
    return return_to_list(request, task_id)


@require_POST
@desk_page(Act.WORK_TASK)
@with_refusal_messages
def acknowledge_task(request: Request, task_id: UUID) -> HttpResponse:
    task_actions.acknowledge_task(actor=request.actor, task_id=task_id, now=request.now)
    return return_to_list(request, task_id)


@require_safe
@desk_page(Act.SEE_TASKS)
def count_new_work(request: Request) -> HttpResponse:
    """Count work that came since the list was rendered; only its script asks for this."""
    return show_new_count(request, parse_moment(request.GET.get("since", "")) or request.now)


@require_safe
@desk_page(Act.SEE_TASKS)
def show_danger_count(request: Request) -> HttpResponse:
    """Show how many people may be in danger now, for the bar of an open page; only its script asks for this."""
    return render_page(
        request, "desk/danger_count.jinja", {"danger_count": work_list.count_danger(actor=request.actor)}
    )


@require_safe
@desk_page(Act.SEE_TASKS)
def explain_order(request: Request) -> HttpResponse:
    """Explain how the list is ordered and how work is assigned, with everything that decides it."""
    return show_page(request, "order", {}, tab="tasks")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.CHOOSE_KEYS)
def choose_keys(request: Request) -> HttpResponse:
    stands = chosen_keys(request)
    if request.method == "POST" and "usual" in request.POST:
        staff_sessions.choose_keys(actor=request.actor, are_on=True, of=USUAL_SHORTCUTS, now=request.now)
        return HttpResponseRedirect(reverse("desk:keys"), status=303)
    form = ShortcutKeysForm(request.POST if request.method == "POST" else None, keys=stands)
    if form.is_valid():
        wanted = ShortcutKeys(form.cleaned_data["are_on"], form.chosen)
        try:
            staff_sessions.choose_keys(actor=request.actor, are_on=wanted.are_on, of=wanted.of, now=request.now)
        except staff_sessions.InvalidKeys as wrong:
            form.refuse(wrong)
        else:
            return HttpResponseRedirect(f"{reverse('desk:keys')}?kept", status=303)
    told = say("work-keys-kept") if "kept" in request.GET else ""
    return show_page(request, "keys", {"form": form, "told": told}, status=422 if form.errors else 200)
