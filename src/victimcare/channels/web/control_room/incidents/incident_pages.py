"""The open incidents with their map, the page of one incident, and the form that opens one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.control_room.incidents import incident_words_shown, place_lookup, place_words_shown
from victimcare.channels.web.control_room.incidents.incident_forms import (
    CloseForm,
    CrimeForm,
    DecideForm,
    NoteForm,
    PlaceForm,
    RegradeForm,
    ReopenForm,
    TellForm,
    UnitForm,
)
from victimcare.channels.web.control_room.room_pages import NOT_DONE, room_page, show_room_page
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request, posted_for
from victimcare.rules.control_room.incidents.incident_kinds import IncidentEntryKind, IncidentGrade, TransferDecision
from victimcare.rules.control_room.incidents.transfer_record import AskedFor
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Act, is_permitted
from victimcare.services.control_room.incidents import (
    incident_actions,
    incident_closing,
    incident_code_list,
    incident_queries,
    incident_transfers,
    incident_units,
)
from victimcare.services.control_room.incidents.incident_actions import GivenIncident
from victimcare.services.control_room.incidents.incident_board import list_open_incidents
from victimcare.services.control_room.incidents.incident_closing import ClosingRefused, GivenClosing
from victimcare.services.control_room.incidents.incident_queries import IncidentDetail
from victimcare.services.control_room.incidents.incident_transfers import GivenTransfer
from victimcare.services.control_room.recording import record_notice_queries
from victimcare.wording import say

UNREADABLE = 422


@require_safe
@room_page(Act.SEE_ROOM)
def show_incidents(request: Request) -> HttpResponse:
    """The open incidents by grade and time left, with the map beside them."""
    board = list_open_incidents(actor=request.actor, now=request.now)
    tiles = incident_words_shown.draw_tile_map(settings.FORCE, board.areas)
    return show_room_page(
        request,
        "incidents",
        {
            "board": board,
            "map": tiles,
            "shown": incident_words_shown,
            "force": settings.FORCE,
            "stuck": record_notice_queries.count_stuck_notices(actor=request.actor, now=request.now),
            "may_declare": is_permitted(request.actor, Act.DECLARE_MAJOR),
        },
        tab="incidents",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@room_page(Act.WORK_INCIDENT)
def open_incident(request: Request) -> HttpResponse:
    """The form that opens an incident, alone or from a contact."""
    codes, contact = incident_code_list.list_incident_codes(), _read_contact(request)
    form = place_lookup.make_open_form(request, codes, contact)
    if form.is_bound and form.is_valid():
        given = GivenIncident(
            form.cleaned_data["opening_code"],
            IncidentGrade(form.cleaned_data["grade"]),
            form.cleaned_data["summary"],
            form.read_place(),
            (contact,) if contact else (),
        )
        return _to_incident(incident_actions.open_incident(actor=request.actor, given=given, now=request.now))
    context = {
        "form": form,
        "contact": contact,
        "is_example_list": incident_code_list.is_shipped_list(),
        "place_words": place_words_shown,
        "looked_up": "find" in request.POST,
    }
    return show_room_page(request, "incident_new", context, tab="incidents", status=UNREADABLE if form.errors else 200)


def _read_contact(request: Request) -> UUID | None:
    try:
        return UUID(request.POST.get("contact") or request.GET.get("contact") or "")
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@room_page(Act.WORK_INCIDENT)
def show_incident(request: Request, incident_id: UUID) -> HttpResponse:
    """One incident: its log, place, units, messages to other control rooms, contacts, and what a handler does."""
    codes = incident_code_list.list_incident_codes()
    forms: dict[str, Form] = {
        "unit": UnitForm(posted_for(request, "unit"), prefix="unit"),
        "note": NoteForm(posted_for(request, "note"), prefix="note"),
        "regrade": RegradeForm(posted_for(request, "regrade"), prefix="regrade"),
        "place": place_lookup.make_place_form(request),
        "tell": TellForm(posted_for(request, "tell"), prefix="tell"),
        "decide": DecideForm(posted_for(request, "decide"), prefix="decide"),
        "close": CloseForm(posted_for(request, "close"), prefix="close", codes=codes),
        "reopen": ReopenForm(posted_for(request, "reopen"), prefix="reopen"),
        "crime": CrimeForm(posted_for(request, "crime"), prefix="crime"),
    }
    told = ""
    if (
        request.method == "POST"
        and "find" not in request.POST
        and (do := _ACTS.get(request.POST.get("act", ""))) is not None
    ):
        form = forms.get(request.POST["act"])
        if form is None or form.is_valid():
            told = _try(request, incident_id, do, form)
            if not told:
                return _to_incident(incident_id)
    detail = incident_queries.open_incident_detail(actor=request.actor, incident_id=incident_id, now=request.now)
    return _render_incident(request, detail, forms, told)


def _render_incident(request: Request, detail: IncidentDetail, forms: dict[str, Form], told: str) -> HttpResponse:
    has_errors = any(form.errors for form in forms.values() if form.is_bound)
    if not forms["place"].is_bound and "find" not in request.POST:
        forms["place"].initial = {
            "place": detail.place.words,
            "source": detail.place.source.value,
            "area": detail.place.area,
            "easting": detail.place.easting,
            "northing": detail.place.northing,
            "accuracy": detail.place.accuracy_metres,
            "uprn": detail.place.uprn,
        }
    notices = record_notice_queries.list_incident_notices(actor=request.actor, incident_id=detail.row.id)
    context = {
        "incident": detail,
        "forms": forms,
        "told": told,
        "shown": incident_words_shown,
        "place_words": place_words_shown,
        "notices": notices,
        "is_crime_asked_for": any(each.kind == "crime" for each in notices),
        "looked_up": "find" in request.POST,
        "force": settings.FORCE,
        "offered_by": [each.agency for each in detail.transfers if each.kind == "offer" and not each.is_sent],
    }
    status = NOT_DONE if told else UNREADABLE if has_errors else 200
    return show_room_page(request, "incident", context, tab="incidents", status=status)


def _to_incident(incident_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("control_room:incident", args=[incident_id]), status=303)


IncidentAct = Callable[[Request, UUID, Any], object]


def _try(request: Request, incident_id: UUID, do: IncidentAct, form: Form | None) -> str:
    """Do what was pressed. Returns why it was not done; empty: it was."""
    try:
        do(request, incident_id, form)
    except FieldRequired as missing:
        if form is None or missing.field not in form.fields:
            return say("control-room-required")
        form.add_error(missing.field, say("control-room-required"))
        return say("control-room-incidents-not-done")
    except StaleVersion:
        return say("control-room-incidents-changed")
    except ClosingRefused as refused:
        return " ".join(say(f"control-room-incidents-fault-{fault.replace('_', '-')}") for fault in refused.faults)
    except NotFound:
        return say("control-room-incidents-not-found")
    return ""


def _note(request: Request, incident_id: UUID, form: Form) -> None:
    incident_actions.write_incident_note(
        actor=request.actor, incident_id=incident_id, words=form.cleaned_data["words"], now=request.now
    )


def _regrade(request: Request, incident_id: UUID, form: Form) -> None:
    incident_actions.regrade_incident(
        actor=request.actor,
        incident_id=incident_id,
        grade=IncidentGrade(form.cleaned_data["grade"]),
        reason=form.cleaned_data["reason"],
        version=_posted_version(request),
        now=request.now,
    )


def _place(request: Request, incident_id: UUID, form: PlaceForm) -> None:
    incident_actions.place_incident(
        actor=request.actor, incident_id=incident_id, place=form.read_place(), now=request.now
    )


def _unit(request: Request, incident_id: UUID, form: Form) -> None:
    incident_units.record_unit_step(
        actor=request.actor,
        incident_id=incident_id,
        step=IncidentEntryKind(form.cleaned_data["step"]),
        unit=form.cleaned_data["unit"],
        words=form.cleaned_data["words"],
        now=request.now,
    )


def _tell(request: Request, incident_id: UUID, form: Form) -> None:
    said = form.cleaned_data
    hazards = tuple(each.strip() for each in said["hazards"].split(",") if each.strip())
    incident_transfers.tell_control_room(
        actor=request.actor,
        incident_id=incident_id,
        given=GivenTransfer(
            said["agency"],
            asked_for=AskedFor(said["asked_for"]),
            words=said["words"],
            hazards=hazards,
            shares_summary=said["shares"] == "summary",
        ),
        now=request.now,
    )


def _decide(request: Request, incident_id: UUID, form: Form) -> None:
    incident_transfers.decide_on_offer(
        actor=request.actor,
        incident_id=incident_id,
        agency=form.cleaned_data["agency"],
        decision=TransferDecision(form.cleaned_data["decision"]),
        words=form.cleaned_data["words"],
        now=request.now,
    )


def _send_again(request: Request, incident_id: UUID, _: None) -> None:
    try:
        message_id = UUID(request.POST.get("message", ""))
    except ValueError:
        raise NotFound("no message id") from None
    incident_transfers.send_transfer_again(actor=request.actor, message_id=message_id, now=request.now)


def _close(request: Request, incident_id: UUID, form: Form) -> None:
    said = form.cleaned_data
    incident_closing.close_incident(
        actor=request.actor,
        incident_id=incident_id,
        given=GivenClosing(
            said["closing_code"],
            said["result"],
            is_crime_disclosed=said["disclosed"] == "yes",
            crime_reference=said["crime_reference"],
            no_crime_reason=said["no_crime_reason"],
        ),
        version=_posted_version(request),
        now=request.now,
    )


def _reopen(request: Request, incident_id: UUID, form: Form) -> None:
    incident_closing.reopen_incident(
        actor=request.actor, incident_id=incident_id, reason=form.cleaned_data["reason"], now=request.now
    )


def _crime(request: Request, incident_id: UUID, form: Form) -> None:
    incident_closing.record_incident_crime(
        actor=request.actor,
        incident_id=incident_id,
        crime_reference=form.cleaned_data["crime_reference"],
        now=request.now,
    )


def _link_victims(request: Request, incident_id: UUID, _: None) -> None:
    chosen = []
    for given in request.POST.getlist("contacts"):
        try:
            chosen.append(UUID(given))
        except ValueError:
            raise NotFound("no contact id") from None
    incident_closing.link_victims_of_crime(
        actor=request.actor, incident_id=incident_id, contacts=chosen, now=request.now
    )


def _posted_version(request: Request) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


_ACTS: dict[str, IncidentAct] = {
    "note": _note,
    "regrade": _regrade,
    "place": _place,
    "unit": _unit,
    "tell": _tell,
    "decide": _decide,
    "send-again": _send_again,
    "close": _close,
    "reopen": _reopen,
    "crime": _crime,
    "victims": _link_victims,
}
