"""Asks for the last six numbers of her code again, before what nobody who picked up her phone may see or do: how she is
reached, who is to help her, a second code, the crime reference number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.channels.web.portal.browsers import browser_of
from victimcare.channels.web.portal.forms import LastNumbers
from victimcare.channels.web.ui.pages import Request, render
from victimcare.channels.web.ui.proxies import visitors_address
from victimcare.services.access_codes import step_up
from victimcare.wording import say

P = ParamSpec("P")
View = Callable[Concatenate[Request, P], HttpResponse]
_OURS = ("csrfmiddlewaretoken", "last")


def asks_again(view: View[P]) -> View[P]:
    """Below `page`. What was sent while they no longer counted is carried on, so that nothing typed is lost."""

    @wraps(view)
    def served(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if step_up.is_code_reconfirmed(request.actor, request.now):
            return view(request, *args, **kwargs)
        step_up.ask_to_reconfirm_code(actor=request.actor, now=request.now)
        form = LastNumbers(request.POST if "last" in request.POST else None)
        if form.is_valid():
            if _shows(request, form.cleaned_data["last"]):
                if _carried(request):
                    return view(request, *args, **kwargs)
                return HttpResponseRedirect(request.path, status=303)
            form.add_error("last", say("contact-again-wrong"))
        shows_contact = request.path == reverse("portal:contact")
        context = {"form": form, "carried": _carried(request), "shows_contact": shows_contact}
        return render(request, "portal/again.jinja", context)

    return cast(View[P], served)


def _shows(request: Request, last: str) -> bool:
    address, browser = visitors_address(request), browser_of(request)
    is_right = step_up.reconfirm_code(actor=request.actor, last=last, now=request.now, address=address, browser=browser)
    if is_right and request.actor.visit is not None:
        request.actor = replace(request.actor, visit=replace(request.actor.visit, again_at=request.now))
    return is_right


def _carried(request: Request) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.POST.lists() if name not in _OURS for value in map(str, values)]
