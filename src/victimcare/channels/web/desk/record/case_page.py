"""The main page of a victim's record: the contact in progress and its outcome, or the gate before an identity check."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import desk_input, desk_pages
from victimcare.channels.web.desk.calls import danger_calls
from victimcare.channels.web.desk.desk_pages import (
    after_identity_check,
    desk_page,
    find_call_of_contact,
    find_current_call,
    show_page,
)
from victimcare.channels.web.desk.record import care_presenter, contact_content, identity_gate, record_parts
from victimcare.channels.web.desk.record.contact_content import ContactOutcomeForm
from victimcare.channels.web.desk.work import danger_presenter, list_place, work_presenter
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.contact.contact_outcomes import ProposedStep
from victimcare.rules.rights import DutyStatus
from victimcare.services.access import Act
from victimcare.services.calls import call_history
from victimcare.services.care import assessment_views, care_events
from victimcare.services.contact import (
    communication_passports,
    contact_outcomes,
    contact_thread,
    prepared_replies,
    task_panels,
    tell_once_notes,
    victim_record,
)
from victimcare.services.contact.contact_outcomes import ContactOutcome, EndingConflict
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.contact.victim_record import OwedDuty, VictimRecord
from victimcare.services.contact_plans import preference_requests
from victimcare.services.conversations import contact_sessions, identity_checks, task_takeovers
from victimcare.services.conversations.identity_checks import CheckedVictim, CheckMethod
from victimcare.services.desk import work_list
from victimcare.services.desk.task_shapes import harm_level_for
from victimcare.wording import say

_OPEN = (DutyStatus.DUE, DutyStatus.MISSED, DutyStatus.HELD)


@require_safe
@desk_page(Act.LOOK_UP_CASE)
def show_case(request: Request, victim_id: UUID) -> HttpResponse:
    """Show the record after an identity check, and the gate before it; there, only staff with a task about the victim
    see the safe contact plan. Returning after a finished contact does not begin another: staff with a task about the
    victim are asked first."""
    reason = desk_pages.access_reason(request, victim_id)
    if not reason and desk_pages.is_contact_finished(request, victim_id):
        if task_panels.has_task_about(actor=request.actor, victim_id=victim_id):
            return show_page(request, "finished", {"victim_id": victim_id}, tab="tasks")
    elif not reason:
        reason = _begin(request, victim_id)
    if not reason:
        return HttpResponseRedirect(reverse("desk:look-up"), status=303)
    request.actor = desk_pages.with_reason(request, reason)
    try:
        proved = identity_checks.load_checked_victim(request.actor, victim_id, now=request.now)
        record = victim_record.load_victim_record(actor=request.actor, victim_id=proved, now=request.now)
    except identity_checks.IdentityCheckMissing:
        return identity_gate.show_identity_gate(request, victim_id, told=_told_before_proof(request, victim_id))
    call_id, since = find_current_call(request)
    contact_sessions.ensure_contact_session(
        actor=request.actor, victim_id=proved.victim.id, call_id=call_id, since=since, now=request.now
    )
    return _render_contact(request, proved, record)


@require_POST
@desk_page(Act.LOOK_UP_CASE)
def begin_contact(request: Request, victim_id: UUID) -> HttpResponse:
    """Begin a contact from a task without an identity check: the person who answers now may not be the one checked
    before."""
    to = reverse("desk:case", args=[victim_id]) if _begin(request, victim_id) else reverse("desk:look-up")
    return HttpResponseRedirect(to, status=303)


@require_POST
@desk_page(Act.RECORD_CONTACT)
@after_identity_check
def record_contact(request: Request, victim_id: UUID) -> HttpResponse:
    proved = identity_checks.load_checked_victim(request.actor, victim_id, now=request.now)
    record = victim_record.load_victim_record(actor=request.actor, victim_id=proved, now=request.now)
    tellable = _tellable(record)
    form = ContactOutcomeForm(request.POST, owed=tellable, proposed=_proposed(request, proved, record), now=request.now)
    if not form.is_valid():
        return _render_contact(request, proved, record, form=form)
    try:
        _save_contact(request, record, form)
    except EndingConflict as wrong:
        form.add_error("told", say(f"desk-contact-{wrong.why}"))
        return _render_contact(request, proved, record, form=form)
    if request.POST.get("then") == "finish":
        return _finish(request, victim_id)
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]) + "?saved", status=303)


@require_POST
@desk_page(Act.SEE_CASE)
@after_identity_check
def finish_contact(request: Request, victim_id: UUID) -> HttpResponse:
    return _finish(request, victim_id)


def _begin(request: Request, victim_id: UUID) -> str:
    """Begin a contact from a task and return the reason for access; empty without a task about the victim."""
    reason = say("desk-reason-task")
    if not task_panels.begin_contact_from_task(
        actor=desk_pages.with_reason(request, reason), victim_id=victim_id, now=request.now
    ):
        return ""
    desk_pages.keep_reason(request, victim_id, reason)
    return reason


def _finish(request: Request, victim_id: UUID) -> HttpResponse:
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    try:
        identity_checks.finish_contact(actor=request.actor, victim_id=row, now=request.now)
    except identity_checks.IdentityCheckMissing:  # the check has expired; the contact is over anyway
        contact_sessions.abandon_contact_session(actor=request.actor, victim_id=row, now=request.now)
    desk_pages.forget_reason(request, victim_id)
    return HttpResponseRedirect(reverse("desk:tasks") + "?which=mine", status=303)


def _save_contact(request: Request, record: VictimRecord, form: ContactOutcomeForm) -> None:
    typed = form.cleaned_data
    written = ContactOutcome(
        contact_id=typed["contact_id"],
        channel=ContactChannel(typed["channel"]),
        ending=form.ended,
        ticked=form.duties,
        steps=form.chosen,
        note=typed["note"],
        call_id=find_call_of_contact(request, typed["channel"]),
    )
    care_events.save_contact_and_settle(actor=request.actor, victim_id=record.id, written=written, now=request.now)


def _render_contact(
    request: Request, proved: CheckedVictim, record: VictimRecord, *, form: ContactOutcomeForm | None = None
) -> HttpResponse:
    tellable = _tellable(record)
    passport = communication_passports.load_passport(actor=request.actor, victim_id=proved, now=request.now)
    proposed = contact_outcomes.propose_next_steps(record, speaks=_spoken_language(passport), now=request.now)
    row = proved.victim.id
    calls = call_history.list_earlier_contacts(actor=request.actor, victim_id=proved, now=request.now)
    besides = contact_thread.list_thread_events(actor=request.actor, victim_id=proved, now=request.now)
    blank = {"contact_id": uuid4(), "channel": _way_now(request, record)}
    open_work = work_list.list_open_work(request.actor, row, now=request.now)
    owed_now = [owed for owed in tellable if owed.standing.status in _OPEN or owed.is_unheard]
    context = {
        "wish_waits": preference_requests.has_open_preference_request(actor=request.actor, victim_id=record.id),
        "care_waits": assessment_views.list_care_waiting(actor=request.actor, victim_id=record.id),
        "care": care_presenter,
        "passport": passport,
        "tell_once": tell_once_notes.load_tell_once_note(actor=request.actor, victim_id=proved, now=request.now),
        "thread": contact_content.build_thread(
            record.so_far,
            besides,
            calls,
            going_on=contact_sessions.find_open_contact(actor=request.actor, victim_id=row),
            now=request.now,
        ),
        **danger_calls.load_danger_context(request, victim_id=row),
        "form": form or ContactOutcomeForm(owed=tellable, proposed=proposed, now=request.now, initial=blank),
        "owed_now": owed_now,
        "open_work": open_work,
        "may_take_over": task_takeovers.list_takeover_candidates(actor=request.actor, items=open_work),
        "about": list_place.describe_items(request, open_work),
        "work_words": work_presenter,
        "danger_words": danger_presenter,
        "of_risk": [one for one in owed_now if one.is_news and one.risk],
        "harm": harm_level_for(is_guarded=record.way.is_guarded, is_enhanced=record.is_enhanced),
        "guide": prepared_replies.find_conversation_guide(record.family, record.moment),
        "told": [say(_MESSAGES[name]) for name in _MESSAGES if name in request.GET],
        "unsaved": desk_input.find_unsaved(request, record.id),
    }
    return record_parts.show_record_part(request, "case", record, context)


_MESSAGES = {"saved": "desk-contact-saved", "replied": "one-contact-reply-sent", "still": "one-contact-reply-still"}


def _way_now(request: Request, record: VictimRecord) -> str:
    """Return the channel that is already known: from the current call, or from how identity was checked."""
    if find_current_call(request)[0] is not None:
        return ContactChannel.PHONE
    return {CheckMethod.IN_PERSON: ContactChannel.IN_PERSON, CheckMethod.CALL_BACK: ContactChannel.PHONE}.get(
        CheckMethod(record.proof.how), ""
    )


def _spoken_language(passport: communication_passports.PassportVersion | None) -> str:
    language = passport.said.language if passport else ""
    return "" if language in ("", "en") else language


def _proposed(request: Request, proved: CheckedVictim, record: VictimRecord) -> tuple[ProposedStep, ...]:
    passport = communication_passports.load_passport(actor=request.actor, victim_id=proved, now=request.now)
    return contact_outcomes.propose_next_steps(record, speaks=_spoken_language(passport), now=request.now)


def _tellable(record: VictimRecord) -> list[OwedDuty]:
    """List what can be told: news first, then other duties that a contact can meet, soonest due first."""
    open_now = [owed for owed in record.owed if owed.can_be_told]
    return sorted(open_now, key=lambda owed: (not owed.is_news, owed.standing.duty.due_on or date.max))


def _told_before_proof(request: Request, victim_id: UUID) -> str:
    if done := next((name for name in ("marked", "try-saved", "needs-kept") if name in request.GET), ""):
        return say(f"desk-gate-{done}")
    if "ended" in request.GET:
        return say("desk-gate-ended-kept" if desk_input.find_unsaved(request, victim_id) else "desk-gate-ended")
    return ""
