"""The desk's words and forms for challenges and review requests from victims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui.forms import Form
from victimcare.rules.cases.page_shapes import VictimRequest
from victimcare.rules.clock import LONDON, london_date
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.challenges import challenge_answers, challenge_receipt, decision_reviews
from victimcare.services.challenges.challenge_shapes import (
    ChallengeOutcome,
    ExchangeItem,
    NameableDuty,
    OpenItemRow,
    ReviewOutcome,
    ReviewWindowDetail,
)
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.wording import dates, say, tell


def full_day_label(on: date | datetime, now: datetime) -> str:
    """Name a day, or the day of a moment: "Thursday 26 November"."""
    given = london_date(on) if isinstance(on, datetime) else on
    return dates.write_day(given, manner="page", today=london_date(now))


def challenge_act(item: OpenItemRow) -> str:
    """Say what to do next, verb first."""
    kind = "review" if item.is_review else "challenge"
    return say(f"desk-act-{kind}-{kind}-{id_part(item.step)}")


def challenge_subject(item: OpenItemRow) -> str:
    """Name the right at issue or, for a review, whose decision it is."""
    if item.is_review:
        return say(f"challenges-desk-review-of-{item.of}")
    title = item.title or say("challenges-desk-no-duty")
    return say("challenges-desk-second", title=title) if item.is_second else title


def named_duty_label(one: NameableDuty, now: datetime) -> str:
    """Name one of the victim's duties for a list."""
    return say(
        "challenges-desk-named",
        title=one.title,
        day=dates.write_day(one.started_on, manner="short", today=london_date(now)),
        stands=say(f"challenges-status-{id_part(one.status)}"),
    )


def answer_subject(one: VictimRequest, now: datetime) -> str:
    """Name an answer of ours by its subject and the day of the challenge."""
    today = london_date(now)
    what = tell(one.what, manner="short", today=today)
    return say("challenges-desk-about", what=what, day=dates.write_day(one.said_on, manner="short", today=today))


def review_window_label(one: ReviewWindowDetail, now: datetime) -> str:
    of = say(f"challenges-desk-review-of-{one.of}")
    if one.is_late:
        return say("challenges-desk-window-late", of=of)
    return say("challenges-desk-window", of=of, day=full_day_label(one.until, now)) if one.until else of


def review_refusal_label(one: ReviewWindowDetail) -> str:
    return say(f"rights-reason-{id_part(one.why_not)}")


def challenge_event_label(one: ExchangeItem) -> str:
    return say(f"challenges-event-{one.what.replace('.', '-').replace('_', '-')}")


# Forms for what victims ask, and for our answers.


def _words_input(sentence: str, rows: int = 5, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=say(sentence),
        required=required,
        max_length=4000,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": say("challenges-desk-words-needed")},
    )


class ChallengeWordsForm(Form):
    """Takes one text; the given sentence is its label."""

    words = _words_input("challenges-desk-holding-words")

    def __init__(self, *args: Any, question: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = say(question)


class ChallengeAnswerForm(Form):
    outcome = forms.ChoiceField(
        label=say("challenges-desk-outcome"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"challenges-outcome-{one.value.replace('_', '-')}")) for one in ChallengeOutcome],
    )
    words = _words_input("challenges-desk-answer-words")
    put_right = _words_input("challenges-desk-put-right-words", 2, required=False)
    put_right_on = forms.ChoiceField(label=say("challenges-desk-put-right-on"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"outcome": {"classes": "govuk-radios--small"}}

    def __init__(self, *args: Any, days: Sequence[tuple[date, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nothing = ("", say("challenges-desk-put-right-nothing"))
        self.offer("put_right_on", nothing, *((day.isoformat(), words) for day, words in days))

    def clean_put_right_on(self) -> date | None:
        chosen = self.cleaned_data["put_right_on"]
        return date.fromisoformat(chosen) if chosen else None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if bool(cleaned.get("put_right", "").strip()) != bool(cleaned.get("put_right_on")):
            self.add_error("put_right", say("challenges-desk-put-right-both"))
        return cleaned


class ReviewDecisionForm(Form):
    outcome = forms.ChoiceField(
        label=say("challenges-desk-review-outcome"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"challenges-review-outcome-{one.value.replace('_', '-')}")) for one in ReviewOutcome],
    )
    words = _words_input("challenges-desk-answer-words")
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"outcome": {"classes": "govuk-radios--small"}}


class PapersForm(Form):
    reason = forms.CharField(
        label=say("challenges-desk-papers-reason"),
        max_length=500,
        error_messages={"required": say("challenges-desk-papers-reason-needed")},
    )


class AnswerToldForm(Form):
    channel = forms.ChoiceField(
        label=say("desk-contact-how"),
        choices=[(one.value, say(f"desk-channel-{one.value.replace('_', '-')}")) for one in ContactChannel],
    )


class DutyNotMetForm(Form):
    """Records what the victim says, after an identity check."""

    duty = forms.ChoiceField(label=say("challenges-desk-which"), required=False)
    words = _words_input("challenges-desk-her-words", 4)

    def __init__(self, *args: Any, named: Sequence[tuple[NameableDuty, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("duty", ("", say("challenges-desk-no-duty")), *((one.key, words) for one, words in named))


class DisagreementForm(Form):
    which = forms.ChoiceField(label=say("challenges-desk-which-answer"))
    words = _words_input("challenges-desk-her-words", 3)

    def __init__(self, *args: Any, answers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("which", *answers)


class ReviewRequestForm(Form):
    window = forms.ChoiceField(label=say("challenges-desk-which-decision"))
    words = _words_input("challenges-desk-her-words", 3, required=False)
    late_because = _words_input("challenges-desk-late-because", 2, required=False)

    def __init__(self, *args: Any, windows: Sequence[tuple[ReviewWindowDetail, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("window", *((one.key, words) for one, words in windows))


class ChallengeLetterForm(Form):
    """Records a letter received. It needs no identity check, so the form offers nothing from the victim's record."""

    received_on = forms.ChoiceField(label=say("challenges-desk-letter-on"))
    code = forms.ChoiceField(label=say("challenges-desk-letter-about"), required=False)
    words = _words_input("challenges-desk-letter-words", 5)

    def __init__(
        self, *args: Any, days: Sequence[tuple[date, str]], entries: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("received_on", *((day.isoformat(), words) for day, words in days))
        self.offer("code", ("", say("challenges-desk-no-duty")), *entries)

    @property
    def received_at(self) -> datetime:
        """Return midday on that day: only the day counts."""
        return datetime.combine(date.fromisoformat(self.cleaned_data["received_on"]), time(12), LONDON)


CHALLENGE_REFUSALS = (
    challenge_receipt.ChallengeAnswered,
    challenge_receipt.AnswerNotContestable,
    NotFound,
    decision_reviews.ReviewAlreadyAsked,
    decision_reviews.ReviewUnavailable,
    FieldRequired,
    challenge_answers.StepUnavailable,
    challenge_answers.OwnMatter,
)


def refusal_label(wrong: Exception) -> str:
    names = {
        challenge_receipt.ChallengeAnswered: "challenges-desk-answered-already",
        decision_reviews.ReviewAlreadyAsked: "challenges-desk-asked-already",
        FieldRequired: "challenges-desk-words-needed",
        challenge_answers.OwnMatter: "challenges-desk-own",
        challenge_answers.AnsweredFirstLevel: "challenges-desk-answered-first",
    }
    return say(names.get(type(wrong), "challenges-desk-not-now"))
