"""What the desk has beside its work list: one line a page, for those who may open it."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act, may

# By what they are about: the page's name, which is also its sentence `desk-more-…`, and the act that it takes.
_ROOMS: dict[str, tuple[tuple[str, Act], ...]] = {
    "line": (
        ("call-backs", Act.SEE_TASKS),
        ("wallboard", Act.TAKE_CALLS),
        ("half-hours", Act.TAKE_CALLS),
        ("opening", Act.TAKE_CALLS),
        ("staffing", Act.PLAN_STAFFING),
        ("recordings", Act.WORK_TASK),
        ("closings", Act.CLOSE_WITH_CARE),
        ("sparing", Act.OVERRIDE_CARE),
    ),
    "rights": (
        ("silence", Act.SEE_TASKS),
        ("late", Act.SEE_TASKS),
        ("backlog", Act.SEE_TASKS),
        ("waiting-for", Act.SEE_TASKS),
        ("asked-all", Act.SEE_CHALLENGES),
        ("complaints", Act.SEE_CHALLENGES),
        ("feedback", Act.SEE_CHALLENGES),
        ("leaving-figures", Act.SEE_LEAVING),
        ("handovers", Act.SEE_HANDOVERS),
        ("partners", Act.KEEP_PARTNERS),
        ("directory", Act.KEEP_DIRECTORY),
        ("unmet", Act.SEE_UNMET),
        ("code", Act.SEE_LEDGER),
    ),
    "messages": (
        ("messages-all", Act.SEE_MESSAGES),
        ("brakes", Act.SEE_MESSAGES),
        ("providers", Act.SEE_PROVIDERS),
        ("contact-times", Act.SEE_CONTACT_TIMES),
        ("languages", Act.SIGN_OFF_LANGUAGE),
    ),
    "team": (
        ("covers", Act.KEEP_COVERS),
        ("team-load", Act.SEE_TEAM_LOAD),
        ("team-quality", Act.REVIEW_CONTACTS),
        ("team-coaching", Act.COACH),
        ("my-feedback", Act.READ_OWN_FEEDBACK),
    ),
    "records": (
        ("feed", Act.KEEP_FEED),
        ("knowing", Act.DECLARE_CONFLICT),
        ("emergency", Act.ASK_TO_OPEN),
        ("odd-looks", Act.ANSWER_LOOKS),
        ("conflicts", Act.KEEP_CONFLICTS),
        ("sealed", Act.KEEP_SEALS),
    ),
}


@require_safe
@page(Act.SEE_TASKS)
def more(request: Request) -> HttpResponse:
    groups = {
        about: [(name, reverse(f"desk:{name}")) for name, act in rooms if may(request.actor, act)]
        for about, rooms in _ROOMS.items()
    }
    return show(request, "more", {"groups": groups}, tab="more")
