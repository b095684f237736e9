"""Defines the forms of a list of what was taken or broken."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from victimcare.channels.web.ui.file_transfer import FilesField
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.rules.contact.correspondence import LONGEST_MESSAGE as LONGEST_MESSAGE
from victimcare.rules.court.belongings import MOST_FILES_OF_ONE, LossKind, UnclearSum, ValueSource, parse_value
from victimcare.services.losses.loss_records import LONGEST_ANSWER, LONGEST_VALUE, ThingAnswers
from victimcare.wording import say


def _words_field(name: str, *, longest: int = LONGEST_ANSWER, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=to_say(f"losses-{name}"),
        help_text=to_say(f"losses-{name}.hint"),
        max_length=longest,
        widget=forms.TextInput(),
        **more,
    )


class LostThingForm(Form):
    """One item. All but its name may be left empty."""

    what = _words_field("what", error_messages={"required": to_say("losses-what-needed")})
    happened = forms.ChoiceField(
        label=to_say("losses-happened"),
        choices=[(one.value, to_say(f"losses-happened-{id_part(one)}")) for one in LossKind],
        required=False,
        widget=forms.RadioSelect,
    )
    value = _words_field("value", longest=LONGEST_VALUE, required=False)
    known_by = forms.ChoiceField(
        label=to_say("losses-known-by"),
        choices=[(one.value, to_say(f"losses-known-by-{id_part(one)}")) for one in ValueSource],
        required=False,
        widget=forms.RadioSelect,
    )
    bought = _words_field("bought", required=False)
    mark = _words_field("mark", required=False)
    once = forms.UUIDField(widget=forms.HiddenInput)
    is_first = forms.BooleanField(required=False, widget=forms.HiddenInput)
    drawing = {"value": {"prefix": {"text": "£"}, "classes": "govuk-input--width-10", "inputmode": "decimal"}}

    def clean_value(self) -> str:
        typed: str = self.cleaned_data["value"]
        try:
            parse_value(typed)
        except UnclearSum:
            raise forms.ValidationError(say("losses-value-unclear")) from None
        return typed

    @property
    def is_new(self) -> bool:
        return bool(self.data.get("is_first"))

    def answers_as_typed(self) -> ThingAnswers:
        """Return the answers as typed, even if the form is invalid: a visit that ran out stores them as they are."""
        happened, known_by = self.data.get("happened", ""), self.data.get("known_by", "")
        return ThingAnswers(
            what=self._typed("what"),
            happened=LossKind(happened) if happened in {*LossKind} else LossKind.NOT_KNOWN,
            value=self._typed("value", LONGEST_VALUE),
            known_by=ValueSource(known_by) if known_by in {*ValueSource} else ValueSource.NOT_KNOWN,
            bought=self._typed("bought"),
            mark=self._typed("mark"),
        )

    def _typed(self, name: str, longest: int = LONGEST_ANSWER) -> str:
        return str(self.data.get(name, "")).strip()[:longest]

    @staticmethod
    def as_typed(answers: ThingAnswers, thing_id: UUID) -> dict[str, object]:
        return {
            "what": answers.what,
            "happened": answers.happened.value,
            "value": answers.value,
            "known_by": answers.known_by.value,
            "bought": answers.bought,
            "mark": answers.mark,
            "once": thing_id,
        }


class LossFilesForm(Form):
    attached = FilesField(
        label=to_say("losses-files"),
        hint=to_say("losses-files.hint", most=MOST_FILES_OF_ONE),
        most=MOST_FILES_OF_ONE,
        with_media=True,
        required=True,
    )


class SendListForm(Form):
    words = forms.CharField(
        label=to_say("losses-send-words"),
        help_text=to_say("losses-send-words.hint"),
        required=False,
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea({"rows": 4}),
    )
    once = forms.UUIDField(widget=forms.HiddenInput)
