"""Whom the desk waits for: what is still to be asked of other agencies, and what was asked and not done yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import said, said_rights
from victimcare.channels.web.desk.asking_forms import Ask, Chase
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.rights import DutyHolder
from victimcare.services.access import Act
from victimcare.services.desk import actions, agencies, duty_acts
from victimcare.services.desk.agencies import AskedHow
from victimcare.services.desk.waiting_for import PAGE, duty_of_task, waiting_for
from victimcare.wording import say


class Answer(Form):
    words = words_field("rights-ask-answer", needed="rights-act-words-needed")


@require_safe
@page(Act.SEE_TASKS)
def seen(request: Request) -> HttpResponse:
    return _show(request, said_done=say("rights-act-done") if "done" in request.GET else "")


@require_POST
@page(Act.KEEP_DUTIES)
def ask(request: Request, task_id: UUID) -> HttpResponse:
    form = Ask(request.POST, prefix=str(task_id), holders=tuple(DutyHolder))

    def do(typed: Mapping[str, Any]) -> None:
        duty_id = duty_of_task(request.actor, task_id)
        agency, how = DutyHolder(typed["agency"]), AskedHow(typed["how"])
        agencies.ask(
            actor=request.actor, duty_id=duty_id, agency=agency, how=how, words=typed["words"], now=request.now
        )

    return _do(request, form, do)


@require_POST
@page(Act.KEEP_DUTIES)
def chase(request: Request, request_id: UUID) -> HttpResponse:
    form = Chase(request.POST, prefix=str(request_id))

    def do(typed: Mapping[str, Any]) -> None:
        agencies.chase(
            actor=request.actor,
            request_id=request_id,
            how=AskedHow(typed["how"]),
            words=typed["words"],
            now=request.now,
        )

    return _do(request, form, do)


@require_POST
@page(Act.KEEP_DUTIES)
def answered(request: Request, request_id: UUID) -> HttpResponse:
    form = Answer(request.POST, prefix=f"answer-{request_id}")

    def do(typed: Mapping[str, Any]) -> None:
        agencies.answered(actor=request.actor, request_id=request_id, words=typed["words"], now=request.now)

    return _do(request, form, do)


_SETTLED = (
    actions.UnknownTask,
    agencies.UnknownRequest,
    agencies.AskedAlready,
    agencies.NotAskedOf,
    duty_acts.NotNow,
    duty_acts.UnknownDuty,
)


def _do(request: Request, form: Form, do: Callable[[Mapping[str, Any]], None]) -> HttpResponse:
    if not form.is_valid():
        return _show(request, form=form)
    try:
        do(form.cleaned_data)
    except actions.TaskTaken as taken:
        return _show(request, told=say("desk-taken-by", name=taken.owner), status=409)
    except _SETTLED:
        return _show(request, told=say("rights-ask-settled"), status=409)
    return HttpResponseRedirect(reverse("desk:waiting-for") + "?done", status=303)


def _show(
    request: Request, *, form: Form | None = None, told: str = "", said_done: str = "", status: int = 200
) -> HttpResponse:
    """The list. A form that was posted with a mistake stands open in its place."""
    start = _start(request.GET.get("start", ""))
    found = waiting_for(actor=request.actor, start=start, now=request.now)
    context = {
        "list": found,
        "ask_forms": {
            one.task_id: _or(form, Ask(prefix=str(one.task_id), holders=one.agencies)) for one in found.to_ask
        },
        "chase_forms": {one.id: _or(form, Chase(prefix=str(one.id))) for one in found.waited},
        "answer_forms": {one.id: _or(form, Answer(prefix=f"answer-{one.id}")) for one in found.waited},
        "form": form,
        "told": told,
        "said_done": said_done,
        "start": start,
        "next": f"?start={start + PAGE}" if found.has_more else "",
        "words": said,
        "rights": said_rights,
    }
    return show(request, "waiting_for", context, tab="more", status=status)


def _or(posted: Form | None, blank: Form) -> Form:
    """The posted form where it is this one."""
    if posted is None or posted.prefix != blank.prefix:
        return blank
    if isinstance(posted, Ask) and isinstance(blank, Ask):
        posted.fields["agency"] = blank.fields["agency"]
    return posted


def _start(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 9 else 0
