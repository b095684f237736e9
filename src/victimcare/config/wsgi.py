"""What gunicorn serves."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "victimcare.config.settings")
_pages = get_wsgi_application()


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """The pages and the API. What announces itself in something that is no text is refused before Django reads it:
    Django takes any of Python's codecs for a charset, and those that make no text of bytes raise where it reads the
    address."""
    if _is_readable(environ.get("CONTENT_TYPE", "")):
        return _pages(environ, start_response)
    start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")])
    return [b"The charset in Content-Type is no charset of text.\n"]


def _is_readable(content_type: str) -> bool:
    """A charset that nobody knows is readable: it is passed over, as if none had been named."""
    try:
        charset = parse_header_parameters(content_type)[1].get("charset", "utf-8")
        codecs.lookup(charset)
    except LookupError:
        return True
    except ValueError:
        return False
    try:
        b"\xff".decode(charset, "replace")
        b"\xff".decode(charset)
    except UnicodeDecodeError:
        return True
    except (LookupError, UnicodeError):
        return False
    return True
