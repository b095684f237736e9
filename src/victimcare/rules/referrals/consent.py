"""What she agrees to when we put her in touch with somebody, and for how long it counts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

LASTS = timedelta(days=180)
_SEXUAL = "sexual"
_DOMESTIC = "domestic_abuse"


class Kind(StrEnum):
    EXPLICIT = "explicit"  # she said yes to these very words
    TOLD = "told"  # she heard them, and did not say no


class How(StrEnum):
    ON_A_CALL = "on_a_call"  # read out to her
    IN_PERSON = "in_person"  # she read them, or they were read to her
    HER_PAGE = "her_page"  # she read them herself, and pressed yes


WITH_A_PERSON = (How.ON_A_CALL, How.IN_PERSON)


def needed(*, group: str, flags: Collection[str], is_bereaved: bool, is_guarded: bool) -> Kind:
    """Explicit consent after a sexual or domestic crime and of the bereaved (Victims' Code 2021, right 4, 4.6); and of
    everybody who is guarded, since a call by the wrong person is a danger to them."""
    is_explicit = group == _SEXUAL or _DOMESTIC in flags or is_bereaved or is_guarded
    return Kind.EXPLICIT if is_explicit else Kind.TOLD


def ends_on(given_on: date) -> date:
    """The last day on which it counts."""
    return given_on + LASTS
