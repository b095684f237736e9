"""Shapes of the directory's requests and answers, as Open Referral UK 3.0 has them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field

from victimcare.channels.api.request_bodies import WHOLE_NUMBER
from victimcare.services.referrals.directory_api import ServiceFilter

MOST_PER_PAGE = 100


USUAL_PER_PAGE = 50


class DirectorySchema(Schema):
    model_config = ConfigDict(extra="forbid", strict=True)


class About(DirectorySchema):
    version: str
    profile: str
    openapi_url: str


class Listing(DirectorySchema):
    """A page of a list. Its contents are in the form of the UK profile of the Human Services Data Specification 3.0."""

    total_items: int
    total_pages: int
    page_number: int
    size: Annotated[int, Field(description="how many are on this page")]
    first_page: bool
    last_page: bool
    empty: bool
    contents: list[dict[str, Any]]


class Nothing(DirectorySchema):
    """Why there is no answer."""

    detail: str


class Wrong(DirectorySchema):
    """What of the question is wrong."""

    detail: list[dict[str, Any]] | str


class SaidOf(DirectorySchema):
    """What a service says of itself. `places` goes with "open", `weeks` with "open" or "waiting"."""

    said: Literal["open", "waiting", "full"]
    places: Annotated[int, Field(ge=1, le=500), WHOLE_NUMBER] | None = None
    weeks: Annotated[int, Field(ge=1, le=104), WHOLE_NUMBER] | None = None


class KeptOf(DirectorySchema):
    said: str
    places: int | None
    weeks: int | None
    said_on: str


def _require_date_text(given: object) -> object:
    """Refuse a bare number, which the library takes for seconds since 1970 and no one means."""
    if isinstance(given, str) and not re.match(r"\d{4}-\d{2}-\d{2}", given):
        raise ValueError("should be a date or a moment such as 2026-11-25T09:00:00Z")
    return given


def _to_utc(moment: datetime) -> datetime:
    """A moment in UTC; without an offset it is UTC. PostgreSQL refuses offsets of sixteen hours and more.

    Raises ValueError for a moment that lies before or after all years in UTC.
    """
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("should be a moment in the years 1 to 9999 in UTC") from None


class Pages(Schema):
    model_config = ConfigDict(extra="forbid")

    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    per_page: Annotated[int, Field(ge=1, le=MOST_PER_PAGE)] = USUAL_PER_PAGE


class PagesOfTerms(Pages):
    taxonomy_id: Annotated[str, Field(max_length=100)] = ""


class PagesOfServices(Pages):
    """All that is given holds at once."""

    search: Annotated[str, Field(max_length=200)] = ""
    taxonomy_term_id: Annotated[str, Field(max_length=100)] = ""
    taxonomy_id: Annotated[str, Field(max_length=100)] = ""
    organization_id: Annotated[str, Field(max_length=100)] = ""
    minimum_age: Annotated[float | None, Field(ge=0, le=200)] = None
    maximum_age: Annotated[float | None, Field(ge=0, le=200)] = None
    modified_after: Annotated[
        Annotated[datetime, AfterValidator(_to_utc)] | None, BeforeValidator(_require_date_text)
    ] = None
    full: bool = False

    def asked(self) -> ServiceFilter:
        return ServiceFilter(
            search=self.search,
            taxonomy_term_id=self.taxonomy_term_id,
            taxonomy_id=self.taxonomy_id,
            organization_id=self.organization_id,
            minimum_age=self.minimum_age,
            maximum_age=self.maximum_age,
            modified_after=self.modified_after,
            full=self.full,
        )
