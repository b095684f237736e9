"""The ledger of one victim, and one duty with each step of its sum and what may be decided about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.desk import parts, said_rights
from victimcare.channels.web.desk.door import after_proof, because, page, reason_for
from victimcare.channels.web.desk.grounds import Add, Remove, removable
from victimcare.channels.web.desk.ledger_forms import FORMS, ActForm
from victimcare.channels.web.ui import pages, versions
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.clock import london_date
from victimcare.rules.rights import DutyHolder, DutyReason, DutyStatus
from victimcare.services.access import Act
from victimcare.services.contact import rights_ledger, victim_record
from victimcare.services.contact.ledger_shapes import DutyAction, DutyDetail
from victimcare.services.contact.rights_ledger import list_victim_grounds
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import agencies, duty_acts, grounds
from victimcare.services.desk.actions import TaskTaken
from victimcare.services.desk.agencies import AskedHow
from victimcare.services.desk.written_since import WrittenSince
from victimcare.wording import say

_OPEN = (DutyStatus.MISSED, DutyStatus.DUE, DutyStatus.HELD)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_LEDGER)
@after_proof
def rights(request: Request, victim_id: UUID) -> HttpResponse:
    """What is open, the late first; then what is done or has ended, the newest first; and Enhanced Rights, which
    somebody may add or take away here."""
    found = list_victim_grounds(actor=request.actor, victim_id=victim_id, now=request.now)
    posted = request.POST.get("act", "")
    add = Add(request.POST if posted == "add" else None, prefix="add")
    remove = Remove(request.POST if posted == "remove" else None, prefix="remove", grounds=found)
    form = {"add": add, "remove": remove}.get(posted)
    if form is not None and form.is_valid():
        _change_grounds(request, victim_id, posted, form.cleaned_data)
        return HttpResponseRedirect(reverse("desk:rights", args=[victim_id]) + "?done", status=303)
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    rows = rights_ledger.list_victim_duties(actor=request.actor, victim_id=victim_id, now=request.now)
    is_open = [row for row in rows if row.standing.status in _OPEN]
    context = {
        "open_rows": sorted(is_open, key=lambda row: row.standing.duty.due_on or date.max),
        "ended_rows": [row for row in reversed(rows) if row.standing.status not in _OPEN],
        "by_key": {row.key: row for row in rows},
        "grounds": found,
        "add": add,
        "remove": remove if removable(found) else None,
        "form": form,
        "told": [say("rights-act-done")] if "done" in request.GET else [],
        "rights": said_rights,
    }
    return parts.show_part(request, "rights", her, context)


def _change_grounds(request: Request, victim_id: UUID, act: str, typed: Mapping[str, Any]) -> None:
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    if act == "add":
        grounds.add(actor=request.actor, victim_id=row, grounds=typed["grounds"], words=typed["words"], now=request.now)
        return
    with suppress(grounds.NotGiven):  # a colleague took it away in this very moment
        grounds.remove(
            actor=request.actor, victim_id=row, ground=typed["ground"], reason=typed["words"], now=request.now
        )


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.SEE_LEDGER)
def duty(request: Request, victim_id: UUID, key: UUID) -> HttpResponse:
    if not reason_for(request, victim_id):
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
    request.actor = because(request, reason_for(request, victim_id))
    try:
        return _duty(request, victim_id, key)
    except (rights_ledger.UnknownLedgerDuty, identity_checks.UnknownVictim):
        return pages.not_found(request)
    except identity_checks.IdentityCheckMissing:
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)


def _duty(request: Request, victim_id: UUID, key: UUID) -> HttpResponse:
    her = victim_record.load_victim_record(actor=request.actor, victim_id=victim_id, now=request.now)
    shown = rights_ledger.load_victim_duty(actor=request.actor, victim_id=victim_id, key=key, now=request.now)
    posted = request.POST.get("act", "") if request.method == "POST" else ""
    chosen = next((can for can in shown.can if can == posted), None)
    forms = {can: _form(request, can, shown, is_chosen=can is chosen) for can in shown.can}
    told = say("rights-act-done") if "done" in request.GET else ""
    if posted and chosen is None:
        told = say("rights-act-not-now")
    both: Sequence[versions.Difference] | None = None
    if chosen is not None and forms[chosen].is_valid():
        try:
            if _decide(request, chosen, shown.row.duty_id, forms[chosen].cleaned_data):
                return HttpResponseRedirect(reverse("desk:duty", args=[victim_id, key]) + "?done", status=303)
            told = say("rights-act-not-now")
        except WrittenSince:
            stands = _form(request, chosen, shown, is_chosen=False)
            stands.initial.update(_as_decided(shown))
            both = versions.beside(forms[chosen], stands, shown.version)
    context: dict[str, Any] = {
        "shown": shown,
        "forms": forms,
        "form": forms[chosen] if chosen else None,
        "both": both,
        "told": [told] if told else [],
        "rights": said_rights,
    }
    return parts.show_part(request, "duty", her, context)


def _as_decided(shown: DutyDetail) -> dict[str, str]:
    """What was decided last, as it would be typed."""
    if not shown.decided:
        return {}
    last = shown.decided[0]
    on = last.review_on.isoformat() if last.review_on else ""
    return {"reason": last.reason, "words": last.words, "channel": last.channel, "review_on": on}


def _form(request: Request, can: DutyAction, shown: DutyDetail, *, is_chosen: bool) -> ActForm:
    posted = request.POST if is_chosen else None
    return FORMS[can](posted, prefix=can.value, in_full=shown, today=london_date(request.now))


def _decide(request: Request, can: DutyAction, duty_id: int, typed: Mapping[str, Any]) -> bool:
    """Do it. False where the duty does not stand so any more. Raises WrittenSince."""
    by: dict[str, Any] = {"actor": request.actor, "duty_id": duty_id, "now": request.now}
    given = dict(by)
    if "channel" in typed:
        given["channel"] = typed["channel"]
    if "words" in typed and can is not DutyAction.EXPLAIN:
        given["words"] = typed["words"]
    try:
        duty_acts.as_read(**by, after=typed["after"], do=lambda: _act(can, given, typed))
    except (duty_acts.NotNow, agencies.AskedAlready, agencies.NotAskedOf, TaskTaken):
        return False
    return True


def _act(can: DutyAction, given: Mapping[str, Any], typed: Mapping[str, Any]) -> None:
    match can:
        case DutyAction.HOLD | DutyAction.RENEW_HOLD:
            review_on = date.fromisoformat(typed["review_on"])
            duty_acts.hold(**given, reason=DutyReason(typed["reason"]), review_on=review_on)
        case DutyAction.END_HOLD:
            duty_acts.end_hold(**given)
        case DutyAction.DECLINE:
            duty_acts.decline(**given)
        case DutyAction.TAKE_BACK:
            duty_acts.take_back_decline(**given)
        case DutyAction.NOT_OWED:
            duty_acts.not_owed(**given, reason=DutyReason(typed["reason"]))
        case DutyAction.OWED_AFTER_ALL:
            duty_acts.owed_after_all(**given)
        case DutyAction.EXPLAIN:
            duty_acts.explain_lateness(**given, reason=typed["words"])
        case DutyAction.ASK:
            agencies.ask(**given, agency=DutyHolder(typed["agency"]), how=AskedHow(typed["how"]))
