"""The page of the work list, with the chosen task beside it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.channels.web.desk import handing_on, listing, said, said_board, said_follow_up, said_plan
from victimcare.channels.web.desk.door import show
from victimcare.channels.web.desk.forms import Clash, Close, CodeWord, HandOn, Mistake, Override
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Role
from victimcare.services.calls import spending
from victimcare.services.calls.callbacks import crowd
from victimcare.services.calls.sounds import listening
from victimcare.services.challenges import more_help
from victimcare.services.contact import panels, replies
from victimcare.services.contact.panels import Panel
from victimcare.services.desk import queries
from victimcare.services.desk.queries import PAGE
from victimcare.services.desk.shapes import TELLING, Which
from victimcare.services.follow_up import queries as follow_up


def draw(
    request: Request,
    *,
    chosen: UUID | None = None,
    told: str = "",
    hand_on_form: HandOn | None = None,
    close_form: Close | None = None,
    clash_form: Clash | None = None,
    mistake_form: Mistake | None = None,
    override_form: Override | None = None,
    word_form: CodeWord | None = None,
    status: int = 200,
) -> HttpResponse:
    which = _which(request)
    start = listing.start(request)
    found = queries.work_list(actor=request.actor, which=which, start=start, now=request.now)
    panel = panels.open_task(actor=request.actor, task_id=chosen, now=request.now) if chosen else None
    context: dict[str, Any] = {
        "which": which,
        "start": start,
        "list": found,
        "panel": panel,
        "told": told,
        "words": said,
        "plan_words": said_plan,
        "speak": said_follow_up,
        "counts": [(each, listing.counted(found.counts[each]), each is which) for each in Which],
        "here": lambda **more: _address(which, start, **more),
        "next": _address(which, start + PAGE) if found.has_more else "",
        "alarm": crowd.alarm(actor=request.actor),
        "board_words": said_board,
        "caps": spending.alarm(actor=request.actor, now=request.now),
    }
    if panel is not None:
        context["silent"] = crowd.standing() if panel.task.subject_key == crowd.MANY else None
        context["hand_on_form"] = hand_on_form or handing_on.form(request)
        context["close_form"] = close_form or close_form_of(request, panel)
        context["clash_form"] = clash_form or Clash()
        context["mistake_form"] = mistake_form or Mistake(prefix="mistake")
        context["override_form"] = override_form or Override()
        context["word_form"] = word_form or CodeWord()
        context["may_release"] = Role.SUPERVISOR in request.actor.roles
        context["to_read"] = replies.to_read(actor=request.actor, task_id=panel.task.item.id)
        context["more_help"] = more_help.asked_in(actor=request.actor, task_id=panel.task.item.id, now=request.now)
        context["to_hear"] = listening.to_hear(actor=request.actor, task_id=panel.task.item.id)
        context["owed"] = follow_up.owed_in(actor=request.actor, task=panel.task, now=request.now)
        context["is_telling"] = panel.task.item.kind in TELLING
    return show(request, "tasks", context, tab="tasks", status=status)


def close_form_of(request: Request, panel: Panel, data: Any = None) -> Close:
    return Close(data, outcomes=queries.outcomes_for(request.actor, panel.task.item.kind), prefix="close")


def back(request: Request, task_id: UUID | None = None) -> HttpResponse:
    more = {"task": task_id} if task_id else {}
    return HttpResponseRedirect(_address(_which(request), 0, **more), status=303)


def _address(which: Which, start: int, **more: Any) -> str:
    asked = {"which": which.value, **({"start": start} if start else {}), **more}
    # Where the list stands above the task, choosing one leads to it.
    return f"{reverse('desk:tasks')}?{urlencode(asked)}{'#task' if 'task' in more else ''}"


def _which(request: Request) -> Which:
    asked = request.POST.get("which") or request.GET.get("which") or Which.TEAM
    return Which(asked) if asked in set(Which) else Which.TEAM
