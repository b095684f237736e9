"""The value of what was taken or broken, as a victim typed it, and what a list comes to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from victimcare.rules.court.money import read_pounds

_COMMAS = re.compile(r"[£\s]*\d{1,3}(,\d{3})+(\.\d{2})?\s*")  # between thousands; elsewhere "12,50" would be £1,250


class Happened(StrEnum):
    TAKEN = "taken"
    BROKEN = "broken"
    NOT_KNOWN = "not_known"


class KnownBy(StrEnum):
    """How the victim knows what a thing is worth."""

    RECEIPT = "receipt"
    BANK = "bank"  # a statement of a bank or card
    VALUATION = "valuation"  # a jeweller or another expert said so
    NEW_PRICE = "new_price"  # what a new one costs today
    GUESS = "guess"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Total:
    """`pence`: of all things whose value is known; `without_value`: how many things have none."""

    pence: int
    things: int
    without_value: int


class UnclearSum(ValueError):
    """What was typed is no sum of money."""


def pence_of(typed: str) -> int | None:
    """Pence in what was typed: "450", "£1,250.50". None where nothing was typed: the value is not known. Raises
    UnclearSum for anything else."""
    if not typed.strip():
        return None
    if "," in typed and not _COMMAS.fullmatch(typed):
        raise UnclearSum(typed)
    try:
        return read_pounds(typed.replace("£", "").replace(" ", ""))
    except ValueError:
        raise UnclearSum(typed) from None


def clear_pence(typed: str) -> int | None:
    """As `pence_of`, of what may be half typed: an unclear sum counts as not known."""
    try:
        return pence_of(typed)
    except UnclearSum:
        return None


def total_of(values: Iterable[int | None]) -> Total:
    """What these values in pence come to."""
    every = list(values)
    known = [pence for pence in every if pence is not None]
    return Total(sum(known), len(every), len(every) - len(known))


class ToMend(StrEnum):
    """Why a thing cannot be sent as it stands."""

    NO_NAME = "no_name"
    VALUE = "value"  # what was typed is no sum of money


def to_mend(*, what: str, value: str) -> ToMend | None:
    """What of a thing must be mended before its list is sent. Everything else may be left open."""
    if not what.strip():
        return ToMend.NO_NAME
    try:
        pence_of(value)
    except UnclearSum:
        return ToMend.VALUE
    return None
