"""What has no number of the record system yet, and what a handler does about it."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.control_room.incidents import incident_words_shown
from victimcare.channels.web.control_room.room_pages import NOT_DONE, room_page, show_room_page
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.control_room.record_notices import LONGEST_NUMBER
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Act
from victimcare.services.control_room.incidents import incident_closing
from victimcare.services.control_room.recording import notice_delivery, record_notice_queries, record_numbers
from victimcare.wording import say


class RecordNumberForm(forms.Form):
    """The number as the record system gave it."""

    number = forms.CharField(max_length=LONGEST_NUMBER)


@require_http_methods(["GET", "HEAD", "POST"])
@room_page(Act.WORK_INCIDENT)
def show_records(request: Request) -> HttpResponse:
    """All that has no number: refused first. The button sends again what was refused."""
    if request.method == "POST":
        notice_delivery.send_refused_notices_again(actor=request.actor, now=request.now)
        return HttpResponseRedirect(reverse("control_room:records"), status=303)
    return _render(request)


@require_POST
@room_page(Act.WORK_INCIDENT)
def change_record(request: Request, notice_id: UUID) -> HttpResponse:
    """Send one again, or enter the number that the record system gave otherwise."""
    try:
        if request.POST.get("act") == "again":
            notice_delivery.send_notice_again(actor=request.actor, notice_id=notice_id, now=request.now)
        else:
            form = RecordNumberForm(request.POST)
            number = form.cleaned_data["number"] if form.is_valid() else ""
            record_numbers.enter_record_number(actor=request.actor, notice_id=notice_id, number=number, now=request.now)
    except FieldRequired:
        return _render(request, say("control-room-records-no-number-given"))
    except NotFound:
        return _render(request, say("control-room-records-changed"))
    return HttpResponseRedirect(reverse("control_room:records"), status=303)


@require_POST
@room_page(Act.WORK_INCIDENT)
def ask_for_crime(request: Request, incident_id: UUID) -> HttpResponse:
    """Send the incident to the record system as a crime. Pressed twice, the page shows that it was sent."""
    with suppress(StaleVersion):
        incident_closing.ask_to_record_crime(actor=request.actor, incident_id=incident_id, now=request.now)
    return HttpResponseRedirect(reverse("control_room:incident", args=[incident_id]), status=303)


def _render(request: Request, told: str = "") -> HttpResponse:
    rows = record_notice_queries.list_unnumbered_notices(actor=request.actor)
    context = {
        "notices": rows,
        "has_refused": any(row.state == "refused" for row in rows),
        "told": told,
        "shown": incident_words_shown,
    }
    return show_room_page(request, "records", context, tab="incidents", status=NOT_DONE if told else 200)
