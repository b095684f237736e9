"""The team pages: who is here, who is away and who covers for them, their skills, and who leads on unowned work."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.desk.team import team_content
from victimcare.channels.web.desk.team.team_content import AbsenceForm, TeamLeadForm, WorkProfileForm
from victimcare.channels.web.ui import form_versions
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.services.access import Act, Role
from victimcare.services.desk import rota, rota_changes
from victimcare.services.desk.rota import AbsenceReason
from victimcare.wording import say

_TOLD = ("kept", "entered", "withdrawn", "led", "gone")


@require_safe
@desk_page(Act.SEE_TASKS)
def show_team(request: Request) -> HttpResponse:
    """Show one's own team; supervisors without a team, or who ask for another, see that one."""
    teams = rota.list_teams()
    code = request.GET.get("team", "")
    found = rota.load_team(actor=request.actor, code=code, now=request.now)
    if found is None and teams:
        found = rota.load_team(actor=request.actor, code=teams[0][0], now=request.now)
    return _team(request, found)


def _team(request: Request, found: rota.TeamDetail | None, overtaken: TeamLeadForm | None = None) -> HttpResponse:
    """`overtaken`: the form posted while a colleague named another lead."""
    may_keep = Role.SUPERVISOR in request.actor.roles
    lead = next((str(one.id) for one in found.people if one.is_lead), "") if found and found.is_lead_named else ""
    version = found.version if found else 0
    stands = TeamLeadForm(people=found.people if found else (), initial={"lead": lead, "after": version})
    context = {
        "found": found,
        "teams": [
            (name, f"{reverse('desk:team')}?team={each}", found and each == found.code)
            for each, name in rota.list_teams()
        ],
        "may_keep": may_keep,
        "lead_form": overtaken or stands,
        "both": form_versions.rebase_typed(overtaken, stands, version) if overtaken else None,
        "told": _told(request),
        "words": staff_words,
        "team_words": team_content,
    }
    return show_page(request, "team", context, tab="team", status=409 if overtaken else 200)


@require_POST
@desk_page(Act.KEEP_ROTA)
def name_team_lead(request: Request) -> HttpResponse:
    code = request.POST.get("team", "")
    found = rota.load_team(actor=request.actor, code=code, now=request.now)
    form = TeamLeadForm(request.POST, people=found.people if found else ())
    if not form.is_valid():
        return _back_to_team(code, "gone")
    chosen = form.cleaned_data["lead"]
    try:
        rota_changes.name_team_lead(
            actor=request.actor,
            team=code,
            person_id=UUID(chosen) if chosen else None,
            after=form.cleaned_data["after"],
            now=request.now,
        )
    except StaleVersion:
        return _team(request, rota.load_team(actor=request.actor, code=code, now=request.now), form)
    except NotFound:
        return _back_to_team(code, "gone")
    return _back_to_team(code, "led")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.KEEP_ROTA)
def show_team_member(request: Request, person_id: UUID) -> HttpResponse:
    """Show when a person works and which work they can be given."""
    if request.method != "POST":
        return _person(request, person_id)
    form = WorkProfileForm(request.POST)
    if not form.is_valid():
        return _person(request, person_id, times=form)
    typed = form.cleaned_data
    try:
        rota_changes.save_work_profile(
            actor=request.actor,
            person_id=person_id,
            languages=typed["languages"],
            skills=typed["skills"],
            shifts=form.shifts,
            gets_work=typed["gets_work"],
            after=typed["after"],
            now=request.now,
        )
    except StaleVersion:
        return _person(request, person_id, overtaken=form)
    return _back(person_id, "kept")


@require_POST
@desk_page(Act.KEEP_ROTA)
def enter_absence(request: Request, person_id: UUID) -> HttpResponse:
    found = rota.load_team_member(actor=request.actor, person_id=person_id, now=request.now)
    form = AbsenceForm(request.POST, colleagues=found.colleagues, prefix="away")
    if form.is_valid():
        start, until = form.span(request.now)
        try:
            rota_changes.enter_absence(
                actor=request.actor,
                person_id=person_id,
                from_at=start,
                until_at=until,
                why=AbsenceReason(form.cleaned_data["why"]),
                cover_id=form.cover_id,
                now=request.now,
            )
        except rota_changes.InvalidAbsence:
            form.add_error("until_on", say("team-away-not-one"))
        else:
            return _back(person_id, "entered")
    return _person(request, person_id, away=form)


@require_POST
@desk_page(Act.KEEP_ROTA)
def withdraw_absence(request: Request, person_id: UUID, absence_id: UUID) -> HttpResponse:
    try:
        rota_changes.withdraw_absence(actor=request.actor, absence_id=absence_id, now=request.now)
    except NotFound:
        return _back(person_id, "gone")
    return _back(person_id, "withdrawn")


def _person(
    request: Request,
    person_id: UUID,
    *,
    times: WorkProfileForm | None = None,
    overtaken: WorkProfileForm | None = None,
    away: AbsenceForm | None = None,
) -> HttpResponse:
    """`overtaken`: the form posted while a colleague saved another version."""
    found = rota.load_team_member(actor=request.actor, person_id=person_id, now=request.now)
    stands = WorkProfileForm(initial=WorkProfileForm.boxes(found.person))
    both: Sequence[form_versions.FieldDifference] | None = None
    if overtaken is not None:
        both = form_versions.rebase_typed(overtaken, stands, found.person.version)
        times = overtaken
    context = {
        "found": found,
        "times": times or stands,
        "away": away or AbsenceForm(colleagues=found.colleagues, prefix="away"),
        "both": both,
        "told": _told(request),
        "words": staff_words,
        "team_words": team_content,
    }
    wrong = any(form is not None for form in (times, overtaken, away))
    return show_page(request, "team_person", context, tab="team", status=422 if wrong else 200)


def _told(request: Request) -> str:
    told = next((name for name in _TOLD if name in request.GET), "")
    return say(f"team-told-{told}") if told else ""


def _back(person_id: UUID, told: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('desk:team-person', args=[person_id])}?{told}", status=303)


def _back_to_team(code: str, told: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('desk:team')}?{urlencode({'team': code, told: ''})}", status=303)
