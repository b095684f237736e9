"""Forms of what a court needs of her, and of what comes back to her."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.ui.forms import Form, day_field
from victimcare.channels.web.ui.versions import Edit
from victimcare.rules.court.compensation import parse_pounds
from victimcare.services.court.asks import CourtAskKind, CourtAskState
from victimcare.services.court.kept import LONGEST
from victimcare.services.court.money import CompensationRoute, CompensationStep
from victimcare.services.court.statements import StatementUse
from victimcare.wording import say

_SMALL = {"classes": "govuk-radios--small"}


class Use(Edit):
    """What the court did with her words."""

    statement = forms.UUIDField(widget=forms.HiddenInput)
    use = forms.ChoiceField(
        label=say("desk-court-use"),
        choices=[(use.value, say(f"desk-court-use-{use.value.replace('_', '-')}")) for use in StatementUse],
        widget=forms.RadioSelect,
    )
    on = day_field(label=say("desk-court-use-on"), help_text=say("desk-court-day.hint"))
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"use": _SMALL}


class AnswerAsk(Edit):
    """How something that she asked stands, which the button that was pressed says, and what we say beside it."""

    asked = forms.UUIDField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=say("desk-court-state"),
        choices=[(state.value, say(f"desk-court-state-{state.value.replace('_', '-')}")) for state in CourtAskState],
    )
    words = forms.CharField(
        label=say("desk-court-answer"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
    )


class AskForHer(Form):
    kinds = forms.MultipleChoiceField(
        label=say("desk-court-ask-kinds"),
        choices=[(kind.value, say(f"court-kind-{kind.value.replace('_', '-')}")) for kind in CourtAskKind],
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=say("desk-court-ask-words"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 2})
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"kinds": {"classes": "govuk-checkboxes--small"}}


class MoneyStep(Form):
    route = forms.ChoiceField(
        label=say("desk-court-money-route"),
        choices=[(route.value, say(f"desk-court-money-{route.value}")) for route in CompensationRoute],
        widget=forms.RadioSelect,
    )
    step = forms.ChoiceField(
        label=say("desk-court-money-step"),
        choices=[(step.value, say(f"desk-court-step-{step.value}")) for step in CompensationStep],
        widget=forms.RadioSelect,
    )
    on = day_field(label=say("desk-court-money-on"), help_text=say("desk-court-day.hint"))
    sum = forms.CharField(
        label=say("desk-court-money-sum"), help_text=say("desk-court-money-sum.hint"), required=False, max_length=12
    )
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"route": _SMALL, "step": _SMALL}

    def clean_sum(self) -> int | None:
        typed = self.cleaned_data["sum"]
        try:
            return parse_pounds(typed) if typed.strip() else None
        except ValueError:
            raise forms.ValidationError(say("desk-court-money-sum-unclear")) from None
