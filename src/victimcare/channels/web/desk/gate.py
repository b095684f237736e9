"""Before a proof: a page that is the same for everybody, with what a proof, a try and a danger need."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from victimcare.channels.web.desk import (
    danger,
    said,
    said_plan,
)
from victimcare.channels.web.desk.call_now import call_of
from victimcare.channels.web.desk.door import after_proof, page, show
from victimcare.channels.web.desk.forms import CodeProof, Guard, OtherProof, Try
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.access_codes import codes_at_desk
from victimcare.services.care import saved_contacts
from victimcare.services.contact import communication_passports, contact_recording, task_panels
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations import contact_sessions, identity_checks
from victimcare.services.conversations.identity_checks import CheckMethod
from victimcare.services.desk import queries as desk
from victimcare.wording import say


@sensitive_post_parameters()
@require_POST
@page(Act.SEE_CASE)
@after_proof
def proof(request: Request, victim_id: UUID) -> HttpResponse:
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    is_proved = False
    if "colleague" in request.POST:
        form = OtherProof(request.POST, colleagues=desk.colleagues(request.actor))
        if not form.is_valid():
            return shown(request, victim_id, other_form=form)
        is_proved = _record_proof(request, row, form.cleaned_data)
    else:
        is_proved = codes_at_desk.check_identity_by_code(
            actor=request.actor, victim_id=row, typed=CodeProof.typed(request.POST), now=request.now
        )
    if is_proved:
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
    return shown(request, victim_id, told=say("desk-gate-wrong"), is_wrong=True)


@require_POST
@page(Act.RECORD_CONTACT)
@after_proof
def record_try(request: Request, victim_id: UUID) -> HttpResponse:
    form = Try(request.POST)
    if not form.is_valid():
        return shown(request, victim_id, try_form=form)
    _record_try(request, victim_id, form)
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]) + "?try-saved", status=303)


@require_POST
@page(Act.MARK_GUARDED)
@after_proof
def mark(request: Request, victim_id: UUID) -> HttpResponse:
    """Mark her guarded from the gate: danger doesn't wait for a proof, and the answer says nothing about her."""
    form = Guard(request.POST)
    if not form.is_valid():
        return shown(request, victim_id, mark_form=form)
    contact_recording.mark_guarded(
        actor=request.actor,
        victim_id=identity_checks.find_visible_victim(request.actor, victim_id).id,
        reason=form.cleaned_data["reason"],
        whole_case=form.cleaned_data["whole_case"],
        now=request.now,
    )
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]) + "?marked", status=303)


def shown(
    request: Request,
    victim_id: UUID,
    *,
    told: str = "",
    is_wrong: bool = False,
    other_form: OtherProof | None = None,
    mark_form: Guard | None = None,
    try_form: Try | None = None,
) -> HttpResponse:
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    context = {
        "victim_id": victim_id,
        **danger.load_danger_context(request, victim_id=row),
        "before_a_word": communication_passports.load_needs_before_call(
            actor=request.actor, victim_id=victim_id, now=request.now
        ),
        "way": task_panels.load_safe_contact_for_task(actor=request.actor, victim_id=victim_id, now=request.now),
        "code_form": CodeProof(),
        "other_form": other_form or OtherProof(colleagues=desk.colleagues(request.actor)),
        "mark_form": mark_form or Guard(),
        "try_form": try_form or Try(initial={"contact_id": uuid4()}),
        "told": told,
        "is_wrong": is_wrong,
        "beside": victim_id,
        "is_safe": contact_sessions.find_safe_to_talk(actor=request.actor, victim_id=victim_id),
        "words": said,
        "plan_words": said_plan,
    }
    return show(request, "gate", context, tab="new-contact")


def _record_try(request: Request, victim_id: UUID, form: Try) -> None:
    typed = form.cleaned_data
    saved_contacts.save_failed_try(
        actor=request.actor,
        victim_id=victim_id,
        contact_id=typed["contact_id"],
        channel=ContactChannel(typed["channel"]),
        note=typed["note"],
        call_id=call_of(request, typed["channel"]),
        now=request.now,
    )


def _record_proof(request: Request, row: int, typed: dict[str, Any]) -> bool:
    try:
        identity_checks.record_identity_check(
            actor=request.actor,
            victim_id=row,
            how=CheckMethod(typed["how"]),
            colleague=UUID(typed["colleague"]) if typed["colleague"] else None,
            now=request.now,
        )
    except identity_checks.IdentityCheckInvalid:
        return False
    return True
