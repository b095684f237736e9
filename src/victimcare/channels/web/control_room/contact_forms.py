"""The forms of a contact's page."""

from __future__ import annotations

from django import forms

from victimcare.channels.web.control_room.contact_words_shown import PRIORITY_SENTENCES
from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.rules.control_room.contact_kinds import (
    ContactClass,
    ContactOutcome,
    ContactPriority,
    LinkKind,
    ThrivePart,
)
from victimcare.rules.control_room.contact_order import QUEUES
from victimcare.rules.control_room.incident_kinds import IncidentGrade
from victimcare.wording import say

LONGEST_WORDS = 4000  # characters


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


class NoteForm(Form):
    words = _words("control-room-note", rows=2)


class AgainForm(Form):
    why = _words("control-room-again-why", rows=2)
