"""The form of her safe contact plan, and what it becomes: one entry for each number or address of hers, and one for
another that she gives now."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk import said, said_plan
from victimcare.channels.web.desk.said import dashed
from victimcare.channels.web.ui.forms import Form
from victimcare.services.contact.plan_rows import PlanRefused, given_point
from victimcare.services.contact.shapes import (
    Channel,
    LineMaySay,
    MessageWording,
    NumberShown,
    PageMayShow,
    PlanShown,
    Point,
    WantedPlan,
    WantedWay,
    WayShown,
)
from victimcare.services.messages.sender_names import Offered
from victimcare.wording import say

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DATE = re.compile(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})")
_SMALL = {"classes": "govuk-radios--small"}
_TICKS = {"classes": "govuk-checkboxes--small"}
GIVEN = "given"  # the entry for another number or address
LANGUAGES = ("en", "cy", "pl", "ro", "ur", "bn", "ar", "pa")
FORMATS = ("large_print", "easy_read", "bsl")
# By which channels each kind of number or address can be used: for messages, and for calls.
_MESSAGES = {"mobile": Channel.TEXT, "email": Channel.EMAIL, "address": Channel.LETTER}
_CALLS = frozenset({"mobile", "phone"})
_WORDINGS = [
    (one.value, say(f"desk-plan-wording-{dashed(one.value)}"))
    for one in (MessageWording.NONE, MessageWording.RING_US, MessageWording.NEUTRAL, MessageWording.FULL)
]


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
        return self.kind in _MESSAGES or not self.kind

    @property
    def has_calls(self) -> bool:
        return self.kind in _CALLS or not self.kind


class Plan(Form):
    """What she agrees to, asked one thing at a time. The boxes hold what stands now; she confirms each."""

    line_may_say = forms.ChoiceField(
        label=say("desk-plan-line"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"desk-plan-line-{dashed(one.value)}")) for one in LineMaySay],
    )
    page_may_show = forms.ChoiceField(
        label=say("desk-plan-page"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"desk-plan-page-{dashed(one.value)}")) for one in PageMayShow],
    )
    language = forms.ChoiceField(
        label=say("desk-plan-language"),
        required=False,
        choices=[("", say("desk-plan-language-recorded"))] + [(code, said.language(code)) for code in LANGUAGES],
    )
    formats = forms.MultipleChoiceField(
        label=say("desk-plan-formats"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(one, say(f"desk-plan-format-{dashed(one)}")) for one in FORMATS],
    )
    code_word = forms.CharField(
        label=say("desk-plan-code-word"), help_text=say("desk-plan-code-word.hint"), required=False, max_length=60
    )
    forget_word = forms.BooleanField(label=say("desk-plan-forget-word"), required=False)
    review_on = forms.CharField(
        label=say("desk-plan-review"), help_text=say("desk-plan-review.hint"), required=False, max_length=12
    )
    note = forms.CharField(
        label=say("desk-plan-note"),
        help_text=say("desk-plan-note-hint"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )

    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "line_may_say": _SMALL,
        "page_may_show": _SMALL,
        "formats": _TICKS,
        "review_on": {"classes": "govuk-input--width-10"},
        "code_word": {"classes": "govuk-input--width-20"},
    }

    def __init__(self, *args: Any, points: Sequence[Point], senders: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [Entry(f"at{point.id}", point.kind, point.value, point.id) for point in points]
        self.asked = [*known, Entry(GIVEN, "", "", None)]
        for entry in self.asked:
            agreed = str(self.initial.get(entry.name("sender_name"), ""))
            for what, (field, drawn) in _fields(entry, len(self.asked), senders, agreed).items():
                self.ask(entry.name(what), field, drawn)

    @property
    def entries(self) -> list[dict[str, Any]]:
        """For the page: each entry's title and its fields, those that its kind has."""
        drawn = []
        for entry in self.asked:
            fields = {what: self[entry.name(what)] for what in _ASKED if entry.name(what) in self.fields}
            is_open = any(field.errors or (what == "given" and field.value()) for what, field in fields.items())
            drawn.append({"kind": entry.kind, "value": entry.value, "fields": fields, "is_open": is_open})
        return drawn

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for entry in self.asked:
            self._check_hours(entry, cleaned)
        if (typed := cleaned.get("review_on", "")) and _day(typed) is None:
            self.add_error("review_on", say("desk-plan-date-wrong"))
        return cleaned

    def _check_hours(self, entry: Entry, cleaned: Mapping[str, Any]) -> None:
        days, start, end = (entry.name(what) for what in ("days", "start", "end"))
        if not any(cleaned.get(name) for name in (days, start, end)):
            return
        for name in (start, end):
            if not _TIME.fullmatch(cleaned.get(name) or ""):
                self.add_error(name, say("desk-plan-time-wrong"))
        if not cleaned.get(days):
            self.add_error(days, say("desk-plan-hours-never"))

    def wanted(self) -> WantedPlan:
        values = self.cleaned_data
        self.sent = [pair for entry in self._in_order() for pair in self._ways(entry)]
        return WantedPlan(
            ways=tuple(way for _, _, way in self.sent),
            line_may_say=LineMaySay(values["line_may_say"]),
            page_may_show=PageMayShow(values["page_may_show"]),
            note=values["note"],
            code_word="" if values["forget_word"] else values["code_word"].strip() or None,
            language=values["language"],
            formats=tuple(values["formats"]),
            review_on=_day(values["review_on"]),
        )

    def refuse(self, refused: PlanRefused) -> None:
        """Put the service's refusal where it belongs."""
        field = refused.field
        if refused.place is not None:
            entry, asked, _ = self.sent[refused.place]
            what = {"hours": "days", "may_leave_voicemail": "also", "wording": asked}.get(field, field)
            field = entry.name(what) if entry.name(what) in self.fields else entry.name(asked)
        self.add_error(field, say(f"desk-plan-{refused.why}"))

    def _in_order(self) -> list[Entry]:
        places = {entry.key: int(self.cleaned_data[entry.name("place")] or 99) for entry in self.asked}
        return sorted(self.asked, key=lambda entry: places[entry.key])

    def _ways(self, entry: Entry) -> list[tuple[Entry, str, WantedWay]]:
        values = {what: self.cleaned_data.get(entry.name(what)) for what in _ASKED}
        given = (values["given"] or "").strip()
        if entry.key == GIVEN and not given:
            return []
        kind = entry.kind or given_point(given)[0].value
        # Of what she gives now the service says whether it can be used in the way that was ticked.
        messages = _MESSAGES.get(kind) or (Channel.TEXT if _is_ticked(values["messages"]) else None)
        calls = Channel.CALL if kind in _CALLS or _is_ticked(values["calls"]) else None
        hours = {"days": values["days"], "from": values["start"], "to": values["end"]}
        also = values["also"] or []
        ways = []
        for asked, channel in (("messages", messages), ("calls", calls)):
            if channel is None or (given and not _is_ticked(values[asked])):
                continue
            wording = MessageWording(values[asked] or MessageWording.NONE)
            way = WantedWay(
                channel=channel,
                point=entry.point,
                given=given,
                wording=wording,
                hours=(hours,) if values["days"] else (),
                may_leave_voicemail="may_leave_voicemail" in also and channel is Channel.CALL,
                say_police="say_police" in also,
                sender_name=(values["sender_name"] or "").strip() if channel is Channel.TEXT else "",
                number_shown=NumberShown(values["number_shown"] or NumberShown.WITHHELD)
                if channel is Channel.CALL
                else NumberShown.WITHHELD,
                seen_by=values["seen_by"] or "",
            )
            ways.append((entry, asked, way))
        return ways


def _is_ticked(wording: str | None) -> bool:
    return wording not in (None, "", MessageWording.NONE)


# What is asked of an entry, in the order in which it is asked.
_ASKED = (
    "given",
    "messages",
    "calls",
    "also",
    "days",
    "start",
    "end",
    "sender_name",
    "number_shown",
    "place",
    "seen_by",
)


def _fields(entry: Entry, count: int, senders: Offered, agreed: str) -> dict[str, tuple[forms.Field, dict[str, Any]]]:
    fields: dict[str, tuple[forms.Field, dict[str, Any]]] = {}
    if not entry.kind:
        fields["given"] = (
            forms.CharField(
                label=say("desk-plan-given"),
                help_text=say("desk-plan-given.hint"),
                required=False,
                max_length=300,
                widget=forms.Textarea({"rows": 2}),
            ),
            {},
        )
    if entry.has_messages:
        fields["messages"] = _wording(f"desk-plan-messages-{entry.kind or GIVEN}"), _SMALL
    if entry.has_calls:
        fields["calls"] = _wording("desk-plan-calls"), _SMALL
    also = (["may_leave_voicemail"] if entry.has_calls else []) + ["say_police"]
    fields["also"] = _ticks("desk-plan-also", [(name, say(f"desk-plan-{dashed(name)}")) for name in also]), _TICKS
    days = [(day, say(f"desk-day-{day}")) for day in said_plan.DAYS]
    fields["days"] = _ticks("desk-plan-days", days), {"classes": "govuk-checkboxes--small days"}
    fields["start"] = (
        forms.CharField(
            label=say("desk-plan-from"), help_text=say("desk-plan-from.hint"), required=False, max_length=5
        ),
        {"classes": "govuk-input--width-5"},
    )
    fields["end"] = (
        forms.CharField(label=say("desk-plan-to"), required=False, max_length=5),
        {"classes": "govuk-input--width-5"},
    )
    if entry.kind in ("mobile", ""):
        fields["sender_name"] = _sender(senders, agreed), {}
    if entry.has_calls:
        fields["number_shown"] = _number_shown(), {}
    places = [("", say("desk-plan-place-none")), *((str(place), str(place)) for place in range(1, count + 1))]
    fields["place"] = forms.ChoiceField(label=say("desk-plan-place"), required=False, choices=places), {}
    fields["seen_by"] = (
        forms.CharField(
            label=say("desk-plan-seen-by"), help_text=say("desk-plan-seen-by.hint"), required=False, max_length=500
        ),
        {},
    )
    return fields


def _wording(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=say(label), required=False, widget=forms.RadioSelect, choices=_WORDINGS)


def _sender(senders: Offered, agreed: str) -> forms.ChoiceField:
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


def _day(typed: str) -> date | None:
    """A day as staff type it: 24/2/2027."""
    found = _DATE.fullmatch(typed.strip())
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def initial_plan(plan: PlanShown | None, points: Sequence[Point]) -> dict[str, Any]:
    """The form as her plan stands. For somebody never asked nothing may be used, and the line says nothing; their
    page shows what their code opens.

    What the record system states fills no box: she is asked each thing.
    """
    if plan is None or plan.confirmed_at is None:
        asked = [f"at{point.id}_{what}" for point in points for what in ("messages", "calls")]
        nothing: dict[str, Any] = dict.fromkeys(asked, MessageWording.NONE.value)
        doors = {"line_may_say": LineMaySay.NOTHING.value, "page_may_show": PageMayShow.FULL.value}
        return nothing | doors
    values: dict[str, Any] = {
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


def _initial_way(way: WayShown, before: Mapping[str, Any]) -> dict[str, Any]:
    assert way.point is not None, "a confirmed plan names numbers and addresses"
    key = f"at{way.point.id}"
    asked = "calls" if way.channel is Channel.CALL else "messages"
    first: Mapping[str, Any] = way.hours[0] if way.hours else {}
    place = 1 + sum(name.endswith("_place") for name in before)
    also = [name for name in ("may_leave_voicemail", "say_police") if getattr(way, name)]
    return {
        f"{key}_{asked}": way.wording,
        f"{key}_also": sorted({*before.get(f"{key}_also", ()), *also}),
        f"{key}_days": list(first.get("days", [])),
        f"{key}_start": first.get("from", ""),
        f"{key}_end": first.get("to", ""),
        f"{key}_sender_name": way.sender_name or before.get(f"{key}_sender_name", ""),
        f"{key}_number_shown": way.number_shown if asked == "calls" else before.get(f"{key}_number_shown", ""),
        f"{key}_place": before.get(f"{key}_place", str(place)),
        f"{key}_seen_by": way.seen_by,
    }
