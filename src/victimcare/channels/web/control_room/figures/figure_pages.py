"""The wallboard of the control room, and the half-hours of a day."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from victimcare.channels.web.control_room.contacts.contact_forms import class_choices
from victimcare.channels.web.control_room.figures import figure_words
from victimcare.channels.web.control_room.room_pages import room_page, show_room_page
from victimcare.channels.web.ui.forms import Form, day_field, to_say
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.rules.control_room.contact_kinds import ContactClass
from victimcare.rules.control_room.figures.room_figures import ContactWay
from victimcare.services.access import Act, is_permitted
from victimcare.services.control_room.figures import half_hours, room_wallboard
from victimcare.services.control_room.figures.room_wallboard import RoomWallboard
from victimcare.wording import dates, say

REFRESH_SECONDS = 10
_EARLIEST = 2000  # a year before which no call was recorded


@require_safe
@room_page(Act.SEE_ROOM)
def show_wallboard(request: Request) -> HttpResponse:
    """Show the wallboard. Without a script the page reloads itself, unless `still` in the address stops it."""
    board = room_wallboard.open_wallboard(actor=request.actor, now=request.now)
    return _render_board(request, "control_room/wallboard.jinja", board)


@require_safe
@room_page(Act.SEE_ROOM)
def show_wallboard_figures(request: Request) -> HttpResponse:
    """Render only the figures that change, for the script."""
    board = room_wallboard.load_wallboard(actor=request.actor, now=request.now)
    return _render_board(request, "control_room/wallboard_figures.jinja", board)


def _render_board(request: Request, template: str, board: RoomWallboard) -> HttpResponse:
    context = {"board": board, "words": figure_words, "every": REFRESH_SECONDS, "is_still": "still" in request.GET}
    return render_page(request, template, context)


class HalfHourForm(Form):
    """Which day, and of contacts which class."""

    day = day_field(
        label=to_say("half-hours-day"), required=False, error_messages={"invalid": to_say("half-hours-day-wrong")}
    )
    contact_class = forms.ChoiceField(label=to_say("control-room-class"), required=False, widget=forms.Select)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer("contact_class", ("", say("control-room-any")), *class_choices())


@require_safe
@room_page(Act.SEE_ROOM)
def show_half_hours(request: Request) -> HttpResponse:
    """Show a day's half-hours, by the way in which people reached the control room."""
    today = london_date(request.now)
    form = HalfHourForm(request.GET)
    typed = form.cleaned_data if form.is_valid() else {}
    on = _known_day(typed.get("day"), today)
    asked = request.GET.get("way", "")
    way = ContactWay(asked) if asked in list(ContactWay) else ContactWay.CALLS_999
    are_calls = way in half_hours.CALL_WAYS
    named = "" if are_calls else typed.get("contact_class", "")
    table = half_hours.load_half_hours(
        actor=request.actor,
        on=on,
        way=way,
        contact_class=ContactClass(named) if named else None,
        now=request.now,
    )
    context = {
        "table": table,
        "on": on,
        "day": dates.write_day(on, manner="page", today=today),
        "wrong": say("half-hours-day-wrong") if "day" in form.errors else "",
        "form": form,
        "ways": list(ContactWay),
        "contact_class": named,
        "are_calls": are_calls,
        "columns": figure_words.list_columns(are_calls=are_calls),
        "days": [(each, dates.write_day(each, manner="short", today=today)) for each in (on - ONE_DAY, on + ONE_DAY)],
        "today": today,
        "may_plan": is_permitted(request.actor, Act.PLAN_ROOM),
        "may_measure": is_permitted(request.actor, Act.MEASURE_STEERING),
        "words": figure_words,
        "staff_time": dates.staff_time,
    }
    return show_room_page(request, "half_hours", context, tab="figures", status=422 if form.errors else 200)


def _known_day(typed: date | None, today: date) -> date:
    return typed if typed is not None and typed.year >= _EARLIEST and typed <= today else today
