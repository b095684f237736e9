"""Takes the answer to one of the officer's questions: on the officers' own site, and at the desk from a colleague who
has the officer on the telephone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from victimcare.channels.web.ui.forms import Form, day_field, id_part
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import DutyReason
from victimcare.rules.updates import officer_replies
from victimcare.rules.updates.officer_questions import NOT_MINE, OfficerDetail
from victimcare.services.access import Actor
from victimcare.services.updates import answer_confirmation, officer_answers, officer_prompts
from victimcare.services.updates.answer_confirmation import OvertakenQuestion, QuestionFate
from victimcare.services.updates.officer_answers import AnswerGiven, OfficerAnswerChannel
from victimcare.services.updates.question_views import ChoiceDetail, QuestionDetail
from victimcare.wording import dates, say

LONGEST_LINE = 2000
_HOLD_REASONS = [
    (reason.value, say(f"updates-hold-{id_part(reason.value)}")) for reason in officer_replies.OFFICER_HOLD_REASONS
]
_SMALL_RADIOS = {"classes": "govuk-radios--small"}
# The field that asks for each missing item; everything else belongs in the line.
_MISSING_FIELDS = {"day": "day", "who": "told", "hold-reason": "hold_reason", "read": "choice"}


# The question can no longer be answered, or not by this person.
QUESTION_OVER = (NotFound, officer_answers.QuestionOvertaken, officer_answers.AnsweredBefore)


class QuestionForm(Form):
    """The part that every answer to a question has."""

    instead = forms.UUIDField(required=False, widget=forms.HiddenInput)  # the answer that this one replaces

    def __init__(self, *args: Any, question: QuestionDetail, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question


class QuestionAnswerForm(QuestionForm):
    """One of the choices, with what it needs besides."""

    choice = forms.ChoiceField(label=say("updates-choose"), error_messages={"required": say("updates-choose-needed")})
    line = forms.CharField(
        label=say("updates-line"),
        help_text=say("updates-line-hint"),
        required=False,
        max_length=LONGEST_LINE,
        widget=forms.Textarea({"rows": 2}),
    )
    told = forms.MultipleChoiceField(
        label=say("updates-told-who"),
        help_text=say("updates-told-who.hint"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    hold_reason = forms.ChoiceField(
        label=say("updates-hold-reason"),
        required=False,
        widget=forms.RadioSelect,
        choices=_HOLD_REASONS,
    )
    day = day_field(label=say("updates-day"), help_text=say("updates-day-hint"), required=False)

    def __init__(self, *args: Any, question: QuestionDetail, **kwargs: Any) -> None:
        super().__init__(*args, question=question, **kwargs)
        self.offer("choice", *((choice.id, choice.id) for choice in question.choices))
        self.offer("told", *((str(one.place), officer_prompts.name_person_told(one)) for one in question.people))
        if not question.people or not question.names_told:
            del self.fields["told"]
        wanted = {choice.wants for choice in question.choices}
        if not wanted & {OfficerDetail.DAY, OfficerDetail.REVIEW}:
            del self.fields["day"]
        elif OfficerDetail.DAY not in wanted:
            self.fields["day"].label = say("updates-day-again")
        if OfficerDetail.QUESTION in wanted:
            self.fields["line"].help_text = say("updates-line-hint-loss-list")
        if OfficerDetail.REVIEW not in wanted:
            del self.fields["hold_reason"]
        self.drawn = {
            **self.drawn,
            "hold_reason": _SMALL_RADIOS,
            "day": {"classes": "govuk-input--width-10"},
            "told": {"classes": "govuk-checkboxes--small"},
        }

    @property
    def chosen(self) -> ChoiceDetail | None:
        """The marked choice, even if the rest is invalid."""
        return next((one for one in self.question.choices if one.id == self["choice"].value()), None)

    @property
    def wants_day(self) -> list[str]:
        """The choices that ask for a day."""
        return [one.id for one in self.question.choices if one.wants in (OfficerDetail.DAY, OfficerDetail.REVIEW)]

    @property
    def wants_rules(self) -> bool:
        """Whether one of the choices asks for the conditions of bail."""
        return any(one.wants is OfficerDetail.RULES for one in self.question.choices)

    @property
    def typed(self) -> Sequence[tuple[str, str]]:
        """The form's contents as a reader would see them, even if incomplete."""
        chosen = self.chosen
        wanted = {"line": True, "hold_reason": bool(chosen and chosen.wants is OfficerDetail.REVIEW)}
        wanted["day"] = bool(chosen and chosen.id in self.wants_day)
        words = {name: str(self[name].value() or "") for name in wanted if name in self.fields and wanted[name]}
        if "hold_reason" in words:
            words["hold_reason"] = dict(_HOLD_REASONS).get(words["hold_reason"], "")
        choice = say(chosen.title.id) if chosen else ""
        return _only_filled(
            (say("updates-choose"), choice), *((str(self[name].label), text) for name, text in words.items())
        )

    def give(self, *, actor: Actor, door: OfficerAnswerChannel, now: datetime) -> AnswerGiven | None:
        """Submit the answer. None: something is missing, and the form says what. Otherwise raises as
        `officer_answers.answer_question`."""
        typed = self.cleaned_data
        try:
            return officer_answers.answer_question(
                actor=actor,
                question_id=self.question.id,
                choice=typed["choice"],
                line=typed["line"],
                day=typed.get("day") if typed["choice"] in self.wants_day else None,
                hold_reason=DutyReason(typed["hold_reason"]) if typed.get("hold_reason") else None,
                door=door,
                instead=typed["instead"],
                told=[int(place) for place in typed.get("told", [])],
                now=now,
            )
        except officer_answers.AnswerIncomplete as missing:
            for what in missing.what:
                self.add_error(_MISSING_FIELDS.get(what, "line"), say(f"updates-{what}-needed"))
            return None


class NewOwnerForm(QuestionForm):
    """The case is no longer the officer's: who has it, if they know."""

    line = forms.CharField(
        label=say("updates-whose"), help_text=say("updates-whose-hint"), required=False, max_length=200
    )

    def give(self, *, actor: Actor, door: OfficerAnswerChannel, now: datetime) -> AnswerGiven:
        return officer_answers.answer_question(
            actor=actor,
            question_id=self.question.id,
            choice=NOT_MINE,
            line=self.cleaned_data["line"],
            door=door,
            instead=self.cleaned_data["instead"],
            now=now,
        )

    @property
    def typed(self) -> Sequence[tuple[str, str]]:
        """The form's contents as a reader would see them."""
        words = self["line"].value() or ""
        return _only_filled((say("updates-choose"), say("updates-choice-not-mine")), (str(self["line"].label), words))


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """Another answer came first. `became`: part of a sentence id. `said`: the current answer, by whom and when; `line`:
    its note. `typed`: what was written, and reached no one. `form`: the same answer again, to replace the current one;
    `was_seen`: its sender has seen the current one. `still_owed`: other news that no answer to this question tells."""

    became: str
    typed: Sequence[tuple[str, str]]
    question: QuestionDetail | None = None
    said: str = ""
    line: str = ""
    until: str = ""
    form: QuestionAnswerForm | NewOwnerForm | None = None
    was_seen: bool = False
    still_owed: str = ""


def resolve_late_answer(
    data: QueryDict,
    fields: type[QuestionAnswerForm | NewOwnerForm],
    *,
    actor: Actor,
    question_id: UUID,
    door: OfficerAnswerChannel,
    prefix: str | None = None,
    now: datetime,
) -> LateAnswer | None:
    """Explain what happened to a question that is no longer open, beside what was typed. None: the sender had seen the
    current answer, and theirs replaced it."""
    try:
        ended = answer_confirmation.read_overtaken_question(actor=actor, question_id=question_id, now=now)
    except NotFound:
        return LateAnswer("elsewhere", list_sent_fields(data))
    late = _late_answer(data, fields, ended, prefix, now)
    if ended.became is QuestionFate.KNOWN:
        return _take_known_answer(late, actor, door, now)
    try:
        if late.form is not None and late.was_seen and try_to_answer(late.form, actor=actor, door=door, now=now):
            return None
    except QUESTION_OVER:  # just now
        return resolve_late_answer(
            data, fields, actor=actor, question_id=question_id, door=door, prefix=prefix, now=now
        )
    return late


def try_to_answer(
    form: QuestionAnswerForm | NewOwnerForm, *, actor: Actor, door: OfficerAnswerChannel, now: datetime
) -> bool:
    """False: something is missing, and the form says what. Raises QUESTION_OVER."""
    return form.is_valid() and form.give(actor=actor, door=door, now=now) is not None


def describe_given_answers(given: Sequence[AnswerGiven], now: datetime) -> list[tuple[AnswerGiven, str, str, str]]:
    """Return the answers that can still be undone: each with its name, its effect, and until when."""
    today = london_date(now)
    return [
        (
            one,
            officer_prompts.name_answer(one),
            officer_prompts.describe_effect(one, today=today),
            dates.staff_time(one.undo_until),
        )
        for one in given
    ]


def describe_mailed_answers(given: Sequence[AnswerGiven], now: datetime) -> list[tuple[AnswerGiven, str, str, str]]:
    """Return the answers that came by mail: each with its name, its effect once confirmed, and when it came."""
    today = london_date(now)
    return [
        (
            one,
            officer_prompts.name_answer(one),
            officer_prompts.describe_effect(one, today=today),
            _answer_moment(one, now),
        )
        for one in given
    ]


def _late_answer(
    data: QueryDict,
    fields: type[QuestionAnswerForm | NewOwnerForm],
    ended: OvertakenQuestion,
    prefix: str | None,
    now: datetime,
) -> LateAnswer:
    again, instead, answer = data.copy(), f"{prefix}-instead" if prefix else "instead", ended.answer
    was_seen = answer is not None and data.get(instead) == str(answer.id)
    if answer is not None:
        again[instead] = str(answer.id)
    form = fields(again, prefix=prefix, question=ended.question)
    return LateAnswer(
        became=id_part(ended.became),
        typed=form.typed if data else (),
        question=ended.question,
        said=_answered_by(answer, now) if answer else "",
        line=ended.line,
        until=dates.staff_time(answer.undo_until) if answer else "",
        form=form if data and ended.became in (QuestionFate.ANSWERED, QuestionFate.KNOWN) else None,
        was_seen=was_seen,
        still_owed=officer_prompts.name_news_still_owed(ended.still_owed, london_date(now)) if ended.still_owed else "",
    )


def _take_known_answer(late: LateAnswer, actor: Actor, door: OfficerAnswerChannel, now: datetime) -> LateAnswer | None:
    """None: the answer was taken although the question is closed, since the officer had told the victim already.
    Otherwise with its form, if something is missing."""
    if late.form is not None:
        try:
            return None if try_to_answer(late.form, actor=actor, door=door, now=now) else late
        except QUESTION_OVER:
            pass
    return replace(late, form=None)


def _answered_by(given: AnswerGiven, now: datetime) -> str:
    return say(
        "updates-late-by", by=given.by, moment=_answer_moment(given, now), answer=officer_prompts.name_answer(given)
    )


def _answer_moment(given: AnswerGiven, now: datetime) -> str:
    day = dates.near_day(london_date(given.given_at), manner="short", today=london_date(now))
    return f"{day} {dates.staff_time(given.given_at)}"


def list_sent_fields(data: QueryDict) -> Sequence[tuple[str, str]]:
    """Return what was typed into a form for a question that no longer belongs to the sender."""
    sent = {name.rpartition("-")[2]: str(text) for name, text in data.items()}
    labels = {"line": "updates-line", "words": "updates-desk-words", "day": "updates-day"}
    return _only_filled(*((say(label), sent.get(name, "")) for name, label in labels.items()))


def _only_filled(*typed: tuple[str, str]) -> Sequence[tuple[str, str]]:
    return [(label, text.strip()) for label, text in typed if text.strip()]
