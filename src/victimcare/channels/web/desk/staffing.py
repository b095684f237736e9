"""How many people the coming week takes, and last week's forecast against what came."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.desk import said, said_staffing
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.forms import Form, day_field
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.clock import london_date
from victimcare.services.access import Act
from victimcare.services.calls import staffing_plan
from victimcare.wording import say

_FARTHEST = timedelta(days=400)


class NewEvent(Form):
    on = day_field(
        label=say("staffing-event-on"),
        help_text=say("staffing-event-on.hint"),
        error_messages={name: say("staffing-event-on-wrong") for name in ("required", "invalid")},
    )
    what = forms.CharField(
        label=say("staffing-event-what"),
        help_text=say("staffing-event-what.hint"),
        max_length=100,
        error_messages={"required": say("staffing-event-what-needed")},
    )
    percent = forms.IntegerField(
        label=say("staffing-event-percent"),
        help_text=say("staffing-event-percent.hint"),
        min_value=10,
        max_value=1000,
        error_messages={
            name: say("staffing-event-percent-wrong") for name in ("required", "invalid", "min_value", "max_value")
        },
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "on": {"classes": "govuk-input--width-10"},
        "percent": {"classes": "govuk-input--width-5", "inputmode": "numeric"},
    }


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.PLAN_STAFFING)
def staffing_page(request: Request) -> HttpResponse:
    form = NewEvent(request.POST if request.method == "POST" else None)
    if form.is_valid() and _entered(request, form):
        return HttpResponseRedirect(reverse("desk:staffing"), status=303)
    plan = staffing_plan.load_staffing_plan(actor=request.actor, now=request.now)
    asked = request.GET.get("day", "")
    day = next((each for each in plan.days if each.on.isoformat() == asked), plan.days[0])
    busiest = day.busiest
    context = {
        "plan": plan,
        "day": day,
        "choices": staffing_plan.list_staffing_choices(busiest, plan.measured, plan.aim) if busiest else (),
        "charts": said_staffing.charts(day),
        "form": form,
        "words": said_staffing,
        "said": said,
    }
    return show(request, "staffing", context, tab="more")


@require_POST
@page(Act.PLAN_STAFFING)
def take_back(request: Request, event_id: UUID) -> HttpResponse:
    """Taken back twice changes nothing."""
    with suppress(staffing_plan.UnknownStaffingEvent):
        staffing_plan.remove_staffing_event(actor=request.actor, event_id=event_id, now=request.now)
    return HttpResponseRedirect(reverse("desk:staffing"), status=303)


def _entered(request: Request, form: NewEvent) -> bool:
    typed, today = form.cleaned_data, london_date(request.now)
    if not today < typed["on"] <= today + _FARTHEST:
        form.add_error("on", say("staffing-event-on-past"))
        return False
    try:
        staffing_plan.enter_staffing_event(actor=request.actor, now=request.now, **typed)
    except staffing_plan.DayAlreadyEntered:
        form.add_error("on", say("staffing-event-already"))
        return False
    return True
