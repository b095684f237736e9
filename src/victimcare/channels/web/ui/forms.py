"""Provides Django forms whose fields draw themselves with GOV.UK's macros: `{{ form.code }}` in a template.

    class SignIn(Form):
        code = forms.CharField(label=to_say("…"), help_text=to_say("…"))
        drawing = {"code": {"classes": "input--code", "inputmode": "numeric"}}

`drawing` adds parameters of the macro, by field (https://design-system.service.gov.uk). The hint is the field's
`help_text`, the error its first error. Texts in a class body use `to_say`, because the next reader may read another
language. Browsers remember nothing: every field has autocomplete off.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxLengthValidator
from django.template.loader import render_to_string
from django.utils.functional import lazy
from django.utils.safestring import SafeString, mark_safe

from victimcare.channels.web.ui.screening import ScreenedFields
from victimcare.wording import say

MacroParameters = dict[str, Any]


def id_part(value: str) -> str:
    """Return a value in the form that it has in the id of its sentence."""
    return value.replace("_", "-").replace(".", "-")


to_say = lazy(say, str)  # a sentence rendered when the form is drawn, in the language of that reader


class DrawnField(forms.BoundField):
    """A bound field that prints itself as the macro of its widget."""

    def __str__(self) -> SafeString:
        if self.is_hidden:
            return self.as_hidden()
        macro, parameters = self.drawing()
        return mark_safe(render_to_string("ui/field.jinja", {"macro": macro, "parameters": parameters}))  # noqa: S308  our template

    __html__ = __str__

    def drawing(self) -> tuple[str, MacroParameters]:
        """The macro's name and its parameters."""
        widget = self.field.widget
        for kind, draw in _MACROS_BY_WIDGET.items():
            if isinstance(widget, kind):
                macro, own = draw(self)
                break
        else:
            raise TypeError(f"no macro draws {type(widget).__name__}; add it to channels/web/ui/forms.py")
        given = getattr(self.form, "drawn", {}).get(self.name, {})
        return macro, {**self._common(), **own, **given}

    def _common(self) -> MacroParameters:
        common: MacroParameters = {"id": self.auto_id, "name": self.html_name}
        if self.help_text:
            common["hint"] = {"text": str(self.help_text)}
        if self.errors:
            common["errorMessage"] = {"text": str(self.errors[0]), "visuallyHiddenText": say("ui-error-prefix")[:-1]}
        return common


class Form(forms.Form):
    bound_field_class = DrawnField
    use_required_attribute = False  # our own messages instead of the browser's
    drawing: ClassVar[Mapping[str, MacroParameters]] = {}
    unshown: ClassVar[frozenset[str]] = frozenset()  # values of these fields are shown nowhere else

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drawn = dict(self.drawing)
        self.hints: dict[str, Mapping[str, str]] = {}
        self.titles: dict[str, str] = {}  # by field: its subject, where a form asks the same about several things
        for field in self.fields.values():
            _set_own_messages(field)
        self._refused: frozenset[str] = frozenset()
        if isinstance(self.data, ScreenedFields):
            self._refused, self.data = self.data.refused, self.data.cleaned()

    def _clean_fields(self) -> None:
        """Clear fields that held characters that cannot be stored, with an error. A ticked value counts once, however
        often it was sent."""
        super()._clean_fields()  # type: ignore[misc]  # not in the stubs
        for name, value in self.cleaned_data.items():
            if isinstance(self.fields[name], forms.MultipleChoiceField):
                self.cleaned_data[name] = list(dict.fromkeys(value))
        for name in self.fields:
            field = self[name].html_name
            if any(sent == field or sent.startswith(f"{field}_") for sent in self._refused):
                self.errors.pop(name, None)
                self.add_error(name, say("ui-field-characters"))

    def ask(self, name: str, field: forms.Field, drawing: MacroParameters) -> None:
        """Add a field that depends on the current state."""
        _set_own_messages(field)
        self.fields[name] = field
        self.drawn[name] = drawing

    def offer(self, name: str, *choices: tuple[str, str]) -> None:
        """Set a field's choices, where they depend on the current state: each a value and its words."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    def explain(self, name: str, hints: Mapping[str, str]) -> None:
        """Set the hint beneath each choice of a field."""
        self.hints[name] = hints


def as_posted(posted: Form | None, blank: Form) -> Form:
    """Return one of many similar forms on a page, each with its own prefix: with the posted values if this form was
    posted."""
    return posted if posted is not None and posted.prefix == blank.prefix else blank


def general_errors() -> tuple[str, ...]:
    """Messages for any field whose form has none of its own."""
    return say("ui-field-needed"), say("ui-field-choose"), say("ui-field-unclear")


def _set_own_messages(field: forms.Field) -> None:
    """Put our own messages in place of Django's; those that a form sets itself stay."""
    choose = say("ui-field-choose")
    is_choice = isinstance(field, forms.ChoiceField)
    ours = {
        "required": choose if is_choice else say("ui-field-needed"),
        "invalid": say("ui-field-unclear"),
        "invalid_choice": choose,
        "invalid_list": choose,
    }
    theirs = {
        name: text
        for kind in reversed(type(field).__mro__)
        for name, text in getattr(kind, "default_error_messages", {}).items()
    }
    for name in ours.keys() & theirs.keys():
        if field.error_messages[name] is theirs[name]:
            field.error_messages[name] = ours[name]
    field.validators = [
        _LengthLimit(each.limit_value) if isinstance(each, MaxLengthValidator) else each for each in field.validators
    ]


class _LengthLimit(MaxLengthValidator):
    """Says how long the text is and may be; a form's own message for "max_length" takes precedence."""

    def __call__(self, value: Any) -> None:
        limit: int = self.limit_value
        if (count := len(value)) > limit:
            raise forms.ValidationError(say("ui-field-too-long", limit=limit, count=count), code="max_length")


def _draw_input(field: DrawnField) -> tuple[str, MacroParameters]:
    # Typed values are shown again, except secrets.
    is_secret = isinstance(field.field.widget, forms.PasswordInput)
    return "govukInput", {
        "type": field.field.widget.input_type if is_secret else "text",
        "label": _label_parameters(field),
        "value": "" if is_secret else _value_text(field),
        "autocomplete": "off",
        "spellcheck": False,
    }


def _draw_number(field: DrawnField) -> tuple[str, MacroParameters]:
    macro, parameters = _draw_input(field)
    return macro, parameters | {"inputmode": "numeric"}


def _draw_textarea(field: DrawnField) -> tuple[str, MacroParameters]:
    rows = field.field.widget.attrs.get("rows", 5)
    return "govukTextarea", {
        "label": _label_parameters(field),
        "value": _value_text(field),
        "rows": rows,
        "autocomplete": "off",
    }


def _draw_files(field: DrawnField) -> tuple[str, MacroParameters]:
    attributes = dict(field.field.widget.attrs)
    several = bool(attributes.pop("multiple", False))
    return "govukFileUpload", {"label": _label_parameters(field), "multiple": several, "attributes": attributes}


def _draw_select(field: DrawnField) -> tuple[str, MacroParameters]:
    return "govukSelect", {
        "label": _label_parameters(field),
        "items": _choice_items(field),
        "value": _value_text(field),
    }


def _draw_radios(field: DrawnField) -> tuple[str, MacroParameters]:
    return "govukRadios", _option_parameters(field) | {"value": _value_text(field)}


def _draw_checkboxes(field: DrawnField) -> tuple[str, MacroParameters]:
    return "govukCheckboxes", _option_parameters(field) | {"values": [str(value) for value in field.value() or []]}


def _draw_checkbox(field: DrawnField) -> tuple[str, MacroParameters]:
    item = {"value": "on", "text": str(field.label), "checked": bool(field.value())}
    return "govukCheckboxes", {"idPrefix": field.auto_id, "items": [item]}


def _option_parameters(field: DrawnField) -> MacroParameters:
    legend = {"text": str(field.label), "classes": "govuk-fieldset__legend--s"}
    return {"idPrefix": field.auto_id, "fieldset": {"legend": legend}, "items": _choice_items(field)}


def _choice_items(field: DrawnField) -> list[MacroParameters]:
    choices: list[tuple[Any, Any]] = list(field.field.widget.choices)
    hints = field.form.hints.get(field.name, {}) if isinstance(field.form, Form) else {}
    hinted = {value: {"hint": {"text": hint}} for value, hint in hints.items()}
    return [{"value": str(value), "text": str(text), **hinted.get(str(value), {})} for value, text in choices]


def _label_parameters(field: DrawnField) -> MacroParameters:
    return {"text": str(field.label), "classes": "govuk-label--s"}


def _value_text(field: DrawnField) -> str:
    value = field.value()
    return "" if value is None else str(value)


# The first match decides, so the narrower kinds come first.
_MACROS_BY_WIDGET: Mapping[type[forms.Widget], Any] = {
    forms.CheckboxSelectMultiple: _draw_checkboxes,
    forms.RadioSelect: _draw_radios,
    forms.Select: _draw_select,
    forms.CheckboxInput: _draw_checkbox,
    forms.FileInput: _draw_files,
    forms.Textarea: _draw_textarea,
    forms.NumberInput: _draw_number,
    forms.TextInput: _draw_input,
    forms.EmailInput: _draw_input,
    forms.PasswordInput: _draw_input,
}


def day_field(**given: Any) -> forms.DateField:
    """Make a field for a day typed on one line in British order, whatever the browser's settings; our own links use
    2026-11-25."""
    written = "%d/%m/%Y"
    return forms.DateField(input_formats=[written, "%Y-%m-%d"], widget=forms.DateInput(format=written), **given)
