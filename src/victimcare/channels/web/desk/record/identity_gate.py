"""Contact before the identity check: the gate of one victim, the blank contact screen, and the look-up."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.desk import desk_pages, staff_words
from victimcare.channels.web.desk.calls import danger_calls
from victimcare.channels.web.desk.desk_input import (
    AccessCodeForm,
    FailedTryForm,
    GuardForm,
    IdentityCheckForm,
    LookUpForm,
)
from victimcare.channels.web.desk.desk_pages import (
    after_identity_check,
    desk_page,
    find_call_of_contact,
    find_current_call,
    show_page,
)
from victimcare.channels.web.desk.record import plan_presenter
from victimcare.channels.web.desk.record.contact_content import UnverifiedMessageForm
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import VictimNotFound
from victimcare.services.access import Act
from victimcare.services.access_codes import codes_at_desk
from victimcare.services.care import care_events
from victimcare.services.contact import communication_passports, contact_recording, task_panels, victim_search
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.contact.victim_search import SearchOutcome
from victimcare.services.conversations import contact_sessions, identity_checks, reading_tasks
from victimcare.services.conversations.identity_checks import CheckMethod
from victimcare.services.desk import work_list
from victimcare.wording import dates, say


@sensitive_post_parameters()
@require_POST
@desk_page(Act.SEE_CASE)
@after_identity_check
def check_identity(request: Request, victim_id: UUID) -> HttpResponse:
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    is_proved = False
    if "colleague" in request.POST:
        form = IdentityCheckForm(request.POST, colleagues=work_list.list_assignees(request.actor))
        if not form.is_valid():
            return show_identity_gate(request, victim_id, other_form=form)
        is_proved = _save_identity_check(request, row, form.cleaned_data)
    else:
        is_proved = codes_at_desk.check_identity_by_code(
            actor=request.actor, victim_id=row, typed=AccessCodeForm.typed(request.POST), now=request.now
        )
    if is_proved:
        return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
    return show_identity_gate(request, victim_id, told=say("desk-gate-wrong"), is_wrong=True)


@require_POST
@desk_page(Act.RECORD_CONTACT)
@after_identity_check
def record_failed_try(request: Request, victim_id: UUID) -> HttpResponse:
    form = FailedTryForm(request.POST)
    if not form.is_valid():
        return show_identity_gate(request, victim_id, try_form=form)
    _save_failed_try(request, victim_id, form)
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]) + "?try-saved", status=303)


@require_POST
@desk_page(Act.MARK_GUARDED)
@after_identity_check
def mark_guarded(request: Request, victim_id: UUID) -> HttpResponse:
    """Mark the victim as guarded from the gate: danger cannot wait for an identity check. The response shows nothing
    about the victim."""
    form = GuardForm(request.POST)
    if not form.is_valid():
        return show_identity_gate(request, victim_id, mark_form=form)
    contact_recording.mark_guarded(
        actor=request.actor,
        victim_id=identity_checks.find_visible_victim(request.actor, victim_id).id,
        reason=form.cleaned_data["reason"],
        whole_case=form.cleaned_data["whole_case"],
        now=request.now,
    )
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]) + "?marked", status=303)


def show_identity_gate(
    request: Request,
    victim_id: UUID,
    *,
    told: str = "",
    is_wrong: bool = False,
    other_form: IdentityCheckForm | None = None,
    mark_form: GuardForm | None = None,
    try_form: FailedTryForm | None = None,
) -> HttpResponse:
    row = identity_checks.find_visible_victim(request.actor, victim_id).id
    context = {
        "victim_id": victim_id,
        **danger_calls.load_danger_context(request, victim_id=row),
        "before_a_word": communication_passports.load_needs_before_call(
            actor=request.actor, victim_id=victim_id, now=request.now
        ),
        "way": task_panels.load_safe_contact_for_task(actor=request.actor, victim_id=victim_id, now=request.now),
        "code_form": AccessCodeForm(),
        "other_form": other_form or IdentityCheckForm(colleagues=work_list.list_assignees(request.actor)),
        "mark_form": mark_form or GuardForm(),
        "try_form": try_form or FailedTryForm(initial={"contact_id": uuid4()}),
        "told": told,
        "is_wrong": is_wrong,
        "beside": victim_id,
        "is_safe": contact_sessions.find_safe_to_talk(actor=request.actor, victim_id=victim_id),
        "words": staff_words,
        "plan_words": plan_presenter,
    }
    return show_page(request, "gate", context, tab="new-contact")


def _save_failed_try(request: Request, victim_id: UUID, form: FailedTryForm) -> None:
    typed = form.cleaned_data
    care_events.save_failed_try_and_settle(
        actor=request.actor,
        victim_id=victim_id,
        contact_id=typed["contact_id"],
        channel=ContactChannel(typed["channel"]),
        note=typed["note"],
        call_id=find_call_of_contact(request, typed["channel"]),
        now=request.now,
    )


def _save_identity_check(request: Request, row: int, typed: dict[str, Any]) -> bool:
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


# The blank contact screen before an identity check, the same for everyone: by telephone, at the counter, in writing.
#
# It cannot reveal whether there is a case. A victim's access code identifies them without a look-up. Without a code,
# staff search with a reason, or take a message for a colleague to read.


@require_safe
@desk_page(Act.RECORD_CONTACT)
def show_new_contact(request: Request) -> HttpResponse:
    return _render_new_contact(request)


@require_POST
@desk_page(Act.RECORD_CONTACT)
def record_safe_to_talk(request: Request) -> HttpResponse:
    """Record whether it is safe to talk, from the blank screen or from the gate of the victim who was looked up."""
    if (answer := request.POST.get("safe")) == "anew":
        contact_sessions.end_blank_session(actor=request.actor, now=request.now)
        return HttpResponseRedirect(reverse("desk:new-contact"), status=303)
    if answer not in ("yes", "no"):
        return _render_new_contact(request)
    beside = pages.read_id(request.POST.get("beside"))
    row = desk_pages.find_victim_beside(request, beside)
    call_id, since = find_current_call(request)
    contact_sessions.record_safe_to_talk(
        actor=request.actor,
        is_safe=answer == "yes",
        victim_id=row,
        call_id=call_id,
        since=since,
        now=request.now,
    )
    to = reverse("desk:case", args=[beside]) if beside else reverse("desk:new-contact")
    return HttpResponseRedirect(to, status=303)


@sensitive_post_parameters()
@require_POST
@desk_page(Act.SEE_CASE)
def identify_by_code(request: Request) -> HttpResponse:
    reason = say("one-contact-reason-code")
    call_id, since = find_current_call(request)
    found = codes_at_desk.verify_access_code(
        actor=desk_pages.with_reason(request, reason),
        typed=AccessCodeForm.typed(request.POST),
        call_id=call_id,
        since=since,
        now=request.now,
    )
    if found is None:
        return _render_new_contact(request, told=say("desk-gate-wrong"), is_wrong=True)
    desk_pages.keep_reason(request, found, reason)
    return HttpResponseRedirect(reverse("desk:case", args=[found]), status=303)


@sensitive_post_parameters()
@require_POST
@desk_page(Act.RECORD_CONTACT)
def take_unverified_message(request: Request) -> HttpResponse:
    form = UnverifiedMessageForm(request.POST)
    if not form.is_valid():
        return _render_new_contact(request, pad=form)
    typed = form.cleaned_data
    due_at = reading_tasks.take_unverified_message(
        actor=request.actor,
        once=typed["once"],
        words=reading_tasks.UnverifiedMessageText(typed["about"], typed["caller"], typed["ring"], typed["message"]),
        call_id=find_current_call(request)[0],
        now=request.now,
    )
    return _render_new_contact(request, told=say("one-contact-pad-kept", time=dates.staff_time(due_at)))


def _render_new_contact(
    request: Request, *, told: str = "", is_wrong: bool = False, pad: UnverifiedMessageForm | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        **danger_calls.load_danger_context(request),
        "is_safe": contact_sessions.find_safe_to_talk(actor=request.actor),
        "code_form": AccessCodeForm(),
        "pad": pad or UnverifiedMessageForm(initial={"once": uuid4()}),
        "told": told,
        "is_wrong": is_wrong,
    }
    return show_page(request, "new_contact", context, tab="new-contact")


# The look-up, by POST: no address contains what was typed, and no response contains a field of anyone's record.

# Session key of the last close match: the victim, the reason for the search, and the mark of its page.
_CLOSE = "close"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Act.LOOK_UP_CASE)
def look_up_case(request: Request) -> HttpResponse:
    begun = request.POST.get("start", "")  # another list named the case; the reason is asked here
    form = LookUpForm(request.POST if request.method == "POST" and not begun else None, initial={"reference": begun})
    found, is_too_much, mark = None, False, ""
    if form.is_valid():
        typed = form.cleaned_data
        try:
            answer = victim_search.search_victim(
                actor=desk_pages.with_reason(request, typed["reason"]),
                reference=typed["reference"],
                name=typed["name"],
                number=typed["number"],
                now=request.now,
            )
        except victim_search.TooManyLookups:
            is_too_much = True
        else:
            found = answer.found
            if answer.victim_id is not None and found is SearchOutcome.EXACT_MATCH:
                return _to_gate(request, answer.victim_id, typed["reason"])
            mark = uuid4().hex if answer.victim_id else ""
            request.session[_CLOSE] = [str(answer.victim_id), typed["reason"], mark] if mark else []
    context = {
        "form": form,
        "is_nobody": found is SearchOutcome.NO_MATCH,
        "is_close": found is SearchOutcome.CLOSE,
        "close_mark": mark,
        "is_another": "another" in request.GET,
        "is_too_much": is_too_much,
    }
    return show_page(request, "look_up", context, tab="look-up", status=429 if is_too_much else 200)


@require_POST
@desk_page(Act.LOOK_UP_CASE)
def open_close_match(request: Request) -> HttpResponse:
    """Open the close match after the caller has spelled the name. The page of an earlier search opens nothing: a search
    in another window may since have found a different person."""
    kept: list[str] = request.session.get(_CLOSE, [])
    if len(kept) != 3 or kept[2] != request.POST.get("mark"):
        return HttpResponseRedirect(reverse("desk:look-up") + ("?another" if kept else ""), status=303)
    del request.session[_CLOSE]
    victim_id, reason = UUID(kept[0]), kept[1]
    try:
        victim_search.open_close_match(
            actor=desk_pages.with_reason(request, reason), victim_id=victim_id, now=request.now
        )
    except VictimNotFound:  # the record has since been hidden from this person
        return HttpResponseRedirect(reverse("desk:look-up"), status=303)
    return _to_gate(request, victim_id, reason)


def _to_gate(request: Request, victim_id: UUID, reason: str) -> HttpResponse:
    desk_pages.keep_reason(request, victim_id, reason)
    return HttpResponseRedirect(reverse("desk:case", args=[victim_id]), status=303)
