"""What is typed in a contact: how it ended, what comes next, a message for somebody, a reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk import said
from victimcare.channels.web.desk.said import dashed
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui.forms import Form
from victimcare.rules.contact.contact_outcomes import ContactEnding, NextStep, ProposedStep
from victimcare.rules.contact.correspondence import LONGEST_MESSAGE
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.contact.victim_record import OwedDuty
from victimcare.wording import say


class Ended(Form):
    """How a contact ended, in two presses. Nothing is preset but the way, where the call itself says it."""

    ending = forms.ChoiceField(
        label=say("desk-contact-title"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"one-contact-ending-{dashed(one)}")) for one in ContactEnding],
        error_messages={"required": say("desk-contact-choose")},
    )
    channel = forms.ChoiceField(
        label=say("desk-contact-how"),
        choices=[
            ("", say("desk-contact-no-way")),
            *((one.value, say(f"desk-channel-{dashed(one.value)}")) for one in ContactChannel),
        ],
        error_messages={"required": say("desk-contact-which-way")},
    )
    told = forms.MultipleChoiceField(label=say("desk-contact-what"), required=False)
    note = forms.CharField(
        label=say("desk-note"),
        help_text=say("desk-contact-note-hint"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
    )
    steps = forms.MultipleChoiceField(
        label=say("one-contact-next"), widget=forms.CheckboxSelectMultiple, required=False
    )
    contact_id = forms.UUIDField(widget=forms.HiddenInput)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "steps": {"classes": "govuk-checkboxes--small"},
        "note": {"rows": 3},
    }

    def __init__(
        self, *args: Any, owed: Sequence[OwedDuty], proposed: Sequence[ProposedStep], now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("told", *((str(one.duty_id), said.to_tell(one)) for one in owed))
        self.offer("steps", *((one.step.value, said.next_step(one, now)) for one in proposed))

    @property
    def ended(self) -> ContactEnding:
        return ContactEnding(self.cleaned_data["ending"])

    @property
    def duties(self) -> list[int]:
        return [int(duty) for duty in self.cleaned_data["told"]]

    @property
    def chosen(self) -> list[NextStep]:
        return [NextStep(step) for step in self.cleaned_data["steps"]]


class Pad(Form):
    """A message from somebody who is not proved. None of it is known to be true."""

    about = forms.CharField(label=say("one-contact-pad-about"), max_length=200, required=False)
    caller = forms.CharField(label=say("one-contact-pad-caller"), max_length=200, required=False)
    ring = forms.CharField(label=say("one-contact-pad-ring"), max_length=200, required=False)
    message = forms.CharField(
        label=say("one-contact-pad-message"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": say("one-contact-pad-message-needed")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput)


class Reply(Form):
    """Words that are to stand on her page, prepared or changed."""

    words = words_field("one-contact-reply-words", needed="one-contact-reply-words-needed", most=LONGEST_MESSAGE)
    once = forms.UUIDField(widget=forms.HiddenInput)
