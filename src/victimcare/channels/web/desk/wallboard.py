"""The wallboard, live with a script and without one, and the half-hours of any day, also as a table to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from victimcare.channels.web.desk import said, said_board
from victimcare.channels.web.desk.door import danger_now, page, show
from victimcare.channels.web.ui.forms import day_field
from victimcare.channels.web.ui.pages import Request, render
from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.services.access import Act
from victimcare.services.calls import hosted_calls, line_wallboard
from victimcare.services.calls.call_queue import line_opening
from victimcare.services.calls.line_wallboard import HalfHourFigures
from victimcare.wording import say

EVERY = 10  # seconds between two looks


@require_safe
@page(Act.TAKE_CALLS)
def wallboard(request: Request) -> HttpResponse:
    """Without a script the page comes again by itself, unless somebody has asked it to stand still."""
    return _shown(request, "desk/wallboard.jinja")


@require_safe
@page(Act.TAKE_CALLS)
def figures(request: Request) -> HttpResponse:
    """What changes of it, for the script."""
    return _shown(request, "desk/wallboard_figures.jinja")


def _shown(request: Request, template: str) -> HttpResponse:
    found = line_wallboard.load_wallboard(actor=request.actor, now=request.now)
    context = {
        "board": found,
        "danger": danger_now(request),
        "hosted": hosted_calls.summarise_hosted_queue(actor=request.actor),
        "words": said_board,
        "said": said,
        "every": EVERY,
        "is_still": "still" in request.GET,
    }
    return render(request, template, context)


@require_safe
@page(Act.TAKE_CALLS)
def half_hours(request: Request) -> HttpResponse:
    on, wrong = _day(request)
    context = {
        "on": on,
        "wrong": wrong,
        "halves": _with_callers(line_wallboard.list_half_hours(actor=request.actor, on=on, now=request.now)),
        "aim": line_opening.line_settings().aim,
        "days": [(on - ONE_DAY), (on + ONE_DAY)],
        "words": said_board,
        "said": said,
    }
    return show(request, "half_hours", context, tab="more", status=422 if wrong else 200)


@require_safe
@page(Act.TAKE_CALLS)
def table(request: Request) -> HttpResponse:
    """UTF-8 with the mark that spreadsheets look for, and lines as RFC 4180 ends them."""
    on, _ = _day(request)
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(said_board.heads())
    halves = line_wallboard.download_half_hours(actor=request.actor, on=on, now=request.now)
    rows.writerows(said_board.row(half) for half in halves)
    name = f"half-hours-{on.isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8", headers=headers)


def _with_callers(halves: Sequence[HalfHourFigures]) -> Sequence[HalfHourFigures]:
    """From the first in which a caller asked or a message came to the last: nobody reads through an empty night."""
    asked = [place for place, half in enumerate(halves) if half.figures.asked or half.written.came]
    return halves[asked[0] : asked[-1] + 1] if asked else ()


def _day(request: Request) -> tuple[date, str]:
    """The day that was asked for, else today; and what is wrong with what was typed."""
    today = london_date(request.now)
    typed = request.GET.get("day", "").strip()
    if not typed:
        return today, ""
    try:
        on = day_field().clean(typed)
    except ValidationError:
        return today, say("half-hours-day-wrong")
    return (on, "") if 2000 <= on.year <= today.year + 1 else (today, say("half-hours-day-wrong"))
