"""What help may be for, from what happened to her, in the words of `support_services` of the force's file."""

from __future__ import annotations

from collections.abc import Collection

_BY_FLAG = {
    "domestic_abuse": ("domestic_abuse",),
    "stalking_harassment": ("stalking", "domestic_abuse"),
    "hate_crime": ("hate",),
    "child": ("child",),
}
_AFTER_A_KILLING = "homicide"
_BY_GROUP = {"sexual": "sexual_offence", "fraud": "fraud"}


def needs(*, group: str, flags: Collection[str], is_bereaved: bool) -> tuple[str, ...]:
    """The closest first; somebody to talk to is for everybody."""
    found = [_AFTER_A_KILLING, "bereaved"] if is_bereaved and "homicide" in flags else ["bereaved"] * is_bereaved
    found += [need for flag in sorted(flags) for need in _BY_FLAG.get(flag, ())]
    if group in _BY_GROUP:
        found.append(_BY_GROUP[group])
    return (*dict.fromkeys(found), "talk")
