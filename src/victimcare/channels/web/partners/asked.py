"""What people asked of a service without the police."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.partners import said
from victimcare.channels.web.partners.door import page, show
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.referrals import self_referrals
from victimcare.services.referrals.self_referrals import UnknownSelfReferral


@require_safe
@page(Act.SEE_REFERRALS)
def asked(request: Request) -> HttpResponse:
    found = self_referrals.list_self_referrals(actor=request.actor, now=request.now)
    return show(request, "asked", {"found": found, "words": said}, tab="asked")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_REFERRALS)
def asked_one(request: Request, ask_id: UUID) -> HttpResponse:
    whose: dict[str, Any] = {"actor": request.actor, "ask_id": ask_id, "now": request.now}
    acts: Mapping[str, Callable[[], None]] = {
        "ended": lambda: self_referrals.end_self_referral(**whose),
        "agrees": lambda: self_referrals.record_police_consent(**whose),
    }
    try:
        if request.method == "POST" and request.POST.get("act") in acts:
            acts[request.POST["act"]]()
            return HttpResponseRedirect(reverse("partners:asked-one", args=[ask_id]), status=303)
        found = self_referrals.open_self_referral(**whose)
    except UnknownSelfReferral:
        return pages.not_found(request)
    return show(request, "asked_one", {"one": found, "words": said}, tab="asked")
