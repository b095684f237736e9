"""Passwords are hashed at today's cost, and those with an earlier cost are hashed anew when they are next entered."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from victimcare.services import secret_hashes

pytestmark = pytest.mark.usefixtures("real_hash_costs")
PASSWORD = "three unlike words"


def test_the_cost_is_what_owasp_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []
    real = hashlib.scrypt

    def counted(*args: Any, **cost: Any) -> bytes:
        asked.append(cost)
        return real(*args, **cost)

    monkeypatch.setattr(hashlib, "scrypt", counted)

    kept = secret_hashes.hash_password("partner", PASSWORD)

    assert (asked[0]["n"], asked[0]["r"], asked[0]["p"]) == (2**17, 8, 1)
    assert secret_hashes.check_password("partner", PASSWORD, kept) == secret_hashes.PasswordCheck(True, kept)
    assert not secret_hashes.check_password("partner", "another", kept).is_right


def test_one_of_an_earlier_cost_opens_and_is_kept_anew() -> None:
    earlier = secret_hashes.make_slow_hash("partner", PASSWORD)

    checked = secret_hashes.check_password("partner", PASSWORD, earlier)

    assert checked.is_right
    assert checked.kept.startswith("17$")
    assert secret_hashes.check_password("partner", PASSWORD, checked.kept).is_right
    assert secret_hashes.check_password("partner", "another", earlier) == secret_hashes.PasswordCheck(False, earlier)


@pytest.mark.parametrize("kept", ["earlier", "now", "dummy"])
def test_each_check_takes_the_same_two_hashes(kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {
        "earlier": secret_hashes.make_slow_hash("partner", PASSWORD),
        "now": secret_hashes.hash_password("partner", PASSWORD),
        "dummy": secret_hashes.DUMMY_PASSWORD_HASH,
    }
    costs: list[int] = []
    real = hashlib.scrypt

    def counted(*args: Any, **cost: Any) -> bytes:
        costs.append(cost["n"])
        return real(*args, **cost)

    monkeypatch.setattr(hashlib, "scrypt", counted)

    secret_hashes.check_password("partner", "wrong", rows[kept])

    assert sorted(costs) == [2**14, 2**17]
