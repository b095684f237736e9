"""Handover reports to other agencies: those waiting, one report, and all reports on one victim."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import desk_pages, staff_words
from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page, show_page
from victimcare.channels.web.desk.record import record_parts
from victimcare.channels.web.desk.referrals import handover_forms
from victimcare.channels.web.ui import form_versions, pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.agency_handovers import HandoverStatus
from victimcare.rules.errors import FieldRequired, StaleVersion
from victimcare.services.access import Act
from victimcare.services.contact import victim_record
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.handovers import report_preparation, report_printing, report_queries, report_receipt
from victimcare.services.handovers.report_records import (
    DutyHolder,
    ReportDetail,
    ReportStepClosed,
    SecondReaderRequired,
)
from victimcare.services.port_registry import PortUnbound
from victimcare.wording import say

DoStep = Callable[[], object]
_LIVE = (HandoverStatus.SENT, HandoverStatus.TAKEN_UP, HandoverStatus.NOT_OURS)


@require_safe
@desk_page(Act.SEE_HANDOVERS)
def list_handovers(request: Request) -> HttpResponse:
    start = desk_pages.page_start(request)
    waiting, has_more = report_queries.list_waiting_reports(actor=request.actor, start=start, now=request.now)
    context = {
        "waiting": waiting,
        "lately": report_queries.list_recent_reports(actor=request.actor, now=request.now),
        "start": start,
        "next": f"?start={start + report_queries.PAGE}" if has_more else "",
        "words": staff_words,
        "agency": report_printing.name_agency,
    }
    return show_page(request, "handovers", context, tab="more")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.PREPARE_HANDOVER)
@after_identity_check
def show_victim_handovers(request: Request, victim_id: UUID) -> HttpResponse:
    """List the reports on this victim, and begin one for an agency."""
    if request.method == "POST":
        return _begin_handover(request, victim_id, request.POST.get("agency", ""))
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    found = report_queries.list_reports_on_victim(actor=request.actor, victim_id=victim_id, now=request.now)
    context = {"found": found, "agencies": report_queries.list_agencies(), "agency": report_printing.name_agency}
    return record_parts.show_record_part(request, "handed_over", record, context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.PREPARE_HANDOVER)
def open_task_handover(request: Request, task_id: UUID) -> HttpResponse:
    """Redirect from a task to its report; if there is none, offer a button to begin it."""
    packet_id, victim_id, agency = report_queries.find_task_report(
        actor=request.actor, task_id=task_id, now=request.now
    )
    if request.method == "POST":
        return _begin_handover(request, victim_id, agency)
    if packet_id is not None:
        return HttpResponseRedirect(reverse("desk:handover", args=[packet_id]), status=303)
    return show_page(
        request, "handover_begin", {"task_id": task_id, "agency": report_printing.name_agency(agency)}, tab="tasks"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.SEE_HANDOVERS)
def show_handover(request: Request, packet_id: UUID) -> HttpResponse:
    packet = report_queries.read_report(actor=request.actor, packet_id=packet_id, now=request.now)
    return _render_handover(request, packet)


@require_POST
@desk_page(Act.PREPARE_HANDOVER)
def begin_next_version(request: Request, packet_id: UUID) -> HttpResponse:
    """Begin the next version of the report, with the same parts."""
    newer = report_preparation.begin_next_version(actor=request.actor, packet_id=packet_id, now=request.now)
    return HttpResponseRedirect(reverse("desk:handover", args=[newer]), status=303)


@require_POST
@desk_page(Act.PREPARE_HANDOVER)
def download_handover(request: Request, packet_id: UUID) -> HttpResponse:
    """Download the signed report, or its printed form to be carried by hand. The file name reveals nothing."""
    by: dict[str, Any] = {"actor": request.actor, "packet_id": packet_id, "now": request.now}
    try:
        if request.POST.get("form") == "paper":
            printed = report_queries.print_report_at_desk(**by)
            ending = "pdf" if printed.is_pdf else "html"
            return pages.attachment_response(
                printed.content, printed.media_type, f"packet-{packet_id.hex[:8]}.{ending}"
            )
        return pages.attachment_response(
            report_queries.download_report(**by), "application/json", f"packet-{packet_id.hex[:8]}.json"
        )
    except PortUnbound:
        return pages.answer_not_found(request)


def _begin_handover(request: Request, victim_id: UUID, agency: str) -> HttpResponse:
    try:
        packet_id = report_preparation.begin_report(
            actor=request.actor, victim_id=victim_id, agency=DutyHolder(agency), now=request.now
        )
    except ValueError:
        return pages.answer_not_found(request)
    return HttpResponseRedirect(reverse("desk:handover", args=[packet_id]), status=303)


def _render_handover(request: Request, packet: ReportDetail) -> HttpResponse:
    """Apply the posted step if it is due; otherwise show the report's state."""
    act = request.POST.get("act", "")
    given = _forms(request, packet)
    form, do = given.get(act, (None, None))
    why, both = "settled" if request.method == "POST" and form is None else "", None
    if form is not None and do is not None and form.is_valid():
        why = _not_done(do, form)
        if not why:
            return HttpResponseRedirect(reverse("desk:handover", args=[packet.id]) + f"?{act}", status=303)
    if why == _SINCE:
        packet = report_queries.read_report(actor=request.actor, packet_id=packet.id, now=request.now)
        if isinstance(form, handover_forms.HandoverPartsForm) and packet.state is HandoverStatus.DRAFT:
            both = form_versions.rebase_typed(form, handover_forms.HandoverPartsForm(None, packet), packet.version)
        else:
            why = "settled"
    context: Mapping[str, Any] = {
        "packet": packet,
        "safe_of": (plan_summaries.PACKET, packet.id),
        "shown": [(part, report_printing.word_report_part(part.item, part.content)) for part in packet.parts],
        "forms": {name: one_form for name, (one_form, _) in given.items()},
        "form": form,
        "told": _told(request),
        "both": both,
        "wrong": say(f"handovers-{why}") if why in _WRONG else "",
        "agency": report_printing.name_agency(packet.agency),
        "words": staff_words,
        "is_live": packet.state in _LIVE,
        "changed": [_named(item) for item in packet.changed],
    }
    return show_page(request, "handover", context, tab="more", status=409 if why in (_SINCE, *_WRONG) else 200)


_SINCE = "since"  # a colleague changed it after the page was loaded
_WRONG = ("settled", "same-person")  # shown above the page; the form shows other errors itself


def _not_done(do: DoStep, form: Form) -> str:
    """Run the step. Return why it was not done, or an empty string."""
    try:
        do()
    except (ReportStepClosed, report_receipt.ReportWithdrawn):
        return "settled"
    except SecondReaderRequired:
        return "same-person"
    except StaleVersion:
        return _SINCE
    except report_preparation.ReportIncomplete as left:
        for one in left.wrong:
            form.add_error(f"why-{one.item}", say("handovers-reason-needed", name=_named(one.item)))
    except report_preparation.RiskPartsUnnamed as unnamed:
        for item in unnamed.items:
            form.add_error(f"named-{item}", say("handovers-named-needed", name=_named(item)))
    except FieldRequired:
        form.add_error("words", say("handovers-words-needed"))
    else:
        return ""
    return "form"


def _named(item: str) -> str:
    return say(f"handovers-item-{staff_words.id_part(item)}")


def _told(request: Request) -> list[str]:
    if request.method == "POST":
        return []
    return [say(f"handovers-told-{staff_words.id_part(name)}") for name in _TOLD if name in request.GET]


_TOLD = ("save", "submit", "release", "send_back", "recall", "they_said", "drop")


def _forms(request: Request, packet: ReportDetail) -> dict[str, tuple[Form, DoStep]]:
    """Return the steps due now."""
    by: dict[str, Any] = {"actor": request.actor, "packet_id": packet.id, "now": request.now}
    found: dict[str, tuple[Form, DoStep]] = {}
    if packet.state is HandoverStatus.DRAFT:
        for act in ("save", "submit"):
            found[act] = _choosing(request, packet, act, by)
        found["drop"] = (
            Form(pages.posted_for(request, "drop")),
            lambda: report_preparation.discard_report(words="", **by),
        )
    if packet.state is HandoverStatus.TO_CHECK and not packet.is_mine:
        release = handover_forms.ReleaseHandoverForm(pages.posted_for(request, "release"), packet)
        found["release"] = release, lambda: report_preparation.release_report(named=release.named, **by)
        back = handover_forms.SendBackForm(pages.posted_for(request, "send_back"), prefix="back")
        found["send_back"] = back, lambda: report_preparation.return_report(words=back.cleaned_data["words"], **by)
    if packet.state in _LIVE:
        theirs = handover_forms.AgencyReplyForm(pages.posted_for(request, "they_said"), prefix="theirs")
        found["they_said"] = theirs, lambda: _record(theirs.cleaned_data, by)
        recall = handover_forms.RecallHandoverForm(pages.posted_for(request, "recall"), prefix="recall")
        found["recall"] = recall, lambda: report_receipt.recall_report(words=recall.cleaned_data["words"], **by)
    return found


def _choosing(request: Request, packet: ReportDetail, act: str, by: dict[str, Any]) -> tuple[Form, DoStep]:
    form = handover_forms.HandoverPartsForm(pages.posted_for(request, act), packet)

    def do() -> None:
        typed = form.cleaned_data
        keep = report_preparation.choose_parts_and_submit if act == "submit" else report_preparation.choose_parts
        keep(items=form.items, words=typed["words"], way=form.chosen_way, after=typed["after"], **by)

    return form, do


def _record(typed: Mapping[str, Any], by: dict[str, Any]) -> None:
    what = None if typed["said"] == handover_forms.TAKEN_UP else report_receipt.AgencyReply(typed["said"])
    report_receipt.record_agency_call(said=what, who=typed["who"], words=typed["words"], **by)
