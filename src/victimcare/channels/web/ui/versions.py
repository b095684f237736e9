"""Two people edit one thing: what the second typed beside what stands now (`services/desk/written_since.py`).

    except WrittenSince:
        both = versions.differences(form, Note(initial=what_stands))
        form = Note(versions.again(request.POST, version))

A form that is edited so has a hidden field `after`: the version that was on the page. `again` is what was typed, upon
the version that stands now: whoever has seen both saves once more, or changes it first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from victimcare.channels.web.ui.forms import Form

AFTER = "after"


@dataclass(frozen=True, slots=True)
class Difference:
    label: str
    stands: str
    typed: str


def differences(typed: Form, stands: Form) -> Sequence[Difference]:
    """Field by field in the words of the form, those that differ and may be shown. `stands`: the same form, as it would
    be shown now."""
    found = []
    for name, field in typed.fields.items():
        if field.widget.is_hidden or name in typed.unshown or name not in stands.fields:
            continue
        one = Difference(_label(typed, name), _words(stands, name), _words(typed, name))
        if one.stands != one.typed:
            found.append(one)
    return found


def again(posted: QueryDict, version: int) -> QueryDict:
    data = posted.copy()
    data[AFTER] = str(version)
    return data


def _label(form: Form, name: str) -> str:
    label = str(form.fields[name].label)
    return f"{form.titles[name]}: {label}" if form.titles.get(name) else label


def _words(form: Form, name: str) -> str:
    """As whoever reads the form would read it."""
    value, field = form[name].value(), form.fields[name]
    if isinstance(field, forms.ChoiceField):
        offered: list[tuple[object, object]] = list(field.widget.choices)
        words = {str(key): str(text) for key, text in offered}
        chosen = value if isinstance(value, list | tuple) else [value] if value not in (None, "") else []
        return ", ".join(words.get(str(each), str(each)) for each in chosen)
    if isinstance(field, forms.BooleanField):
        return str(field.label) if value in (True, "on", "true") else ""
    return ("" if value is None else str(value)).replace("\r\n", "\n").strip()
