"""Serves `/api/v1/directory/…`: the directory of support services for programs, as Open Referral UK 3.0 defines it;
open to all.

One request writes: a service states how full it is, with its own token.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from victimcare.channels.api.directory_schemas import (
    About,
    KeptOf,
    Listing,
    Nothing,
    Pages,
    PagesOfServices,
    PagesOfTerms,
    SaidOf,
    Wrong,
)
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals.listed_services import CapacityStatus
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.referrals import directory_api, service_capacity
from victimcare.services.referrals.directory_api import ApiPage

HSDS_VERSION = "HSDS-UK-3.0"
HSDS_PROFILE = "https://docs.openreferraluk.org/en/latest/"

router = Router(tags=["directory"])
capacity_router = Router(tags=["directory"])

_PUBLIC_ACTOR = Actor.anonymous("api")
# Any page of any site may read it, as the standard requires.
_OPEN_HEADERS = {"Access-Control-Allow-Origin": "*"}


_LIST_RESPONSES: dict[int, Any] = {200: Listing, 422: Wrong}
_ENTRY_RESPONSES: dict[int, Any] = {200: dict[str, Any], 404: Nothing}


@router.get("/directory/", response=About, summary="What this directory is", operation_id="about_directory")
def describe_directory(request: HttpRequest) -> HttpResponse:
    found = {
        "version": HSDS_VERSION,
        "profile": HSDS_PROFILE,
        "openapi_url": f"{settings.PUBLIC_ADDRESS}/api/v1/openapi.json",
    }
    return _answer_json(found)


@router.get(
    "/directory/services", response=_LIST_RESPONSES, summary="Services, page by page", operation_id="list_services"
)
def list_services(request: HttpRequest, asked: Query[PagesOfServices]) -> HttpResponse:
    """By their own fields and their organisation; with `full`, whole. What else the standard asks for is refused rather
    than passed over."""
    return _answer_page(
        directory_api.page_services(
            actor=_PUBLIC_ACTOR, asked=asked.asked(), number=asked.page, per_page=asked.per_page
        )
    )


@router.get(
    "/directory/services/{service_id}",
    response=_ENTRY_RESPONSES,
    summary="One service, whole",
    operation_id="see_service",
)
def see_service(request: HttpRequest, service_id: str) -> HttpResponse:
    return _answer_entry(lambda: directory_api.read_service_record(actor=_PUBLIC_ACTOR, record_id=service_id))


@router.get(
    "/directory/service_at_locations",
    response=_LIST_RESPONSES,
    summary="Services at their places, page by page",
    operation_id="list_service_at_locations",
)
def list_service_at_locations(request: HttpRequest, asked: Query[PagesOfServices]) -> HttpResponse:
    return _answer_page(
        directory_api.page_service_locations(
            actor=_PUBLIC_ACTOR, asked=asked.asked(), number=asked.page, per_page=asked.per_page
        )
    )


@router.get(
    "/directory/service_at_locations/{service_at_location_id}",
    response=_ENTRY_RESPONSES,
    summary="A service at one place",
    operation_id="see_service_at_location",
)
def see_service_at_location(request: HttpRequest, service_at_location_id: str) -> HttpResponse:
    return _answer_entry(
        lambda: directory_api.read_service_location(actor=_PUBLIC_ACTOR, record_id=service_at_location_id)
    )


@router.get(
    "/directory/organizations",
    response=_LIST_RESPONSES,
    summary="Organisations, page by page",
    operation_id="list_organizations",
)
def list_organizations(request: HttpRequest, asked: Query[Pages]) -> HttpResponse:
    return _answer_page(
        directory_api.page_organisations(actor=_PUBLIC_ACTOR, number=asked.page, per_page=asked.per_page)
    )


@router.get(
    "/directory/organizations/{organization_id}",
    response=_ENTRY_RESPONSES,
    summary="One organisation",
    operation_id="see_organization",
)
def see_organization(request: HttpRequest, organization_id: str) -> HttpResponse:
    return _answer_entry(lambda: directory_api.read_organisation(actor=_PUBLIC_ACTOR, record_id=organization_id))


@router.get(
    "/directory/taxonomies",
    response=_LIST_RESPONSES,
    summary="Taxonomies, page by page",
    operation_id="list_taxonomies",
)
def list_taxonomies(request: HttpRequest, asked: Query[Pages]) -> HttpResponse:
    return _answer_page(directory_api.page_taxonomies(actor=_PUBLIC_ACTOR, number=asked.page, per_page=asked.per_page))


@router.get(
    "/directory/taxonomies/{taxonomy_id}",
    response=_ENTRY_RESPONSES,
    summary="One taxonomy",
    operation_id="see_taxonomy",
)
def see_taxonomy(request: HttpRequest, taxonomy_id: str) -> HttpResponse:
    return _answer_entry(lambda: directory_api.read_taxonomy(actor=_PUBLIC_ACTOR, record_id=taxonomy_id))


@router.get(
    "/directory/taxonomy_terms",
    response=_LIST_RESPONSES,
    summary="Terms of taxonomies, page by page",
    operation_id="list_taxonomy_terms",
)
def list_taxonomy_terms(request: HttpRequest, asked: Query[PagesOfTerms]) -> HttpResponse:
    return _answer_page(
        directory_api.page_terms(
            actor=_PUBLIC_ACTOR, taxonomy_id=asked.taxonomy_id, number=asked.page, per_page=asked.per_page
        )
    )


@router.get(
    "/directory/taxonomy_terms/{term_id}",
    response=_ENTRY_RESPONSES,
    summary="One term",
    operation_id="see_taxonomy_term",
)
def see_taxonomy_term(request: HttpRequest, term_id: str) -> HttpResponse:
    return _answer_entry(lambda: directory_api.read_term(actor=_PUBLIC_ACTOR, record_id=term_id))


@capacity_router.post(
    "/directory/services/{service_id}/capacity",
    response={200: KeptOf, 400: Nothing, 401: Nothing, 404: Nothing, 422: Wrong},
    summary="How full a service is",
    operation_id="say_capacity",
)
def record_capacity(request: HttpRequest, service_id: str, body: SaidOf) -> HttpResponse:
    """With a token of scope `capacity`, made for the ids of the services that it speaks for."""
    actor: Actor = request.auth  # type: ignore[attr-defined]  # set by the router's authentication
    try:
        room = service_capacity.state_entry_capacity(
            actor=actor,
            record_id=service_id,
            said=CapacityStatus(body.said),
            places=body.places,
            weeks=body.weeks,
            now=clock.current_time(),
        )
    except NotFound:
        return _answer_json({"detail": "This token speaks for no such service."}, 404)
    except service_capacity.ImpossibleCapacity as wrong:
        return _answer_json({"detail": f"{wrong}: places go with open, weeks with open or waiting."}, 422)
    kept = KeptOf(said=room.said, places=room.places, weeks=room.weeks, said_on=room.said_on.isoformat())
    return _answer_json(kept.model_dump())


def _answer_page(page: ApiPage) -> HttpResponse:
    pages = -(-page.total_items // page.per_page)
    listing = {
        "total_items": page.total_items,
        "total_pages": pages,
        "page_number": page.number,
        "size": len(page.contents),
        "first_page": page.number == 1,
        "last_page": page.number >= pages,
        "empty": not page.contents,
        "contents": list(page.contents),
    }
    return _answer_json(listing)


def _answer_entry(find: Callable[[], dict[str, Any]]) -> HttpResponse:
    try:
        return _answer_json(find())
    except NotFound:
        return _answer_json({"detail": "Nothing in this directory has this id."}, 404)


def _answer_json(found: object, status: int = 200) -> HttpResponse:
    text = json.dumps(found, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type="application/json", headers=_OPEN_HEADERS)
