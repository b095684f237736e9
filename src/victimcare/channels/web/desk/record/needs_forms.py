"""Forms of a needs assessment: the pack's questions, and the outcome of each need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk.record import care_presenter
from victimcare.channels.web.ui.form_versions import VersionedForm
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.shared_forms import OFFERED_LANGUAGES, OTHER_LANGUAGE
from victimcare.rules.care.assessment_questions import AnswerType, AssessmentForm, AssessmentQuestion
from victimcare.rules.care.needs_assessment import NeedDecision, NeedOutcome
from victimcare.services.care.care_shapes import AssessmentDraft, NeedsToDecide
from victimcare.services.contact.communication_passports import LONGEST_PASSPORT_NOTE
from victimcare.wording import say

_INLINE = {"classes": "govuk-radios--inline govuk-radios--small"}
_SMALL = {"classes": "govuk-radios--small"}
_WORDS = 2000
_INTERPRETER, _OURS = "interpreter", "en"  # the need's id, and the language that all staff speak
NEED_PREFIX, RISK_PREFIX = "n_", "r_"  # field names are one of these and the question's id


class BeginAssessmentForm(Form):
    form = forms.ChoiceField(
        label=say("care-form"),
        widget=forms.RadioSelect,
        choices=[(each.value, say(f"care-form-{each.value}")) for each in AssessmentForm],
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"form": _SMALL}


class NeedsAssessmentForm(VersionedForm):
    """Asks every question of this draft. None must be answered to save it: finishing is a separate step."""

    def __init__(self, *args: Any, draft: AssessmentDraft, left: Collection[str] = (), **kwargs: Any) -> None:
        """`left`: questions to mark as unanswered."""
        super().__init__(*args, **kwargs)
        self._asked = tuple(draft.questions)
        self._risk = draft.risk.questions if draft.risk else ()
        for prefix, questions in ((NEED_PREFIX, self._asked), (RISK_PREFIX, self._risk)):
            for each in questions:
                drawing: dict[str, Any] = {} if each.asks is AnswerType.WORDS else dict(_INLINE)
                if each.id in left:
                    prefixed = say("ui-error-prefix")[:-1]
                    drawing["errorMessage"] = {"text": say("care-left-one-question"), "visuallyHiddenText": prefixed}
                field = _field(each)
                if prefix == NEED_PREFIX and each.id in draft.said_on:
                    field.help_text = care_presenter.known_since_label(draft.said_on[each.id])
                self.ask(prefix + each.id, field, drawing)

    @property
    def answers(self) -> dict[str, str]:
        return self._typed(NEED_PREFIX, self._asked)

    @property
    def risk_answers(self) -> dict[str, str]:
        return self._typed(RISK_PREFIX, self._risk)

    def _typed(self, prefix: str, questions: Iterable[AssessmentQuestion]) -> dict[str, str]:
        return {each.id: self.cleaned_data.get(prefix + each.id, "") for each in questions}


def draft_as_typed(draft: AssessmentDraft) -> dict[str, Any]:
    """Return the draft as field values."""
    needs = {NEED_PREFIX + name: answer for name, answer in (draft.answers or {}).items()}
    risk = {RISK_PREFIX + name: answer for name, answer in (draft.risk_answers or {}).items()}
    return {**needs, **risk, "after": draft.version}


def typed_answers(typed: Mapping[str, str], prefix: str) -> dict[str, str]:
    """Return the posted answers without reading the questions, which must not be read here. The service drops values
    that answer no question."""
    return {name.removeprefix(prefix): typed[name][:_WORDS] for name in typed if name.startswith(prefix)}


class NeedsDecisionForm(VersionedForm):
    """Records the outcome of each need, and what a person confirms."""

    def __init__(self, *args: Any, found: NeedsToDecide, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._found = found
        for each in found.needs:
            ends = [end for end in (*each.kind.ends, NeedOutcome.NOT_MET) if not _is_refused(end, found)]
            choices = [(end.value, care_presenter.need_end_label(end)) for end in ends]
            chosen = forms.ChoiceField(
                label=care_presenter.care_need_label(each.kind.code),
                help_text=care_presenter.need_reason(each, found.draft),
                widget=forms.RadioSelect,
                choices=choices,
            )
            self.ask(f"end_{each.kind.code}", chosen, _INLINE)
            label = say("care-why-not", need=care_presenter.care_need_label(each.kind.code))
            why = forms.CharField(label=label, required=False, max_length=_WORDS)
            self.ask(f"why_{each.kind.code}", why, {"label": {"text": label}})
        if found.grounds:
            named = [
                (ground, care_presenter.care_ground_label(ground, by, found.draft))
                for ground, by in found.grounds.items()
            ]
            ticks = forms.MultipleChoiceField(
                label=say("care-grounds"),
                help_text=say("care-grounds.hint"),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=named,
            )
            self.ask("grounds", ticks, {"classes": "govuk-checkboxes--small"})
            self.ask("words", _text("care-grounds-words"), {})
        if found.level is not None:
            self._ask_level(found)
        if _INTERPRETER in {each.kind.passport for each in found.needs}:
            self._ask_language(found.language)
        if any(NeedOutcome.ADJUSTMENT in each.kind.ends and not each.kind.passport for each in found.needs):
            self.ask("helps", _text("care-helps", LONGEST_PASSPORT_NOTE), {})

    def _ask_language(self, stands: str) -> None:
        """Ask for the language when an interpreter is needed."""
        named = {code: name for code, name in OFFERED_LANGUAGES.items() if code != _OURS}
        is_other = bool(stands) and stands not in OFFERED_LANGUAGES
        choices = [("", say("care-language-choose")), *named.items(), (OTHER_LANGUAGE, say("passport-language-other"))]
        chosen = forms.ChoiceField(
            label=say("care-language"),
            required=False,
            choices=choices,
            initial=OTHER_LANGUAGE if is_other else stands if stands in named else "",
        )
        self.ask("language", chosen, {})
        label = say("passport-desk-other-language")
        other = forms.CharField(label=label, required=False, max_length=35, initial=stands if is_other else "")
        self.ask("other_language", other, {"classes": "govuk-input--width-20"})

    def _ask_level(self, found: NeedsToDecide) -> None:
        assert found.level is not None
        levels = [each for each in found.levels if each.at_least >= found.level.at_least]
        choice = forms.ChoiceField(
            label=say("care-level"),
            help_text=say(
                "care-level.hint" if len(levels) > 1 else "care-level.highest",
                level=care_presenter.risk_level_label(found.level.id),
            ),
            widget=forms.RadioSelect,
            choices=[(each.id, care_presenter.risk_level_label(each.id)) for each in levels],
            initial=found.level.id,
        )
        self.ask("level", choice, _INLINE)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for each in self._found.needs:
            code = each.kind.code
            is_not_met = cleaned.get(f"end_{code}") == NeedOutcome.NOT_MET
            if is_not_met and not cleaned.get(f"why_{code}", "").strip():
                self.add_error(f"why_{code}", say("care-why-not-needed", need=care_presenter.care_need_label(code)))
        if cleaned.get("grounds") and not cleaned.get("words", "").strip():
            self.add_error("words", say("care-grounds-words-needed"))
        if self._adjusts_in_words(cleaned) and not cleaned.get("helps", "").strip():
            self.add_error("helps", say("care-helps-needed"))
        if cleaned.get(f"end_{_INTERPRETER}") == NeedOutcome.ADJUSTMENT and not self._language(cleaned):
            is_other = cleaned.get("language") == OTHER_LANGUAGE
            wrong = say("passport-other-needed" if is_other else "care-language-needed")
            self.add_error("other_language" if is_other else "language", wrong)
        return cleaned

    @staticmethod
    def _language(cleaned: Mapping[str, Any]) -> str:
        chosen: str = cleaned.get("language", "")
        return str(cleaned.get("other_language", "")).strip() if chosen == OTHER_LANGUAGE else chosen

    def _adjusts_in_words(self, cleaned: Mapping[str, Any]) -> bool:
        in_words = (each.kind.code for each in self._found.needs if not each.kind.passport)
        return any(cleaned.get(f"end_{code}") == NeedOutcome.ADJUSTMENT for code in in_words)

    @property
    def version(self) -> int | None:
        """Return the version that was read, as posted; None if it is not a number."""
        sent = str(self.data.get("after", ""))
        return int(sent) if sent.isascii() and sent.isdigit() else None

    @property
    def typed_so_far(self) -> dict[str, str | list[str]]:
        """Return the incomplete choices by field name."""
        typed: dict[str, str | list[str]] = {}
        for name, field in self.fields.items():
            sent = field.widget.value_from_datadict(self.data, self.files, name)  # a list if several can be ticked
            if name != "after" and sent is not None:
                typed[name] = [one[:_WORDS] for one in sent] if isinstance(sent, list) else sent[:_WORDS]
        return typed

    @property
    def decided(self) -> dict[str, NeedDecision]:
        return {
            each.kind.code: NeedDecision(
                NeedOutcome(self.cleaned_data[f"end_{each.kind.code}"]), self.cleaned_data[f"why_{each.kind.code}"]
            )
            for each in self._found.needs
        }

    @property
    def rest(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "grounds": typed.get("grounds", []),
            "words": typed.get("words", ""),
            "level": typed.get("level", ""),
            "helps": typed.get("helps", ""),
            "language": self._language(typed) if typed.get(f"end_{_INTERPRETER}") == NeedOutcome.ADJUSTMENT else "",
            "after": typed["after"],
        }


def _field(question: AssessmentQuestion) -> forms.Field:
    if question.asks is AnswerType.WORDS:
        widget = forms.Textarea({"rows": 2})
        return forms.CharField(
            label=question.ask, help_text=question.hint, required=False, max_length=_WORDS, widget=widget
        )
    return forms.ChoiceField(
        label=question.ask,
        help_text=question.hint,
        required=False,
        widget=forms.RadioSelect,
        choices=care_presenter.answer_options(question),
    )


def _is_refused(end: NeedOutcome, found: NeedsToDecide) -> bool:
    return end is NeedOutcome.REFERRAL and found.wants_no_support


def _text(sentence: str, most: int = _WORDS) -> forms.CharField:
    return forms.CharField(
        label=say(sentence),
        help_text=say(f"{sentence}.hint"),
        required=False,
        max_length=most,
        widget=forms.Textarea({"rows": 2}),
    )
