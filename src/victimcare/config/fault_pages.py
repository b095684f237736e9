"""How each channel reports a fault: people get a page, machines JSON."""

from __future__ import annotations

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse

from victimcare.channels.api import request_bodies
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.screening import RefusedCharacters


def show_server_fault(request: HttpRequest) -> HttpResponse:
    """Called by Django while it handles an exception."""
    if request.path.startswith(request_bodies.MACHINE_PATHS):
        return request_bodies.answer_fault(request, sys.exception())
    return pages.answer_failed(request)


def show_refused_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """For a request that Django, or a page, refused to read."""
    if request.path.startswith(request_bodies.MACHINE_PATHS):
        return request_bodies.answer_bad_request(request)
    match exception:
        case RefusedCharacters():
            return pages.answer_refused_characters(request, exception.field)
        case RequestDataTooBig() | TooManyFilesSent():
            return pages.answer_too_large(request)
        case TooManyFieldsSent():
            return pages.answer_too_many_fields(request)
    return pages.answer_not_understood(request)
