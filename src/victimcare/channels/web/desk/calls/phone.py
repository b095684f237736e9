"""The page on which agents take calls: signing on, ringing, the conversation and its outcome.

It shows no record. The record of a caller whose identity is checked opens in a window beside it, so that the sound
continues. The script asks for the microphone and keeps the page up to date; every button works without it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import desk_pages, staff_words
from victimcare.channels.web.desk.calls import danger_calls
from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.ui import phone_forms
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.channels.web.ui.phone_forms import (
    FinishCallForm,
    PassCallOnForm,
    PressKeysForm,
)
from victimcare.channels.web.ui.phone_presses import (
    CHOSEN_STATES,
    SOUND_ACTS,
    phone_version,
    press_phone,
    read_sound_place,
)
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.services.access import Act
from victimcare.services.calls.agents import agent_dialling, agent_duty, agent_phone, agent_presence
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind, CallOutcome
from victimcare.services.ports.desk_telephone import GuestPlace, PhoneAct, PhoneFailed
from victimcare.wording import say

_LONGEST_OFFER = 20_000  # characters of a browser's session description
# Danger comes first, on its own; then outcomes of a conversation; then calls without one.
_OUTCOMES = (
    (CallOutcome.DANGER,),
    (CallOutcome.HELPED, CallOutcome.TOLD, CallOutcome.REFERRED, CallOutcome.CALL_BACK),
    (CallOutcome.NO_SPEECH, CallOutcome.NOT_FOR_US, CallOutcome.ABUSE),
)


@require_safe
@desk_page(Act.TAKE_CALLS)
def show_phone(request: Request) -> HttpResponse:
    return _page(request)


@require_safe
@desk_page(Act.TAKE_CALLS)
def show_current_call(request: Request) -> HttpResponse:
    """Render the call that is ringing or in progress, for the script on other pages."""
    stands = agent_presence.find_agent_status(actor=request.actor)
    helped, in_contact = danger_calls.danger_help_text(request, stands), "in-contact" in request.GET
    return render_page(
        request, "desk/in_call.jinja", {"standing": stands, "danger_help": helped, "in_contact": in_contact}
    )


@require_POST
@desk_page(Act.TAKE_CALLS)
def sign_on_agent(request: Request) -> HttpResponse:
    form = phone_forms.build_sign_on_form(request, request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            agent_phone.sign_on_with_phone(
                actor=request.actor,
                way=AgentEndpointKind(typed["way"]),
                extension=typed["extension"],
                languages=["en", *typed.get("languages", ())],
                skills=[CallerNeed(need) for need in typed.get("skills", ())],
                is_reserve=typed["is_reserve"],
                now=request.now,
            )
        except agent_phone.UnknownExtension:
            form.add_error("extension", say("desk-phone-extension-not-listed"))
        else:
            return _back()
    return _page(request, sign_on=form)


@require_POST
@desk_page(Act.TAKE_CALLS)
def change_agent_state(request: Request) -> HttpResponse:
    """Set the agent to ready, away or debrief, or sign them off."""
    to = request.POST.get("to", "")
    if to == AgentState.OFF:
        return _do_and_return(request, lambda: agent_duty.sign_off_agent(actor=request.actor, now=request.now))
    if to not in CHOSEN_STATES:
        return _page(request, told=say("desk-phone-no-such-change"), status=409)
    return _do_and_return(
        request, lambda: agent_duty.change_agent_state(actor=request.actor, to=AgentState(to), now=request.now)
    )


@require_POST
@desk_page(Act.TAKE_CALLS)
def answer_call(request: Request) -> HttpResponse:
    return _do_and_return(request, lambda: agent_phone.answer_on_phone(actor=request.actor, now=request.now))


@require_POST
@desk_page(Act.TAKE_CALLS)
def end_call(request: Request) -> HttpResponse:
    """End the call, from this page or from a record beside it; staff who end it from a record stay there."""
    reply = _do_and_return(request, lambda: agent_phone.hang_up_call(actor=request.actor, now=request.now))
    is_beside = reply.status_code == 303 and "record" in request.POST
    return _back_to_record(request.POST["record"]) if is_beside else reply


@require_POST
@desk_page(Act.TAKE_CALLS)
def control_sound(request: Request) -> HttpResponse:
    """Apply a sound control such as hold or mute."""
    act, of = request.POST.get("act", ""), read_sound_place(request)
    if act not in SOUND_ACTS or of is None:
        return _page(request, told=say("desk-phone-no-such-change"), status=409)
    return _do_and_return(
        request, lambda: agent_phone.press_phone_button(actor=request.actor, act=PhoneAct(act), of=of, now=request.now)
    )


@require_POST
@desk_page(Act.TAKE_CALLS)
def press_keys(request: Request) -> HttpResponse:
    of = read_sound_place(request)
    if of is None:
        return _page(request, told=say("desk-phone-no-such-change"), status=409)
    form = PressKeysForm(request.POST, of=of)
    if not form.is_valid():
        typed: dict[str, Any] = {_keys_for(of): form}
        return _page(request, **typed)
    pressed = form.cleaned_data["keys"]
    return _do_and_return(
        request,
        lambda: agent_phone.press_phone_button(
            actor=request.actor, act=PhoneAct.KEYS, keys=pressed, of=of, now=request.now
        ),
    )


@require_POST
@desk_page(Act.TAKE_CALLS)
def bring_into_call(request: Request) -> HttpResponse:
    """Bring in a colleague, an interpreter or a support service: consult them first, talk together, or transfer the
    caller."""
    mine = agent_phone.load_agent_phone(actor=request.actor, now=request.now)
    form = phone_forms.build_bring_form(mine, request.POST)
    if not form.is_valid():
        return _page(request, bring=form)
    whom, how = form.whom_and_how()

    def do() -> None:
        if isinstance(whom, UUID):
            agent_phone.bring_colleague(actor=request.actor, colleague_id=whom, how=how, now=request.now)
        else:
            agent_dialling.bring_partner(actor=request.actor, name=whom, how=how, now=request.now)

    return _do_and_return(request, do)


@require_POST
@desk_page(Act.TAKE_CALLS)
def pass_call_on(request: Request) -> HttpResponse:
    """Return the call to the queue."""
    form = PassCallOnForm(request.POST)
    if not form.is_valid():
        return _page(request, pass_on=form)
    need, language = form.wanted()
    return _do_and_return(
        request, lambda: agent_phone.pass_on_call(actor=request.actor, need=need, language=language, now=request.now)
    )


@require_POST
@desk_page(Act.TAKE_CALLS)
def finish_call(request: Request) -> HttpResponse:
    """Record the call's outcome; each outcome has its own button."""
    form, outcome = FinishCallForm(request.POST), request.POST.get("outcome", "")
    if not form.is_valid() or outcome not in set(CallOutcome):
        return _page(request, finish=form, told=say("desk-phone-outcome-needed"), status=400)
    typed = form.cleaned_data
    return _do_and_return(
        request,
        lambda: agent_duty.finish_wrap_up(
            actor=request.actor,
            outcome=CallOutcome(outcome),
            is_heavy=typed["is_heavy"],
            remark=typed["note"],
            now=request.now,
        ),
    )


@require_POST
@desk_page(Act.LOOK_UP_CASE)
def open_caller_record(request: Request) -> HttpResponse:
    """Open the record of the caller whose identity was checked in this call."""
    conversation = agent_phone.load_agent_phone(actor=request.actor, now=request.now).conversation
    if conversation is None or conversation.victim_id is None:
        return _page(request, told=say("desk-phone-no-call"), status=409)
    desk_pages.keep_reason(request, conversation.victim_id, say("desk-phone-reason"))
    return HttpResponseRedirect(reverse("desk:case", args=[conversation.victim_id]), status=303)


@require_POST
@desk_page(Act.TAKE_CALLS)
def connect_sound(request: Request) -> HttpResponse:
    """Exchange the browser's sound offer for the line's answer. Only the script calls this."""
    offer = request.POST.get("offer", "")
    if not offer or len(offer) > _LONGEST_OFFER:
        return JsonResponse({"problem": say("desk-phone-problem-unreadable")}, status=400)
    try:
        return JsonResponse(
            {"answer": agent_phone.connect_browser_sound(actor=request.actor, offer=offer, now=request.now)}
        )
    except agent_duty.AgentSignedOff:
        return JsonResponse({"problem": say("desk-phone-not-signed-on")}, status=409)
    except PhoneFailed as failed:
        return JsonResponse({"problem": say(f"desk-phone-problem-{staff_words.id_part(failed.problem)}")}, status=503)


def _keys_for(of: GuestPlace) -> str:
    return f"keys_{of}"


def _do_and_return(request: Request, do: Callable[[], object]) -> HttpResponse:
    """Run the action and return to the page, with a message if the state has changed since."""
    if told := press_phone(do):
        return _page(request, told=told, status=409)
    return _back()


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:phone"), status=303)


def _back_to_record(victim_id: str) -> HttpResponse:
    try:
        return HttpResponseRedirect(reverse("desk:case", args=[UUID(victim_id)]), status=303)
    except ValueError:
        return _back()


def _page(request: Request, *, told: str = "", status: int = 200, **given: forms.Form) -> HttpResponse:
    mine = agent_phone.load_agent_phone(actor=request.actor, now=request.now)
    wrong = next((form for form in given.values() if form.errors), None)
    blank: dict[str, Any] = {
        **({} if mine.duty else {"sign_on": phone_forms.build_sign_on_form(request)}),
        **{_keys_for(of): PressKeysForm(of=of) for of in GuestPlace},
        "pass_on": PassCallOnForm(),
        "finish": FinishCallForm(),
        "bring": phone_forms.build_bring_form(mine),
    }
    context = {
        **danger_calls.load_danger_context(request),
        "mine": mine,
        "forms": blank | given,
        "open": {name for name, form in given.items() if form.errors},
        "wrong": wrong,
        "told": told,
        "version": phone_version(mine),
        "states": [state for state in CHOSEN_STATES if mine.duty and state is not mine.duty.state],
        "outcomes": _OUTCOMES,
        "words": staff_words,
        "need": phone_forms.call_need_label,
    }
    return show_page(request, "phone", context, tab="phone", status=400 if wrong and status == 200 else status)
