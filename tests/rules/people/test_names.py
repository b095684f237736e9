"""Names of many origins, however they are spelled."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from victimcare.rules.contact.record_lookup import NameFit, are_words_alike, compare_name, fold_name, sound_keys

# One name as people in Britain write it, in two ways each.
SAME = (
    ("Mohammed", "Muhamad"), ("Hussein", "Husayn"), ("Ayesha", "Aisha"), ("Chaudhry", "Chowdhury"),
    ("Krzysztof", "Kristof"), ("Szymon", "Simon"), ("Jarosław", "Yaroslav"), ("Kowalski", "Kovalsky"),
    ("Wójcik", "Wojcik"), ("Zofia", "Sofia"), ("Ștefan", "Stephen"), ("Catherine", "Katharine"),
    ("MacDonald", "McDonald"), ("Okafor", "Okaphor"), ("Oluwaseun", "Oluwasheun"), ("Nguyễn", "Nguyen"),
    ("Michael", "Mikhail"), ("Geoffrey", "Jeffrey"), ("Maja", "Maya"), ("Singh", "Sing"), ("O’Brien", "Obrien"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert are_words_alike(fold_name(one), fold_name(other))


@pytest.mark.parametrize(("one", "other"), [("Kowal", "Smith"), ("Marta", "Ewa"), ("Begum", "Osei"), ("Ali", "Khan")])
def test_two_names_are_not(one: str, other: str) -> None:
    assert not are_words_alike(fold_name(one), fold_name(other))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Marta Kowal", NameFit.EXACT),
        ("KOWAL  marta", NameFit.EXACT),
        ("Martha Koval", NameFit.CLOSE),
        ("Marta", NameFit.NONE),
        ("Marta Smith", NameFit.NONE),
        ("Marta Ewa Kowal", NameFit.NONE),
        ("", NameFit.NONE),
    ],
)
def test_given_and_family_name_both_have_to_fit(typed: str, found: NameFit) -> None:
    assert compare_name(typed, given="Marta", family="Kowal") is found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
@example("\N{MATHEMATICAL BOLD FRAKTUR CAPITAL A}")
def test_any_name_has_keys_that_accents_and_capitals_do_not_change(name: str) -> None:
    once = fold_name(name)

    assert fold_name(once) == once
    assert sound_keys(name) == sound_keys(once)
    assert len(sound_keys(name)) <= 4 * max(1, len(once.split()))
    assert bool(sound_keys(name)) is bool(once)
