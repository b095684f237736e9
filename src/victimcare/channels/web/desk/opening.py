"""When people take calls, and the line closed and opened by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.calls.opening import ALWAYS, Hours, Window
from victimcare.services.access import Act, Role
from victimcare.services.calls.waiting import opening
from victimcare.services.calls.waiting.opening import ClosedWhy
from victimcare.wording import say

# In minutes; 0: until somebody opens it again.
_LASTS = (0, 30, 60, 120, 240)
_BANK_HOLIDAYS = 7


@require_safe
@page(Act.TAKE_CALLS)
def seen(request: Request) -> HttpResponse:
    told = next((name for name in ("closed", "reopened", "gone") if name in request.GET), "")
    line = opening.line()
    context = {
        "state": opening.state(now=request.now),
        "is_staffed": opening.is_staffed(now=request.now),
        "closing": opening.closing(actor=request.actor, now=request.now),
        "hours": None if line.hours == ALWAYS else list(_days(line.hours)),
        "overflow": line.overflow,
        "puts_through": line.puts_through,
        "reasons": [(why.value, say(f"calls-closed-why-{said.dashed(why)}")) for why in ClosedWhy],
        "lasts": [(minutes, say(f"opening-lasts-{minutes or 'open'}")) for minutes in _LASTS],
        "may_close": Role.SUPERVISOR in request.actor.roles,
        "told": say(f"opening-told-{told}") if told else "",
        "words": said,
    }
    return show(request, "opening", context, tab="more")


@require_POST
@page(Act.CLOSE_LINE)
def close(request: Request) -> HttpResponse:
    """Whatever of the form is not as we offered it changes nothing."""
    reason, minutes = request.POST.get("reason", ""), request.POST.get("lasts", "0")
    if reason not in ClosedWhy.values or minutes not in map(str, _LASTS):
        return _back("")
    lasts = timedelta(minutes=int(minutes)) or None
    opening.close(actor=request.actor, reason=ClosedWhy(reason), lasts=lasts, now=request.now)
    return _back("closed")


@require_POST
@page(Act.CLOSE_LINE)
def reopen(request: Request) -> HttpResponse:
    try:
        opening.reopen(actor=request.actor, now=request.now)
    except opening.NotClosed:
        return _back("gone")
    return _back("reopened")


def _days(hours: Hours) -> Iterator[tuple[str, str]]:
    """Each day's name and its hours in words."""
    for day in range(_BANK_HOLIDAYS + 1):
        name = say("opening-hours-day-bank") if day == _BANK_HOLIDAYS else say(f"dates-weekday-{day}")
        yield name, ", ".join(map(_window, hours.of_day.get(day, ()))) or say("opening-hours-none")


def _window(window: Window) -> str:
    end = "24:00" if window.end == time() else f"{window.end:%H:%M}"
    return say("opening-hours-window", start=f"{window.start:%H:%M}", end=end)


def _back(told: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:opening") + (f"?{told}" if told else ""), status=303)
