"""`/live`: the process is up. `/ready`: all that it needs answers. For machines; they tell nothing of anybody."""

from __future__ import annotations

import time

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from victimcare.channels.web.ui.browser_requests import comes_by_named_proxy, visitors_address
from victimcare.channels.web.ui.pages import with_no_store_headers
from victimcare.rules.check_key import HEADER, is_check_key
from victimcare.services import installation_health
from victimcare.services.access import Act


@require_safe
def answer_live(request: HttpRequest) -> HttpResponse:
    """`victimcare check`, which shows a key, is told what of its request arrived."""
    if is_check_key(request.headers.get(HEADER, ""), settings.SECRET_KEY, at=int(time.time())):
        arrived = {
            "by_named_proxy": comes_by_named_proxy(request),
            "visitors_address": bool(visitors_address(request)) and bool(request.headers.get("X-Forwarded-For")),
            "https": request.is_secure(),
        }
        return with_no_store_headers(JsonResponse(arrived))
    return with_no_store_headers(HttpResponse("live\n", content_type="text/plain; charset=utf-8"))


@require_safe
def answer_ready(request: HttpRequest) -> HttpResponse:
    try:
        installation_health.does_database_answer()
    except Error:
        return with_no_store_headers(
            HttpResponse("the database does not answer\n", status=503, content_type="text/plain; charset=utf-8")
        )
    return with_no_store_headers(HttpResponse("ready\n", content_type="text/plain; charset=utf-8"))


answer_live.access = answer_ready.access = Act.SEE_PUBLIC_PAGE  # type: ignore[attr-defined]  # as in pages.door
