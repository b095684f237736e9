"""Kinds of crime that are spoken of in the same way: which guide is read to whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum


class Family(StrEnum):
    BEREAVED = "bereaved"
    SEXUAL = "sexual"
    DOMESTIC = "domestic"
    STALKING = "stalking"
    EXPLOITED = "exploited"
    HATE = "hate"
    BUSINESS = "business"
    FRAUD = "fraud"
    HOME = "home"
    VIOLENCE = "violence"
    THEFT = "theft"
    OTHER = "other"


_OF_GROUP: Mapping[str, Family] = {
    "violence": Family.VIOLENCE,
    "robbery": Family.VIOLENCE,
    "weapons": Family.VIOLENCE,
    "public_order": Family.VIOLENCE,
    "sexual": Family.SEXUAL,
    "burglary": Family.HOME,
    "criminal_damage_arson": Family.HOME,
    "theft_person": Family.THEFT,
    "vehicle": Family.THEFT,
    "bicycle": Family.THEFT,
    "shoplifting": Family.THEFT,
    "other_theft": Family.THEFT,
    "fraud": Family.FRAUD,
    "drugs": Family.OTHER,
    "other": Family.OTHER,
}
OFFENCE_GROUPS = frozenset(_OF_GROUP)
# Beside the offence: the worst that must be known before anybody speaks comes first.
_BY_FLAG = (
    ("homicide", Family.BEREAVED),
    ("trafficking", Family.EXPLOITED),
    ("domestic_abuse", Family.DOMESTIC),
    ("stalking_harassment", Family.STALKING),
    ("hate_crime", Family.HATE),
    ("terrorism", Family.VIOLENCE),
)


def family_of(*, group: str, flags: Collection[str], kind: str) -> Family:
    """`kind` is that of the victim: a relative of somebody who died is spoken with as bereaved, whatever it was."""
    if kind == "bereaved_relative":
        return Family.BEREAVED
    if kind == "business":
        return Family.BUSINESS
    if group == "sexual":
        return Family.SEXUAL
    return next((family for flag, family in _BY_FLAG if flag in flags), _OF_GROUP.get(group, Family.OTHER))
