"""What somebody wrote back, for whoever has taken the task about it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from victimcare.channels.web.desk import said, said_plan
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.contact import task_panels
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations import received_replies


@require_safe
@page(Act.WORK_TASK)
def read(request: Request, received_id: UUID) -> HttpResponse:
    """Missing, a colleague's and closed look the same."""
    reply = received_replies.read_reply(actor=request.actor, received_id=received_id, now=request.now)
    if reply is None:
        return pages.not_found(request)
    panel = task_panels.open_task_panel(actor=request.actor, task_id=reply.task, now=request.now)
    context = {
        "reply": reply,
        "way": panel.way if panel else None,
        "safe_of": (plan_summaries.VICTIM, panel.victim if panel else None),
        "words": said,
        "plan_words": said_plan,
    }
    return show(request, "received", context, tab="tasks")
