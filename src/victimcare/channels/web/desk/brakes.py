"""Kinds of message that are stopped: who says that they are right, who lets them through, who stops them for good."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import said, said_messages
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act, Role
from victimcare.services.messages import brake_releases
from victimcare.wording import say


class Reason(Form):
    reason = words_field(
        "desk-brake-reason", needed="desk-brake-reason-needed", hint="desk-brake-reason.hint", most=500
    )


class Right(Reason):
    at_most = forms.IntegerField(
        label=say("desk-brake-at-most"),
        help_text=say("desk-brake-at-most.hint"),
        required=False,
        min_value=1,
        error_messages={name: say("desk-brake-at-most-wrong") for name in ("invalid", "min_value")},
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "at_most": {"classes": "govuk-input--width-5", "inputmode": "numeric"}
    }


@require_safe
@page(Act.SEE_MESSAGES)
def seen(request: Request) -> HttpResponse:
    return _page(request)


@require_POST
@page(Act.ASK_TO_RELEASE)
def ask(request: Request, brake_id: UUID) -> HttpResponse:
    form = Right(request.POST, prefix=_prefix(brake_id))
    if not form.is_valid():
        return _page(request, form=form, of=brake_id)
    try:
        brake_releases.ask_for_brake_release(
            actor=request.actor,
            brake_id=brake_id,
            reason=form.cleaned_data["reason"],
            at_most=form.cleaned_data["at_most"],
            now=request.now,
        )
    except brake_releases.ReleaseCountWrong as held:
        form.add_error("at_most", say("desk-brake-at-most-held", count=held.held))
        return _page(request, form=form, of=brake_id)
    except brake_releases.UnknownBrake:
        return _page(request, told=say("desk-brake-gone"), status=409)
    return _back()


@require_POST
@page(Act.RELEASE_SENDING)
def release(request: Request, brake_id: UUID) -> HttpResponse:
    try:
        count = brake_releases.release_brake(
            actor=request.actor, brake_id=brake_id, seen=_seen(request), now=request.now
        )
    except brake_releases.SameReleaser:
        return _page(request, told=say("desk-brake-mine"), status=409)
    except (brake_releases.UnknownBrake, brake_releases.FirstApprovalMissing):
        return _page(request, told=say("desk-brake-gone"), status=409)
    return _page(request, told=say("desk-brake-released", count=count))


@require_POST
@page(Act.RELEASE_SENDING)
def stop(request: Request, brake_id: UUID) -> HttpResponse:
    form = Reason(request.POST, prefix=_prefix(brake_id))
    if not form.is_valid():
        return _page(request, form=form, of=brake_id)
    try:
        count = brake_releases.cancel_braked_messages(
            actor=request.actor, brake_id=brake_id, reason=form.cleaned_data["reason"], now=request.now
        )
    except brake_releases.UnknownBrake:
        return _page(request, told=say("desk-brake-gone"), status=409)
    return _page(request, told=say("desk-brake-stopped", count=count))


def _page(
    request: Request, *, form: Reason | None = None, of: UUID | None = None, told: str = "", status: int = 200
) -> HttpResponse:
    on, ended = brake_releases.list_brakes(actor=request.actor, now=request.now)
    forms_of = {one.id: form if form and one.id == of else Right(prefix=_prefix(one.id)) for one in on}
    context = {
        "on": on,
        "ended": ended,
        "forms": forms_of,
        "told": told,
        "words": said,
        "message_words": said_messages,
        "form": form,
        "may_release": Role.SUPERVISOR in request.actor.roles,
    }
    return show(request, "brakes", context, tab="more", status=status)


def _seen(request: Request) -> int | None:
    """How many the page said would leave: those that came after it wait for another look."""
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else None


def _prefix(brake_id: UUID) -> str:
    return f"b{brake_id.hex[:8]}"


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:brakes"), status=303)
