from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.staff_words import id_part
from victimcare.channels.web.ui import pages
from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.pages import Request
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations.identity_checks import WITH_COLLEAGUE, CheckMethod
from victimcare.services.desk.task_shapes import Assignee
from victimcare.services.sealing import Unopened, seal_bytes, unseal_bytes
from victimcare.wording import say

# Short free-text fields in which staff give a reason or write down what was said.


def words_field(label: str, *, needed: str, hint: str = "", most: int = 2000) -> forms.CharField:
    """Build a two-line text field from the ids of its sentences. `needed` is the error shown when it is left empty."""
    return forms.CharField(
        label=say(label),
        help_text=say(hint) if hint else "",
        max_length=most,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": say(needed)},
    )


Choices = list[tuple[str, str]]


def _reason_field() -> forms.CharField:
    return forms.CharField(
        label=say("desk-look-up-reason"),
        help_text=say("desk-look-up-reason.hint"),
        max_length=500,
        error_messages={"required": say("desk-look-up-reason-needed")},
    )


class LookUpForm(Form):
    reference = forms.CharField(label=say("desk-look-up-reference"), required=False, max_length=100)
    name = forms.CharField(
        label=say("desk-look-up-name"), help_text=say("desk-look-up-name.hint"), required=False, max_length=200
    )
    number = forms.CharField(
        label=say("one-contact-look-up-number"),
        help_text=say("one-contact-look-up-number.hint"),
        required=False,
        max_length=200,
    )
    reason = _reason_field()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not any(cleaned.get(name) for name in ("reference", "name", "number")) and not self.errors:
            self.add_error("reference", say("desk-look-up-needed"))
        return cleaned


class HandOnForm(Form):
    to = forms.ChoiceField(label=say("desk-hand-on-to"))
    note = forms.CharField(
        label=say("desk-note-for-colleague"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": say("desk-hand-on-needs")},
    )

    def __init__(self, *args: Any, colleagues: Sequence[Assignee], teams: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(f"person:{one.id}", f"{one.name} ({one.team})" if one.team else one.name) for one in colleagues]
        self.offer("to", ("", say("desk-hand-on-choose")), *((f"team:{code}", name) for code, name in teams), *people)


class CloseTaskForm(Form):
    outcome = forms.ChoiceField(label=say("desk-close-how"), widget=forms.RadioSelect)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"outcome": {"classes": "govuk-radios--small"}}
    note = forms.CharField(label=say("desk-note"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, outcomes: Iterable[str], is_from_victim: bool = False, **kwargs: Any) -> None:
        """`is_from_victim`: the task is about something the victim wrote or asked, and normally ends with our answer.
        To end it otherwise, staff write what the victim was told, or why no answer is needed."""
        super().__init__(*args, **kwargs)
        self.note_needed = say("writing-desk-close-needs-note" if is_from_victim else "desk-close-needs-note")
        if is_from_victim:
            self.fields["note"].label = say("writing-desk-close-note")
            self.offer("outcome", *((outcome, say(f"writing-desk-close-{id_part(outcome)}")) for outcome in outcomes))
        else:
            self.offer("outcome", *((outcome, say(f"desk-close-{id_part(outcome)}")) for outcome in outcomes))


class YesNoForm(Form):
    """Reads one of two buttons, yes or no. Any other value is invalid."""

    answer = forms.ChoiceField(choices=[("yes", ""), ("no", "")])

    @property
    def is_yes(self) -> bool:
        return bool(self.cleaned_data["answer"] == "yes")


class ClashForm(Form):
    """Asks the first of two people why we would use a number or address that also belongs to another person."""

    reason = forms.CharField(
        label=say("desk-clash-reason"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )


class ClashMistakeForm(Form):
    """Asks how a number or address of the victim came to be recorded as another person's."""

    reason = forms.CharField(
        label=say("desk-clash-mistake-reason"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )


class CodeWordForm(Form):
    """Takes the code word as the person who answered said it. The field is emptied after every attempt."""

    word = forms.CharField(label=say("desk-word"), help_text=say("desk-word.hint"), max_length=60)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"word": {"classes": "govuk-input--width-20", "value": ""}}


class OverrideForm(Form):
    """Asks why one message should pass although the gate holds it."""

    reason = words_field("desk-override-reason", needed="desk-override-reason-needed")


class AccessCodeForm(Form):
    """Takes an access code as the victim reads it out, in two fields of six digits. The fields are emptied after every
    attempt."""

    code = forms.CharField(label=say("desk-gate-code-first"), max_length=60, required=False)
    code_last = forms.CharField(label=say("desk-gate-code-last"), max_length=60, required=False)
    drawing = {
        "code": {"classes": "input--code govuk-input--width-10", "inputmode": "numeric", "value": ""},
        "code_last": {"classes": "input--code govuk-input--width-10", "inputmode": "numeric", "value": ""},
    }

    @staticmethod
    def typed(data: Mapping[str, Any]) -> str:
        """Join both fields, so all twelve digits typed or pasted into the first field count too."""
        return f"{data.get('code', '')[:60]}{data.get('code_last', '')[:60]}"


class IdentityCheckForm(Form):
    how = forms.ChoiceField(
        label=say("desk-gate-how"),
        widget=forms.RadioSelect,
        choices=[
            (how.value, say(f"desk-gate-{id_part(how.value)}")) for how in CheckMethod if how is not CheckMethod.CODE
        ],
        error_messages={"required": say("desk-gate-how-needed")},
    )
    colleague = forms.ChoiceField(label=say("desk-gate-colleague"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"how": {"classes": "govuk-radios--small"}}

    def __init__(self, *args: Any, colleagues: Sequence[Assignee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anonymous = ("", say("desk-gate-colleague-nobody"))
        self.offer("colleague", anonymous, *((str(one.id), one.name) for one in colleagues))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        how = cleaned.get("how", "")
        if how in WITH_COLLEAGUE and not cleaned.get("colleague"):
            self.add_error("colleague", say(f"desk-gate-colleague-{id_part(how)}"))
        return cleaned


class FailedTryForm(Form):
    """Records that the victim was not reached. It needs no identity check and reveals nothing."""

    reached = False
    duties: tuple[int, ...] = ()

    channel = forms.ChoiceField(
        label=say("desk-contact-how"),
        choices=[(one.value, say(f"desk-channel-{id_part(one.value)}")) for one in ContactChannel],
    )
    note = forms.CharField(label=say("desk-note"), required=False, max_length=2000)
    contact_id = forms.UUIDField(widget=forms.HiddenInput)


class NewCodeForm(Form):
    opens = forms.ChoiceField(label=say("desk-access-opens"), widget=forms.RadioSelect)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"opens": {"classes": "govuk-radios--small"}}

    def __init__(self, *args: Any, is_guarded: bool, may_keep_second: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = ("short",) if is_guarded else ("short", "case")
        self.offer(
            "opens", *((opens, staff_words.with_capital(say(f"desk-access-opens-{opens}"))) for opens in offered)
        )
        if len(offered) == 1:  # nothing to choose
            self.fields["opens"].initial = offered[0]
        if may_keep_second:
            keeps = forms.BooleanField(label=say("desk-access-keeps-second"), required=False)
            self.ask("keeps_second", keeps, {"classes": "govuk-checkboxes--small"})


class GuardForm(Form):
    reason = words_field("desk-guard-reason", needed="desk-guard-reason-needed", hint="desk-guard-reason-hint")
    whole_case = forms.BooleanField(label=say("desk-guard-whole-case"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"whole_case": {"classes": "govuk-checkboxes--small"}}


# Input typed on a page of a victim after the identity check had expired. It is kept in the session and shown after the
# next identity check.
#
# It is sealed on the server for an hour. No response contains any of it until the person who typed it has checked the
# victim's identity again.

KEPT_FOR = timedelta(hours=1)
_UNSAVED = "unsaved"  # session key


@dataclass(frozen=True, slots=True)
class UnsavedInput:
    path: str  # the address it was posted to
    at: datetime
    fields: pages.PostedFields

    @property
    def words(self) -> list[str]:
        return pages.list_typed_words(self.fields)


def keep_unsaved(request: Request, victim_id: UUID) -> None:
    """Keep the posted fields. Nothing is kept when no words were typed: a button can be pressed again."""
    keep_unsaved_page(request, victim_id, UnsavedInput(request.path, request.now, pages.list_posted_fields(request)))


def keep_unsaved_page(request: Request, victim_id: UUID, one: UnsavedInput) -> None:
    """Keep what was typed on another page, if it contains any words."""
    if not one.words:
        return
    said = json.dumps([one.path, one.at.isoformat(), one.fields]).encode()
    request.session[_UNSAVED] = [str(victim_id), b64encode(seal_bytes(said, _seal_purpose(victim_id))).decode()]


def find_unsaved(request: Request, victim_id: UUID) -> UnsavedInput | None:
    kept: list[str] = request.session.get(_UNSAVED, [])
    if len(kept) != 2 or kept[0] != str(victim_id):
        return None
    try:
        path, at, fields = json.loads(unseal_bytes(b64decode(kept[1]), _seal_purpose(victim_id)))
    except Unopened:
        return None
    one = UnsavedInput(path, datetime.fromisoformat(at), [(name, value) for name, value in fields])
    return one if request.now - one.at < KEPT_FOR else None


def forget_unsaved(request: Request, victim_id: UUID, *, path: str = "") -> None:
    """Forget the kept input: the contact is finished or, with `path`, that page's input has been saved."""
    found = find_unsaved(request, victim_id)
    if found is not None and path in ("", found.path):
        del request.session[_UNSAVED]


def _seal_purpose(victim_id: UUID) -> str:
    return f"unsaved:{victim_id}"
