"""Defines the questions of a report to the control room, one page each. Earlier answers go along in the page itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms

from victimcare.channels.web.ui.file_transfer import FilesField
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.rules.control_room.report_kinds import ReportKind
from victimcare.wording import say

KINDS = (
    ReportKind.CRIME,
    ReportKind.INCIDENT,
    ReportKind.INFORMATION,
    ReportKind.SOMETHING_NEW,
    ReportKind.COMPLIMENT,
)
ADDS = (ReportKind.INFORMATION, ReportKind.SOMETHING_NEW)  # to an earlier report
LONGEST_WORDS = 10_000
_LONGEST_CODE = 40
_MOST_FILES = 4
_NUMBER = re.compile(r"\+?(?:[ ()./-]*[0-9]){5,18}[ ()./-]*", re.ASCII)


class QuestionForm(Form):
    """One page. Its first field's question is the page's heading, where it has one field alone."""

    heads: ClassVar[str] = ""

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.heads:
            field = self.fields[self.heads]
            heading = {"text": field.label, "isPageHeading": True}
            self.drawn[self.heads] = (
                {"fieldset": {"legend": heading | {"classes": "govuk-fieldset__legend--xl"}}}
                if isinstance(field, forms.ChoiceField)
                else {"label": heading | {"classes": "title"}}
            )


class DangerForm(QuestionForm):
    heads = "danger"
    danger = forms.ChoiceField(
        label=to_say("report-danger"),
        widget=forms.RadioSelect,
        choices=[("yes", to_say("report-danger-yes")), ("no", to_say("report-danger-no"))],
    )


class KindForm(QuestionForm):
    heads = "kind"
    kind = forms.ChoiceField(
        label=to_say("report-kind"),
        widget=forms.RadioSelect,
        choices=[(kind.value, to_say(f"report-kind-{id_part(kind)}")) for kind in KINDS],
    )


class WordsForm(QuestionForm):
    """An earlier report's number is asked for only where there is one."""

    words = forms.CharField(
        label=to_say("report-words"),
        help_text=to_say("report-words.hint"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": to_say("report-words-needed")},
    )
    earlier = forms.CharField(
        label=to_say("report-earlier"), help_text=to_say("report-earlier.hint"), max_length=60, required=False
    )

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        if kind not in ADDS:
            del self.fields["earlier"]


class PlaceForm(QuestionForm):
    place = forms.CharField(
        label=to_say("report-place"),
        help_text=to_say("report-place.hint"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    when = forms.CharField(
        label=to_say("report-when"), help_text=to_say("report-when.hint"), max_length=200, required=False
    )


class PeopleForm(QuestionForm):
    heads = "people"
    people = forms.CharField(
        label=to_say("report-people"),
        help_text=to_say("report-people.hint"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )


class ReachForm(QuestionForm):
    name = forms.CharField(
        label=to_say("report-name"), help_text=to_say("report-name.hint"), max_length=100, required=False
    )
    telephone = forms.CharField(label=to_say("report-telephone"), max_length=40, required=False)
    email = forms.CharField(label=to_say("report-email"), max_length=200, required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"telephone": {"classes": "govuk-input--width-20"}}

    def clean_telephone(self) -> str:
        """A report of danger is never held up by what stands here."""
        typed: str = self.cleaned_data["telephone"]
        if typed and not _NUMBER.fullmatch(typed) and self.data.get("danger") != "yes":
            raise forms.ValidationError(say("report-telephone-wrong"))
        return typed


class SafeForm(QuestionForm):
    """Asked where there is a way to reach the writer."""

    heads = "safe"
    safe = forms.CharField(
        label=to_say("report-safe"),
        help_text=to_say("report-safe.hint"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class CheckForm(QuestionForm):
    attached = FilesField(label=to_say("report-files"), most=_MOST_FILES)


STEPS: Mapping[str, type[QuestionForm]] = {
    "danger": DangerForm,
    "kind": KindForm,
    "words": WordsForm,
    "place": PlaceForm,
    "people": PeopleForm,
    "reach": ReachForm,
    "safe": SafeForm,
    "check": CheckForm,
}
FIRST, LAST = "danger", "check"
_NOT_OF_THANKS = frozenset({"place", "people"})


def list_steps(given: Mapping[str, str]) -> tuple[str, ...]:
    """The questions that are asked, by what was answered so far."""
    is_thanks = given.get("kind") == ReportKind.COMPLIMENT
    can_be_reached = any(given.get(name, "").strip() for name in ("telephone", "email"))
    return tuple(
        step for step in STEPS if not (is_thanks and step in _NOT_OF_THANKS) and (step != "safe" or can_be_reached)
    )


ANSWERS = tuple(name for step in STEPS.values() for name in step.base_fields if name != "attached")


class DraftCodeForm(Form):
    """Opens a report that was saved."""

    draft = forms.CharField(label=to_say("report-code"), help_text=to_say("report-code.hint"), max_length=_LONGEST_CODE)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {
        "draft": {"classes": "input--code", "inputmode": "numeric", "value": ""}
    }

    def clean_draft(self) -> AccessCode:
        if (code := read_code(self.cleaned_data["draft"])) is None:
            raise forms.ValidationError(say("report-code-wrong"))
        return code


def read_code(typed: str) -> AccessCode | None:
    read = access_code.parse_access_code(typed[:_LONGEST_CODE])
    return read if isinstance(read, AccessCode) else None


def read_once(typed: str) -> UUID:
    """The id that was drawn with the first page; a new one in place of what is none."""
    try:
        return UUID(typed)
    except ValueError:
        return uuid4()
