"""Decisions made from a task: a second person's approval, gate overrides, clashes with other people's details, proposed
details, and attempts to reach a victim."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from victimcare.channels.web.desk.desk_input import ClashForm, ClashMistakeForm, OverrideForm, YesNoForm
from victimcare.channels.web.desk.desk_pages import NOT_DONE, desk_page
from victimcare.channels.web.desk.work.list_place import return_to_list
from victimcare.channels.web.desk.work.task_page import RefusedAttempt, show_task_page, with_refusal_messages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act
from victimcare.services.contact import contact_recording, task_panels
from victimcare.services.contact_plans.approvals import AlreadyDecided, OwnEntry, SecondPersonRequired
from victimcare.services.contact_plans.exception_approvals import OverrideUnavailable
from victimcare.services.people import reach_attempts, reach_options
from victimcare.services.people.reach_attempts import NEXT_IN, ReachAttemptMethod, ReachAttemptOutcome
from victimcare.wording import say


@require_POST
@desk_page(Act.WORK_TASK)
def decide_as_second(request: Request, task_id: UUID) -> HttpResponse:
    decision = YesNoForm({"answer": request.POST.get("agrees")})
    if not decision.is_valid():
        return show_task_page(request, chosen=task_id, told=say("desk-second-choose"))
    try:
        task_panels.decide_as_second_person(
            actor=request.actor, task_id=task_id, agrees=decision.is_yes, now=request.now
        )
    except AlreadyDecided:
        return show_task_page(request, told=say("desk-second-settled"), status=409)
    except SecondPersonRequired:
        return show_task_page(request, chosen=task_id, told=say("desk-second-mine"), status=409)
    return return_to_list(request)


@require_POST
@desk_page(Act.OVERRIDE_GATE)
def ask_gate_override(request: Request, task_id: UUID) -> HttpResponse:
    """Ask a second person to let one message pass."""
    form = OverrideForm(request.POST)
    if not form.is_valid():
        return show_task_page(request, chosen=task_id, override_form=form)
    try:
        task_panels.ask_override_for_task(
            actor=request.actor, task_id=task_id, reason=form.cleaned_data["reason"], now=request.now
        )
    except OverrideUnavailable:
        return show_task_page(request, chosen=task_id, told=say("desk-override-nothing"), status=409)
    return show_task_page(request, chosen=task_id, told=say("desk-override-asked"))


@require_POST
@desk_page(Act.DECIDE_CLASH)
def decide_clash(request: Request, task_id: UUID) -> HttpResponse:
    form = ClashForm(request.POST)
    decision = YesNoForm({"answer": request.POST.get("use")})
    if not decision.is_valid():
        return show_task_page(request, chosen=task_id, told=say("desk-second-choose"))
    try:
        is_in_force = task_panels.decide_clash_of_task(
            actor=request.actor,
            task_id=task_id,
            use_it=decision.is_yes,
            reason=request.POST.get("reason", "")[:2000],
            now=request.now,
        )
    except AlreadyDecided:
        return show_task_page(request, told=say("desk-second-settled"), status=409)
    except OwnEntry:
        return show_task_page(request, chosen=task_id, told=say("desk-clash-entered"), status=409)
    except SecondPersonRequired:
        return show_task_page(request, chosen=task_id, told=say("desk-clash-two"), status=409)
    except FieldRequired:
        form.add_error("reason", say("desk-clash-reason-needed"))
        return show_task_page(request, chosen=task_id, clash_form=form)
    told = "used" if is_in_force else "noted" if decision.is_yes else "refused"
    return show_task_page(request, told=say(f"desk-clash-{told}"))


@require_POST
@desk_page(Act.DECIDE_CLASH)
def resolve_clash_mistake(request: Request, task_id: UUID) -> HttpResponse:
    form = ClashMistakeForm(request.POST, prefix="mistake")
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        is_settled = task_panels.resolve_misattribution_of_task(
            actor=request.actor, task_id=task_id, reason=reason, now=request.now
        )
    except AlreadyDecided:
        return show_task_page(request, told=say("desk-second-settled"), status=409)
    except SecondPersonRequired:
        return show_task_page(request, chosen=task_id, told=say("desk-clash-mistake-two"), status=409)
    except FieldRequired:
        form.add_error("reason", say("desk-clash-mistake-reason-needed"))
        return show_task_page(request, chosen=task_id, mistake_form=form)
    return show_task_page(request, told=say("desk-clash-mistake-done" if is_settled else "desk-clash-mistake-noted"))


@require_POST
@desk_page(Act.DECIDE_DETAILS)
def decide_details(request: Request, task_id: UUID) -> HttpResponse:
    panel = task_panels.open_task_panel(actor=request.actor, task_id=task_id, now=request.now)
    proposals = {str(one.id) for one in panel.proposed} if panel else set()
    proposal = request.POST.get("proposal", "")
    if proposal not in proposals:
        return show_task_page(request, told=say("desk-second-settled"), status=409)
    decision = YesNoForm({"answer": request.POST.get("accept")})
    if not decision.is_valid():
        return show_task_page(request, chosen=task_id, told=say("desk-details-choose"))
    accept = decision.is_yes
    try:
        is_in_force = contact_recording.decide_details(
            actor=request.actor, proposal_id=int(proposal), accept=accept, now=request.now
        )
    except AlreadyDecided:  # a colleague has just decided
        return show_task_page(request, told=say("desk-second-settled"), status=409)
    told = "done" if is_in_force else "waits" if accept else "refused"
    return show_task_page(request, chosen=task_id, told=say(f"desk-details-{told}"))


# Attempts to reach a victim or to get help to them, recorded on the task's page.


class ReachAttemptForm(Form):
    """Records one attempt. The pressed button gives its result."""

    attempt = forms.UUIDField()
    way = forms.ChoiceField(choices=[(one.value, "") for one in ReachAttemptMethod])
    about = forms.CharField(max_length=60, required=False)
    came_of = forms.ChoiceField(choices=[(one.value, "") for one in ReachAttemptOutcome])
    next_in = forms.TypedChoiceField(choices=[(one, "") for one in NEXT_IN], coerce=int)
    note = forms.CharField(max_length=500, required=False)


class QuietHoursCallForm(Form):
    why = forms.CharField(max_length=500)


@require_POST
@desk_page(Act.WORK_TASK)
@with_refusal_messages
def call_in_quiet_hours(request: Request, task_id: UUID) -> HttpResponse:
    form = QuietHoursCallForm(request.POST)
    if not form.is_valid():
        return show_task_page(request, chosen=task_id, told=say("danger-quiet-why-needed"), status=NOT_DONE)
    try:
        reach_options.decide_quiet_hours_call(
            actor=request.actor, task_id=task_id, why=form.cleaned_data["why"], now=request.now
        )
    except reach_options.QuietHoursIrrelevant:
        return show_task_page(request, chosen=task_id, told=say("danger-rung-gone"), status=NOT_DONE)
    return return_to_list(request, task_id)


@require_POST
@desk_page(Act.WORK_TASK)
@with_refusal_messages
def record_reach_attempt(request: Request, task_id: UUID) -> HttpResponse:
    form = ReachAttemptForm(request.POST)
    if not form.is_valid():  # not a form that we made
        return show_task_page(request, chosen=task_id, told=say("danger-rung-gone"), status=400)
    typed = form.cleaned_data
    try:
        reach_attempts.record_reach_attempt(
            actor=request.actor,
            task_id=task_id,
            attempt_id=typed["attempt"],
            way=ReachAttemptMethod(typed["way"]),
            about=typed["about"],
            came_of=ReachAttemptOutcome(typed["came_of"]),
            note=typed["note"],
            next_in=timedelta(minutes=typed["next_in"]),
            now=request.now,
        )
    except FieldRequired:
        needed = say("danger-note-needed")
        refused = RefusedAttempt(typed["way"], typed["about"], typed["note"], typed["next_in"], needed)
        return show_task_page(request, chosen=task_id, told=needed, status=NOT_DONE, refused_attempt=refused)
    except reach_attempts.WrittenMessageMissing:
        needed = say("danger-write-first")
        refused = RefusedAttempt(typed["way"], typed["about"], typed["note"], typed["next_in"], needed)
        return show_task_page(request, chosen=task_id, told=needed, status=NOT_DONE, refused_attempt=refused)
    except NotFound:
        return show_task_page(request, chosen=task_id, told=say("danger-rung-gone"), status=NOT_DONE)
    return return_to_list(request, task_id)
