"""Names of many origins, however they are spelled."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from victimcare.rules.people.names import Fit, alike, fit, folded, sounds

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
    assert alike(folded(one), folded(other))


@pytest.mark.parametrize(("one", "other"), [("Kowal", "Smith"), ("Marta", "Ewa"), ("Begum", "Osei"), ("Ali", "Khan")])
def test_two_names_are_not(one: str, other: str) -> None:
    assert not alike(folded(one), folded(other))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Marta Kowal", Fit.EXACT),
        ("KOWAL  marta", Fit.EXACT),
        ("Martha Koval", Fit.CLOSE),
        ("Marta", Fit.NONE),
        ("Marta Smith", Fit.NONE),
        ("Marta Ewa Kowal", Fit.NONE),
        ("", Fit.NONE),
    ],
)
def test_given_and_family_name_both_have_to_fit(typed: str, found: Fit) -> None:
    assert fit(typed, given="Marta", family="Kowal") is found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
@example("\N{MATHEMATICAL BOLD FRAKTUR CAPITAL A}")
def test_any_name_has_keys_that_accents_and_capitals_do_not_change(name: str) -> None:
    once = folded(name)

    assert folded(once) == once
    assert sounds(name) == sounds(once)
    assert len(sounds(name)) <= 4 * max(1, len(once.split()))
    assert bool(sounds(name)) is bool(once)
