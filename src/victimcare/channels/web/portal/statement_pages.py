"""Handles the victim personal statement: what it is, writing it over several visits, and sending it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from victimcare.channels.web.portal.victim_access import page_saving_late, portal_page
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.services.access import Act, Actor
from victimcare.services.court import victim_statements
from victimcare.services.court.victim_statements import LONGEST, StatementDelivery, StatementEmpty, StatementText
from victimcare.wording import say


class StatementForm(Form):
    words = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 14}),
        error_messages={"required": to_say("court-statement-words-needed")},
    )

    def __init__(self, *args: Any, is_business: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = "court-statement-words-business" if is_business else "court-statement-words"
        self.fields["words"].label, self.fields["words"].help_text = say(asked), say(f"{asked}.hint")


class StatementWishForm(Form):
    wish = forms.ChoiceField(
        label=to_say("court-statement-wish"),
        help_text=to_say("court-statement-wish.hint"),
        choices=[(wish.value, to_say(f"court-statement-wish-{id_part(wish.value)}")) for wish in StatementDelivery],
        widget=forms.RadioSelect,
    )


@require_safe
@portal_page(Act.WRITE_STATEMENT)
def show_statement(request: Request) -> HttpResponse:
    own = victim_statements.read_own_statements(actor=request.actor, now=request.now)
    return render_page(request, "portal/statement.jinja", {"own": own})


def _save_statement_late(request: HttpRequest, writer: Actor, now: datetime) -> None:
    if words := request.POST.get("words", "")[:LONGEST].strip():
        victim_statements.save_statement(actor=writer, words=words, now=now, is_after=True)


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
@page_saving_late(_save_statement_late)(Act.WRITE_STATEMENT)
def write_statement(request: Request) -> HttpResponse:
    act = request.POST.get("act", "")
    if request.method == "POST" and act.startswith("back-"):
        return _restore_version(request, act.removeprefix("back-"))
    writing = victim_statements.read_own_draft(actor=request.actor, now=request.now)
    form = StatementForm(
        request.POST if request.method == "POST" else None,
        is_business=writing.is_business,
        initial={"words": writing.words},
    )
    if not form.is_valid():
        return _render_writing(request, form, writing)
    victim_statements.save_statement(actor=request.actor, words=form.cleaned_data["words"], now=request.now)
    to = "statement-send" if act == "next" else "statement-write"
    return HttpResponseRedirect(reverse(f"portal:{to}"), status=303)


def _restore_version(request: Request, number: str) -> HttpResponse:
    with suppress(StatementEmpty, ValueError):  # it was taken in the meantime: the page shows the current state
        victim_statements.restore_version(actor=request.actor, number=int(number), now=request.now)
    return HttpResponseRedirect(reverse("portal:statement-write"), status=303)


def _render_writing(request: Request, form: StatementForm, writing: StatementText) -> HttpResponse:
    return render_page(request, "portal/statement_write.jinja", {"form": form, "writing": writing})


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Act.WRITE_STATEMENT)
def send_statement(request: Request) -> HttpResponse:
    if request.method != "POST":
        own = victim_statements.read_own_statements(actor=request.actor, now=request.now)
        if own.begun is None:
            return _to_statement()
        form = StatementWishForm(initial={"wish": own.begun.wish.value})
        return render_page(request, "portal/statement_send.jinja", {"form": form})
    form = StatementWishForm(request.POST)
    if not form.is_valid():
        return render_page(request, "portal/statement_send.jinja", {"form": form})
    try:
        wish = StatementDelivery(form.cleaned_data["wish"])
        by = victim_statements.send_statement(actor=request.actor, wish=wish, now=request.now)
    except StatementEmpty:
        return _to_statement()
    return render_page(request, "portal/statement_sent.jinja", {"by": by})


@require_POST
@portal_page(Act.WRITE_STATEMENT)
def take_back_statement(request: Request) -> HttpResponse:
    victim_statements.withdraw_statement(actor=request.actor, now=request.now)
    return _to_statement()


def _to_statement() -> HttpResponse:
    return HttpResponseRedirect(reverse("portal:statement"), status=303)
