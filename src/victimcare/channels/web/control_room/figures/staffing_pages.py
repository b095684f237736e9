"""Staffing advice for the control room: how many people each half-hour of a day needs."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from victimcare.channels.web.control_room.figures import staffing_words
from victimcare.channels.web.control_room.room_pages import room_page, show_room_page
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.rules.control_room.figures.staffing import StaffingInputs
from victimcare.services.access import Act
from victimcare.services.control_room.figures import room_staffing
from victimcare.services.control_room.figures.room_staffing import DAYS_AHEAD
from victimcare.wording import dates

_USUAL = StaffingInputs()


class StaffingInputsForm(Form):
    """What the records do not hold."""

    shrinkage = forms.IntegerField(
        label=to_say("control-room-staffing-shrinkage"),
        help_text=to_say("control-room-staffing-shrinkage.hint"),
        min_value=0,
        max_value=80,
        required=False,
        error_messages={
            name: to_say("control-room-staffing-shrinkage-wrong") for name in ("invalid", "min_value", "max_value")
        },
    )
    after_call = forms.IntegerField(
        label=to_say("control-room-staffing-after-call"),
        help_text=to_say("control-room-staffing-after-call.hint"),
        min_value=0,
        max_value=3600,
        required=False,
        error_messages={
            name: to_say("control-room-staffing-after-call-wrong") for name in ("invalid", "min_value", "max_value")
        },
    )
    drawing: ClassVar[dict[str, dict[str, Any]]] = {
        "shrinkage": {"classes": "govuk-input--width-5", "inputmode": "numeric"},
        "after_call": {"classes": "govuk-input--width-5", "inputmode": "numeric"},
    }

    def inputs(self) -> StaffingInputs:
        said = self.cleaned_data if self.is_valid() else {}
        percent, after_call = said.get("shrinkage"), said.get("after_call")
        return StaffingInputs(
            shrinkage=_USUAL.shrinkage if percent is None else percent / 100,
            after_call=_USUAL.after_call if after_call is None else after_call,
        )


@require_safe
@room_page(Act.PLAN_ROOM)
def show_room_staffing(request: Request) -> HttpResponse:
    """The advice for one of the coming days, tomorrow unless another is asked for."""
    today = london_date(request.now)
    days = [today + ahead * ONE_DAY for ahead in range(1, DAYS_AHEAD + 1)]
    on = next((day for day in days if day.isoformat() == request.GET.get("day")), days[0])
    asked = {"shrinkage": str(round(_USUAL.shrinkage * 100)), "after_call": str(_USUAL.after_call)} | {
        name: request.GET[name] for name in StaffingInputsForm.base_fields if request.GET.get(name)
    }
    form = StaffingInputsForm(asked)
    advice = room_staffing.load_room_staffing(actor=request.actor, on=on, inputs=form.inputs(), now=request.now)
    context = {
        "advice": advice,
        "form": form,
        "on": on,
        "day": dates.write_day(on, manner="page", today=today),
        "days": [(day, dates.write_day(day, manner="text", today=day)) for day in days],
        "chosen": "".join(f"&{name}={value}" for name, value in asked.items() if name not in form.errors),
        "words": staffing_words,
    }
    return show_room_page(request, "staffing", context, tab="figures", status=422 if form.errors else 200)
