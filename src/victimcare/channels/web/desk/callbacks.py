"""Call backs: what is due, late and mine; and one, rung from its page once the gate says yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import handing_on, listing, said, said_callbacks, said_plan
from victimcare.channels.web.desk.callback_forms import WENT, End, Reach, Ring, Went, slot_of
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.desk.forms import CodeWord, HandOn
from victimcare.channels.web.desk.said import dashed
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act, NotPermitted, Role
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
from victimcare.services.calls.callbacks.victim_callbacks import CallbackOutcome, UnknownCallback
from victimcare.services.contact_plans.plan_rows import CodeWordMissing, TooManyCodeWordTries
from victimcare.services.conversations.identity_checks import IdentityCheckMissing
from victimcare.services.desk import actions as desk
from victimcare.services.ports.desk_phone import PhoneFailed
from victimcare.wording import say


@require_safe
@page(Act.SEE_TASKS)
def listed(request: Request) -> HttpResponse:
    asked = request.GET.get("which", "")
    which = CallbackFilter(asked) if asked in set(CallbackFilter) else CallbackFilter.DUE
    start = listing.start(request)
    found = callback_overview.list_callbacks(actor=request.actor, which=which, start=start, now=request.now)
    here = reverse("desk:call-backs")
    context = {
        "found": found,
        "counts": [(each, listing.counted(found.counts[each]), each is which) for each in CallbackFilter],
        "words": said,
        "speak": said_callbacks,
        "first": f"{here}?which={which}" if start else "",
        "next": f"{here}?{urlencode({'which': which, 'start': start + callback_overview.CALLBACKS_PER_PAGE})}"
        if found.has_more
        else "",
    }
    return show(request, "callbacks", context, tab="tasks")


@require_safe
@page(Act.SEE_TASKS)
def one(request: Request, callback_id: UUID) -> HttpResponse:
    return _page(request, callback_id)


@require_POST
@page(Act.WORK_TASK)
def ring(request: Request, callback_id: UUID) -> HttpResponse:
    """By hand, or by the line. The gate is asked at this very moment; what it says is on the page that follows."""
    has_looked = request.POST.get("ring-has_looked") == "on"
    given: dict[str, Any] = {"actor": request.actor, "callback_id": callback_id, "now": request.now}

    def do() -> None:
        if request.POST.get("by") == "line":
            agent_dialling.ring_by_line(**given, has_looked=has_looked)
        else:
            callback_ringing.start_attempt(**given, has_looked=has_looked, by_the_desk=False)

    try:
        return _do(request, callback_id, do)
    except (agent_duty.AgentSignedOff, agent_duty.ColleagueBusy):
        return _page(request, callback_id, told=say("callbacks-not-ready"), status=409)
    except PhoneFailed as failed:
        why = say(f"desk-phone-problem-{dashed(failed.problem)}")
        return _page(request, callback_id, told=f"{why} {say('callbacks-by-hand')}", status=409)
    except callback_ringing.CallbackReviewNeeded:
        return _page(request, callback_id, has_not_looked=True)


@require_POST
@page(Act.WORK_TASK)
def word(request: Request, callback_id: UUID) -> HttpResponse:
    """Whether what was said is the code word. It is in no answer."""
    form, attempt = CodeWord(request.POST), _trying(request, callback_id)
    if attempt is None:
        return _page(request, callback_id, told=say("callbacks-gone"), status=409)
    if not form.is_valid():
        return _page(request, callback_id, word_form=form)
    try:
        heard = form.cleaned_data["word"]
        is_right = callback_attempts.check_callback_code_word(
            actor=request.actor, attempt_id=attempt, heard=heard, now=request.now
        )
    except (CodeWordMissing, UnknownCallback):
        return _page(request, callback_id, told=say("desk-word-none"), status=409)
    except TooManyCodeWordTries:
        return _page(request, callback_id, told=say("desk-word-too-many"), status=429)
    return _page(request, callback_id, told=say("desk-word-right" if is_right else "desk-word-wrong"))


@require_POST
@page(Act.WORK_TASK)
def went(request: Request, callback_id: UUID) -> HttpResponse:
    found = callback_overview.load_callback(actor=request.actor, callback_id=callback_id, now=request.now)
    if found is None:
        return pages.not_found(request)
    if found.trying is None:
        return _page(request, callback_id, told=say("callbacks-gone"), status=409)
    form = Went(request.POST, one=found, now=request.now, prefix="went")
    if form.is_valid():
        try:
            _keep(request, found.trying.id, form.cleaned_data)
            return _back(callback_id)
        except callback_attempts.CallbackCodeWordMissing:
            form.add_error("outcome", say("callbacks-word-first"))
        except callback_attempts.VoicemailForbidden:
            form.add_error("outcome", say("callbacks-message-not-agreed"))
        except SlotGone:
            form.add_error("time", say("callbacks-time-gone"))
        except UnknownCallback:
            return _page(request, callback_id, told=say("callbacks-gone"), status=409)
    return _page(request, callback_id, went_form=form)


@require_POST
@page(Act.WORK_TASK)
def end(request: Request, callback_id: UUID) -> HttpResponse:
    form = End(request.POST, is_lead=_is_lead(request), prefix="end")
    if not form.is_valid():
        return _page(request, callback_id, end_form=form)

    has_ended = True

    def do() -> None:
        nonlocal has_ended
        typed = form.cleaned_data
        outcome = CallbackOutcome(typed["how"])
        has_ended = callback_attempts.end_callback(
            actor=request.actor, callback_id=callback_id, outcome=outcome, remark=typed["note"], now=request.now
        )

    try:
        reply = _do(request, callback_id, do)
    except desk.NoteMissing:
        form.add_error("note", say("desk-close-needs-note"))
        return _page(request, callback_id, end_form=form)
    except IdentityCheckMissing:
        return _page(request, callback_id, told=say("callbacks-end-not-proved"), status=409)
    return reply if has_ended else _page(request, callback_id, told=say("callbacks-end-said"))


@require_POST
@page(Act.WORK_TASK)
def reach(request: Request, callback_id: UUID) -> HttpResponse:
    """The number that was left is not rung: whoever looks after them reaches them. Nothing says here who they are."""
    form = Reach(request.POST, prefix="reach")
    if not form.is_valid():
        return _page(request, callback_id, reach_form=form)
    note = form.cleaned_data["note"]
    try:
        return _do(
            request,
            callback_id,
            lambda: forbidden_numbers.have_number_owners_reached(
                actor=request.actor, callback_id=callback_id, remark=note, now=request.now
            ),
        )
    except forbidden_numbers.NumberMayBeRung:
        return _page(request, callback_id, told=say("callbacks-reach-not-needed"), status=409)


@require_POST
@page(Act.WORK_TASK)
def hand_on(request: Request, callback_id: UUID) -> HttpResponse:
    found = callback_overview.load_callback(actor=request.actor, callback_id=callback_id, now=request.now)
    if found is None:
        return pages.not_found(request)
    form = handing_on.form(request, request.POST)
    if not form.is_valid():
        return _page(request, callback_id, hand_on_form=form)
    return _do(request, callback_id, lambda: handing_on.hand_on(request, form, found.item.task))


def _keep(request: Request, attempt_id: UUID, typed: Mapping[str, Any]) -> None:
    outcome, then = WENT[typed["outcome"]]
    slot = slot_of(typed["time"]) if then is AfterReached.AGAIN and typed["time"] else None
    callback_attempts.report_attempt(
        actor=request.actor,
        attempt_id=attempt_id,
        outcome=outcome,
        then=then,
        slot=slot,
        remark=typed["note"],
        now=request.now,
    )


def _do(request: Request, callback_id: UUID, do: Callable[[], None]) -> HttpResponse:
    """Do it and come back to the page; who came second reads why it was not done."""
    try:
        do()
    except desk.TaskTaken as taken:
        return _page(request, callback_id, told=say("desk-taken-by", name=taken.owner), status=409)
    except desk.CannotTake as whom:
        return _page(request, callback_id, told=handing_on.refused(whom), status=409)
    except callback_ringing.CallbackUnderWay as busy:
        return _page(request, callback_id, told=say("callbacks-rung-by", name=busy.by), status=409)
    except (UnknownCallback, desk.UnknownTask):
        return _page(request, callback_id, told=say("callbacks-gone"), status=409)
    except NotPermitted:
        return pages.not_found(request)
    return _back(callback_id)


def _page(
    request: Request,
    callback_id: UUID,
    *,
    told: str = "",
    has_not_looked: bool = False,
    word_form: CodeWord | None = None,
    went_form: Went | None = None,
    end_form: End | None = None,
    reach_form: Reach | None = None,
    hand_on_form: HandOn | None = None,
    status: int = 200,
) -> HttpResponse:
    found = callback_overview.load_callback(actor=request.actor, callback_id=callback_id, now=request.now)
    if found is None:
        return pages.not_found(request)
    refused = Ring(request.POST, item=found.item, is_refused=True, prefix="ring") if has_not_looked else None
    context: dict[str, Any] = {
        "one": found,
        "told": told,
        "words": said,
        "plan_words": said_plan,
        "speak": said_callbacks,
        "ring_form": refused or Ring(item=found.item, prefix="ring"),
        "word_form": word_form or CodeWord(),
        "has_telephone": agent_dialling.can_ring_by_line(actor=request.actor, callback_id=callback_id),
        "went_form": went_form or Went(one=found, now=request.now, prefix="went"),
        "is_lead": _is_lead(request),
        "reach_form": reach_form or Reach(prefix="reach"),
        "end_form": end_form or End(is_lead=_is_lead(request), prefix="end"),
        "hand_on_form": hand_on_form or handing_on.form(request),
        "wrong": next((form for form in (word_form, went_form, end_form, reach_form, hand_on_form) if form), refused),
    }
    return show(request, "callback", context, tab="tasks", status=status)


def _trying(request: Request, callback_id: UUID) -> UUID | None:
    found = callback_overview.load_callback(actor=request.actor, callback_id=callback_id, now=request.now)
    return found.trying.id if found and found.trying else None


def _is_lead(request: Request) -> bool:
    return Role.SUPERVISOR in request.actor.roles


def _back(callback_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:call-back", args=[callback_id]), status=303)
