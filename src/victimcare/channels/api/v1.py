"""The machine API, version 1: its authentication, its OpenAPI document and a page that shows it."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.security import HttpBearer

from victimcare.channels.api import calls, feed
from victimcare.channels.api.documents import page
from victimcare.services import clock, tokens
from victimcare.services.access import Actor
from victimcare.services.feed.reading import schema_text


class FeedToken(HttpBearer):
    """`Authorization: Bearer vc_…`, made with `victimcare token new`."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return tokens.machine(token=token, scope=tokens.FEED, now=clock.now())


class CallsToken(HttpBearer):
    """As `FeedToken`, made with `--scope calls`."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return tokens.machine(token=token, scope=tokens.CALLS, now=clock.now())


api = NinjaAPI(
    title="Victim Care",
    version="1",
    description="For the record systems and the contact centre of one force.",
    openapi_url="/openapi.json",
    docs_url=None,
    urls_namespace="api-v1",
)
api.add_router("", feed.router, auth=FeedToken())
api.add_router("", calls.router, auth=CallsToken())


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
