"""Steering: the plan of control days, registered by two presses, and what it found."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.control_room.figures import steering_words
from victimcare.channels.web.control_room.room_pages import NOT_DONE, room_page, show_room_page
from victimcare.channels.web.ui.forms import Form, day_field, id_part, to_say
from victimcare.channels.web.ui.pages import UNKNOWN_ID, Request, read_id
from victimcare.rules.control_room.figures.steering import LEAST_SHARE, MOST_SHARE, SteeringDays, SteeringHypothesis
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act
from victimcare.services.control_room.answers import steering_plans
from victimcare.services.control_room.answers.steering_plans import GivenSteeringPlan, PlanPreview, PlanStands
from victimcare.services.control_room.figures import steering_effect
from victimcare.wording import say

_LARGEST_SEED = 2**31 - 1


class SteeringPlanForm(Form):
    """A plan, which is checked by the first press and registered by the second."""

    starts_on = day_field(label=to_say("control-room-steering-starts"), help_text=to_say("control-room-steering-hint"))
    ends_on = day_field(label=to_say("control-room-steering-ends"), help_text=to_say("control-room-steering-ends.hint"))
    control_share = forms.IntegerField(
        label=to_say("control-room-steering-share"), min_value=LEAST_SHARE, max_value=MOST_SHARE
    )
    seed = forms.IntegerField(
        label=to_say("control-room-steering-seed"),
        help_text=to_say("control-room-steering-seed.hint"),
        min_value=0,
        max_value=_LARGEST_SEED,
    )
    is_by_weekday = forms.BooleanField(label=to_say("control-room-steering-by-weekday"), required=False)
    hypothesis = forms.ChoiceField(label=to_say("control-room-steering-hypothesis"), widget=forms.RadioSelect)
    why = forms.CharField(label=to_say("control-room-why"), max_length=1000, widget=forms.Textarea({"rows": 2}))
    drawing: ClassVar[dict[str, dict[str, Any]]] = {
        name: {"classes": "govuk-input--width-10"} for name in ("starts_on", "ends_on", "control_share", "seed")
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer(
            "hypothesis",
            *((each.value, say(f"control-room-steering-expects-{id_part(each)}")) for each in SteeringHypothesis),
        )

    def days(self) -> SteeringDays:
        said = self.cleaned_data
        return SteeringDays(
            said["starts_on"], said["ends_on"], said["control_share"], said["seed"], said["is_by_weekday"]
        )


@require_http_methods(["GET", "HEAD", "POST"])
@room_page(Act.MEASURE_STEERING)
def show_steering(request: Request) -> HttpResponse:
    """The plans with what each found, and the form of the next."""
    act, told, preview = request.POST.get("act", ""), "", None
    posted = request.method == "POST" and act in ("check", "register")
    usual = {"control_share": 50, "seed": secrets.randbelow(1_000_000), "is_by_weekday": True}
    form = SteeringPlanForm(request.POST if posted else None, initial=usual)
    if act == "stop":
        told = _stop(request)
        if not told:
            return _again()
    if posted and form.is_valid():
        told, preview = _plan(request, form, is_sure=act == "register")
        if act == "register" and not told and not form.errors:
            return _again()
    context = {
        "plans": steering_effect.list_steering_effects(actor=request.actor, now=request.now),
        "form": form,
        "preview": None if form.errors else preview,
        "told": told,
        "words": steering_words,
    }
    status = NOT_DONE if told else 422 if form.errors else 200
    return show_room_page(request, "steering", context, tab="figures", status=status)


def _plan(request: Request, form: SteeringPlanForm, *, is_sure: bool) -> tuple[str, PlanPreview | None]:
    """Check the plan, and register it where the second press said so. Returns why it was not done."""
    try:
        if is_sure:
            given = GivenSteeringPlan(
                form.days(), SteeringHypothesis(form.cleaned_data["hypothesis"]), form.cleaned_data["why"]
            )
            steering_plans.register_steering_plan(actor=request.actor, given=given, now=request.now)
            return "", None
        return "", steering_plans.preview_steering_plan(actor=request.actor, days=form.days(), now=request.now)
    except PlanStands:
        return say("control-room-steering-another"), None
    except FieldRequired as fault:
        form.add_error(fault.field, say(f"control-room-steering-wrong-{id_part(fault.field)}"))
        return "", None


def _stop(request: Request) -> str:
    plan: UUID = read_id(request.POST.get("plan")) or UNKNOWN_ID
    try:
        steering_plans.stop_steering_plan(actor=request.actor, plan_id=plan, now=request.now)
    except NotFound:
        return say("control-room-steering-not-running")
    return ""


def _again() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("control_room:steering"), status=303)
