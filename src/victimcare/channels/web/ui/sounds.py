"""Answers a request for a recording: a 16-bit WAV file, made as it is sent."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from victimcare.rules.calls import audio

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def answer_sound(request: HttpRequest, length: int, read: Callable[[int, int], bytes]) -> HttpResponse:
    """Return the sound or the requested range of bytes (RFC 9110, 14). `length`: bytes of mu-law; `read(first, count)`
    returns some of them."""
    total = audio.wav_length(length)
    asked = _asked(request.headers.get("Range", ""), total)
    if asked is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{total}"})
    start, end = asked
    content = b"" if request.method == "HEAD" else audio.read_wav_piece(start, end, total, read)
    is_part = end - start < total
    headers = {"Accept-Ranges": "bytes", "Content-Disposition": "inline"}
    if is_part:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{total}"
    return HttpResponse(content, content_type="audio/wav", status=206 if is_part else 200, headers=headers)


def _asked(header: str, total: int) -> tuple[int, int] | None:
    """Return the first byte and the one after the last. An unknown header means the whole file; None means that the
    range lies outside it."""
    found = _RANGE.fullmatch(header.strip())
    if not found or found[1] == found[2] == "":
        return 0, total
    if found[1] == "":
        start, end = max(0, total - int(found[2])), total
    else:
        start, end = int(found[1]), min(total, int(found[2]) + 1 if found[2] else total)
    return (start, end) if start < end else None
