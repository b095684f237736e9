"""The work list with the chosen task beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.calls import wallboard_presenter
from victimcare.channels.web.desk.desk_input import (
    ClashForm,
    ClashMistakeForm,
    CloseTaskForm,
    CodeWordForm,
    HandOnForm,
    OverrideForm,
)
from victimcare.channels.web.desk.desk_pages import show_page
from victimcare.channels.web.desk.messages import messages_presenter
from victimcare.channels.web.desk.record import plan_presenter
from victimcare.channels.web.desk.work import danger_presenter, page_links, task_forms, work_presenter
from victimcare.channels.web.desk.work.list_place import (
    describe_list,
    describe_new_work,
    load_placed_list,
    read_list_place,
)
from victimcare.channels.web.desk.work.task_forms import SnoozeForm, parse_moment
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import NotFound
from victimcare.services.access import Role
from victimcare.services.calls import call_spending, recording_playback
from victimcare.services.calls.callbacks import callback_tasks
from victimcare.services.care import closing_lists, leaving_reasons
from victimcare.services.challenges import support_requests
from victimcare.services.contact import access_monitoring, task_panels, victim_record
from victimcare.services.contact.task_panels import TaskPanel
from victimcare.services.conversations import reading_tasks, received_replies, task_takeovers
from victimcare.services.danger import danger_findings
from victimcare.services.danger.danger_findings import list_candidate_records
from victimcare.services.desk import task_actions, work_list
from victimcare.services.desk.task_kinds import NEVER_PUT_OFF, NEWS_KINDS
from victimcare.services.desk.task_shapes import Assignee, HarmLevel, WorkItem
from victimcare.services.follow_up import follow_up_queries
from victimcare.services.people import reach_attempts
from victimcare.services.people.reach_attempts import ReachOptions
from victimcare.wording import say

_WRITTEN_KINDS = frozenset({"read_written", "give_update"})
_SEEN = "work_seen"  # a cookie that holds only a moment: without a script, the next list marks what is new


@dataclass(frozen=True, slots=True)
class RefusedAttempt:
    """The input of a refused danger attempt, and why: its form is shown open with it."""

    way: str
    about: str
    note: str
    next_in: int
    error: str


class PostedForms(TypedDict, total=False):
    """The posted form, shown again with its errors."""

    hand_on_form: HandOnForm
    close_form: CloseTaskForm
    clash_form: ClashForm
    mistake_form: ClashMistakeForm
    override_form: OverrideForm
    word_form: CodeWordForm
    snooze_form: SnoozeForm
    many_form: HandOnForm
    refused_attempt: RefusedAttempt


def show_task_page(
    request: Request,
    *,
    chosen: UUID | None = None,
    told: str = "",
    told_of: Sequence[str] = (),
    status: int = 200,
    ticked: Collection[UUID] = (),
    **posted: Unpack[PostedForms],
) -> HttpResponse:
    """Render the page. `told`: the result of the last action; `told_of`: details of each task in it."""
    place, since = read_list_place(request), _seen_before(request)
    found = load_placed_list(request, place, since)
    panel = task_panels.open_task_panel(actor=request.actor, task_id=chosen, now=request.now) if chosen else None
    colleagues = work_list.list_assignees(request.actor)
    context: dict[str, Any] = {
        "panel": panel,
        "told": told,
        "told_of": told_of,
        "opens": request.GET.get("do", ""),
        "words": staff_words,
        "work_words": work_presenter,
        "plan_words": plan_presenter,
        "speak": work_presenter,
        "danger_words": danger_presenter,
        "board_words": wallboard_presenter,
        "alarm": callback_tasks.find_batch_to_alarm(actor=request.actor),
        "taken_from": task_takeovers.list_takeovers(actor=request.actor),
        "caps": call_spending.list_caps_to_alarm(actor=request.actor, now=request.now),
        "given": work_presenter.say_recent_share_out(
            work_list.load_recent_share_out(actor=request.actor, which=place.which, now=request.now),
            place.which,
            request.now,
        ),
        "many_form": posted.get("many_form")
        or task_forms.build_hand_on_form(request, prefix=task_forms.TICKED_PREFIX, colleagues=colleagues),
        "ticked": ticked,
        "refused_attempt": posted.get("refused_attempt"),
        **describe_list(request, place, found),
        **describe_new_work(request, place, since),
    }
    if panel is not None:
        context |= _of_task(request, panel) | _held(request, panel) | _forms(request, panel, posted, colleagues)
    answer = show_page(request, "tasks", context, tab="tasks", status=status)
    if request.method == "GET":
        _keep_seen(answer, request.now)
    return answer


def _of_task(request: Request, panel: TaskPanel) -> dict[str, Any]:
    """Return what the chosen task shows besides its panel."""
    task = panel.task
    return {
        "silent": callback_tasks.find_silent_batch()
        if task.subject_key == callback_tasks.MANY_SILENT_SUBJECT
        else None,
        "may_be_put_off": _may_be_put_off(request, task.item),
        "may_release": Role.SUPERVISOR in request.actor.roles,
        "many": access_monitoring.load_pace_alert(actor=request.actor, task=task, now=request.now),
        "owed": follow_up_queries.list_owed_in_task(actor=request.actor, task=task, now=request.now),
        "closing": closing_lists.find_call_of_task(task.subject_key),
        "leaving": leaving_reasons.find_leaving_of_task(task.subject_key),
        "is_telling": task.item.kind in NEWS_KINDS,
        "leads_to": page_links.find_task_link(panel),
        "reach": _reach(request, panel),
        "held_work": task_takeovers.find_colleague_task(actor=request.actor, task_id=task.item.id, now=request.now)
        if task.item.owner and not task.item.is_mine
        else None,
    }


def _reach(request: Request, panel: TaskPanel) -> ReachOptions | None:
    """Return every way to reach the victim, for danger tasks and where no number may be rung now."""
    if not reach_attempts.are_reach_options_shown(panel):
        return None
    return reach_attempts.list_reach_options(actor=request.actor, task_id=panel.task.item.id, now=request.now)


def _forms(request: Request, panel: TaskPanel, posted: PostedForms, colleagues: Sequence[Assignee]) -> PostedForms:
    return {
        "hand_on_form": posted.get("hand_on_form") or task_forms.build_hand_on_form(request, colleagues=colleagues),
        "close_form": posted.get("close_form") or build_close_form(request, panel),
        "clash_form": posted.get("clash_form") or ClashForm(),
        "mistake_form": posted.get("mistake_form") or ClashMistakeForm(prefix="mistake"),
        "override_form": posted.get("override_form") or OverrideForm(),
        "word_form": posted.get("word_form") or CodeWordForm(),
        "snooze_form": posted.get("snooze_form") or build_snooze_form(request, panel),
    }


def _held(request: Request, panel: TaskPanel) -> dict[str, Any]:
    """Return what only this kind of task shows."""
    actor, task_id = request.actor, panel.task.item.id
    match panel.task.item.kind:
        case "read_reply":
            return {"to_read": received_replies.find_reply_queue(actor=actor, task_id=task_id)}
        case "listen":
            return {"to_hear": recording_playback.find_listening_task(actor=actor, task_id=task_id)}
        case "message_failed":
            return {"failed": victim_record.find_failed_message(panel.task), "message_words": messages_presenter}
        case "more_help":
            return {"more_help": support_requests.list_enhanced_requests(actor=actor, task_id=task_id, now=request.now)}
        case "danger_words" | "danger_now":
            found = danger_findings.list_danger_findings(actor=actor, task_id=task_id, now=request.now)
            records = list_candidate_records(actor=actor, task_id=task_id, now=request.now) if found else ()
            return {"found": found, "candidate_records": records}
        case "pad_message":
            return {"pad": reading_tasks.read_unverified_message(actor=actor, task_id=task_id, now=request.now)}
    return {}


def build_close_form(request: Request, panel: TaskPanel, data: Any = None) -> CloseTaskForm:
    kind = panel.task.item.kind
    outcomes = work_list.list_task_outcomes(request.actor, kind)
    return CloseTaskForm(data, outcomes=outcomes, is_from_victim=kind in _WRITTEN_KINDS, prefix="close")


def build_snooze_form(request: Request, panel: TaskPanel, data: Any = None) -> SnoozeForm:
    item = panel.task.item
    return SnoozeForm(
        data, now=request.now, latest=item.due_at if _is_held_to_it(request, item) else None, prefix="snooze"
    )


def _may_be_put_off(request: Request, item: WorkItem) -> bool:
    """Whether there is any moment until which this person may snooze the task."""
    if item.is_danger or item.kind in NEVER_PUT_OFF:
        return False
    return not (_is_held_to_it(request, item) and item.due_at <= request.now)


def _is_held_to_it(request: Request, item: WorkItem) -> bool:
    """Whether this person may not snooze the task past its due time."""
    return item.harm is HarmLevel.HIGH and Role.SUPERVISOR not in request.actor.roles


def with_refusal_messages(view: Callable[[Request, UUID], HttpResponse]) -> Callable[[Request, UUID], HttpResponse]:
    """Wrap an action on one task: if a colleague was first, say who has the task, or that it is gone."""

    @wraps(view)
    def answered(request: Request, task_id: UUID) -> HttpResponse:
        try:
            return view(request, task_id)
        except task_actions.TaskTaken as taken:
            return show_task_page(request, chosen=task_id, told=say("desk-taken-by", name=taken.owner), status=409)
        except task_actions.OwnFirstAnswer:
            return show_task_page(request, chosen=task_id, told=say("work-answered-first"), status=409)
        except task_actions.OwnWork:
            return show_task_page(request, chosen=task_id, told=say("work-own"), status=409)
        except NotFound:
            return show_task_page(request, told=say("desk-gone"), status=409)

    return answered


def _seen_before(request: Request) -> datetime | None:
    """Return when this browser last showed the list; a moment in the future is ignored."""
    seen = parse_moment(request.COOKIES.get(_SEEN, ""))
    return seen if seen is not None and seen <= request.now else None


def _keep_seen(answer: HttpResponse, now: datetime) -> None:
    answer.set_cookie(
        _SEEN,
        now.isoformat(),
        path=reverse("desk:tasks"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
