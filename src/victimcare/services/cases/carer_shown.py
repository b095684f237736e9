"""Shows whose case it is, and who stands in for the officer."""

from __future__ import annotations

import re

from victimcare.rules.sentences import sentence
from victimcare.services.cases.looking_after import By, LooksAfter
from victimcare.services.cases.page_facts import Known
from victimcare.services.cases.shapes import (
    Carer,
)

# Ranks that the victim does not see at first sight: they read a name.
_RANKS = re.compile(
    r"^(?:(?:T|A|Det|Temp|Acting)/?\s*)?(?:PC|DC|PS|DS|Sgt|Insp|DI|DCI|CI|Supt|PCSO|Constable|Sergeant|Inspector"
    r"|Detective|Police|Officer)\.?\s+(?:\d+\s+)?"
)


def show_carer(known: Known) -> Carer:
    """Return whose case it is and, while the officer is away, who stands in."""
    found = known.carer
    is_team = found.by is By.TEAM
    if not found.instead_of or found.is_for_good:
        return Carer(name_carer(found), None if is_team else found.since_on, known.phone, is_team)
    who = {"officer": without_rank(found.instead_of), "name": name_carer(found)}
    if found.until_on is None:
        cover = sentence("cases-cover", **who)
    else:
        cover = sentence("cases-cover-until", day=found.until_on, **who)
    return Carer(without_rank(found.instead_of), None, known.phone, is_team=False, cover=cover)


def name_carer(carer: LooksAfter) -> str:
    return carer.name if carer.by is By.TEAM else without_rank(carer.name)


def without_rank(name: str) -> str:
    """The victim reads "Amara Cole" for "PC Amara Cole"; a name that is only a rank stays as it is."""
    bare = name
    while (shorter := _RANKS.sub("", bare)) != bare and shorter:
        bare = shorter
    return bare
