"""Forms of what victims ask, and of our answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.ui.forms import Form
from victimcare.rules.clock import LONDON
from victimcare.services.challenges.shapes import ChallengeOutcome, Named, ReviewOutcome, WindowShown
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.wording import say


def _words(sentence: str, rows: int = 5, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=say(sentence),
        required=required,
        max_length=4000,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": say("challenges-desk-words-needed")},
    )


class Words(Form):
    """One text, asked by this sentence."""

    words = _words("challenges-desk-holding-words")

    def __init__(self, *args: Any, question: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = say(question)


class Answer(Form):
    outcome = forms.ChoiceField(
        label=say("challenges-desk-outcome"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"challenges-outcome-{one.value.replace('_', '-')}")) for one in ChallengeOutcome],
    )
    words = _words("challenges-desk-answer-words")
    put_right = _words("challenges-desk-put-right-words", 2, required=False)
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


class Decide(Form):
    outcome = forms.ChoiceField(
        label=say("challenges-desk-review-outcome"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"challenges-review-outcome-{one.value.replace('_', '-')}")) for one in ReviewOutcome],
    )
    words = _words("challenges-desk-answer-words")
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"outcome": {"classes": "govuk-radios--small"}}


class Papers(Form):
    reason = forms.CharField(
        label=say("challenges-desk-papers-reason"),
        max_length=500,
        error_messages={"required": say("challenges-desk-papers-reason-needed")},
    )


class Told(Form):
    channel = forms.ChoiceField(
        label=say("desk-contact-how"),
        choices=[(one.value, say(f"desk-channel-{one.value.replace('_', '-')}")) for one in ContactChannel],
    )


class SaysNotMet(Form):
    """What she says, written down after a proof."""

    duty = forms.ChoiceField(label=say("challenges-desk-which"), required=False)
    words = _words("challenges-desk-her-words", 4)

    def __init__(self, *args: Any, named: Sequence[tuple[Named, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("duty", ("", say("challenges-desk-no-duty")), *((one.key, words) for one, words in named))


class Disagrees(Form):
    which = forms.ChoiceField(label=say("challenges-desk-which-answer"))
    words = _words("challenges-desk-her-words", 3)

    def __init__(self, *args: Any, answers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("which", *answers)


class AsksReview(Form):
    window = forms.ChoiceField(label=say("challenges-desk-which-decision"))
    words = _words("challenges-desk-her-words", 3, required=False)
    late_because = _words("challenges-desk-late-because", 2, required=False)

    def __init__(self, *args: Any, windows: Sequence[tuple[WindowShown, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("window", *((one.key, words) for one, words in windows))


class Letter(Form):
    """A letter that came. It is entered without a proof, so nothing of the victim is offered here."""

    received_on = forms.ChoiceField(label=say("challenges-desk-letter-on"))
    code = forms.ChoiceField(label=say("challenges-desk-letter-about"), required=False)
    words = _words("challenges-desk-letter-words", 5)

    def __init__(
        self, *args: Any, days: Sequence[tuple[date, str]], entries: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("received_on", *((day.isoformat(), words) for day, words in days))
        self.offer("code", ("", say("challenges-desk-no-duty")), *entries)

    @property
    def received_at(self) -> datetime:
        """Midday of that day: only the day counts."""
        return datetime.combine(date.fromisoformat(self.cleaned_data["received_on"]), time(12), LONDON)
