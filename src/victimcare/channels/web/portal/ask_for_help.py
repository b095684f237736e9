"""Asking a service to be in touch, from the front door: the police read it only if whoever asks says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal import challenges
from victimcare.channels.web.portal.visits import public_page
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.channels.web.ui.pages import Request, render
from victimcare.channels.web.ui.proxies import visitors_address
from victimcare.services.access import Act
from victimcare.services.people import front_door as asking
from victimcare.wording import say


class Ask(Form):
    service = forms.ChoiceField(label=to_say("in-touch-who"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=to_say("in-touch-name"), help_text=to_say("in-touch-name.hint"), max_length=100, required=False
    )
    reach = forms.CharField(
        label=to_say("in-touch-reach"),
        help_text=to_say("in-touch-reach.hint"),
        max_length=200,
        error_messages={"required": to_say("in-touch-reach-needed")},
    )
    safely = forms.CharField(
        label=to_say("in-touch-safely"),
        help_text=to_say("in-touch-safely.hint"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    words = forms.CharField(
        label=to_say("in-touch-words"), max_length=1000, required=False, widget=forms.Textarea({"rows": 4})
    )
    police_may_know = forms.BooleanField(label=to_say("in-touch-police-may-know"), required=False)

    def __init__(self, *args: Any, takes: Sequence[asking.SelfReferralService], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("service", *((str(one.id), one.name) for one in takes))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@public_page(Act.SEND_WITHOUT_CODE)
def ask_for_help(request: Request) -> HttpResponse:
    takes = asking.list_help_services()
    form = Ask(request.POST if request.method == "POST" else None, takes=takes)
    if takes and form.is_valid():
        typed = form.cleaned_data
        try:
            sent = asking.ask_for_help(
                actor=request.actor,
                service=UUID(typed["service"]),
                said={name: typed[name] for name in ("name", "reach", "safely", "words")},
                police_may_know=typed["police_may_know"],
                address=visitors_address(request),
                answered=challenges.read_answered_challenge(request),
                now=request.now,
            )
        except asking.FormLimitReached as much:
            form.add_error("reach", say("front-door-too-much", minutes=much.minutes))
        except asking.UnknownSelfReferral:
            form.add_error("service", say("ui-field-choose"))
        else:
            return render(request, "portal/help_asked.jinja", {"sent": sent})
    context = {"form": form, "takes": takes, **challenges.make_challenge(request)}
    return render(request, "portal/ask_for_help.jinja", context)
