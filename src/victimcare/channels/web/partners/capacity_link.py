"""Lets a service state in one press how full it is, by the link that we gave it. The link opens this one page and
nothing else; its holder learns the service's name and last statement, which are public."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.referrals.listed_services import MOST_PLACES, MOST_WEEKS, CapacityStatus
from victimcare.services.access import Act, Actor
from victimcare.services.referrals import service_capacity

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


# What a service does by its own link, without signing in


app_name = "partner-link"
urlpatterns = [
    path("partner/capacity/<str:token>", state_capacity, name="capacity"),
]
