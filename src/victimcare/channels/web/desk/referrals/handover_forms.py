"""Forms of a handover report: its parts with reasons, the second reader's decision, and the agency's reply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui.form_versions import VersionedForm
from victimcare.channels.web.ui.forms import Form
from victimcare.rules.agency_handovers import LONGEST_HANDOVER_NOTE
from victimcare.services.handovers.report_receipt import AgencyReply
from victimcare.services.handovers.report_records import HandoverDelivery, HandoverPart, ReportDetail
from victimcare.wording import say

_SMALL = {"classes": "govuk-radios--small"}
TAKEN_UP = "taken_up"


class HandoverPartsForm(VersionedForm):
    """Selects the report's parts, with a reason where one is needed, a note to the agency, and the way of delivery."""

    words = forms.CharField(
        label=say("handovers-words"),
        help_text=say("handovers-words.hint"),
        required=False,
        max_length=LONGEST_HANDOVER_NOTE,
        widget=forms.Textarea({"rows": 3}),
    )
    way = forms.ChoiceField(label=say("handovers-way"), widget=forms.RadioSelect)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"way": _SMALL}

    def __init__(self, typed: Any, packet: ReportDetail) -> None:
        initial: dict[str, Any] = {"words": packet.words, "way": packet.way, "after": packet.version}
        for part in packet.parts:
            initial |= {f"in-{part.item}": part.is_in, f"why-{part.item}": part.reason}
        super().__init__(typed, initial=initial)
        self.offer("way", *((way, say(f"handovers-way-{way}")) for way in packet.ways))
        self._parts = packet.parts
        for part in packet.parts:
            if part.must:
                continue
            name = say(f"handovers-item-{id_part(part.item)}")
            hint = "in-last" if part.was_in_last else "usual" if part.is_usual else ""
            tick = forms.BooleanField(
                label=say("handovers-put-in", name=name),
                help_text=say(f"handovers-part-{hint}") if hint else "",
                required=False,
            )
            self.ask(f"in-{part.item}", tick, {"classes": "govuk-checkboxes--small"})
            if part.needs_reason:
                why = forms.CharField(label=say("handovers-reason"), required=False, max_length=500)
                self.ask(f"why-{part.item}", why, {})

    def tick(self, item: HandoverPart) -> Any:
        return self[f"in-{item}"] if f"in-{item}" in self.fields else None

    def why(self, item: HandoverPart) -> Any:
        return self[f"why-{item}"] if f"why-{item}" in self.fields else None

    @property
    def items(self) -> dict[HandoverPart, str]:
        typed = self.cleaned_data
        return {
            part.item: typed.get(f"why-{part.item}", "")
            for part in self._parts
            if part.must or (typed[f"in-{part.item}"] and part.content is not None)
        }

    @property
    def chosen_way(self) -> HandoverDelivery:
        return HandoverDelivery(self.cleaned_data["way"])


class ReleaseHandoverForm(Form):
    """Releases the report. Parts that could locate the victim are ticked by name, to make sure that they are read."""

    def __init__(self, typed: Any, packet: ReportDetail) -> None:
        super().__init__(typed)
        self._named = packet.to_be_named
        for item in self._named:
            name = say(f"handovers-item-{id_part(item)}")
            self.ask(f"named-{item}", forms.BooleanField(label=say("handovers-named", name=name), required=False), {})

    @property
    def named(self) -> list[HandoverPart]:
        return [item for item in self._named if self.cleaned_data[f"named-{item}"]]


class SendBackForm(Form):
    words = words_field("handovers-send-back-words", needed="handovers-words-needed")


class RecallHandoverForm(Form):
    words = words_field("handovers-recall-words", needed="handovers-words-needed", hint="handovers-recall-hint")


class AgencyReplyForm(Form):
    said = forms.ChoiceField(
        label=say("handovers-they-said"),
        widget=forms.RadioSelect,
        choices=[(name, say(f"handovers-said-{id_part(name)}")) for name in (TAKEN_UP, *AgencyReply)],
    )
    who = forms.CharField(label=say("handovers-who"), max_length=200)
    words = forms.CharField(
        label=say("handovers-their-words"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"said": _SMALL}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("said") not in (None, TAKEN_UP) and not cleaned.get("words", "").strip():
            self.add_error("words", say("handovers-words-needed"))
        return cleaned
