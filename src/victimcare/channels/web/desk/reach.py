"""What was done to reach a victim or to get help to them, written down from the page of its task."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from victimcare.channels.web.desk.door import NOT_DONE, page
from victimcare.channels.web.desk.task_page import RefusedAttempt, draw, return_to_list, told_who_was_first
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.people import reach_attempts, reach_options
from victimcare.services.people.reach_attempts import NEXT_IN, ReachCameOf, ReachWay
from victimcare.wording import say


class Attempt(Form):
    """One way that was tried. Which came of it is the button that was pressed."""

    attempt = forms.UUIDField()
    way = forms.ChoiceField(choices=[(one.value, "") for one in ReachWay])
    about = forms.CharField(max_length=60, required=False)
    came_of = forms.ChoiceField(choices=[(one.value, "") for one in ReachCameOf])
    next_in = forms.TypedChoiceField(choices=[(one, "") for one in NEXT_IN], coerce=int)
    note = forms.CharField(max_length=500, required=False)


class RingInQuietHours(Form):
    why = forms.CharField(max_length=500)


@require_POST
@page(Act.WORK_TASK)
@told_who_was_first
def ring_in_quiet_hours(request: Request, task_id: UUID) -> HttpResponse:
    form = RingInQuietHours(request.POST)
    if not form.is_valid():
        return draw(request, chosen=task_id, told=say("danger-quiet-why-needed"), status=NOT_DONE)
    try:
        reach_options.decide_quiet_hours_call(
            actor=request.actor, task_id=task_id, why=form.cleaned_data["why"], now=request.now
        )
    except reach_options.QuietHoursIrrelevant:
        return draw(request, chosen=task_id, told=say("danger-rung-gone"), status=NOT_DONE)
    return return_to_list(request, task_id)


@require_POST
@page(Act.WORK_TASK)
@told_who_was_first
def record_attempt(request: Request, task_id: UUID) -> HttpResponse:
    form = Attempt(request.POST)
    if not form.is_valid():  # no form of ours
        return draw(request, chosen=task_id, told=say("danger-rung-gone"), status=400)
    typed = form.cleaned_data
    try:
        reach_attempts.record_reach_attempt(
            actor=request.actor,
            task_id=task_id,
            attempt_id=typed["attempt"],
            way=ReachWay(typed["way"]),
            about=typed["about"],
            came_of=ReachCameOf(typed["came_of"]),
            note=typed["note"],
            next_in=timedelta(minutes=typed["next_in"]),
            now=request.now,
        )
    except reach_attempts.NoteMissing:
        needed = say("danger-note-needed")
        refused = RefusedAttempt(typed["way"], typed["about"], typed["note"], typed["next_in"], needed)
        return draw(request, chosen=task_id, told=needed, status=NOT_DONE, refused_attempt=refused)
    except reach_attempts.WrittenMessageMissing:
        needed = say("danger-write-first")
        refused = RefusedAttempt(typed["way"], typed["about"], typed["note"], typed["next_in"], needed)
        return draw(request, chosen=task_id, told=needed, status=NOT_DONE, refused_attempt=refused)
    except reach_attempts.UnknownReachOption:
        return draw(request, chosen=task_id, told=say("danger-rung-gone"), status=NOT_DONE)
    return return_to_list(request, task_id)
