"""From whom a mail came by its envelope, as the server that delivered it last wrote."""

from __future__ import annotations

import time

import pytest

from victimcare.rules.control_room.return_path import UNKNOWN, find_return_path


@pytest.mark.parametrize(
    ("content", "sender"),
    [
        (b"Return-Path: <sam@inbox.example>\r\nFrom: kit@inbox.example\r\n\r\nx", "sam@inbox.example"),
        (b"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\n\nx", ""),
        (b"return-path:sam@inbox.example\r\n\r\nx", "sam@inbox.example"),
        (b"Return-Path: <a@b.example>\r\nReturn-Path: <>\r\n\r\nx", "a@b.example"),  # the one that stands first
        (b"From: =?utf-8?q?K=C3=ADt?=\r\n <kit@inbox.example>\r\n\r\nx", "kit@inbox.example"),
        (b"Subject: x\r\n\r\nReturn-Path: <>\r\nFrom: kit@inbox.example", UNKNOWN),  # the words are no head
        (b"", UNKNOWN),
    ],
)
def test_the_sender_of_an_envelope(content: bytes, sender: str) -> None:
    assert find_return_path(content) == sender


@pytest.mark.parametrize("content", [b"From: " + b"a" * 70_000, b"From: a\r\n" * 9_000, b"From:" + b"\r\n a" * 20_000])
def test_a_head_that_was_written_to_take_long_takes_a_moment(content: bytes) -> None:
    began = time.process_time()

    find_return_path(content)

    assert time.process_time() - began < 1.0
