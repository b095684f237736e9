"""`/live`: the process is up. `/ready`: all that it needs answers. For machines; they tell nothing of anybody."""

from __future__ import annotations

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from victimcare.channels.web.ui.pages import unkept
from victimcare.services import health
from victimcare.services.access import Act


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    return unkept(HttpResponse("live\n", content_type="text/plain; charset=utf-8"))


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    try:
        health.answers()
    except Error:
        return unkept(
            HttpResponse("the database does not answer\n", status=503, content_type="text/plain; charset=utf-8")
        )
    return unkept(HttpResponse("ready\n", content_type="text/plain; charset=utf-8"))


live.access = ready.access = Act.SEE_PUBLIC_PAGE  # type: ignore[attr-defined]  # as in pages.door
