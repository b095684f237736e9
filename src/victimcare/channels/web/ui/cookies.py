"""Names the cookies that identify a person.

Over https they begin with `__Host-`: a browser then accepts them from this very host alone, over https and for all of
its paths, so that no sibling site of the force's domain can plant one (RFC 6265bis, 4.1.3.2). Browsers refuse such a
name over http, where only demonstrations and tests run.
"""

from __future__ import annotations

from django.conf import settings


def format_cookie_name(name: str, *, is_https: bool) -> str:
    return f"__Host-{name}" if is_https else name


def cookie_name(name: str) -> str:
    """Return the cookie's name in this installation."""
    return format_cookie_name(name, is_https=settings.SESSION_COOKIE_SECURE)
