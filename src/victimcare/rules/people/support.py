"""What help may be for, from what happened to her, in the words of `support_services` of the force's file."""

from __future__ import annotations

from collections.abc import Collection

_BY_FLAG = {
    "domestic_abuse": "domestic_abuse",
    "stalking_harassment": "domestic_abuse",  # the services for it are the same
    "hate_crime": "hate",
    "child": "child",
}
_BY_GROUP = {"sexual": "sexual_offence", "fraud": "fraud"}


def needs(*, group: str, flags: Collection[str], is_bereaved: bool) -> tuple[str, ...]:
    """The closest first; somebody to talk to is for everybody."""
    found = [_BY_FLAG[flag] for flag in sorted(flags) if flag in _BY_FLAG]
    if group in _BY_GROUP:
        found.append(_BY_GROUP[group])
    if is_bereaved:
        found.append("bereaved")
    return (*dict.fromkeys(found), "talk")
