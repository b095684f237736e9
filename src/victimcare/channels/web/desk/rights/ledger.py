"""The ledger of one victim; one duty with its deadline, step by step, and its decisions; and the Victims' Code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.desk_pages import (
    access_reason,
    after_identity_check,
    desk_page,
    show_page,
    with_reason,
)
from victimcare.channels.web.desk.record import record_parts
from victimcare.channels.web.desk.rights import agency_waiting, rights_presenter
from victimcare.channels.web.desk.rights.enhanced_rights import AddGroundsForm, RemoveGroundForm, removable_grounds
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui import form_versions
from victimcare.channels.web.ui.form_versions import VersionedForm
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.rules.rights import DutyHolder, DutyReason, DutyStatus
from victimcare.rules.rights.duty_acts import HOLD_REASONS, NOT_OWED_REASONS
from victimcare.services.access import Act
from victimcare.services.contact import rights_ledger, victim_record
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.contact.ledger_shapes import DutyAction, DutyDetail
from victimcare.services.contact.rights_ledger import list_victim_grounds
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import agency_requests, duty_decisions, recorded_grounds
from victimcare.services.desk.agency_requests import AgencyRequestMethod
from victimcare.services.desk.task_actions import TaskTaken
from victimcare.services.rights.code_editions import read_victims_code
from victimcare.wording import dates, say

# Decisions about a duty: one small form for each act, all on one page, each with its own prefix.


def _channel_field() -> forms.ChoiceField:
    by = [(one.value, say(f"desk-channel-{id_part(one.value)}")) for one in ContactChannel]
    return forms.ChoiceField(
        label=say("rights-act-channel"),
        choices=[("", say("desk-contact-no-way")), *by],
        error_messages={"required": say("desk-contact-which-way")},
    )


def _reason_field(reasons: Sequence[DutyReason]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=say("rights-act-reason"),
        widget=forms.RadioSelect,
        choices=[(reason.value, say(f"rights-reason-{id_part(reason)}")) for reason in reasons],
    )


class DutyActForm(VersionedForm):
    """`in_full`: the current duty; `today`: the first day to count from when offering days."""

    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"reason": {"classes": "govuk-radios--small"}}

    def __init__(self, *args: Any, in_full: DutyDetail, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"after": in_full.version}, **kwargs)
        if "review_on" in self.fields:
            days = [(day.isoformat(), dates.write_day(day, manner="page", today=today)) for day in in_full.review_days]
            self.offer("review_on", ("", say("rights-act-review-choose")), *days)


class HoldDutyForm(DutyActForm):
    reason = _reason_field(HOLD_REASONS)
    words = words_field("rights-act-why", needed="rights-act-words-needed")
    review_on = forms.ChoiceField(label=say("rights-act-review"))


class AskAgencyForm(DutyActForm, agency_waiting.AgencyAskForm):
    def __init__(self, *args: Any, in_full: DutyDetail, **kwargs: Any) -> None:
        super().__init__(*args, in_full=in_full, holders=in_full.row.entry.holders, **kwargs)


class DutyReasonForm(DutyActForm):
    words = words_field("rights-act-why", needed="rights-act-words-needed")


class DeclineDutyForm(DutyActForm):
    channel = _channel_field()
    words = words_field("rights-act-their-words", needed="rights-act-words-needed")


class WithdrawDeclineForm(DutyActForm):
    channel = _channel_field()


class DutyNotOwedForm(DutyActForm):
    reason = _reason_field(NOT_OWED_REASONS)
    words = words_field("rights-act-why", needed="rights-act-words-needed")


DUTY_FORMS: Mapping[DutyAction, type[DutyActForm]] = {
    DutyAction.HOLD: HoldDutyForm,
    DutyAction.RENEW_HOLD: HoldDutyForm,
    DutyAction.END_HOLD: DutyReasonForm,
    DutyAction.DECLINE: DeclineDutyForm,
    DutyAction.TAKE_BACK: WithdrawDeclineForm,
    DutyAction.NOT_OWED: DutyNotOwedForm,
    DutyAction.OWED_AFTER_ALL: DutyReasonForm,
    DutyAction.EXPLAIN: DutyReasonForm,
    DutyAction.ASK: AskAgencyForm,
}


_OPEN = (DutyStatus.MISSED, DutyStatus.DUE, DutyStatus.HELD)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.SEE_LEDGER)
@after_identity_check
def show_rights(request: Request, victim_id: UUID) -> HttpResponse:
    """Show open duties, late ones first; then finished ones, newest first; and Enhanced Rights, which staff may add or
    remove here."""
    found = list_victim_grounds(actor=request.actor, victim_id=victim_id, now=request.now)
    posted = request.POST.get("act", "")
    add = AddGroundsForm(request.POST if posted == "add" else None, prefix="add")
    remove = RemoveGroundForm(request.POST if posted == "remove" else None, prefix="remove", grounds=found)
    form = {"add": add, "remove": remove}.get(posted)
    if form is not None and form.is_valid():
        _change_grounds(request, victim_id, posted, form.cleaned_data)
        return HttpResponseRedirect(reverse("desk:rights", args=[victim_id]) + "?done", status=303)
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    rows = rights_ledger.list_victim_duties(actor=request.actor, victim_id=victim_id, now=request.now)
    is_open = [row for row in rows if row.standing.status in _OPEN]
    context = {
        "open_rows": sorted(is_open, key=lambda row: row.standing.duty.due_on or date.max),
        "ended_rows": [row for row in reversed(rows) if row.standing.status not in _OPEN],
        "by_key": {row.key: row for row in rows},
        "grounds": found,
        "add": add,
        "remove": remove if removable_grounds(found) else None,
        "form": form,
        "told": [say("rights-act-done")] if "done" in request.GET else [],
        "rights": rights_presenter,
    }
    return record_parts.show_record_part(request, "rights", record, context)


def _change_grounds(request: Request, victim_id: UUID, act: str, typed: Mapping[str, Any]) -> None:
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    if act == "add":
        recorded_grounds.add_grounds(
            actor=request.actor, victim_id=row, grounds=typed["grounds"], words=typed["words"], now=request.now
        )
        return
    with suppress(NotFound):  # a colleague has just removed it
        recorded_grounds.remove_ground(
            actor=request.actor, victim_id=row, ground=typed["ground"], reason=typed["words"], now=request.now
        )


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.SEE_LEDGER)
def show_duty(request: Request, victim_id: UUID, key: UUID) -> HttpResponse:
    if not access_reason(request, victim_id):
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
    request.actor = with_reason(request, access_reason(request, victim_id))
    try:
        return _render_duty(request, victim_id, key)
    except identity_checks.IdentityCheckMissing:
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)


def _render_duty(request: Request, victim_id: UUID, key: UUID) -> HttpResponse:
    record = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    shown = rights_ledger.load_victim_duty(actor=request.actor, victim_id=victim_id, key=key, now=request.now)
    posted = request.POST.get("act", "") if request.method == "POST" else ""
    chosen = next((can for can in shown.can if can == posted), None)
    forms = {can: _form(request, can, shown, is_chosen=can is chosen) for can in shown.can}
    told = say("rights-act-done") if "done" in request.GET else ""
    if posted and chosen is None:
        told = say("rights-act-not-now")
    both: Sequence[form_versions.FieldDifference] | None = None
    if chosen is not None and forms[chosen].is_valid():
        try:
            if _decide(request, chosen, shown.row.duty_id, forms[chosen].cleaned_data):
                return HttpResponseRedirect(reverse("desk:duty", args=[victim_id, key]) + "?done", status=303)
            told = say("rights-act-not-now")
        except StaleVersion:
            stands = _form(request, chosen, shown, is_chosen=False)
            stands.initial.update(_as_decided(shown))
            both = form_versions.rebase_typed(forms[chosen], stands, shown.version)
    context: dict[str, Any] = {
        "shown": shown,
        "forms": forms,
        "form": forms[chosen] if chosen else None,
        "both": both,
        "told": [told] if told else [],
        "rights": rights_presenter,
    }
    return record_parts.show_record_part(request, "duty", record, context)


def _as_decided(shown: DutyDetail) -> dict[str, str]:
    """Return the latest decision as field values."""
    if not shown.decided:
        return {}
    last = shown.decided[0]
    on = last.review_on.isoformat() if last.review_on else ""
    return {"reason": last.reason, "words": last.words, "channel": last.channel, "review_on": on}


def _form(request: Request, can: DutyAction, shown: DutyDetail, *, is_chosen: bool) -> DutyActForm:
    posted = request.POST if is_chosen else None
    return DUTY_FORMS[can](posted, prefix=can.value, in_full=shown, today=london_date(request.now))


def _decide(request: Request, can: DutyAction, duty_id: int, typed: Mapping[str, Any]) -> bool:
    """Apply the decision. False if the duty's state no longer allows it. Raises StaleVersion."""
    by: dict[str, Any] = {"actor": request.actor, "duty_id": duty_id, "now": request.now}
    given = dict(by)
    if "channel" in typed:
        given["channel"] = typed["channel"]
    if "words" in typed and can is not DutyAction.EXPLAIN:
        given["words"] = typed["words"]
    try:
        duty_decisions.decide_as_read(**by, after=typed["after"], do=lambda: _apply_act(can, given, typed))
    except (
        duty_decisions.WrongDutyStatus,
        agency_requests.RequestOpenAlready,
        agency_requests.OtherAgencyResponsible,
        TaskTaken,
    ):
        return False
    return True


def _apply_act(can: DutyAction, given: Mapping[str, Any], typed: Mapping[str, Any]) -> None:
    match can:
        case DutyAction.HOLD | DutyAction.RENEW_HOLD:
            review_on = date.fromisoformat(typed["review_on"])
            duty_decisions.hold_duty(**given, reason=DutyReason(typed["reason"]), review_on=review_on)
        case DutyAction.END_HOLD:
            duty_decisions.end_duty_hold(**given)
        case DutyAction.DECLINE:
            duty_decisions.decline_duty(**given)
        case DutyAction.TAKE_BACK:
            duty_decisions.withdraw_decline(**given)
        case DutyAction.NOT_OWED:
            duty_decisions.mark_duty_not_owed(**given, reason=DutyReason(typed["reason"]))
        case DutyAction.OWED_AFTER_ALL:
            duty_decisions.mark_duty_owed(**given)
        case DutyAction.EXPLAIN:
            duty_decisions.explain_lateness(**given, reason=typed["words"])
        case DutyAction.ASK:
            agency_requests.ask_agency(
                **given, agency=DutyHolder(typed["agency"]), how=AgencyRequestMethod(typed["how"])
            )


# The Victims' Code as this installation applies it, edition by edition.


@require_safe
@desk_page(Act.SEE_LEDGER)
def show_victims_code(request: Request) -> HttpResponse:
    shown = read_victims_code(actor=request.actor, edition=request.GET.get("edition", ""), now=request.now)
    return show_page(request, "code", {"code": shown, "words": rights_presenter}, tab="more")
