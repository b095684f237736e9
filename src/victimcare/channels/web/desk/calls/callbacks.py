"""Callbacks: lists those due, late and mine; shows one, which is rung from its page once the gate allows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import desk_pages, staff_words
from victimcare.channels.web.desk.calls import callback_content
from victimcare.channels.web.desk.calls.callback_content import (
    ATTEMPT_OUTCOMES,
    CallbackAttemptForm,
    EndCallbackForm,
    ReachCallerForm,
    RingCallbackForm,
    parse_slot,
)
from victimcare.channels.web.desk.desk_input import CodeWordForm, HandOnForm
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.desk.record import plan_presenter
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.desk.work import task_forms
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Role
from victimcare.services.calls.agents import agent_dialling, agent_duty
from victimcare.services.calls.callbacks import (
    callback_attempts,
    callback_overview,
    callback_ringing,
    forbidden_numbers,
)
from victimcare.services.calls.callbacks.callback_attempts import AfterReached
from victimcare.services.calls.callbacks.callback_overview import CallbackFilter
from victimcare.services.calls.callbacks.callback_slots import SlotGone
from victimcare.services.calls.callbacks.victim_callbacks import CallbackOutcome
from victimcare.services.contact_plans.plan_rows import CodeWordMissing, TooManyCodeWordTries
from victimcare.services.conversations.identity_checks import IdentityCheckMissing
from victimcare.services.desk import direct_assignment, task_actions
from victimcare.services.ports.desk_telephone import PhoneFailed
from victimcare.wording import say


@require_safe
@desk_page(Act.SEE_TASKS)
def list_callbacks(request: Request) -> HttpResponse:
    asked = request.GET.get("which", "")
    which = CallbackFilter(asked) if asked in set(CallbackFilter) else CallbackFilter.DUE
    start = desk_pages.page_start(request)
    found = callback_overview.list_callbacks(actor=request.actor, which=which, start=start, now=request.now)
    here = reverse("desk:call-backs")
    context = {
        "found": found,
        "counts": [(each, desk_pages.count_label(found.counts[each]), each is which) for each in CallbackFilter],
        "words": staff_words,
        "speak": callback_content,
        "first": f"{here}?which={which}" if start else "",
        "next": f"{here}?{urlencode({'which': which, 'start': start + callback_overview.CALLBACKS_PER_PAGE})}"
        if found.has_more
        else "",
    }
    return show_page(request, "callbacks", context, tab="tasks")


@require_safe
@desk_page(Act.SEE_TASKS)
def show_callback(request: Request, callback_id: UUID) -> HttpResponse:
    return _render_callback(request, callback_id)


@require_POST
@desk_page(Act.WORK_TASK)
def ring_callback(request: Request, callback_id: UUID) -> HttpResponse:
    """Start an attempt, dialled by hand or by the line. The gate is asked at this moment; the next page shows its
    answer."""
    has_looked = request.POST.get("ring-has_looked") == "on"
    given: dict[str, Any] = {"actor": request.actor, "callback_id": callback_id, "now": request.now}

    def do() -> None:
        if request.POST.get("by") == "line":
            agent_dialling.ring_by_line(**given, has_looked=has_looked)
        else:
            callback_ringing.start_attempt(**given, has_looked=has_looked, by_the_desk=False)

    try:
        return _do_and_return(request, callback_id, do)
    except (agent_duty.AgentSignedOff, agent_duty.ColleagueBusy):
        return _render_callback(request, callback_id, told=say("callbacks-not-ready"), status=409)
    except PhoneFailed as failed:
        why = say(f"desk-phone-problem-{id_part(failed.problem)}")
        return _render_callback(request, callback_id, told=f"{why} {say('callbacks-by-hand')}", status=409)
    except callback_ringing.CallbackReviewNeeded:
        return _render_callback(request, callback_id, has_not_looked=True)


@require_POST
@desk_page(Act.WORK_TASK)
def check_callback_word(request: Request, callback_id: UUID) -> HttpResponse:
    """Check whether the word that was said is the code word. No response contains the word."""
    form, attempt = CodeWordForm(request.POST), _current_attempt(request, callback_id)
    if attempt is None:
        return _render_callback(request, callback_id, told=say("callbacks-gone"), status=409)
    if not form.is_valid():
        return _render_callback(request, callback_id, word_form=form)
    try:
        heard = form.cleaned_data["word"]
        is_right = callback_attempts.check_callback_code_word(
            actor=request.actor, attempt_id=attempt, heard=heard, now=request.now
        )
    except (CodeWordMissing, NotFound):
        return _render_callback(request, callback_id, told=say("desk-word-none"), status=409)
    except TooManyCodeWordTries:
        return _render_callback(request, callback_id, told=say("desk-word-too-many"), status=429)
    return _render_callback(request, callback_id, told=say("desk-word-right" if is_right else "desk-word-wrong"))


@require_POST
@desk_page(Act.WORK_TASK)
def record_callback_attempt(request: Request, callback_id: UUID) -> HttpResponse:
    found = callback_overview.load_callback(actor=request.actor, callback_id=callback_id, now=request.now)
    if found is None:
        return pages.answer_not_found(request)
    if found.trying is None:
        return _render_callback(request, callback_id, told=say("callbacks-gone"), status=409)
    form = CallbackAttemptForm(request.POST, one=found, now=request.now, prefix="went")
    if form.is_valid():
        try:
            _save_attempt(request, found.trying.id, form.cleaned_data)
            return _back(callback_id)
        except callback_attempts.CallbackCodeWordMissing:
            form.add_error("outcome", say("callbacks-word-first"))
        except callback_attempts.VoicemailForbidden:
            form.add_error("outcome", say("callbacks-message-not-agreed"))
        except SlotGone:
            form.add_error("time", say("callbacks-time-gone"))
        except NotFound:
            return _render_callback(request, callback_id, told=say("callbacks-gone"), status=409)
    return _render_callback(request, callback_id, went_form=form)


@require_POST
@desk_page(Act.WORK_TASK)
def end_callback(request: Request, callback_id: UUID) -> HttpResponse:
    form = EndCallbackForm(request.POST, is_lead=_is_lead(request), prefix="end")
    if not form.is_valid():
        return _render_callback(request, callback_id, end_form=form)

    has_ended = True

    def do() -> None:
        nonlocal has_ended
        typed = form.cleaned_data
        outcome = CallbackOutcome(typed["how"])
        has_ended = callback_attempts.end_callback(
            actor=request.actor, callback_id=callback_id, outcome=outcome, remark=typed["note"], now=request.now
        )

    try:
        reply = _do_and_return(request, callback_id, do)
    except FieldRequired:
        form.add_error("note", say("desk-close-needs-note"))
        return _render_callback(request, callback_id, end_form=form)
    except IdentityCheckMissing:
        return _render_callback(request, callback_id, told=say("callbacks-end-not-proved"), status=409)
    return reply if has_ended else _render_callback(request, callback_id, told=say("callbacks-end-said"))


@require_POST
@desk_page(Act.WORK_TASK)
def ask_to_reach_caller(request: Request, callback_id: UUID) -> HttpResponse:
    """Ask the officer or team responsible to reach the caller; the number they left is not rung. The page does not say
    who the caller is."""
    form = ReachCallerForm(request.POST, prefix="reach")
    if not form.is_valid():
        return _render_callback(request, callback_id, reach_form=form)
    note = form.cleaned_data["note"]
    try:
        return _do_and_return(
            request,
            callback_id,
            lambda: forbidden_numbers.have_number_owners_reached(
                actor=request.actor, callback_id=callback_id, remark=note, now=request.now
            ),
        )
    except forbidden_numbers.NumberMayBeRung:
        return _render_callback(request, callback_id, told=say("callbacks-reach-not-needed"), status=409)


@require_POST
@desk_page(Act.WORK_TASK)
def hand_on_callback(request: Request, callback_id: UUID) -> HttpResponse:
    found = callback_overview.load_callback(actor=request.actor, callback_id=callback_id, now=request.now)
    if found is None:
        return pages.answer_not_found(request)
    form = task_forms.build_hand_on_form(request, request.POST)
    if not form.is_valid():
        return _render_callback(request, callback_id, hand_on_form=form)
    return _do_and_return(request, callback_id, lambda: task_forms.hand_on_by_form(request, form, found.item.task))


def _save_attempt(request: Request, attempt_id: UUID, typed: Mapping[str, Any]) -> None:
    outcome, then = ATTEMPT_OUTCOMES[typed["outcome"]]
    slot = parse_slot(typed["time"]) if then is AfterReached.AGAIN and typed["time"] else None
    callback_attempts.report_attempt(
        actor=request.actor,
        attempt_id=attempt_id,
        outcome=outcome,
        then=then,
        slot=slot,
        remark=typed["note"],
        now=request.now,
    )


def _do_and_return(request: Request, callback_id: UUID, do: Callable[[], None]) -> HttpResponse:
    """Run the action and return to the page. If a colleague was first, the page says why nothing was done."""
    try:
        do()
    except task_actions.TaskTaken as taken:
        return _render_callback(request, callback_id, told=say("desk-taken-by", name=taken.owner), status=409)
    except direct_assignment.ColleagueUnavailable as whom:
        return _render_callback(request, callback_id, told=task_forms.hand_on_refusal(whom), status=409)
    except callback_ringing.CallbackUnderWay as busy:
        return _render_callback(request, callback_id, told=say("callbacks-rung-by", name=busy.by), status=409)
    except NotFound:
        return _render_callback(request, callback_id, told=say("callbacks-gone"), status=409)
    return _back(callback_id)


def _render_callback(
    request: Request,
    callback_id: UUID,
    *,
    told: str = "",
    has_not_looked: bool = False,
    word_form: CodeWordForm | None = None,
    went_form: CallbackAttemptForm | None = None,
    end_form: EndCallbackForm | None = None,
    reach_form: ReachCallerForm | None = None,
    hand_on_form: HandOnForm | None = None,
    status: int = 200,
) -> HttpResponse:
    found = callback_overview.load_callback(actor=request.actor, callback_id=callback_id, now=request.now)
    if found is None:
        return pages.answer_not_found(request)
    refused = (
        RingCallbackForm(request.POST, item=found.item, is_refused=True, prefix="ring") if has_not_looked else None
    )
    context: dict[str, Any] = {
        "one": found,
        "told": told,
        "words": staff_words,
        "plan_words": plan_presenter,
        "speak": callback_content,
        "ring_form": refused or RingCallbackForm(item=found.item, prefix="ring"),
        "word_form": word_form or CodeWordForm(),
        "has_telephone": agent_dialling.can_ring_by_line(actor=request.actor, callback_id=callback_id),
        "went_form": went_form or CallbackAttemptForm(one=found, now=request.now, prefix="went"),
        "is_lead": _is_lead(request),
        "reach_form": reach_form or ReachCallerForm(prefix="reach"),
        "end_form": end_form or EndCallbackForm(is_lead=_is_lead(request), prefix="end"),
        "hand_on_form": hand_on_form or task_forms.build_hand_on_form(request),
        "wrong": next((form for form in (word_form, went_form, end_form, reach_form, hand_on_form) if form), refused),
    }
    return show_page(request, "callback", context, tab="tasks", status=status)


def _current_attempt(request: Request, callback_id: UUID) -> UUID | None:
    found = callback_overview.load_callback(actor=request.actor, callback_id=callback_id, now=request.now)
    return found.trying.id if found and found.trying else None


def _is_lead(request: Request) -> bool:
    return Role.SUPERVISOR in request.actor.roles


def _back(callback_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:call-back", args=[callback_id]), status=303)
