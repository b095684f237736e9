"""She writes to us and reads what we wrote, and asks how things stand. Nothing of it stands in an address."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from victimcare.channels.web.portal.page_seen import seen_check_for
from victimcare.channels.web.portal.visits import page, page_that_keeps, writer
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.files import FilesField, download, takes_files
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.channels.web.ui.pages import Request, render
from victimcare.rules.contact.correspondence import LONGEST_MESSAGE
from victimcare.services.access import Act, Actor
from victimcare.services.portal import victim_messages
from victimcare.services.portal.page_parts import seen_later
from victimcare.services.portal.victim_messages import SentMessageReceipt, WrittenMessageRecipient
from victimcare.wording import say


class Write(Form):
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


def _send_late(request: HttpRequest, her: Actor, now: datetime) -> None:
    form = Write(request.POST, request.FILES)
    if form.is_valid():
        with suppress(victim_messages.TooManyOwnMessages):
            _send(form, her, now)


@takes_files(of=lambda request: writer(request) is not None)
@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@page_that_keeps(_send_late)(Act.WRITE)
def messages(request: Request) -> HttpResponse:
    is_sent = request.method == "POST"
    form = (
        Write(request.POST, request.FILES)
        if is_sent
        else Write(initial={"once": uuid4(), "to": WrittenMessageRecipient.CARE})
    )
    if is_sent and form.is_valid():
        try:
            sent = _send(form, request.actor, request.now)
        except victim_messages.TooManyOwnMessages:
            form.add_error(None, say("writing-too-many"))
        else:
            is_short = (
                victim_messages.read_own_conversation(actor=request.actor, now=request.now, is_seen=seen_later).said
                is None
            )
            return render(request, "portal/message_sent.jinja", {"sent": sent, "is_short": is_short})
    hers = victim_messages.read_own_conversation(actor=request.actor, now=request.now, is_seen=seen_check_for(request))
    context: dict[str, Any] = {"form": form, "hers": hers, "to_confirm": hers.to_confirm, "confirms": "messages"}
    return render(request, "portal/messages.jinja", context)


def _send(form: Write, actor: Actor, now: datetime) -> SentMessageReceipt:
    return victim_messages.write_own_message(
        actor=actor,
        once=form.cleaned_data["once"],
        to=WrittenMessageRecipient(form.cleaned_data["to"]),
        words=form.cleaned_data["words"],
        files=form.cleaned_data["attached"],
        now=now,
    )


@require_safe
@page(Act.WRITE)
def file(request: Request, file_id: UUID) -> HttpResponse:
    """Missing, another's, and whatever cannot be opened look the same."""
    try:
        opened, place = victim_messages.read_own_file(actor=request.actor, file_id=file_id, now=request.now)
    except (victim_messages.UnknownOwnFile, victim_messages.Unopened):
        return pages.not_found(request)
    return download(opened, place)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.WRITE)
def update(request: Request) -> HttpResponse:
    """Whether she can ask how things stand; asked, by when she hears."""
    if request.method == "POST":
        try:
            standing = victim_messages.ask_for_update(actor=request.actor, now=request.now)
        except victim_messages.UpdateTooSoon as soon:  # another window of the browser was quicker
            standing = soon.standing
    else:
        standing = victim_messages.load_update_status(actor=request.actor, now=request.now)
    return render(request, "portal/update.jinja", {"standing": standing})
