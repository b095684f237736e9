"""The team's load: what each person has open, how late, how heavy, and who is owed a rest."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from victimcare.channels.web.desk import listing, said, said_backlog
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.desk.actions import UnknownTask
from victimcare.services.supervision import load
from victimcare.services.supervision.load import Open, PersonLoad
from victimcare.wording import say


@require_safe
@page(Act.SEE_TEAM_LOAD)
def seen(request: Request) -> HttpResponse:
    try:
        team = load.team_load(actor=request.actor, code=request.GET.get("team", ""), now=request.now)
    except UnknownTask:
        return pages.not_found(request)
    rows = [
        (one, _longest(one.open, request.now), _hours(one.on_contacts), _hours(one.on_calls), _carries(one, request))
        for one in team.people
    ]
    context = {
        "team": team,
        "rows": rows,
        "longest": _longest(team.whole, request.now),
        "late_rights": listing.counted(team.late_rights),
        "backlog": said_backlog.say_backlog_figure(team.backlog),
        "by_harm": [(said.HARM[harm], count) for harm, count in team.by_harm.items()],
        "words": said,
    }
    return show(request, "team_load", context, tab="team")


def _longest(open_work: Open, now: datetime) -> str:
    if open_work.waits_since is None:
        return say("supervision-none")
    return say("supervision-days", count=(now - open_work.waits_since).days)


def _hours(lasted: timedelta) -> str:
    minutes = lasted // timedelta(minutes=1)
    return said.duration(minutes) if minutes else say("supervision-none")


def _carries(one: PersonLoad, request: Request) -> str:
    if one.care is None:
        return ""
    if one.care.rested_at is not None:
        until = said.within(one.care.rested_at, request.now)
        return say("supervision-carries-rest", count=one.care.in_a_row, until=until)
    return say(f"supervision-carries-{one.carries}", count=one.care.in_a_row)
