"""The calls that handlers take: those that ring, those in hand, and the page of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.control_room.calls.call_forms import CallForm
from victimcare.channels.web.control_room.contacts import contact_words_shown
from victimcare.channels.web.control_room.incidents import place_words_shown
from victimcare.channels.web.control_room.room_pages import NOT_DONE, rings_at_seat, room_page, show_room_page
from victimcare.channels.web.ui.pages import UNKNOWN_ID, Request, list_posted_fields, read_id, render_page
from victimcare.rules.control_room.contact_kinds import ThrivePart
from victimcare.rules.control_room.incidents.incident_kinds import CallService
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Act
from victimcare.services.control_room.calls import call_endings, call_intakes, call_lists
from victimcare.services.control_room.calls.call_endings import CallFieldsRequired
from victimcare.services.control_room.calls.call_intakes import CallInHand, IntakeTakenOver
from victimcare.services.control_room.contacts.contact_actions import AssessmentRequired
from victimcare.services.control_room.contacts.contact_changes import ContactTaken
from victimcare.services.control_room.incidents import incident_code_list, place_search
from victimcare.services.control_room.incidents.place_search import FoundPlace
from victimcare.wording import say
from victimcare.wording.dates import staff_time

UNREADABLE = 422
_FIELDS = frozenset({*CallForm.base_fields, *ThrivePart, "found"})
_PLACES = "places"  # where the page shows what was looked up
# Where the page marks what a service says is missing.
_MISSING = {"why": "reason"}


@require_safe
@room_page(Act.SEE_ROOM)
def show_calls(request: Request) -> HttpResponse:
    """The calls that ring here, and those in hand."""
    return _render_calls(request)


@require_http_methods(["GET", "HEAD", "POST"])
@room_page(Act.WORK_CONTACT)
def begin_call(request: Request) -> HttpResponse:
    """Begin a call by hand, take one that rings, or ring a caller back."""
    if request.method != "POST":
        return _render_calls(request)
    try:
        return _to_call(_begin(request))
    except (ContactTaken, IntakeTakenOver) as taken:
        name = taken.owner if isinstance(taken, ContactTaken) else taken.taker
        return _render_calls(request, say("control-room-taken", name=name))
    except NotFound:
        return _render_calls(request, say("control-room-taking-gone"))


def _begin(request: Request) -> UUID:
    act = request.POST.get("act", "")
    if act == "ring-back":
        contact = read_id(request.POST.get("contact")) or UNKNOWN_ID
        return call_intakes.ring_back(actor=request.actor, contact_id=contact, now=request.now)
    if act == "take":
        given = request.POST.get("call", "")
        call = int(given) if given.isascii() and given.isdigit() and len(given) < 18 else 0
        return call_intakes.take_ringing_call(actor=request.actor, call_id=call, now=request.now)
    service = CallService.EMERGENCY if act == CallService.EMERGENCY else CallService.NON_EMERGENCY
    return call_intakes.begin_call(actor=request.actor, service=service, now=request.now)


def _render_calls(request: Request, told: str = "") -> HttpResponse:
    context = {
        "calls": call_lists.list_open_calls(actor=request.actor, now=request.now),
        "told": told,
        "staff_time": staff_time,
        "words": contact_words_shown,
    }
    return show_room_page(request, "calls", context, tab="calls", status=NOT_DONE if told else 200)


@require_safe
@room_page(Act.SEE_ROOM)
def show_ringing(request: Request) -> HttpResponse:
    """The line with calls that ring on this handler's telephone, which pages fetch again and again."""
    context = {
        "ringing": call_lists.list_ringing_calls(actor=request.actor, now=request.now),
        "rings_at_seat": rings_at_seat(request),
        "is_phone": "phone" in request.GET,
    }
    return render_page(request, "control_room/ringing.jinja", context)


@require_POST
@room_page(Act.WORK_CONTACT)
def keep_typed(request: Request, intake_id: UUID) -> HttpResponse:
    """Keep what is typed, every few seconds. A handler whose call a colleague took over reads who it was."""
    try:
        _keep(request, intake_id)
    except IntakeTakenOver as taken:
        return HttpResponse(
            say("control-room-taking-taken-over", name=taken.taker), status=NOT_DONE, content_type="text/plain"
        )
    except StaleVersion:
        return HttpResponse(say("control-room-taking-over"), status=NOT_DONE, content_type="text/plain")
    return HttpResponse(status=204)


@require_http_methods(["GET", "HEAD", "POST"])
@room_page(Act.WORK_CONTACT)
def show_call(request: Request, intake_id: UUID) -> HttpResponse:
    """One call while it is taken. What was typed is kept before anything else is done with it."""
    form = CallForm(request.POST if _is_words(request) else None, codes=incident_code_list.list_incident_codes())
    told = ""
    if request.method == "POST":
        answer = _do(request, intake_id, form)
        if isinstance(answer, HttpResponse):
            return answer
        told = answer
    shown = call_intakes.open_call(actor=request.actor, intake_id=intake_id, now=request.now)
    if shown.contact is not None:
        return _to_contact(shown.contact)
    return _render_call(request, shown, form, told)


def _is_words(request: Request) -> bool:
    return request.method == "POST" and request.POST.get("act") in ("keep", "find", "end", "incident")


def _do(request: Request, intake_id: UUID, form: CallForm) -> HttpResponse | str:
    """Do what was pressed. Returns where to go, or why it was not done; empty: the form says it."""
    act = request.POST.get("act", "")
    try:
        if act == "take-over":
            call_intakes.take_over_call(actor=request.actor, intake_id=intake_id, now=request.now)
            return _to_call(intake_id)
        if act == "drop":
            call_intakes.drop_empty_call(actor=request.actor, intake_id=intake_id, now=request.now)
            return HttpResponseRedirect(reverse("control_room:calls"), status=303)
        if not form.is_bound:
            return ""
        _keep(request, intake_id)
        if act == "find":
            return HttpResponseRedirect(f"{_call_address(intake_id)}?find=yes#{_PLACES}", status=303)
        if not form.is_valid():
            return ""
        if act == "keep":
            return _to_call(intake_id)
        return _end(request, intake_id, form, opens_incident=act == "incident")
    except IntakeTakenOver as taken:
        return say("control-room-taking-taken-over", name=taken.taker)
    except StaleVersion:
        return say("control-room-taking-not-empty") if act == "drop" else say("control-room-taking-over")
    except AssessmentRequired:
        return say("control-room-assess-first")
    except CallFieldsRequired as missing:
        for field in missing.fields:
            form.add_error(field, say(f"control-room-taking-needs-{field.replace('_', '-')}"))
        return ""
    except FieldRequired as missing:
        form.add_error(_MISSING.get(missing.field, missing.field), say("control-room-required"))
        return ""


def _end(request: Request, intake_id: UUID, form: CallForm, *, opens_incident: bool) -> HttpResponse:
    given = form.read_ending(opens_incident=opens_incident)
    call_endings.require_call_fields(given, opens_incident=opens_incident)
    ended = call_endings.end_call(actor=request.actor, intake_id=intake_id, given=given, now=request.now)
    if ended.incident is not None:
        return HttpResponseRedirect(reverse("control_room:incident", args=[ended.incident]), status=303)
    return _to_contact(ended.contact)


def _keep(request: Request, intake_id: UUID) -> None:
    fields = {name: words for name, words in list_posted_fields(request) if name in _FIELDS}
    call_intakes.keep_call_words(actor=request.actor, intake_id=intake_id, fields=fields, now=request.now)


def _render_call(request: Request, shown: CallInHand, form: CallForm, told: str) -> HttpResponse:
    form.initial = {**shown.fields}
    found = _find_places(request, shown)
    form.offer_places(found or ())
    context: dict[str, Any] = {
        "call": shown,
        "form": form,
        "told": told,
        "thrive": list(ThrivePart),
        "found": found,
        "place_words": place_words_shown,
        "staff_time": staff_time,
        "words": contact_words_shown,
        "is_example_list": incident_code_list.is_shipped_list(),
    }
    status = NOT_DONE if told else UNREADABLE if form.errors else 200
    return show_room_page(request, "call", context, tab="calls", status=status)


def _find_places(request: Request, shown: CallInHand) -> tuple[FoundPlace, ...] | None:
    """The places of the words that were kept, once they are looked up and while one of them is chosen; None: not
    looked up."""
    if "find" not in request.GET and not shown.fields.get("found"):
        return None
    return place_search.find_places(actor=request.actor, said=shown.fields.get("place", ""))


def _call_address(intake_id: UUID) -> str:
    return reverse("control_room:call", args=[intake_id])


def _to_call(intake_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(_call_address(intake_id), status=303)


def _to_contact(contact: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("control_room:contact", args=[contact]), status=303)
