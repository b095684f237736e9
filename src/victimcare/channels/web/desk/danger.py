"""Somebody is in danger now: one press on any screen of a contact, before and after a proof."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from victimcare.channels.web.desk import door
from victimcare.channels.web.desk import said as said_words
from victimcare.channels.web.desk.call_now import call_now
from victimcare.channels.web.desk.door import page
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.calls.taking import phone
from victimcare.services.contact import danger, proofs, spells

PHONE = "phone"  # the page of the call, which shows nothing of anybody's record


@require_POST
@page(Act.RECORD_CONTACT)
def said(request: Request) -> HttpResponse:
    """Written down first; then whoever the force names for it is rung into the call. The answer is the screen that was
    there, with what to do."""
    beside = _uuid(request.POST.get("beside"))
    try:
        row = proofs.victim_for(request.actor, beside).id if beside and door.reason_for(request, beside) else None
    except proofs.UnknownVictim:
        return pages.not_found(request)
    call_id, since = call_now(request)
    danger.say(actor=request.actor, victim_id=row, call_id=call_id, since=since, now=request.now)
    rung = phone.bring_in_danger(actor=request.actor, now=request.now)
    if request.POST.get("beside") == PHONE:
        to = reverse("desk:phone")
    else:
        to = reverse("desk:case", args=[beside]) if row is not None else reverse("desk:new-contact")
    return HttpResponseRedirect(f"{to}?danger={'rung' if rung else 'ring'}#danger", status=303)


def shown(request: Request, *, victim_id: int | None = None) -> Mapping[str, Any]:
    """Since when the contact of this screen goes on, and what was pressed in it and not written down yet. `victim_id`:
    the row of whoever was looked up."""
    pressed, stands = request.GET.get("danger", ""), danger.stands(actor=request.actor, victim_id=victim_id)
    return {
        "danger": stands,
        "danger_since": said_words.within(stands.said_at, request.now) if stands else "",
        "danger_rung": phone.rung_in_danger() if pressed == "rung" else "",
        "danger_is_new": bool(pressed),
        "contact_since": spells.since(actor=request.actor, victim_id=victim_id),
    }


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
