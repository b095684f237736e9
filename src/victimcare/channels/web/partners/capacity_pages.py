"""Lets a partner state how full its services are, and report what is wrong in our entries about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.partners import partner_presenter
from victimcare.channels.web.partners.partner_access import partner_page, show_partner_page
from victimcare.channels.web.ui import form_versions, pages
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.errors import StaleVersion
from victimcare.rules.referrals.listed_services import MOST_PLACES, MOST_WEEKS, CapacityStatus, StatedCapacity
from victimcare.services.access import Act, Actor
from victimcare.services.referrals import partner_site, service_capacity
from victimcare.services.referrals.directory_reviews import LONGEST_WORDS
from victimcare.services.referrals.partner_site import OwnServiceDetail
from victimcare.wording import say

_SINCE = "since"  # another change was saved after the page was read


class CapacityForm(form_versions.VersionedForm):
    """How full one service is; the pressed button says which. The number is passed on as typed, and checked by the
    services layer."""

    said = forms.ChoiceField(
        label=say("partners-capacity"),
        required=False,
        choices=[(one.value, say(f"partners-capacity-{one}")) for one in CapacityStatus],
    )
    number = forms.CharField(
        label=say("partners-capacity-number"),
        help_text=say("partners-capacity-number.hint"),
        required=False,
        max_length=9,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    drawing = {"number": {"classes": "govuk-input--width-3", "inputmode": "numeric"}}


class WrongEntryForm(Form):
    """Our entry about them is wrong: one press, and words if they like."""

    words = forms.CharField(
        label=say("partners-entry-words"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 2}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@partner_page(Act.SEE_REFERRALS)
def state_own_capacity(request: Request) -> HttpResponse:
    """State the capacity, in one press for each service."""
    which = pages.read_id(request.POST.get("service", "")) or pages.UNKNOWN_ID
    is_entry = request.POST.get("act") == "wrong"
    form = CapacityForm(request.POST if request.method == "POST" and not is_entry else None, auto_id=f"%s-{which}")
    entry = WrongEntryForm(request.POST if is_entry else None, auto_id=f"%s-{which}")
    told = _keep_statement(request, which, entry if is_entry else form) if request.method == "POST" else ""
    if told and told != _SINCE:
        return HttpResponseRedirect(f"{reverse('partners:capacity')}?{told}", status=303)
    found = partner_site.list_partner_services(actor=request.actor, now=request.now)
    theirs = next((one for one in found if one.id == which), None)
    both: Sequence[form_versions.FieldDifference] | None = None
    if told == _SINCE and theirs is not None:
        both = form_versions.rebase_typed(form, CapacityForm(initial=_initial_values(theirs.room)), theirs.version)
    context = {
        "services": found,
        "forms": {one.id: form if one is theirs and form.is_bound else _capacity_form(one) for one in found},
        "entries": {one.id: entry if one is theirs else WrongEntryForm(auto_id=f"%s-{one.id}") for one in found},
        "both": both,
        "told": next((say(f"partners-told-{name}") for name in ("kept", "wrong") if name in request.GET), ""),
        "words": partner_presenter,
    }
    return show_partner_page(request, "places", context, tab="capacity", status=200 if both is None else 409)


def _capacity_form(one: OwnServiceDetail) -> CapacityForm:
    return CapacityForm(initial={"after": one.version}, auto_id=f"%s-{one.id}")


def _keep_statement(request: Request, service_id: UUID, form: Form) -> str:
    """Return the name of what was saved; empty if the page is shown again."""
    if not form.is_valid():
        return ""
    if isinstance(form, CapacityForm) and not form.cleaned_data["said"]:
        form.add_error("number", say("directory-own-which"))
        return ""
    whose: dict[str, Any] = {"actor": request.actor, "service_id": service_id, "now": request.now}
    try:
        if isinstance(form, WrongEntryForm):
            partner_site.report_own_entry(**whose, **form.cleaned_data)
            return "wrong"
        partner_site.state_own_capacity(**whose, **form.cleaned_data)
    except partner_site.ImpossibleCapacity:
        form.add_error("number", say("partners-capacity-wrong"))
        return ""
    except StaleVersion:
        return _SINCE
    return "kept"


def _initial_values(room: StatedCapacity | None) -> dict[str, Any]:
    return {"said": room.said, "number": room.places or room.weeks} if room else {}


_SMALL = {"classes": "govuk-input--width-3"}


class LinkCapacityForm(Form):
    """The button that was pressed supplies the rest."""

    places = forms.IntegerField(
        label=to_say("directory-own-places"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        error_messages={name: to_say("directory-own-places-wrong") for name in ("invalid", "min_value", "max_value")},
    )
    weeks = forms.IntegerField(
        label=to_say("directory-own-weeks"),
        required=False,
        min_value=1,
        max_value=MOST_WEEKS,
        error_messages={name: to_say("directory-own-weeks-wrong") for name in ("invalid", "min_value", "max_value")},
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"places": _SMALL, "weeks": _SMALL}


def _find_link_holder(request: HttpRequest, now: object) -> Actor:
    return Actor.anonymous("capacity_link")


def _refuse_link(request: HttpRequest, actor: Actor) -> HttpResponse:
    return pages.answer_not_found(request)


link_page = pages.make_page(find=_find_link_holder, refuse=_refuse_link)


@require_http_methods(["GET", "HEAD", "POST"])
@link_page(Act.SAY_CAPACITY)
def state_capacity(request: Request, token: str) -> HttpResponse:
    form = LinkCapacityForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_capacity_kept(request, token, form):
        return HttpResponseRedirect(f"{reverse('partner-link:capacity', args=[token])}?said", status=303)
    found = service_capacity.read_capacity_page(actor=request.actor, token=token)
    return render_page(
        request, "partners/capacity.jinja", {"own": found, "form": form, "is_said": "said" in request.GET}
    )


def _is_capacity_kept(request: Request, token: str, form: LinkCapacityForm) -> bool:
    """Whether the statement was saved; otherwise the form says what is missing."""
    pressed = request.POST.get("said", "")
    if pressed not in set(CapacityStatus):
        form.add_error("places" if form.cleaned_data["weeks"] is None else "weeks", to_say("directory-own-which"))
        return False
    said = CapacityStatus(pressed)
    places = form.cleaned_data["places"] if said is CapacityStatus.OPEN else None
    weeks = form.cleaned_data["weeks"] if said is CapacityStatus.WAITING else None
    try:
        service_capacity.state_capacity_by_link(
            actor=request.actor, token=token, said=said, places=places, weeks=weeks, now=request.now
        )
    except service_capacity.ImpossibleCapacity:
        form.add_error("weeks", to_say("directory-own-weeks-wrong"))
        return False
    return True


app_name = "partner-link"
urlpatterns = [
    path("partner/capacity/<str:token>", state_capacity, name="capacity"),
]
