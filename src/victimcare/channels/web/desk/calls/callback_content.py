"""The words and forms of the callback pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui.forms import Form
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactLater, StaffOnlyReason
from victimcare.services.calls.callbacks import forbidden_numbers
from victimcare.services.calls.callbacks.callback_attempts import AfterReached
from victimcare.services.calls.callbacks.callback_overview import (
    AttemptRow,
    CallbackDetail,
    CallbackRow,
    CurrentAttempt,
)
from victimcare.services.calls.callbacks.callback_slots import Slot
from victimcare.services.calls.callbacks.victim_callbacks import CallbackAttemptOutcome, CallbackOutcome
from victimcare.wording import dates, say
from victimcare.wording.spoken_numbers import written_number

_ACTS = {"silent": "callbacks-act-silent", "guarded": "callbacks-act-guarded"}
_LOOKED = {"silent": "callbacks-looked", "guarded": "callbacks-looked-guarded"}
_NOT_LOOKED = {"silent": "callbacks-looked-needed", "guarded": "callbacks-looked-guarded-needed"}


def callback_act(item: CallbackRow) -> str:
    return say(_ACTS.get(item.wish, "callbacks-act"))


def needs_look_first(item: CallbackRow) -> bool:
    """Whether a member of staff must first decide whether to ring at all."""
    return item.wish in _LOOKED


def looked_label(item: CallbackRow) -> str:
    """Return the statement with which the member of staff confirms that they looked first."""
    return say(_LOOKED[item.wish])


def look_needed_message(item: CallbackRow) -> str:
    return say(_NOT_LOOKED[item.wish])


def callback_causes(item: CallbackRow, now: datetime) -> list[dict[str, str]]:
    """Explain the position in the list: when the victim is to be rung, when they asked, and how often we tried."""
    when = {"cause": say("callbacks-cause-when"), "fact": callback_window(item.starts_at, item.due_at, now)}
    how = "chosen" if item.is_chosen else "turn" if item.is_turn_reached else item.wish
    asked = {
        "cause": say("callbacks-cause-asked"),
        "fact": say(f"callbacks-asked-{id_part(how)}", moment=staff_words.moment_in_sentence(item.asked_at, now)),
    }
    tried = {"cause": say("desk-cause-tried"), "fact": say("desk-tried-times", count=item.tries)}
    return [when, asked, *([tried] if item.tries else [])]


def callback_window(start: datetime, until: datetime, now: datetime) -> str:
    """Name the window: "today 14:00 to 16:00"; with both days if it ends on another day."""
    if london_date(start) == london_date(until):
        return say("callbacks-window", start=staff_words.moment_in_sentence(start, now), end=dates.staff_time(until))
    return say(
        "callbacks-window",
        start=staff_words.moment_in_sentence(start, now),
        end=staff_words.moment_in_sentence(until, now),
    )


def slot_label(one: Slot, now: datetime) -> str:
    return staff_words.with_capital(callback_window(one.start, one.until, now))


def callback_owner(item: CallbackRow) -> str:
    if item.is_rung_now:
        return say("callbacks-rung-now")
    return say("desk-owner-you") if item.is_mine else item.owner or item.team


def gate_reason(one: CallbackDetail, now: datetime) -> str:
    """Explain why the victim is not rung now."""
    if isinstance(one.gate, ContactLater):
        return say("callbacks-wait", moment=staff_words.moment_in_sentence(one.gate.until, now))
    assert isinstance(one.gate, ContactByStaff)
    if one.victim is None:
        return say("callbacks-person-left")  # without an identity check the reason is not shown
    return say(f"callbacks-person-{id_part(one.gate.why)}")


def is_left_to_person(one: CallbackDetail) -> bool:
    """Whether this number must not be rung because of a contact plan that contains it."""
    return one.victim is None and isinstance(one.gate, ContactByStaff) and one.gate.why is not StaffOnlyReason.NO_POINT


def attempt_label(one: AttemptRow) -> str:
    if one.cap is not None:
        return f"{say(f'callbacks-capped-{id_part(one.cap)}')} {say('callbacks-capped-do')}"
    return say(f"callbacks-tried-{id_part(one.outcome)}") if one.outcome else say("callbacks-tried-now")


def dialled_number(one: CurrentAttempt) -> str:
    """Format the number to dial. A number that was keyed on the line has no groups."""
    return written_number(one.number)


def line_result(one: CurrentAttempt) -> str:
    """Say how the call that the line placed went, and that this result is kept unless staff record another."""
    return f"{say(f'callbacks-tried-{id_part(one.line_says)}')}. {say('callbacks-line-says')}"


def attempt_details(one: AttemptRow) -> str:
    to = say(f"callbacks-to-{one.to}")
    return " · ".join([one.by, to, say(f"callbacks-shown-{one.shows}")])


def callback_end(one: CallbackDetail, now: datetime) -> str:
    """Say how, when and by whom the callback was ended; without a name when the victim settled it themselves."""
    is_left = any(step.what == forbidden_numbers.REACH_OWNERS_STEP for step in one.steps)
    how = say("callbacks-ended-have-reached" if is_left else f"callbacks-ended-{id_part(one.outcome)}")
    at = staff_words.moment_label(one.ended_at, now) if one.ended_at else ""
    return " · ".join(part for part in (how, at, one.ended_by) if part)


# The forms on the page of one callback.

_SMALL = {"classes": "govuk-radios--small"}
# The choices after an attempt: how it went and, if the victim was reached, what follows.
ATTEMPT_OUTCOMES: Mapping[str, tuple[CallbackAttemptOutcome, AfterReached]] = {
    "done": (CallbackAttemptOutcome.REACHED, AfterReached.DONE),
    "again": (CallbackAttemptOutcome.REACHED, AfterReached.AGAIN),
    "not_wanted": (CallbackAttemptOutcome.REACHED, AfterReached.NOT_WANTED),
    **{
        outcome.value: (outcome, AfterReached.DONE)
        for outcome in CallbackAttemptOutcome
        if outcome not in (CallbackAttemptOutcome.REACHED, CallbackAttemptOutcome.NOT_KNOWN)
    },
}


class RingCallbackForm(Form):
    """Confirms that the member of staff has looked first. `item`: its wish decides what they confirm."""

    has_looked = forms.BooleanField(required=False)

    def __init__(self, *args: Any, item: CallbackRow, is_refused: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if needs_look_first(item):
            self.fields["has_looked"].label = looked_label(item)
            if is_refused:
                self.add_error("has_looked", look_needed_message(item))


class CallbackAttemptForm(Form):
    """Records how an attempt went. Only a result that the line knows is preset."""

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
        offered = [name for name in ATTEMPT_OUTCOMES if name != CallbackAttemptOutcome.MESSAGE_LEFT or may_leave]
        self.offer("outcome", *((name, say(f"callbacks-went-{id_part(name)}")) for name in offered))
        times = [(_slot_text(slot), slot_label(slot, now)) for slot in one.times]
        self.offer("time", ("", say("callbacks-time-first")), *times)


class ReachCallerForm(Form):
    """Asks why the officer or team responsible should reach the caller: the number itself is not rung."""

    note = words_field("callbacks-reach-why", needed="desk-close-needs-note")


class EndCallbackForm(Form):
    """Records how a callback ended without an attempt."""

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
        self.offer("how", *((way.value, say(f"callbacks-end-{id_part(way)}")) for way in ways))


def _slot_text(slot: Slot) -> str:
    return f"{slot.start.isoformat()} {slot.until.isoformat()}"


def parse_slot(text: str) -> Slot:
    start, until = text.split(" ")
    return Slot(datetime.fromisoformat(start), datetime.fromisoformat(until))
