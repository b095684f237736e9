"""Finds what a record calls the other victims of a case: nothing shown about one victim may name another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from victimcare.rules.rights import Fact


def names_of_other_victims(record_id: str, facts: Sequence[Fact]) -> frozenset[str]:
    """Names and addresses of the other victims of the case, except those that this victim shares."""
    own: set[str] = set()
    others: set[str] = set()
    for fact in facts:
        added = fact.data.get("victim")
        for said in (*fact.data.get("victims", ()), *([added] if isinstance(added, Mapping) else ())):
            (own if said["victim_id"] == record_id else others).update(_identifying(said))
        if isinstance(changes := fact.data.get("changes"), Mapping):
            (own if fact.data.get("victim_id") == record_id else others).update(_identifying(changes))
    known_as = {each.casefold() for each in own}
    return frozenset(each for each in others if each.casefold() not in known_as)


def _identifying(said: Mapping[str, Any]) -> list[str]:
    """Names, the postcode, and the first line and numbered lines of an address: a town alone identifies no person."""
    address = said.get("address") or {}
    lines = [line for place, line in enumerate(address.get("lines", ())) if not place or re.search(r"\d", line)]
    found = [said.get(name) for name in ("given_name", "family_name", "business_name")]
    return [each for each in (*found, *lines, address.get("postcode")) if each]
