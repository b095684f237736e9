"""What is asked of a person who complains, the same on each site; each site asks it in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from victimcare.channels.web.ui.forms import Form
from victimcare.services.challenges.complaint_levels import ComplaintSubject, ComplaintWords

MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Question:
    """A field's label and hint, and what is said where nothing was answered; each may be said when it is drawn."""

    label: Any
    hint: Any = ""
    needed: Any = None


class ComplaintForm(Form):
    """`asks`: by field, in the site's words. `of_strangers`: what is asked only of a person whom we do not know."""

    about = forms.ChoiceField(widget=forms.RadioSelect)
    words = forms.CharField(max_length=MOST_WORDS, widget=forms.Textarea({"rows": 8}))
    whom = forms.CharField(max_length=400, required=False)
    way_back = forms.CharField(max_length=400, required=False, widget=forms.Textarea({"rows": 2}))
    earlier = forms.CharField(max_length=20, required=False)
    drawing: ClassVar[Mapping[str, dict[str, Any]]] = {"earlier": {"classes": "govuk-input--width-10"}}
    asks: ClassVar[Mapping[str, Question]]
    abouts: ClassVar[Mapping[ComplaintSubject, Any]]
    of_strangers: ClassVar[tuple[str, ...]] = ("way_back",)

    def __init__(self, *args: Any, is_known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in self.asks.items():
            field = self.fields[name]
            field.label, field.help_text = question.label, question.hint
            if question.needed is not None:
                field.error_messages["required"] = question.needed
        self.fields["about"].required = self.asks["about"].needed is not None
        self.offer("about", *((about.value, words) for about, words in self.abouts.items()))
        for name in self.of_strangers if is_known else ():
            del self.fields[name]

    @property
    def said(self) -> ComplaintWords:
        """What was said, once it is valid. Where nothing was chosen, it is about what we did."""
        typed = self.cleaned_data
        return ComplaintWords(
            words=typed["words"],
            about=ComplaintSubject(typed["about"] or ComplaintSubject.SERVICE),
            whom=typed["whom"],
            way_back=typed.get("way_back", ""),
            earlier=typed.get("earlier", ""),
        )
