"""The force's late and nearly late duties, those of other agencies and our own standards, each under its own name; and
the backlog."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.desk.rights import rights_presenter
from victimcare.channels.web.ui import form_versions
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import StaleVersion
from victimcare.services.access import Act, Role
from victimcare.services.desk.late_duties import (
    DAYS_AHEAD_CHOICES,
    MOST_COUNTED,
    OWN_STANDARD_LOOK_BACK,
    DutyHolderGroup,
    LateListKind,
    list_late_duties,
    list_late_kinds,
)
from victimcare.services.follow_up import backlog_lists
from victimcare.services.follow_up.backlog_lists import TeamProgress
from victimcare.services.rights.duty_lateness import BACKLOG_AFTER
from victimcare.wording import say

_WHICH = {each.value: each for each in LateListKind}
_WHOSE = {each.value: each for each in DutyHolderGroup}


@require_safe
@desk_page(Act.SEE_TASKS)
def show_late_duties(request: Request) -> HttpResponse:
    which = _WHICH.get(request.GET.get("which", ""), LateListKind.LATE)
    whose = _WHOSE.get(request.GET.get("whose", ""), DutyHolderGroup.POLICE)
    days = next((each for each in DAYS_AHEAD_CHOICES if str(each) == request.GET.get("days")), 3)
    after = request.GET.get("after", "")
    found = list_late_duties(actor=request.actor, which=which, whose=whose, days=days, after=after, now=request.now)

    def address(**other: object) -> str:
        return "?" + urlencode({"which": which, "whose": whose, "days": days} | other)

    context = {
        "list": found,
        "tabs_of_lists": [
            (say(f"rights-late-{each}"), _late_count_label(found.counts.get(each)), address(which=each), each is which)
            for each in list_late_kinds()
        ],
        "tabs_of_holders": [
            (say(f"rights-late-{each}"), address(whose=each), each is whose) for each in DutyHolderGroup
        ],
        "ahead": [(each, address(days=each), each == days) for each in DAYS_AHEAD_CHOICES]
        if which is LateListKind.SOON
        else [],
        "first": address() if after else "",
        "next": address(after=found.after) if found.after else "",
        "lead": say(
            f"rights-late-lead-{which}-{whose}" if which is LateListKind.LATE else f"rights-late-lead-{which}",
            days=_look_back_days(which),
        ),
        "backlog": rights_presenter.say_backlog_figure(backlog_lists.count_backlog(request.actor, now=request.now)),
        "complaints": say("complaints-figure", open=found.complaints.open, late=found.complaints.late),
        "words": staff_words,
        "rights": rights_presenter,
    }
    return show_page(request, "late", context, tab="more")


def _look_back_days(which: LateListKind) -> int:
    return (OWN_STANDARD_LOOK_BACK if which is LateListKind.OURS else BACKLOG_AFTER).days


def _late_count_label(count: int | None) -> str:
    if count is None:
        return ""
    return say("desk-tasks-many", count=count) if count >= MOST_COUNTED else str(count)


# The backlog: victims whose duties have been late for weeks, who is responsible for each, and the share that a team
# takes on each day.


class BacklogShareForm(form_versions.VersionedForm):
    per_day = forms.IntegerField(
        label=say("backlog-share"),
        help_text=say("backlog-share.hint"),
        min_value=0,
        max_value=backlog_lists.MOST_HANDED_OUT_A_DAY,
        error_messages={
            name: say("backlog-share-needed", most=backlog_lists.MOST_HANDED_OUT_A_DAY)
            for name in ("required", "invalid", "min_value", "max_value")
        },
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "per_day": {"classes": "govuk-input--width-3", "inputmode": "numeric"}
    }


@require_safe
@desk_page(Act.SEE_TASKS)
def show_backlog(request: Request) -> HttpResponse:
    return _render_backlog(request, request.GET.get("team", ""))


@require_POST
@desk_page(Act.SET_BACKLOG_SHARE)
def set_backlog_share(request: Request) -> HttpResponse:
    code = request.POST.get("team", "")
    form = BacklogShareForm(request.POST)
    if not form.is_valid():
        return _render_backlog(request, code, form=form, status=422)
    try:
        handed_out = backlog_lists.set_share(
            actor=request.actor,
            team=code,
            per_day=form.cleaned_data["per_day"],
            after=form.cleaned_data["after"],
            now=request.now,
        )
    except StaleVersion:
        return _render_backlog(request, code, form=form, is_overtaken=True, status=409)
    asked = urlencode({"team": code, "set": handed_out})
    return HttpResponseRedirect(f"{reverse('desk:backlog')}?{asked}", status=303)


def _render_backlog(
    request: Request, code: str, *, form: BacklogShareForm | None = None, is_overtaken: bool = False, status: int = 200
) -> HttpResponse:
    after = request.GET.get("after", "")
    found = backlog_lists.list_backlog(actor=request.actor, team=code, after=after, now=request.now)
    chosen = _chosen_team(found.teams, code)
    stands = BacklogShareForm(initial={"per_day": chosen.share, "after": chosen.version}) if chosen else None
    both: Sequence[form_versions.FieldDifference] | None = None
    if is_overtaken and form is not None and stands is not None and chosen is not None:
        both = form_versions.rebase_typed(form, stands, chosen.version)

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
        "told": _share_message(request),
        "may_set": Role.SUPERVISOR in request.actor.roles,
        "first": address() if after else "",
        "next": address(after=found.after) if found.after else "",
        "days": BACKLOG_AFTER.days,
        "words": staff_words,
        "backlog_words": rights_presenter,
    }
    return show_page(request, "backlog", context, tab="more", status=status)


def _chosen_team(teams: Sequence[TeamProgress], code: str) -> TeamProgress | None:
    """Return the team that was asked for, or the only one."""
    if not code:
        return teams[0] if len(teams) == 1 else None
    return next((one for one in teams if one.code == code), None)


def _share_message(request: Request) -> str:
    handed_out = request.GET.get("set", "")
    if not (handed_out.isascii() and handed_out.isdigit() and len(handed_out) < 5):
        return ""
    return say("backlog-share-set", count=int(handed_out))
