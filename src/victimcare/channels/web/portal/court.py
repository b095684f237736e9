"""The day in court: when it is, what makes it easier, and whether it may stand in the calendar of her phone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.portal.calendar_file import calendar_file
from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.forms import Form, dashed, to_say
from victimcare.channels.web.ui.pages import Request, render
from victimcare.services.access import Act
from victimcare.services.court import court_requests
from victimcare.services.court.court_records import LONGEST_COURT_WORDS
from victimcare.services.court.court_requests import CourtRequestKind, UnknownCourtDay
from victimcare.wording import say

_NAMES = ("appointment", "busy", "meeting")  # what the day may be called in her calendar


class Ask(Form):
    kinds = forms.MultipleChoiceField(
        label=to_say("court-ask"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": to_say("court-ask-needed")},
    )
    words = forms.CharField(
        label=to_say("court-ask-words"),
        help_text=to_say("court-ask-words.hint"),
        required=False,
        max_length=LONGEST_COURT_WORDS,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, offers: Iterable[CourtRequestKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(kind.value, f"court-kind-{dashed(kind.value)}") for kind in offers]
        self.offer("kinds", *((value, say(name)) for value, name in named))
        ticked = self["kinds"].value() or []
        self.drawn["kinds"] = {
            "items": [
                {"value": value, "text": say(name), "hint": {"text": say(f"{name}.more")}, "checked": value in ticked}
                for value, name in named
            ]
        }


class InCalendar(Form):
    """`day` is one of hers by its moment: it stands in the form, never in an address."""

    day = forms.CharField(max_length=40, widget=forms.HiddenInput)
    safe = forms.ChoiceField(
        label=to_say("court-calendar-safe"),
        help_text=to_say("court-calendar-safe.hint"),
        choices=[(answer, to_say(f"court-calendar-{answer}")) for answer in ("yes", "maybe", "no")],
        widget=forms.RadioSelect,
    )
    name = forms.ChoiceField(
        label=to_say("court-calendar-name"),
        choices=[(name, to_say(f"court-calendar-name-{name}")) for name in _NAMES],
        widget=forms.RadioSelect,
    )
    place = forms.BooleanField(label=to_say("court-calendar-place"), required=False)


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_OWN_CASE)
def court(request: Request) -> HttpResponse:
    hers = court_requests.read_own_court(actor=request.actor, now=request.now)
    form = Ask(request.POST if request.method == "POST" else None, offers=hers.offers)
    if form.is_valid():
        kinds = [CourtRequestKind(kind) for kind in form.cleaned_data["kinds"]]
        by = court_requests.request_court_support(
            actor=request.actor, kinds=kinds, words=form.cleaned_data["words"], now=request.now
        )
        return _asked(request, by)
    return render(request, "portal/court.jinja", {"hers": hers, "form": form})


@require_POST
@page(Act.ASK_OF_COURT)
def no_more(request: Request) -> HttpResponse:
    try:
        ask_id = UUID(request.POST.get("asked", ""))
    except ValueError:
        return _to_court()
    court_requests.withdraw_court_request(actor=request.actor, ask_id=ask_id, now=request.now)
    return _to_court()


@require_POST
@page(Act.ASK_OF_COURT)
def calendar(request: Request) -> HttpResponse:
    """First the question whether it is safe; the file only after her yes. Anything else, and a person can remind
    her."""
    form = InCalendar(request.POST if "safe" in request.POST or "name" in request.POST else None)
    if form.is_bound and form["safe"].value() in ("maybe", "no"):
        return render(request, "portal/court_not_in_calendar.jinja")
    try:
        day = court_requests.read_calendar_day(actor=request.actor, starts_at=_moment(request), now=request.now)
    except (UnknownCourtDay, ValueError):
        return _to_court()
    if form.is_valid():
        typed = form.cleaned_data
        return calendar_file(
            starts_at=day.starts_at,
            title=say(f"court-calendar-name-{typed['name']}"),
            place=day.court if typed["place"] else "",
            now=request.now,
        )
    asked = form if form.is_bound else InCalendar(initial={"day": request.POST["day"], "name": _NAMES[0]})
    return render(request, "portal/court_calendar.jinja", {"form": asked, "day": day})


@require_POST
@page(Act.ASK_OF_COURT)
def remind(request: Request) -> HttpResponse:
    by = court_requests.request_court_support(
        actor=request.actor, kinds=[CourtRequestKind.REMINDER], words="", now=request.now
    )
    return _asked(request, by)


@require_safe
@page(Act.SEE_OWN_CASE)
def expenses(request: Request) -> HttpResponse:
    hers = court_requests.read_own_court(actor=request.actor, now=request.now)
    return render(request, "portal/court_expenses.jinja", {"may_ask": CourtRequestKind.EXPENSES in hers.offers})


def _asked(request: Request, by: date) -> HttpResponse:
    return render(request, "portal/court_asked.jinja", {"by": by})


def _moment(request: Request) -> datetime:
    return datetime.fromisoformat(request.POST.get("day", "")[:40])


def _to_court() -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:court"), status=303)
