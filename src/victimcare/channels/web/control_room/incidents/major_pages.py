"""Major incidents: the list with the form that declares one, one with its people, and the hand-over to the bureau."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.control_room.incidents import incident_words_shown
from victimcare.channels.web.control_room.incidents.major_forms import DeclareForm, GreetingForm, PeopleForm
from victimcare.channels.web.control_room.room_pages import NOT_DONE, room_page, show_room_page
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request, posted_for
from victimcare.rules.control_room.major_people import UnreadablePeople
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Act
from victimcare.services.control_room.major import major_greetings, major_incidents, major_messages, major_queries
from victimcare.services.control_room.major.major_incidents import GivenMajorIncident, SameReleaser
from victimcare.services.control_room.major.major_queries import HandoverForm
from victimcare.wording import say

UNREADABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@room_page(Act.DECLARE_MAJOR)
def show_major_incidents(request: Request) -> HttpResponse:
    """The major incidents, and the form that declares one."""
    form = DeclareForm(posted_for(request, "declare"))
    if form.is_bound and form.is_valid():
        given = GivenMajorIncident(form.cleaned_data["name"], form.topics(), incident_id=_read_id(request, "incident"))
        return _to_major(major_incidents.declare_major_incident(actor=request.actor, given=given, now=request.now))
    context = {
        "rows": major_queries.list_major_incidents(actor=request.actor, now=request.now),
        "form": form,
        "incident": _read_id(request, "incident"),
        "shown": incident_words_shown,
    }
    return show_room_page(request, "majors", context, tab="incidents", status=UNREADABLE if form.errors else 200)


@sensitive_post_parameters("people-people")
@require_http_methods(["GET", "HEAD", "POST"])
@room_page(Act.DECLARE_MAJOR)
def show_major_incident(request: Request, major_id: UUID) -> HttpResponse:
    """One major incident: its report, its release by two people, and who was reached how."""
    form = PeopleForm(posted_for(request, "people"), prefix="people")
    greeting = GreetingForm(posted_for(request, "greeting"), prefix="greeting")
    told = ""
    do = _ACTS.get(request.POST.get("act", "")) if request.method == "POST" else None
    posted = greeting if greeting.is_bound else form
    if do is not None and (not posted.is_bound or posted.is_valid()):
        told = _try(request, major_id, do, posted)
        if not told:
            return _to_major(major_id)
    detail = major_queries.open_major_incident(actor=request.actor, major_id=major_id, now=request.now)
    greeting.initial = {"greeting": detail.greeting}
    context = {"major": detail, "form": form, "greeting": greeting, "told": told, "shown": incident_words_shown}
    status = NOT_DONE if told else UNREADABLE if posted.errors else 200
    return show_room_page(request, "major", context, tab="incidents", status=status)


@require_safe
@room_page(Act.DECLARE_MAJOR)
def give_bureau_handover(request: Request, major_id: UUID, form: str) -> HttpResponse:
    """The list for the casualty bureau, as a file to save. Its name says nothing."""
    if form not in list(HandoverForm):
        raise Http404
    made = major_queries.make_bureau_handover(
        actor=request.actor, major_id=major_id, form=HandoverForm(form), now=request.now
    )
    ending = form if made.is_pdf or form == HandoverForm.CSV else "html"
    return HttpResponse(
        made.content,
        content_type=made.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="list.{ending}"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )


MajorAct = Callable[[Request, UUID, Any], object]


def _try(request: Request, major_id: UUID, do: MajorAct, form: Form) -> str:
    """Do what was pressed. Returns why it was not done; empty: it was."""
    try:
        do(request, major_id, form)
    except SameReleaser:
        return say("major-same-releaser")
    except FieldRequired as missing:
        return say("major-greeting-unsayable" if missing.field == "greeting" else "major-not-asked")
    except UnreadablePeople as fault:
        return say("major-list-refused", fault=str(fault))
    except StaleVersion:
        return say("major-has-ended")
    except NotFound:
        return say("control-room-incidents-not-found")
    return ""


def _load_people(request: Request, major_id: UUID, form: Form) -> None:
    major_incidents.load_people(
        actor=request.actor, major_id=major_id, text=form.cleaned_data["people"], now=request.now
    )


def _add_victims(request: Request, major_id: UUID, _: Form) -> None:
    major_incidents.add_victims_of_incident(actor=request.actor, major_id=major_id, now=request.now)


def _ask_release(request: Request, major_id: UUID, _: Form) -> None:
    major_incidents.ask_for_release(actor=request.actor, major_id=major_id, now=request.now)


def _release(request: Request, major_id: UUID, _: Form) -> None:
    major_incidents.release_messages(actor=request.actor, major_id=major_id, now=request.now)


def _greet(request: Request, major_id: UUID, form: Form) -> None:
    major_greetings.set_line_greeting(
        actor=request.actor, major_id=major_id, name=form.cleaned_data["greeting"], now=request.now
    )


def _end(request: Request, major_id: UUID, _: Form) -> None:
    major_incidents.end_major_incident(actor=request.actor, major_id=major_id, now=request.now)


def _mark_same(request: Request, _: UUID, __: Form) -> None:
    major_incidents.mark_same_person(
        actor=request.actor,
        person_id=_require_id(request, "person"),
        same_as=_require_id(request, "same_as"),
        now=request.now,
    )


def _mark_bureau(request: Request, _: UUID, __: Form) -> None:
    major_incidents.mark_in_bureau(actor=request.actor, person_id=_require_id(request, "person"), now=request.now)


def _mark_reached(request: Request, _: UUID, __: Form) -> None:
    major_messages.record_person_reached(actor=request.actor, person_id=_require_id(request, "person"), now=request.now)


def _read_id(request: Request, name: str) -> UUID | None:
    try:
        return UUID(request.POST.get(name) or request.GET.get(name) or "")
    except ValueError:
        return None


def _require_id(request: Request, name: str) -> UUID:
    if (found := _read_id(request, name)) is None:
        raise NotFound(f"no {name}")
    return found


def _to_major(major_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("control_room:major", args=[major_id]), status=303)


_ACTS: dict[str, MajorAct] = {
    "people": _load_people,
    "victims": _add_victims,
    "ask": _ask_release,
    "release": _release,
    "greeting": _greet,
    "end": _end,
    "same": _mark_same,
    "bureau": _mark_bureau,
    "reached": _mark_reached,
}
