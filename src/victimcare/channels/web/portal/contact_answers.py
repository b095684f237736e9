"""Asks how the victim wants to be reached, one question a page, and puts their choices into words. "Maybe" and "I do
not want to say" are answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from django import forms

from victimcare.channels.web.ui.forms import Form, id_part
from victimcare.rules.rights.ledger_types import OFFERED_PROMISE_DAYS
from victimcare.rules.safe_contact.contact_hours import find_split_days
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
from victimcare.services.preferences.contact_settings import ContactHours, ContactSettings, PhoneOption
from victimcare.wording import dates, full_stop, has_sentence, say

DAY_KEYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OFFERED_HOURS = tuple(f"{hour:02}:00" for hour in range(7, 23))


class ContactQuestionForm(Form):
    """The answer to one question. `given` is the part that is stored."""

    def __init__(self, data: Any, *, question: ContactQuestion, phones: Sequence[PhoneOption]) -> None:
        super().__init__(data)
        self.question = question
        title = f"contact-{question}"
        field = forms.ChoiceField(
            label=say(title),
            help_text=say(f"{title}.hint"),
            widget=forms.RadioSelect,
            choices=[(value, text) for value, text, _ in _list_options(question, phones)],
        )
        items = [
            {"value": value, "text": text, **({"hint": {"text": hint}} if hint else {})}
            for value, text, hint in _list_options(question, phones)
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
        days = [(day, say(f"dates-weekday-{place}")) for place, day in enumerate(DAY_KEYS)]
        ticks = forms.MultipleChoiceField(
            label=say("contact-days"), required=False, widget=forms.CheckboxSelectMultiple, choices=days
        )
        self.ask("days", ticks, {"classes": "govuk-checkboxes--small days"})
        hours = [(hour, dates.write_time(_parse_hour(hour))) for hour in _OFFERED_HOURS]
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
        """The answer by the names of `Answers`: a number only if the victim chose another one, hours only if they gave
        some."""
        typed = self.cleaned_data
        if self.question is ContactQuestion.PHONE:
            other = typed["another_phone"].strip() if typed["phone"] == ANOTHER_PHONE else ""
            return {"phone": typed["phone"], "another_phone": other}
        if self.question is ContactQuestion.WHEN and typed["when"] == AT_THESE:
            return {
                "when": AT_THESE,
                "days": tuple(day for day in DAY_KEYS if day in typed["days"]),
                "start": typed["start"],
                "end": typed["end"],
            }
        return {str(self.question): typed[self.question]}


class HowOftenForm(Form):
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


def _list_options(question: ContactQuestion, phones: Sequence[PhoneOption]) -> list[tuple[str, str, str]]:
    """Return each option with its value, its words, and its consequence."""
    if question is ContactQuestion.PHONE:
        known = [(str(each.row), say("contact-phone-row", ending=each.ending), "") for each in phones]
        return [*known, *(_make_option("phone", value) for value in (ANOTHER_PHONE, NO_PHONE, UNSURE_PHONE, NOT_SAID))]
    if question is ContactQuestion.WHEN:
        return [_make_option("when", value) for value in (AT_ANY_HOUR, AT_THESE, IT_CHANGES)]
    if question is ContactQuestion.RINGS:
        return [_make_option("rings", value) for value in (PERSON, PERSON_OR_MACHINE, NOT_SAID)]
    if question is ContactQuestion.NEWS:
        return [_make_option("news", value) for value in (NEWS_NOTICE, NEWS_ITSELF)]
    return [(each.value, _answer_text(question, each), _consequence_text(question, each)) for each in SafetyAnswer]


def _make_option(question: str, value: str) -> tuple[str, str, str]:
    name = f"contact-{question}-{id_part(value)}"
    return value, say(name), say(f"{name}.hint") if has_sentence(f"{name}.hint") else ""


def _answer_text(question: ContactQuestion, answer: SafetyAnswer) -> str:
    own = f"contact-answer-{answer}-{question}"
    return say(own if has_sentence(own) else f"contact-answer-{id_part(answer)}")


def _consequence_text(question: ContactQuestion, answer: SafetyAnswer) -> str:
    return say("contact-then-not-said" if answer is SafetyAnswer.NOT_SAID else f"contact-then-{question}-{answer}")


def _parse_hour(hour: str) -> time:
    return time.fromisoformat(hour)


# How the victim is reached, in words for them: what we do and do not do, and the rest as rows with the question behind
# each

_QUESTION_BY_WAY = {
    "call": ContactQuestion.PHONE,
    "text": ContactQuestion.TEXTS,
    "email": ContactQuestion.EMAILS,
    "letter": ContactQuestion.LETTERS,
}


@dataclass(frozen=True, slots=True)
class ContactWayRow:
    is_used: bool
    said: str
    question: ContactQuestion


@dataclass(frozen=True, slots=True)
class ContactRow:
    """`question`: the one to ask again if the victim wants to change this; None: nothing to change here."""

    name: str
    said: str
    question: ContactQuestion | None


def list_contact_ways(reached: ContactSettings) -> list[ContactWayRow]:
    used = {
        "call": reached.calls,
        "text": reached.texts,
        "email": reached.emails,
        "letter": reached.letters,
    }
    said = {name: say(f"contact-{name}-{'yes' if is_used else 'no'}") for name, is_used in used.items()}
    if reached.calls and reached.phone:
        said["call"] = say("contact-call-ending", ending=reached.phone)
    return [ContactWayRow(used[name], words, _QUESTION_BY_WAY[name]) for name, words in said.items()]


def list_contact_rows(reached: ContactSettings) -> list[ContactRow]:
    found = []
    if reached.hours:
        found.append(ContactRow(say("contact-row-when"), contact_hours_text(reached), ContactQuestion.WHEN))
    if reached.calls:
        found.append(
            ContactRow(say("contact-row-rings"), say(f"contact-row-rings-{reached.rung_by}"), ContactQuestion.RINGS)
        )
        answer = "message" if reached.voicemail else "none"
        found.append(
            ContactRow(say("contact-row-answer"), say(f"contact-row-answer-{answer}"), ContactQuestion.MESSAGES)
        )
        found.append(ContactRow(say("contact-row-first"), say("contact-row-first.more"), None))
    if reached.calls or reached.texts or reached.emails or reached.letters:
        who = "said" if reached.police else "not"
        found.append(ContactRow(say("contact-row-who"), say(f"contact-row-who-{who}"), ContactQuestion.POLICE))
    if reached.texts or reached.emails:
        news = "itself" if reached.news else "only"
        asked = ContactQuestion.NEWS if reached.police else None
        found.append(ContactRow(say("contact-row-news"), say(f"contact-row-news-{news}"), asked))
    return found


def contact_hours_text(reached: ContactSettings) -> str:
    """Return one sentence if all channels have the same hours; otherwise one for each."""
    if reached.asks_hours:
        return say("contact-row-when-changes")
    said = {channel: _hours_or_any(hours) for channel, hours in reached.hours.items()}
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return " ".join(f"{say(f'contact-{channel}-yes')} {hours}" for channel, hours in said.items())


def hours_in_sentence(kept: ContactHours) -> str:
    """Return the hours for use inside a sentence, without their own full stop."""
    return _hours_or_any(kept).rstrip(f" .{full_stop()}")


def _hours_or_any(hours: ContactHours) -> str:
    whole = find_split_days(hours)
    said = [say("contact-row-when-day", days=_days_text(days)) for days in whole]
    said += [_one_hours_text(each) for each in hours if tuple(each["days"]) not in whole]
    return " ".join(said) if said else say("contact-row-when-any")


def _one_hours_text(each: Mapping[str, Any]) -> str:
    start, end = (dates.write_time(time.fromisoformat(each[name])) for name in ("from", "to"))
    return say("contact-row-when-hours", days=_days_text(each["days"]), start=start, end=end)


def _days_text(chosen: Sequence[str]) -> str:
    named = {DAY_KEYS: "all", DAY_KEYS[:5]: "weekdays", DAY_KEYS[5:]: "weekend"}.get(
        tuple(day for day in DAY_KEYS if day in chosen)
    )
    if named:
        return say(f"contact-days-{named}")
    return ", ".join(say(f"dates-weekday-{place}") for place, day in enumerate(DAY_KEYS) if day in chosen)
