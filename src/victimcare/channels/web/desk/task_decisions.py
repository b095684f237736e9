"""What is decided from a task: by a second person, on a clash with what others have, on details that are proposed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from victimcare.channels.web.desk.door import page
from victimcare.channels.web.desk.forms import Clash, Decision, Mistake, Override
from victimcare.channels.web.desk.task_page import draw, return_to_list
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.contact import contact_recording as contact
from victimcare.services.contact import task_panels
from victimcare.services.contact_plans.approvals import (
    AlreadyDecided,
    ApprovalReasonMissing,
    OwnEntry,
    SecondPersonRequired,
)
from victimcare.services.contact_plans.exception_approvals import OverrideUnavailable
from victimcare.wording import say


@require_POST
@page(Act.WORK_TASK)
def second(request: Request, task_id: UUID) -> HttpResponse:
    decision = Decision({"answer": request.POST.get("agrees")})
    if not decision.is_valid():
        return draw(request, chosen=task_id, told=say("desk-second-choose"))
    try:
        task_panels.decide_as_second_person(
            actor=request.actor, task_id=task_id, agrees=decision.is_yes, now=request.now
        )
    except AlreadyDecided:
        return draw(request, told=say("desk-second-settled"), status=409)
    except SecondPersonRequired:
        return draw(request, chosen=task_id, told=say("desk-second-mine"), status=409)
    return return_to_list(request)


@require_POST
@page(Act.OVERRIDE_GATE)
def ask_override(request: Request, task_id: UUID) -> HttpResponse:
    """A second person is asked to let one message pass."""
    form = Override(request.POST)
    if not form.is_valid():
        return draw(request, chosen=task_id, override_form=form)
    try:
        task_panels.ask_override_for_task(
            actor=request.actor, task_id=task_id, reason=form.cleaned_data["reason"], now=request.now
        )
    except OverrideUnavailable:
        return draw(request, chosen=task_id, told=say("desk-override-nothing"), status=409)
    return draw(request, chosen=task_id, told=say("desk-override-asked"))


@require_POST
@page(Act.DECIDE_CLASH)
def decide_clash(request: Request, task_id: UUID) -> HttpResponse:
    form = Clash(request.POST)
    decision = Decision({"answer": request.POST.get("use")})
    if not decision.is_valid():
        return draw(request, chosen=task_id, told=say("desk-second-choose"))
    try:
        is_in_force = task_panels.decide_clash_of_task(
            actor=request.actor,
            task_id=task_id,
            use_it=decision.is_yes,
            reason=request.POST.get("reason", "")[:2000],
            now=request.now,
        )
    except AlreadyDecided:
        return draw(request, told=say("desk-second-settled"), status=409)
    except OwnEntry:
        return draw(request, chosen=task_id, told=say("desk-clash-entered"), status=409)
    except SecondPersonRequired:
        return draw(request, chosen=task_id, told=say("desk-clash-two"), status=409)
    except ApprovalReasonMissing:
        form.add_error("reason", say("desk-clash-reason-needed"))
        return draw(request, chosen=task_id, clash_form=form)
    told = "used" if is_in_force else "noted" if decision.is_yes else "refused"
    return draw(request, told=say(f"desk-clash-{told}"))


@require_POST
@page(Act.DECIDE_CLASH)
def clash_was_a_mistake(request: Request, task_id: UUID) -> HttpResponse:
    form = Mistake(request.POST, prefix="mistake")
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        is_settled = task_panels.resolve_misattribution_of_task(
            actor=request.actor, task_id=task_id, reason=reason, now=request.now
        )
    except AlreadyDecided:
        return draw(request, told=say("desk-second-settled"), status=409)
    except SecondPersonRequired:
        return draw(request, chosen=task_id, told=say("desk-clash-mistake-two"), status=409)
    except ApprovalReasonMissing:
        form.add_error("reason", say("desk-clash-mistake-reason-needed"))
        return draw(request, chosen=task_id, mistake_form=form)
    return draw(request, told=say("desk-clash-mistake-done" if is_settled else "desk-clash-mistake-noted"))


@require_POST
@page(Act.DECIDE_DETAILS)
def decide_details(request: Request, task_id: UUID) -> HttpResponse:
    panel = task_panels.open_task_panel(actor=request.actor, task_id=task_id, now=request.now)
    proposals = {str(one.id) for one in panel.proposed} if panel else set()
    proposal = request.POST.get("proposal", "")
    if proposal not in proposals:
        return draw(request, told=say("desk-second-settled"), status=409)
    decision = Decision({"answer": request.POST.get("accept")})
    if not decision.is_valid():
        return draw(request, chosen=task_id, told=say("desk-details-choose"))
    accept = decision.is_yes
    try:
        is_in_force = contact.decide_details(
            actor=request.actor, proposal_id=int(proposal), accept=accept, now=request.now
        )
    except AlreadyDecided:  # somebody else decided in this very moment
        return draw(request, told=say("desk-second-settled"), status=409)
    told = "done" if is_in_force else "waits" if accept else "refused"
    return draw(request, chosen=task_id, told=say(f"desk-details-{told}"))
