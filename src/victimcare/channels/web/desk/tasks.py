"""The work list, and the chosen task beside it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import said, said_follow_up, said_plan
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.forms import Clash, Close, CodeWord, Decision, HandOn, Mistake, Override
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.force import Force
from victimcare.services.access import Act, Role
from victimcare.services.calls.sounds import listening, voicemail
from victimcare.services.contact import actions as contact
from victimcare.services.contact import panels, replies
from victimcare.services.contact.code_words import NoCodeWord, TooManyTries
from victimcare.services.contact.guards import NothingWaits, OwnEntry, ReasonMissing, SamePerson
from victimcare.services.contact.overrides import NothingToLift
from victimcare.services.contact.panels import Panel
from victimcare.services.desk import actions, queries
from victimcare.services.desk.queries import MOST_COUNTED, PAGE
from victimcare.services.desk.shapes import TELLING, Outcome, Which
from victimcare.services.follow_up import queries as follow_up
from victimcare.services.messages import actions as messaging
from victimcare.wording import say

_CLOSED_BY = {"read_reply": replies.close, "listen": voicemail.close}  # done is what has been read, and heard


@require_safe
@page(Act.SEE_TASKS)
def front_door(request: Request) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:tasks"))


@require_safe
@page(Act.SEE_TASKS)
def tasks(request: Request) -> HttpResponse:
    return _page(request, chosen=_uuid(request.GET.get("task")))


@require_POST
@page(Act.WORK_TASK)
def take(request: Request, task_id: UUID) -> HttpResponse:
    try:
        actions.take(actor=request.actor, task_id=task_id, now=request.now)
    except actions.TaskTaken as taken:
        return _page(request, chosen=task_id, told=say("desk-taken-by", name=taken.owner), status=409)
    except actions.UnknownTask:
        return _page(request, told=say("desk-gone"), status=409)
    return _back(request, task_id)


@require_POST
@page(Act.WORK_TASK)
def hand_on(request: Request, task_id: UUID) -> HttpResponse:
    form = _hand_on_form(request, request.POST)
    if not form.is_valid():
        return _page(request, chosen=task_id, hand_on_form=form)
    kind, _, to = form.cleaned_data["to"].partition(":")
    try:
        actions.hand_on(
            actor=request.actor,
            task_id=task_id,
            note=form.cleaned_data["note"],
            to_person=UUID(to) if kind == "person" else None,
            to_team=to if kind == "team" else None,
            now=request.now,
        )
    except actions.TaskTaken as taken:
        return _page(request, chosen=task_id, told=say("desk-taken-by", name=taken.owner), status=409)
    except actions.UnknownTask:
        return _page(request, told=say("desk-gone"), status=409)
    return _back(request)


@require_POST
@page(Act.WORK_TASK)
def close(request: Request, task_id: UUID) -> HttpResponse:
    panel = panels.open_task(actor=request.actor, task_id=task_id, now=request.now)
    if panel is None:
        return _page(request, told=say("desk-gone"), status=409)
    form = _close_form(request, panel, request.POST)
    if form.is_valid():
        try:
            _end(request, panel, form.cleaned_data["outcome"], form.cleaned_data["note"])
            return _back(request)
        except actions.NoteMissing:
            form.add_error("note", say("desk-close-needs-note"))
        except actions.StillOwed:
            form.add_error("outcome", say("desk-close-still-owed"))
        except replies.NotRead as left:
            form.add_error("outcome", say("desk-close-not-read", count=left.count))
        except voicemail.NotHeard as left:
            form.add_error("outcome", say("desk-close-not-heard", count=left.count))
        except actions.TaskTaken as taken:
            return _page(request, chosen=task_id, told=say("desk-taken-by", name=taken.owner), status=409)
        except actions.UnknownTask:
            return _page(request, told=say("desk-gone"), status=409)
    return _page(request, chosen=task_id, close_form=form)


@require_POST
@page(Act.WORK_TASK)
def second(request: Request, task_id: UUID) -> HttpResponse:
    decision = Decision({"answer": request.POST.get("agrees")})
    if not decision.is_valid():
        return _page(request, chosen=task_id, told=say("desk-second-choose"))
    try:
        panels.second(actor=request.actor, task_id=task_id, agrees=decision.is_yes, now=request.now)
    except NothingWaits:
        return _page(request, told=say("desk-second-settled"), status=409)
    except SamePerson:
        return _page(request, chosen=task_id, told=say("desk-second-mine"), status=409)
    return _back(request)


@require_POST
@page(Act.WORK_TASK)
def check_word(request: Request, task_id: UUID) -> HttpResponse:
    """Whether what was said is the code word. It is in no answer."""
    form = CodeWord(request.POST)
    if not form.is_valid():
        return _page(request, chosen=task_id, word_form=form)
    try:
        is_right = panels.check_word(
            actor=request.actor, task_id=task_id, heard=form.cleaned_data["word"], now=request.now
        )
    except NoCodeWord:
        return _page(request, chosen=task_id, told=say("desk-word-none"), status=409)
    except TooManyTries:
        return _page(request, chosen=task_id, told=say("desk-word-too-many"), status=429)
    return _page(request, chosen=task_id, told=say("desk-word-right" if is_right else "desk-word-wrong"))


@require_POST
@page(Act.OVERRIDE_GATE)
def ask_override(request: Request, task_id: UUID) -> HttpResponse:
    """A second person is asked to let one message pass."""
    form = Override(request.POST)
    if not form.is_valid():
        return _page(request, chosen=task_id, override_form=form)
    try:
        panels.ask_override(actor=request.actor, task_id=task_id, reason=form.cleaned_data["reason"], now=request.now)
    except NothingToLift:
        return _page(request, chosen=task_id, told=say("desk-override-nothing"), status=409)
    return _page(request, chosen=task_id, told=say("desk-override-asked"))


@require_POST
@page(Act.DECIDE_CLASH)
def decide_clash(request: Request, task_id: UUID) -> HttpResponse:
    form = Clash(request.POST)
    decision = Decision({"answer": request.POST.get("use")})
    if not decision.is_valid():
        return _page(request, chosen=task_id, told=say("desk-second-choose"))
    try:
        is_in_force = panels.decide_clash(
            actor=request.actor,
            task_id=task_id,
            use_it=decision.is_yes,
            reason=request.POST.get("reason", "")[:2000],
            now=request.now,
        )
    except NothingWaits:
        return _page(request, told=say("desk-second-settled"), status=409)
    except OwnEntry:
        return _page(request, chosen=task_id, told=say("desk-clash-entered"), status=409)
    except SamePerson:
        return _page(request, chosen=task_id, told=say("desk-clash-two"), status=409)
    except ReasonMissing:
        form.add_error("reason", say("desk-clash-reason-needed"))
        return _page(request, chosen=task_id, clash_form=form)
    told = "used" if is_in_force else "noted" if decision.is_yes else "refused"
    return _page(request, told=say(f"desk-clash-{told}"))


@require_POST
@page(Act.DECIDE_CLASH)
def clash_was_a_mistake(request: Request, task_id: UUID) -> HttpResponse:
    form = Mistake(request.POST, prefix="mistake")
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        is_settled = panels.was_hers(actor=request.actor, task_id=task_id, reason=reason, now=request.now)
    except NothingWaits:
        return _page(request, told=say("desk-second-settled"), status=409)
    except SamePerson:
        return _page(request, chosen=task_id, told=say("desk-clash-mistake-two"), status=409)
    except ReasonMissing:
        form.add_error("reason", say("desk-clash-mistake-reason-needed"))
        return _page(request, chosen=task_id, mistake_form=form)
    return _page(request, told=say("desk-clash-mistake-done" if is_settled else "desk-clash-mistake-noted"))


@require_POST
@page(Act.DECIDE_DETAILS)
def decide_details(request: Request, task_id: UUID) -> HttpResponse:
    panel = panels.open_task(actor=request.actor, task_id=task_id, now=request.now)
    proposals = {str(one.id) for one in panel.proposed} if panel else set()
    proposal = request.POST.get("proposal", "")
    if proposal not in proposals:
        return _page(request, told=say("desk-second-settled"), status=409)
    decision = Decision({"answer": request.POST.get("accept")})
    if not decision.is_valid():
        return _page(request, chosen=task_id, told=say("desk-details-choose"))
    accept = decision.is_yes
    try:
        is_in_force = contact.decide_details(
            actor=request.actor, proposal_id=int(proposal), accept=accept, now=request.now
        )
    except NothingWaits:  # somebody else decided in this very moment
        return _page(request, told=say("desk-second-settled"), status=409)
    told = "done" if is_in_force else "waits" if accept else "refused"
    return _page(request, chosen=task_id, told=say(f"desk-details-{told}"))


@require_POST
@page(Act.RELEASE_SENDING)
def release(request: Request, task_id: UUID) -> HttpResponse:
    task = queries.task_in_full(request.actor, task_id)
    if task is None or task.item.kind != "messages_held":
        return _page(request, told=say("desk-gone"), status=409)
    count = messaging.release_sending(actor=request.actor, now=request.now)
    return _page(request, told=say("desk-release-done", count=count))


def _end(request: Request, panel: Panel, outcome: str, note: str) -> None:
    close = _CLOSED_BY.get(panel.task.item.kind, actions.close)
    close(actor=request.actor, task_id=panel.task.item.id, outcome=Outcome(outcome), note=note, now=request.now)


def _page(
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
    start = _number(request.GET.get("start"))
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
        "counts": [(each, _counted(found.counts[each]), each is which) for each in Which],
        "here": lambda **more: _address(which, start, **more),
        "next": _address(which, start + PAGE) if found.has_more else "",
    }
    if panel is not None:
        context["hand_on_form"] = hand_on_form or _hand_on_form(request)
        context["close_form"] = close_form or _close_form(request, panel)
        context["clash_form"] = clash_form or Clash()
        context["mistake_form"] = mistake_form or Mistake(prefix="mistake")
        context["override_form"] = override_form or Override()
        context["word_form"] = word_form or CodeWord()
        context["may_release"] = Role.SUPERVISOR in request.actor.roles
        context["to_read"] = replies.to_read(actor=request.actor, task_id=panel.task.item.id)
        context["to_hear"] = listening.to_hear(actor=request.actor, task_id=panel.task.item.id)
        context["owed"] = follow_up.owed_in(actor=request.actor, task=panel.task, now=request.now)
        context["is_telling"] = panel.task.item.kind in TELLING
    return show(request, "tasks", context, tab="tasks", status=status)


def _hand_on_form(request: Request, data: Any = None) -> HandOn:
    force: Force = settings.FORCE
    return HandOn(
        data,
        colleagues=queries.colleagues(request.actor),
        teams=[(team.code, team.name) for team in force.teams],
        prefix="hand",
    )


def _close_form(request: Request, panel: Panel, data: Any = None) -> Close:
    return Close(data, outcomes=_outcomes(request, panel), prefix="close")


def _outcomes(request: Request, panel: Panel) -> tuple[str, ...]:
    return queries.outcomes_for(request.actor, panel.task.item.kind)


def _back(request: Request, task_id: UUID | None = None) -> HttpResponse:
    more = {"task": task_id} if task_id else {}
    return HttpResponseRedirect(_address(_which(request), 0, **more), status=303)


def _address(which: Which, start: int, **more: Any) -> str:
    asked = {"which": which.value, **({"start": start} if start else {}), **more}
    # Where the list stands above the task, choosing one leads to it.
    return f"{reverse('desk:tasks')}?{urlencode(asked)}{'#task' if 'task' in more else ''}"


def _which(request: Request) -> Which:
    asked = request.POST.get("which") or request.GET.get("which") or Which.TEAM
    return Which(asked) if asked in set(Which) else Which.TEAM


def _counted(count: int) -> str:
    return say("desk-tasks-many", count=count) if count >= MOST_COUNTED else str(count)


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0
