from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.updates.mail_authenticity import (
    address_good_until,
    find_mail_number,
    is_reply_address,
    make_reply_address,
    remove_address_tag,
)

ASK, KEY, DAY = "ask@care.example", b"k" * 32, date(2026, 11, 25)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 2**40 - 2), st.integers(1, 2**40 - 2))
def test_an_address_is_good_for_its_own_mail_officer_and_day_alone(mail: int, officer: int) -> None:
    made = make_reply_address(ASK, key=KEY, mail=mail, officer=officer, on=DAY)

    assert find_mail_number(made.upper()) == mail
    assert is_reply_address(made.upper(), key=KEY, mail=mail, officer=officer, on=DAY)
    assert not is_reply_address(made, key=KEY, mail=mail, officer=officer + 1, on=DAY)
    assert not is_reply_address(made, key=KEY, mail=mail + 1, officer=officer, on=DAY)
    assert not is_reply_address(made, key=KEY, mail=mail, officer=officer, on=date(2026, 11, 26))
    assert not is_reply_address(made, key=b"x" * 32, mail=mail, officer=officer, on=DAY)
    assert len(made.partition("@")[0]) <= 64  # RFC 5321, 4.5.3.1.1


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_whatever_stands_there_is_no_address_of_ours(tag: str) -> None:
    assert not is_reply_address(f"ask+{tag}@care.example", key=KEY, mail=1, officer=1, on=DAY)


def test_without_its_tag_it_is_the_plain_address() -> None:
    assert remove_address_tag("Ask+ABC@Care.example") == ASK
    assert remove_address_tag(ASK) == ASK


def test_it_is_good_for_a_week_of_days_in_london_whatever_the_clocks_do() -> None:
    assert address_good_until(DAY) == datetime(2026, 12, 2, 23, 59, 59, tzinfo=UTC)
    assert address_good_until(date(2026, 10, 20)) == datetime(2026, 10, 27, 23, 59, 59, tzinfo=UTC)
    assert address_good_until(date(2027, 3, 27)) == datetime(2027, 4, 3, 22, 59, 59, tzinfo=UTC)
