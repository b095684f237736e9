"""What became of the control room's mail, and the quarantine that supervisors read."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.control_room.incidents import incident_words_shown
from victimcare.channels.web.control_room.room_pages import room_page, show_room_page
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act, is_permitted
from victimcare.services.control_room.intake import mail_counts, mail_quarantine


class MailDayForm(forms.Form):
    """The day on which the mail came; none: any."""

    day = forms.DateField(required=False)


REASONS = ("reader_died", "out_of_time", "too_many_parts", "too_deep", "unreadable", "not_stored")


@require_safe
@room_page(Act.SEE_ROOM)
def show_mail(request: Request) -> HttpResponse:
    """The counts of all mail and of each day; supervisors see the quarantine below."""
    runs_room = is_permitted(request.actor, Act.RUN_ROOM)
    form = MailDayForm(request.GET)
    day = form.cleaned_data["day"] if form.is_valid() else None
    held = mail_quarantine.list_quarantined_mail(actor=request.actor, now=request.now, day=day) if runs_room else ()
    return show_room_page(
        request,
        "mail",
        {
            "figures": mail_counts.count_room_mail(actor=request.actor, now=request.now),
            "runs_room": runs_room,
            "held": held,
            "day": day,
            "mailbox": settings.ENVIRONMENT.control_room_address,
            "known_reasons": REASONS,
            "moment": partial(_moment, request),
        },
        tab="mail",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@room_page(Act.RUN_ROOM)
def show_quarantined_mail(request: Request, mail_id: UUID) -> HttpResponse:
    """The bytes of one mail as text, and the button that makes a contact of it."""
    if request.method == "POST":
        taken = mail_quarantine.release_quarantined_mail(actor=request.actor, mail_id=mail_id, now=request.now)
        return HttpResponseRedirect(reverse("control_room:contact", args=[taken.contact]), status=303)
    opened = mail_quarantine.open_quarantined_mail(actor=request.actor, mail_id=mail_id, now=request.now)
    context = {"opened": opened, "known_reasons": REASONS, "moment": partial(_moment, request)}
    return show_room_page(request, "quarantined_mail", context, tab="mail")


def _moment(request: Request, at: datetime) -> str:
    return incident_words_shown.moment(at, request.now)
