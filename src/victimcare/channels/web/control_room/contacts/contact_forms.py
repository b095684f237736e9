"""The forms of a contact's page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.control_room.contacts.contact_words_shown import PRIORITY_SENTENCES
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.channels.web.ui.pages import Request, posted_for, read_id
from victimcare.rules.clock import london_date
from victimcare.rules.control_room.contact_kinds import (
    CLASS_SKILLS,
    ContactClass,
    ContactOutcome,
    ContactPriority,
    ContactRoute,
    LinkKind,
    MessageDirection,
    ThrivePart,
)
from victimcare.rules.control_room.contact_order import QUEUES
from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade
from victimcare.rules.referrals.language_codes import LANGUAGE_NAMES
from victimcare.services.control_room.answers.contact_complaints import ComplaintSubject, GivenComplaint
from victimcare.services.control_room.contacts.contact_actions import RoomColleague
from victimcare.services.control_room.contacts.contact_detail import ContactDetail, EarlierContact, ThreadMessage
from victimcare.services.control_room.contacts.contact_queue import MY_SKILLS
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
        self.order_fields(["grade", "reason", *parts])
        grades = [(grade.value, say(f"control-room-grade-{id_part(grade)}")) for grade in IncidentGrade]
        self.offer("grade", ("", say("control-room-grade-none")), *grades)

    def parts(self) -> dict[ThrivePart, str]:
        return {part: self.cleaned_data[part.value] for part in ThrivePart}


# A complaint has a form of its own, which makes the complaint.
_OUTCOMES = tuple(each for each in ContactOutcome if each is not ContactOutcome.PASSED_TO_STANDARDS)


class CloseForm(Form):
    outcome = forms.ChoiceField(label=to_say("control-room-outcome"), widget=forms.Select)
    why = _words("control-room-close-why", is_required=False, rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        outcomes = [(each.value, say(f"control-room-outcome-{id_part(each)}")) for each in _OUTCOMES]
        self.offer("outcome", ("", say("control-room-choose")), *outcomes)


class LanguageField(forms.ChoiceField):
    """A language, chosen by its name. Any code may be posted: a machine names more languages than the list holds."""

    def valid_value(self, value: str) -> bool:
        return re.fullmatch("[a-z]{2,3}", value) is not None


def language_field(*, is_required: bool = True) -> LanguageField:
    named = sorted(((code, name) for code, name in LANGUAGE_NAMES.items()), key=lambda each: each[1])
    return LanguageField(
        label=to_say("control-room-language"),
        choices=[("", to_say("control-room-any-language")), *named],
        required=is_required,
        widget=forms.Select,
    )


class MoveForm(Form):
    contact_class = forms.ChoiceField(label=to_say("control-room-class"), widget=forms.Select)
    priority = forms.TypedChoiceField(
        label=to_say("control-room-priority"), widget=forms.Select, coerce=lambda text: ContactPriority(int(text))
    )
    queue = forms.ChoiceField(label=to_say("control-room-queue"), required=False, widget=forms.Select)
    why = _words("control-room-move-why", is_required=False, rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer("contact_class", *class_choices())
        self.offer(
            "priority",
            *((str(each.value), say(sentence)) for each, sentence in PRIORITY_SENTENCES.items()),
        )
        queues = ((each, say(f"control-room-queue-{id_part(each)}")) for each in QUEUES)
        self.offer("queue", ("", say("control-room-queue-follows")), *queues)


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


class AssignForm(Form):
    """A supervisor takes a contact over, or gives it to another."""

    to = _PickField(label=to_say("control-room-assign-to"), widget=forms.Select)
    why = _words("control-room-assign-why", rows=2)


class ComplaintForm(Form):
    about = forms.ChoiceField(label=to_say("complaints-about"), widget=forms.Select)
    whom = forms.CharField(label=to_say("complaints-take-whom"), max_length=500, required=False, widget=forms.TextInput)
    why = _words("control-room-close-why", is_required=False, rows=2)
    acknowledges = forms.BooleanField(label=to_say("control-room-complaint-acknowledge"), required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"acknowledges": {"classes": "govuk-checkboxes--small"}}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        subjects = [(each.value, say(f"complaints-about-{each.value}")) for each in ComplaintSubject]
        self.offer("about", ("", say("control-room-choose")), *subjects)

    def read_complaint(self) -> GivenComplaint:
        said = self.cleaned_data
        return GivenComplaint(ComplaintSubject(said["about"]), said["whom"], said["why"], said["acknowledges"])


class JoinForm(Form):
    """Join this contact with an earlier one of the same sender."""

    how = forms.ChoiceField(label=to_say("control-room-join-how"), widget=forms.RadioSelect)
    other = _PickField(label=to_say("control-room-join-other"), widget=forms.Select)
    why = _words("control-room-join-why", rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer("how", *((each, say(f"control-room-join-{each}")) for each in ("link", "merge")))


class SplitForm(Form):
    """The second matter: a part of a message in its own words, its class, or, with neither, a whole message."""

    message = _PickField(label=to_say("control-room-split-message"), widget=forms.Select)
    words = forms.CharField(
        label=to_say("control-room-split-words"),
        help_text=to_say("control-room-split-words.hint"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    contact_class = forms.ChoiceField(label=to_say("control-room-split-class"), required=False, widget=forms.Select)
    why = _words("control-room-split-why", rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer("contact_class", ("", say("control-room-split-class-by-words")), *class_choices())


class UndoSplitForm(Form):
    why = _words("control-room-split-undo-why", rows=2)


class AskTranslationForm(Form):
    language = language_field()


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
    skill = forms.ChoiceField(label=to_say("control-room-skill"), required=False, widget=forms.Select)
    route = forms.ChoiceField(label=to_say("control-room-route"), required=False, widget=forms.Select)
    language = language_field(is_required=False)
    start = forms.IntegerField(required=False, min_value=0, max_value=100_000, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offer("contact_class", ("", say("control-room-any")), *class_choices())
        skills = ((each, say(f"control-room-class-{id_part(each)}")) for each in dict.fromkeys(CLASS_SKILLS.values()))
        mine = (MY_SKILLS, say("control-room-skill-mine"))
        self.offer("skill", ("", say("control-room-any")), mine, *skills)
        routes = ((each.value, say(f"control-room-route-{id_part(each)}")) for each in ContactRoute)
        self.offer("route", ("", say("control-room-any")), *routes)


class ContactForms(dict[str, Form]):
    """The forms of a contact's page, by what their buttons do. `typed`: those that hold words which were not saved."""

    def __init__(self, forms_by_act: Mapping[str, Form]) -> None:
        super().__init__(forms_by_act)
        self.typed: set[str] = set()

    def hold_words(self, *acts: str) -> bool:
        """Whether one of these forms holds words or errors, so that it is shown open."""
        return any(act in self.typed or bool(self[act].errors) for act in acts)

    def offer_choices(self, shown: ContactDetail, colleagues: Sequence[RoomColleague]) -> None:
        """Offer what depends on the contact: colleagues, earlier contacts, and messages."""
        choose = ("", say("control-room-choose"))
        others = [(str(each.id), each.name) for each in colleagues if not each.is_reader]
        self["hand-over"].offer("to", choose, *others)
        me = [(str(each.id), say("control-room-assign-me")) for each in colleagues if each.is_reader]
        self["assign"].offer("to", *me, *others)
        self["join"].offer("other", choose, *((str(each.id), _name_contact(each)) for each in shown.earlier))
        received = [each for each in shown.messages if each.direction is MessageDirection.RECEIVED]
        named = [choose, *((str(each.id), _name_message(each)) for each in received)]
        for act in ("split", "translate"):
            self[act].offer("message", *(named[1:] if len(received) == 1 else named))


def build_contact_forms(request: Request) -> ContactForms:
    return ContactForms({act: form(posted_for(request, act), prefix=act) for act, form in _FORMS.items()})


_FORMS: dict[str, type[Form]] = {
    "thrive": ThriveForm,
    "close": CloseForm,
    "move": MoveForm,
    "hand-over": HandOverForm,
    "assign": AssignForm,
    "complaint": ComplaintForm,
    "link": LinkForm,
    "join": JoinForm,
    "split": SplitForm,
    "undo-split": UndoSplitForm,
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
