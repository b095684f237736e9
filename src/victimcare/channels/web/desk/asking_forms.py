"""That another agency was asked: which, by which way, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from victimcare.channels.web.desk.said import dashed
from victimcare.channels.web.ui.forms import Form
from victimcare.rules.rights import DutyHolder
from victimcare.services.desk.agencies import AskedHow
from victimcare.wording import say


class Chase(Form):
    how = forms.ChoiceField(
        label=say("rights-ask-how"),
        choices=[("", say("desk-contact-no-way"))]
        + [(one.value, say(f"desk-channel-{dashed(one)}")) for one in AskedHow],
    )
    words = forms.CharField(
        label=say("rights-ask-note"),
        help_text=say("rights-ask-note.hint"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )


class Ask(Chase):
    agency = forms.ChoiceField(label=say("rights-ask-whom"))

    def __init__(self, *args: Any, holders: Sequence[DutyHolder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["agency", "how", "words"])
        self.offer("agency", *((one.value, say(f"rights-holder-{dashed(one)}")) for one in holders))
