"""Two people edit one thing: what the second typed beside what stands now (`services/desk/timeline_acts.py`).

    class Note(versions.Edit): ...

    except WrittenSince:
        both = versions.beside(form, Note(initial=what_stands), version)

A form that writes over what stands is an `Edit`: its hidden `after` is the version that was on the page. `rebase_typed`
puts what was typed upon the version that stands now: whoever has seen both saves once more, or changes it first. The
page shows `both` with `task_views.both`.
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
    """Field by field in the words of the form, those that differ and may be shown; what was typed stands upon this
    version from now on. `stands`: the same form, as it would be shown now."""
    found = list_differences(typed, stands)
    data = typed.data.copy() if isinstance(typed.data, QueryDict) else dict(typed.data)
    data[typed.add_prefix(AFTER_FIELD)] = str(version)
    typed.data = data
    return found


def list_unsaved_fields(typed: Form) -> Sequence[FieldDifference]:
    """Where nothing can be saved any more: what was typed, field by field, so that no word of it is lost."""
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
    """As whoever reads the form would read it."""
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
