"""In which languages messages leave and her pages are shown: in a draft neither, until somebody who speaks it has read
all of it. The two are signed off apart."""

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
from victimcare.services.messages import message_languages
from victimcare.wording import say
from victimcare.wording.areas import Area

_ADDRESS = {Area.MESSAGES: "desk:language", Area.PAGES: "desk:language-pages", Area.FIRST: "desk:language-first"}


class SignOff(Form):
    checked_by = forms.CharField(
        label=say("desk-languages-checked-by"),
        help_text=say("desk-languages-checked-by.hint"),
        max_length=200,
        error_messages={"required": say("desk-languages-checked-by-needed")},
    )
    read = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{area}_%s", **kwargs)


@require_safe
@page(Act.SIGN_OFF_LANGUAGE)
def all_languages(request: Request) -> HttpResponse:
    context = {
        "languages": message_languages.list_language_statuses(actor=request.actor),
        "rooms": message_languages.list_translation_progress(actor=request.actor),
        "words": said,
    }
    return show(request, "languages", context, tab="more")


@require_safe
@page(Act.SIGN_OFF_LANGUAGE)
def one(request: Request, code: str, area: str = Area.MESSAGES) -> HttpResponse:
    told = next((name for name in ("signed", "withdrawn", "changed", "not-whole") if name in request.GET), "")
    return _page(request, code, Area(area), told=say(f"desk-languages-{told}") if told else "")


@require_POST
@page(Act.SIGN_OFF_LANGUAGE)
def sign_off(request: Request, code: str, area: str = Area.MESSAGES) -> HttpResponse:
    form = SignOff(request.POST, area=Area(area))
    if not form.is_valid():
        return _page(request, code, Area(area), form=form)
    try:
        message_languages.sign_off_language(
            actor=request.actor,
            code=code,
            area=Area(area),
            read=form.cleaned_data["read"],
            checked_by=form.cleaned_data["checked_by"],
            now=request.now,
        )
    except message_languages.UnknownMessageLanguage:
        return pages.not_found(request)
    except message_languages.WordingChanged:
        return _back(code, area, "changed")
    except message_languages.TranslationIncomplete:
        return _back(code, area, "not-whole")
    return _back(code, area, "signed")


@require_POST
@page(Act.SIGN_OFF_LANGUAGE)
def withdraw(request: Request, code: str, area: str = Area.MESSAGES) -> HttpResponse:
    try:
        message_languages.withdraw_language(actor=request.actor, code=code, area=Area(area), now=request.now)
    except message_languages.UnknownMessageLanguage:
        return pages.not_found(request)
    return _back(code, area, "withdrawn")


def _page(request: Request, code: str, area: Area, *, told: str = "", form: SignOff | None = None) -> HttpResponse:
    shown = next(
        (each for each in message_languages.list_language_statuses(actor=request.actor) if each.code == code), None
    )
    if shown is None:
        return pages.not_found(request)
    context: dict[str, Any] = {
        "shown": shown,
        "part": shown.of(area),
        "sentences": message_languages.list_sentence_pairs(actor=request.actor, code=code, area=area),
        "form": form or SignOff(area=area, initial={"read": shown.of(area).digest}),
        "told": told,
        "words": said,
    }
    return show(request, "language", context, tab="more")


def _back(code: str, area: str, told: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(_ADDRESS[Area(area)], args=[code]) + f"?{told}", status=303)
