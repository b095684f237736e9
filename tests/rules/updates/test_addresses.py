from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.updates.addresses import address, is_old, is_ours, prompt_of, without_tag

ASK, KEY, DAY = "ask@care.example", b"k" * 32, date(2026, 11, 25)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 2**40 - 2), st.integers(1, 2**40 - 2))
def test_an_address_is_good_for_its_own_prompt_officer_and_day_alone(prompt: int, officer: int) -> None:
    made = address(ASK, key=KEY, prompt=prompt, officer=officer, on=DAY)

    assert prompt_of(made.upper()) == prompt
    assert is_ours(made.upper(), key=KEY, prompt=prompt, officer=officer, on=DAY)
    assert not is_ours(made, key=KEY, prompt=prompt, officer=officer + 1, on=DAY)
    assert not is_ours(made, key=KEY, prompt=prompt + 1, officer=officer, on=DAY)
    assert not is_ours(made, key=KEY, prompt=prompt, officer=officer, on=date(2026, 11, 26))
    assert not is_ours(made, key=b"x" * 32, prompt=prompt, officer=officer, on=DAY)
    assert len(made.partition("@")[0]) <= 64  # RFC 5321, 4.5.3.1.1


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_whatever_stands_there_is_no_address_of_ours(tag: str) -> None:
    assert not is_ours(f"ask+{tag}@care.example", key=KEY, prompt=1, officer=1, on=DAY)


def test_without_its_tag_it_is_the_plain_address() -> None:
    assert without_tag("Ask+ABC@Care.example") == ASK
    assert without_tag(ASK) == ASK


def test_it_is_good_for_two_weeks() -> None:
    assert not is_old(DAY, date(2026, 12, 9))
    assert is_old(DAY, date(2026, 12, 10))
