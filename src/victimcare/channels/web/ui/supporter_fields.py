"""What is asked about somebody who is to help a victim, by herself on her page and by one of us at the desk.

Each speaks its own words: `asked` is how their ids begin.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.ui.forms import Form
from victimcare.rules.people.supporters import OFFERED, Kind, Scope
from victimcare.services.people.supporters.shapes import NotOffered, Wanted
from victimcare.wording import say


def kind_choices(kinds: Collection[Kind]) -> list[tuple[str, str]]:
    return [(kind.value, say(f"supporters-kind-{kind.value.replace('_', '-')}")) for kind in kinds]


def scope_choices(kinds: Collection[Kind]) -> list[tuple[str, str]]:
    """All that can be agreed for any of them, in the rule's order."""
    offered = {scope for kind in kinds for scope in OFFERED[kind]}
    return [(scope.value, say(f"supporters-scope-{scope.value}")) for scope in Scope if scope in offered]


class SupporterFields(Form):
    asked: ClassVar[str]
    kind = forms.ChoiceField(widget=forms.RadioSelect)
    name = forms.CharField(max_length=100)
    organisation = forms.CharField(max_length=100, required=False)
    phone = forms.CharField(max_length=40)
    safe_way = forms.CharField(max_length=300, required=False, widget=forms.Textarea({"rows": 2}))
    sees = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    called = forms.CharField(max_length=60, required=False)

    def __init__(self, *args: Any, kinds: Collection[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("kind", "name", "organisation", "phone", "safe_way", "sees", "called"):
            asked = self.asked + name.replace("_", "-")
            self.fields[name].label = say(asked)
            self.fields[name].help_text = say(f"{asked}.hint")
        for name in ("kind", "name", "phone", "sees"):
            self.fields[name].error_messages["required"] = say(f"supporters-{name}-needed")
        kinds_offered = [(kind, say(f"supporters-kind-{kind.value.replace('_', '-')}.more")) for kind in kinds]
        self.offer("kind", *kind_choices(kinds))
        self.offer("sees", *scope_choices(kinds))
        self.drawn["kind"] = {
            "items": [
                {"value": kind.value, "text": text, "hint": {"text": more}}
                for (kind, more), (_, text) in zip(kinds_offered, kind_choices(kinds), strict=True)
            ]
        }
        self.drawn["sees"] = {
            "items": [
                {"value": value, "text": text, "hint": {"text": say(f"supporters-scope-{value}.more")}}
                for value, text in scope_choices(kinds)
            ]
        }

    @property
    def wanted(self) -> Wanted:
        typed = self.cleaned_data
        return Wanted(
            kind=Kind(typed["kind"]),
            name=typed["name"],
            phone=typed["phone"],
            sees=[Scope(scope) for scope in typed["sees"]],
            organisation=typed["organisation"],
            safe_way=typed["safe_way"],
            called=typed["called"],
        )


def refuse(form: Form, wrong: NotOffered) -> None:
    """Beside the field that cannot be so."""
    form.add_error(wrong.field, say(f"supporters-{wrong.field}-wrong"))
