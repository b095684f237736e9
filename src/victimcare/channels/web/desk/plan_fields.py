"""The fields of her safe contact plan's form that are asked of each number or address of hers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from victimcare.channels.web.desk import said_plan
from victimcare.channels.web.desk.said import dashed
from victimcare.services.safe_contact.contact_limits import SenderNameOptions
from victimcare.services.safe_contact.plan_shapes import ContactMethod, MessageWording, NumberShown
from victimcare.wording import say

SMALL = {"classes": "govuk-radios--small"}
TICKS = {"classes": "govuk-checkboxes--small"}
GIVEN = "given"  # the entry for another number or address
PERSON, MACHINE = "person", "machine"  # who may ring a number
# By which channels each kind of number or address can be used: for messages, and for calls.
MESSAGES = {"mobile": ContactMethod.TEXT, "email": ContactMethod.EMAIL, "address": ContactMethod.LETTER}
CALLS = frozenset({"mobile", "phone"})
_WORDINGS = [
    (one.value, say(f"desk-plan-wording-{dashed(one.value)}"))
    for one in (MessageWording.NONE, MessageWording.RING_US, MessageWording.NEUTRAL, MessageWording.FULL)
]
# What is asked of an entry, in the order in which it is asked.
ASKED = (
    "given",
    "messages",
    "calls",
    "who_may_ring",
    "also",
    "days",
    "start",
    "end",
    "sender_name",
    "number_shown",
    "place",
    "seen_by",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One number or address, and the names of its fields. `kind` is empty for what she gives now."""

    key: str
    kind: str
    value: str
    point: int | None

    def name(self, what: str) -> str:
        return f"{self.key}_{what}"

    @property
    def has_messages(self) -> bool:
        return self.kind in MESSAGES or not self.kind

    @property
    def has_calls(self) -> bool:
        return self.kind in CALLS or not self.kind


Fields = dict[str, tuple[forms.Field, dict[str, Any]]]  # each with how it is drawn


def fields_of(entry: Entry, count: int, senders: SenderNameOptions, agreed: str) -> Fields:
    fields: Fields = {}
    if not entry.kind:
        two_lines = forms.Textarea({"rows": 2})
        fields["given"] = _typed("desk-plan-given", longest=300, has_hint=True, widget=two_lines), {}
    if entry.has_messages:
        hint = "" if entry.kind == "address" else say("desk-plan-locked-phone")
        fields["messages"] = _wording(f"desk-plan-messages-{entry.kind or GIVEN}", hint), SMALL
    if entry.has_calls:
        fields["calls"] = _wording("desk-plan-calls"), SMALL
        fields["who_may_ring"] = _who_may_ring(), TICKS
    also = (["may_leave_voicemail"] if entry.has_calls else []) + ["say_police"]
    fields["also"] = _ticks("desk-plan-also", [(name, say(f"desk-plan-{dashed(name)}")) for name in also]), TICKS
    fields |= _hours()
    if entry.kind in ("mobile", ""):
        fields["sender_name"] = _sender(senders, agreed), {}
    if entry.has_calls:
        fields["number_shown"] = _number_shown(), {}
    places = [("", say("desk-plan-place-none")), *((str(place), str(place)) for place in range(1, count + 1))]
    fields["place"] = forms.ChoiceField(label=say("desk-plan-place"), required=False, choices=places), {}
    fields["seen_by"] = _typed("desk-plan-seen-by", longest=500, has_hint=True), {}
    return fields


def _hours() -> Fields:
    days = [(day, say(f"desk-day-{day}")) for day in said_plan.DAYS]
    short = {"classes": "govuk-input--width-5"}
    return {
        "days": (_ticks("desk-plan-days", days), {"classes": "govuk-checkboxes--small days"}),
        "start": (_typed("desk-plan-from", longest=5, has_hint=True), short),
        "end": (_typed("desk-plan-to", longest=5), short),
    }


def _typed(label: str, *, longest: int, has_hint: bool = False, widget: forms.Widget | None = None) -> forms.CharField:
    hint = say(f"{label}.hint") if has_hint else ""
    return forms.CharField(label=say(label), help_text=hint, required=False, max_length=longest, widget=widget)


def _wording(label: str, hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=say(label), help_text=hint, required=False, widget=forms.RadioSelect, choices=_WORDINGS
    )


def _who_may_ring() -> forms.MultipleChoiceField:
    """Asked of each number by itself: that a person may ring it does not let the machine ring it."""
    choices = [(who, say(f"desk-plan-may-ring-{who}")) for who in (PERSON, MACHINE)]
    return forms.MultipleChoiceField(
        label=say("desk-plan-may-ring"),
        help_text=say("desk-plan-may-ring.hint"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=choices,
    )


def _sender(senders: SenderNameOptions, agreed: str) -> forms.ChoiceField:
    """What a text can be shown as. A name that she agreed to and that is gone stays chosen until another is."""
    usual = "desk-plan-sender-usual" if senders.neutral else "desk-plan-sender-suppliers"
    choices = [("", say("desk-plan-sender-none"))]
    choices += [(name, say("desk-plan-sender-named", name=name)) for name in senders.names]
    if agreed and agreed not in senders.names:
        choices.append((agreed, say("desk-plan-sender-is-gone", name=agreed)))
    hint = f"{say('desk-plan-sender.hint')} {say(usual, neutral=senders.neutral, open=senders.open)}"
    return forms.ChoiceField(label=say("desk-plan-sender"), help_text=hint, required=False, choices=choices)


def _number_shown() -> forms.ChoiceField:
    """What their telephone shows when we ring: nothing, unless they agreed to see a number."""
    choices = [(one.value, say(f"desk-plan-number-{one.value}")) for one in NumberShown]
    return forms.ChoiceField(
        label=say("desk-plan-number"), help_text=say("desk-plan-number.hint"), required=False, choices=choices
    )


def _ticks(label: str, choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=say(label), required=False, widget=forms.CheckboxSelectMultiple, choices=choices
    )
