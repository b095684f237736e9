"""In which language a page is read, and how that is carried from page to page without keeping anything.

Before she has signed in it stands in the address (`?lang=ur`): the sheet and the letter lead to it, and every link and
form of such a page goes on with it. Once she has signed in her visit keeps it. Everything below, down to the last day
of the week, is said in what `set_page_language` names (`wording.read_in`); staff's pages are always English.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from victimcare import wording
from victimcare.services.messages.message_languages import choose_page_language, list_page_languages
from victimcare.wording.languages import ENGLISH, PAGES_IN_ENGLISH, PageLanguage

LANGUAGE_PARAMETER = "lang"
# Where nothing of hers is read: what stands behind a question mark is not for us there.
_STAFF_AND_MACHINE_PATHS = ("/desk/", "/staff/", "/api/", "/hooks/", "/phone/", "/static/")
_VISIT_PATH = "/my/"
_PAGES_WITHOUT_LANGUAGE = (
    "portal:leave",
    "portal:over",
    "portal:logo",
    "portal:colours",
)  # they lead elsewhere, or are no page


def carry_page_language(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Outermost of those that can answer with a page: also what is not there, and what went wrong, is said so."""

    def served(request: HttpRequest) -> HttpResponse:
        with wording.reading_context():
            set_page_language(request, _find_wanted(request))
            return answer(request)

    return served


def list_offered_languages() -> tuple[PageLanguage, ...]:
    """What can be chosen here; English alone where the database does not answer: 999 and our number still stand."""
    try:
        return list_page_languages()
    except DatabaseError:
        return (PAGES_IN_ENGLISH,)


def _find_wanted(request: HttpRequest) -> PageLanguage:
    if not requested_language(request):
        return PAGES_IN_ENGLISH
    try:
        return choose_page_language(requested_language(request))
    except DatabaseError:
        return PAGES_IN_ENGLISH


def requested_language(request: HttpRequest) -> str:
    """What the address asks for; empty: nothing."""
    return "" if request.path.startswith(_STAFF_AND_MACHINE_PATHS) else request.GET.get(LANGUAGE_PARAMETER, "")[:8]


def set_page_language(request: HttpRequest, language: PageLanguage) -> None:
    request.read_in = language  # type: ignore[attr-defined]  # a request has no such name
    wording.set_reading_language(language.code)


def localised_address(name: str, args: Any = None, kwargs: Any = None) -> str:
    """As `reverse`, and goes on in the language of this page where that is not kept at a visit."""
    path = reverse(name, args=args, kwargs=kwargs)
    code = wording.current_reading().language
    if code == ENGLISH or path.startswith(_VISIT_PATH) or name in _PAGES_WITHOUT_LANGUAGE:
        return path
    return f"{path}?{urlencode({LANGUAGE_PARAMETER: code})}"
