"""Keeps characters that cannot be stored (`rules.characters`) out of pages: the answer names the field that held one.

A form says so itself, beside all that was typed (`forms.Form`). What a page reads without a form, such as which button
was pressed, has no such characters unless a program wrote it: reading it raises `RefusedCharacters`, and a calm page
names the field. An address with such a character is not found; for a query or a header, the calm page names the part as
well.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict

from victimcare.channels.web.ui import pages
from victimcare.rules.characters import (
    has_refused_character,
    has_refused_character_of_header,
    remove_refused_characters,
    write_line_breaks_alike,
)

# Paths for other programs: the channel behind each checks what it reads itself.
_MACHINE_PATHS = ("/api/", "/hooks/", "/phone/")


class RefusedCharacters(SuspiciousOperation):
    """A page has read this field, and it holds a character that cannot be stored."""

    def __init__(self, field: str) -> None:
        super().__init__("a field holds a character that can not be kept")
        self.field = field


class ScreenedFields(QueryDict):
    """The fields of a form, without characters that cannot be stored. `refused`: the names of fields that held one."""

    refused: frozenset[str] = frozenset()

    def __getitem__(self, key: str) -> Any:
        if key in self.refused:
            raise RefusedCharacters(key)
        return super().__getitem__(key)

    def getlist(self, key: str, default: Any = None) -> Any:
        if key in self.refused:
            raise RefusedCharacters(key)
        return super().getlist(key, default)

    def cleaned(self) -> QueryDict:
        """Return the fields for a form, which says beside each field of `refused` that it was changed."""
        copy = QueryDict(mutable=True, encoding=self.encoding)
        for name, values in self.lists():
            copy.setlist(name, values)
        return copy


def drop_refused_cookies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Drop cookies with such a character: they are not ours. This comes before any lookup, because a quoted cookie may
    encode a character as a number, so that its header holds nothing to refuse."""

    def served(request: HttpRequest) -> HttpResponse:
        for name in [name for name, value in request.COOKIES.items() if has_refused_character(value)]:
            del request.COOKIES[name]
        return get_response(request)

    return served


class CharacterScreening:
    """Runs after the check of the form token and after the middleware of staff pages, and before all pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(_MACHINE_PATHS):
            return self._get_response(request)
        if has_refused_character(request.path):
            return pages.answer_not_found(request, RefusedCharacters("path"))
        if refused := find_refused_in_head(request):
            return pages.answer_refused_characters(request, refused)
        response = self._get_response(request)
        if getattr(request, "is_refused", False) and response.status_code == HTTPStatus.OK:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY  # the form again, which names the field
        return response

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        if request.method != "POST" or request.path.startswith(_MACHINE_PATHS):
            return None
        if any(has_refused_character(name) for name in request.POST):
            return pages.answer_refused_characters(request, "")
        if (screened := screen_fields(request.POST)) is not None:
            request.POST = screened  # type: ignore[assignment]  # as immutable as the one before
            request.is_refused = bool(screened.refused)  # type: ignore[attr-defined]
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return (
            pages.answer_refused_characters(request, exception.field)
            if isinstance(exception, RefusedCharacters)
            else None
        )


def screen_fields(sent: QueryDict) -> ScreenedFields | None:
    """None: nothing is refused, and no line break needs normalising."""
    cleaned = {name: [_clean_value(value) for value in values] for name, values in sent.lists()}
    if cleaned == dict(sent.lists()):
        return None
    screened = ScreenedFields(mutable=True, encoding=sent.encoding)
    for name, values in cleaned.items():
        screened.setlist(name, values)
    screened.refused = frozenset(
        name
        for name, values in sent.lists()
        if any(has_refused_character(_with_plain_breaks(value)) for value in values)
    )
    screened._mutable = False
    return screened


def _clean_value(value: Any) -> Any:
    return remove_refused_characters(_with_plain_breaks(value)) if isinstance(value, str) else value


def _with_plain_breaks(value: Any) -> str:
    return write_line_breaks_alike(value) if isinstance(value, str) else ""


def find_refused_in_head(request: HttpRequest) -> str:
    """Return the name of a part of the query, or of a header, that holds such a character; empty: none does."""
    for name, values in request.GET.lists():
        if any(has_refused_character(each) for each in (name, *values)):
            return remove_refused_characters(name) or "?"
    return next((name for name, value in request.headers.items() if has_refused_character_of_header(value)), "")
