"""A sealed record in an emergency: asked for, let in by a colleague of another team, looked at afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui.forms import Form, as_posted
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act, may
from victimcare.services.supervision import openings
from victimcare.wording import say

_TOLD = ("asked", "decided-let", "decided-not", "looked")


class Ask(Form):
    reference = forms.CharField(
        label=say("watching-knowing-reference"),
        max_length=100,
        error_messages={"required": say("watching-knowing-reference-needed")},
    )
    reason = words_field(
        "watching-emergency-reason",
        needed="watching-emergency-reason-needed",
        hint="watching-emergency-reason.hint",
        most=500,
    )


class Decide(Form):
    minutes = forms.TypedChoiceField(
        label=say("watching-emergency-minutes"),
        choices=[(str(count), say("watching-emergency-minutes-of", count=count)) for count in openings.MINUTES],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": say("watching-emergency-minutes-needed")},
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"minutes": {"classes": "govuk-radios--small"}}


class LookAt(Form):
    words = forms.CharField(
        label=say("watching-emergency-words"),
        help_text=say("watching-emergency-words.hint"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ASK_TO_OPEN)
def seen(request: Request) -> HttpResponse:
    """The same answer whether there is such a record or not."""
    form = Ask(request.POST if request.method == "POST" else None)
    if form.is_valid():
        typed = form.cleaned_data
        openings.ask(actor=request.actor, reference=typed["reference"], reason=typed["reason"], now=request.now)
        return _back("asked")
    told = next((name for name in _TOLD if name in request.GET), "")
    return _show(request, form=form, told=told, status=422 if form.errors else 200)


@require_POST
@page(Act.LET_OPEN)
def decide(request: Request, opening_id: UUID) -> HttpResponse:
    lets = request.POST.get("lets") == "yes"
    form = Decide(request.POST, prefix=str(opening_id))
    if lets and not form.is_valid():
        return _show(request, other=form, status=422)
    minutes = form.cleaned_data["minutes"] if lets else openings.MINUTES[0]
    try:
        openings.decide(actor=request.actor, opening_id=opening_id, lets=lets, minutes=minutes, now=request.now)
    except openings.UnknownOpening:
        return _show(request, told="gone", status=409)
    return _back("decided-let" if lets else "decided-not")


@require_POST
@page(Act.KEEP_SEALS)
def look_at(request: Request, opening_id: UUID) -> HttpResponse:
    form = LookAt(request.POST, prefix=str(opening_id))
    words = form.cleaned_data["words"] if form.is_valid() else ""
    was_right = request.POST.get("right") == "yes"
    try:
        openings.look_at(actor=request.actor, opening_id=opening_id, was_right=was_right, words=words, now=request.now)
    except openings.UnknownOpening:
        return _show(request, told="gone", status=409)
    except openings.ReasonMissing:
        form.add_error("words", say("watching-emergency-words-needed"))
        return _show(request, other=form, status=422)
    return _back("looked")


def _show(
    request: Request, *, form: Ask | None = None, other: Form | None = None, told: str = "", status: int = 200
) -> HttpResponse:
    """A form that was posted with a mistake stands in its place."""
    waiting = openings.waiting(actor=request.actor, now=request.now)
    looks = may(request.actor, Act.KEEP_SEALS)
    opened = openings.to_look_at(actor=request.actor, now=request.now) if looks else ()
    context = {
        "form": form or Ask(),
        "wrong": other or form,
        "waiting": [(one, as_posted(other, Decide(prefix=str(one.id)))) for one in waiting],
        "opened": [(one, as_posted(other, LookAt(prefix=str(one.asked.id)))) for one in opened],
        "looks": looks,
        "told": say(f"watching-emergency-{told}") if told else "",
        "is_wrong": status == 409,
        "words": said,
    }
    return show(request, "emergency", context, tab="more", status=status)


def _back(told: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('desk:emergency')}?{told}", status=303)
