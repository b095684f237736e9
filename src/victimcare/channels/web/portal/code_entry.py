"""Asks for the last six numbers of the code again, before pages that are closed to a person who picked up the victim's
phone: how the victim is reached, supporters, the duress code, the crime reference number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from victimcare.channels.web.portal.victim_access import read_browser_cookie
from victimcare.channels.web.ui.browser_requests import visitors_address
from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.channels.web.ui.pages import Request, render_page
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services.access_codes import step_up
from victimcare.wording import say

CODE_REFUSED = "refused"
HELD_BACK = "held-back"
OTHER_CHARACTERS = "letters"
_LONGEST_CODE = 60
_MISTAKE_TEXTS = {
    CODE_REFUSED: "portal-code-wrong",
    HELD_BACK: "portal-code-held-back",
    OTHER_CHARACTERS: "portal-code-not-numbers",
    "max_length": "portal-code-not-numbers",
    "required": "portal-code-needed",
}
_CHARACTER_COUNTS = {str(count) for count in range(_LONGEST_CODE + 1)}


class SignInForm(Form):
    code = forms.CharField(
        label=to_say("portal-code"),
        help_text=to_say("portal-code.hint"),
        max_length=_LONGEST_CODE,
    )
    # Emptied after every try: a secret is typed again, and every answer has the same bytes.
    drawing = {"code": {"classes": "input--code", "inputmode": "numeric", "value": ""}}

    def clean_code(self) -> AccessCode:
        read = access_code.parse_access_code(self.cleaned_data["code"])
        if isinstance(read, AccessCode):
            return read
        raise forms.ValidationError("", code=OTHER_CHARACTERS if read.has_other_characters else str(read.count))

    @property
    def mistake(self) -> str:
        """The fault in the typed code, as a word that may stand in an address; the view itself uses `CODE_REFUSED`."""
        return str(self.errors.as_data()["code"][0].code)

    @classmethod
    def after(cls, mistake: str) -> SignInForm:
        """Return the form with this fault; without, if the word is not one of ours. The message may be exact, since it
        is about the typed characters and not about any code."""
        if mistake not in _MISTAKE_TEXTS and mistake not in _CHARACTER_COUNTS:
            return cls()
        said = (
            say(_MISTAKE_TEXTS[mistake]) if mistake in _MISTAKE_TEXTS else say("portal-code-length", count=int(mistake))
        )
        form = cls({})
        form.errors.clear()
        form.add_error("code", said)
        return form


class LastDigitsForm(Form):
    """The last six numbers of the victim's code, again."""

    last = forms.CharField(
        label=to_say("contact-again-last"), max_length=60, error_messages={"required": to_say("contact-again-needed")}
    )
    drawing = {"last": {"classes": "input--code govuk-input--width-10", "inputmode": "numeric", "value": ""}}

    def clean_last(self) -> str:
        read = access_code.parse_last_digits(self.cleaned_data["last"])
        if isinstance(read, str):
            return read
        if read.has_other_characters:
            raise forms.ValidationError(say("contact-again-not-numbers"))
        raise forms.ValidationError(say("contact-again-length", count=read.count))


class OwnWordsForm(Form):
    """The victim's own words, asked for by this question. They may stay empty if the subject is chosen already."""

    words = forms.CharField(
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": to_say("challenges-page-words-needed")},
    )

    def __init__(self, *args: Any, question: str, needs_words: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["words"]
        field.label, field.required = say(question), needs_words
        field.help_text = say("challenges-page-words.hint" if needs_words else "challenges-page-words-may-be-empty")


P = ParamSpec("P")
View = Callable[Concatenate[Request, P], HttpResponse]
_OWN_FIELDS = ("csrfmiddlewaretoken", "last")


def require_code_again(view: View[P]) -> View[P]:
    """Ask for the last six numbers again if they no longer count; use it below `page`. Fields that were sent in the
    meantime are carried along, so that nothing typed is lost."""

    @wraps(view)
    def served(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if step_up.is_code_reconfirmed(request.actor, request.now):
            return view(request, *args, **kwargs)
        step_up.ask_to_reconfirm_code(actor=request.actor, now=request.now)
        form = LastDigitsForm(request.POST if "last" in request.POST else None)
        if form.is_valid():
            if _try_last_digits(request, form.cleaned_data["last"]):
                if _carried_fields(request):
                    return view(request, *args, **kwargs)
                return HttpResponseRedirect(request.path, status=303)
            form.add_error("last", say("contact-again-wrong"))
        shows_contact = request.path == reverse("portal:contact")
        context = {"form": form, "carried": _carried_fields(request), "shows_contact": shows_contact}
        return render_page(request, "portal/again.jinja", context)

    return cast(View[P], served)


def _try_last_digits(request: Request, last: str) -> bool:
    address, browser = visitors_address(request), read_browser_cookie(request)
    is_right = step_up.reconfirm_code(actor=request.actor, last=last, now=request.now, address=address, browser=browser)
    if is_right and request.actor.visit is not None:
        request.actor = replace(request.actor, visit=replace(request.actor.visit, again_at=request.now))
    return is_right


def _carried_fields(request: Request) -> list[tuple[str, str]]:
    return [
        (name, value) for name, values in request.POST.lists() if name not in _OWN_FIELDS for value in map(str, values)
    ]
