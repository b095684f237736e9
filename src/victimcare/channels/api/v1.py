"""The machine API, version 1: its authentication, its OpenAPI document and a page that shows it."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.security import HttpBearer

from victimcare.channels.api import calls, directory, feed, handovers, referrals
from victimcare.channels.api.documents import page
from victimcare.channels.api.sent import publish_what_is_refused, refuse
from victimcare.rules.characters import remove_refused_characters
from victimcare.services import api_tokens, clock
from victimcare.services.access import Actor
from victimcare.services.feed.reading import schema_text
from victimcare.services.handovers import report_exchange
from victimcare.services.handovers.report_exchange import read_report_schema as packet_schema


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


class PublishedApi(NinjaAPI):
    def get_openapi_schema(self, **given: Any) -> Any:
        return publish_what_is_refused(super().get_openapi_schema(**given))


api = PublishedApi(
    title="Victim Care",
    version="1",
    description="For the record systems and the contact centre of one force, the agencies that take over from it, "
    "its support services, and whoever reads its directory of them.",
    openapi_url="/openapi.json",
    docs_url=None,
    urls_namespace="api-v1",
)
api.add_router("", feed.router, auth=FeedToken())
api.add_router("", calls.router, auth=CallsToken())
api.add_router("", handovers.router, auth=HandoverToken())
api.add_router("", directory.router)
api.add_router("", directory.capacity_router, auth=CapacityToken())
api.add_router("", referrals.router, auth=ReferralsToken())


@api.exception_handler(ValidationError)
def refuse_what_is_not_published(request: HttpRequest, wrong: Any) -> HttpResponse:
    """A parameter, or a field of a body, that is not as the document says: the first one."""
    first = wrong.errors[0]
    return refuse(remove_refused_characters(".".join(map(str, first["loc"][1:]))), first["msg"])


@api.get("/handovers/schema.json", include_in_schema=False)
def handover_schema(request: HttpRequest) -> HttpResponse:
    """The form of a packet, as published."""
    return HttpResponse(packet_schema(), content_type="application/schema+json")


@api.get("/handovers/keys.json", include_in_schema=False)
def handover_keys(request: HttpRequest) -> HttpResponse:
    """The public keys that packets are signed with."""
    return HttpResponse(json.dumps(report_exchange.build_key_set()), content_type="application/jwk-set+json")


@api.get("/feed/schema.json", include_in_schema=False)
def feed_schema(request: HttpRequest) -> HttpResponse:
    """The form of a line, as published."""
    return HttpResponse(schema_text(), content_type="application/schema+json")


@api.get("/docs", include_in_schema=False)
def documents(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document for people: plain HTML, nothing from elsewhere, no script."""
    return HttpResponse(page(document(), stopped_at=settings.VICTIMCARE_NOW))


def document() -> dict[str, Any]:
    """The OpenAPI document as it is served."""
    read: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
    return read
