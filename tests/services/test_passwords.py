"""Chosen passwords are kept at today's cost, and those of an earlier one are kept anew when they are next given."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from victimcare.services import passwords, slow_hash

pytestmark = pytest.mark.usefixtures("real_hash_costs")
PASSWORD = "three unlike words"


def test_the_cost_is_what_owasp_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []
    real = hashlib.scrypt

    def counted(*args: Any, **cost: Any) -> bytes:
        asked.append(cost)
        return real(*args, **cost)

    monkeypatch.setattr(hashlib, "scrypt", counted)

    kept = passwords.keep_password("partner", PASSWORD)

    assert (asked[0]["n"], asked[0]["r"], asked[0]["p"]) == (2**17, 8, 1)
    assert passwords.check_password("partner", PASSWORD, kept) == passwords.PasswordCheck(True, kept)
    assert not passwords.check_password("partner", "another", kept).is_right


def test_one_of_an_earlier_cost_opens_and_is_kept_anew() -> None:
    earlier = slow_hash.keep("partner", PASSWORD)

    checked = passwords.check_password("partner", PASSWORD, earlier)

    assert checked.is_right
    assert checked.kept.startswith("17$")
    assert passwords.check_password("partner", PASSWORD, checked.kept).is_right
    assert passwords.check_password("partner", "another", earlier) == passwords.PasswordCheck(False, earlier)


@pytest.mark.parametrize("kept", ["earlier", "now", "nobody"])
def test_each_check_takes_the_same_two_hashes(kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {
        "earlier": slow_hash.keep("partner", PASSWORD),
        "now": passwords.keep_password("partner", PASSWORD),
        "nobody": passwords.NOBODYS,
    }
    costs: list[int] = []
    real = hashlib.scrypt

    def counted(*args: Any, **cost: Any) -> bytes:
        costs.append(cost["n"])
        return real(*args, **cost)

    monkeypatch.setattr(hashlib, "scrypt", counted)

    passwords.check_password("partner", "wrong", rows[kept])

    assert sorted(costs) == [2**14, 2**17]
