"""Reports of immediate danger with one button on any contact screen, before or after the identity check; and calls held
by another contact centre."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.desk import desk_pages, staff_words
from victimcare.channels.web.desk import staff_words as said_words
from victimcare.channels.web.desk.desk_pages import desk_page, find_current_call, show_page
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.calls.agents import AgentState
from victimcare.services.access import Act
from victimcare.services.calls import contact_centres
from victimcare.services.calls.agents import agent_dialling, agent_phone
from victimcare.services.calls.agents.agent_dialling import EmergencyHelp
from victimcare.services.calls.agents.agent_presence import AgentStatus
from victimcare.services.contact import tell_once_notes
from victimcare.services.conversations import contact_sessions, immediate_danger
from victimcare.services.conversations.immediate_danger import ImmediateDanger
from victimcare.services.ports.desk_telephone import GuestMissReason, GuestState
from victimcare.wording import say

PHONE_PAGE = "phone"  # the phone page, which shows no record


@require_POST
@desk_page(Act.RECORD_CONTACT)
def report_danger(request: Request) -> HttpResponse:
    """Record the danger first, then ring the force's named emergency helper into the call. The response is the same
    screen with advice on what to do."""
    beside = pages.read_id(request.POST.get("beside"))
    row = desk_pages.find_victim_beside(request, beside)
    call_id, since = find_current_call(request)
    call_id = call_id or agent_dialling.find_heard_call(actor=request.actor)
    immediate_danger.report_danger(actor=request.actor, victim_id=row, call_id=call_id, since=since, now=request.now)
    agent_dialling.bring_emergency_help(actor=request.actor, now=request.now)
    if request.POST.get("beside") == PHONE_PAGE:
        to = reverse("desk:phone")
    else:
        to = reverse("desk:case", args=[beside]) if row is not None else reverse("desk:new-contact")
    return HttpResponseRedirect(f"{to}?danger=said", status=303)


@require_POST
@desk_page(Act.RECORD_CONTACT)
def record_whose_danger(request: Request) -> HttpResponse:
    """Record whether danger reported before the identity check concerns the victim whose screen this is."""
    beside = pages.read_id(request.POST.get("beside"))
    row = desk_pages.find_victim_beside(request, beside)
    if row is None or request.POST.get("whose") not in ("theirs", "another"):
        return HttpResponseRedirect(reverse("desk:new-contact"), status=303)
    is_theirs = request.POST["whose"] == "theirs"
    immediate_danger.assign_danger(actor=request.actor, victim_id=row, is_theirs=is_theirs, now=request.now)
    return HttpResponseRedirect(reverse("desk:case", args=[beside]), status=303)


def load_danger_context(request: Request, *, victim_id: int | None = None) -> Mapping[str, Any]:
    """Return when the contact on this screen began and any danger reported in it but not yet written up, or which
    colleague reported it in the call. `victim_id`: the row of the victim who was looked up."""
    stands = immediate_danger.find_danger_of_contact(
        actor=request.actor, victim_id=victim_id, call_id=find_current_call(request)[0], now=request.now
    )
    standing = desk_pages.current_standing(request)
    given = (
        agent_dialling.find_emergency_help(actor=request.actor)
        if stands or _is_talking(standing) or _is_writing_up(standing)
        else None
    )
    if given is not None and given.has_left and not _is_help_of(request, given, stands, standing):
        given = None
    rung = given.rung if given is not None else None
    is_over = given.has_left if given is not None else _is_writing_up(standing)
    by = rung.by if rung is not None and stands is None else ""
    return {
        "danger": stands,
        "danger_by": by,
        "danger_since": said_words.moment_in_sentence(stands.said_at, request.now) if stands else "",
        "danger_help": _help_said(rung, is_over=is_over) if stands or by else "",
        "danger_rings": not is_over and rung is not None and not rung.talks and rung.missed is None,
        "danger_is_over": is_over,
        "danger_is_new": "danger" in request.GET,
        "contact_since": contact_sessions.find_session_start(actor=request.actor, victim_id=victim_id),
    }


def danger_help_text(request: Request, standing: AgentStatus | None) -> str:
    """Describe the emergency help for the bar of every page while the helper is being rung, is in the call or was not
    reached, including during wrap-up."""
    is_over = _is_writing_up(standing)
    given = agent_dialling.find_emergency_help(actor=request.actor) if is_over or _is_talking(standing) else None
    if given is None or given.has_left != is_over or (is_over and not _is_help_of(request, given, None, standing)):
        return ""
    rung = given.rung
    told = say(f"{_how_it_stands(rung)}.bar", name=rung.name)
    return say("one-contact-danger-by.bar", told=told, by=rung.by) if rung.by else told


def _is_talking(standing: AgentStatus | None) -> bool:
    return standing is not None and (standing.state is AgentState.ON_A_CALL or standing.is_in_anothers_call)


def _is_writing_up(standing: AgentStatus | None) -> bool:
    return standing is not None and standing.state is AgentState.WRAP_UP


def _is_help_of(
    request: Request, given: EmergencyHelp, stands: ImmediateDanger | None, standing: AgentStatus | None
) -> bool:
    """Whether the call that this person left is the one with the danger on this screen, or else the one that they are
    writing up. Calls that they placed themselves are in no queue."""
    if stands is not None:
        return agent_dialling.is_same_call(given.call_id, stands.call_id)
    last = agent_phone.find_call_to_finish(actor=request.actor)
    return _is_writing_up(standing) and (last is None or agent_dialling.is_same_call(given.call_id, last))


def _help_said(rung: GuestState | None, *, is_over: bool) -> str:
    """Say whether help is coming into the call, and what to do if not. `is_over`: the call is over for this person."""
    if rung is None:
        return say("one-contact-danger-over-for-you" if is_over else "one-contact-danger-ring")
    return say(f"{_how_it_stands(rung)}{'.over' if is_over else ''}", name=rung.name)


def _how_it_stands(rung: GuestState) -> str:
    if rung.missed is not None:
        return "one-contact-danger-left" if rung.missed is GuestMissReason.LEFT else "one-contact-danger-missed"
    return "one-contact-danger-in" if rung.talks else "one-contact-danger-rung"


# A call held by another contact centre, for the person who answers it there. The page shows no record until that person
# has checked the caller's identity; then it shows the tell-it-once note and a link to the record.


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.TAKE_CALLS)
def show_centre_call(request: Request, call_id: UUID) -> HttpResponse:
    """Show the call; on POST, record that this person speaks with the caller and open the victim's record."""
    if request.method == "POST":
        victim_id = contact_centres.take_centre_call(actor=request.actor, call_id=call_id, now=request.now)
        desk_pages.keep_reason(request, victim_id, say("desk-phone-reason"))
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
    found = contact_centres.load_centre_call(actor=request.actor, call_id=call_id, now=request.now)
    told = _load_tell_once(request, found.victim_id) if found.victim_id else None
    return show_page(request, "centre_call", {"call": found, "tell_once": told, "words": staff_words}, tab="phone")


def _load_tell_once(request: Request, victim_id: UUID) -> tell_once_notes.NoteVersion | None:
    actor = desk_pages.with_reason(request, say("desk-phone-reason"))
    return tell_once_notes.load_tell_once_note(actor=actor, victim_id=victim_id, now=request.now)
