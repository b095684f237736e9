"""How long contacts take, for supervisors."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.conversations import contact_sessions


@require_safe
@page(Act.SEE_CONTACT_TIMES)
def seen(request: Request) -> HttpResponse:
    found = contact_sessions.load_contact_times(actor=request.actor, now=request.now)
    return show(
        request, "contact_times", {"found": found, "weeks": contact_sessions.WEEKS_COUNTED, "words": said}, tab="team"
    )
