"""Referrals: the list by what is waiting, one referral, and what staff do with it. These pages show no field of the
victim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import desk_pages, staff_words
from victimcare.channels.web.desk.desk_pages import desk_page, show_page, with_reason
from victimcare.channels.web.desk.referrals.referral_forms import (
    EndReferralForm,
    NameServiceForm,
    RecallReferralForm,
    SelfReferralDoneForm,
    ServiceReplyForm,
)
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui import form_versions, pages
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.rules.referrals.referral_course import ReferralMove, ReferralSettlement
from victimcare.services.access import Act, Role
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.conversations import task_takeovers
from victimcare.services.desk.task_actions import TaskTaken
from victimcare.services.referrals import referral_handling, referral_records, referral_reminders, self_referrals
from victimcare.services.referrals.partner_referrals import AnswerFieldInvalid
from victimcare.services.referrals.referral_course import ReferralConflict
from victimcare.services.referrals.referral_records import ReferralFilter
from victimcare.services.referrals.referral_shapes import ReferralDetail
from victimcare.wording import say

_SINCE = "since"  # it changed after the page was loaded
_REFUSALS = ("taken", "not-now")  # a colleague has its task; it has moved past this step


@require_safe
@desk_page(Act.REFER)
def list_referrals(request: Request) -> HttpResponse:
    which = (
        ReferralFilter(request.GET["which"]) if request.GET.get("which") in list(ReferralFilter) else ReferralFilter.ACT
    )
    start = desk_pages.page_start(request)
    found = referral_records.list_referrals(actor=request.actor, which=which, start=start, now=request.now)
    counts = [(each, desk_pages.count_label(found.counts[each]), each is which) for each in ReferralFilter]
    further = start + referral_records.PAGE if found.has_more else 0
    is_lead = Role.SUPERVISOR in request.actor.roles
    context = {"found": found, "counts": counts, "further": further, "is_lead": is_lead, "words": staff_words}
    return show_page(request, "referrals", context, tab="referrals")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.REFER)
def show_referral(request: Request, referral_id: UUID) -> HttpResponse:
    """Show or work on one referral. A missing one and a hidden one look the same."""
    try:
        if request.POST.get("act") == "name-it":
            return _named(request, referral_id)
        found = referral_records.read_referral(actor=request.actor, referral_id=referral_id, now=request.now)
        chosen = _forms(request, found)
        told = _done(request, referral_id, chosen) if request.method == "POST" else ""
        if told == _SINCE:
            return _overtaken(request, referral_id, chosen)
        if told in _REFUSALS and request.POST["act"] in chosen:
            return _unkept(request, referral_id, chosen, _told(told))
        if told == "":
            return _page(request, found, chosen)
    except referral_handling.SealingUnavailable:
        return pages.answer_not_found(request)
    return HttpResponseRedirect(f"{reverse('desk:referral', args=[referral_id])}?{told}", status=303)


@require_POST
@desk_page(Act.REFER)
def download_sealed_document(request: Request, referral_id: UUID) -> HttpResponse:
    """Download the encrypted document. Its file name reveals nothing."""
    try:
        made = referral_handling.make_sealed_document(actor=request.actor, referral_id=referral_id, now=request.now)
    except referral_handling.DocumentUnavailable as none:
        return _none_made(request, referral_id, none.why)
    except referral_handling.SealingUnavailable:
        return pages.answer_not_found(request)
    return pages.attachment_response(made.file.content, made.file.media_type, "document.pdf")


@require_POST
@desk_page(Act.REFER)
def show_document_password(request: Request, referral_id: UUID) -> HttpResponse:
    """Show the document's password, in this response only."""
    try:
        shown = referral_handling.read_document_password(actor=request.actor, referral_id=referral_id, now=request.now)
        found = referral_records.read_referral(actor=request.actor, referral_id=referral_id, now=request.now)
    except referral_handling.DocumentUnavailable as none:
        return _none_made(request, referral_id, none.why)
    return _page(request, found, _forms(request, found), password=shown)


def _none_made(request: Request, referral_id: UUID, why: referral_handling.NoDocumentReason) -> HttpResponse:
    """Say on a page left open for long why there is no document now, what to do, and how the referral stands."""
    found = referral_records.read_referral(actor=request.actor, referral_id=referral_id, now=request.now)
    told = say(f"desk-referrals-no-document-{id_part(why)}")
    return _page(request, found, _forms(request, found), unkept=(told, ()))


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.WORK_TASK)
def show_self_referral(request: Request, ask_id: UUID) -> HttpResponse:
    """Show a self-referral that the person agreed to share with us, to the owner of its task."""
    form = SelfReferralDoneForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and self_referrals.end_self_referral_task(
        actor=request.actor, ask_id=ask_id, words=form.cleaned_data["words"], now=request.now
    ):
        return HttpResponseRedirect(reverse("desk:tasks") + "?which=mine", status=303)
    asked = self_referrals.read_self_referral_task(actor=request.actor, ask_id=ask_id, now=request.now)
    if asked is None:
        return pages.answer_not_found(request)
    return show_page(request, "self_referred", {"asked": asked, "form": form, "words": staff_words}, tab="tasks")


def _forms(request: Request, found: ReferralDetail) -> Mapping[str, Any]:
    """Build the forms; only the one that was posted is bound."""
    act = request.POST.get("act", "")

    def typed(name: str) -> Any:
        return request.POST if act == name else None

    read = {"after": found.version}
    return {
        "said": ServiceReplyForm(typed("said"), moves=found.may, prefix="said", initial=read),
        "recall": RecallReferralForm(typed("recall"), prefix="recall"),
        "end": EndReferralForm(typed("end"), prefix="end", initial=read),
        "name-it": NameServiceForm(typed("name-it"), prefix="name"),
    }


def _named(request: Request, referral_id: UUID) -> HttpResponse:
    """Show which service it is, in this response only."""
    why = NameServiceForm(request.POST, prefix="name")
    if why.is_valid():
        actor = with_reason(request, why.cleaned_data["why"])
        found = referral_records.read_referral_with_service(actor=actor, referral_id=referral_id, now=request.now)
        return _page(request, found, {**_forms(request, found), "name-it": NameServiceForm(prefix="name")})
    found = referral_records.read_referral(actor=request.actor, referral_id=referral_id, now=request.now)
    return _page(request, found, _forms(request, found))


def _overtaken(request: Request, referral_id: UUID, chosen: Mapping[str, Any]) -> HttpResponse:
    """Answer when the referral changed after the page was loaded: show the posted form again beside the current state.
    A referral that is over cannot be ended again, so the input is only shown."""
    found = referral_records.read_referral(actor=request.actor, referral_id=referral_id, now=request.now)
    form, row = chosen[request.POST["act"]], found.row
    if not isinstance(form, ServiceReplyForm):
        return _unkept(request, referral_id, chosen, _over(found))
    if ReferralMove(form.cleaned_data["move"]) not in found.may:
        return _unkept(request, referral_id, chosen, _told("not-now"))
    last = found.steps[-1].words if found.steps else ""
    stands = ServiceReplyForm(
        moves=(),
        initial={"weeks": row.weeks, "refusal": found.refusal, "came_of": found.came_of, "words": last},
    )
    del stands.fields["move"]
    state = say(f"desk-referrals-state-{id_part(row.state)}", count=row.weeks or 0)
    pressed = say(f"desk-referrals-move-{form.cleaned_data['move']}")
    how = form_versions.FieldDifference(say("desk-referrals-steps"), state, pressed)
    both = [how, *form_versions.rebase_typed(form, stands, found.version)]
    return _page(request, found, {**_forms(request, found), "said": form}, both=both)


def _over(found: ReferralDetail) -> str:
    """Say who ended the referral and how."""
    if found.row.settled is None:
        return _told("not-now")
    how = say(f"desk-referrals-settled-{id_part(found.row.settled)}")
    last = next((step for step in reversed(found.steps) if step.what == "settled"), None)
    if last is None or not last.who:
        return say("desk-referrals-told-over", how=how)
    return say("desk-referrals-told-ended", name=last.who, how=how)


def _unkept(request: Request, referral_id: UUID, chosen: Mapping[str, Any], told: str) -> HttpResponse:
    """Show the form's input when nothing was saved; `told` says why."""
    found = referral_records.read_referral(actor=request.actor, referral_id=referral_id, now=request.now)
    act = request.POST["act"]
    forms = {**_forms(request, found), act: chosen[act]}
    return _page(request, found, forms, unkept=(told, form_versions.list_unsaved_fields(chosen[act])))


def _done(request: Request, referral_id: UUID, chosen: Mapping[str, Any]) -> str:
    """Apply the posted act and return the name of its result; empty to show the form again."""
    act = request.POST.get("act", "")
    form = chosen.get(act)
    if form is not None and not form.is_valid():
        return ""
    try:
        return "done" if _act(request, referral_id, act, form) else ""
    except AnswerFieldInvalid as missing:
        assert form is not None, "only a form leaves something out"
        form.add_error(missing.field, say(f"desk-referrals-missing-{id_part(missing.field)}"))
        return ""
    except StaleVersion:
        return _SINCE
    except TaskTaken:
        return "taken"
    except ReferralConflict:
        return "not-now"


def _act(request: Request, referral_id: UUID, act: str, form: Any) -> bool:
    """Run the act; False if there is no such act."""
    whose: dict[str, Any] = {"actor": request.actor, "referral_id": referral_id, "now": request.now}
    match act:
        case "said":
            typed = form.cleaned_data
            referral_handling.record_partner_word(
                **whose, move=ReferralMove(typed["move"]), said=form.said, after=typed["after"]
            )
        case "recall":
            typed = form.cleaned_data
            referral_handling.recall_referral(**whose, words=typed["words"], by_victim=typed["by_her"] == "yes")
        case "end":
            typed = form.cleaned_data
            referral_handling.end_referral(
                **whose, how=ReferralSettlement(typed["how"]), words=typed["words"], after=typed["after"]
            )
        case "handed-over":
            referral_handling.record_handed_over(**whose)
        case "they-know":
            referral_handling.record_recall_received(**whose)
        case "told":
            referral_handling.record_outcome_told(**whose)
        case "passed-on":
            referral_reminders.pass_note_to_officer(
                actor=request.actor, note_id=_uuid(request.POST.get("note", "")), now=request.now
            )
        case "brought":
            referral_reminders.record_note_brought(
                actor=request.actor, note_id=_uuid(request.POST.get("note", "")), now=request.now
            )
        case _:
            return False
    return True


def _told(name: str) -> str:
    return say(f"desk-referrals-told-{name}")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound("no such referral") from None


def _page(
    request: Request,
    found: ReferralDetail,
    chosen: Mapping[str, Any],
    *,
    password: str = "",
    both: Sequence[form_versions.FieldDifference] | None = None,
    unkept: tuple[str, Sequence[form_versions.FieldDifference]] | None = None,
) -> HttpResponse:
    told = next((name for name in ("done", "taken", "not-now") if name in request.GET), "")
    context = {
        "one": found,
        "safe_of": (plan_summaries.VICTIM, found.victim),
        "held_work": task_takeovers.find_colleague_task(actor=request.actor, task_id=found.open_task, now=request.now)
        if found.task_of and found.open_task
        else None,
        "forms": chosen,
        "both": both,
        "unkept": unkept,
        "password": password,
        "told": _told(told) if told else "",
        "words": staff_words,
    }
    status = 200 if both is None and unkept is None else 409
    return show_page(request, "referral", context, tab="referrals", status=status)
