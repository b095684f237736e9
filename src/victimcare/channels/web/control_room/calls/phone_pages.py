"""The page on which a handler takes calls to the control room's number: signing on, ringing, the conversation and its
end.

It shows nothing of any record. The form of the call opens in a window beside it, so that the sound continues.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.control_room.contacts import contact_words_shown
from victimcare.channels.web.control_room.room_pages import NOT_DONE, room_page, show_room_page
from victimcare.channels.web.ui import phone_forms
from victimcare.channels.web.ui.forms import id_part
from victimcare.channels.web.ui.pages import Request
from victimcare.channels.web.ui.phone_forms import FinishCallForm, PassCallOnForm, PressKeysForm
from victimcare.channels.web.ui.phone_presses import (
    CHOSEN_STATES,
    SOUND_ACTS,
    phone_version,
    press_phone,
    read_sound_place,
)
from victimcare.rules.calls.agents import AgentState
from victimcare.services.access import Act
from victimcare.services.calls.agents import agent_dialling, agent_duty, agent_phone
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind, CallOutcome
from victimcare.services.ports.desk_telephone import GuestPlace, PhoneAct, PhoneFailed
from victimcare.wording import say

LONGEST_OFFER = 20_000  # characters of a browser's session description
UNREADABLE = 422
# What the call was is in its form; this is how it was for the handler.
_OUTCOMES = (
    CallOutcome.HELPED,
    CallOutcome.REFERRED,
    CallOutcome.CALL_BACK,
    CallOutcome.DANGER,
    CallOutcome.NO_SPEECH,
    CallOutcome.NOT_FOR_US,
    CallOutcome.ABUSE,
)


class SeatForm(phone_forms.SignOnForm):
    """As at the desk, without the needs that agents are trained for: a handler takes the control room's callers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("skills", None)
        del self.fields["is_reserve"]


@require_safe
@room_page(Act.TAKE_ROOM_CALLS)
def show_phone(request: Request) -> HttpResponse:
    return _page(request)


@require_POST
@room_page(Act.TAKE_ROOM_CALLS)
def press(request: Request, name: str) -> HttpResponse:
    """One of the page's buttons, by its name in the address."""
    return _PRESSES[name](request)


@require_POST
@room_page(Act.TAKE_ROOM_CALLS)
def connect_sound(request: Request) -> HttpResponse:
    """Exchange the browser's sound offer for the line's answer. Only the script calls this."""
    offer = request.POST.get("offer", "")
    if not offer or len(offer) > LONGEST_OFFER:
        return JsonResponse({"problem": say("desk-phone-problem-unreadable")}, status=400)
    try:
        answer = agent_phone.connect_browser_sound(actor=request.actor, offer=offer, now=request.now)
    except agent_duty.AgentSignedOff:
        return JsonResponse({"problem": say("desk-phone-not-signed-on")}, status=NOT_DONE)
    except PhoneFailed as failed:
        return JsonResponse({"problem": say(f"desk-phone-problem-{id_part(failed.problem)}")}, status=503)
    return JsonResponse({"answer": answer})


def _sign_on(request: Request) -> HttpResponse:
    form = _build_seat_form(request, request.POST)
    if not form.is_valid():
        return _page(request, sign_on=form)
    said = form.cleaned_data

    def do() -> None:
        agent_phone.sign_on_with_phone(
            actor=request.actor,
            way=AgentEndpointKind(said["way"]),
            extension=said["extension"],
            languages=["en", *said.get("languages", ())],
            skills=[],
            now=request.now,
        )

    try:
        return _do(request, do)
    except agent_phone.UnknownExtension:
        form.add_error("extension", say("desk-phone-extension-not-listed"))
        return _page(request, sign_on=form)


def _change(request: Request) -> HttpResponse:
    to = request.POST.get("to", "")
    if to == AgentState.OFF:
        return _do(request, lambda: agent_duty.sign_off_agent(actor=request.actor, now=request.now))
    if to not in CHOSEN_STATES:
        return _page(request, told=say("desk-phone-no-such-change"))
    return _do(request, lambda: agent_duty.change_agent_state(actor=request.actor, to=AgentState(to), now=request.now))


def _answer(request: Request) -> HttpResponse:
    return _do(request, lambda: agent_phone.answer_on_phone(actor=request.actor, now=request.now))


def _end(request: Request) -> HttpResponse:
    return _do(request, lambda: agent_phone.hang_up_call(actor=request.actor, now=request.now))


def _control_sound(request: Request) -> HttpResponse:
    act, of = request.POST.get("act", ""), read_sound_place(request)
    if act not in SOUND_ACTS or of is None:
        return _page(request, told=say("desk-phone-no-such-change"))
    return _do(
        request, lambda: agent_phone.press_phone_button(actor=request.actor, act=PhoneAct(act), of=of, now=request.now)
    )


def _press_keys(request: Request) -> HttpResponse:
    of = read_sound_place(request)
    if of is None:
        return _page(request, told=say("desk-phone-no-such-change"))
    form = PressKeysForm(request.POST, of=of)
    if not form.is_valid():
        typed: dict[str, Any] = {f"keys_{of}": form}
        return _page(request, **typed)
    keys = form.cleaned_data["keys"]
    return _do(
        request,
        lambda: agent_phone.press_phone_button(
            actor=request.actor, act=PhoneAct.KEYS, keys=keys, of=of, now=request.now
        ),
    )


def _bring(request: Request) -> HttpResponse:
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

    return _do(request, do)


def _pass_on(request: Request) -> HttpResponse:
    form = PassCallOnForm(request.POST)
    if not form.is_valid():
        return _page(request, pass_on=form)
    need, language = form.wanted()
    return _do(
        request, lambda: agent_phone.pass_on_call(actor=request.actor, need=need, language=language, now=request.now)
    )


def _finish(request: Request) -> HttpResponse:
    form, outcome = FinishCallForm(request.POST), request.POST.get("outcome", "")
    if not form.is_valid() or outcome not in _OUTCOMES:
        return _page(request, finish=form, told=say("desk-phone-outcome-needed"))
    said = form.cleaned_data

    def do() -> None:
        agent_duty.finish_wrap_up(
            actor=request.actor,
            outcome=CallOutcome(outcome),
            is_heavy=said["is_heavy"],
            remark=said["note"],
            now=request.now,
        )

    return _do(request, do)


_PRESSES: Mapping[str, Callable[[Request], HttpResponse]] = {
    "sign-on": _sign_on,
    "change": _change,
    "answer": _answer,
    "end": _end,
    "sound": _control_sound,
    "keys": _press_keys,
    "bring": _bring,
    "pass-on": _pass_on,
    "finish": _finish,
}


def _do(request: Request, do: Callable[[], object]) -> HttpResponse:
    told = press_phone(do)
    if told:
        return _page(request, told=told)
    return HttpResponseRedirect(reverse("control_room:phone"), status=303)


def _build_seat_form(request: Request, typed: Any = None) -> SeatForm:
    return SeatForm(typed, ways=_list_ways(), is_kept=agent_phone.find_rota_skills(actor=request.actor) is not None)


def _list_ways() -> tuple[AgentEndpointKind, ...]:
    """A handler takes callers: without a telephone there is no seat."""
    return tuple(way for way in agent_phone.list_phone_ways() if way is not AgentEndpointKind.NONE)


def _page(request: Request, *, told: str = "", **given: forms.Form) -> HttpResponse:
    mine = agent_phone.load_agent_phone(actor=request.actor, now=request.now)
    wrong = next((form for form in given.values() if form.errors), None)
    blank: dict[str, Any] = {
        **({} if mine.duty else {"sign_on": _build_seat_form(request)}),
        **{f"keys_{of}": PressKeysForm(of=of) for of in GuestPlace},
        "pass_on": PassCallOnForm(),
        "finish": FinishCallForm(),
        "bring": phone_forms.build_bring_form(mine),
    }
    context = {
        "mine": mine,
        "forms": blank | given,
        "open": {name for name, form in given.items() if form.errors},
        "wrong": wrong,
        "told": told,
        "version": phone_version(mine),
        "states": [state for state in CHOSEN_STATES if mine.duty and state is not mine.duty.state],
        "outcomes": _OUTCOMES,
        "words": contact_words_shown,
        "is_phone": True,
    }
    status = UNREADABLE if wrong else NOT_DONE if told else 200
    return show_room_page(request, "phone", context, tab="phone", status=status)
