"""Before each operation: what a request says outside its body is what the API publishes, in characters it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse

from victimcare.channels.api.sent import REFUSED, refuse
from victimcare.channels.api.v1 import document
from victimcare.rules.characters import (
    has_refused_character,
    has_refused_character_of_header,
    remove_refused_characters,
)

_DOOR = "/api/v1/"


class ScreenedApi:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith(_DOOR):
            return None
        if (place := next(_refused_places(request, kwargs), None)) is not None:
            return refuse(place, REFUSED)
        if (name := next(_unknown_parameters(request), None)) is not None:
            return refuse(name, "is no parameter of this operation")
        return None


def _refused_places(request: HttpRequest, of_path: Mapping[str, Any]) -> Iterator[str]:
    yield from (name for name, value in of_path.items() if has_refused_character(str(value)))
    for name, values in request.GET.lists():
        if any(has_refused_character(each) for each in (name, *values)):
            yield remove_refused_characters(name) or "a name in the query"
    yield from (name for name, value in request.headers.items() if has_refused_character_of_header(value))


def _unknown_parameters(request: HttpRequest) -> Iterator[str]:
    """Passed over, it would be answered with what was not asked for."""
    route = getattr(request.resolver_match, "route", "")
    known = _parameters().get((route, request.method or ""))
    return iter(()) if known is None else (name for name in request.GET if name not in known)


@cache
def _parameters() -> dict[tuple[str, str], frozenset[str]]:
    """The parameters of the query, by the route and the method of each operation."""
    return {
        (path.removeprefix("/").replace("{", "<").replace("}", ">"), method.upper()): frozenset(
            each["name"] for each in operation.get("parameters", []) if each["in"] == "query"
        )
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    }
