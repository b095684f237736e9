"""What an entry says beyond its facts, in its own words: to be read by whoever tells somebody where to go and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from victimcare.rules.referrals.reading import each, line, locations

LONGEST = 600  # of each; the entry itself holds all of it
MOST_PLACES = 5
_ADDRESS = ("address_1", "address_2", "city", "state_province", "postal_code")


@dataclass(frozen=True, slots=True)
class ItsWords:
    """`alert`: what is different for the time being. `eligibility`: who may come. `places`: a line each."""

    alert: str = ""
    eligibility: str = ""
    applying: str = ""
    fees: str = ""
    places: tuple[str, ...] = ()
    access: str = ""
    kinds: str = ""  # as its taxonomies name them


def its_words(entry: Mapping[str, Any]) -> ItsWords:
    return ItsWords(
        alert=_short(entry.get("alert")),
        eligibility=_short(entry.get("eligibility_description")),
        applying=_short(entry.get("application_process")),
        fees=_short("; ".join(_fees(entry))),
        places=tuple(dict.fromkeys(_places(entry)))[:MOST_PLACES],
        access=_short(" ".join(line(one.get("description")) for one in each(locations(entry), "accessibility"))),
        kinds=_short(", ".join(dict.fromkeys(_kinds(entry)))),
    )


def _fees(entry: Mapping[str, Any]) -> Iterator[str]:
    words = line(entry.get("fees_description") or entry.get("fees"))
    if words:
        yield words
    for one in entry.get("cost_options", ()):
        amount = one.get("amount")
        said = [line(one.get("option")), "" if amount is None else f"£{amount:g}", line(one.get("amount_description"))]
        if any(said):
            yield " ".join(filter(None, said))


def _places(entry: Mapping[str, Any]) -> Iterator[str]:
    for place in locations(entry):
        lines = [line(place.get("name"))]
        for address in place.get("addresses", ())[:1]:
            lines += [line(address.get(name)) for name in _ADDRESS]
        where = ", ".join(dict.fromkeys(filter(None, lines)))
        if where:
            yield _short(where)


def _kinds(entry: Mapping[str, Any]) -> Iterator[str]:
    for attribute in entry.get("attributes", ()):
        term = attribute.get("taxonomy_term") or {}
        named = line(term.get("term") or term.get("name"))
        if named:
            yield named


def _short(words: object) -> str:
    return line(words)[:LONGEST]
