"""What somebody may decide about a duty: one small form an act, each with its own prefix on the one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.desk import asking_forms
from victimcare.channels.web.desk.said import dashed
from victimcare.channels.web.desk.words_field import words_field
from victimcare.channels.web.ui.versions import Edit
from victimcare.rules.rights import DutyReason
from victimcare.rules.rights.duty_acts import HOLD_REASONS, NOT_OWED_REASONS
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.contact.ledger_shapes import DutyAction, DutyDetail
from victimcare.wording import dates, say


def _channel() -> forms.ChoiceField:
    by = [(one.value, say(f"desk-channel-{dashed(one.value)}")) for one in ContactChannel]
    return forms.ChoiceField(
        label=say("rights-act-channel"),
        choices=[("", say("desk-contact-no-way")), *by],
        error_messages={"required": say("desk-contact-which-way")},
    )


def _reason(reasons: Sequence[DutyReason]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=say("rights-act-reason"),
        widget=forms.RadioSelect,
        choices=[(reason.value, say(f"rights-reason-{dashed(reason)}")) for reason in reasons],
    )


class ActForm(Edit):
    """`in_full`: the duty as it stands; `today` for the days that are offered."""

    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"reason": {"classes": "govuk-radios--small"}}

    def __init__(self, *args: Any, in_full: DutyDetail, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"after": in_full.version}, **kwargs)
        if "review_on" in self.fields:
            days = [(day.isoformat(), dates.write_day(day, manner="page", today=today)) for day in in_full.review_days]
            self.offer("review_on", ("", say("rights-act-review-choose")), *days)


class Hold(ActForm):
    reason = _reason(HOLD_REASONS)
    words = words_field("rights-act-why", needed="rights-act-words-needed")
    review_on = forms.ChoiceField(label=say("rights-act-review"))


class Ask(ActForm, asking_forms.Ask):
    def __init__(self, *args: Any, in_full: DutyDetail, **kwargs: Any) -> None:
        super().__init__(*args, in_full=in_full, holders=in_full.row.entry.holders, **kwargs)


class WithWhy(ActForm):
    words = words_field("rights-act-why", needed="rights-act-words-needed")


class Decline(ActForm):
    channel = _channel()
    words = words_field("rights-act-their-words", needed="rights-act-words-needed")


class TakeBack(ActForm):
    channel = _channel()


class NotOwed(ActForm):
    reason = _reason(NOT_OWED_REASONS)
    words = words_field("rights-act-why", needed="rights-act-words-needed")


FORMS: Mapping[DutyAction, type[ActForm]] = {
    DutyAction.HOLD: Hold,
    DutyAction.RENEW_HOLD: Hold,
    DutyAction.END_HOLD: WithWhy,
    DutyAction.DECLINE: Decline,
    DutyAction.TAKE_BACK: TakeBack,
    DutyAction.NOT_OWED: NotOwed,
    DutyAction.OWED_AFTER_ALL: WithWhy,
    DutyAction.EXPLAIN: WithWhy,
    DutyAction.ASK: Ask,
}
