"""Restricted records: for the supervisors who can read them, and emergency access for other staff."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.ui.forms import Form, as_posted
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, is_permitted
from victimcare.services.supervision import emergency_access, restricted_records
from victimcare.services.supervision.restricted_records import RecordReader, RestrictionKind
from victimcare.wording import say

_RESTRICTION_MESSAGES = ("done", "changed", "lifted")
_SMALL = {"classes": "govuk-radios--small"}


class RestrictionForm(Form):
    reference = forms.CharField(
        label=say("watching-knowing-reference"),
        max_length=100,
        error_messages={"required": say("watching-knowing-reference-needed")},
    )
    kind = forms.ChoiceField(
        label=say("watching-sealed-kind"),
        choices=[(kind.value, say(f"watching-sealed-kind-{staff_words.id_part(kind)}")) for kind in RestrictionKind],
        widget=forms.RadioSelect,
        error_messages={"required": say("watching-sealed-kind-needed")},
    )
    why = words_field("watching-sealed-why", needed="watching-sealed-why-needed", most=500)
    readers = forms.MultipleChoiceField(
        label=say("watching-sealed-who"), required=False, widget=forms.CheckboxSelectMultiple
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "kind": _SMALL,
        "readers": {"classes": "govuk-checkboxes--small"},
    }

    def __init__(self, *args: Any, people: tuple[RecordReader, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("readers", *map(_reader_choice, people))


class AddReaderForm(Form):
    whom = forms.ChoiceField(label=say("watching-sealed-reader-whom"))

    def __init__(self, *args: Any, people: tuple[RecordReader, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("whom", ("", say("watching-sealed-reader-choose")), *map(_reader_choice, people))


class LiftRestrictionForm(Form):
    lift_why = words_field("watching-sealed-lift-why", needed="watching-sealed-lift-why-needed", most=500)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_SEALS)
def show_restricted_records(request: Request) -> HttpResponse:
    """List the records that this supervisor can read; restrict another."""
    people = restricted_records.list_possible_readers(actor=request.actor)
    form = RestrictionForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            restricted_records.restrict_record(
                actor=request.actor,
                reference=typed["reference"],
                kind=RestrictionKind(typed["kind"]),
                why=typed["why"],
                readers=[UUID(one) for one in typed["readers"]],
                now=request.now,
            )
        except NotFound:
            form.add_error("reference", say("watching-sealed-unknown"))
        except FieldRequired:
            form.add_error("readers", say("watching-sealed-who-needed"))
        except restricted_records.AlreadyRestricted:
            form.add_error("reference", say("watching-sealed-already"))
        else:
            return _return_to_restricted("done")
    told = next((name for name in _RESTRICTION_MESSAGES if name in request.GET), "")
    return _render_restricted(request, people, form=form, told=told, status=422 if form.errors else 200)


@require_POST
@desk_page(Act.KEEP_SEALS)
def add_reader(request: Request, seal_id: UUID) -> HttpResponse:
    people = restricted_records.list_possible_readers(actor=request.actor)
    form = AddReaderForm(request.POST, prefix=f"add-{seal_id}", people=people)
    if not form.is_valid():
        return _render_restricted(request, people, other=form, status=422)
    whom = UUID(form.cleaned_data["whom"])
    return _do_and_return(
        request,
        lambda: restricted_records.add_reader(actor=request.actor, seal_id=seal_id, staff_id=whom, now=request.now),
        "changed",
    )


@require_POST
@desk_page(Act.KEEP_SEALS)
def end_reader(request: Request, seal_id: UUID, staff_id: UUID) -> HttpResponse:
    return _do_and_return(
        request,
        lambda: restricted_records.end_reader(actor=request.actor, seal_id=seal_id, staff_id=staff_id, now=request.now),
        "changed",
    )


@require_POST
@desk_page(Act.KEEP_SEALS)
def lift_restriction(request: Request, seal_id: UUID) -> HttpResponse:
    form = LiftRestrictionForm(request.POST, prefix=f"lift-{seal_id}")
    if not form.is_valid():
        return _render_restricted(
            request, restricted_records.list_possible_readers(actor=request.actor), other=form, status=422
        )
    why = form.cleaned_data["lift_why"]
    return _do_and_return(
        request,
        lambda: restricted_records.lift_restriction(actor=request.actor, seal_id=seal_id, why=why, now=request.now),
        "lifted",
    )


def _do_and_return(request: Request, do: Callable[[], None], told: str) -> HttpResponse:
    try:
        do()
    except NotFound:
        return _render_restricted(
            request, restricted_records.list_possible_readers(actor=request.actor), told="gone", status=409
        )
    except restricted_records.LastReader:
        return _render_restricted(
            request, restricted_records.list_possible_readers(actor=request.actor), told="reader-last", status=409
        )
    return _return_to_restricted(told)


def _list_other_readers(
    people: tuple[RecordReader, ...], one: restricted_records.RestrictedRecordDetail
) -> tuple[RecordReader, ...]:
    """List the staff who could be added as readers."""
    there = {each.id for each in one.readers}
    return tuple(each for each in people if each.id not in there)


def _render_restricted(
    request: Request,
    people: tuple[RecordReader, ...],
    *,
    form: RestrictionForm | None = None,
    other: Form | None = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the page. A posted form with an error is shown open in its place."""
    found = restricted_records.list_restricted_records(actor=request.actor, now=request.now)
    adds = {one.id: AddReaderForm(prefix=f"add-{one.id}", people=_list_other_readers(people, one)) for one in found}
    lifts = {one.id: LiftRestrictionForm(prefix=f"lift-{one.id}") for one in found}
    context = {
        "list": found,
        "form": form or RestrictionForm(people=people),
        "wrong": other or form,
        "adds": {id_: as_posted(other, blank) for id_, blank in adds.items()},
        "lifts": {id_: as_posted(other, blank) for id_, blank in lifts.items()},
        "told": say(f"watching-sealed-{told}") if told else "",
        "is_wrong": status == 409,
        "words": staff_words,
    }
    return show_page(request, "sealed", context, tab="more", status=status)


def _reader_choice(person: RecordReader) -> tuple[str, str]:
    return str(person.id), f"{person.name} ({person.team})" if person.team else person.name


def _return_to_restricted(told: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('desk:sealed')}?{told}", status=303)


# Emergency access to a restricted record: requested, granted by a colleague of another team, and reviewed afterwards.

_EMERGENCY_MESSAGES = ("asked", "decided-let", "decided-not", "looked")


class EmergencyAccessForm(Form):
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


class EmergencyDecisionForm(Form):
    minutes = forms.TypedChoiceField(
        label=say("watching-emergency-minutes"),
        choices=[(str(count), say("watching-emergency-minutes-of", count=count)) for count in emergency_access.MINUTES],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": say("watching-emergency-minutes-needed")},
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"minutes": {"classes": "govuk-radios--small"}}


class EmergencyReviewForm(Form):
    words = forms.CharField(
        label=say("watching-emergency-words"),
        help_text=say("watching-emergency-words.hint"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.ASK_TO_OPEN)
def ask_emergency_access(request: Request) -> HttpResponse:
    """Request access. The response is the same whether or not there is such a record."""
    form = EmergencyAccessForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        typed = form.cleaned_data
        emergency_access.request_emergency_access(
            actor=request.actor, reference=typed["reference"], reason=typed["reason"], now=request.now
        )
        return _return_to_emergency("asked")
    told = next((name for name in _EMERGENCY_MESSAGES if name in request.GET), "")
    return _render_emergency(request, form=form, told=told, status=422 if form.errors else 200)


@require_POST
@desk_page(Act.LET_OPEN)
def decide_emergency_access(request: Request, opening_id: UUID) -> HttpResponse:
    lets = request.POST.get("lets") == "yes"
    form = EmergencyDecisionForm(request.POST, prefix=str(opening_id))
    if lets and not form.is_valid():
        return _render_emergency(request, other=form, status=422)
    minutes = form.cleaned_data["minutes"] if lets else emergency_access.MINUTES[0]
    try:
        emergency_access.decide_emergency_access(
            actor=request.actor, opening_id=opening_id, lets=lets, minutes=minutes, now=request.now
        )
    except NotFound:
        return _render_emergency(request, told="gone", status=409)
    return _return_to_emergency("decided-let" if lets else "decided-not")


@require_POST
@desk_page(Act.KEEP_SEALS)
def review_emergency_access(request: Request, opening_id: UUID) -> HttpResponse:
    form = EmergencyReviewForm(request.POST, prefix=str(opening_id))
    words = form.cleaned_data["words"] if form.is_valid() else ""
    was_right = request.POST.get("right") == "yes"
    try:
        emergency_access.review_emergency_access(
            actor=request.actor, opening_id=opening_id, was_right=was_right, words=words, now=request.now
        )
    except NotFound:
        return _render_emergency(request, told="gone", status=409)
    except FieldRequired:
        form.add_error("words", say("watching-emergency-words-needed"))
        return _render_emergency(request, other=form, status=422)
    return _return_to_emergency("looked")


def _render_emergency(
    request: Request,
    *,
    form: EmergencyAccessForm | None = None,
    other: Form | None = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the page. A posted form with an error is shown in its place."""
    waiting = emergency_access.list_emergency_requests(actor=request.actor, now=request.now)
    looks = is_permitted(request.actor, Act.KEEP_SEALS)
    opened = emergency_access.list_accesses_to_review(actor=request.actor, now=request.now) if looks else ()
    context = {
        "form": form or EmergencyAccessForm(),
        "wrong": other or form,
        "waiting": [(one, as_posted(other, EmergencyDecisionForm(prefix=str(one.id)))) for one in waiting],
        "opened": [(one, as_posted(other, EmergencyReviewForm(prefix=str(one.asked.id)))) for one in opened],
        "looks": looks,
        "told": say(f"watching-emergency-{told}") if told else "",
        "is_wrong": status == 409,
        "words": staff_words,
    }
    return show_page(request, "emergency", context, tab="more", status=status)


def _return_to_emergency(told: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('desk:emergency')}?{told}", status=303)
