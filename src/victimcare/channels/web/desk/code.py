"""The Victims' Code as this installation counts with it, edition by edition."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from victimcare.channels.web.desk import said_rights
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.rights.code import the_code


@require_safe
@page(Act.SEE_LEDGER)
def code(request: Request) -> HttpResponse:
    shown = the_code(actor=request.actor, edition=request.GET.get("edition", ""), now=request.now)
    return show(request, "code", {"code": shown, "words": said_rights}, tab="more")
