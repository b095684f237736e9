"""The forms of a contact's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.control_room.contact_words_shown import PRIORITY_SENTENCES
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.channels.web.ui.pages import Request, posted_for, read_id
from victimcare.rules.clock import london_date
from victimcare.rules.control_room.contact_kinds import (
    ContactClass,
    ContactOutcome,
    ContactPriority,
    ContactRoute,
    LinkKind,
    MessageDirection,
    ThrivePart,
)
from victimcare.rules.control_room.contact_order import QUEUES
from victimcare.rules.control_room.incident_kinds import IncidentGrade
from victimcare.services.control_room.contacts.contact_actions import RoomColleague
from victimcare.services.control_room.contacts.contact_detail import ContactDetail, EarlierContact, ThreadMessage
from victimcare.wording import say
from victimcare.wording.dates import staff_time, write_day

LONGEST_WORDS = 4000  # characters
_BEGINNING = 60  # characters of a message by which it is chosen


def class_choices() -> list[tuple[str, str]]:
    return [(each.value, say(f"control-room-class-{id_part(each)}")) for each in ContactClass]


def _words(label: str, *, is_required: bool = True, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=to_say(label),
        max_length=LONGEST_WORDS,
        required=is_required,
        widget=forms.Textarea({"rows": rows}),
    )


class ThriveForm(Form):
    """The six parts, the grade, and the reason for the grade."""

    grade = forms.ChoiceField(label=to_say("control-room-grade"), required=False, widget=forms.Select)
    reason = _words("control-room-grade-reason", is_required=False, rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        parts = {
            part.value: forms.CharField(
                label=say(f"control-room-thrive-{part}"),
                help_text=say(f"control-room-thrive-{part}.hint"),
                max_length=LONGEST_WORDS,
                required=False,
                widget=forms.Textarea({"rows": 2}),
            )
            for part in ThrivePart
        }
        for name, field in parts.items():
            self.ask(name, field, {})
        self.order_fields([*parts, "grade", "reason"])
        grades = [(grade.value, say(f"control-room-grade-{id_part(grade)}")) for grade in IncidentGrade]
        self.offer("grade", ("", say("control-room-grade-none")), *grades)

    def parts(self) -> dict[ThrivePart, str]:
        return {part: self.cleaned_data[part.value] for part in ThrivePart}


class CloseForm(Form):
    outcome = forms.ChoiceField(label=to_say("control-room-outcome"), widget=forms.Select)
    why = _words("control-room-close-why", is_required=False, rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        outcomes = [(each.value, say(f"control-room-outcome-{id_part(each)}")) for each in ContactOutcome]
        self.offer("outcome", ("", say("control-room-choose")), *outcomes)


def language_field(*, is_required: bool = True) -> forms.RegexField:
    """The code of a language, such as pl."""
    return forms.RegexField(
        r"^[a-z]{2,3}$",
        label=to_say("control-room-language"),
        help_text=to_say("control-room-language.hint"),
        required=is_required,
        widget=forms.TextInput,
    )


class MoveForm(Form):
    contact_class = forms.ChoiceField(label=to_say("control-room-class"), widget=forms.Select)
    priority = forms.TypedChoiceField(
        label=to_say("control-room-priority"), widget=forms.Select, coerce=lambda text: ContactPriority(int(text))
    )
    queue = forms.ChoiceField(label=to_say("control-room-queue"), widget=forms.Select)
    why = _words("control-room-move-why", is_required=False, rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer("contact_class", *class_choices())
        self.offer(
            "priority",
            *((str(each.value), say(sentence)) for each, sentence in PRIORITY_SENTENCES.items()),
        )
        self.offer("queue", *((each, say(f"control-room-queue-{id_part(each)}")) for each in QUEUES))


class LinkForm(Form):
    kind = forms.ChoiceField(label=to_say("control-room-link-kind"), widget=forms.RadioSelect)
    reference = forms.CharField(
        label=to_say("control-room-link-reference"),
        help_text=to_say("control-room-link-reference.hint"),
        max_length=60,
        widget=forms.TextInput,
    )
    why = _words("control-room-link-why", rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        kinds = (LinkKind.VICTIM, LinkKind.INCIDENT)
        self.offer("kind", *((each.value, say(f"control-room-link-{each}")) for each in kinds))


class PlaceLookupForm(Form):
    """The words of a place; what is found for them stands beneath."""

    place = forms.CharField(
        label=to_say("control-room-places-words"),
        help_text=to_say("control-room-places-words.hint"),
        max_length=500,
        required=False,
        widget=forms.TextInput,
    )


class NoteForm(Form):
    words = _words("control-room-note", rows=2)


class AgainForm(Form):
    why = _words("control-room-again-why", rows=2)


class _PickField(forms.ChoiceField):
    """One of what the page lists. Any id may be posted: the service looks whether there is such a thing."""

    def valid_value(self, value: str) -> bool:
        return read_id(value) is not None


class ReplyForm(Form):
    words = _words("control-room-replies-words", rows=6)


class HandOverForm(Form):
    to = _PickField(label=to_say("control-room-hand-over-to"), widget=forms.Select)
    why = _words("control-room-hand-over-why", rows=2)


class JoinForm(Form):
    """Join this contact with an earlier one of the same sender."""

    how = forms.ChoiceField(label=to_say("control-room-join-how"), widget=forms.RadioSelect)
    other = _PickField(label=to_say("control-room-join-other"), widget=forms.Select)
    why = _words("control-room-join-why", rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer("how", *((each, say(f"control-room-join-{each}")) for each in ("link", "merge")))


class SplitForm(Form):
    message = _PickField(label=to_say("control-room-split-message"), widget=forms.Select)
    why = _words("control-room-split-why", rows=2)


class AskTranslationForm(Form):
    language = language_field()
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"language": {"classes": "govuk-input--width-3"}}


class TranslationForm(Form):
    message = _PickField(label=to_say("control-room-translation-message"), widget=forms.Select)
    words = _words("control-room-translation-words", rows=6)
    translator = forms.CharField(
        label=to_say("control-room-translation-translator"),
        help_text=to_say("control-room-translation-translator.hint"),
        max_length=100,
    )


class QueueFilterForm(Form):
    """What the list is narrowed to; it is read from the address."""

    contact_class = forms.ChoiceField(label=to_say("control-room-class"), required=False, widget=forms.Select)
    route = forms.ChoiceField(label=to_say("control-room-route"), required=False, widget=forms.Select)
    language = language_field(is_required=False)
    start = forms.IntegerField(required=False, min_value=0, max_value=100_000, widget=forms.HiddenInput)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"language": {"classes": "govuk-input--width-3"}}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer("contact_class", ("", say("control-room-any")), *class_choices())
        routes = ((each.value, say(f"control-room-route-{id_part(each)}")) for each in ContactRoute)
        self.offer("route", ("", say("control-room-any")), *routes)


class ContactForms(dict[str, Form]):
    """The forms of a contact's page, by what their buttons do. `typed`: those that hold words which were not saved."""

    def __init__(self, forms_by_act: Mapping[str, Form]) -> None:
        super().__init__(forms_by_act)
        self.typed: set[str] = set()

    def offer_choices(self, shown: ContactDetail, colleagues: Sequence[RoomColleague]) -> None:
        """Offer what depends on the contact: colleagues, earlier contacts, and messages."""
        choose = ("", say("control-room-choose"))
        self["hand-over"].offer("to", choose, *((str(each.id), each.name) for each in colleagues))
        self["join"].offer("other", choose, *((str(each.id), _name_contact(each)) for each in shown.earlier))
        received = [each for each in shown.messages if each.direction is MessageDirection.RECEIVED]
        named = [choose, *((str(each.id), _name_message(each)) for each in received)]
        self["split"].offer("message", *named)
        self["translate"].offer("message", *(named[1:] if len(received) == 1 else named))


def build_contact_forms(request: Request) -> ContactForms:
    return ContactForms({act: form(posted_for(request, act), prefix=act) for act, form in _FORMS.items()})


_FORMS: dict[str, type[Form]] = {
    "thrive": ThriveForm,
    "close": CloseForm,
    "move": MoveForm,
    "hand-over": HandOverForm,
    "link": LinkForm,
    "join": JoinForm,
    "split": SplitForm,
    "reply": ReplyForm,
    "note": NoteForm,
    "place": PlaceLookupForm,
    "ask-translation": AskTranslationForm,
    "translate": TranslationForm,
    "again": AgainForm,
}


def _name_contact(one: EarlierContact) -> str:
    subject = one.subject or say("control-room-no-subject")
    return f"{write_day(london_date(one.received_at), manner='page', today=date.min)}: {subject}"


def _name_message(one: ThreadMessage) -> str:
    beginning = " ".join(one.said.words.split())[:_BEGINNING]
    return f"{staff_time(one.at)}: {one.said.subject or beginning}"
