"""Decides in which language a page is read, and carries that from page to page without storing it.

Before a victim has signed in, the language is in the address (`?lang=ur`): the leaflet and the letter lead to it, and
every link and form of such a page keeps it. After they have signed in, their visit stores it. Everything below, down to
the names of weekdays, is said in the language that `set_page_language` sets (`wording.read_in`); staff's pages are
always English.
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
# Paths without pages for victims: their query strings are not for us.
_STAFF_AND_MACHINE_PATHS = ("/desk/", "/staff/", "/api/", "/hooks/", "/phone/", "/static/")
_VISIT_PATH = "/my/"
_PAGES_WITHOUT_LANGUAGE = (
    "portal:leave",
    "portal:over",
    "portal:logo",
    "portal:colours",
)  # they lead elsewhere, or are no page


def carry_page_language(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Set the language before anything else can answer with a page: "not found" and error pages use it too."""

    def served(request: HttpRequest) -> HttpResponse:
        with wording.reading_context():
            set_page_language(request, _find_wanted(request))
            return answer(request)

    return served


def list_offered_languages() -> tuple[PageLanguage, ...]:
    """Return the languages offered here; English alone if the database does not answer: 999 and our number are still
    shown."""
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
    """Return the language in the address; empty: none."""
    return "" if request.path.startswith(_STAFF_AND_MACHINE_PATHS) else request.GET.get(LANGUAGE_PARAMETER, "")[:8]


def set_page_language(request: HttpRequest, language: PageLanguage) -> None:
    request.read_in = language  # type: ignore[attr-defined]  # a request has no such name
    wording.set_reading_language(language.code)


def localised_address(name: str, args: Any = None, kwargs: Any = None) -> str:
    """As `reverse`, but keeps the language of this page where no visit stores it."""
    path = reverse(name, args=args, kwargs=kwargs)
    code = wording.current_reading().language
    if code == ENGLISH or path.startswith(_VISIT_PATH) or name in _PAGES_WITHOUT_LANGUAGE:
        return path
    return f"{path}?{urlencode({LANGUAGE_PARAMETER: code})}"
