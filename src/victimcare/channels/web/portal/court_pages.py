"""Shows the day in court: when it is, what makes it easier, a file for the victim's calendar; and compensation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from icalendar import Calendar, Event

from victimcare.channels.web.portal.victim_access import portal_page
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.court.compensation import format_pounds
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act
from victimcare.services.court import court_compensation, court_requests
from victimcare.services.court.court_compensation import CompensationRoute
from victimcare.services.court.court_records import LONGEST_COURT_WORDS
from victimcare.services.court.court_requests import CourtRequestKind
from victimcare.wording import say

# A day in court as a calendar file. It does not mention a court, unless the victim asked for its name.

_EVENT_LENGTH = timedelta(hours=1)  # the real length is unknown, but a calendar needs one


def make_calendar_file(*, starts_at: datetime, title: str, place: str, now: datetime) -> HttpResponse:
    """Make a file for the victim's calendar, never opened in a page. It has no alarm: that would ring aloud and light
    the screen."""
    event = Event()
    event.add("uid", str(uuid4()))  # drawn anew, so that two files of one day share nothing
    event.add("dtstamp", now)
    event.add("dtstart", starts_at)
    event.add("duration", _EVENT_LENGTH)
    event.add("summary", title)
    event.add("class", "PRIVATE")  # people who share the calendar only see that the victim is busy
    if place:
        event.add("location", place)
    calendar = Calendar()
    calendar.add("prodid", "-//calendar//")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="day.ics"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


_CALENDAR_NAMES = ("appointment", "busy", "meeting")  # the names that the day may have in the calendar


class CourtRequestForm(Form):
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
        named = [(kind.value, f"court-kind-{id_part(kind.value)}") for kind in offers]
        self.offer("kinds", *((value, say(name)) for value, name in named))
        ticked = self["kinds"].value() or []
        self.drawn["kinds"] = {
            "items": [
                {"value": value, "text": say(name), "hint": {"text": say(f"{name}.more")}, "checked": value in ticked}
                for value, name in named
            ]
        }


class CalendarForm(Form):
    """`day` is the moment of one of the victim's days: it stands in the form, never in an address."""

    day = forms.CharField(max_length=40, widget=forms.HiddenInput)
    safe = forms.ChoiceField(
        label=to_say("court-calendar-safe"),
        help_text=to_say("court-calendar-safe.hint"),
        choices=[(answer, to_say(f"court-calendar-{answer}")) for answer in ("yes", "maybe", "no")],
        widget=forms.RadioSelect,
    )
    name = forms.ChoiceField(
        label=to_say("court-calendar-name"),
        choices=[(name, to_say(f"court-calendar-name-{name}")) for name in _CALENDAR_NAMES],
        widget=forms.RadioSelect,
    )
    place = forms.BooleanField(label=to_say("court-calendar-place"), required=False)


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.SEE_OWN_CASE)
def show_court_day(request: Request) -> HttpResponse:
    own = court_requests.read_own_court(actor=request.actor, now=request.now)
    form = CourtRequestForm(request.POST if request.method == "POST" else None, offers=own.offers)
    if form.is_valid():
        kinds = [CourtRequestKind(kind) for kind in form.cleaned_data["kinds"]]
        by = court_requests.request_court_support(
            actor=request.actor, kinds=kinds, words=form.cleaned_data["words"], now=request.now
        )
        return _show_request_taken(request, by)
    return render_page(request, "portal/court.jinja", {"own": own, "form": form})


@require_POST
@portal_page(Act.ASK_OF_COURT)
def withdraw_court_request(request: Request) -> HttpResponse:
    try:
        ask_id = UUID(request.POST.get("asked", ""))
    except ValueError:
        return _to_court()
    court_requests.withdraw_court_request(actor=request.actor, ask_id=ask_id, now=request.now)
    return _to_court()


@require_POST
@portal_page(Act.ASK_OF_COURT)
def add_to_calendar(request: Request) -> HttpResponse:
    """Ask first whether it is safe; give the file only after a yes. After any other answer, a person can remind the
    victim."""
    form = CalendarForm(request.POST if "safe" in request.POST or "name" in request.POST else None)
    if form.is_bound and form["safe"].value() in ("maybe", "no"):
        return render_page(request, "portal/court_not_in_calendar.jinja")
    try:
        day = court_requests.read_calendar_day(actor=request.actor, starts_at=_posted_day(request), now=request.now)
    except (NotFound, ValueError):
        return _to_court()
    if form.is_valid():
        typed = form.cleaned_data
        return make_calendar_file(
            starts_at=day.starts_at,
            title=say(f"court-calendar-name-{typed['name']}"),
            place=day.court if typed["place"] else "",
            now=request.now,
        )
    asked = form if form.is_bound else CalendarForm(initial={"day": request.POST["day"], "name": _CALENDAR_NAMES[0]})
    return render_page(request, "portal/court_calendar.jinja", {"form": asked, "day": day})


@require_POST
@portal_page(Act.ASK_OF_COURT)
def ask_for_reminder(request: Request) -> HttpResponse:
    by = court_requests.request_court_support(
        actor=request.actor, kinds=[CourtRequestKind.REMINDER], words="", now=request.now
    )
    return _show_request_taken(request, by)


@require_safe
@portal_page(Act.SEE_OWN_CASE)
def show_expenses(request: Request) -> HttpResponse:
    own = court_requests.read_own_court(actor=request.actor, now=request.now)
    return render_page(request, "portal/court_expenses.jinja", {"may_ask": CourtRequestKind.EXPENSES in own.offers})


def _show_request_taken(request: Request, by: date) -> HttpResponse:
    return render_page(request, "portal/court_asked.jinja", {"by": by})


def _posted_day(request: Request) -> datetime:
    return datetime.fromisoformat(request.POST.get("day", "")[:40])


def _to_court() -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:court"), status=303)


# Compensation: what there is, the deadline, the progress, and who helps


@require_safe
@portal_page(Act.SEE_OWN_CASE)
def show_compensation(request: Request) -> HttpResponse:
    own = court_compensation.read_own_compensation(actor=request.actor, now=request.now)
    return render_page(request, "portal/money.jinja", {"own": own, "pounds": format_pounds})


@require_POST
@portal_page(Act.ASK_OF_COURT)
def record_claim_made(request: Request) -> HttpResponse:
    route = request.POST.get("route", "")
    if route in CompensationRoute.values:
        court_compensation.record_own_application(actor=request.actor, route=CompensationRoute(route), now=request.now)
    return HttpResponseRedirect(reverse("portal:compensation"), status=303)


@require_POST
@portal_page(Act.ASK_OF_COURT)
def ask_for_money_help(request: Request) -> HttpResponse:
    by = court_requests.request_court_support(
        actor=request.actor, kinds=[CourtRequestKind.MONEY], words="", now=request.now
    )
    return render_page(request, "portal/court_asked.jinja", {"by": by})
