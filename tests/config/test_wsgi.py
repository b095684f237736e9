"""What comes in before any page: a request that names a charset. What is read in before the server forks: the pages."""

from __future__ import annotations

import encodings.aliases
import os
import subprocess
import sys
from io import BytesIO
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from victimcare.config.wsgi import application

pytestmark = pytest.mark.django_db
CODECS = sorted({*encodings.aliases.aliases.values(), "idna", "punycode", "undefined", "unicode_escape"})


def _answer(method: str, address: str, content_type: str) -> tuple[str, bytes]:
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
    environ |= {"CONTENT_TYPE": content_type, "CONTENT_LENGTH": "8", "wsgi.input": BytesIO(b"code=%ff")}
    setup_testing_defaults(environ)
    told: list[str] = []
    body = application(environ, lambda status, headers, *_: told.append(status))  # type: ignore[arg-type]
    return told[0], b"".join(body)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("charset", ["base64", "rot13", "idna", "undefined", "utf-16"])
def test_a_charset_that_is_no_text_is_refused_in_a_sentence(method: str, charset: str) -> None:
    status, body = _answer(method, "/live?x=%ff", f"application/x-www-form-urlencoded; charset={charset}")

    assert (status, body) == (
        "400 Bad Request",
        b"The charset in Content-Type is none that is read here: use UTF-8.\n",
    )


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "iso-8859-1", "klingon", ""])
def test_a_charset_that_is_text_or_that_nobody_knows_is_let_through(charset: str) -> None:
    assert _answer("GET", "/live?x=%ff", f"text/plain; charset={charset}")[0] == "200 OK"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_codec_of_python_makes_a_fault_of_ours(method: str) -> None:
    found = {
        codec: _answer(method, "/sign-in?x=%ff&y=\\x", f"application/x-www-form-urlencoded; charset={codec}")[0]
        for codec in CODECS
    }

    assert {codec: status for codec, status in found.items() if status.startswith("5")} == {}


def test_all_pages_are_read_in_before_the_server_forks() -> None:
    """Else each of its processes would read them in by itself, while a visitor waits for its first page."""
    reads = "import sys, victimcare.config.wsgi; print('victimcare.channels.web.portal.case_pages' in sys.modules)"
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "victimcare.config.settings"}

    ran = subprocess.run([sys.executable, "-c", reads], env=environ, capture_output=True, text=True, check=True)

    assert ran.stdout == "True\n"
