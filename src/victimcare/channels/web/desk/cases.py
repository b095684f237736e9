"""The contact with her: a blank gate, a proof, and only then her record. One screen a part of it."""

from __future__ import annotations

from datetime import date
from functools import wraps
from typing import Any, Protocol
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import door, said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.forms import (
    PLAN_FIELDS,
    CodeProof,
    Guard,
    NewCode,
    OtherProof,
    Plan,
    Told,
    Try,
    initial_plan,
)
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.rights import Status
from victimcare.services.access import Act, Role
from victimcare.services.contact import actions, panels, plans, proofs, record
from victimcare.services.contact.actions import Channel
from victimcare.services.contact.proofs import How
from victimcare.services.contact.record import HerRecord, Owed
from victimcare.services.desk import queries as desk
from victimcare.services.people import codes, desk_proofs
from victimcare.wording import say


class View(Protocol):
    def __call__(self, request: Request, victim_id: UUID) -> HttpResponse: ...


_OPEN = (Status.DUE, Status.MISSED, Status.HELD)
_PARTS = ("case", "rights", "plan", "messages", "access", "guard", "looks")


def _after_proof(view: View) -> View:
    """Without a reason for looking: to the look-up, whether there is such a case or not. Without a proof: the gate."""

    @wraps(view)
    def served(request: Request, victim_id: UUID) -> HttpResponse:
        reason = door.reason_for(request, victim_id)
        if not reason:
            return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
        request.actor = door.because(request, reason)
        try:
            return view(request, victim_id)
        except proofs.NotProved:
            return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
        except proofs.UnknownVictim:
            return pages.not_found(request)

    return served


@require_safe
@page(Act.LOOK_UP_CASE)
def case(request: Request, victim_id: UUID) -> HttpResponse:
    """Her record after a proof; before it the gate, with her safe way only for whoever has a task about her."""
    reason = door.reason_for(request, victim_id)
    if not reason and panels.has_task(actor=request.actor, victim_id=victim_id):
        reason = say("desk-reason-task")
        door.keep_reason(request, victim_id, reason)
    if not reason:
        return HttpResponseRedirect(reverse("desk:look-up"), status=303)
    request.actor = door.because(request, reason)
    try:
        her = record.her_record(actor=request.actor, victim_id=victim_id, now=request.now)
    except proofs.NotProved:
        return _gate(request, victim_id, told=_said(request, "marked", "try-saved"))
    return _contact(request, her)


@sensitive_post_parameters()
@require_POST
@page(Act.SEE_CASE)
@_after_proof
def proof(request: Request, victim_id: UUID) -> HttpResponse:
    row = proofs.victim_for(request.actor, victim_id).id
    is_proved = False
    if request.POST.get("how"):
        form = OtherProof(request.POST, colleagues=desk.colleagues(request.actor))
        is_proved = form.is_valid() and _record(request, row, form.cleaned_data)
    else:
        is_proved = desk_proofs.prove_by_code(
            actor=request.actor, victim_id=row, typed=request.POST.get("code", "")[:60], now=request.now
        )
    if is_proved:
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
    return _gate(request, victim_id, told=say("desk-gate-wrong"), is_wrong=True)


@require_POST
@page(Act.RECORD_CONTACT)
@_after_proof
def record_try(request: Request, victim_id: UUID) -> HttpResponse:
    form = Try(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        actions.record_contact(
            actor=request.actor,
            victim_id=proofs.victim_for(request.actor, victim_id).id,
            contact_id=typed["contact_id"],
            channel=Channel(typed["channel"]),
            reached=False,
            told=[],
            note=typed["note"],
            now=request.now,
        )
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]) + "?try-saved", status=303)


@require_POST
@page(Act.RECORD_CONTACT)
@_after_proof
def record_contact(request: Request, victim_id: UUID) -> HttpResponse:
    her = record.her_record(actor=request.actor, victim_id=victim_id, now=request.now)
    form = Told(request.POST, owed=_tellable(her))
    if not form.is_valid():
        return _contact(request, her, form=form)
    typed = form.cleaned_data
    row = proofs.victim_for(request.actor, victim_id).id
    actions.record_contact(
        actor=request.actor,
        victim_id=row,
        contact_id=typed["contact_id"],
        channel=Channel(typed["channel"]),
        reached=typed["outcome"] != "not_reached",
        told=[int(duty) for duty in typed["told"]],
        note=typed["note"],
        now=request.now,
    )
    if request.POST.get("then") == "finish":
        return _finish(request, victim_id)
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]) + "?saved", status=303)


@require_POST
@page(Act.SEE_CASE)
@_after_proof
def finish(request: Request, victim_id: UUID) -> HttpResponse:
    return _finish(request, victim_id)


@require_safe
@page(Act.SEE_LEDGER)
@_after_proof
def rights(request: Request, victim_id: UUID) -> HttpResponse:
    her = record.her_record(actor=request.actor, victim_id=victim_id, now=request.now)
    return _part(request, "rights", her, {})


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CONFIRM_PLAN)
@_after_proof
def plan(request: Request, victim_id: UUID) -> HttpResponse:
    her = record.her_record(actor=request.actor, victim_id=victim_id, now=request.now)
    is_post = request.method == "POST"
    form = Plan(request.POST if is_post else None, points=her.points, initial=initial_plan(her.way.plan))
    told: list[str] = []
    if is_post and form.is_valid():
        try:
            saved = actions.confirm_plan(
                actor=request.actor,
                victim_id=proofs.victim_for(request.actor, victim_id).id,
                plan=form.wanted(),
                now=request.now,
            )
        except plans.PlanRefused as refused:
            form.add_error(PLAN_FIELDS.get(refused.field, refused.field), say(f"desk-plan-{refused.why}"))
        else:
            told = [say("desk-plan-saved", version=saved.version) if saved.version else say("desk-plan-waits")]
            if saved.may_have_left:
                told.append(say("desk-plan-may-have-left", count=saved.may_have_left))
            her = record.her_record(actor=request.actor, victim_id=victim_id, now=request.now)
            form = Plan(points=her.points, initial=initial_plan(her.way.plan))
    return _part(request, "plan", her, {"form": form, "told": told})


@require_safe
@page(Act.SEE_MESSAGES)
@_after_proof
def messages(request: Request, victim_id: UUID) -> HttpResponse:
    her = record.her_record(actor=request.actor, victim_id=victim_id, now=request.now)
    return _part(request, "messages", her, {})


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.MAKE_CODE)
@_after_proof
def access(request: Request, victim_id: UUID) -> HttpResponse:
    """A new code is in this one answer and nowhere else."""
    her = record.her_record(actor=request.actor, victim_id=victim_id, now=request.now)
    row = proofs.victim_for(request.actor, victim_id).id
    form = NewCode(request.POST if "make" in request.POST else None, is_guarded=her.way.is_guarded)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        try:
            context["made"] = desk_proofs.make_code(
                actor=request.actor, victim_id=row, opens=form.cleaned_data["opens"], now=request.now
            )
        except codes.ShortOnly:
            form.add_error("opens", say("desk-access-guarded"))
    if "seal" in request.POST:
        desk_proofs.seal_code(actor=request.actor, victim_id=row, now=request.now)
        context["told"] = [say("desk-access-sealed")]
        her = record.her_record(actor=request.actor, victim_id=victim_id, now=request.now)
    return _part(request, "access", her, context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.MARK_GUARDED)
@_after_proof
def guard(request: Request, victim_id: UUID) -> HttpResponse:
    her = record.her_record(actor=request.actor, victim_id=victim_id, now=request.now)
    row = proofs.victim_for(request.actor, victim_id).id
    form = Guard(request.POST if request.method == "POST" else None)
    told: list[str] = []
    if form.is_valid():
        typed = form.cleaned_data
        if her.way.is_guarded:
            actions.unmark_guarded(actor=request.actor, victim_id=row, reason=typed["reason"], now=request.now)
        else:
            actions.mark_guarded(
                actor=request.actor,
                victim_id=row,
                reason=typed["reason"],
                whole_case=typed["whole_case"],
                now=request.now,
            )
        told = [say("desk-guard-proposed" if her.way.is_guarded else "desk-guard-marked")]
        her = record.her_record(actor=request.actor, victim_id=victim_id, now=request.now)
        form = Guard()
    return _part(request, "guard", her, {"form": form, "told": told})


@require_POST
@page(Act.MARK_GUARDED)
@_after_proof
def mark(request: Request, victim_id: UUID) -> HttpResponse:
    """Mark her guarded from the gate: danger doesn't wait for a proof, and the answer says nothing about her."""
    form = Guard(request.POST)
    if not form.is_valid():
        return _gate(request, victim_id, mark_form=form)
    actions.mark_guarded(
        actor=request.actor,
        victim_id=proofs.victim_for(request.actor, victim_id).id,
        reason=form.cleaned_data["reason"],
        whole_case=form.cleaned_data["whole_case"],
        now=request.now,
    )
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]) + "?marked", status=303)


@require_safe
@page(Act.SEE_WHO_LOOKED)
@_after_proof
def looks(request: Request, victim_id: UUID) -> HttpResponse:
    """For supervisors, who need no proof to ask who looked: nothing else about her is shown with it."""
    entries = record.who_looked(actor=request.actor, victim_id=victim_id, now=request.now)
    return show(request, "looks", {"looks": entries, "words": said, "victim_id": victim_id})


def _finish(request: Request, victim_id: UUID) -> HttpResponse:
    row = proofs.victim_for(request.actor, victim_id).id
    proofs.finish(actor=request.actor, victim_id=row, now=request.now)
    door.forget_reason(request, victim_id)
    return HttpResponseRedirect(reverse("desk:tasks") + "?which=mine", status=303)


def _record(request: Request, row: int, typed: dict[str, Any]) -> bool:
    try:
        proofs.record(
            actor=request.actor,
            victim_id=row,
            how=How(typed["how"]),
            colleague=UUID(typed["colleague"]) if typed["colleague"] else None,
            now=request.now,
        )
    except proofs.NotAProof:
        return False
    return True


def _gate(
    request: Request, victim_id: UUID, *, told: str = "", is_wrong: bool = False, mark_form: Guard | None = None
) -> HttpResponse:
    context = {
        "victim_id": victim_id,
        "way": panels.way_for_task(actor=request.actor, victim_id=victim_id, now=request.now),
        "code_form": CodeProof(),
        "other_form": OtherProof(colleagues=desk.colleagues(request.actor)),
        "mark_form": mark_form or Guard(),
        "try_form": Try(initial={"contact_id": uuid4()}),
        "told": told,
        "is_wrong": is_wrong,
        "words": said,
    }
    return show(request, "gate", context)


def _contact(request: Request, her: HerRecord, *, form: Told | None = None) -> HttpResponse:
    tellable = _tellable(her)
    context = {
        "form": form or Told(owed=tellable, initial={"contact_id": uuid4()}),
        "owed_now": [owed for owed in tellable if owed.standing.status in _OPEN],
        "told": [say("desk-contact-saved")] if "saved" in request.GET else [],
    }
    return _part(request, "case", her, context)


def _part(request: Request, part: str, her: HerRecord, context: dict[str, Any]) -> HttpResponse:
    parts = [
        {"text": say(f"desk-part-{name}"), "href": reverse(f"desk:{name}", args=[her.id]), "current": name == part}
        for name in _PARTS
        if name != "looks" or Role.SUPERVISOR in request.actor.roles
    ]
    return show(request, part, {"her": her, "parts": parts, "words": said, **context})


def _tellable(her: HerRecord) -> list[Owed]:
    """News first, then what else a contact can meet; the soonest due first."""
    open_now = [owed for owed in her.owed if owed.can_be_told]
    return sorted(open_now, key=lambda owed: (not owed.is_news, owed.sum.due_on or date.max))


def _said(request: Request, *names: str) -> str:
    return next((say(f"desk-gate-{name}") for name in names if name in request.GET), "")
