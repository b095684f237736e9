"""What is asked on the page of one call back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk import said_callbacks
from victimcare.channels.web.desk.said import dashed
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui.forms import Form
from victimcare.services.calls.callbacks.callback_attempts import AfterReached
from victimcare.services.calls.callbacks.callback_overview import CallbackDetail, CallbackRow
from victimcare.services.calls.callbacks.callback_slots import Slot
from victimcare.services.calls.callbacks.victim_callbacks import AttemptOutcome, CallbackOutcome
from victimcare.wording import say

_SMALL = {"classes": "govuk-radios--small"}
# What can be pressed once it has rung: how the try went, and what comes after she was reached.
WENT: Mapping[str, tuple[AttemptOutcome, AfterReached]] = {
    "done": (AttemptOutcome.REACHED, AfterReached.DONE),
    "again": (AttemptOutcome.REACHED, AfterReached.AGAIN),
    "not_wanted": (AttemptOutcome.REACHED, AfterReached.NOT_WANTED),
    **{
        outcome.value: (outcome, AfterReached.DONE)
        for outcome in AttemptOutcome
        if outcome not in (AttemptOutcome.REACHED, AttemptOutcome.NOT_KNOWN)
    },
}


class Ring(Form):
    """`item`: what was asked for says what whoever rings has looked at first."""

    has_looked = forms.BooleanField(required=False)

    def __init__(self, *args: Any, item: CallbackRow, is_refused: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if said_callbacks.is_looked_at(item):
            self.fields["has_looked"].label = said_callbacks.looked(item)
            if is_refused:
                self.add_error("has_looked", said_callbacks.not_looked(item))


class Went(Form):
    """How a try went. Nothing is preset but what the line knows."""

    outcome = forms.ChoiceField(
        label=say("callbacks-went"),
        widget=forms.RadioSelect,
        error_messages={"required": say("callbacks-went-needed")},
    )
    time = forms.ChoiceField(label=say("callbacks-time"), required=False)
    note = forms.CharField(label=say("desk-note"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2}))
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"outcome": _SMALL}

    def __init__(self, *args: Any, one: CallbackDetail, now: datetime, **kwargs: Any) -> None:
        says = one.trying.line_says if one.trying is not None else ""
        super().__init__(*args, initial={"outcome": says}, **kwargs)
        may_leave = one.trying is not None and one.trying.may_leave_message
        offered = [name for name in WENT if name != AttemptOutcome.MESSAGE_LEFT or may_leave]
        self.offer("outcome", *((name, say(f"callbacks-went-{dashed(name)}")) for name in offered))
        times = [(_written(slot), said_callbacks.slot(slot, now)) for slot in one.times]
        self.offer("time", ("", say("callbacks-time-first")), *times)


class Reach(Form):
    """Why whoever looks after them is to reach them: the number is not rung."""

    note = words_field("callbacks-reach-why", needed="desk-close-needs-note")


class End(Form):
    """How it ended without a try."""

    how = forms.ChoiceField(
        label=say("callbacks-end-how"),
        widget=forms.RadioSelect,
        error_messages={"required": say("callbacks-end-needed")},
    )
    note = forms.CharField(label=say("desk-note"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2}))
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"how": _SMALL}

    def __init__(self, *args: Any, is_lead: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [
            CallbackOutcome.SETTLED,
            CallbackOutcome.NOT_WANTED,
            *([CallbackOutcome.NOT_REACHED] if is_lead else []),
        ]
        self.offer("how", *((way.value, say(f"callbacks-end-{dashed(way)}")) for way in ways))


def _written(slot: Slot) -> str:
    return f"{slot.start.isoformat()} {slot.until.isoformat()}"


def slot_of(text: str) -> Slot:
    start, until = text.split(" ")
    return Slot(datetime.fromisoformat(start), datetime.fromisoformat(until))
