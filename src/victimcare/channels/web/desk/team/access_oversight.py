"""Access oversight: flagged accesses that supervisors answer for, conflicts of interest, and how staff declare them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import desk_pages, staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.desk_pages import desk_page, forget_reason, show_page
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act
from victimcare.services.supervision import access_reviews, staff_conflicts, staff_points
from victimcare.services.supervision.access_reviews import AccessReviewResult
from victimcare.services.supervision.staff_conflicts import ContactPointKind
from victimcare.wording import say

_REASONS_SHOWN = 3  # reasons shown at once


class LookAnswerForm(Form):
    answer = forms.ChoiceField(
        label=say("watching-looks-answer"),
        choices=[
            (each.value, say(f"watching-looks-answer-{staff_words.id_part(each)}")) for each in AccessReviewResult
        ],
        widget=forms.RadioSelect,
        error_messages={"required": say("watching-looks-answer-needed")},
    )
    words = forms.CharField(
        label=say("watching-looks-words"),
        help_text=say("watching-looks-words.hint"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"answer": {"classes": "govuk-radios--small"}}


@require_safe
@desk_page(Act.ANSWER_FLAGGED_ACCESSES)
def list_flagged_accesses(request: Request) -> HttpResponse:
    return _render_flagged(request, told="done" if "done" in request.GET else "")


@require_POST
@desk_page(Act.ANSWER_FLAGGED_ACCESSES)
def answer_flagged_access(request: Request, look_id: UUID) -> HttpResponse:
    form = LookAnswerForm(request.POST, prefix=str(look_id))
    if not form.is_valid():
        return _render_flagged(request, form=form, status=422)
    typed = form.cleaned_data
    try:
        access_reviews.answer_access(
            actor=request.actor,
            look_id=look_id,
            answer=AccessReviewResult(typed["answer"]),
            words=typed["words"],
            now=request.now,
        )
    except NotFound:
        return _render_flagged(request, told="gone", status=409)
    except FieldRequired:
        form.add_error("words", say("watching-looks-words-needed"))
        return _render_flagged(request, form=form, status=422)
    return HttpResponseRedirect(reverse("desk:odd-looks") + "?done", status=303)


def _render_flagged(
    request: Request, *, form: LookAnswerForm | None = None, told: str = "", status: int = 200
) -> HttpResponse:
    start = desk_pages.page_start(request)
    found = access_reviews.list_accesses_to_answer(actor=request.actor, start=start, now=request.now)
    context = {
        "found": found,
        "list": [(one, _look_form(form, one.id), one.reasons[:_REASONS_SHOWN]) for one in found.looks],
        "form": form,
        "told": say(f"watching-looks-{told}") if told else "",
        "is_wrong": status == 409,
        "start": start,
        "next": f"?start={start + access_reviews.PAGE}" if found.has_more else "",
        "words": staff_words,
    }
    return show_page(request, "odd_looks", context, tab="team", status=status)


def _look_form(posted: LookAnswerForm | None, look_id: UUID) -> LookAnswerForm:
    prefix = str(look_id)
    return posted if posted is not None and posted.prefix == prefix else LookAnswerForm(prefix=prefix)


# Conflicts of interest, for supervisors: which cases are hidden from which staff because they know a person there.


class EndConflictForm(Form):
    why = words_field("watching-conflicts-end-why", needed="watching-conflicts-end-why-needed", most=500)


@require_safe
@desk_page(Act.KEEP_CONFLICTS)
def list_conflicts(request: Request) -> HttpResponse:
    return _render_conflicts(request, told="ended" if "ended" in request.GET else "")


@require_POST
@desk_page(Act.KEEP_CONFLICTS)
def end_conflict(request: Request, conflict_id: UUID) -> HttpResponse:
    form = EndConflictForm(request.POST, prefix=str(conflict_id))
    if not form.is_valid():
        return _render_conflicts(request, form=form)
    try:
        staff_conflicts.end_conflict(
            actor=request.actor, conflict_id=conflict_id, why=form.cleaned_data["why"], now=request.now
        )
    except NotFound:
        return _render_conflicts(request, told="gone", status=409)
    return HttpResponseRedirect(reverse("desk:conflicts") + "?ended", status=303)


def _render_conflicts(
    request: Request, *, form: EndConflictForm | None = None, told: str = "", status: int = 200
) -> HttpResponse:
    start = desk_pages.page_start(request)
    found, has_more = staff_conflicts.list_conflicts(actor=request.actor, start=start, now=request.now)
    context = {
        "list": found,
        "forms": {
            one.id: form if form and form.prefix == str(one.id) else EndConflictForm(prefix=str(one.id))
            for one in found
        },
        "form": form,
        "told": say(f"watching-conflicts-{told}") if told else "",
        "start": start,
        "next": f"?start={start + staff_conflicts.PAGE}" if has_more else "",
        "words": staff_words,
    }
    return show_page(request, "conflicts", context, tab="team", status=422 if form else status)


# Declarations by staff that they know a person in a case, and of their own contact details.

_KNOWING_MESSAGES = ("knowing", "point")


class ConflictForm(Form):
    reference = forms.CharField(
        label=say("watching-knowing-reference"),
        max_length=100,
        error_messages={"required": say("watching-knowing-reference-needed")},
    )
    words = words_field(
        "watching-knowing-words", needed="watching-knowing-words-needed", hint="watching-knowing-words.hint", most=500
    )


class StaffPointForm(Form):
    kind = forms.ChoiceField(
        label=say("watching-point-kind"),
        choices=[(kind.value, say(f"watching-point-kind-{kind}")) for kind in ContactPointKind],
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
@desk_page(Act.DECLARE_CONFLICT)
def declare_conflict(request: Request) -> HttpResponse:
    """Record the declaration. The response is the same whether or not there is such a case."""
    knows = ConflictForm(request.POST if "words" in request.POST else None)
    point = StaffPointForm(request.POST if "value" in request.POST else None)
    if knows.is_valid():
        typed = knows.cleaned_data
        staff_conflicts.declare_conflict(
            actor=request.actor, reference=typed["reference"], words=typed["words"], now=request.now
        )
        return _return_to_knowing("knowing")
    if point.is_valid():
        typed = point.cleaned_data
        try:
            staff_points.add_own_point(
                actor=request.actor, kind=ContactPointKind(typed["kind"]), value=typed["value"], now=request.now
            )
        except staff_points.PointInvalid:
            point.add_error("value", say("watching-point-unclear"))
        else:
            return _return_to_knowing("point")
    told = next((name for name in _KNOWING_MESSAGES if name in request.GET), "")
    context = {"knows": knows, "point": point, "told": say(f"watching-{told}-done") if told else ""}
    return show_page(request, "knowing", context, tab="more")


@require_POST
@desk_page(Act.DECLARE_CONFLICT)
def declare_conflict_here(request: Request, victim_id: UUID) -> HttpResponse:
    """Record the declaration from the gate or the record, with one press."""
    staff_conflicts.declare_conflict_with_victim(actor=request.actor, victim_id=victim_id, words="", now=request.now)
    forget_reason(request, victim_id)
    return _return_to_knowing("knowing")


def _return_to_knowing(told: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('desk:knowing')}?{told}", status=303)
