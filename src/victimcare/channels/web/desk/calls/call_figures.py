"""The wallboard, any day's half-hour figures (also as CSV), and the staffing plan for the coming week."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.calls import staffing_presenter, wallboard_presenter
from victimcare.channels.web.desk.desk_pages import count_danger_now, desk_page, show_page
from victimcare.channels.web.ui.forms import Form, day_field
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act
from victimcare.services.calls import hosted_calls, line_wallboard, staffing_plan
from victimcare.services.calls.call_queue import line_opening
from victimcare.services.calls.line_wallboard import HalfHourFigures
from victimcare.wording import say

REFRESH_SECONDS = 10  # seconds between refreshes


@require_safe
@desk_page(Act.TAKE_CALLS)
def show_wallboard(request: Request) -> HttpResponse:
    """Show the wallboard. Without a script the page reloads itself, unless `still` in the address stops it."""
    return _render_wallboard(request, "desk/wallboard.jinja")


@require_safe
@desk_page(Act.TAKE_CALLS)
def show_wallboard_figures(request: Request) -> HttpResponse:
    """Render only the figures that change, for the script."""
    return _render_wallboard(request, "desk/wallboard_figures.jinja")


def _render_wallboard(request: Request, template: str) -> HttpResponse:
    found = line_wallboard.load_wallboard(actor=request.actor, now=request.now)
    context = {
        "board": found,
        "danger": count_danger_now(request),
        "hosted": hosted_calls.summarise_hosted_queue(actor=request.actor),
        "words": wallboard_presenter,
        "said": staff_words,
        "every": REFRESH_SECONDS,
        "is_still": "still" in request.GET,
    }
    return render_page(request, template, context)


@require_safe
@desk_page(Act.TAKE_CALLS)
def show_half_hours(request: Request) -> HttpResponse:
    on, wrong = _asked_day(request)
    context = {
        "on": on,
        "wrong": wrong,
        "halves": _with_callers(line_wallboard.list_half_hours(actor=request.actor, on=on, now=request.now)),
        "aim": line_opening.line_settings().aim,
        "days": [(on - ONE_DAY), (on + ONE_DAY)],
        "words": wallboard_presenter,
        "said": staff_words,
    }
    return show_page(request, "half_hours", context, tab="more", status=422 if wrong else 200)


@require_safe
@desk_page(Act.TAKE_CALLS)
def download_half_hours(request: Request) -> HttpResponse:
    """Download the day's half-hours as CSV: UTF-8 with the byte order mark that spreadsheets expect, lines ended as in
    RFC 4180."""
    on, _ = _asked_day(request)
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(wallboard_presenter.csv_header())
    halves = line_wallboard.download_half_hours(actor=request.actor, on=on, now=request.now)
    rows.writerows(wallboard_presenter.csv_row(half) for half in halves)
    name = f"half-hours-{on.isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8", headers=headers)


def _with_callers(halves: Sequence[HalfHourFigures]) -> Sequence[HalfHourFigures]:
    """Drop the quiet half-hours at both ends: keep those from the first to the last in which a caller asked for a
    person or a message came."""
    asked = [place for place, half in enumerate(halves) if half.figures.asked or half.written.came]
    return halves[asked[0] : asked[-1] + 1] if asked else ()


def _asked_day(request: Request) -> tuple[date, str]:
    """Return the day that was asked for, or today with an error message."""
    today = london_date(request.now)
    typed = request.GET.get("day", "").strip()
    if not typed:
        return today, ""
    try:
        on = day_field().clean(typed)
    except ValidationError:
        return today, say("half-hours-day-wrong")
    return (on, "") if 2000 <= on.year <= today.year + 1 else (today, say("half-hours-day-wrong"))


# The staffing plan: how many people the coming week needs, and last week's forecast against the actual calls.

_FARTHEST = timedelta(days=400)


class StaffingEventForm(Form):
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
@desk_page(Act.PLAN_STAFFING)
def show_staffing(request: Request) -> HttpResponse:
    form = StaffingEventForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _enter_event(request, form):
        return HttpResponseRedirect(reverse("desk:staffing"), status=303)
    plan = staffing_plan.load_staffing_plan(actor=request.actor, now=request.now)
    asked = request.GET.get("day", "")
    day = next((each for each in plan.days if each.on.isoformat() == asked), plan.days[0])
    busiest = day.busiest
    context = {
        "plan": plan,
        "day": day,
        "choices": staffing_plan.list_staffing_choices(busiest, plan.measured, plan.aim) if busiest else (),
        "charts": staffing_presenter.build_charts(day),
        "form": form,
        "words": staffing_presenter,
        "said": staff_words,
    }
    return show_page(request, "staffing", context, tab="more")


@require_POST
@desk_page(Act.PLAN_STAFFING)
def withdraw_staffing_event(request: Request, event_id: UUID) -> HttpResponse:
    """Withdraw a staffing event. Withdrawing it twice changes nothing."""
    with suppress(NotFound):
        staffing_plan.remove_staffing_event(actor=request.actor, event_id=event_id, now=request.now)
    return HttpResponseRedirect(reverse("desk:staffing"), status=303)


def _enter_event(request: Request, form: StaffingEventForm) -> bool:
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
