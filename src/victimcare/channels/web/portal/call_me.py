"""She asks to be rung: a time that she chooses, or that a person finds a safe way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal.again import asks_again
from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.channels.web.ui.pages import Request, render
from victimcare.services.access import Act
from victimcare.services.calls.callbacks import victim_callbacks
from victimcare.services.calls.callbacks.callback_slots import Slot
from victimcare.services.calls.callbacks.victim_callbacks import CallbackOptions, SlotGone
from victimcare.wording import dates, say

ANY_TIME = "any"  # none of these: a person finds a way


class WhenToCall(Form):
    time = forms.ChoiceField(label=to_say("callbacks-page-when"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, times: Sequence[Slot], now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(_value(slot), _words(slot, now)) for slot in times]
        self.offer("time", *offered, (ANY_TIME, say("callbacks-page-any-time")))

    def slot(self) -> Slot | None:
        chosen = self.cleaned_data["time"]
        if chosen == ANY_TIME:
            return None
        start, until = (datetime.fromisoformat(each) for each in chosen.split("/"))
        return Slot(start, until)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.ASK_FOR_CALLBACK)
def call_me(request: Request) -> HttpResponse:
    """That a person finds a way can be asked for at once; what says when and where they are rung opens with the last
    six numbers of the code."""
    act = request.POST.get("act", "")
    if act == "find-a-way":
        return _asked(request, None)
    if act == "give-up":
        return _give_up(request)
    to_call = victim_callbacks.load_callback_options(actor=request.actor, now=request.now)
    if to_call.asks_again and request.method == "POST":
        return _opened_again(request)
    return _chosen(request, to_call)


@asks_again
def _opened_again(request: Request) -> HttpResponse:
    return _chosen(request, victim_callbacks.load_callback_options(actor=request.actor, now=request.now))


def _chosen(request: Request, to_call: CallbackOptions) -> HttpResponse:
    act = request.POST.get("act", "")
    form = WhenToCall(request.POST if act == "choose" else None, times=to_call.times, now=request.now)
    if form.is_valid():
        try:
            return _asked(request, form.slot())
        except SlotGone:
            to_call = victim_callbacks.load_callback_options(actor=request.actor, now=request.now)
            form = WhenToCall(request.POST, times=to_call.times, now=request.now)
            form.add_error("time", say("callbacks-page-gone"))
    return _shown(request, to_call, form)


def _shown(request: Request, to_call: CallbackOptions, form: WhenToCall) -> HttpResponse:
    context = {"call": to_call, "form": form, "promised": to_call.promised and _words(to_call.promised, request.now)}
    return render(request, "portal/call_me.jinja", context)


def _asked(request: Request, slot: Slot | None) -> HttpResponse:
    said = victim_callbacks.request_callback_online(actor=request.actor, slot=slot, now=request.now)
    promised = slot and _words(slot, request.now)
    return render(request, "portal/call_promised.jinja", {"said": said, "promised": promised})


@asks_again
def _give_up(request: Request) -> HttpResponse:
    try:
        victim_callbacks.cancel_callback_online(actor=request.actor, now=request.now)
    except victim_callbacks.CallbackMissing:  # another window of the browser was quicker, or she was rung
        return HttpResponseRedirect(reverse("portal:call-me"), status=303)
    return render(request, "portal/call_promised.jinja", {"said": None, "promised": None})


def _value(slot: Slot) -> str:
    return f"{slot.start.isoformat()}/{slot.until.isoformat()}"


def _words(slot: Slot, now: datetime) -> str:
    """ "Thursday 26 November, 10am to midday" """
    day = dates.write_day(slot.start.date(), manner="page", today=now.astimezone(dates.LONDON).date())
    return say(
        "callbacks-page-time",
        day=day,
        start=dates.write_time(slot.start.time()),
        end=dates.write_time(slot.until.time()),
    )
