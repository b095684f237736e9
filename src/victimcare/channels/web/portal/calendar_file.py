"""A day in court as a file for her own calendar. It says nothing of a court, unless she asked for its name."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.http import HttpResponse
from icalendar import Calendar, Event

_LASTS = timedelta(hours=1)  # nobody knows how long it takes; a calendar wants a length


def calendar_file(*, starts_at: datetime, title: str, place: str, now: datetime) -> HttpResponse:
    """To be kept by her calendar, and never opened in a page. No alarm: it would ring aloud and light the screen."""
    event = Event()
    event.add("uid", str(uuid4()))  # drawn anew: two files of one day share nothing
    event.add("dtstamp", now)
    event.add("dtstart", starts_at)
    event.add("duration", _LASTS)
    event.add("summary", title)
    event.add("class", "PRIVATE")  # in a calendar that is shared others see that she is busy
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
