"""Fields draw themselves as GOV.UK's macros, with label, hint, error and what was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping

import html5lib
import pytest
from django import forms

from victimcare.channels.web.ui.forms import Form
from victimcare.channels.web.ui.templating import list_form_errors

WAYS = [("call", "Ring me"), ("post", "Write to me")]


class Everything(Form):
    code = forms.CharField(label="Your code", help_text="12 numbers", max_length=8)
    secret = forms.CharField(label="A secret", widget=forms.PasswordInput)
    count = forms.IntegerField(label="How many")
    note = forms.CharField(label="Anything else", widget=forms.Textarea(attrs={"rows": 3}))
    way = forms.ChoiceField(label="Which way", choices=WAYS)
    one = forms.ChoiceField(label="Which one", choices=WAYS, widget=forms.RadioSelect)
    several = forms.MultipleChoiceField(label="Which ones", choices=WAYS, widget=forms.CheckboxSelectMultiple)
    agreed = forms.BooleanField(label="I agree")
    kept = forms.CharField(widget=forms.HiddenInput)

    drawing = {"code": {"classes": "input--code"}}


FILLED = {
    "code": "<1234>",
    "secret": "hush",
    "count": "7",
    "note": "a & b",
    "way": "post",
    "one": "call",
    "several": ["call", "post"],
    "agreed": "on",
    "kept": "k",
}


def drawn(name: str, data: Mapping[str, object] | None) -> str:
    return " ".join(str(Everything(data)[name]).split())


@pytest.mark.parametrize("name", FILLED)
@pytest.mark.parametrize("data", [None, {}, FILLED], ids=["empty", "wrong", "filled"])
def test_every_kind_of_field_is_sound_markup(name: str, data: Mapping[str, object] | None) -> None:
    html5lib.HTMLParser(strict=True).parseFragment(drawn(name, data))


@pytest.mark.parametrize("name", [name for name in FILLED if name != "kept"])
def test_an_error_is_at_its_field_and_tied_to_it(name: str) -> None:
    field = drawn(name, {})

    assert re.search(rf'<p id="id_{name}-error" class="govuk-error-message"> .*Error:</span> ', field)
    assert f'aria-describedby="id_{name}-error"' in field.replace(f"id_{name}-hint ", "")


def test_the_error_is_in_our_words() -> None:
    form = Everything({})

    assert form.errors["code"] == ["Fill this in"]
    assert list_form_errors(form)[0] == {"text": "Your code: Fill this in", "href": "#id_code"}


def test_the_summary_says_which_field_each_of_many_like_errors_is_about() -> None:
    texts = [error["text"] for error in list_form_errors(Everything({}))]

    assert len(texts) == len(set(texts))
    assert "Which one: Choose one of these" in texts


@pytest.mark.parametrize("mark", ["?", "؟"], ids=["Latin", "Arabic and Urdu"])
def test_a_question_that_names_its_error_ends_in_a_colon_alone(mark: str) -> None:
    class Asked(Form):
        way = forms.ChoiceField(label=f"Which way{mark}", choices=WAYS)

    assert [error["text"] for error in list_form_errors(Asked({}))] == ["Which way: Choose one of these"]


def test_no_error_speaks_djangos_words() -> None:
    wrong = {"code": "1" * 9, "count": "seven", "way": "pigeon", "one": "pigeon", "several": ["pigeon"]}
    form = Everything(wrong)

    assert {name: form.errors[name][0] for name in wrong} == {
        "code": "Make this shorter. It can have 8 letters at most, and has 9",
        "count": "Write this in another way",
        "way": "Choose one of these",
        "one": "Choose one of these",
        "several": "Choose one of these",
    }


def test_the_summary_follows_the_page_whichever_check_spoke_first() -> None:
    form = Everything({**FILLED, "agreed": ""})
    form.add_error("code", "Type another")
    form.add_error(None, "Try again")

    assert [error["text"] for error in list_form_errors(form)] == ["Type another", "I agree: Fill this in", "Try again"]


def test_the_summary_leads_to_a_place_that_is_there() -> None:
    form = Everything({})
    markup = "".join(str(field) for field in form)

    for error in list_form_errors(form):
        assert f'id="{error["href"][1:]}"' in markup


def test_what_was_typed_is_kept_and_escaped_except_secrets() -> None:
    assert 'value="&lt;1234&gt;"' in drawn("code", FILLED)
    assert "a &amp; b</textarea>" in drawn("note", FILLED)
    assert "hush" not in drawn("secret", FILLED)


def test_what_was_chosen_stays_chosen() -> None:
    assert re.search(r'<option value="post" selected', drawn("way", FILLED))
    assert re.search(r'type="radio" value="call" checked', drawn("one", FILLED))
    assert drawn("several", FILLED).count(" checked") == 2
    assert " checked" in drawn("agreed", FILLED)


def test_nothing_is_remembered_by_the_browser() -> None:
    for name in ("code", "secret", "count", "note"):
        assert 'autocomplete="off"' in drawn(name, None)


def test_numbers_bring_up_the_right_keyboard() -> None:
    assert 'inputmode="numeric"' in drawn("count", None)


def test_a_form_can_give_the_macro_more() -> None:
    assert 'class="govuk-input input--code"' in drawn("code", None)


def test_a_widget_that_nothing_draws_is_told_at_once() -> None:
    class Odd(Form):
        when = forms.SplitDateTimeField(label="When")

    with pytest.raises(TypeError, match="no macro draws SplitDateTimeWidget"):
        str(Odd()["when"])
