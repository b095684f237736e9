"""The application that gunicorn serves."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils.http import parse_header_parameters

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "victimcare.config.settings")
_pages = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  read in before the server forks, not by each of its processes at its first page


# The charsets that browsers and record systems name. Django would accept any of Python's codecs, and those that do not
# decode bytes to text raise an error where it reads the address.
_READ = frozenset({"utf-8", "ascii", "iso8859-1", "cp1252"})


_GUARDS = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
]


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """The pages and the API. A request in another charset is refused before Django reads it."""
    if _is_read(environ.get("CONTENT_TYPE", "")):
        return _pages(environ, start_response)
    start_response("400 Bad Request", _GUARDS)
    return [b"The charset in Content-Type is none that is read here: use UTF-8.\n"]


def _is_read(content_type: str) -> bool:
    """An unknown charset is ignored, as if none had been named."""
    try:
        charset = parse_header_parameters(content_type)[1].get("charset", "utf-8")
        return codecs.lookup(charset).name in _READ
    except LookupError:
        return True
    except ValueError:
        return False
