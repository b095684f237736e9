"""Enhanced Rights, on the page of what a victim is owed: a ground is added at once, and taken away with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk.said import capital, dashed
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui.forms import Form
from victimcare.rules.rights.enhanced_rights import RECORDED_GROUNDS
from victimcare.services.contact.rights_ledger import GroundDetail
from victimcare.wording import say


def _named(grounds: Sequence[str]) -> list[tuple[str, str]]:
    return [(ground, capital(say(f"rights-ground-{dashed(ground)}"))) for ground in grounds]


class Add(Form):
    grounds = forms.MultipleChoiceField(
        label=say("rights-grounds-which"), choices=_named(RECORDED_GROUNDS), widget=forms.CheckboxSelectMultiple
    )
    words = words_field("rights-act-why", needed="rights-act-words-needed")
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"grounds": {"classes": "govuk-checkboxes--small"}}


class Remove(Form):
    """Only recorded grounds that hold are offered: what follows from facts stays."""

    ground = forms.ChoiceField(label=say("rights-grounds-which"), widget=forms.RadioSelect)
    words = words_field("rights-grounds-reason", needed="rights-act-words-needed")
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"ground": {"classes": "govuk-radios--small"}}

    def __init__(self, *args: Any, grounds: Sequence[GroundDetail], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("ground", *_named(removable(grounds)))


def removable(grounds: Sequence[GroundDetail]) -> list[str]:
    return [each.ground.name for each in grounds if each.removed is None and each.ground.is_recorded]
