from __future__ import annotations

from typing import Any

from django import forms

from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.rules import access_code
from victimcare.rules.access_code import Code, Malformed
from victimcare.wording import say


class SignIn(Form):
    code = forms.CharField(
        label=to_say("portal-code"),
        help_text=to_say("portal-code.hint"),
        max_length=60,
        error_messages={"required": to_say("portal-code-needed"), "max_length": to_say("portal-code-not-numbers")},
    )
    # Emptied after every try: a secret is typed again, and every answer has the same bytes.
    drawing = {"code": {"classes": "input--code", "inputmode": "numeric", "value": ""}}

    def clean_code(self) -> Code:
        read = access_code.read(self.cleaned_data["code"])
        if isinstance(read, Code):
            return read
        raise forms.ValidationError(_what_is_wrong(read))


class LastNumbers(Form):
    """The last six numbers of her code, again."""

    last = forms.CharField(
        label=to_say("contact-again-last"), max_length=60, error_messages={"required": to_say("contact-again-needed")}
    )
    drawing = {"last": {"classes": "input--code govuk-input--width-10", "inputmode": "numeric", "value": ""}}

    def clean_last(self) -> str:
        read = access_code.read_last(self.cleaned_data["last"])
        if isinstance(read, str):
            return read
        if read.has_other_characters:
            raise forms.ValidationError(say("contact-again-not-numbers"))
        raise forms.ValidationError(say("contact-again-length", count=read.count))


class InHerWords(Form):
    """What she wants to say, asked by this sentence. May stay empty where what it is about is named already."""

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


def _what_is_wrong(malformed: Malformed) -> str:
    """Exact, since it speaks of what was typed and not of any code."""
    if malformed.has_other_characters:
        return say("portal-code-not-numbers")
    return say("portal-code-length", count=malformed.count)
