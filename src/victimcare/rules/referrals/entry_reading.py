"""Reads from an Open Referral entry what people search by: need, place, age, language, cost, access.

Directories name needs and places with taxonomies and words of their own. A force says in force.toml what those mean
here (`DirectoryMeanings`); our own terms need no translation. We never guess: an entry with unknown terms is found by
its words, until a person corrects it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from victimcare.rules.referrals import opening_times
from victimcare.rules.referrals.language_codes import language_code
from victimcare.rules.referrals.listed_services import (
    MOST_PLACES,
    AccessFeature,
    CapacityStatus,
    GeoPoint,
    ServiceFacts,
    StatedCapacity,
)
from victimcare.rules.referrals.support_needs import SUPPORT_NEEDS

# Identify our own taxonomy and areas, also in entries that come back from another directory.
NEED_URI = "urn:victimcare:need:"
AREA_URI = "urn:victimcare:area:"
THROUGH_US = "x_takes_self_referral"  # our own property: false where a person who wants this service must ask us
LONGEST_CODE = 40  # of an area
LONGEST_NAME = 200
LONGEST_DESCRIPTION = 600

# our pages link to no other form of address
_SITE = re.compile(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d{1,5})?(/[!-~]*)?")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()-]{2,22}")
_FREE = re.compile(r"^(free|no (charge|cost|fee)s?|none|nil|£?0(\.00)?)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SAYS = {
    AccessFeature.STEP_FREE: re.compile(r"step[- ]?free|wheelchair|level access|\blift\b|ramp", re.IGNORECASE),
    AccessFeature.HEARING_LOOP: re.compile(r"(induction|hearing) loop", re.IGNORECASE),
    AccessFeature.SIGN_LANGUAGE: re.compile(r"\bBSL\b|sign language", re.IGNORECASE),
    AccessFeature.QUIET_ROOM: re.compile(r"quiet (room|space)|low[- ]sensory", re.IGNORECASE),
    AccessFeature.REMOTE: re.compile(r"\b(by|over the) (tele)?phone\b|\bonline\b|video call|remotely", re.IGNORECASE),
}
_SIGNED = "bfi"  # British Sign Language, if listed among the languages
_NO = re.compile(r"\b(no|not|without)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DirectoryMeanings:
    """What the words of other directories mean here, all in lower case.

    `needs`: a term, its URI or its id -> one of our needs. `areas`: a place or its URI -> the code of one of the
    force's areas.
    """

    needs: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)


def read_service_facts(entry: Mapping[str, Any], meanings: DirectoryMeanings) -> ServiceFacts:
    """Read the facts of a validated entry (`entry_validation.validate_entry`)."""
    areas, is_everywhere = _areas(entry, meanings)
    return ServiceFacts(
        name=plain_line(entry["name"])[:LONGEST_NAME],
        telephone=_telephone(entry),
        website=_site(entry),
        email=str(entry.get("email") or ""),
        description=plain_line(entry.get("description"))[:LONGEST_DESCRIPTION],
        needs=frozenset(_needs(entry, meanings)),
        areas=areas,
        is_everywhere=is_everywhere,
        hours=opening_times.read_schedules(
            [*entry.get("schedules", ()), *list_nested(list_locations(entry), "schedules")]
        ),
        languages=frozenset(_languages(entry)),
        youngest=_whole(entry.get("minimum_age")),
        oldest=_whole(entry.get("maximum_age")),
        is_free=_is_free(entry),
        access=frozenset(_access(entry)),
        takes_self_referral=entry.get(THROUGH_US) is not False,
        is_open=entry["status"] == "active",
        assured_on=date.fromisoformat(entry["assured_date"]) if entry.get("assured_date") else None,
        stands_at=tuple(_points(entry)),
        terms=" · ".join(_terms(entry))[:LONGEST_DESCRIPTION],
    )


def read_capacity(entry: Mapping[str, Any]) -> StatedCapacity | None:
    """Return the number of open places, if the entry has it in the form of version 3.1 of the specification."""
    for one in entry.get("capacities") or ():
        available, updated = (one.get("available"), one.get("updated")) if isinstance(one, Mapping) else (None, None)
        if not isinstance(available, int) or isinstance(available, bool) or not isinstance(updated, str):
            continue
        try:
            on = datetime.fromisoformat(updated).date()
        except ValueError:
            continue
        if 0 < available <= MOST_PLACES:
            return StatedCapacity(CapacityStatus.OPEN, on, places=available)
        return StatedCapacity(CapacityStatus.FULL, on) if available == 0 else None
    return None


def _needs(entry: Mapping[str, Any], meanings: DirectoryMeanings) -> Iterator[str]:
    for attribute in entry.get("attributes", ()):
        term = attribute.get("taxonomy_term") or {}
        address = str(term.get("term_uri") or "").lower()
        if address.startswith(NEED_URI) and address.removeprefix(NEED_URI) in SUPPORT_NEEDS:
            yield address.removeprefix(NEED_URI)
        named = (address, term.get("id"), attribute.get("taxonomy_term_id"), term.get("term"), term.get("name"))
        yield from _meant(named, meanings.needs)


def _terms(entry: Mapping[str, Any]) -> list[str]:
    held = [attribute.get("taxonomy_term") or {} for attribute in entry.get("attributes", ())]
    return sorted({plain_line(term.get("term") or term.get("name")).lower() for term in held} - {""})


def _points(entry: Mapping[str, Any]) -> Iterator[GeoPoint]:
    for place in list_locations(entry):
        latitude, longitude = place.get("latitude"), place.get("longitude")
        if latitude is not None and longitude is not None:
            yield float(latitude), float(longitude)


def _areas(entry: Mapping[str, Any], meanings: DirectoryMeanings) -> tuple[frozenset[str], bool]:
    """Return the area codes, and whether the service is for everywhere, as it is if it names no place at all."""
    places = entry.get("service_areas", ())
    found: set[str] = set()
    for place in places:
        address = str(place.get("uri") or "")
        if address.lower().startswith(AREA_URI) and len(address) <= len(AREA_URI) + LONGEST_CODE:
            found.add(address[len(AREA_URI) :])
        found |= set(_meant((address, place.get("name"), place.get("service_area")), meanings.areas))
    return frozenset(found), not places


def _meant(words: Iterable[object], meanings: Mapping[str, str]) -> Iterator[str]:
    for word in words:
        meaning = meanings.get(" ".join(str(word or "").lower().split()))
        if meaning:
            yield meaning


def _languages(entry: Mapping[str, Any]) -> Iterator[str]:
    spoken = [*entry.get("languages", ()), *list_nested(entry.get("phones", ()), "languages")]
    for one in spoken:
        code = language_code(str(one.get("code") or one.get("name") or ""))
        if code:
            yield code


def _is_free(entry: Mapping[str, Any]) -> bool | None:
    amounts = [one["amount"] for one in entry.get("cost_options", ()) if "amount" in one]
    if amounts:
        return bool(max(amounts) == 0)
    fees = plain_line(entry.get("fees_description") or entry.get("fees"))
    return bool(_FREE.search(fees)) if fees else None


def _access(entry: Mapping[str, Any]) -> Iterator[str]:
    said = list(_access_words(entry))
    yield from (kind.value for kind, says in _SAYS.items() if any(_claims(says, text) for text in said))
    if _SIGNED in _languages(entry):
        yield AccessFeature.SIGN_LANGUAGE.value


def _access_words(entry: Mapping[str, Any]) -> Iterator[str]:
    for one in list_nested(list_locations(entry), "accessibility"):
        yield " ".join(str(one.get(name) or "") for name in ("description", "details", "accessibility"))
    for schedule in entry.get("schedules", ()):
        yield str(schedule.get("attending_type") or "")
    yield str(entry.get("application_process") or "")
    yield str(entry.get("interpretation_services") or "")


def _claims(says: re.Pattern[str], text: str) -> bool:
    """Whether a sentence claims the feature, and does not deny it: "no step-free access" claims nothing."""
    return any(says.search(part) and not _NO.search(part) for part in re.split(r"[.;!\n]", text))


def list_locations(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [one["location"] for one in entry.get("service_at_locations", ()) if "location" in one]


def list_nested(things: Iterable[Mapping[str, Any]], name: str) -> list[Mapping[str, Any]]:
    return [one for thing in things for one in thing.get(name, ())]


def _telephone(entry: Mapping[str, Any]) -> str:
    """Return the first valid number: of the service, then of its contacts, then of its locations."""
    phones = [
        *entry.get("phones", ()),
        *list_nested(entry.get("contacts", ()), "phones"),
        *list_nested(list_locations(entry), "phones"),
    ]
    for phone in phones:
        number = plain_line(phone.get("number")).strip('"')
        if _TELEPHONE.fullmatch(number):
            return number
    return ""


def _site(entry: Mapping[str, Any]) -> str:
    organisation = entry.get("organization") or {}
    for address in (entry.get("url"), organisation.get("website")):
        if address and _SITE.fullmatch(address):
            return str(address)
    return ""


def _whole(age: object) -> int | None:
    return int(age) if isinstance(age, int | float) and 0 <= age <= 120 else None


def plain_line(text: object) -> str:
    """Return the text on one line without markup: an organisation's words may contain HTML."""
    return " ".join(_TAG.sub(" ", str(text or "")).split())


# What an entry says beyond its facts, in its own words, for staff who tell a person where to go and how.


LONGEST_WORDS = 600  # of each text; the entry itself holds the whole
MOST_PLACES_SHOWN = 5
_ADDRESS = ("address_1", "address_2", "city", "state_province", "postal_code")


@dataclass(frozen=True, slots=True)
class EntryWords:
    """`alert`: what is different for now. `eligibility`: who may come. `places`: one line for each."""

    alert: str = ""
    eligibility: str = ""
    applying: str = ""
    fees: str = ""
    places: tuple[str, ...] = ()
    access: str = ""
    kinds: str = ""  # as its taxonomies name them


def read_entry_words(entry: Mapping[str, Any]) -> EntryWords:
    return EntryWords(
        alert=_short(entry.get("alert")),
        eligibility=_short(entry.get("eligibility_description")),
        applying=_short(entry.get("application_process")),
        fees=_short("; ".join(_fees(entry))),
        places=tuple(dict.fromkeys(_places(entry)))[:MOST_PLACES_SHOWN],
        access=_short(
            " ".join(plain_line(one.get("description")) for one in list_nested(list_locations(entry), "accessibility"))
        ),
        kinds=_short(", ".join(dict.fromkeys(_kinds(entry)))),
    )


def _fees(entry: Mapping[str, Any]) -> Iterator[str]:
    words = plain_line(entry.get("fees_description") or entry.get("fees"))
    if words:
        yield words
    for one in entry.get("cost_options", ()):
        amount = one.get("amount")
        said = [
            plain_line(one.get("option")),
            "" if amount is None else f"£{amount:g}",
            plain_line(one.get("amount_description")),
        ]
        if any(said):
            yield " ".join(filter(None, said))


def _places(entry: Mapping[str, Any]) -> Iterator[str]:
    for place in list_locations(entry):
        lines = [plain_line(place.get("name"))]
        for address in place.get("addresses", ())[:1]:
            lines += [plain_line(address.get(name)) for name in _ADDRESS]
        where = ", ".join(dict.fromkeys(filter(None, lines)))
        if where:
            yield _short(where)


def _kinds(entry: Mapping[str, Any]) -> Iterator[str]:
    for attribute in entry.get("attributes", ()):
        term = attribute.get("taxonomy_term") or {}
        named = plain_line(term.get("term") or term.get("name"))
        if named:
            yield named


def _short(words: object) -> str:
    return plain_line(words)[:LONGEST_WORDS]
