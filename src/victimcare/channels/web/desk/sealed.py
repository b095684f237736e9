"""Sealed cases, for the supervisors who read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from victimcare.services.access import Act
from victimcare.services.supervision import seals
from victimcare.services.supervision.seals import Reader, SealKind
from victimcare.wording import say

_TOLD = ("done", "changed", "lifted")
_SMALL = {"classes": "govuk-radios--small"}


class Seal(Form):
    reference = forms.CharField(
        label=say("watching-knowing-reference"),
        max_length=100,
        error_messages={"required": say("watching-knowing-reference-needed")},
    )
    kind = forms.ChoiceField(
        label=say("watching-sealed-kind"),
        choices=[(kind.value, say(f"watching-sealed-kind-{said.dashed(kind)}")) for kind in SealKind],
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

    def __init__(self, *args: Any, people: tuple[Reader, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("readers", *map(_choice, people))


class AddReader(Form):
    whom = forms.ChoiceField(label=say("watching-sealed-reader-whom"))

    def __init__(self, *args: Any, people: tuple[Reader, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("whom", ("", say("watching-sealed-reader-choose")), *map(_choice, people))


class Lift(Form):
    lift_why = words_field("watching-sealed-lift-why", needed="watching-sealed-lift-why-needed", most=500)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_SEALS)
def seen(request: Request) -> HttpResponse:
    """Those that they read; and one more is sealed."""
    people = seals.may_read(actor=request.actor)
    form = Seal(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            seals.seal(
                actor=request.actor,
                reference=typed["reference"],
                kind=SealKind(typed["kind"]),
                why=typed["why"],
                readers=[UUID(one) for one in typed["readers"]],
                now=request.now,
            )
        except seals.UnknownCase:
            form.add_error("reference", say("watching-sealed-unknown"))
        except seals.ReaderMissing:
            form.add_error("readers", say("watching-sealed-who-needed"))
        except seals.SealedAlready:
            form.add_error("reference", say("watching-sealed-already"))
        else:
            return _back("done")
    told = next((name for name in _TOLD if name in request.GET), "")
    return _show(request, people, form=form, told=told, status=422 if form.errors else 200)


@require_POST
@page(Act.KEEP_SEALS)
def add_reader(request: Request, seal_id: UUID) -> HttpResponse:
    people = seals.may_read(actor=request.actor)
    form = AddReader(request.POST, prefix=f"add-{seal_id}", people=people)
    if not form.is_valid():
        return _show(request, people, other=form, status=422)
    whom = UUID(form.cleaned_data["whom"])
    return _do(
        request,
        lambda: seals.add_reader(actor=request.actor, seal_id=seal_id, staff_id=whom, now=request.now),
        "changed",
    )


@require_POST
@page(Act.KEEP_SEALS)
def end_reader(request: Request, seal_id: UUID, staff_id: UUID) -> HttpResponse:
    return _do(
        request,
        lambda: seals.end_reader(actor=request.actor, seal_id=seal_id, staff_id=staff_id, now=request.now),
        "changed",
    )


@require_POST
@page(Act.KEEP_SEALS)
def lift(request: Request, seal_id: UUID) -> HttpResponse:
    form = Lift(request.POST, prefix=f"lift-{seal_id}")
    if not form.is_valid():
        return _show(request, seals.may_read(actor=request.actor), other=form, status=422)
    why = form.cleaned_data["lift_why"]
    return _do(request, lambda: seals.lift(actor=request.actor, seal_id=seal_id, why=why, now=request.now), "lifted")


def _do(request: Request, do: Callable[[], None], told: str) -> HttpResponse:
    try:
        do()
    except seals.UnknownSeal:
        return _show(request, seals.may_read(actor=request.actor), told="gone", status=409)
    except seals.LastReader:
        return _show(request, seals.may_read(actor=request.actor), told="reader-last", status=409)
    return _back(told)


def _who_does_not(people: tuple[Reader, ...], one: seals.Sealed) -> tuple[Reader, ...]:
    """Who could read it and does not yet."""
    there = {each.id for each in one.readers}
    return tuple(each for each in people if each.id not in there)


def _show(
    request: Request,
    people: tuple[Reader, ...],
    *,
    form: Seal | None = None,
    other: Form | None = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    """A form that was posted with a mistake stands open in its place."""
    found = seals.listed(actor=request.actor, now=request.now)
    adds = {one.id: AddReader(prefix=f"add-{one.id}", people=_who_does_not(people, one)) for one in found}
    lifts = {one.id: Lift(prefix=f"lift-{one.id}") for one in found}
    context = {
        "list": found,
        "form": form or Seal(people=people),
        "wrong": other or form,
        "adds": {id_: as_posted(other, blank) for id_, blank in adds.items()},
        "lifts": {id_: as_posted(other, blank) for id_, blank in lifts.items()},
        "told": say(f"watching-sealed-{told}") if told else "",
        "is_wrong": status == 409,
        "words": said,
    }
    return show(request, "sealed", context, tab="more", status=status)


def _choice(person: Reader) -> tuple[str, str]:
    return str(person.id), f"{person.name} ({person.team})" if person.team else person.name


def _back(told: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('desk:sealed')}?{told}", status=303)
