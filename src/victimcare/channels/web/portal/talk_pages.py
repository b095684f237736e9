"""Lets the victim write to us and read our answers, ask how things stand, and ask for a call back. No address says what
these are about."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.portal.code_entry import require_code_again
from victimcare.channels.web.portal.page_delivery import seen_check_for
from victimcare.channels.web.portal.victim_access import find_late_writer, page_saving_late, portal_page
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.file_transfer import FilesField, download_response, takes_files
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.contact.correspondence import LONGEST_MESSAGE
from victimcare.services.access import Act, Actor
from victimcare.services.calls.callbacks import victim_callbacks
from victimcare.services.calls.callbacks.callback_slots import Slot
from victimcare.services.calls.callbacks.victim_callbacks import CallbackOptions, SlotGone
from victimcare.services.portal import victim_messages
from victimcare.services.portal.page_parts import seen_later
from victimcare.services.portal.victim_messages import SentMessageReceipt, WrittenMessageRecipient
from victimcare.wording import dates, say


class MessageForm(Form):
    to = forms.ChoiceField(
        label=to_say("writing-to"),
        choices=[(to.value, to_say(f"writing-to-{to.value}")) for to in WrittenMessageRecipient],
        initial=WrittenMessageRecipient.CARE.value,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=to_say("writing-words"),
        help_text=to_say("writing-words.hint"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": to_say("writing-words-needed")},
    )
    attached = FilesField(label=to_say("writing-attached"))
    once = forms.UUIDField(widget=forms.HiddenInput)


def _send_message_late(request: HttpRequest, victim_actor: Actor, now: datetime) -> None:
    form = MessageForm(request.POST, request.FILES)
    if form.is_valid():
        with suppress(victim_messages.TooManyOwnMessages):
            _send_message(form, victim_actor, now)


@takes_files(of=lambda request: find_late_writer(request) is not None)
@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@page_saving_late(_send_message_late)(Act.WRITE)
def show_messages(request: Request) -> HttpResponse:
    is_sent = request.method == "POST"
    form = (
        MessageForm(request.POST, request.FILES)
        if is_sent
        else MessageForm(initial={"once": uuid4(), "to": WrittenMessageRecipient.CARE})
    )
    if is_sent and form.is_valid():
        try:
            sent = _send_message(form, request.actor, request.now)
        except victim_messages.TooManyOwnMessages:
            form.add_error(None, say("writing-too-many"))
        else:
            is_short = (
                victim_messages.read_own_conversation(actor=request.actor, now=request.now, is_seen=seen_later).said
                is None
            )
            return render_page(request, "portal/message_sent.jinja", {"sent": sent, "is_short": is_short})
    own = victim_messages.read_own_conversation(actor=request.actor, now=request.now, is_seen=seen_check_for(request))
    context: dict[str, Any] = {
        "form": form,
        "own": own,
        "to_confirm": own.to_confirm,
        "confirms": "messages",
    }
    return render_page(request, "portal/messages.jinja", context)


def _send_message(form: MessageForm, actor: Actor, now: datetime) -> SentMessageReceipt:
    return victim_messages.write_own_message(
        actor=actor,
        once=form.cleaned_data["once"],
        to=WrittenMessageRecipient(form.cleaned_data["to"]),
        words=form.cleaned_data["words"],
        files=form.cleaned_data["attached"],
        now=now,
    )


@require_safe
@portal_page(Act.WRITE)
def give_message_file(request: Request, file_id: UUID) -> HttpResponse:
    """Missing, another person's, and unreadable files look the same."""
    try:
        opened, place = victim_messages.read_own_file(actor=request.actor, file_id=file_id, now=request.now)
    except victim_messages.Unopened:
        return pages.answer_not_found(request)
    return download_response(opened, place)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.WRITE)
def ask_for_update(request: Request) -> HttpResponse:
    """Show whether the victim can ask how things stand; after they asked, by when we will answer."""
    if request.method == "POST":
        try:
            standing = victim_messages.ask_for_update(actor=request.actor, now=request.now)
        except victim_messages.UpdateTooSoon as soon:  # another window of the browser was quicker
            standing = soon.standing
    else:
        standing = victim_messages.load_update_status(actor=request.actor, now=request.now)
    return render_page(request, "portal/update.jinja", {"standing": standing})


# A call back: at a time that the victim chooses, or in a safe way that a person finds

ANY_TIME = "any"  # none of these times: a person finds a way


class CallTimeForm(Form):
    time = forms.ChoiceField(label=to_say("callbacks-page-when"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, times: Sequence[Slot], now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(_slot_value(slot), _slot_text(slot, now)) for slot in times]
        self.offer("time", *offered, (ANY_TIME, say("callbacks-page-any-time")))

    def slot(self) -> Slot | None:
        chosen = self.cleaned_data["time"]
        if chosen == ANY_TIME:
            return None
        start, until = (datetime.fromisoformat(each) for each in chosen.split("/"))
        return Slot(start, until)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.ASK_FOR_CALLBACK)
def request_callback(request: Request) -> HttpResponse:
    """Take a request for a call back. A victim can always ask that a person finds a way; the times and numbers of call
    backs open with the last six numbers of the code."""
    act = request.POST.get("act", "")
    if act == "find-a-way":
        return _ask_callback(request, None)
    if act == "give-up":
        return _withdraw_callback(request)
    to_call = victim_callbacks.load_callback_options(actor=request.actor, now=request.now)
    if to_call.asks_again and request.method == "POST":
        return _choose_after_code(request)
    return _choose_time(request, to_call)


@require_code_again
def _choose_after_code(request: Request) -> HttpResponse:
    return _choose_time(request, victim_callbacks.load_callback_options(actor=request.actor, now=request.now))


def _choose_time(request: Request, to_call: CallbackOptions) -> HttpResponse:
    act = request.POST.get("act", "")
    form = CallTimeForm(request.POST if act == "choose" else None, times=to_call.times, now=request.now)
    if form.is_valid():
        try:
            return _ask_callback(request, form.slot())
        except SlotGone:
            to_call = victim_callbacks.load_callback_options(actor=request.actor, now=request.now)
            form = CallTimeForm(request.POST, times=to_call.times, now=request.now)
            form.add_error("time", say("callbacks-page-gone"))
    return _show_times(request, to_call, form)


def _show_times(request: Request, to_call: CallbackOptions, form: CallTimeForm) -> HttpResponse:
    context = {
        "call": to_call,
        "form": form,
        "promised": to_call.promised and _slot_text(to_call.promised, request.now),
    }
    return render_page(request, "portal/call_me.jinja", context)


def _ask_callback(request: Request, slot: Slot | None) -> HttpResponse:
    said = victim_callbacks.request_callback_online(actor=request.actor, slot=slot, now=request.now)
    promised = slot and _slot_text(slot, request.now)
    return render_page(request, "portal/call_promised.jinja", {"said": said, "promised": promised})


@require_code_again
def _withdraw_callback(request: Request) -> HttpResponse:
    try:
        victim_callbacks.cancel_callback_online(actor=request.actor, now=request.now)
    except victim_callbacks.CallbackMissing:  # another window of the browser was quicker, or the victim was rung
        return HttpResponseRedirect(reverse("portal:call-me"), status=303)
    return render_page(request, "portal/call_promised.jinja", {"said": None, "promised": None})


def _slot_value(slot: Slot) -> str:
    return f"{slot.start.isoformat()}/{slot.until.isoformat()}"


def _slot_text(slot: Slot, now: datetime) -> str:
    """ "Thursday 26 November, 10am to midday" """
    day = dates.write_day(slot.start.date(), manner="page", today=now.astimezone(dates.LONDON).date())
    return say(
        "callbacks-page-time",
        day=day,
        start=dates.write_time(slot.start.time()),
        end=dates.write_time(slot.until.time()),
    )
