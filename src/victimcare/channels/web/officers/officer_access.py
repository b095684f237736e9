"""Identifies the users of the officers' site. For all others it does not exist."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.staff_access import find_staff, refuse_staff
from victimcare.wording import say

officer_page = pages.make_page(find=find_staff, refuse=refuse_staff)


def show_officer_page(
    request: Request, template: str, context: Mapping[str, Any], *, tab: str = "", status: int = 200
) -> HttpResponse:
    tabs = [
        {"text": say(f"updates-tab-{name}"), "href": reverse(f"officers:{name}"), "current": name == tab}
        for name in ("questions", "losses", "cases", "away")
    ]
    frame = {"site": say("updates-site"), "tabs": tabs}
    return pages.render_page(request, f"officers/{template}.jinja", {**frame, **context}, status=status)
