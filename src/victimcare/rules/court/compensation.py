"""Compensation: who the scheme may be for, and what is still to be paid.

The time limit for the Criminal Injuries Compensation Scheme (2012, paragraphs 87 to 89) is a clock of the Code's entry
for it: `rights.clock_starts`, with the longer time for a child.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

_BY_FORCE = frozenset({"violence", "sexual", "robbery"})
_FLAGS_OF_FORCE = frozenset({"domestic_abuse", "homicide", "terrorism", "trafficking"})


class SchemeFit(StrEnum):
    """Whether the scheme may be for the victim. Only its own officers decide."""

    LIKELY = "likely"
    IF_HURT = "if_hurt"  # not a crime of violence by its name, but the victim may have been hurt all the same
    NO = "no"  # it pays people, not businesses


def judge_scheme_fit(*, offence_group: str, flags: Collection[str], is_business: bool) -> SchemeFit:
    if is_business:
        return SchemeFit.NO
    by_force = offence_group in _BY_FORCE or not _FLAGS_OF_FORCE.isdisjoint(flags)
    return SchemeFit.LIKELY if by_force else SchemeFit.IF_HURT


@dataclass(frozen=True, slots=True)
class CompensationSum:
    """What was awarded and paid, in pence."""

    awarded: int
    paid: int

    @property
    def outstanding(self) -> int:
        return max(0, self.awarded - self.paid)


def sum_compensation(awarded: Collection[int | None], paid: Collection[int | None]) -> CompensationSum:
    """Sum awards and payments. The last award counts, since a court may change it; payments add up. No known sum counts
    as 0."""
    known = [pence for pence in awarded if pence is not None]
    return CompensationSum(known[-1] if known else 0, sum(pence or 0 for pence in paid))


def format_pounds(pence: int) -> str:
    """Format a sum as victims read it: "£450", "£1,250.50"."""
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02}" if rest else f"£{whole:,}"


def parse_pounds(text: str) -> int:
    """Return "450" or "£1,250.50" in pence. Raises ValueError for anything else, an empty text included."""
    whole, point, rest = text.strip().removeprefix("£").replace(",", "").partition(".")
    if (
        not (whole.isascii() and whole.isdigit())
        or len(whole) > 7
        or (point and not (len(rest) == 2 and rest.isdigit()))
    ):
        raise ValueError(text)
    pence = int(whole) * 100 + int(rest or 0)
    if not pence:
        raise ValueError(text)
    return pence
