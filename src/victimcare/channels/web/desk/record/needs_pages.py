"""The needs pages: earlier findings, the assessment, and agreeing with the victim what happens about each need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page
from victimcare.channels.web.desk.record import care_presenter, needs_forms, record_parts
from victimcare.channels.web.ui import form_versions, pages
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.care.assessment_questions import AssessmentForm
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.services.access import Act
from victimcare.services.care import assessment_views, needs_assessments
from victimcare.services.care.care_shapes import AssessmentDraft
from victimcare.services.contact import victim_record
from victimcare.services.conversations import identity_checks
from victimcare.services.handovers import report_queries
from victimcare.services.handovers.report_printing import name_agency
from victimcare.wording import say

_TOLD = ("finished", "broken-off", "dropped", "kept")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.ASSESS_NEEDS)
@after_identity_check
def show_needs(request: Request, victim_id: UUID) -> HttpResponse:
    """Show what was found, and whether an assessment is due now; begin or discard one."""
    form = needs_forms.BeginAssessmentForm(pages.posted_for(request, "begin"))
    by = _by(request, victim_id)
    if form.is_valid():
        needs_assessments.begin_assessment(form=AssessmentForm(form.cleaned_data["form"]), **by)
        return _to("needs-ask", victim_id)
    if request.POST.get("act") == "drop":
        needs_assessments.discard_assessment(**by)
        return _to("needs", victim_id, "dropped")
    found = assessment_views.read_victim_needs(**by)
    told = [say(f"care-{name}") for name in _TOLD if name in request.GET]
    passed_on = report_queries.list_reports_with_needs(actor=request.actor, victim_id=victim_id, now=request.now)
    waits = replace(
        assessment_views.list_care_waiting(actor=request.actor, victim_id=victim_id), asked_for=None
    )  # the page shows it separately
    return _render_part(
        request,
        victim_id,
        "needs",
        {
            "found": found,
            "care_waits": waits,
            "form": form,
            "told": told,
            "passed_on": passed_on,
            "agency": name_agency,
        },
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.ASSESS_NEEDS)
@after_identity_check
def ask_needs(request: Request, victim_id: UUID) -> HttpResponse:
    """Ask whether the victim can talk safely; then ask the questions."""
    by = _by(request, victim_id)
    act = request.POST.get("act", "")
    try:
        if act == "safe":
            is_safe = request.POST.get("safe") == "yes"
            needs_assessments.record_safe_for_questions(is_safe=is_safe, **by)
            return _to("needs-ask", victim_id) if is_safe else _to("needs", victim_id, "broken-off")
        draft = assessment_views.read_assessment_draft(**by)
        if act != "write" or not draft.is_safe:
            left = draft.unanswered if "left" in request.GET else ()
            return _ask_page(request, victim_id, draft, left=left)
        form = needs_forms.NeedsAssessmentForm(request.POST, draft=draft)
        if not form.is_valid():
            return _ask_page(request, victim_id, draft, form=form)
        after = form.cleaned_data["after"]
        needs_assessments.save_answers(answers=form.answers, risk_answers=form.risk_answers, after=after, **by)
    except NotFound:
        return _to("needs", victim_id)
    except needs_assessments.SafetyUnconfirmed:
        return _to("needs-ask", victim_id)
    except StaleVersion:
        return _render_both(request, victim_id, form)
    except identity_checks.IdentityCheckMissing:
        if act == "write" and _kept_after_its_hour(request, by):
            return _to("case", victim_id, "needs-kept")
        raise
    return _go_on(request, victim_id)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.ASSESS_NEEDS)
@after_identity_check
def decide_needs(request: Request, victim_id: UUID) -> HttpResponse:
    """Agree with the victim what happens about each need."""
    by = _by(request, victim_id)
    try:
        found = assessment_views.read_needs_to_decide(**by)
        if found.draft.unanswered:
            return _to("needs-ask", victim_id, "left")
        posted = request.POST if request.method == "POST" else None
        form = needs_forms.NeedsDecisionForm(
            posted, found=found, initial={**found.so_far, "after": found.draft.version}
        )
        if posted is not None and posted.get("then") == "keep" and form.version is not None:
            needs_assessments.save_chosen_ends(typed=form.typed_so_far, after=form.version, **by)
            return _to("needs", victim_id, "kept")
        if form.is_valid():
            needs_assessments.finish_assessment(decided=form.decided, **form.rest, **by)
            return _to("needs", victim_id, "finished")
    except NotFound:
        return _to("needs", victim_id)
    except needs_assessments.SafetyUnconfirmed:
        return _to("needs-ask", victim_id)
    except StaleVersion:
        return _render_decision_anew(request, victim_id, form)
    except needs_assessments.AssessmentIncomplete:
        return _to("needs-ask", victim_id, "left")
    return _render_part(request, victim_id, "needs_decide", {"found": found, "form": form})


def _render_decision_anew(request: Request, victim_id: UUID, typed: needs_forms.NeedsDecisionForm) -> HttpResponse:
    """Show the decision again after a colleague saved other answers: with the needs that follow from them and the
    choices made so far."""
    try:
        found = assessment_views.read_needs_to_decide(**_by(request, victim_id))
    except (NotFound, needs_assessments.SafetyUnconfirmed):
        return _to("needs-ask", victim_id)
    if found.draft.unanswered:
        return _to("needs-ask", victim_id, "left")
    stands = needs_forms.NeedsDecisionForm(found=found, initial={"after": found.draft.version})
    form_versions.rebase_typed(typed, stands, found.draft.version)
    form = needs_forms.NeedsDecisionForm(typed.data, found=found)
    return _render_part(request, victim_id, "needs_decide", {"found": found, "form": form, "told": [say("work-since")]})


def _kept_after_its_hour(request: Request, by: dict[str, Any]) -> bool:
    """Save the answers when the conversation outlasted the identity check. Nothing is shown before the next check."""
    typed, after = request.POST, request.POST.get("after", "")
    try:
        needs_assessments.save_answers(
            answers=needs_forms.typed_answers(typed, needs_forms.NEED_PREFIX),
            risk_answers=needs_forms.typed_answers(typed, needs_forms.RISK_PREFIX),
            after=int(after) if after.isascii() and after.isdigit() else -1,
            **by,
        )
    except (
        NotFound,
        needs_assessments.SafetyUnconfirmed,
        StaleVersion,
        identity_checks.IdentityCheckMissing,
    ):
        return False
    return True


def _go_on(request: Request, victim_id: UUID) -> HttpResponse:
    """Redirect as the pressed button says."""
    then = request.POST.get("then", "")
    if then == "break_off":
        needs_assessments.break_off_assessment(**_by(request, victim_id))
        return _to("needs", victim_id, "broken-off")
    return _to("needs", victim_id, "kept") if then == "keep" else _to("needs-decide", victim_id)


def _render_both(request: Request, victim_id: UUID, typed: needs_forms.NeedsAssessmentForm) -> HttpResponse:
    """Show both versions after a colleague saved other answers; the form keeps what was typed."""
    draft = assessment_views.read_assessment_draft(**_by(request, victim_id))
    both = form_versions.rebase_typed(
        typed, needs_forms.NeedsAssessmentForm(draft=draft, initial=needs_forms.draft_as_typed(draft)), draft.version
    )
    return _ask_page(request, victim_id, draft, form=typed, both=both)


def _ask_page(
    request: Request,
    victim_id: UUID,
    draft: AssessmentDraft,
    *,
    form: needs_forms.NeedsAssessmentForm | None = None,
    both: Sequence[form_versions.FieldDifference] | None = None,
    left: tuple[str, ...] = (),
) -> HttpResponse:
    shown = form or needs_forms.NeedsAssessmentForm(draft=draft, left=left, initial=needs_forms.draft_as_typed(draft))
    context = {
        "draft": draft,
        "form": shown,
        "both": both,
        "left": care_presenter.unanswered_links(shown, draft, left) if left else [],
        "left_count": len(left),
        "sections": care_presenter.questions_by_part(each for each in draft.questions if each.id not in draft.said_on),
        "known": [each.id for each in draft.questions if each.id in draft.said_on],
        "risk_sections": care_presenter.questions_by_part(draft.risk.questions) if draft.risk else {},
    }
    return _render_part(request, victim_id, "needs_ask", context)


def _render_part(request: Request, victim_id: UUID, name: str, context: dict[str, Any]) -> HttpResponse:
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    return record_parts.show_record_part(request, name, record, {"care": care_presenter, **context})


def _by(request: Request, victim_id: UUID) -> dict[str, Any]:
    return {"actor": request.actor, "victim_id": victim_id, "now": request.now}


def _to(name: str, victim_id: UUID, told: str = "") -> HttpResponse:
    address = reverse(f"desk:{name}", args=[victim_id])
    return HttpResponseRedirect(f"{address}?{told}" if told else address, status=303)
