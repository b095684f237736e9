"""How to speak with somebody, as a form: the same questions on her page and at the desk, each in its own words."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.ui.forms import dashed
from victimcare.channels.web.ui.versions import Edit
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.services.contact.communication_passports import LONGEST_PASSPORT_NOTE
from victimcare.wording import say

# Each with its own name, so that whoever looks for theirs finds it.
LANGUAGES = {
    "en": "English",
    "cy": "Cymraeg",
    "pl": "Polski",
    "ro": "Română",
    "ur": "اردو",
    "bn": "বাংলা",
    "ar": "العربية",
    "pa": "ਪੰਜਾਬੀ",
}
OTHER = "other"
GROUPS = {
    "talk": (
        CommunicationNeed.INTERPRETER,
        CommunicationNeed.BSL,
        CommunicationNeed.LIP_READING,
        CommunicationNeed.RELAY,
        CommunicationNeed.WITH_SOMEONE,
    ),
    "read": (
        CommunicationNeed.LARGE_PRINT,
        CommunicationNeed.HIGH_CONTRAST,
        CommunicationNeed.STILL,
        CommunicationNeed.EASY_READ,
        CommunicationNeed.AUDIO,
        CommunicationNeed.CHILD_WORDS,
    ),
    "pace": (CommunicationNeed.SLOWLY, CommunicationNeed.BREAKS, CommunicationNeed.WRITTEN_AFTER),
}
_TICKS = {"classes": "govuk-checkboxes--small"}


class PassportFields(Edit):
    """`manner`: of its words, "hers" or "desk"."""

    manner: ClassVar[str] = "desk"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [("", say("passport-language-none")), *LANGUAGES.items(), (OTHER, say("passport-language-other"))]
        self.ask("language", forms.ChoiceField(label=self._say("language"), required=False, choices=named), {})
        other = forms.CharField(label=self._say("other-language"), required=False, max_length=35)
        self.ask("other_language", other, {"classes": "govuk-input--width-20"})
        for group, needs in GROUPS.items():
            choices = [(need.value, self._say(dashed(need.value))) for need in needs]
            ticks = forms.MultipleChoiceField(
                label=self._say(group), required=False, widget=forms.CheckboxSelectMultiple, choices=choices
            )
            self.ask(group, ticks, _TICKS)
        for name in ("someone", "avoid", "helps"):
            self.ask(name, self._typed(name), {})

    def _typed(self, name: str) -> forms.CharField:
        return forms.CharField(
            label=self._say(name),
            help_text=self._say(f"{name}.hint"),
            required=False,
            max_length=LONGEST_PASSPORT_NOTE,
            widget=forms.Textarea({"rows": 2}),
        )

    def _say(self, name: str) -> str:
        return say(f"passport-{self.manner}-{name}")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("language") == OTHER and not cleaned.get("other_language", "").strip():
            self.add_error("other_language", say("passport-other-needed"))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        ticked = {value for group in GROUPS for value in typed[group]}
        return {
            "language": typed["other_language"].strip() if typed["language"] == OTHER else typed["language"],
            "needs": tuple(need for need in CommunicationNeed if need in ticked),
            **{name: typed[name].strip() for name in ("someone", "avoid", "helps")},
        }

    @staticmethod
    def boxes(said: Any) -> dict[str, Any]:
        """As it stands; `said` None: nothing does."""
        if said is None:
            return {}
        is_known = said.language in LANGUAGES or not said.language
        return {
            "language": said.language if is_known else OTHER,
            "other_language": "" if is_known else said.language,
            **{group: [need.value for need in needs if need in said.needs] for group, needs in GROUPS.items()},
            **{name: getattr(said, name) for name in ("someone", "avoid", "helps")},
        }
