"""Which passwords an attacker who knows a service would try first."""

from __future__ import annotations

import pytest

from victimcare.rules.referrals.partner_accounts import is_easy_to_guess

OWN = ("Hartshire Police", "Safe Harbour", "Lena Lead", "lena.lead@harbour.example")


@pytest.mark.parametrize(
    "password",
    ["victimcare2026", "Harbour-Police", "LenaLead12345", "hartshirepolice!", "Support.Service", "passwordpassword"],
)
def test_little_more_than_names_of_the_work_is_easy(password: str) -> None:
    assert is_easy_to_guess(password, OWN)


@pytest.mark.parametrize(
    "password",
    ["kettle orbit nineteen", "739105528461", "ЖЖЖЖжжжжжжжж", "harbour kettle orbit", "            ", "x" * 200],
)
def test_any_other_of_whatever_characters_is_not(password: str) -> None:
    assert not is_easy_to_guess(password, OWN)
