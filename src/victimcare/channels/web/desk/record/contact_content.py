"""The forms of a contact (outcome, message from an unchecked caller, prepared reply), and the thread of earlier
contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui.forms import Form
from victimcare.rules.contact.contact_outcomes import ContactEnding, NextStep, ProposedStep
from victimcare.rules.contact.correspondence import LONGEST_MESSAGE
from victimcare.services.calls.call_history import EarlierContact, EarlierContactKind
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.contact.victim_record import OwedDuty, RecordEvent
from victimcare.services.conversations.contact_sessions import OpenContact
from victimcare.wording import has_sentence, say


class ContactOutcomeForm(Form):
    """Records how a contact ended, in two presses. Only the channel is preset, if the call itself shows it."""

    ending = forms.ChoiceField(
        label=say("desk-contact-title"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"one-contact-ending-{id_part(one)}")) for one in ContactEnding],
        error_messages={"required": say("desk-contact-choose")},
    )
    channel = forms.ChoiceField(
        label=say("desk-contact-how"),
        choices=[
            ("", say("desk-contact-no-way")),
            *((one.value, say(f"desk-channel-{id_part(one.value)}")) for one in ContactChannel),
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
        self.offer("told", *((str(one.duty_id), staff_words.duty_to_tell_label(one)) for one in owed))
        self.offer("steps", *((one.step.value, staff_words.next_step_label(one, now)) for one in proposed))

    @property
    def ended(self) -> ContactEnding:
        return ContactEnding(self.cleaned_data["ending"])

    @property
    def duties(self) -> list[int]:
        return [int(duty) for duty in self.cleaned_data["told"]]

    @property
    def chosen(self) -> list[NextStep]:
        return [NextStep(step) for step in self.cleaned_data["steps"]]


class UnverifiedMessageForm(Form):
    """Takes a message from a person whose identity was not checked. None of it is known to be true."""

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


class PreparedReplyForm(Form):
    """Takes the text for the victim's page, as prepared or as changed by staff."""

    words = words_field("one-contact-reply-words", needed="one-contact-reply-words-needed", most=LONGEST_MESSAGE)
    once = forms.UUIDField(widget=forms.HiddenInput)


# Earlier calls of the victim in words, for staff who speak with them now. Conversations are listed with the timeline.

_CAME_TO = {
    EarlierContactKind.CALL: frozenset({"callback", "message", "challenge", "told", "elsewhere"}),
    EarlierContactKind.PLACED: frozenset({"told"}),
}


@dataclass(frozen=True, slots=True)
class EarlierCallLine:
    at: datetime
    what: str
    by: str


def list_earlier_calls(found: Iterable[EarlierContact]) -> list[EarlierCallLine]:
    return list(_earlier_lines(found))


def _earlier_lines(found: Iterable[EarlierContact]) -> Iterator[EarlierCallLine]:
    for one in found:
        if one.was in _CAME_TO:
            yield EarlierCallLine(one.at, _call_label(one), one.by)
        elif one.was is EarlierContactKind.CALL_BACK:
            yield EarlierCallLine(one.at, _callback_label(one), one.by)


def _call_label(one: EarlierContact) -> str:
    """Describe a call, including whether staff spoke with the victim or that this is unknown."""
    came_to = one.how if one.how in _CAME_TO[one.was] else "other"
    what = say(f"desk-earlier-{one.was}-{'person' if one.is_reached else came_to}")
    if not one.is_reached and came_to != "elsewhere":
        what = say("desk-earlier-nobody", what=what)
    return what if one.mark is None else say("desk-earlier-call-marked", what=what, mark=one.mark)


def _callback_label(one: EarlierContact) -> str:
    if one.how == "promised":
        return say("desk-earlier-call-back-open")
    return say("desk-earlier-call-back", how=say(f"callbacks-ended-{id_part(one.how)}"))


# One thread of all contact with the victim in every channel, newest first, in staff's words.

_SENTENCES = {
    "written": "one-contact-written-",
    "received": "one-contact-received-",
    "message_kept": "one-contact-message-kept-",
    "danger": "one-contact-danger-",
    "danger_end": "desk-close-",
    "reach": "danger-did-",
}
_WITH_NOTE = frozenset({"danger_end", "reach"})  # the record shows the note that a colleague typed
AT_ONCE = 8  # lines shown at once; a button shows the rest without losing what is being typed


@dataclass(frozen=True, slots=True)
class ThreadLine:
    at: datetime
    what: str
    by: str
    more: str
    is_now: bool = False  # in progress


@dataclass(frozen=True, slots=True)
class ContactThread:
    latest: tuple[ThreadLine, ...]
    earlier: tuple[ThreadLine, ...]


def build_thread(
    so_far: Iterable[RecordEvent],
    besides: Iterable[RecordEvent],
    calls: Iterable[EarlierContact],
    *,
    going_on: OpenContact | None,
    now: datetime,
) -> ContactThread:
    """`so_far`: events of the timeline; `besides`: what the victim wrote and messages that did not leave; `calls`:
    calls on the line with their outcomes; `going_on`: the current contact, which comes first."""
    lines = [*_timeline_lines(so_far, now), *_other_lines(besides), *_call_lines(calls)]
    lines.sort(key=lambda line: line.at, reverse=True)
    first = [_current_line(going_on)] if going_on is not None else []
    return ContactThread((*first, *lines[:AT_ONCE]), tuple(lines[AT_ONCE:]))


def _current_line(contact: OpenContact) -> ThreadLine:
    way = "call-out" if contact.we_rang else "call-in" if contact.call_id else "contact"
    more = say("one-contact-now-on-call" if contact.call_id else "one-contact-now-open")
    return ThreadLine(contact.since, say(f"one-contact-now-{way}"), say("one-contact-now-you"), more, is_now=True)


def _timeline_lines(so_far: Iterable[RecordEvent], now: datetime) -> Iterator[ThreadLine]:
    for one in so_far:
        if one.kind == "call":  # `calls` lists these with their outcomes
            continue
        by = one.by or (say("one-contact-record-system") if one.kind == "event" and not one.is_ours else "")
        yield ThreadLine(
            one.at, staff_words.happened_label(one), by, one.note or staff_words.event_facts(one.data, now)
        )


def _other_lines(besides: Iterable[RecordEvent]) -> Iterator[ThreadLine]:
    for one in besides:
        why = f"desk-why-{id_part(one.note)}"
        more = one.note if one.kind in _WITH_NOTE else say(why) if has_sentence(why) else ""
        yield ThreadLine(one.at, say(_SENTENCES[one.kind] + id_part(one.what)), one.by, more)


def _call_lines(calls: Iterable[EarlierContact]) -> Iterator[ThreadLine]:
    for line in list_earlier_calls(calls):
        yield ThreadLine(line.at, line.what, line.by, "")
