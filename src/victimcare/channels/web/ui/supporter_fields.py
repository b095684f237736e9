"""What is asked about somebody who is to help a victim, by herself on her page and by one of us at the desk.

Each speaks its own words: `asked` is how the ids of the questions begin, `offers` those of what can be chosen.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.ui.forms import Form, dashed
from victimcare.rules.people.supporters import OFFERED_SCOPES, SupporterKind, SupporterScope
from victimcare.services.people.supporter_shapes import SupporterEntry, SupporterNotOffered
from victimcare.wording import say


def offered_to(kinds: Collection[SupporterKind]) -> list[str]:
    """All that can be agreed for any of them, in the rule's order."""
    offered = {scope for kind in kinds for scope in OFFERED_SCOPES[kind]}
    return [scope.value for scope in SupporterScope if scope in offered]


class SupporterFields(Form):
    asked: ClassVar[str]
    offers: ClassVar[str]
    kind = forms.ChoiceField(widget=forms.RadioSelect)
    name = forms.CharField(max_length=100)
    organisation = forms.CharField(max_length=100, required=False)
    phone = forms.CharField(max_length=40)
    safe_way = forms.CharField(max_length=300, required=False, widget=forms.Textarea({"rows": 2}))
    sees = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    called = forms.CharField(max_length=60, required=False)

    def __init__(self, *args: Any, kinds: Collection[SupporterKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("kind", "name", "organisation", "phone", "safe_way", "sees", "called"):
            asked = self.asked + dashed(name)
            self.fields[name].label = say(asked)
            self.fields[name].help_text = say(f"{asked}.hint")
        for name in ("kind", "name", "phone", "sees"):
            self.fields[name].error_messages["required"] = say(f"supporters-{name}-needed")
        self._offer("kind", "kind", [kind.value for kind in kinds])
        self._offer("sees", "scope", offered_to(kinds))

    def _offer(self, name: str, what: str, values: Collection[str]) -> None:
        """Each with what it means beneath."""
        ids = {value: f"{self.offers}{what}-{dashed(value)}" for value in values}
        self.offer(name, *((value, say(words)) for value, words in ids.items()))
        self.drawn[name] = {
            "items": [
                {"value": value, "text": say(words), "hint": {"text": say(f"{words}.more")}}
                for value, words in ids.items()
            ]
        }

    @property
    def wanted(self) -> SupporterEntry:
        typed = self.cleaned_data
        return SupporterEntry(
            kind=SupporterKind(typed["kind"]),
            name=typed["name"],
            phone=typed["phone"],
            sees=[SupporterScope(scope) for scope in typed["sees"]],
            organisation=typed["organisation"],
            safe_way=typed["safe_way"],
            called=typed["called"],
        )


def refuse(form: Form, wrong: SupporterNotOffered) -> None:
    """Beside the field that cannot be so."""
    form.add_error(wrong.field, say(f"supporters-{wrong.field}-wrong"))
