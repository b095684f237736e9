from __future__ import annotations

from typing import Any

from django import forms

from victimcare.channels.web.ui.forms import Form, to_say
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.wording import say

REFUSED = "refused"
HELD_BACK = "held-back"
LETTERS = "letters"
_LONGEST = 60
_MISTAKES = {
    REFUSED: "portal-code-wrong",
    HELD_BACK: "portal-code-held-back",
    LETTERS: "portal-code-not-numbers",
    "max_length": "portal-code-not-numbers",
    "required": "portal-code-needed",
}
_COUNTS = {str(count) for count in range(_LONGEST + 1)}


class SignIn(Form):
    code = forms.CharField(
        label=to_say("portal-code"),
        help_text=to_say("portal-code.hint"),
        max_length=_LONGEST,
    )
    # Emptied after every try: a secret is typed again, and every answer has the same bytes.
    drawing = {"code": {"classes": "input--code", "inputmode": "numeric", "value": ""}}

    def clean_code(self) -> AccessCode:
        read = access_code.parse_access_code(self.cleaned_data["code"])
        if isinstance(read, AccessCode):
            return read
        raise forms.ValidationError("", code=LETTERS if read.has_other_characters else str(read.count))

    @property
    def mistake(self) -> str:
        """What was wrong with what was typed, in a word that may stand in an address; `REFUSED` is said by the view."""
        return str(self.errors.as_data()["code"][0].code)

    @classmethod
    def after(cls, mistake: str) -> SignIn:
        """The form with what was wrong; without, where the word is none of ours. The sentence is exact, since it speaks
        of what was typed and not of any code."""
        if mistake not in _MISTAKES and mistake not in _COUNTS:
            return cls()
        said = say(_MISTAKES[mistake]) if mistake in _MISTAKES else say("portal-code-length", count=int(mistake))
        form = cls({})
        form.errors.clear()
        form.add_error("code", said)
        return form


class LastNumbers(Form):
    """The last six numbers of her code, again."""

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
