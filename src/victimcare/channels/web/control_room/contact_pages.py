"""The queue of the control room, and the page of one contact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.control_room import contact_words_shown
from victimcare.channels.web.control_room.contact_forms import (
    AgainForm,
    CloseForm,
    LinkForm,
    MoveForm,
    NoteForm,
    ThriveForm,
)
from victimcare.channels.web.control_room.room_pages import NOT_DONE, room_page, show_room_page
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request, posted_for, render_page
from victimcare.rules.control_room.contact_kinds import ContactOutcome, LinkKind, PresenceMode
from victimcare.rules.control_room.contact_order import QUEUES
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Act
from victimcare.services.control_room import contact_actions, contact_detail, contact_queue
from victimcare.services.control_room.contact_actions import AssessmentRequired, ContactTaken
from victimcare.services.control_room.contact_detail import ContactDetail
from victimcare.services.control_room.contact_queue import MOST_LISTED, QueueFilter
from victimcare.wording import say
from victimcare.wording.dates import staff_time


@require_safe
@room_page(Act.SEE_ROOM)
def show_queue(request: Request) -> HttpResponse:
    """The contacts that wait, danger first."""
    return show_room_page(request, "queue", _list_context(request), tab="queue")


@require_safe
@room_page(Act.SEE_ROOM)
def show_alarm(request: Request) -> HttpResponse:
    """The alarm line alone, which pages fetch again and again."""
    alarm = contact_queue.find_danger_alarm(actor=request.actor)
    return render_page(
        request,
        "control_room/alarm.jinja",
        {"alarm": alarm, "waited_label": contact_words_shown.waited_label},
    )


@require_POST
@room_page(Act.WORK_CONTACT)
def take_next_contact(request: Request) -> HttpResponse:
    """Claim the first contact that no handler has. A colleague may be quicker: then the next one."""
    for _ in range(MOST_LISTED):
        found = contact_queue.find_next_contact(actor=request.actor, languages=(), now=request.now)
        if found is None:
            break
        try:
            contact_actions.claim_contact(actor=request.actor, contact_id=found, now=request.now)
        except ContactTaken:
            continue
        return _to_contact(found)
    return HttpResponseRedirect(reverse("control_room:queue"), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@room_page(Act.WORK_CONTACT)
def show_contact(request: Request, contact_id: UUID) -> HttpResponse:
    """One contact: its thread, why it stands where it stands, and what the handler does with it."""
    forms: dict[str, Form] = {
        "thrive": ThriveForm(posted_for(request, "thrive"), prefix="thrive"),
        "close": CloseForm(posted_for(request, "close"), prefix="close"),
        "move": MoveForm(posted_for(request, "move"), prefix="move"),
        "link": LinkForm(posted_for(request, "link"), prefix="link"),
        "note": NoteForm(posted_for(request, "note"), prefix="note"),
        "again": AgainForm(posted_for(request, "again"), prefix="again"),
    }
    told = ""
    if request.method == "POST":
        act = request.POST.get("act", "")
        if (do := _ACTS.get(act)) is not None:
            form = forms.get(act)
            if form is None or form.is_valid():
                told = do(request, contact_id, form)
                if not told:
                    return _to_contact(contact_id)
                if form is not None and told in form.fields:
                    form.add_error(told, say("control-room-required"))
                    told = ""
    contact_detail.record_presence(
        actor=request.actor, contact_id=contact_id, mode=PresenceMode.READING, now=request.now
    )
    shown = contact_detail.open_contact(actor=request.actor, contact_id=contact_id, now=request.now)
    return _render_contact(request, shown, forms, told)


def _render_contact(request: Request, shown: ContactDetail, forms: dict[str, Form], told: str) -> HttpResponse:
    letters = contact_words_shown.letter_rules(shown.messages, shown.head.subject)
    _fill_in(forms, shown)
    has_errors = any(form.errors for form in forms.values() if form.is_bound)
    context: dict[str, Any] = {
        **_list_context(request),
        "contact": shown,
        "rules": contact_words_shown.show_rules(shown.messages, shown.head.subject, letters),
        "messages": [contact_words_shown.mark_words(each, shown.head.subject, letters) for each in shown.messages],
        "forms": forms,
        "told": told,
        "staff_time": staff_time,
    }
    status = NOT_DONE if told else 422 if has_errors else 200
    return show_room_page(request, "contact", context, tab="queue", status=status)


def _fill_in(forms: dict[str, Form], shown: ContactDetail) -> None:
    """Show what stands in the forms that were not posted."""
    if not forms["move"].is_bound:
        forms["move"].initial = {
            "contact_class": shown.contact_class.value,
            "priority": str(shown.priority.value),
            "queue": shown.queue,
        }
    if not forms["thrive"].is_bound and shown.assessment is not None:
        stood = {part.value: words for part, words in shown.assessment.parts.items()}
        forms["thrive"].initial = {**stood, "grade": shown.assessment.grade, "reason": shown.assessment.reason}


def _list_context(request: Request) -> dict[str, Any]:
    queue = request.GET.get("queue", "")
    only = QueueFilter(queue=queue if queue in QUEUES else "", is_mine="mine" in request.GET)
    found = contact_queue.list_waiting_contacts(actor=request.actor, only=only, now=request.now)
    return {"list": found, "only": only, "queues": QUEUES, "words": contact_words_shown}


def _to_contact(contact_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("control_room:contact", args=[contact_id]), status=303)


# What the buttons of a contact's page do. Each returns "" when it is done, the name of the field that is missing, or a
# sentence that says why it was not done.


def _claim(request: Request, contact_id: UUID, _: Any) -> str:
    return _try(lambda: contact_actions.claim_contact(actor=request.actor, contact_id=contact_id, now=request.now))


def _let_go(request: Request, contact_id: UUID, _: Any) -> str:
    return _try(lambda: contact_actions.let_contact_go(actor=request.actor, contact_id=contact_id, now=request.now))


def _assess(request: Request, contact_id: UUID, form: ThriveForm) -> str:
    return _try(
        lambda: contact_actions.save_thrive_assessment(
            actor=request.actor,
            contact_id=contact_id,
            parts=form.parts(),
            reason=form.cleaned_data["reason"],
            grade=form.cleaned_data["grade"],
            now=request.now,
        )
    )


def _close(request: Request, contact_id: UUID, form: Form) -> str:
    return _try(
        lambda: contact_actions.close_contact(
            actor=request.actor,
            contact_id=contact_id,
            outcome=ContactOutcome(form.cleaned_data["outcome"]),
            why=form.cleaned_data["why"],
            after=_posted_version(request),
            now=request.now,
        )
    )


def _move(request: Request, contact_id: UUID, form: Form) -> str:
    return _try(
        lambda: contact_actions.move_contact(
            actor=request.actor,
            contact_id=contact_id,
            contact_class=form.cleaned_data["contact_class"],
            priority=form.cleaned_data["priority"],
            queue=form.cleaned_data["queue"],
            why=form.cleaned_data["why"],
            after=_posted_version(request),
            now=request.now,
        )
    )


def _link(request: Request, contact_id: UUID, form: Form) -> str:
    said = form.cleaned_data
    link_to = (
        contact_actions.link_contact_to_victim
        if said["kind"] == LinkKind.VICTIM
        else contact_actions.link_contact_to_incident
    )
    given = {"reference" if said["kind"] == LinkKind.VICTIM else "number": said["reference"]}
    try:
        return _try(
            lambda: link_to(actor=request.actor, contact_id=contact_id, why=said["why"], now=request.now, **given)
        )
    except NotFound:
        return say("control-room-link-not-found")


def _note(request: Request, contact_id: UUID, form: Form) -> str:
    return _try(
        lambda: contact_actions.add_note(
            actor=request.actor, contact_id=contact_id, words=form.cleaned_data["words"], now=request.now
        )
    )


def _open_again(request: Request, contact_id: UUID, form: Form) -> str:
    return _try(
        lambda: contact_actions.open_contact_again(
            actor=request.actor, contact_id=contact_id, why=form.cleaned_data["why"], now=request.now
        )
    )


def _try(do: Callable[[], None]) -> str:
    try:
        do()
    except ContactTaken as taken:
        return say("control-room-taken", name=taken.owner) if taken.owner else say("control-room-not-yours")
    except StaleVersion:
        return say("control-room-stale")
    except AssessmentRequired:
        return say("control-room-assess-first")
    except FieldRequired as missing:
        return missing.field
    return ""


_ACTS: dict[str, Callable[[Request, UUID, Any], str]] = {
    "claim": _claim,
    "let-go": _let_go,
    "thrive": _assess,
    "close": _close,
    "move": _move,
    "link": _link,
    "note": _note,
    "again": _open_again,
}


def _posted_version(request: Request) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
