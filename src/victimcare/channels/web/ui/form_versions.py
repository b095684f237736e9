"""Handles two people who edit the same thing: shows what the second typed beside what is stored now
(`services/desk/timeline_acts.py`).

    class Note(form_versions.VersionedForm): ...

    except StaleVersion:
        both = form_versions.rebase_typed(form, Note(initial=what_stands), version)

A form that overwrites something is a `VersionedForm`: its hidden `after` is the version that was on the page.
`rebase_typed` moves the typed fields onto the version that is stored now: a person who has seen both saves once more,
or changes it first. The page shows both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from victimcare.channels.web.ui.forms import Form

AFTER_FIELD = "after"


class VersionedForm(Form):
    after = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class FieldDifference:
    label: str
    stands: str
    typed: str


def rebase_typed(typed: VersionedForm, stands: Form, version: int) -> Sequence[FieldDifference]:
    """Return the fields that differ and may be shown, in the words of the form; from now on the typed fields follow
    this version. `stands`: the same form, as it would be shown now."""
    found = list_differences(typed, stands)
    data = typed.data.copy() if isinstance(typed.data, QueryDict) else dict(typed.data)
    data[typed.add_prefix(AFTER_FIELD)] = str(version)
    typed.data = data
    return found


def list_unsaved_fields(typed: Form) -> Sequence[FieldDifference]:
    """Return what was typed, field by field, if nothing can be saved any more: no word is lost."""
    fields = [name for name, field in typed.fields.items() if not field.widget.is_hidden and name not in typed.unshown]
    return [
        FieldDifference(_field_label(typed, name), "", words) for name in fields if (words := _field_text(typed, name))
    ]


def list_differences(typed: Form, stands: Form) -> Sequence[FieldDifference]:
    found = []
    for name, field in typed.fields.items():
        if field.widget.is_hidden or name in typed.unshown or name not in stands.fields:
            continue
        one = FieldDifference(_field_label(typed, name), _field_text(stands, name), _field_text(typed, name))
        if one.stands != one.typed:
            found.append(one)
    return found


def _field_label(form: Form, name: str) -> str:
    label = str(form.fields[name].label)
    return f"{form.titles[name]}: {label}" if form.titles.get(name) else label


def _field_text(form: Form, name: str) -> str:
    """Return the value as a reader of the form would see it."""
    value, field = form[name].value(), form.fields[name]
    if isinstance(field, forms.ChoiceField):
        offered: list[tuple[object, object]] = list(field.widget.choices)
        words = {str(key): str(text) for key, text in offered}
        chosen = value if isinstance(value, list | tuple) else [value] if value not in (None, "") else []
        return ", ".join(words.get(str(each), str(each)) for each in chosen)
    if isinstance(field.widget, forms.DateInput | forms.TimeInput):
        value = field.widget.format_value(value)
    if isinstance(field, forms.BooleanField):
        return str(field.label) if value in (True, "on", "true") else ""
    return ("" if value is None else str(value)).replace("\r\n", "\n").strip()
