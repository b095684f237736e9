"""The challenge on a page that anybody can send (`access_codes.code_rate_limits`), and that its form was sent from here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from victimcare.channels.web.ui.pages import Request, form_expired
from victimcare.channels.web.ui.proxies import visitors_address
from victimcare.rules.access_codes import attempt_limits
from victimcare.services.access_codes import attempt_sources, code_rate_limits
from victimcare.services.access_codes.code_rate_limits import AnsweredChallenge

View = Callable[..., HttpResponse]


def make_challenge(request: Request, *, bits: int = attempt_limits.LEAST_BITS) -> dict[str, Any]:
    """For the page: what its script works on while somebody types (`portal/challenge.jinja`)."""
    source = attempt_sources.address_source(visitors_address(request))
    return {"challenge": code_rate_limits.new_challenge(source, request.now, bits=bits), "bits": bits}


def read_answered_challenge(request: HttpRequest) -> AnsweredChallenge:
    return AnsweredChallenge(request.POST.get("challenge", ""), request.POST.get("work", ""))


def sent_from_here(view: View) -> View:
    """Refuses a form without a form token that another site made a browser send. All browsers of the last years say
    where a form was sent from; a program that says nothing is no visitor's browser."""

    @wraps(view)
    def served(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not _is_from_here(request):
            return form_expired(request)
        return view(request, *args, **kwargs)

    served.is_sent_from_here = True  # type: ignore[attr-defined]  # for the guard of forms without a token
    return served


def _is_from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    if site not in ("same-origin", "none"):
        return False
    is_ours = origin is None or urlsplit(origin).netloc == request.get_host()
    return is_ours or origin in settings.CSRF_TRUSTED_ORIGINS
