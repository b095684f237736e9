"""Defines forms that several sites share, each asked in the site's own words: a complaint, how to speak with a victim,
and supporters."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.ui.form_versions import VersionedForm
from victimcare.channels.web.ui.forms import Form, id_part
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.rules.people.supporters import OFFERED_SCOPES, SupporterKind, SupporterScope
from victimcare.services.challenges.complaint_levels import ComplaintSubject
from victimcare.services.challenges.complaint_receipt import ComplaintWords
from victimcare.services.contact.communication_passports import LONGEST_PASSPORT_NOTE
from victimcare.services.people.supporter_shapes import SupporterEntry, SupporterNotOffered
from victimcare.wording import say

LONGEST_COMPLAINT = 4000


@dataclass(frozen=True, slots=True)
class QuestionText:
    """A field's label, hint and message for a missing answer; each may be rendered when it is drawn."""

    label: Any
    hint: Any = ""
    needed: Any = None


class ComplaintForm(Form):
    """`asks`: by field, in the site's words. `of_strangers`: what only people whom we do not know are asked."""

    about = forms.ChoiceField(widget=forms.RadioSelect)
    words = forms.CharField(max_length=LONGEST_COMPLAINT, widget=forms.Textarea({"rows": 8}))
    whom = forms.CharField(max_length=400, required=False)
    way_back = forms.CharField(max_length=400, required=False, widget=forms.Textarea({"rows": 2}))
    earlier = forms.CharField(max_length=20, required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"earlier": {"classes": "govuk-input--width-10"}}
    asks: ClassVar[Mapping[str, QuestionText]]
    abouts: ClassVar[Mapping[ComplaintSubject, Any]]
    of_strangers: ClassVar[tuple[str, ...]] = ("way_back",)

    def __init__(self, *args: Any, is_known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in self.asks.items():
            field = self.fields[name]
            field.label, field.help_text = question.label, question.hint
            if question.needed is not None:
                field.error_messages["required"] = question.needed
        self.fields["about"].required = self.asks["about"].needed is not None
        self.offer("about", *((about.value, words) for about, words in self.abouts.items()))
        for name in self.of_strangers if is_known else ():
            del self.fields[name]

    @property
    def said(self) -> ComplaintWords:
        """The complaint, once the form is valid. If no subject was chosen, it is about what we did."""
        typed = self.cleaned_data
        return ComplaintWords(
            words=typed["words"],
            about=ComplaintSubject(typed["about"] or ComplaintSubject.SERVICE),
            whom=typed["whom"],
            way_back=typed.get("way_back", ""),
            earlier=typed.get("earlier", ""),
        )


# How to speak with the victim: the same questions on their page and at the desk, each in its own words

# Each with its own name, so that speakers find their language.
OFFERED_LANGUAGES = {
    "en": "English",
    "cy": "Cymraeg",
    "pl": "Polski",
    "ro": "Română",
    "ur": "اردو",
    "bn": "বাংলা",
    "ar": "العربية",
    "pa": "ਪੰਜਾਬੀ",
}
OTHER_LANGUAGE = "other"
NEED_GROUPS = {
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
_SMALL_TICKS = {"classes": "govuk-checkboxes--small"}


class PassportFields(VersionedForm):
    """`manner`: which sentences the form uses, "hers" on the victim's page or "desk" for staff."""

    manner: ClassVar[str] = "desk"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [
            ("", say("passport-language-none")),
            *OFFERED_LANGUAGES.items(),
            (OTHER_LANGUAGE, say("passport-language-other")),
        ]
        self.ask("language", forms.ChoiceField(label=self._say("language"), required=False, choices=named), {})
        other = forms.CharField(label=self._say("other-language"), required=False, max_length=35)
        self.ask("other_language", other, {"classes": "govuk-input--width-20"})
        for group, needs in NEED_GROUPS.items():
            choices = [(need.value, self._say(id_part(need.value))) for need in needs]
            ticks = forms.MultipleChoiceField(
                label=self._say(group), required=False, widget=forms.CheckboxSelectMultiple, choices=choices
            )
            self.ask(group, ticks, _SMALL_TICKS)
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
        if cleaned.get("language") == OTHER_LANGUAGE and not cleaned.get("other_language", "").strip():
            self.add_error("other_language", say("passport-other-needed"))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        ticked = {value for group in NEED_GROUPS for value in typed[group]}
        return {
            "language": typed["other_language"].strip() if typed["language"] == OTHER_LANGUAGE else typed["language"],
            "needs": tuple(need for need in CommunicationNeed if need in ticked),
            **{name: typed[name].strip() for name in ("someone", "avoid", "helps")},
        }

    @staticmethod
    def boxes(said: Any) -> dict[str, Any]:
        """Return the boxes as stored; `said` None: nothing is stored."""
        if said is None:
            return {}
        is_known = said.language in OFFERED_LANGUAGES or not said.language
        return {
            "language": said.language if is_known else OTHER_LANGUAGE,
            "other_language": "" if is_known else said.language,
            **{group: [need.value for need in needs if need in said.needs] for group, needs in NEED_GROUPS.items()},
            **{name: getattr(said, name) for name in ("someone", "avoid", "helps")},
        }


# Questions about a supporter of the victim, asked on the victim's page and at the desk.
#
# Each site has its own words: `asked` is the prefix of the question ids, `offers` that of the choices.


def offered_scopes(kinds: Collection[SupporterKind]) -> list[str]:
    """Everything that a supporter can be allowed, in the rule's order."""
    offered = {scope for kind in kinds for scope in OFFERED_SCOPES[kind]}
    return [scope.value for scope in SupporterScope if scope in offered]


class SupporterFields(Form):
    asked: ClassVar[str]
    offers: ClassVar[str]
    kind = forms.ChoiceField(widget=forms.RadioSelect)
    name = forms.CharField(max_length=100)
    organisation = forms.CharField(max_length=100, required=False)
    phone = forms.CharField(max_length=40)
    safe_way = forms.CharField(max_length=300, required=False, widget=forms.Textarea({"rows": 2}))
    sees = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    called = forms.CharField(max_length=60, required=False)

    def __init__(self, *args: Any, kinds: Collection[SupporterKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("kind", "name", "organisation", "phone", "safe_way", "sees", "called"):
            asked = self.asked + id_part(name)
            self.fields[name].label = say(asked)
            self.fields[name].help_text = say(f"{asked}.hint")
        for name in ("kind", "name", "phone", "sees"):
            self.fields[name].error_messages["required"] = say(f"supporters-{name}-needed")
        self._offer("kind", "kind", [kind.value for kind in kinds])
        self._offer("sees", "scope", offered_scopes(kinds))

    def _offer(self, name: str, what: str, values: Collection[str]) -> None:
        """Offer each choice with its meaning beneath."""
        ids = {value: f"{self.offers}{what}-{id_part(value)}" for value in values}
        self.offer(name, *((value, say(words)) for value, words in ids.items()))
        self.drawn[name] = {
            "items": [
                {"value": value, "text": say(words), "hint": {"text": say(f"{words}.more")}}
                for value, words in ids.items()
            ]
        }

    @property
    def wanted(self) -> SupporterEntry:
        typed = self.cleaned_data
        return SupporterEntry(
            kind=SupporterKind(typed["kind"]),
            name=typed["name"],
            phone=typed["phone"],
            sees=[SupporterScope(scope) for scope in typed["sees"]],
            organisation=typed["organisation"],
            safe_way=typed["safe_way"],
            called=typed["called"],
        )


def add_refusal(form: Form, wrong: SupporterNotOffered) -> None:
    """Put the refusal beside the field that causes it."""
    form.add_error(wrong.field, say(f"supporters-{wrong.field}-wrong"))
