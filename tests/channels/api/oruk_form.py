"""The form of the UK profile of the Human Services Data Specification 3.0, restated from what it publishes: each
object's fields, their types and formats, and which are required. Read from
`schema/compiled/service_with_definitions.json` and `schema/taxonomy*.json` of github.com/OpenReferralUK/uk-profile
(commit 566ddb69; CC BY-SA 4.0, of which no words are copied). Separate from ours (`referrals.entry_validation`), so
that one can be checked against the other."""

from __future__ import annotations

from typing import Any

TEXT: dict[str, Any] = {"type": "string"}
NUMBER: dict[str, Any] = {"type": "number"}


# A name means the same format in every object, but for the `uri` of an area, which has none.
_FORMATS = {
    **dict.fromkeys(("email", "assurer_email"), "email"),
    **dict.fromkeys(("url", "website", "uri", "term_uri", "schedule_link"), "uri"),
    "last_modified": "date-time",
    **dict.fromkeys(("assured_date", "valid_from", "valid_to", "dtstart"), "date"),
}


def _object(required: str, *, texts: str = "", numbers: str = "", **others: dict[str, Any]) -> dict[str, Any]:
    fields = {name: _text(name) for name in texts.split()} | dict.fromkeys(numbers.split(), NUMBER) | others
    return {"type": "object", "properties": fields, "required": required.split()}


def _text(name: str) -> dict[str, Any]:
    form = "uuid" if name == "id" or name.endswith("_id") else _FORMATS.get(name)
    return TEXT | {"format": form} if form else TEXT


def _several(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_TERM = _object("id taxonomy", texts="id name description parent_id taxonomy taxonomy_id term_uri term")
# A term by itself, and one of ours anywhere, has a name and a description (HSDS 3.0, taxonomy_term).
_WHOLE_TERM = _TERM | {"required": ["id", "name", "description", "taxonomy"]}
_ATTRIBUTE = _object("id", texts="id link_id taxonomy_term_id link_type", taxonomy_term=_TERM)
_ADDRESS = _object(
    "id address_1 city state_province postal_code country address_type",
    texts="id location_id attention address_1 city region state_province postal_code country",
    address_type={"enum": ["physical", "postal", "virtual"]},
)
_ACCESSIBILITY = _object("id", texts="id location_id description details url accessibility")
_LOCATION = _object(
    "id",
    texts="id name description external_identifier external_identifier_type",
    numbers="latitude longitude",
    addresses=_several(_ADDRESS),
    accessibility=_several(_ACCESSIBILITY),
    attributes=_several(_ATTRIBUTE),
)
_PHONES = _several(
    _object(
        "id number",
        texts="id contact_id number description",
        languages=_several(_object("id", texts="id service_id phone_id")),
    )
)
_SCHEDULE = _object(
    "id",
    texts="id service_id valid_from valid_to dtstart byday bymonthday description opens_at closes_at schedule_link "
    "attending_type notes",
    numbers="interval",
    freq={"enum": ["WEEKLY", "MONTHLY"]},
)
_ORGANISATION = _object(
    "id name description",
    texts="id name description email website logo uri parent_organization_id",
    organization_identifiers=_several(
        _object(
            "id identifier_type identifier", texts="id organization_id identifier_scheme identifier_type identifier"
        )
    ),
    attributes=_several(_ATTRIBUTE),
)
_AT_LOCATION = _object("id", texts="id service_id location_id", location=_LOCATION)
_SERVICE = _object(
    "id name status",
    texts="id organization_id name description url email fees accreditations assured_date assurer_email alert "
    "last_modified",
    numbers="minimum_age maximum_age",
    status={"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    schedules=_several(_SCHEDULE),
    service_areas=_several(_object("id", texts="id service_id name extent extent_type service_area", uri=TEXT)),
    service_at_locations=_several(_AT_LOCATION),
    languages=_several(_object("id", texts="id service_id phone_id")),
    organization=_ORGANISATION,
    funding=_several(_object("id", texts="id service_id source")),
    cost_options=_several(
        _object("id", texts="id service_id valid_from valid_to option amount_description", numbers="amount")
    ),
    contacts=_several(_object("id", texts="id service_id name title", phones=_PHONES)),
    phones=_PHONES,
    attributes=_several(_ATTRIBUTE),
)
SCHEMAS: dict[str, dict[str, Any]] = {
    "services": _SERVICE,
    "service_at_locations": _AT_LOCATION | {"properties": _AT_LOCATION["properties"] | {"service": _SERVICE}},
    "organizations": _ORGANISATION,
    "taxonomies": _object("id name description", texts="id name description uri version"),
    "taxonomy_terms": _WHOLE_TERM,
}


def a_page_of(name: str) -> dict[str, Any]:
    counts = ("total_items", "total_pages", "page_number", "size")
    marks = ("first_page", "last_page", "empty")
    return {
        "type": "object",
        "properties": {
            **{each: {"type": "integer"} for each in counts},
            **{each: {"type": "boolean"} for each in marks},
            "contents": _several(SCHEMAS[name]),
        },
        "required": [*counts, *marks, "contents"],
    }
