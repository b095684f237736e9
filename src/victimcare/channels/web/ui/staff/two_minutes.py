"""The answer to one question of the officer's two minutes: on the officers' own site, and at the desk by whoever has
the officer on the telephone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from victimcare.channels.web.ui.forms import Form, dashed, day_field
from victimcare.rules.clock import london_date
from victimcare.rules.rights import Reason
from victimcare.rules.updates.questions import NOT_MINE, Wants
from victimcare.services.access import Actor
from victimcare.services.updates import answering
from victimcare.services.updates.answering import AnswerDoor, Given
from victimcare.services.updates.seeing import Seen, SeenChoice
from victimcare.wording import dates, say

LONGEST = 2000
# Why nothing may be told yet, as an officer can know it.
_REASONS = (Reason.TELLING_HARMS_THE_CASE, Reason.DECISION_NOT_FINAL, Reason.TELLING_IS_NOT_SAFE)
_SMALL = {"classes": "govuk-radios--small"}


class AnswerFields(Form):
    """One of the choices, with what it asks for besides."""

    choice = forms.ChoiceField(label=say("updates-choose"), error_messages={"required": say("updates-choose-needed")})
    line = forms.CharField(
        label=say("updates-line"),
        help_text=say("updates-line-hint"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
    )
    hold_reason = forms.ChoiceField(
        label=say("updates-hold-reason"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(reason.value, say(f"updates-hold-{dashed(reason.value)}")) for reason in _REASONS],
    )
    day = day_field(label=say("updates-day"), help_text=say("updates-day-hint"), required=False)

    def __init__(self, *args: Any, question: Seen, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"hold_reason": _REASONS[0].value})
        super().__init__(*args, **kwargs)
        self.question = question
        self.offer("choice", *((choice.id, choice.id) for choice in question.choices))
        wanted = {choice.wants for choice in question.choices}
        if not wanted & {Wants.DAY, Wants.REVIEW}:
            del self.fields["day"]
        elif Wants.DAY not in wanted:
            self.fields["day"].label = say("updates-day-again")
        if Wants.REVIEW not in wanted:
            del self.fields["hold_reason"]
        self.drawn = {**self.drawn, "hold_reason": _SMALL, "day": {"classes": "govuk-input--width-10"}}

    @property
    def chosen(self) -> SeenChoice | None:
        """What is marked, also where the rest is wrong."""
        return next((one for one in self.question.choices if one.id == self["choice"].value()), None)

    @property
    def wants_day(self) -> list[str]:
        """Those of the choices that ask for a day."""
        return [one.id for one in self.question.choices if one.wants in (Wants.DAY, Wants.REVIEW)]

    def give(self, *, actor: Actor, door: AnswerDoor, now: datetime) -> Given | None:
        """Answer with what was typed. None: something is missing, and the form says what. Raises what
        `answering.answer` raises besides."""
        typed = self.cleaned_data
        try:
            return answering.answer(
                actor=actor,
                question_id=self.question.id,
                choice=typed["choice"],
                line=typed["line"],
                day=typed.get("day") if typed["choice"] in self.wants_day else None,
                hold_reason=Reason(typed.get("hold_reason") or _REASONS[0]),
                door=door,
                now=now,
            )
        except answering.Missing as missing:
            field = "day" if missing.what == "day" else "line"
            self.add_error(field, say(f"updates-{missing.what}-needed"))
            return None


class WhoseNow(Form):
    """It is theirs no more: who has it, if they know."""

    line = forms.CharField(
        label=say("updates-whose"), help_text=say("updates-whose-hint"), required=False, max_length=200
    )

    def give(self, *, actor: Actor, question: Seen, door: AnswerDoor, now: datetime) -> Given:
        return answering.answer(
            actor=actor,
            question_id=question.id,
            choice=NOT_MINE,
            line=self.cleaned_data["line"],
            door=door,
            now=now,
        )


def what_happens(given: Given, now: datetime) -> str:
    """What an answer that was taken sets going, in a line."""
    if given.choice == NOT_MINE:
        return say("updates-done-not-mine", reference=given.reference)
    name = f"updates-done-{dashed(given.kind)}-{dashed(given.choice)}"
    day = dates.write_day(given.review_on, manner="page", today=london_date(now)) if given.review_on else ""
    return say(name, reference=given.reference, day=day)
