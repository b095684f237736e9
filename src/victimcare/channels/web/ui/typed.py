"""What somebody wrote, of all that a form sent: shown to them again where nothing of it was saved."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest

Fields = Sequence[tuple[str, str]]

_NOT_TYPED = "csrfmiddlewaretoken"
# Her code word, as it was heard or agreed, and her code; what somebody at a service comes in with.
NEVER_SHOWN = frozenset({"word", "code_word", "code", "code_last", "password", "new_password", "digits"})


def fields(request: HttpRequest) -> Fields:
    """All that would go with the form once more."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values if name != _NOT_TYPED]
    return [(name, value) for name, value in sent if isinstance(value, str)]


def from_form(request: HttpRequest) -> Fields:
    """The same, of a form of ours; nothing of a page that was only asked for."""
    return fields(request) if request.method == "POST" else []


def words(sent: Fields) -> list[str]:
    """Ids, dates and choices have no spaces."""
    return [value.strip() for name, value in sent if name not in NEVER_SHOWN and " " in value.strip()]


def from_here(request: HttpRequest) -> list[str]:
    """The words of a form of ours: from elsewhere somebody else may have written them."""
    return words(fields(request)) if request.headers.get("Sec-Fetch-Site") == "same-origin" else []
