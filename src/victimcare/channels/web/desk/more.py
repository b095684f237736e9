"""What the desk has beside its work list: one line a page, for those who may open it."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act, may

# The page's name, which is also its sentence `desk-more-…`, and the act that it takes; in the order of a day's work.
_ROOMS: tuple[tuple[str, Act], ...] = (
    ("call-backs", Act.SEE_TASKS),
    ("wallboard", Act.TAKE_CALLS),
    ("half-hours", Act.TAKE_CALLS),
    ("opening", Act.TAKE_CALLS),
    ("staffing", Act.PLAN_STAFFING),
    ("recordings", Act.WORK_TASK),
    ("closings", Act.CLOSE_WITH_CARE),
    ("silence", Act.SEE_TASKS),
    ("messages-all", Act.SEE_MESSAGES),
    ("brakes", Act.SEE_MESSAGES),
    ("providers", Act.SEE_PROVIDERS),
    ("late", Act.SEE_TASKS),
    ("backlog", Act.SEE_TASKS),
    ("asked-all", Act.SEE_CHALLENGES),
    ("complaints", Act.SEE_CHALLENGES),
    ("feedback", Act.SEE_CHALLENGES),
    ("leaving-figures", Act.SEE_LEAVING),
    ("waiting-for", Act.SEE_TASKS),
    ("handovers", Act.SEE_HANDOVERS),
    ("partners", Act.KEEP_PARTNERS),
    ("covers", Act.KEEP_COVERS),
    ("sparing", Act.OVERRIDE_CARE),
    ("team-load", Act.SEE_TEAM_LOAD),
    ("team-quality", Act.REVIEW_CONTACTS),
    ("team-coaching", Act.COACH),
    ("my-feedback", Act.READ_OWN_FEEDBACK),
    ("contact-times", Act.SEE_CONTACT_TIMES),
    ("feed", Act.KEEP_FEED),
    ("code", Act.SEE_LEDGER),
    ("directory", Act.KEEP_DIRECTORY),
    ("unmet", Act.SEE_UNMET),
    ("languages", Act.SIGN_OFF_LANGUAGE),
    ("knowing", Act.DECLARE_CONFLICT),
    ("emergency", Act.ASK_TO_OPEN),
    ("odd-looks", Act.ANSWER_LOOKS),
    ("conflicts", Act.KEEP_CONFLICTS),
    ("sealed", Act.KEEP_SEALS),
)


@require_safe
@page(Act.SEE_TASKS)
def more(request: Request) -> HttpResponse:
    rooms = [(name, reverse(f"desk:{name}")) for name, act in _ROOMS if may(request.actor, act)]
    return show(request, "more", {"rooms": rooms}, tab="more")
