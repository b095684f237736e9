"""One question a page of how she wants to be reached. "Maybe" and "I do not want to say" are answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms

from victimcare.channels.web.ui.forms import Form, dashed
from victimcare.rules.rights.ledger_types import OFFERED_PROMISE_DAYS
from victimcare.rules.safe_contact.contact_points import is_whole_number, telephone_key
from victimcare.rules.safe_contact.preference_questions import (
    ANOTHER_PHONE,
    AT_ANY_HOUR,
    AT_THESE,
    IT_CHANGES,
    NEWS_ITSELF,
    NEWS_NOTICE,
    NO_PHONE,
    NOT_SAID,
    PERSON,
    PERSON_OR_MACHINE,
    UNSURE_PHONE,
    ContactQuestion,
    SafetyAnswer,
)
from victimcare.services.preferences.contact_preferences import PhoneOption
from victimcare.wording import dates, has, say

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS = tuple(f"{hour:02}:00" for hour in range(7, 23))


class Answered(Form):
    """The answer to one question. `given` is what is kept of it."""

    def __init__(self, data: Any, *, question: ContactQuestion, phones: Sequence[PhoneOption]) -> None:
        super().__init__(data)
        self.question = question
        title = f"contact-{question}"
        field = forms.ChoiceField(
            label=say(title),
            help_text=say(f"{title}.hint"),
            widget=forms.RadioSelect,
            choices=[(value, text) for value, text, _ in _options(question, phones)],
        )
        items = [
            {"value": value, "text": text, **({"hint": {"text": hint}} if hint else {})}
            for value, text, hint in _options(question, phones)
        ]
        legend = {"text": say(title), "isPageHeading": True, "classes": "govuk-fieldset__legend--l title"}
        self.ask(question, field, {"items": items, "fieldset": {"legend": legend}})
        if question is ContactQuestion.PHONE:
            self._ask_another()
        if question is ContactQuestion.WHEN:
            self._ask_hours()

    def _ask_another(self) -> None:
        other = forms.CharField(
            label=say("contact-another-phone"),
            help_text=say("contact-another-phone.hint"),
            required=False,
            max_length=30,
        )
        self.ask("another_phone", other, {"classes": "govuk-input--width-20", "inputmode": "tel"})

    def _ask_hours(self) -> None:
        days = [(day, say(f"dates-weekday-{place}")) for place, day in enumerate(DAYS)]
        ticks = forms.MultipleChoiceField(
            label=say("contact-days"), required=False, widget=forms.CheckboxSelectMultiple, choices=days
        )
        self.ask("days", ticks, {"classes": "govuk-checkboxes--small days"})
        hours = [(hour, dates.write_time(_clock(hour))) for hour in _HOURS]
        for name, usual in (("start", "10:00"), ("end", "14:00")):
            chosen = forms.ChoiceField(label=say(f"contact-{name}"), required=False, choices=hours, initial=usual)
            self.ask(name, chosen, {})

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("phone") == ANOTHER_PHONE:
            self._check_number(cleaned.get("another_phone", ""))
        if cleaned.get("when") == AT_THESE:
            if not cleaned.get("days"):
                self.add_error("days", say("contact-days-needed"))
            if cleaned.get("start", "") >= cleaned.get("end", ""):
                self.add_error("end", say("contact-end-wrong"))
        return cleaned

    def _check_number(self, typed: str) -> None:
        if not typed.strip():
            self.add_error("another_phone", say("contact-another-phone-needed"))
        elif not is_whole_number(telephone_key(typed)):
            self.add_error("another_phone", say("contact-another-phone-wrong"))

    @property
    def given(self) -> dict[str, Any]:
        """By the names of `Answers`: the number only where she chose another, the hours only where she gave some."""
        typed = self.cleaned_data
        if self.question is ContactQuestion.PHONE:
            other = typed["another_phone"].strip() if typed["phone"] == ANOTHER_PHONE else ""
            return {"phone": typed["phone"], "another_phone": other}
        if self.question is ContactQuestion.WHEN and typed["when"] == AT_THESE:
            return {
                "when": AT_THESE,
                "days": tuple(day for day in DAYS if day in typed["days"]),
                "start": typed["start"],
                "end": typed["end"],
            }
        return {str(self.question): typed[self.question]}


class HowOften(Form):
    """How often the victim wants to hear from us, even if nothing is new."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choices = [(days, say(f"contact-often-{days}")) for days in OFFERED_PROMISE_DAYS]
        field = forms.TypedChoiceField(
            label=say("contact-often"),
            help_text=say("contact-often.hint"),
            widget=forms.RadioSelect,
            coerce=int,
            choices=choices,
        )
        legend = {"text": say("contact-often"), "classes": "govuk-fieldset__legend--m"}
        self.ask("often", field, {"fieldset": {"legend": legend}})


def _options(question: ContactQuestion, phones: Sequence[PhoneOption]) -> list[tuple[str, str, str]]:
    """Each with its value, its words, and what it leads to."""
    if question is ContactQuestion.PHONE:
        known = [(str(each.row), say("contact-phone-row", ending=each.ending), "") for each in phones]
        return [*known, *(_option("phone", value) for value in (ANOTHER_PHONE, NO_PHONE, UNSURE_PHONE, NOT_SAID))]
    if question is ContactQuestion.WHEN:
        return [_option("when", value) for value in (AT_ANY_HOUR, AT_THESE, IT_CHANGES)]
    if question is ContactQuestion.RINGS:
        return [_option("rings", value) for value in (PERSON, PERSON_OR_MACHINE, NOT_SAID)]
    if question is ContactQuestion.NEWS:
        return [_option("news", value) for value in (NEWS_NOTICE, NEWS_ITSELF)]
    return [(each.value, _answer(question, each), _leads_to(question, each)) for each in SafetyAnswer]


def _option(question: str, value: str) -> tuple[str, str, str]:
    name = f"contact-{question}-{dashed(value)}"
    return value, say(name), say(f"{name}.hint") if has(f"{name}.hint") else ""


def _answer(question: ContactQuestion, answer: SafetyAnswer) -> str:
    own = f"contact-answer-{answer}-{question}"
    return say(own if has(own) else f"contact-answer-{dashed(answer)}")


def _leads_to(question: ContactQuestion, answer: SafetyAnswer) -> str:
    return say("contact-then-not-said" if answer is SafetyAnswer.NOT_SAID else f"contact-then-{question}-{answer}")


def _clock(hour: str) -> time:
    return time.fromisoformat(hour)
