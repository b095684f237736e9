"""The forms of the major incident pages."""

from __future__ import annotations

from django import forms

from victimcare.channels.web.ui.forms import Form, id_part, to_say
from victimcare.rules.control_room.major_people import MethaneTopic
from victimcare.services.control_room.major.major_incidents import LONGEST_NAME
from victimcare.wording import say

LONGEST_WORDS = 1000  # characters
LARGEST_LIST = 1024 * 1024  # characters of a list that is pasted


class DeclareForm(Form):
    """The name, the incident's number, and the seven topics of METHANE."""

    name = forms.CharField(label=to_say("major-name"), max_length=LONGEST_NAME, widget=forms.TextInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for topic in MethaneTopic:
            widget = forms.Textarea({"rows": 2})
            label = say(f"major-methane-{id_part(topic)}")
            field = forms.CharField(label=label, max_length=LONGEST_WORDS, required=False, widget=widget)
            self.ask(topic.value, field, {})

    def topics(self) -> dict[MethaneTopic, str]:
        return {topic: self.cleaned_data[topic.value] for topic in MethaneTopic}


class GreetingForm(Form):
    """The name that callers of the line hear; empty: none."""

    greeting = forms.CharField(
        label=to_say("major-greeting"),
        help_text=to_say("major-greeting.hint"),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput,
    )


class PeopleForm(Form):
    """A list of people, pasted as CSV."""

    people = forms.CharField(
        label=to_say("major-people-csv"),
        help_text=to_say("major-people-csv.hint"),
        max_length=LARGEST_LIST,
        widget=forms.Textarea({"rows": 6}),
    )
