"""The contact with her: a blank gate, a proof, and only then her record."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import (
    danger,
    door,
    parts,
    said,
    said_care,
    said_plan,
    said_thread,
    said_work,
    task_page,
    unsaved,
)
from victimcare.channels.web.desk.call_now import call_now
from victimcare.channels.web.desk.contact_forms import Ended
from victimcare.channels.web.desk.door import after_proof, page, show
from victimcare.channels.web.desk.forms import CodeProof, Guard, OtherProof, Try
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.contact.next_acts import Proposed
from victimcare.rules.follow_up import risk
from victimcare.rules.rights import Status
from victimcare.services.access import Act
from victimcare.services.calls.taking import earlier, phone
from victimcare.services.care import assessed
from victimcare.services.contact import (
    actions,
    guides,
    one_contact,
    panels,
    passports,
    proofs,
    record,
    spells,
    tell_once,
    thread,
    wishes_seen,
)
from victimcare.services.contact.actions import Channel, Ending
from victimcare.services.contact.one_contact import Contradiction, Written
from victimcare.services.contact.proofs import How, Proved
from victimcare.services.contact.record import HerRecord, Owed
from victimcare.services.desk import queries as desk
from victimcare.services.desk.harm import harm_for
from victimcare.services.follow_up import confirming
from victimcare.services.people import desk_proofs
from victimcare.wording import say

_OPEN = (Status.DUE, Status.MISSED, Status.HELD)


@require_safe
@page(Act.LOOK_UP_CASE)
def case(request: Request, victim_id: UUID) -> HttpResponse:
    """Her record after a proof; before it the gate, with her safe way only for whoever has a task about her."""
    reason = door.reason_for(request, victim_id) or _begin(request, victim_id)
    if not reason:
        return HttpResponseRedirect(reverse("desk:look-up"), status=303)
    request.actor = door.because(request, reason)
    try:
        proved = proofs.proved(request.actor, victim_id, now=request.now)
        her = record.her_record(actor=request.actor, victim_id=proved, now=request.now)
    except proofs.NotProved:
        ended = "ended-kept" if unsaved.of(request, victim_id) else "ended"
        told = _said(request, "marked", "try-saved", "needs-kept") or (
            say(f"desk-gate-{ended}") if "ended" in request.GET else ""
        )
        return _gate(request, victim_id, told=told)
    except proofs.UnknownVictim:
        return pages.not_found(request)
    call_id, since = call_now(request)
    spells.opened(actor=request.actor, victim_id=proved.victim.id, call_id=call_id, since=since, now=request.now)
    return _contact(request, proved, her)


@require_POST
@page(Act.LOOK_UP_CASE)
def begin(request: Request, victim_id: UUID) -> HttpResponse:
    """A contact begins from a task, unproved: who was proved before may not be who answers now."""
    to = reverse("desk:case", args=[victim_id]) if _begin(request, victim_id) else reverse("desk:look-up")
    return HttpResponseRedirect(to, status=303)


@sensitive_post_parameters()
@require_POST
@page(Act.SEE_CASE)
@after_proof
def proof(request: Request, victim_id: UUID) -> HttpResponse:
    row = proofs.victim_for(request.actor, victim_id).id
    is_proved = False
    if "colleague" in request.POST:
        form = OtherProof(request.POST, colleagues=desk.colleagues(request.actor))
        if not form.is_valid():
            return _gate(request, victim_id, other_form=form)
        is_proved = _record_proof(request, row, form.cleaned_data)
    else:
        is_proved = desk_proofs.prove_by_code(
            actor=request.actor, victim_id=row, typed=CodeProof.typed(request.POST), now=request.now
        )
    if is_proved:
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
    return _gate(request, victim_id, told=say("desk-gate-wrong"), is_wrong=True)


@require_POST
@page(Act.RECORD_CONTACT)
@after_proof
def record_try(request: Request, victim_id: UUID) -> HttpResponse:
    form = Try(request.POST)
    if not form.is_valid():
        return _gate(request, victim_id, try_form=form)
    _record_try(request, victim_id, form)
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]) + "?try-saved", status=303)


@require_POST
@page(Act.RECORD_CONTACT)
@after_proof
def record_contact(request: Request, victim_id: UUID) -> HttpResponse:
    proved = proofs.proved(request.actor, victim_id, now=request.now)
    her = record.her_record(actor=request.actor, victim_id=proved, now=request.now)
    tellable = _tellable(her)
    form = Ended(request.POST, owed=tellable, proposed=_proposed(request, proved, her), now=request.now)
    if not form.is_valid():
        return _contact(request, proved, her, form=form)
    try:
        _save(request, her, form)
    except Contradiction as wrong:
        form.add_error("told", say(f"desk-contact-{wrong.why}"))
        return _contact(request, proved, her, form=form)
    if request.POST.get("then") == "finish":
        return _finish(request, victim_id)
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]) + "?saved", status=303)


@require_POST
@page(Act.SEE_CASE)
@after_proof
def finish(request: Request, victim_id: UUID) -> HttpResponse:
    return _finish(request, victim_id)


@require_POST
@page(Act.MARK_GUARDED)
@after_proof
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


def _begin(request: Request, victim_id: UUID) -> str:
    """Why she is looked at, once a contact has begun from a task; empty without a task about her."""
    reason = say("desk-reason-task")
    if not panels.begin(actor=door.because(request, reason), victim_id=victim_id, now=request.now):
        return ""
    door.keep_reason(request, victim_id, reason)
    return reason


def _finish(request: Request, victim_id: UUID) -> HttpResponse:
    row = proofs.victim_for(request.actor, victim_id).id
    try:
        proofs.finish(actor=request.actor, victim_id=row, now=request.now)
    except proofs.NotProved:  # that has ended by itself, and the contact is over all the same
        spells.given_up(actor=request.actor, victim_id=row, now=request.now)
    door.forget_reason(request, victim_id)
    return HttpResponseRedirect(reverse("desk:tasks") + "?which=mine", status=303)


def _save(request: Request, her: HerRecord, form: Ended) -> None:
    typed = form.cleaned_data
    written = Written(
        contact_id=typed["contact_id"],
        channel=Channel(typed["channel"]),
        ending=form.ended,
        ticked=form.duties,
        steps=form.chosen,
        note=typed["note"],
        call_id=_call_of(request, typed["channel"]),
    )
    one_contact.save(actor=request.actor, victim_id=her.id, written=written, now=request.now)
    confirming.settle(now=request.now, victim_ids=[proofs.victim_for(request.actor, her.id).id])


def _record_try(request: Request, victim_id: UUID, form: Try) -> None:
    typed, row = form.cleaned_data, proofs.victim_for(request.actor, victim_id).id
    actions.record_contact(
        actor=request.actor,
        victim_id=row,
        contact_id=typed["contact_id"],
        channel=Channel(typed["channel"]),
        reached=False,
        told=(),
        note=typed["note"],
        now=request.now,
        call_id=_call_of(request, typed["channel"]),
        ending=Ending.NOT_REACHED,
    )
    confirming.settle(now=request.now, victim_ids=[row])


def _call_of(request: Request, channel: str) -> UUID | None:
    return phone.call_of(actor=request.actor) if channel == Channel.PHONE else None


def _record_proof(request: Request, row: int, typed: dict[str, Any]) -> bool:
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
    request: Request,
    victim_id: UUID,
    *,
    told: str = "",
    is_wrong: bool = False,
    other_form: OtherProof | None = None,
    mark_form: Guard | None = None,
    try_form: Try | None = None,
) -> HttpResponse:
    row = proofs.victim_for(request.actor, victim_id).id
    context = {
        "victim_id": victim_id,
        **danger.shown(request, victim_id=row),
        "before_a_word": passports.before_a_word(actor=request.actor, victim_id=victim_id, now=request.now),
        "way": panels.way_for_task(actor=request.actor, victim_id=victim_id, now=request.now),
        "code_form": CodeProof(),
        "other_form": other_form or OtherProof(colleagues=desk.colleagues(request.actor)),
        "mark_form": mark_form or Guard(),
        "try_form": try_form or Try(initial={"contact_id": uuid4()}),
        "told": told,
        "is_wrong": is_wrong,
        "beside": victim_id,
        "is_safe": spells.was_safe(actor=request.actor, victim_id=victim_id),
        "words": said,
        "plan_words": said_plan,
    }
    return show(request, "gate", context, tab="new-contact")


def _contact(request: Request, proved: Proved, her: HerRecord, *, form: Ended | None = None) -> HttpResponse:
    tellable = _tellable(her)
    passport = passports.first(actor=request.actor, victim_id=proved, now=request.now)
    proposed = one_contact.proposed(her, speaks=_speaks(passport), now=request.now)
    row = proved.victim.id
    pressed = danger.shown(request, victim_id=row)  # what was pressed before it was known who it is becomes hers
    calls = earlier.contacts(actor=request.actor, victim_id=proved, now=request.now)
    besides = thread.besides(actor=request.actor, victim_id=proved, now=request.now)
    blank = {"contact_id": uuid4(), "channel": _way_now(request, her)}
    open_work = desk.open_about(request.actor, row, now=request.now)
    owed_now = [owed for owed in tellable if owed.standing.status in _OPEN]
    context = {
        "wish_waits": wishes_seen.waits(actor=request.actor, victim_id=her.id),
        "care_waits": assessed.waits(actor=request.actor, victim_id=her.id),
        "care": said_care,
        "passport": passport,
        "tell_once": tell_once.first(actor=request.actor, victim_id=proved, now=request.now),
        "thread": said_thread.thread(
            her.so_far,
            besides,
            calls,
            going_on=spells.going_on(actor=request.actor, victim_id=row),
            now=request.now,
        ),
        **pressed,
        "form": form or Ended(owed=tellable, proposed=proposed, now=request.now, initial=blank),
        "owed_now": owed_now,
        "open_work": open_work,
        "about": task_page.about(request, open_work),
        "work_words": said_work,
        "is_risk": {one.duty_id for one in owed_now if one.is_news and one.event_type in risk.ALWAYS},
        "harm": harm_for(is_guarded=her.way.is_guarded, is_enhanced=her.is_enhanced),
        "guide": guides.guide(her.family, her.moment),
        "told": [say(_DONE[name]) for name in _DONE if name in request.GET],
        "unsaved": unsaved.of(request, her.id),
    }
    return parts.show_part(request, "case", her, context)


_DONE = {"saved": "desk-contact-saved", "replied": "one-contact-reply-sent"}


def _way_now(request: Request, her: HerRecord) -> str:
    """The way of this contact, where the contact itself says it: a call that is on, or how she was proved."""
    if call_now(request)[0] is not None:
        return Channel.PHONE
    return {How.IN_PERSON: Channel.IN_PERSON, How.CALL_BACK: Channel.PHONE}.get(How(her.proof.how), "")


def _speaks(passport: passports.Version | None) -> str:
    language = passport.said.language if passport else ""
    return "" if language in ("", "en") else language


def _proposed(request: Request, proved: Proved, her: HerRecord) -> tuple[Proposed, ...]:
    passport = passports.first(actor=request.actor, victim_id=proved, now=request.now)
    return one_contact.proposed(her, speaks=_speaks(passport), now=request.now)


def _tellable(her: HerRecord) -> list[Owed]:
    """News first, then what else a contact can meet; the soonest due first."""
    open_now = [owed for owed in her.owed if owed.can_be_told]
    return sorted(open_now, key=lambda owed: (not owed.is_news, owed.standing.duty.due_on or date.max))


def _said(request: Request, *names: str) -> str:
    return next((say(f"desk-gate-{name}") for name in names if name in request.GET), "")
