"""The force's late and about-to-be-late duties, what others owe and our own standards each by their own name."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from victimcare.channels.web.desk import said, said_backlog, said_rights
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.desk.late import (
    MOST_COUNTED,
    OURS_FOR,
    SOON_CHOICES,
    Which,
    Whose,
    late,
    lists,
)
from victimcare.services.follow_up import backlog_list
from victimcare.services.rights.lateness import BACKLOG_AFTER
from victimcare.wording import say

_WHICH = {each.value: each for each in Which}
_WHOSE = {each.value: each for each in Whose}


@require_safe
@page(Act.SEE_TASKS)
def seen(request: Request) -> HttpResponse:
    which = _WHICH.get(request.GET.get("which", ""), Which.LATE)
    whose = _WHOSE.get(request.GET.get("whose", ""), Whose.POLICE)
    days = next((each for each in SOON_CHOICES if str(each) == request.GET.get("days")), 3)
    after = request.GET.get("after", "")
    found = late(actor=request.actor, which=which, whose=whose, days=days, after=after, now=request.now)

    def address(**other: object) -> str:
        return "?" + urlencode({"which": which, "whose": whose, "days": days} | other)

    context = {
        "list": found,
        "tabs_of_lists": [
            (say(f"rights-late-{each}"), _counted(found.counts.get(each)), address(which=each), each is which)
            for each in lists()
        ],
        "tabs_of_holders": [(say(f"rights-late-{each}"), address(whose=each), each is whose) for each in Whose],
        "ahead": [(each, address(days=each), each == days) for each in SOON_CHOICES] if which is Which.SOON else [],
        "first": address() if after else "",
        "next": address(after=found.after) if found.after else "",
        "lead": say(
            f"rights-late-lead-{which}-{whose}" if which is Which.LATE else f"rights-late-lead-{which}",
            days=_back(which),
        ),
        "backlog": said_backlog.say_backlog_figure(backlog_list.count_backlog(request.actor, now=request.now)),
        "complaints": say("complaints-figure", open=found.complaints.open, late=found.complaints.late),
        "words": said,
        "rights": said_rights,
    }
    return show(request, "late", context, tab="more")


def _back(which: Which) -> int:
    return (OURS_FOR if which is Which.OURS else BACKLOG_AFTER).days


def _counted(count: int | None) -> str:
    if count is None:
        return ""
    return say("desk-tasks-many", count=count) if count >= MOST_COUNTED else str(count)
