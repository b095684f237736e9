"""Whom she must be kept safe from. A reason for looking is enough to enter somebody; who is kept is shown after a
proof, or to a supervisor. Nothing about her stands on this page."""

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
from victimcare.channels.web.desk.door import after_proof, page, show
from victimcare.channels.web.desk.said import dashed
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.contact_plans import linked_people, plan_summaries
from victimcare.services.contact_plans.linked_people import LinkedPersonEntry
from victimcare.services.safe_contact.plan_shapes import Relation
from victimcare.wording import say


class Somebody(Form):
    relation = forms.ChoiceField(
        label=say("desk-links-relation"),
        choices=[
            ("", say("desk-links-choose")),
            *((one.value, say(f"desk-links-{dashed(one.value)}")) for one in Relation),
        ],
    )
    name = forms.CharField(
        label=say("desk-links-name"), help_text=say("desk-links-name.hint"), required=False, max_length=200
    )
    number = forms.CharField(label=say("desk-links-number"), required=False, max_length=30)
    other_number = forms.CharField(label=say("desk-links-other-number"), required=False, max_length=30)
    email = forms.CharField(label=say("desk-links-email"), required=False, max_length=200)
    street = forms.CharField(
        label=say("desk-links-street"), help_text=say("desk-links-street.hint"), required=False, max_length=200
    )
    postcode = forms.CharField(label=say("desk-links-postcode"), required=False, max_length=12)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "number": {"classes": "govuk-input--width-20", "inputmode": "tel"},
        "other_number": {"classes": "govuk-input--width-20", "inputmode": "tel"},
        "email": {"inputmode": "email"},
        "postcode": {"classes": "govuk-input--width-10"},
    }

    def wanted(self) -> LinkedPersonEntry:
        typed = self.cleaned_data
        return LinkedPersonEntry(
            relation=Relation(typed["relation"]),
            name=typed["name"],
            numbers=(typed["number"], typed["other_number"]),
            email=typed["email"],
            address=(typed["street"],),
            postcode=typed["postcode"],
        )


class End(Form):
    reason = forms.CharField(
        label=say("desk-links-end-reason"), max_length=500, error_messages={"required": say("desk-links-end-needs")}
    )


# Where the service's refusal stands in the form.
_FIELDS = {"numbers": "number", "address": "street"}


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_LINKS)
@after_proof
def seen(request: Request, victim_id: UUID) -> HttpResponse:
    form = Somebody(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            linked_people.add_linked_person(
                actor=request.actor, victim_id=victim_id, link=form.wanted(), now=request.now
            )
        except linked_people.IncomparablePoint as fault:
            form.add_error(_FIELDS.get(fault.field, fault.field), say(f"desk-links-wrong-{fault.field}"))
        else:
            return _back(victim_id, "entered")
    return _page(request, victim_id, form=form)


@require_POST
@page(Act.KEEP_LINKS)
@after_proof
def end(request: Request, victim_id: UUID) -> HttpResponse:
    form = End(request.POST)
    try:
        link_id = UUID(request.POST.get("link", ""))
    except ValueError:
        return pages.not_found(request)
    if not form.is_valid():
        return _page(request, victim_id, end_form=form, ending=link_id)
    try:
        linked_people.end_linked_person(
            actor=request.actor,
            victim_id=victim_id,
            link_id=link_id,
            reason=form.cleaned_data["reason"],
            now=request.now,
        )
    except linked_people.UnknownLinkedPerson:
        return _back(victim_id, "gone")
    return _back(victim_id, "ended")


@require_POST
@page(Act.KEEP_LINKS)
@after_proof
def ask(request: Request, victim_id: UUID) -> HttpResponse:
    is_asked = linked_people.ask_for_linked_people(actor=request.actor, victim_id=victim_id, now=request.now)
    return _back(victim_id, "asked" if is_asked else "nobody-to-ask")


def _page(
    request: Request,
    victim_id: UUID,
    *,
    form: Somebody | None = None,
    end_form: End | None = None,
    ending: UUID | None = None,
) -> HttpResponse:
    told = next((name for name in _TOLD if name in request.GET), "")
    context = {
        "victim_id": victim_id,
        "links": linked_people.list_linked_people(actor=request.actor, victim_id=victim_id, now=request.now),
        "safe_of": (plan_summaries.VICTIM, victim_id),
        "shows_note": True,
        "form": form or Somebody(),
        "end_form": end_form or End(),
        "ending": ending,
        "told": say(f"desk-links-{told}") if told else "",
        "words": said,
    }
    return show(request, "links", context)


_TOLD = ("entered", "ended", "gone", "asked", "nobody-to-ask")


def _back(victim_id: UUID, told: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:links", args=[victim_id]) + f"?{told}", status=303)
