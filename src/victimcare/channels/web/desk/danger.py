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
from victimcare.rules.calls.agents import AgentState
from victimcare.services.access import Act
from victimcare.services.calls.taking import phone
from victimcare.services.calls.taking.standing import Standing
from victimcare.services.contact import danger, proofs, spells
from victimcare.services.ports.desk_phone import Beside, Missed
from victimcare.wording import say

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
    phone.bring_in_danger(actor=request.actor, now=request.now)
    if request.POST.get("beside") == PHONE:
        to = reverse("desk:phone")
    else:
        to = reverse("desk:case", args=[beside]) if row is not None else reverse("desk:new-contact")
    return HttpResponseRedirect(f"{to}?danger=said", status=303)


def shown(request: Request, *, victim_id: int | None = None) -> Mapping[str, Any]:
    """Since when the contact of this screen goes on, and what was pressed in it and not written down yet. `victim_id`:
    the row of whoever was looked up."""
    stands, standing = danger.stands(actor=request.actor, victim_id=victim_id), door.stands_now(request)
    rung = phone.in_danger(actor=request.actor) if stands else None
    is_over = standing is not None and standing.state is AgentState.WRAP_UP
    return {
        "danger": stands,
        "danger_since": said_words.within(stands.said_at, request.now) if stands else "",
        "danger_help": _help_said(rung, is_over=is_over) if stands else "",
        "danger_rings": rung is not None and not rung.talks and rung.missed is None,
        "danger_is_over": is_over,
        "danger_is_new": "danger" in request.GET,
        "contact_since": spells.since(actor=request.actor, victim_id=victim_id),
    }


def ring_said(request: Request, standing: Standing | None) -> str:
    """The same for the bar of every page, while whoever is rung in danger is rung, in the call, or not in it."""
    if standing is None or standing.state is not AgentState.ON_A_CALL:
        return ""
    rung = phone.in_danger(actor=request.actor)
    return say(f"{_how_it_stands(rung)}.bar", name=rung.name) if rung is not None else ""


def _help_said(rung: Beside | None, *, is_over: bool) -> str:
    """Whether help comes into the call, and what to do where it does not. `is_over`: the call, for them."""
    if rung is None:
        return say("one-contact-danger-over-for-you" if is_over else "one-contact-danger-ring")
    return say(_how_it_stands(rung), name=rung.name)


def _how_it_stands(rung: Beside) -> str:
    if rung.missed is not None:
        return "one-contact-danger-left" if rung.missed is Missed.LEFT else "one-contact-danger-missed"
    return "one-contact-danger-in" if rung.talks else "one-contact-danger-rung"


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
