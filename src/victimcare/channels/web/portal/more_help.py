"""Faster news and more help: what it is and how to ask; and to want again what she had said no to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.forms import Form, dashed, to_say
from victimcare.channels.web.ui.pages import Request, render
from victimcare.rules.rights.enhanced_rights import RECORDED_GROUNDS
from victimcare.services.access import Act
from victimcare.services.challenges import support_requests
from victimcare.services.challenges.victim_duties import UnknownDuty
from victimcare.wording import has, say


def _offered(ground: str) -> dict[str, Any]:
    name = f"more-help-ground-{dashed(ground)}"
    hint = {"hint": {"text": say(f"{name}.hint")}} if has(f"{name}.hint") else {}
    return {"value": ground, "text": say(name), **hint}


class Ask(Form):
    grounds = forms.MultipleChoiceField(
        label=to_say("more-help-ask"),
        help_text=to_say("more-help-ask.hint"),
        choices=[(ground, ground) for ground in RECORDED_GROUNDS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drawn["grounds"] = {"items": [_offered(ground) for ground in RECORDED_GROUNDS]}


@sensitive_post_parameters("grounds")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CHOOSE)
def ask(request: Request) -> HttpResponse:
    form = Ask(request.POST if request.method == "POST" else None)
    if form.is_valid():
        by = support_requests.request_enhanced_rights(
            actor=request.actor, grounds=form.cleaned_data["grounds"], now=request.now
        )
        return render(request, "portal/more_help_kept.jinja", {"by": by})
    found = support_requests.read_enhanced_rights(actor=request.actor, now=request.now)
    return render(request, "portal/more_help.jinja", {"form": form, "help": found})


@require_POST
@page(Act.CHOOSE)
def want_again(request: Request) -> HttpResponse:
    try:
        by = support_requests.request_declined_duty(
            actor=request.actor, duty=request.POST.get("right", "")[:40], now=request.now
        )
    except UnknownDuty:  # another window of the browser was quicker
        return HttpResponseRedirect(reverse("portal:case"), status=303)
    return render(request, "portal/more_help_kept.jinja", {"by": by})
