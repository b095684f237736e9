"""Shows an officer's own cases, with what each victim was told, and their absences."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.officers.officer_access import officer_page, show_officer_page
from victimcare.channels.web.ui.forms import Form, day_field
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, PermissionRefused
from victimcare.services.updates import officer_changes, officer_pages
from victimcare.services.updates.officer_changes import CoverReason
from victimcare.wording import say


class AbsenceForm(Form):
    from_on = day_field(label=say("updates-away-from"), help_text=say("updates-day-hint"))
    until_on = day_field(label=say("updates-away-until"), help_text=say("updates-away-until-hint"), required=False)
    why = forms.ChoiceField(
        label=say("updates-away-why"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"follow-up-cover-{one.value}")) for one in CoverReason],
    )
    by = forms.CharField(
        label=say("updates-away-by"), help_text=say("updates-away-by-hint"), required=False, max_length=200
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "from_on": {"classes": "govuk-input--width-10"},
        "until_on": {"classes": "govuk-input--width-10"},
        "why": {"classes": "govuk-radios--small"},
    }


@require_safe
@officer_page(Act.SEE_QUESTIONS)
def show_own_cases(request: Request) -> HttpResponse:
    found = officer_pages.list_own_cases(actor=request.actor, now=request.now)
    written = officer_pages.read_partner_notes(actor=request.actor, now=request.now)
    context = {
        "cases": found,
        "written": written,
        "away": officer_pages.find_current_cover(actor=request.actor, now=request.now),
    }
    return show_officer_page(request, "cases", context, tab="cases")


@require_http_methods(["GET", "HEAD", "POST"])
@officer_page(Act.KEEP_OWN_COVER)
def record_absence(request: Request) -> HttpResponse:
    form = AbsenceForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _enter_absence(request, form):
        return HttpResponseRedirect(reverse("officers:away"), status=303)
    found = officer_pages.list_own_covers(actor=request.actor, now=request.now)
    return show_officer_page(request, "away", {"found": found, "form": form}, tab="away")


@require_POST
@officer_page(Act.KEEP_OWN_COVER)
def end_absence(request: Request, cover_id: UUID) -> HttpResponse:
    """End an absence, because the officer is there after all. Does nothing if it is gone already."""
    with contextlib.suppress(NotFound):
        officer_changes.withdraw_own_absence(actor=request.actor, cover_id=cover_id, now=request.now)
    return HttpResponseRedirect(reverse("officers:away"), status=303)


def _enter_absence(request: Request, form: AbsenceForm) -> bool:
    typed = form.cleaned_data
    try:
        officer_changes.enter_own_absence(
            actor=request.actor,
            from_on=typed["from_on"],
            until_on=typed["until_on"],
            by=typed["by"],
            why=CoverReason(typed["why"]),
            now=request.now,
        )
    except officer_changes.UnknownOfficer as unknown:
        form.add_error("by", say("follow-up-cover-several" if unknown.count else "follow-up-cover-unknown"))
        return False
    except officer_changes.CoverInvalid:
        form.add_error("until_on", say("follow-up-cover-not-one"))
        return False
    except PermissionRefused:
        form.add_error(None, say("updates-away-no-cases"))
        return False
    return True
