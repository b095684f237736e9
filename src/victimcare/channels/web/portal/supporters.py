"""Who helps her: the list that she sees, somebody she asks for, and the pages of those who help."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from victimcare.channels.web.portal.again import asks_again
from victimcare.channels.web.portal.visits import page
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.channels.web.ui.pages import Request, render
from victimcare.channels.web.ui.supporter_fields import SupporterFields, refuse
from victimcare.rules.contact.correspondence import LONGEST_MESSAGE
from victimcare.services.access import Act
from victimcare.services.people import supporter_pages
from victimcare.services.people.supporter_shapes import SupporterNotOffered, TooManySupporters, UnknownSupporter
from victimcare.wording import say


class Ask(SupporterFields):
    """Somebody she wants to help her."""

    asked = "supporters-hers-"
    offers = "supporters-"


class Note(Form):
    words = forms.CharField(
        label=to_say("supporters-write-words"),
        help_text=to_say("supporters-write-words.hint"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": to_say("supporters-write-words-needed")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CHOOSE_SUPPORTERS)
def family(request: Request) -> HttpResponse:
    """Who may see what. One of them is ended by a press, at once."""
    if request.method == "POST":
        with suppress(UnknownSupporter, ValueError):  # ended already, in another window or by one of us
            asked = UUID(request.POST.get("supporter", ""))
            supporter_pages.end_own_supporter(actor=request.actor, supporter_id=asked, now=request.now)
            return HttpResponseRedirect(reverse("portal:family"), status=303)
    seen = supporter_pages.list_own_supporters(actor=request.actor, now=request.now)
    return render(request, "portal/family.jinja", {"seen": seen})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.CHOOSE_SUPPORTERS)
@asks_again
def ask(request: Request) -> HttpResponse:
    seen = supporter_pages.list_own_supporters(actor=request.actor, now=request.now)
    form = Ask(request.POST if "name" in request.POST else None, kinds=seen.kinds)
    if form.is_valid():
        try:
            supporter_pages.ask_for_supporter(actor=request.actor, wanted=form.wanted, now=request.now)
        except SupporterNotOffered as wrong:
            refuse(form, wrong)
        except TooManySupporters:
            form.add_error(None, say("supporters-too-many"))
        else:
            return render(request, "portal/family_asked.jinja")
    return render(request, "portal/family_ask.jinja", {"form": form})


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@page(Act.WRITE_BESIDE)
def write(request: Request) -> HttpResponse:
    """Somebody who helps her writes to us, and reads our answers."""
    form = Note(request.POST) if request.method == "POST" else Note(initial={"once": uuid4()})
    sent: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        words, once = form.cleaned_data["words"], form.cleaned_data["once"]
        try:
            sent = {
                "sent": supporter_pages.write_supporter_note(
                    actor=request.actor, once=once, words=words, now=request.now
                )
            }
            form = Note(initial={"once": uuid4()})
        except supporter_pages.TooManySupporterNotes:
            form.add_error(None, say("writing-too-many"))
    written = supporter_pages.load_own_supporter_notes(actor=request.actor, now=request.now)
    return render(request, "portal/beside_write.jinja", {"form": form, "written": written, **sent})
