"""What callers say is sealed: it opens for its own row, with the key that sealed it, and not otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from victimcare.services import sealing
from victimcare.services.sealing import KeyMissing, Unopened, seal_bytes, unseal_bytes

SAID = b"\x7f\x7e what was said"


@given(st.binary(max_size=500), st.text(max_size=50))
def test_what_is_sealed_opens_again(clear: bytes, about: str) -> None:
    assert unseal_bytes(seal_bytes(clear, about), about) == clear


def test_it_can_be_read_nowhere_and_is_never_sealed_the_same_way_twice() -> None:
    first, second = seal_bytes(SAID, "call:1"), seal_bytes(SAID, "call:1")

    assert SAID not in first
    assert first != second
    assert len(first) == len(SAID) + sealing.OVERHEAD


def test_moved_to_another_row_it_does_not_open() -> None:
    sealed = seal_bytes(SAID, "voicemail:1:0")

    with pytest.raises(Unopened, match="about something else"):
        unseal_bytes(sealed, "voicemail:2:0")


@pytest.mark.parametrize("at", range(len(SAID) + sealing.OVERHEAD))
def test_a_changed_byte_anywhere_is_noticed(at: int) -> None:
    sealed = bytearray(seal_bytes(SAID, "call:1"))
    sealed[at] ^= 1

    with pytest.raises(Unopened):
        unseal_bytes(bytes(sealed), "call:1")


@pytest.mark.parametrize("junk", [b"", b"\x01", SAID, b"\x01" * 32, b"\x02" * 60])
def test_what_was_never_sealed_does_not_open(junk: bytes) -> None:
    with pytest.raises(Unopened):
        unseal_bytes(junk, "call:1")


def test_a_new_key_seals_and_the_old_one_still_opens_until_it_is_taken_away(settings: Settings) -> None:
    old, new = "an-old-key-" + "o" * 40, "a-new-key-" + "n" * 40
    settings.STORE_KEYS = (old,)
    earlier = seal_bytes(SAID, "call:1")
    settings.STORE_KEYS = (new, old)
    later = seal_bytes(SAID, "call:1")

    assert unseal_bytes(earlier, "call:1") == unseal_bytes(later, "call:1") == SAID
    assert (sealing.sealing_key_name(later), sealing.sealing_key_name(earlier)) == sealing.list_sealing_keys()
    settings.STORE_KEYS = (new,)
    assert unseal_bytes(later, "call:1") == SAID
    with pytest.raises(KeyMissing) as missing:
        unseal_bytes(earlier, "call:1")
    assert missing.value.key == sealing.sealing_key_name(earlier)
