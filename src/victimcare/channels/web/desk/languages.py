"""In which languages messages leave. In a draft none leaves until somebody who speaks it has read all of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.door import page, show
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act
from victimcare.services.messages import languages
from victimcare.wording import say


class SignOff(Form):
    checked_by = forms.CharField(
        label=say("desk-languages-checked-by"),
        help_text=say("desk-languages-checked-by.hint"),
        max_length=200,
        error_messages={"required": say("desk-languages-checked-by-needed")},
    )
    read = forms.CharField(widget=forms.HiddenInput, max_length=64)


@require_safe
@page(Act.SIGN_OFF_LANGUAGE)
def all_languages(request: Request) -> HttpResponse:
    context = {"languages": languages.all_languages(actor=request.actor), "words": said}
    return show(request, "languages", context, tab="more")


@require_safe
@page(Act.SIGN_OFF_LANGUAGE)
def one(request: Request, code: str) -> HttpResponse:
    told = next((name for name in ("signed", "withdrawn", "changed") if name in request.GET), "")
    return _page(request, code, told=say(f"desk-languages-{told}") if told else "")


@require_POST
@page(Act.SIGN_OFF_LANGUAGE)
def sign_off(request: Request, code: str) -> HttpResponse:
    form = SignOff(request.POST)
    if not form.is_valid():
        return _page(request, code, form=form)
    try:
        languages.sign_off(
            actor=request.actor,
            code=code,
            read=form.cleaned_data["read"],
            checked_by=form.cleaned_data["checked_by"],
            now=request.now,
        )
    except languages.UnknownLanguage:
        return pages.not_found(request)
    except languages.WordingChanged:
        return _back(code, "changed")
    return _back(code, "signed")


@require_POST
@page(Act.SIGN_OFF_LANGUAGE)
def withdraw(request: Request, code: str) -> HttpResponse:
    try:
        languages.withdraw(actor=request.actor, code=code, now=request.now)
    except languages.UnknownLanguage:
        return pages.not_found(request)
    return _back(code, "withdrawn")


def _page(request: Request, code: str, *, told: str = "", form: SignOff | None = None) -> HttpResponse:
    shown = next((each for each in languages.all_languages(actor=request.actor) if each.code == code), None)
    if shown is None:
        return pages.not_found(request)
    context: dict[str, Any] = {
        "shown": shown,
        "sentences": languages.sentences(actor=request.actor, code=code),
        "form": form or SignOff(initial={"read": shown.digest}),
        "told": told,
        "words": said,
    }
    return show(request, "language", context, tab="more")


def _back(code: str, told: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:language", args=[code]) + f"?{told}", status=303)
