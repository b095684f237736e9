"""A file is what is in it, whatever it is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.records.models.files import FileKind
from victimcare.rules.files import MOST_BYTES, Kind, Why, as_text, kind_of, why_not

PDF = b"%PDF-1.7\n1 0 obj\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0 dots", Kind.JPEG),
        (b"\x89PNG\r\n\x1a\n dots", Kind.PNG),
        (b"RIFF\0\0\0\0WEBPVP8 ", Kind.WEBP),
        (PDF, Kind.PDF),
        (b"\r\n " + PDF, Kind.PDF),
        ("He came back – at nine.\r\n".encode(), Kind.TEXT),
        ("\ufeffZażółć".encode(), Kind.TEXT),
        ("It’s £5".encode("cp1252"), Kind.TEXT),
        (b"MZ\x90\0\x03", None),
        (b"PK\x03\x04\x14\0", None),
        (b"\x7fELF\x02\x01\x01\0", None),
        (b"GIF89a\x01\0\x01\0", None),
    ],
)
def test_it_is_known_by_what_is_in_it(content: bytes, kind: Kind | None) -> None:
    assert kind_of(content) is kind


def test_what_is_empty_too_big_or_of_no_kind_that_we_take_is_refused() -> None:
    assert why_not(b"") is Why.EMPTY
    assert why_not(b"x" * (MOST_BYTES + 1)) is Why.TOO_BIG
    assert why_not(b"x" * MOST_BYTES) is None
    assert why_not(b"\0\1\2") is Why.KIND


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=200))
def test_words_come_back_as_they_were_written(words: str) -> None:
    assert as_text(words.encode()) == words.removeprefix("\ufeff")


def test_the_table_and_the_rule_know_the_same_kinds() -> None:
    assert {*FileKind.values} == {*Kind}
