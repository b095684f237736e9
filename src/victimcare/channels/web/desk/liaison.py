"""The family liaison officer of a bereaved relative, and who tells each of the family the news, after a proof."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import parts
from victimcare.channels.web.desk.door import after_proof, page
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.contact import news_delivery, victim_record
from victimcare.services.contact.news_delivery import LiaisonDetail, LiaisonEntry, ToldBy
from victimcare.wording import say


class EnterLiaison(Form):
    name = forms.CharField(
        label=say("desk-liaison-name"),
        help_text=say("desk-liaison-name.hint"),
        max_length=200,
        error_messages={"required": say("desk-liaison-name-needed")},
    )
    telephone = forms.CharField(
        label=say("desk-liaison-telephone"), help_text=say("desk-liaison-telephone.hint"), required=False, max_length=30
    )
    told_by = forms.ChoiceField(
        label=say("desk-liaison-told-by"),
        choices=[(one.value, say(f"desk-liaison-told-by-{one.value}")) for one in ToldBy],
        widget=forms.RadioSelect,
        error_messages={"required": say("desk-liaison-told-by-needed")},
    )
    for_whole_family = forms.BooleanField(label=say("desk-liaison-whole-family"), required=False)
    drawing: ClassVar = {
        "telephone": {"classes": "govuk-input--width-20", "inputmode": "tel"},
        "told_by": {"classes": "govuk-radios--small"},
        "for_whole_family": {"classes": "govuk-checkboxes--small"},
    }

    @property
    def wanted(self) -> LiaisonEntry:
        typed = self.cleaned_data
        return LiaisonEntry(
            name=typed["name"],
            telephone=typed["telephone"],
            told_by=ToldBy(typed["told_by"]),
            for_whole_family=typed["for_whole_family"],
        )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.KEEP_SUPPORTERS)
@after_proof
def show_liaison(request: Request, victim_id: UUID) -> HttpResponse:
    form = EnterLiaison(request.POST) if request.method == "POST" else None
    try:
        if form is not None and form.is_valid():
            news_delivery.enter_liaison(actor=request.actor, victim_id=victim_id, liaison=form.wanted, now=request.now)
            return HttpResponseRedirect(reverse("desk:liaison", args=[victim_id]) + "?entered", status=303)
        family = news_delivery.list_bereaved_family(actor=request.actor, victim_id=victim_id, now=request.now)
    except news_delivery.BereavedRelativeRequired:
        family = ()
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    stands = next((one.liaison for one in family if one.is_this_one), None)
    context: dict[str, Any] = {"form": form or EnterLiaison(initial=_as_entered(stands)), "family": family}
    context["stands"] = stands
    if "entered" in request.GET:
        context["told"] = [say("desk-liaison-entered")]
    return parts.show_part(request, "liaison", her, context)


def _as_entered(stands: LiaisonDetail | None) -> dict[str, str]:
    """The officer who stands, so that whoever changes one thing types it alone."""
    if stands is None:
        return {}
    return {"name": stands.name, "telephone": stands.telephone, "told_by": stands.told_by.value}
