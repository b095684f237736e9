"""The forms of what she says of herself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.ui.forms import to_say
from victimcare.channels.web.ui.passport_fields import PassportFields
from victimcare.channels.web.ui.versions import Edit
from victimcare.services.preferences.own_notes import LONGEST_TELL_ONCE_NOTE, NoteWords, PassportContent
from victimcare.wording import say


def _words(name: str) -> forms.CharField:
    return forms.CharField(
        label=to_say(f"of-herself-note-{name}"),
        help_text=to_say(f"of-herself-note-{name}.hint"),
        required=False,
        max_length=LONGEST_TELL_ONCE_NOTE,
        widget=forms.Textarea({"rows": 3}),
    )


class Version(Edit):
    """She wants no note any more."""

    words: ClassVar[NoteWords] = NoteWords()


class Note(Edit):
    avoid = _words("avoid")
    needs = _words("needs")
    happened = _words("happened")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and self.words == NoteWords():
            self.add_error("avoid", say("of-herself-note-empty"))
        return cleaned

    @property
    def words(self) -> NoteWords:
        typed: Mapping[str, str] = self.cleaned_data
        return NoteWords(*(typed.get(name, "").strip() for name in ("avoid", "needs", "happened")))


class Passport(PassportFields):
    manner: ClassVar[str] = "hers"

    @property
    def said(self) -> PassportContent:
        return PassportContent(**self.values)
