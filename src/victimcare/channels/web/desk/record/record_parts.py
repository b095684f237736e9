"""The parts of a victim's record beside the contact, one screen each, and the tabs that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from csp.constants import UNSAFE_INLINE
from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_input import GuardForm, NewCodeForm
from victimcare.channels.web.desk.desk_pages import after_identity_check, desk_page, show_page
from victimcare.channels.web.desk.messages import messages_presenter
from victimcare.channels.web.desk.record import plan_fields, plan_presenter
from victimcare.channels.web.desk.record.plan_fields import initial_from_plan
from victimcare.channels.web.desk.record.plan_form import ContactPlanForm
from victimcare.channels.web.ui import form_versions, pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import StaleVersion
from victimcare.services.access import Act
from victimcare.services.access_codes import codes_at_desk, duress_codes, second_factors, victim_codes
from victimcare.services.access_codes.codes_at_desk import LeafletLanguage
from victimcare.services.contact import access_monitoring, contact_recording, victim_record
from victimcare.services.contact.victim_record import VictimRecord
from victimcare.services.contact_plans import plan_summaries, preference_requests
from victimcare.services.contact_plans.plan_rows import PlanRefused
from victimcare.services.contact_plans.preference_requests import PreferenceRequestDetail
from victimcare.services.conversations import identity_checks
from victimcare.services.safe_contact.contact_limits import load_sender_name_options
from victimcare.wording import say

# The leaflet to hand over, printed from the record.


class LeafletForm(Form):
    """Asks for the language and, unless the victim is guarded, whether the leaflet is neutral: a guarded victim's
    leaflet never says who we are."""

    language = forms.ChoiceField(label=say("desk-leaflet-language"))
    is_neutral = forms.BooleanField(label=say("desk-leaflet-neutral"), required=False)
    drawing: ClassVar = {"is_neutral": {"classes": "govuk-checkboxes--small"}}

    def __init__(
        self, *args: Any, languages: tuple[LeafletLanguage, ...], is_guarded: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("language", *((one.code, _language_choice(one)) for one in languages))
        if is_guarded:
            del self.fields["is_neutral"]


@require_POST
@desk_page(Act.PRINT_LEAFLET)
@after_identity_check
def print_leaflet(request: Request, victim_id: UUID) -> HttpResponse:
    """Return the leaflet to be printed from its own window. The file name reveals nothing."""
    form = LeafletForm(request.POST, languages=codes_at_desk.list_leaflet_languages(actor=request.actor))
    if not form.is_valid():
        return pages.answer_not_found(request)
    printed = codes_at_desk.make_leaflet(
        actor=request.actor,
        victim_id=identity_checks.find_visible_victim(request.actor, victim_id).id,
        language=form.cleaned_data["language"],
        is_neutral=form.cleaned_data["is_neutral"],
        now=request.now,
    )
    response = HttpResponse(printed.content, content_type=printed.media_type)
    response["Content-Disposition"] = f'inline; filename="page.{"pdf" if printed.is_pdf else "html"}"'
    if not printed.is_pdf:  # the page stands alone: its style and QR code are inline
        response._csp_update = {"style-src": [UNSAFE_INLINE], "img-src": ["data:"]}  # type: ignore[attr-defined]
    return response


def _language_choice(one: LeafletLanguage) -> str:
    return one.name if one.is_checked else say("desk-leaflet-draft", name=one.name)


_PARTS = (
    "case",
    "needs",
    "rights",
    "asked",
    "follow-up",
    "refer",
    "court",
    "property",
    "plan",
    "messages",
    "written",
    "access",
    "guard",
    "links",
    "handed-over",
    "looks",
)
# Pages that belong to a part.
_PART_OF = {
    "duty": "rights",
    "choices": "rights",
    "needs_ask": "needs",
    "needs_decide": "needs",
    "victim_closing": "case",
    "complaint_of_victim": "asked",
    "victim_leaving": "needs",
    "tell_once": "case",
    "passport": "case",
    "second_step": "access",
    "supporters": "access",
    "liaison": "plan",
    "quiet_code": "access",
    "handed_over": "handed-over",
    "reply": "written",
}


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.CONFIRM_PLAN)
@after_identity_check
def edit_plan(request: Request, victim_id: UUID) -> HttpResponse:
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    is_post, told = request.method == "POST", list[str]()
    wish_form = plan_fields.WishDeclinedForm(pages.posted_for(request, "not-taken"))
    if wish_form.is_bound:
        is_post = False
        if wish_form.is_valid():
            why = wish_form.cleaned_data["why"]
            preference_requests.decline_preference_request(
                actor=request.actor, victim_id=victim_id, why=why, now=request.now
            )
            told = [say("contact-desk-told")]
    wish = preference_requests.read_preference_request(actor=request.actor, victim_id=victim_id, now=request.now)
    form = _plan_form(record, request.POST if is_post else None, wish if "wishes" in request.GET else None)
    both: Sequence[form_versions.FieldDifference] | None = None
    if is_post and form.is_valid():
        try:
            saved = contact_recording.confirm_plan(
                actor=request.actor,
                victim_id=identity_checks.find_visible_victim(request.actor, victim_id).id,
                plan=form.wanted(),
                after=form.cleaned_data["after"],
                now=request.now,
            )
        except PlanRefused as refused:
            form.refuse(refused)
        except StaleVersion:  # the record was loaded before the save, so it holds the newer plan
            both = form_versions.rebase_typed(
                form, _plan_form(record), record.way.plan.version if record.way.plan else 0
            )
        else:
            told = [say("desk-plan-saved", version=saved.version) if saved.version else say("desk-plan-waits")]
            if saved.may_have_left:
                told.append(say("desk-plan-may-have-left", count=saved.may_have_left))
            record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
            form, wish = _plan_form(record), None
    several = record.way.plan is not None and any(len(way.hours) > 1 for way in record.way.plan.ways)
    of_wish = {"wish": wish, "wish_form": wish_form, "wish_words": plan_fields}
    return show_record_part(
        request, "plan", record, {"form": form, "told": told, "both": both, "several_hours": several, **of_wish}
    )


def _plan_form(record: VictimRecord, typed: Any = None, wish: PreferenceRequestDetail | None = None) -> ContactPlanForm:
    stands = initial_from_plan(record.way.plan, record.points) | {
        "after": record.way.plan.version if record.way.plan else 0
    }
    own = plan_fields.initial_from_wish(wish) if wish is not None and wish.answers is not None else {}
    return ContactPlanForm(typed, points=record.points, senders=load_sender_name_options(), initial={**stands, **own})


@require_safe
@desk_page(Act.SEE_MESSAGES)
@after_identity_check
def show_victim_messages(request: Request, victim_id: UUID) -> HttpResponse:
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    return show_record_part(request, "messages", record, {"message_words": messages_presenter})


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.MAKE_CODE)
@after_identity_check
def show_access_codes(request: Request, victim_id: UUID) -> HttpResponse:
    """Show access codes, make or revoke one. A new code appears in this response only."""
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    second = second_factors.load_second_factors(actor=request.actor, victim_id=row, now=request.now)
    form = NewCodeForm(
        request.POST if "make" in request.POST else None,
        is_guarded=record.way.is_guarded,
        may_keep_second=second.may_open and bool(second.live),
    )
    leaflet = LeafletForm(
        languages=codes_at_desk.list_leaflet_languages(actor=request.actor), is_guarded=record.way.is_guarded
    )
    context: dict[str, Any] = {
        "form": form,
        "second": second,
        "leaflet_form": leaflet,
        "has_quiet_codes": duress_codes.is_duress_code_offered(),
    }
    if form.is_valid():
        try:
            context["made"] = codes_at_desk.make_code_at_desk(
                actor=request.actor,
                victim_id=row,
                opens=form.cleaned_data["opens"],
                keeps_second=form.cleaned_data.get("keeps_second", False),
                now=request.now,
            )
            context["second"] = second_factors.load_second_factors(actor=request.actor, victim_id=row, now=request.now)
        except victim_codes.ShortAccessOnly:
            form.add_error("opens", say("desk-access-guarded"))
    if "seal" in request.POST:
        codes_at_desk.revoke_code_at_desk(actor=request.actor, victim_id=row, now=request.now)
        context["told"] = [say("desk-access-sealed")]
        record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
        context["second"] = second_factors.load_second_factors(actor=request.actor, victim_id=row, now=request.now)
    return show_record_part(request, "access", record, context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.MARK_GUARDED)
@after_identity_check
def show_guarding(request: Request, victim_id: UUID) -> HttpResponse:
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    form = GuardForm(request.POST if request.method == "POST" else None)
    told: list[str] = []
    if form.is_valid():
        typed = form.cleaned_data
        if record.way.is_guarded:
            contact_recording.propose_unmark_guarded(
                actor=request.actor, victim_id=row, reason=typed["reason"], now=request.now
            )
        else:
            contact_recording.mark_guarded(
                actor=request.actor,
                victim_id=row,
                reason=typed["reason"],
                whole_case=typed["whole_case"],
                now=request.now,
            )
        told = [say("desk-guard-proposed" if record.way.is_guarded else "desk-guard-marked")]
        record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
        form = GuardForm()
    return show_record_part(request, "guard", record, {"form": form, "told": told})


@require_safe
@desk_page(Act.SEE_AUDITED_ACCESSES)
@after_identity_check
def show_record_accesses(request: Request, victim_id: UUID) -> HttpResponse:
    """List accesses to the record. Supervisors need no identity check: the page shows nothing else about the victim."""
    entries = access_monitoring.list_record_accesses(actor=request.actor, victim_id=victim_id, now=request.now)
    context = {
        "looks": entries,
        "words": staff_words,
        "victim_id": victim_id,
        "safe_of": (plan_summaries.VICTIM, victim_id),
    }
    return show_page(request, "looks", context)


def show_record_part(request: Request, part: str, record: VictimRecord, context: dict[str, Any]) -> HttpResponse:
    current = _PART_OF.get(part, part)
    parts = [
        {
            "text": say(f"desk-part-{name}"),
            "href": reverse(f"desk:{name}", args=[record.id]),
            "current": name == current,
        }
        for name in _PARTS
    ]
    frame = {
        "record": record,
        "parts": parts,
        "words": staff_words,
        "plan_words": plan_presenter,
        "beside": record.id,
        "safe_line": _safe_line(record),
    }
    return show_page(request, part, {**frame, **context}, tab="new-contact")


def _safe_line(record: VictimRecord) -> str:
    """Build the safe contact line from the loaded record, without a query."""
    way = record.way
    if way.is_quiet_code_used:
        return say("safe-line-quiet-code")
    # hearsay is not used: it may come from the person whom the victim fears
    plan = way.plan or (None if way.is_hearsay else way.stated)
    if plan is None:
        return say("safe-line-not-asked")
    open_now = way.is_open_now if plan.callable_by_person else None
    return plan_presenter.build_safe_line(plan, still=way.still, is_overtaken=way.is_overtaken, calls_open_now=open_now)


def show_unkept_form(request: Request, victim_id: UUID, told: str, form: Form) -> HttpResponse:
    """Show the form's input when nothing was saved; `told` says why."""
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    answer = show_record_part(
        request, "unkept", record, {"why": told, "typed": form_versions.list_unsaved_fields(form)}
    )
    answer.status_code = 409
    return answer
