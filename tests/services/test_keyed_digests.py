"""Digests by which equal values are found, and that cannot be worked out without the installation's key."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from django.test import override_settings

from victimcare.services.secret_hashes import DigestUse, list_digests, make_digest

NUMBER = "+447700900123"


def test_equal_values_have_equal_digests_and_others_do_not() -> None:
    assert make_digest(NUMBER, DigestUse.SENDER) == make_digest(NUMBER, DigestUse.SENDER)
    assert make_digest(NUMBER, DigestUse.SENDER) != make_digest(f"{NUMBER}4", DigestUse.SENDER)
    assert (make_digest("", DigestUse.SENDER), list_digests("", DigestUse.SENDER)) == ("", ())


def test_a_digest_for_one_use_says_nothing_of_another() -> None:
    assert len({make_digest(NUMBER, use) for use in DigestUse}) == len(DigestUse)


def test_an_attacker_who_tries_every_number_without_the_key_finds_none() -> None:
    known = (b"", b"victimcare", DigestUse.SENDER.encode())
    tried = {hashlib.sha256(NUMBER.encode()).hexdigest()} | {
        hmac.digest(key, NUMBER.encode(), "sha256").hex() for key in known
    }

    assert make_digest(NUMBER, DigestUse.SENDER) not in tried


def test_with_a_new_key_a_value_is_found_under_the_old_one_too() -> None:
    with override_settings(STORE_KEYS=("old" * 20,)):
        before = make_digest(NUMBER, DigestUse.SENDER)
    with override_settings(STORE_KEYS=("new" * 20, "old" * 20)):
        now, older = list_digests(NUMBER, DigestUse.SENDER)
        assert now == make_digest(NUMBER, DigestUse.SENDER)

    assert older == before != now


@pytest.mark.parametrize("value", ["\ud83d", "ü", "x" * 100_000])
def test_whatever_a_mail_program_writes_has_a_digest(value: str) -> None:
    assert len(make_digest(value, DigestUse.MAIL_NAME)) == 64
