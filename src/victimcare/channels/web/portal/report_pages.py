"""Serves the pages on which anyone reports something to the control room, without a code.

All that was typed goes along in the page until it is sent or saved: nothing is stored of a report that is given up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal import front_door_forms, report_forms
from victimcare.channels.web.portal.report_forms import (
    ANSWERS,
    FIRST,
    LAST,
    STEPS,
    DraftCodeForm,
    QuestionForm,
    list_steps,
)
from victimcare.channels.web.portal.victim_access import public_page
from victimcare.channels.web.ui.browser_requests import visitors_address
from victimcare.channels.web.ui.file_transfer import takes_files
from victimcare.channels.web.ui.forms import Form, id_part
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.control_room.contact_kinds import ContactClass
from victimcare.rules.control_room.report_kinds import REPORT_CLASSES, ReportKind
from victimcare.services.access import Act
from victimcare.services.control_room.intake import public_reports
from victimcare.services.control_room.intake.public_reports import PublicReport
from victimcare.wording import say

_PAGE_METHODS = ["GET", "HEAD", "POST"]


@takes_files(of=lambda request: True)  # anyone may send pictures with a report; the limits are those of all pages
@sensitive_post_parameters()
@require_http_methods(_PAGE_METHODS)
@public_page(Act.SEND_WITHOUT_CODE)
def write_report(request: Request) -> HttpResponse:
    """Ask one question a page. Each button sends all answers so far."""
    if request.method != "POST":
        return _ask(request, FIRST, {"once": str(uuid4())})
    given = {name: request.POST.get(name, "") for name in ("once", "draft", *ANSWERS)}
    steps = list_steps(given)
    step = request.POST.get("step", "")
    step = step if step in steps else FIRST
    if "back" in request.POST:
        return _ask(request, steps[max(0, steps.index(step) - 1)], given)
    if (change := request.POST.get("change")) in steps:
        return _ask(request, change, given)
    if "save" in request.POST:
        return _save(request, step, given)
    for asked in steps[: steps.index(step) + 1]:
        form = STEPS[asked](request.POST, request.FILES, kind=given["kind"])
        if not form.is_valid():
            return _ask(request, asked, given, form)
    return _send(request, form, given) if step == LAST else _ask(request, steps[steps.index(step) + 1], given)


@sensitive_post_parameters()
@require_http_methods(_PAGE_METHODS)
@public_page(Act.SEND_WITHOUT_CODE)
def open_saved_report(request: Request) -> HttpResponse:
    """Come back to a saved report by its code."""
    form = DraftCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        code = form.cleaned_data["draft"]
        try:
            saved = public_reports.open_draft(
                actor=request.actor,
                code=code,
                address=visitors_address(request),
                answered=front_door_forms.read_answered_challenge(request),
                now=request.now,
            )
        except public_reports.FormLimitReached as much:
            form.add_error("draft", say("front-door-too-much", minutes=much.minutes))
        else:
            if saved is not None:
                return _ask(request, saved.get("step", FIRST), {**saved, "draft": code.digits})
            form.add_error("draft", say("report-code-wrong"))
    return render_page(request, "portal/report_open.jinja", {"form": form, **front_door_forms.make_challenge(request)})


def _ask(request: Request, step: str, given: Mapping[str, str], form: QuestionForm | None = None) -> HttpResponse:
    """Show this step, with what was typed there before."""
    form = form or STEPS[step](initial=given, kind=given.get("kind", ""))
    hidden = {name: typed for name, typed in given.items() if name not in (*form.fields, "step") and typed}
    # Until we know whether there is a way to reach the writer, the question about it is counted.
    steps = list_steps(given if step == LAST else {**given, "telephone": "perhaps"})
    is_thanks = given.get("kind") == ReportKind.COMPLIMENT
    context: dict[str, Any] = {
        "form": form,
        "step": step,
        "heading": ""
        if form.heads
        else say(f"report-step-{step}-thanks" if is_thanks and step == "words" else f"report-step-{step}"),
        "hidden": hidden,
        "number": steps.index(step) + 1,
        "of": len(steps),
        "summary": _list_summary(given) if step == LAST else [],
        "minutes": _minutes(given),
        "is_danger": given.get("danger") == "yes",
        **front_door_forms.make_challenge(request),
    }
    return render_page(request, "portal/report.jinja", context)


def _list_summary(given: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Each answer as it is named, as it was given, and the question that changes it."""
    return [
        (say(f"report-{name}"), _shown(name, given[name]), step)
        for step in list_steps(given)
        for name in STEPS[step].base_fields
        if given.get(name)
    ]


def _shown(name: str, typed: str) -> str:
    return say(f"report-{name}-{id_part(typed)}") if name in ("danger", "kind") else typed


def _minutes(given: Mapping[str, str]) -> int:
    """By when a person reads it, by what was chosen so far."""
    kind = given.get("kind", "")
    said = REPORT_CLASSES[ReportKind(kind)] if kind in report_forms.KINDS else ContactClass.NEW_CRIME
    within = public_reports.find_reading_time(ContactClass.THREAT_TO_LIFE if given.get("danger") == "yes" else said)
    return round(within.total_seconds() / 60)


def _save(request: Request, step: str, given: Mapping[str, str]) -> HttpResponse:
    typed = {name: value[: report_forms.LONGEST_WORDS] for name, value in given.items() if name != "draft"}
    try:
        code = public_reports.save_draft(
            actor=request.actor,
            answers={**typed, "step": step},
            address=visitors_address(request),
            answered=front_door_forms.read_answered_challenge(request),
            code=report_forms.read_code(given["draft"]),
            now=request.now,
        )
    except public_reports.FormLimitReached as much:
        return _refuse(request, step, given, much.minutes)
    until = request.now + public_reports.DRAFT_KEPT_FOR
    return render_page(request, "portal/report_saved.jinja", {"code": code.in_fours, "until": until})


def _send(request: Request, form: Form, given: Mapping[str, str]) -> HttpResponse:
    report = PublicReport(
        once=report_forms.read_once(given["once"]),
        kind=ReportKind(given["kind"]),
        is_danger_now=given["danger"] == "yes",
        answers={name: given[name] for name in ANSWERS if name != "kind"},
        files=form.cleaned_data["attached"],
    )
    try:
        receipt = public_reports.send_report(
            actor=request.actor,
            report=report,
            address=visitors_address(request),
            answered=front_door_forms.read_answered_challenge(request),
            code=report_forms.read_code(given["draft"]),
            now=request.now,
        )
    except public_reports.FormLimitReached as much:
        return _refuse(request, LAST, given, much.minutes)
    minutes = round(receipt.read_within.total_seconds() / 60)
    context = {"reference": receipt.reference, "minutes": minutes, "is_danger": report.is_danger_now}
    return render_page(request, "portal/report_sent.jinja", context)


def _refuse(request: Request, step: str, given: Mapping[str, str], minutes: int) -> HttpResponse:
    form = STEPS[step](given, kind=given["kind"])
    form.add_error(None, say("front-door-too-much", minutes=minutes))
    return _ask(request, step, given, form)
