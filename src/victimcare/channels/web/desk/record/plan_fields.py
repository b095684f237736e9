"""The fields of the safe contact plan's form for each number or address, and their first values from the plan or from
the victim's own wishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.record import plan_presenter
from victimcare.channels.web.ui.forms import Form, id_part
from victimcare.rules.safe_contact.contact_plan import CallerDisplay, ContactMethod, DisclosureLevel, WordingLevel
from victimcare.rules.safe_contact.preference_questions import ANOTHER_PHONE, AT_THESE, ContactQuestion
from victimcare.services.contact_plans.preference_requests import PreferenceRequestDetail
from victimcare.services.safe_contact.contact_limits import SenderNameOptions
from victimcare.services.safe_contact.plan_shapes import (
    ContactPlanDetail,
    ContactPointOption,
    ContactWayDetail,
    PageDisclosure,
)
from victimcare.wording import has_sentence, say

SMALL = {"classes": "govuk-radios--small"}
TICKS = {"classes": "govuk-checkboxes--small"}
GIVEN = "given"  # the entry for another number or address
PERSON, MACHINE = "person", "machine"  # who may ring a number
# The channels for each kind of number or address: for messages, and for calls.
MESSAGES = {"mobile": ContactMethod.TEXT, "email": ContactMethod.EMAIL, "address": ContactMethod.LETTER}
CALLS = frozenset({"mobile", "phone"})
_WORDINGS = [
    (one.value, say(f"desk-plan-wording-{id_part(one.value)}"))
    for one in (WordingLevel.NONE, WordingLevel.RING_US, WordingLevel.NEUTRAL, WordingLevel.FULL)
]
# The questions about an entry, in order.
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
class PlanEntry:
    """One number or address, and the names of its fields. `kind` is empty for one that the victim gives now."""

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


PlanFields = dict[str, tuple[forms.Field, dict[str, Any]]]  # each field with its drawing options


def build_entry_fields(entry: PlanEntry, count: int, senders: SenderNameOptions, agreed: str) -> PlanFields:
    fields: PlanFields = {}
    if not entry.kind:
        two_lines = forms.Textarea({"rows": 2})
        fields["given"] = _text_field("desk-plan-given", longest=300, has_hint=True, widget=two_lines), {}
    if entry.has_messages:
        hint = "" if entry.kind == "address" else say("desk-plan-locked-phone")
        fields["messages"] = _wording_field(f"desk-plan-messages-{entry.kind or GIVEN}", hint), SMALL
    if entry.has_calls:
        fields["calls"] = _wording_field("desk-plan-calls"), SMALL
        fields["who_may_ring"] = _who_may_ring(), TICKS
    also = (["may_leave_voicemail"] if entry.has_calls else []) + ["say_police"]
    fields["also"] = _ticks("desk-plan-also", [(name, say(f"desk-plan-{id_part(name)}")) for name in also]), TICKS
    fields |= _hours()
    if entry.kind in ("mobile", ""):
        fields["sender_name"] = _sender(senders, agreed), {}
    if entry.has_calls:
        fields["number_shown"] = _number_shown(), {}
    places = [("", say("desk-plan-place-none")), *((str(place), str(place)) for place in range(1, count + 1))]
    fields["place"] = forms.ChoiceField(label=say("desk-plan-place"), required=False, choices=places), {}
    fields["seen_by"] = _text_field("desk-plan-seen-by", longest=500, has_hint=True), {}
    return fields


def _hours() -> PlanFields:
    days = [(day, say(f"desk-day-{day}")) for day in plan_presenter.DAYS]
    short = {"classes": "govuk-input--width-5"}
    return {
        "days": (_ticks("desk-plan-days", days), {"classes": "govuk-checkboxes--small days"}),
        "start": (_text_field("desk-plan-from", longest=5, has_hint=True), short),
        "end": (_text_field("desk-plan-to", longest=5), short),
    }


def _text_field(
    label: str, *, longest: int, has_hint: bool = False, widget: forms.Widget | None = None
) -> forms.CharField:
    hint = say(f"{label}.hint") if has_hint else ""
    return forms.CharField(label=say(label), help_text=hint, required=False, max_length=longest, widget=widget)


def _wording_field(label: str, hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=say(label), help_text=hint, required=False, widget=forms.RadioSelect, choices=_WORDINGS
    )


def _who_may_ring() -> forms.MultipleChoiceField:
    """Ask who may ring, separately for each number: allowing a person to ring does not allow the machine to."""
    choices = [(who, say(f"desk-plan-may-ring-{who}")) for who in (PERSON, MACHINE)]
    return forms.MultipleChoiceField(
        label=say("desk-plan-may-ring"),
        help_text=say("desk-plan-may-ring.hint"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=choices,
    )


def _sender(senders: SenderNameOptions, agreed: str) -> forms.ChoiceField:
    """Offer sender names for texts. A name that the victim agreed to, but that no longer exists, stays selected until
    another is chosen."""
    usual = "desk-plan-sender-usual" if senders.neutral else "desk-plan-sender-suppliers"
    choices = [("", say("desk-plan-sender-none"))]
    choices += [(name, say("desk-plan-sender-named", name=name)) for name in senders.names]
    if agreed and agreed not in senders.names:
        choices.append((agreed, say("desk-plan-sender-is-gone", name=agreed)))
    hint = f"{say('desk-plan-sender.hint')} {say(usual, neutral=senders.neutral, open=senders.open)}"
    return forms.ChoiceField(label=say("desk-plan-sender"), help_text=hint, required=False, choices=choices)


def _number_shown() -> forms.ChoiceField:
    """Ask which number the victim's telephone shows when we ring: none, unless they agreed to one."""
    choices = [(one.value, say(f"desk-plan-number-{one.value}")) for one in CallerDisplay]
    return forms.ChoiceField(
        label=say("desk-plan-number"), help_text=say("desk-plan-number.hint"), required=False, choices=choices
    )


def _ticks(label: str, choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=say(label), required=False, widget=forms.CheckboxSelectMultiple, choices=choices
    )


# First values from the current plan.


def initial_from_plan(plan: ContactPlanDetail | None, points: Sequence[ContactPointOption]) -> dict[str, Any]:
    """Fill the form from the current plan. If the victim was never asked, nothing may be used, the line says nothing,
    and their page shows what their code opens.

    Statements of the record system fill no field: the victim is asked about each.
    """
    if plan is None or plan.confirmed_at is None:
        asked = [f"at{point.id}_{what}" for point in points for what in ("messages", "calls")]
        nothing: dict[str, Any] = dict.fromkeys(asked, WordingLevel.NONE.value)
        doors = {"line_may_say": DisclosureLevel.NOTHING.value, "page_may_show": PageDisclosure.FULL.value}
        return _by_person(points) | nothing | doors
    values: dict[str, Any] = _by_person(points) | {
        "line_may_say": plan.line_may_say,
        "page_may_show": plan.page_may_show,
        "language": plan.language,
        "formats": list(plan.formats),
        "review_on": f"{plan.review_on:%d/%m/%Y}" if plan.review_on else "",
        "note": plan.note,
    }
    for way in plan.ways:
        values |= _initial_way(way, values)
    return values


def _by_person(points: Sequence[ContactPointOption]) -> dict[str, Any]:
    """Let only a person ring each number, unless the victim agrees otherwise."""
    return {f"{key}_who_may_ring": [PERSON] for key in (*(f"at{point.id}" for point in points), GIVEN)}


def _initial_way(way: ContactWayDetail, before: Mapping[str, Any]) -> dict[str, Any]:
    assert way.point is not None, "a confirmed plan names numbers and addresses"
    key = f"at{way.point.id}"
    asked = "calls" if way.channel is ContactMethod.CALL else "messages"
    first: Mapping[str, Any] = way.hours[0] if way.hours else {}
    place = 1 + sum(name.endswith("_place") for name in before)
    also = [name for name in ("may_leave_voicemail", "say_police") if getattr(way, name)]
    who = [name for name, may in ((PERSON, way.person_may_ring), (MACHINE, way.machine_may_ring)) if may]
    return {
        f"{key}_{asked}": way.wording,
        f"{key}_who_may_ring": who if asked == "calls" else before.get(f"{key}_who_may_ring", [PERSON]),
        f"{key}_also": sorted({*before.get(f"{key}_also", ()), *also}),
        f"{key}_days": list(first.get("days", [])),
        f"{key}_start": first.get("from", ""),
        f"{key}_end": first.get("to", ""),
        f"{key}_sender_name": way.sender_name or before.get(f"{key}_sender_name", ""),
        f"{key}_number_shown": way.number_shown if asked == "calls" else before.get(f"{key}_number_shown", ""),
        f"{key}_place": before.get(f"{key}_place", str(place)),
        f"{key}_seen_by": way.seen_by,
    }


# Contact preferences that the victim sent from their page: shown in their words, and as first values of the form.


class WishDeclinedForm(Form):
    why = words_field("contact-desk-why", needed="contact-desk-why-needed", hint="contact-desk-why-hint")


def list_wish_answers(wish: PreferenceRequestDetail) -> list[tuple[str, str]]:
    """List each question with the victim's answer, in the words of their page."""
    return [(say(f"contact-{question}"), _answer(wish, question)) for question in wish.answered]


def initial_from_wish(wish: PreferenceRequestDetail) -> dict[str, Any]:
    """Fill only the fields that the victim has answered. A new number goes into the entry for another number; nothing
    is saved."""
    wanted = wish.wanted
    hours: Mapping[str, Any] = wanted.hours[0] if wanted.hours else {}
    times = {"days": list(hours.get("days", ())), "start": hours.get("from", ""), "end": hours.get("to", "")}
    message = WordingLevel.FULL if wanted.news else WordingLevel.NEUTRAL
    boxes: dict[str, Any] = {}
    for row in wish.phones:  # refuse all numbers; the named one is set below
        boxes |= {f"at{row}_{name}": WordingLevel.NONE for name in ("calls", "messages")}
    if wanted.calls:
        key = f"at{wanted.phone}" if wanted.phone is not None else GIVEN
        also = ["may_leave_voicemail"] * wanted.voicemail + ["say_police"] * wanted.police
        who = [PERSON, MACHINE] if wanted.machine_may_ring else [PERSON]
        of_phone = {
            "calls": WordingLevel.NEUTRAL,
            "who_may_ring": who,
            "messages": _wording_if(wanted.texts, message),
            "also": also,
            **times,
        }
        boxes |= {f"{key}_{name}": value for name, value in of_phone.items()}
        if key == GIVEN:
            boxes[f"{GIVEN}_given"] = wanted.another_phone
    for row in wish.emails:
        of_email = {"messages": _wording_if(wanted.emails, message), "also": ["say_police"] * wanted.police, **times}
        boxes |= {f"at{row}_{name}": value for name, value in of_email.items()}
    for row in wish.addresses:
        boxes[f"at{row}_messages"] = _wording_if(wanted.letters, WordingLevel.NEUTRAL)
    boxes["line_may_say"] = DisclosureLevel.STATUS if wanted.line_is_safe else DisclosureLevel.NOTHING
    return boxes


def _wording_if(may_use: bool, wording: WordingLevel) -> WordingLevel:
    return wording if may_use else WordingLevel.NONE


def _answer(wish: PreferenceRequestDetail, question: ContactQuestion) -> str:
    answers = wish.answers
    assert answers is not None
    given = getattr(answers, question)
    if question is ContactQuestion.PHONE and (given.isdigit() or given == ANOTHER_PHONE):
        return wish.phone if given.isdigit() else say("contact-desk-another", number=wish.phone)
    if question is ContactQuestion.WHEN and given == AT_THESE:
        return " ".join(plan_presenter.describe_hours(wish.wanted.hours))
    named = id_part(given)
    own = (f"contact-{question}-{named}", f"contact-answer-{named}-{question}")
    return say(next((each for each in own if has_sentence(each)), f"contact-answer-{named}"))
