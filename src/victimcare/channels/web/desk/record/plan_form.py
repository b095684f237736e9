"""The form of the safe contact plan and the plan it proposes: one entry for each known number or address, and one for
another that the victim gives now."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.record.plan_fields import (
    ASKED,
    CALLS,
    GIVEN,
    MACHINE,
    MESSAGES,
    PERSON,
    SMALL,
    TICKS,
    PlanEntry,
    build_entry_fields,
)
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui.form_versions import VersionedForm
from victimcare.channels.web.ui.phone_forms import LANGUAGES
from victimcare.rules.safe_contact.contact_plan import CallerDisplay, ContactMethod, DisclosureLevel, WordingLevel
from victimcare.services.contact_plans.plan_rows import PlanRefused, parse_given_point
from victimcare.services.safe_contact.contact_limits import SenderNameOptions
from victimcare.services.safe_contact.plan_shapes import ContactPointOption, PageDisclosure, ProposedPlan, ProposedWay
from victimcare.wording import say

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DATE = re.compile(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})")
FORMATS = ("large_print", "easy_read", "bsl")


class ContactPlanForm(VersionedForm):
    """Asks what the victim agrees to, one thing at a time. Fields show the current plan; the victim confirms each."""

    line_may_say = forms.ChoiceField(
        label=say("desk-plan-line"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"desk-plan-line-{id_part(one.value)}")) for one in DisclosureLevel],
    )
    page_may_show = forms.ChoiceField(
        label=say("desk-plan-page"),
        widget=forms.RadioSelect,
        choices=[(one.value, say(f"desk-plan-page-{id_part(one.value)}")) for one in PageDisclosure],
    )
    language = forms.ChoiceField(
        label=say("desk-plan-language"),
        required=False,
        choices=[("", say("desk-plan-language-recorded"))]
        + [(code, staff_words.language_name(code)) for code in LANGUAGES],
    )
    formats = forms.MultipleChoiceField(
        label=say("desk-plan-formats"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(one, say(f"desk-plan-format-{id_part(one)}")) for one in FORMATS],
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

    unshown: ClassVar[frozenset[str]] = frozenset({"code_word"})
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "line_may_say": SMALL,
        "page_may_show": SMALL,
        "formats": TICKS,
        "review_on": {"classes": "govuk-input--width-10"},
        "code_word": {"classes": "govuk-input--width-20"},
    }

    def __init__(
        self, *args: Any, points: Sequence[ContactPointOption], senders: SenderNameOptions, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        known = [PlanEntry(f"at{point.id}", point.kind, point.value, point.id) for point in points]
        self.asked = [*known, PlanEntry(GIVEN, "", "", None)]
        for entry in self.asked:
            agreed = str(self.initial.get(entry.name("sender_name"), ""))
            for what, (field, drawn) in build_entry_fields(entry, len(self.asked), senders, agreed).items():
                self.ask(entry.name(what), field, drawn)
                self.titles[entry.name(what)] = entry.value.replace("\n", ", ")

    @property
    def entries(self) -> list[dict[str, Any]]:
        """Return each entry's title and the fields that its kind has, for the template."""
        drawn = []
        for entry in self.asked:
            fields = {what: self[entry.name(what)] for what in ASKED if entry.name(what) in self.fields}
            is_open = any(field.errors or (what == "given" and field.value()) for what, field in fields.items())
            drawn.append({"kind": entry.kind, "value": entry.value, "fields": fields, "is_open": is_open})
        return drawn

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for entry in self.asked:
            self._check_hours(entry, cleaned)
        asked = [
            entry.name(what)
            for entry in self.asked
            for what in ("messages", "calls")
            if entry.name(what) in self.fields
        ]
        # Submitting a blank form would close every channel: "nothing" must be chosen, never left out.
        if self.asked[0].kind and not any(cleaned.get(name) for name in asked):
            self.add_error(asked[0], say("desk-plan-nothing-chosen"))
        if (typed := cleaned.get("review_on", "")) and _day(typed) is None:
            self.add_error("review_on", say("desk-plan-date-wrong"))
        return cleaned

    def _check_hours(self, entry: PlanEntry, cleaned: Mapping[str, Any]) -> None:
        days, start, end = (entry.name(what) for what in ("days", "start", "end"))
        if not any(cleaned.get(name) for name in (days, start, end)):
            return
        for name in (start, end):
            if not _TIME.fullmatch(cleaned.get(name) or ""):
                self.add_error(name, say("desk-plan-time-wrong"))
        if not cleaned.get(days):
            self.add_error(days, say("desk-plan-hours-never"))

    def wanted(self) -> ProposedPlan:
        values = self.cleaned_data
        self.sent = [pair for entry in self._in_order() for pair in self._ways(entry)]
        return ProposedPlan(
            ways=tuple(way for _, _, way in self.sent),
            line_may_say=DisclosureLevel(values["line_may_say"]),
            page_may_show=PageDisclosure(values["page_may_show"]),
            note=values["note"],
            code_word="" if values["forget_word"] else values["code_word"].strip() or None,
            language=values["language"],
            formats=tuple(values["formats"]),
            review_on=_day(values["review_on"]),
        )

    def refuse(self, refused: PlanRefused) -> None:
        """Show the service's refusal at the field it concerns."""
        field = refused.field
        if refused.place is not None:
            entry, asked, _ = self.sent[refused.place]
            what = {"hours": "days", "may_leave_voicemail": "also", "wording": asked}.get(field, field)
            field = entry.name(what) if entry.name(what) in self.fields else entry.name(asked)
        self.add_error(field, say(f"desk-plan-{refused.why}"))

    def _in_order(self) -> list[PlanEntry]:
        places = {entry.key: int(self.cleaned_data[entry.name("place")] or 99) for entry in self.asked}
        return sorted(self.asked, key=lambda entry: places[entry.key])

    def _ways(self, entry: PlanEntry) -> list[tuple[PlanEntry, str, ProposedWay]]:
        values = {what: self.cleaned_data.get(entry.name(what)) for what in ASKED}
        given = (values["given"] or "").strip()
        if entry.key == GIVEN and not given:
            return []
        kind = entry.kind or parse_given_point(given)[0].value
        # The service decides whether a newly given number or address can be used as ticked.
        messages = MESSAGES.get(kind) or (ContactMethod.TEXT if _is_ticked(values["messages"]) else None)
        calls = ContactMethod.CALL if kind in CALLS or _is_ticked(values["calls"]) else None
        hours = {"days": values["days"], "from": values["start"], "to": values["end"]}
        also = values["also"] or []
        ways = []
        for asked, channel in (("messages", messages), ("calls", calls)):
            if channel is None or (given and not _is_ticked(values[asked])):
                continue
            wording = WordingLevel(values[asked] or WordingLevel.NONE)
            rings = channel is ContactMethod.CALL and wording is not WordingLevel.NONE
            who = (values["who_may_ring"] or []) if rings else [PERSON]
            way = ProposedWay(
                channel=channel,
                point=entry.point,
                given=given,
                wording=wording,
                hours=(hours,) if values["days"] else (),
                may_leave_voicemail="may_leave_voicemail" in also and channel is ContactMethod.CALL,
                say_police="say_police" in also,
                sender_name=(values["sender_name"] or "").strip() if channel is ContactMethod.TEXT else "",
                number_shown=CallerDisplay(values["number_shown"] or CallerDisplay.WITHHELD)
                if channel is ContactMethod.CALL
                else CallerDisplay.WITHHELD,
                person_may_ring=PERSON in who,
                machine_may_ring=MACHINE in who,
                seen_by=values["seen_by"] or "",
            )
            ways.append((entry, asked, way))
        return ways


def _is_ticked(wording: str | None) -> bool:
    return wording not in (None, "", WordingLevel.NONE)


def _day(typed: str) -> date | None:
    """Parse a day as staff type it: 24/2/2027."""
    found = _DATE.fullmatch(typed.strip())
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
