"""Somebody says that they know a person in a case, or where they themselves can be reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.desk.door import forget_reason, page, show
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.conversations import identity_checks
from victimcare.services.supervision import conflicts, staff_points
from victimcare.services.supervision.staff_points import PointKind
from victimcare.wording import say

_TOLD = ("knowing", "point")


class Knows(Form):
    reference = forms.CharField(
        label=say("watching-knowing-reference"),
        max_length=100,
        error_messages={"required": say("watching-knowing-reference-needed")},
    )
    words = words_field(
        "watching-knowing-words", needed="watching-knowing-words-needed", hint="watching-knowing-words.hint", most=500
    )


class Point(Form):
    kind = forms.ChoiceField(
        label=say("watching-point-kind"),
        choices=[(kind.value, say(f"watching-point-kind-{kind}")) for kind in PointKind],
        widget=forms.RadioSelect,
    )
    value = forms.CharField(
        label=say("watching-point-value"),
        help_text=say("watching-point-value.hint"),
        max_length=300,
        error_messages={"required": say("watching-point-value-needed")},
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"kind": {"classes": "govuk-radios--small"}}


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.DECLARE_CONFLICT)
def seen(request: Request) -> HttpResponse:
    """The same answer whether there is such a case or not."""
    knows = Knows(request.POST if "words" in request.POST else None)
    point = Point(request.POST if "value" in request.POST else None)
    if knows.is_valid():
        typed = knows.cleaned_data
        conflicts.declare(actor=request.actor, reference=typed["reference"], words=typed["words"], now=request.now)
        return _back("knowing")
    if point.is_valid():
        typed = point.cleaned_data
        try:
            staff_points.keep_mine(
                actor=request.actor, kind=PointKind(typed["kind"]), value=typed["value"], now=request.now
            )
        except staff_points.NotAPoint:
            point.add_error("value", say("watching-point-unclear"))
        else:
            return _back("point")
    told = next((name for name in _TOLD if name in request.GET), "")
    context = {"knows": knows, "point": point, "told": say(f"watching-{told}-done") if told else ""}
    return show(request, "knowing", context, tab="more")


@require_POST
@page(Act.DECLARE_CONFLICT)
def knows_them(request: Request, victim_id: UUID) -> HttpResponse:
    """From the gate or her record: one press."""
    try:
        conflicts.declare_here(actor=request.actor, victim_id=victim_id, words="", now=request.now)
    except identity_checks.UnknownVictim:
        return pages.not_found(request)
    forget_reason(request, victim_id)
    return _back("knowing")


def _back(told: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('desk:knowing')}?{told}", status=303)
