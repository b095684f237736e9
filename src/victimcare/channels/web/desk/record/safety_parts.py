"""The safety parts of the record: the duress code and its warnings, the second factor, and linked people."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page, show_page
from victimcare.channels.web.desk.record import record_parts
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.file_transfer import download_response
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act
from victimcare.services.access_codes import duress_codes, duress_warnings, second_factor_setup, second_factors
from victimcare.services.contact import victim_record
from victimcare.services.contact_plans import linked_people, plan_summaries
from victimcare.services.contact_plans.linked_people import LinkedPersonEntry
from victimcare.services.conversations import identity_checks
from victimcare.services.safe_contact.plan_shapes import RelationToVictim
from victimcare.wording import say


class EndWarningForm(Form):
    done = words_field(
        "quiet-code-warned-done", needed="quiet-code-warned-done-needed", hint="quiet-code-warned-done-hint"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_QUIET_CODE)
@after_identity_check
def show_duress_code(request: Request, victim_id: UUID) -> HttpResponse:
    """Show the duress code's state, make or withdraw one. A new code appears in this response only."""
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    context = _apply_duress_code(request, row) if request.method == "POST" else {}
    context["stands"] = duress_codes.load_duress_code(actor=request.actor, victim_id=row, now=request.now)
    return record_parts.show_record_part(request, "quiet_code", record, context)


@sensitive_post_parameters("done")
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.WORK_TASK)
def show_duress_warning(request: Request, task_id: UUID) -> HttpResponse:
    """Show what to do after the duress code was used. A missing task, a colleague's and an ended one look the same."""
    form = EndWarningForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        done = form.cleaned_data["done"]
        if not duress_warnings.end_duress_warning(actor=request.actor, task_id=task_id, done=done, now=request.now):
            return pages.answer_not_found(request)
        return HttpResponseRedirect(reverse("desk:tasks") + "?which=mine", status=303)
    warned = duress_warnings.read_duress_warning(actor=request.actor, task_id=task_id, now=request.now)
    if warned is None:
        return pages.answer_not_found(request)
    context: dict[str, Any] = {"warned": warned, "form": form, "words": staff_words}
    return show_page(request, "quiet_warning", context, tab="tasks")


@require_safe
@desk_page(Act.WORK_TASK)
def download_warning_file(request: Request, task_id: UUID, file_id: UUID) -> HttpResponse:
    """Download a file. A missing one, another victim's and one that cannot be opened look the same."""
    try:
        found = duress_warnings.read_duress_file(actor=request.actor, task_id=task_id, file_id=file_id, now=request.now)
    except duress_warnings.Unopened:
        found = None
    return pages.answer_not_found(request) if found is None else download_response(*found)


def _apply_duress_code(request: Request, row: int) -> dict[str, Any]:
    """Apply the pressed button and return its result for the page. After an identity check by access code alone nothing
    is done; the page says why."""
    with suppress(identity_checks.StrongCheckRequired):
        match request.POST.get("act"):
            case "make":
                return {"made": duress_codes.make_duress_code(actor=request.actor, victim_id=row, now=request.now)}
            case "end" if duress_codes.withdraw_duress_code(actor=request.actor, victim_id=row, now=request.now):
                return {"told": [say("quiet-code-desk-ended")]}
    return {}


# The second factor: the kinds that the victim has, the half-hour window for setting one up, and ending one.


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_SECOND_STEP)
@after_identity_check
def show_second_factors(request: Request, victim_id: UUID) -> HttpResponse:
    """Show second factors and apply the pressed button. The number of a setup window appears in this response only."""
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    context = _apply_second_step(request, row) if request.method == "POST" else {}
    context["kept"] = second_factors.load_second_factors(actor=request.actor, victim_id=row, now=request.now)
    return record_parts.show_record_part(request, "second_step", record, context)


def _apply_second_step(request: Request, row: int) -> dict[str, Any]:
    """Apply the pressed button and return its result for the page."""
    actor, now = request.actor, request.now
    match request.POST.get("act"):
        case "open":
            with suppress(identity_checks.StrongCheckRequired):  # the page says why
                return {"opened": second_factor_setup.open_setup_window(actor=actor, victim_id=row, now=now)}
        case "close" if second_factor_setup.close_setup_window(actor=actor, victim_id=row, now=now):
            return {"told": [say("desk-second-closed")]}
        case "end":
            with suppress(NotFound, ValueError):  # a colleague was quicker
                second_factors.end_second_factor(
                    actor=actor, victim_id=row, factor=UUID(request.POST.get("factor", "")), now=now
                )
                return {"told": [say("desk-second-ended")]}
    return {}


# Linked people, from whom the victim must be kept safe. A reason for access is enough to enter one; the list is shown
# after an identity check, or to a supervisor. The page shows nothing about the victim.


class LinkedPersonForm(Form):
    relation = forms.ChoiceField(
        label=say("desk-links-relation"),
        choices=[
            ("", say("desk-links-choose")),
            *((one.value, say(f"desk-links-{id_part(one.value)}")) for one in RelationToVictim),
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
            relation=RelationToVictim(typed["relation"]),
            name=typed["name"],
            numbers=(typed["number"], typed["other_number"]),
            email=typed["email"],
            address=(typed["street"],),
            postcode=typed["postcode"],
        )


class EndLinkForm(Form):
    reason = forms.CharField(
        label=say("desk-links-end-reason"), max_length=500, error_messages={"required": say("desk-links-end-needs")}
    )


# The field at which each refusal of the service is shown.
_FIELDS = {"numbers": "number", "address": "street"}


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_LINKS)
@after_identity_check
def show_linked_people(request: Request, victim_id: UUID) -> HttpResponse:
    form = LinkedPersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            linked_people.add_linked_person(
                actor=request.actor, victim_id=victim_id, link=form.wanted(), now=request.now
            )
        except linked_people.IncomparablePoint as fault:
            form.add_error(_FIELDS.get(fault.field, fault.field), say(f"desk-links-wrong-{fault.field}"))
        else:
            return _return_to_links(victim_id, "entered")
    return _render_linked_people(request, victim_id, form=form)


@require_POST
@desk_page(Act.KEEP_LINKS)
@after_identity_check
def end_link(request: Request, victim_id: UUID) -> HttpResponse:
    form = EndLinkForm(request.POST)
    try:
        link_id = UUID(request.POST.get("link", ""))
    except ValueError:
        return pages.answer_not_found(request)
    if not form.is_valid():
        return _render_linked_people(request, victim_id, end_form=form, ending=link_id)
    try:
        linked_people.end_linked_person(
            actor=request.actor,
            victim_id=victim_id,
            link_id=link_id,
            reason=form.cleaned_data["reason"],
            now=request.now,
        )
    except NotFound:
        return _return_to_links(victim_id, "gone")
    return _return_to_links(victim_id, "ended")


@require_POST
@desk_page(Act.KEEP_LINKS)
@after_identity_check
def ask_for_linked_people(request: Request, victim_id: UUID) -> HttpResponse:
    is_asked = linked_people.ask_for_linked_people(actor=request.actor, victim_id=victim_id, now=request.now)
    return _return_to_links(victim_id, "asked" if is_asked else "nobody-to-ask")


def _render_linked_people(
    request: Request,
    victim_id: UUID,
    *,
    form: LinkedPersonForm | None = None,
    end_form: EndLinkForm | None = None,
    ending: UUID | None = None,
) -> HttpResponse:
    told = next((name for name in _TOLD if name in request.GET), "")
    context = {
        "victim_id": victim_id,
        "links": linked_people.list_linked_people(actor=request.actor, victim_id=victim_id, now=request.now),
        "safe_of": (plan_summaries.VICTIM, victim_id),
        "shows_note": True,
        "form": form or LinkedPersonForm(),
        "end_form": end_form or EndLinkForm(),
        "ending": ending,
        "told": say(f"desk-links-{told}") if told else "",
        "words": staff_words,
    }
    return show_page(request, "links", context)


_TOLD = ("entered", "ended", "gone", "asked", "nobody-to-ask")


def _return_to_links(victim_id: UUID, told: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:links", args=[victim_id]) + f"?{told}", status=303)
