"""Partner services that sign in here, and their users; for supervisors."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act
from victimcare.services.referrals import partner_organisations
from victimcare.services.referrals.partner_organisations import PartnerChannel, PartnerFieldInvalid
from victimcare.wording import say


class AddPartnerForm(Form):
    name = forms.CharField(label=say("desk-partners-name"), max_length=200)
    services = forms.MultipleChoiceField(label=say("desk-partners-services"), widget=forms.CheckboxSelectMultiple)
    way = forms.ChoiceField(
        label=say("desk-partners-way"),
        choices=[(one.value, say(f"desk-partners-way-{one}")) for one in PartnerChannel],
        widget=forms.RadioSelect,
    )
    webhook_url = forms.URLField(
        label=say("desk-partners-webhook"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput,
    )
    takes_self_referrals = forms.BooleanField(label=say("desk-partners-self"), required=False)
    drawing = {
        "way": {"classes": "govuk-radios--small"},
        "services": {"classes": "govuk-checkboxes--small"},
        "takes_self_referrals": {"classes": "govuk-checkboxes--small"},
    }

    def __init__(self, *args: Any, services: tuple[tuple[UUID, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("services", *((str(public_id), name) for public_id, name in services))


class InviteUserForm(Form):
    name = forms.CharField(label=say("desk-partners-user-name"), max_length=200)
    email = forms.EmailField(label=say("desk-partners-user-email"), max_length=254)
    is_lead = forms.BooleanField(label=say("desk-partners-user-lead"), required=False)
    drawing = {"is_lead": {"classes": "govuk-checkboxes--small"}}


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_PARTNERS)
def list_partners(request: Request) -> HttpResponse:
    free = partner_organisations.list_unassigned_services(actor=request.actor)
    form = AddPartnerForm(request.POST if request.method == "POST" else None, services=free, initial={"way": "site"})
    if form.is_valid():
        typed = form.cleaned_data
        try:
            added = partner_organisations.add_partner(
                actor=request.actor,
                name=typed["name"],
                way=PartnerChannel(typed["way"]),
                services=[UUID(one) for one in typed["services"]],
                webhook_url=typed["webhook_url"],
                takes_self_referrals=typed["takes_self_referrals"],
                now=request.now,
            )
        except PartnerFieldInvalid as wrong:
            form.add_error(wrong.field, say(f"desk-partners-wrong-{wrong.field.replace('_', '-')}"))
        else:
            return HttpResponseRedirect(reverse("desk:partner", args=[added]), status=303)
    found = partner_organisations.list_partners(actor=request.actor, now=request.now)
    return show_page(request, "partners", {"partners": found, "form": form, "words": staff_words}, tab="more")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_PARTNERS)
def show_partner(request: Request, partner_id: UUID) -> HttpResponse:
    """Show a partner and apply the pressed button. An invitation or a secret appears in this response only."""
    context: dict[str, Any] = {}
    form = InviteUserForm(pages.posted_for(request, "invite"))
    try:
        if form.is_valid():
            token = partner_organisations.invite_partner_user(
                actor=request.actor, partner_id=partner_id, now=request.now, **form.cleaned_data
            )
            context, form = _invited(token), InviteUserForm()
        elif request.method == "POST" and not form.is_bound:
            context = _done(request, partner_id)
    except PartnerFieldInvalid as wrong:
        form.add_error(wrong.field, say(f"desk-partners-wrong-{wrong.field}"))
    except NotFound:
        context = {"told": say("desk-partners-gone")}
    kept, looks = partner_organisations.read_partner(actor=request.actor, partner_id=partner_id, now=request.now)
    return show_page(
        request, "partner", {"one": kept, "looks": looks, "form": form, "words": staff_words, **context}, tab="more"
    )


def _done(request: Request, partner_id: UUID) -> dict[str, Any]:
    whose: dict[str, Any] = {"actor": request.actor, "now": request.now}
    try:
        user_id = UUID(request.POST.get("user", ""))
    except ValueError:
        user_id = UUID(int=0)
    match request.POST.get("act"):
        case "certify":
            partner_organisations.certify_partner_user(**whose, user_id=user_id)
        case "shut-out":
            partner_organisations.revoke_partner_user(**whose, user_id=user_id)
        case "invite-again":
            return _invited(partner_organisations.renew_partner_invitation(**whose, user_id=user_id))
        case "download" | "no-download" as act:
            partner_organisations.set_download_allowed(**whose, partner_id=partner_id, allowed=act == "download")
        case "secret":
            return {"secret": partner_organisations.read_signing_secret(**whose, partner_id=partner_id)}
        case "end":
            partner_organisations.end_partner(**whose, partner_id=partner_id)
        case _:
            return {}
    return {"told": say("desk-partners-done")}


def _invited(token: str) -> dict[str, Any]:
    return {"invitation": f"{settings.PUBLIC_ADDRESS}{reverse('partners:invited', args=[token])}"}
