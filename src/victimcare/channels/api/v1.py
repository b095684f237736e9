"""Defines the machine API, version 1: its authentication, its OpenAPI document and a page that shows it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.security import HttpBearer

from victimcare.channels.api import (
    call_reports,
    directory_queries,
    emergency_calls,
    feed_intake,
    handover_exchange,
    incident_exchange,
    referral_exchange,
    room_contacts,
)
from victimcare.channels.api.document_page import draw_document
from victimcare.channels.api.record_notice_form import publish_webhooks
from victimcare.channels.api.request_bodies import (
    EXPECTED_ERRORS,
    REFUSED_CHARACTER,
    answer_expected_error,
    publish_refusals,
    refuse_field,
)
from victimcare.rules.characters import (
    has_refused_character,
    has_refused_character_of_header,
    remove_refused_characters,
)
from victimcare.services import api_tokens, clock
from victimcare.services.access import Actor
from victimcare.services.feed.line_validation import schema_text
from victimcare.services.handovers import report_exchange
from victimcare.services.handovers.report_exchange import read_report_schema


class FeedToken(HttpBearer):
    """`Authorization: Bearer vc_…`, made with `victimcare token new`."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return api_tokens.find_machine_actor(token=token, scope=api_tokens.FEED, now=clock.current_time())


class CallsToken(HttpBearer):
    """As `FeedToken`, made with `--scope calls`."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return api_tokens.find_machine_actor(token=token, scope=api_tokens.CALLS, now=clock.current_time())


class HandoverToken(HttpBearer):
    """As `FeedToken`, made with `--scope handovers` for one agency."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return api_tokens.find_machine_actor(token=token, scope=api_tokens.HANDOVERS, now=clock.current_time())


class CapacityToken(HttpBearer):
    """As `FeedToken`, made with `--scope capacity`; its sources are the ids of services."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return api_tokens.find_machine_actor(token=token, scope=api_tokens.CAPACITY, now=clock.current_time())


class ReferralsToken(HttpBearer):
    """As `FeedToken`, made with `--scope referrals` for one support service."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return api_tokens.find_machine_actor(token=token, scope=api_tokens.REFERRALS, now=clock.current_time())


class IncidentsToken(HttpBearer):
    """As `FeedToken`, made with `--scope incidents` for one control room, whose code is its source."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return api_tokens.find_machine_actor(token=token, scope=api_tokens.INCIDENTS, now=clock.current_time())


class ContactsToken(HttpBearer):
    """As `FeedToken`, made with `--scope contacts` for one site of the force's."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return api_tokens.find_machine_actor(token=token, scope=api_tokens.CONTACTS, now=clock.current_time())


class PublishedApi(NinjaAPI):
    def get_openapi_schema(self, **given: Any) -> Any:
        document = publish_refusals(super().get_openapi_schema(**given))
        document["webhooks"] = publish_webhooks()
        return document


api = PublishedApi(
    title="Victim Care",
    version="1",
    description="For the record systems and the contact centre of one force, the agencies that take over from it, "
    "its support services, and whoever reads its directory of them.",
    openapi_url="/openapi.json",
    docs_url=None,
    urls_namespace="api-v1",
)
api.add_router("", feed_intake.router, auth=FeedToken())
api.add_router("", call_reports.router, auth=CallsToken())
api.add_router("", handover_exchange.router, auth=HandoverToken())
api.add_router("", incident_exchange.router, auth=IncidentsToken())
api.add_router("", room_contacts.router, auth=ContactsToken())
api.add_router("", emergency_calls.router, auth=CallsToken())
api.add_router("", directory_queries.router)
api.add_router("", directory_queries.capacity_router, auth=CapacityToken())
api.add_router("", referral_exchange.router, auth=ReferralsToken())


@api.exception_handler(ValidationError)
def refuse_unpublished(request: HttpRequest, wrong: Any) -> HttpResponse:
    """Refuse the first parameter, or field of a body, that is not as the document says."""
    first = wrong.errors[0]
    return refuse_field(remove_refused_characters(".".join(map(str, first["loc"][1:]))), first["msg"])


for expected in EXPECTED_ERRORS:
    api.add_exception_handler(expected, answer_expected_error)


@api.get("/handovers/schema.json", include_in_schema=False)
def show_handover_schema(request: HttpRequest) -> HttpResponse:
    """The form of a packet, as published."""
    return HttpResponse(read_report_schema(), content_type="application/schema+json")


@api.get("/handovers/keys.json", include_in_schema=False)
def show_handover_keys(request: HttpRequest) -> HttpResponse:
    """The public keys that packets are signed with."""
    return HttpResponse(json.dumps(report_exchange.build_key_set()), content_type="application/jwk-set+json")


@api.get("/feed/schema.json", include_in_schema=False)
def show_feed_schema(request: HttpRequest) -> HttpResponse:
    """The form of a line, as published."""
    return HttpResponse(schema_text(), content_type="application/schema+json")


@api.get("/docs", include_in_schema=False)
def show_document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document for people: plain HTML, nothing from elsewhere, no script."""
    return HttpResponse(draw_document(build_document(), stopped_at=settings.VICTIMCARE_NOW))


def build_document() -> dict[str, Any]:
    """The OpenAPI document as it is served."""
    read: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
    return read


# Checked before each operation: everything outside the body must be published by the API, and hold only accepted
# characters

_V1_PATH = "/api/v1/"


class RequestScreening:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith(_V1_PATH):
            return None
        if (place := next(_find_refused_places(request, kwargs), None)) is not None:
            return refuse_field(place, REFUSED_CHARACTER)
        if (name := next(_find_unknown_parameters(request), None)) is not None:
            return refuse_field(name, "is no parameter of this operation")
        return None


def _find_refused_places(request: HttpRequest, of_path: Mapping[str, Any]) -> Iterator[str]:
    yield from (name for name, value in of_path.items() if has_refused_character(str(value)))
    for name, values in request.GET.lists():
        if any(has_refused_character(each) for each in (name, *values)):
            yield remove_refused_characters(name) or "a name in the query"
    yield from (name for name, value in request.headers.items() if has_refused_character_of_header(value))


def _find_unknown_parameters(request: HttpRequest) -> Iterator[str]:
    """Unknown parameters, which would otherwise be ignored and the wrong question answered."""
    route = getattr(request.resolver_match, "route", "")
    known = _published_parameters().get((route, request.method or ""))
    return iter(()) if known is None else (name for name in request.GET if name not in known)


@cache
def _published_parameters() -> dict[tuple[str, str], frozenset[str]]:
    """Return the query parameters of each operation, by route and method."""
    return {
        (path.removeprefix("/").replace("{", "<").replace("}", ">"), method.upper()): frozenset(
            each["name"] for each in operation.get("parameters", []) if each["in"] == "query"
        )
        for path, methods in build_document()["paths"].items()
        for method, operation in methods.items()
    }
