"""Forms for a referral under way: the service's reply, recalling it, ending it, and naming its service."""

from __future__ import annotations

from typing import Any

from django import forms

from victimcare.channels.web.desk.desk_input import words_field
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui import form_versions
from victimcare.channels.web.ui.forms import Form
from victimcare.rules.referrals.referral_course import MOST_WEEKS, ReferralMove, ReferralOutcome, ReferralRefusal
from victimcare.services.referrals.referral_course import MoveDetails
from victimcare.services.referrals.referral_handling import SETTLED_BY_US
from victimcare.wording import say


class ServiceReplyForm(form_versions.VersionedForm):
    """Records what the service told a member of staff."""

    move = forms.ChoiceField(label=say("desk-referrals-they-said"), widget=forms.RadioSelect)
    weeks = forms.IntegerField(label=say("desk-referrals-weeks"), required=False, min_value=1, max_value=MOST_WEEKS)
    refusal = forms.ChoiceField(
        label=say("desk-referrals-refusal"),
        required=False,
        choices=[
            ("", say("desk-referrals-choose")),
            *((one.value, say(f"desk-referrals-refusal-{one}")) for one in ReferralRefusal),
        ],
    )
    came_of = forms.ChoiceField(
        label=say("desk-referrals-came-of"),
        required=False,
        choices=[
            ("", say("desk-referrals-choose")),
            *((one.value, say(f"desk-referrals-came-of-{id_part(one)}")) for one in ReferralOutcome),
        ],
    )
    words = forms.CharField(
        label=say("desk-referrals-words"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
    )
    drawing = {"move": {"classes": "govuk-radios--small"}, "weeks": {"classes": "govuk-input--width-3"}}

    def __init__(self, *args: Any, moves: tuple[ReferralMove, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("move", *((one.value, say(f"desk-referrals-move-{one}")) for one in moves))

    @property
    def said(self) -> MoveDetails:
        """Return only the fields that belong to this reply: a refusal reason selected earlier does not belong to an
        ending."""
        typed, move = self.cleaned_data, ReferralMove(self.cleaned_data["move"])
        return MoveDetails(
            weeks=typed["weeks"] if move is ReferralMove.WAIT else None,
            refusal=ReferralRefusal(typed["refusal"]) if move is ReferralMove.REFUSE and typed["refusal"] else None,
            came_of=ReferralOutcome(typed["came_of"]) if move is ReferralMove.END and typed["came_of"] else None,
            words=typed["words"],
        )


class RecallReferralForm(Form):
    by_her = forms.ChoiceField(
        label=say("desk-referrals-recall-who"),
        choices=[("yes", say("desk-referrals-recall-by-her")), ("no", say("desk-referrals-recall-by-us"))],
        widget=forms.RadioSelect,
    )
    words = words_field("desk-referrals-recall-why", needed="desk-referrals-words-needed")
    drawing = {"by_her": {"classes": "govuk-radios--small"}}


class EndReferralForm(form_versions.VersionedForm):
    how = forms.ChoiceField(
        label=say("desk-referrals-end-how"),
        choices=[(one.value, say(f"desk-referrals-end-{id_part(one)}")) for one in SETTLED_BY_US],
        widget=forms.RadioSelect,
    )
    words = words_field("desk-referrals-end-why", needed="desk-referrals-words-needed")
    drawing = {"how": {"classes": "govuk-radios--small"}}


class NameServiceForm(Form):
    why = words_field("desk-referrals-named-why", needed="desk-look-up-reason-needed", hint="desk-look-up-reason.hint")


class SelfReferralDoneForm(Form):
    words = words_field("desk-referrals-self-done", needed="desk-referrals-words-needed")
