"""A file's kind is decided by its content, whatever its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.files import (
    MOST_BYTES,
    MOST_BYTES_OF_MEDIA,
    PICTURES,
    STILL,
    FileRefusal,
    FileType,
    decode_text,
    detect_file_type,
    find_file_refusal,
    max_file_bytes,
)

PDF = b"%PDF-1.7\n1 0 obj\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0 dots", FileType.JPEG),
        (b"\x89PNG\r\n\x1a\n dots", FileType.PNG),
        (b"RIFF\0\0\0\0WEBPVP8 ", FileType.WEBP),
        (PDF, FileType.PDF),
        (b"\r\n " + PDF, FileType.PDF),
        ("He came back – at nine.\r\n".encode(), FileType.TEXT),
        ("\ufeffZażółć".encode(), FileType.TEXT),
        ("It’s £5".encode("cp1252"), FileType.TEXT),
        (b"RIFF\0\0\0\0WAVEfmt ", FileType.WAV),
        (b"\0\0\0\x20ftypisom\0\0\2\0", FileType.MP4),
        (b"\0\0\0\x20ftypmp42\0\0\0\0", FileType.MP4),
        (b"\0\0\0\x14ftypqt  \0\0\0\0", FileType.MOV),
        (b"\0\0\0\x18ftyp3gp5\0\0\0\0", FileType.THREE_GP),
        (b"\0\0\0\x1cftypM4A \0\0\0\0", FileType.M4A),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\1B\x82\x84webm", FileType.WEBM),
        (b"OggS\0\2\0\0", FileType.OGG),
        (b"#!AMR\n<\x91", FileType.AMR),
        (b"ID3\3\0\0\0\0\0\x23", FileType.MP3),
        (b"\xff\xfb\x90\x64\0\0", FileType.MP3),
        (b"\0\0\0\x18ftypheic\0\0\0\0", None),  # a picture format that browsers convert
        (b"\xff\xfe\x3c\0s\0c\0", None),  # text in an encoding that we do not read, and not sound
        (b"MZ\x90\0\x03", None),
        (b"PK\x03\x04\x14\0", None),
        (b"\x7fELF\x02\x01\x01\0", None),
        (b"GIF89a\x01\0\x01\0", None),
    ],
)
def test_it_is_known_by_what_is_in_it(content: bytes, kind: FileType | None) -> None:
    assert detect_file_type(content) is kind


def test_what_is_empty_too_big_or_of_no_kind_that_we_take_is_refused() -> None:
    assert find_file_refusal(b"") is FileRefusal.EMPTY
    assert find_file_refusal(b"x" * (MOST_BYTES + 1)) is FileRefusal.TOO_BIG
    assert find_file_refusal(b"x" * MOST_BYTES) is None
    assert find_file_refusal(b"\0\1\2") is FileRefusal.KIND


ALL_KINDS = frozenset(FileType)
FILM = b"\0\0\0\x20ftypisom\0\0\2\0"


def test_sound_and_film_are_taken_where_a_page_asks_for_them_and_may_be_larger() -> None:
    film = FILM + b"\0" * MOST_BYTES

    assert find_file_refusal(film) is FileRefusal.TOO_BIG
    assert find_file_refusal(FILM) is FileRefusal.KIND
    assert find_file_refusal(film, taken=ALL_KINDS) is None
    assert find_file_refusal(FILM + b"\0" * MOST_BYTES_OF_MEDIA, taken=ALL_KINDS) is FileRefusal.TOO_BIG


@given(st.sampled_from(sorted(STILL | PICTURES)))
def test_every_other_kind_keeps_its_smaller_limit(kind: FileType) -> None:
    assert max_file_bytes(kind) == MOST_BYTES


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=200))
def test_words_come_back_as_they_were_written(words: str) -> None:
    assert decode_text(words.encode()) == words.removeprefix("\ufeff")
