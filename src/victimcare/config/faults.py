"""Which door tells of a fault: people read a page, machines JSON."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse

from victimcare.channels.api import faults
from victimcare.channels.web.ui import pages


def failed(request: HttpRequest) -> HttpResponse:
    """Called by Django while it handles what was raised."""
    if request.path.startswith(faults.DOORS):
        return faults.failed(request, sys.exception())
    return pages.failed(request)
