"""The backlog: who is owed what has been late for weeks, who has each, and the share that a team takes on each day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import said, said_backlog
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui import pages, versions
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act, Role
from victimcare.services.desk.written_since import WrittenSince
from victimcare.services.follow_up import backlog_list
from victimcare.services.follow_up.backlog_list import TeamProgress
from victimcare.services.rights.lateness import BACKLOG_AFTER
from victimcare.wording import say


class Share(versions.Edit):
    per_day = forms.IntegerField(
        label=say("backlog-share"),
        help_text=say("backlog-share.hint"),
        min_value=0,
        max_value=backlog_list.MOST_HANDED_OUT_A_DAY,
        error_messages={
            name: say("backlog-share-needed", most=backlog_list.MOST_HANDED_OUT_A_DAY)
            for name in ("required", "invalid", "min_value", "max_value")
        },
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "per_day": {"classes": "govuk-input--width-3", "inputmode": "numeric"}
    }


@require_safe
@page(Act.SEE_TASKS)
def show_backlog(request: Request) -> HttpResponse:
    return _draw(request, request.GET.get("team", ""))


@require_POST
@page(Act.SET_BACKLOG_SHARE)
def set_share(request: Request) -> HttpResponse:
    code = request.POST.get("team", "")
    form = Share(request.POST)
    if not form.is_valid():
        return _draw(request, code, form=form, status=422)
    try:
        handed_out = backlog_list.set_share(
            actor=request.actor,
            team=code,
            per_day=form.cleaned_data["per_day"],
            after=form.cleaned_data["after"],
            now=request.now,
        )
    except WrittenSince:
        return _draw(request, code, form=form, is_overtaken=True, status=409)
    except backlog_list.UnknownTeam:
        return pages.not_found(request)
    asked = urlencode({"team": code, "set": handed_out})
    return HttpResponseRedirect(f"{reverse('desk:backlog')}?{asked}", status=303)


def _draw(
    request: Request, code: str, *, form: Share | None = None, is_overtaken: bool = False, status: int = 200
) -> HttpResponse:
    after = request.GET.get("after", "")
    found = backlog_list.list_backlog(actor=request.actor, team=code, after=after, now=request.now)
    chosen = _chosen(found.teams, code)
    stands = Share(initial={"per_day": chosen.share, "after": chosen.version}) if chosen else None
    both: Sequence[versions.Difference] | None = None
    if is_overtaken and form is not None and stands is not None and chosen is not None:
        both = versions.beside(form, stands, chosen.version)

    def address(**other: str) -> str:
        asked = {name: value for name, value in ({"team": code} | other).items() if value}
        return f"{reverse('desk:backlog')}{'?' + urlencode(asked) if asked else ''}"

    context = {
        "found": found,
        "chosen": chosen,
        "tabs_of_teams": [(say("backlog-all-teams"), address(team=""), not code)]
        + [(one.name, address(team=one.code), one.code == code) for one in found.teams],
        "form": form or stands,
        "both": both,
        "told": _told(request),
        "may_set": Role.SUPERVISOR in request.actor.roles,
        "first": address() if after else "",
        "next": address(after=found.after) if found.after else "",
        "days": BACKLOG_AFTER.days,
        "words": said,
        "backlog_words": said_backlog,
    }
    return show(request, "backlog", context, tab="more", status=status)


def _chosen(teams: Sequence[TeamProgress], code: str) -> TeamProgress | None:
    """The team that the page is about: the one that was asked for, or the only one."""
    if not code:
        return teams[0] if len(teams) == 1 else None
    return next((one for one in teams if one.code == code), None)


def _told(request: Request) -> str:
    handed_out = request.GET.get("set", "")
    if not (handed_out.isascii() and handed_out.isdigit() and len(handed_out) < 5):
        return ""
    return say("backlog-share-set", count=int(handed_out))
