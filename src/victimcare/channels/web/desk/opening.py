"""When people take calls, and the line closed and opened by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui import versions
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.calls.opening_hours import ALWAYS_OPEN, OpeningHours, OpeningWindow
from victimcare.services.access import Act, Role
from victimcare.services.calls.call_queue import line_opening
from victimcare.services.calls.call_queue.line_opening import ClosedWhy, LineClosure
from victimcare.services.desk.written_since import WrittenSince
from victimcare.wording import say

# In minutes; 0: until somebody opens it again.
_LASTS = (0, 30, 60, 120, 240)
_BANK_HOLIDAYS = 7


class Close(versions.Edit):
    """The button that was pressed is the reason."""

    reason = forms.ChoiceField(
        label=say("opening-close"),
        choices=[(why.value, say(f"calls-closed-why-{said.dashed(why)}")) for why in ClosedWhy],
    )
    lasts = forms.TypedChoiceField(
        label=say("opening-lasts"),
        choices=[(str(minutes), say(f"opening-lasts-{minutes or 'open'}")) for minutes in _LASTS],
        coerce=int,
    )


class Reopen(versions.Edit):
    """Its hours hold again."""


@require_safe
@page(Act.TAKE_CALLS)
def seen(request: Request) -> HttpResponse:
    told = next((name for name in ("closed", "reopened", "gone") if name in request.GET), "")
    return _page(request, say(f"opening-told-{told}") if told else "")


def _page(request: Request, told: str = "", overtaken: Close | Reopen | None = None) -> HttpResponse:
    """`overtaken`: what was pressed while a colleague closed the line otherwise."""
    line = line_opening.line_settings()
    closing = line_opening.find_line_closure(actor=request.actor, now=request.now)
    version = closing.version if closing else 0
    form, both = Close(initial={"after": version}), None
    if isinstance(overtaken, Close):
        form, both = overtaken, versions.beside(overtaken, Close(initial=_as_closed(closing)), version)
    context = {
        "state": line_opening.find_line_opening(now=request.now),
        "is_staffed": line_opening.is_line_staffed(now=request.now),
        "closing": closing,
        "form": form,
        "both": both,
        "hours": None if line.hours == ALWAYS_OPEN else list(_days(line.hours)),
        "overflow": line.overflow,
        "puts_through": line.puts_through,
        "reasons": form.fields["reason"].choices,  # type: ignore[attr-defined]
        "may_close": Role.SUPERVISOR in request.actor.roles,
        "told": told,
        "words": said,
    }
    return show(request, "opening", context, tab="more", status=409 if overtaken else 200)


@require_POST
@page(Act.CLOSE_LINE)
def close(request: Request) -> HttpResponse:
    """Whatever of the form is not as we offered it changes nothing."""
    form = Close(request.POST)
    if not form.is_valid():
        return _back("")
    typed = form.cleaned_data
    lasts = timedelta(minutes=typed["lasts"]) or None
    try:
        line_opening.close_line(
            actor=request.actor,
            reason=ClosedWhy(typed["reason"]),
            lasts=lasts,
            after=typed["after"],
            now=request.now,
        )
    except WrittenSince:
        return _page(request, overtaken=form)
    return _back("closed")


@require_POST
@page(Act.CLOSE_LINE)
def reopen(request: Request) -> HttpResponse:
    form = Reopen(request.POST)
    if not form.is_valid():
        return _back("")
    try:
        line_opening.reopen_line(actor=request.actor, after=form.cleaned_data["after"], now=request.now)
    except WrittenSince:
        return _page(request, say("work-since"), form)
    except line_opening.LineAlreadyOpen:
        return _back("gone")
    return _back("reopened")


def _as_closed(closing: LineClosure | None) -> dict[str, Any]:
    if closing is None:
        return {}
    minutes = (closing.until - closing.closed_at) // timedelta(minutes=1) if closing.until else 0
    return {"reason": closing.reason, "lasts": minutes}


def _days(hours: OpeningHours) -> Iterator[tuple[str, str]]:
    """Each day's name and its hours in words."""
    for day in range(_BANK_HOLIDAYS + 1):
        name = say("opening-hours-day-bank") if day == _BANK_HOLIDAYS else say(f"dates-weekday-{day}")
        yield name, ", ".join(map(_window, hours.of_day.get(day, ()))) or say("opening-hours-none")


def _window(window: OpeningWindow) -> str:
    end = "24:00" if window.end == time() else f"{window.end:%H:%M}"
    return say("opening-hours-window", start=f"{window.start:%H:%M}", end=end)


def _back(told: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:opening") + (f"?{told}" if told else ""), status=303)
