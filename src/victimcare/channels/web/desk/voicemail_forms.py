from __future__ import annotations

from django import forms

from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.versions import Edit
from victimcare.wording import say


class Heard(Edit):
    """What it says, in the words of whoever listened."""

    summary = forms.CharField(
        label=say("voicemail-summary"),
        help_text=say("voicemail-summary.hint"),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": say("voicemail-summary-needed")},
    )


class Hold(Form):
    """Why it is not to be deleted."""

    reason = forms.CharField(
        label=say("voicemail-hold-reason"),
        max_length=500,
        error_messages={"required": say("voicemail-hold-reason-needed")},
    )
