"""What of hers is held, as the timeline has it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from victimcare.rules import clock
from victimcare.rules.court.compensation import parse_pounds
from victimcare.rules.rights import Fact, order_facts


class PropertyState(StrEnum):
    HELD = "held"  # it may still be needed
    READY = "ready"  # it can go back
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class HeldItem:
    """`key` is the record system's own name for it. `since`: from when it stands as it does."""

    key: str
    description: str
    where: PropertyState
    taken_at: datetime
    since: datetime

    @property
    def taken_on(self) -> date:
        return clock.london_date(self.taken_at)

    @property
    def since_on(self) -> date:
        return clock.london_date(self.since)


def list_held_items(
    facts: Iterable[Fact], *, victim_id: str, is_only_victim: bool, now: datetime
) -> tuple[HeldItem, ...]:
    """Hers, in the order in which they were taken. What names no owner is hers only where nobody else was harmed: it
    may be another's, whom she never learns of from us."""
    found: dict[str, HeldItem] = {}
    for fact in order_facts(fact for fact in facts if fact.time <= now and fact.type.startswith("property.")):
        key = fact.data["item_ref"]
        if fact.type == "property.seized":
            owner = fact.data.get("victim_id")
            if owner == victim_id or (owner is None and is_only_victim):
                found[key] = HeldItem(
                    key, fact.data.get("description", "").strip(), PropertyState.HELD, fact.time, fact.time
                )
            else:
                found.pop(key, None)
        elif key in found:
            item, where = found[key], PropertyState.READY if fact.type == "property.ready" else PropertyState.RETURNED
            found[key] = HeldItem(key, item.description, where, item.taken_at, fact.time)
    return tuple(found.values())


# The value of what was taken or broken, as a victim typed it, and what a list comes to.

_COMMAS = re.compile(r"[£\s]*\d{1,3}(,\d{3})+(\.\d{2})?\s*")  # between thousands; elsewhere "12,50" would be £1,250


class LossKind(StrEnum):
    TAKEN = "taken"
    BROKEN = "broken"
    NOT_KNOWN = "not_known"


class ValueSource(StrEnum):
    """How the victim knows what a thing is worth."""

    RECEIPT = "receipt"
    BANK = "bank"  # a statement of a bank or card
    VALUATION = "valuation"  # a jeweller or another expert said so
    NEW_PRICE = "new_price"  # what a new one costs today
    GUESS = "guess"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class LossTotal:
    """`pence`: of all things whose value is known; `without_value`: how many things have none."""

    pence: int
    things: int
    without_value: int


class UnclearSum(ValueError):
    """What was typed is no sum of money."""


def parse_value(typed: str) -> int | None:
    """Pence in what was typed: "450", "£1,250.50". None where nothing was typed: the value is not known. Raises
    UnclearSum for anything else."""
    if not typed.strip():
        return None
    if "," in typed and not _COMMAS.fullmatch(typed):
        raise UnclearSum(typed)
    try:
        return parse_pounds(typed.replace("£", "").replace(" ", ""))
    except ValueError:
        raise UnclearSum(typed) from None


def parse_clear_value(typed: str) -> int | None:
    """As `parse_value`, of what may be half typed: an unclear sum counts as not known."""
    try:
        return parse_value(typed)
    except UnclearSum:
        return None


def total_values(values: Iterable[int | None]) -> LossTotal:
    """What these values in pence come to."""
    every = list(values)
    known = [pence for pence in every if pence is not None]
    return LossTotal(sum(known), len(every), len(every) - len(known))


class LossFault(StrEnum):
    """Why a thing cannot be sent as it stands."""

    NO_NAME = "no_name"
    VALUE = "value"  # what was typed is no sum of money


def find_loss_fault(*, what: str, value: str) -> LossFault | None:
    """What of a thing must be mended before its list is sent. Everything else may be left open."""
    if not what.strip():
        return LossFault.NO_NAME
    try:
        parse_value(value)
    except UnclearSum:
        return LossFault.VALUE
    return None


# How much of a list we take from one victim. The page says it before anything is chosen.

MOST_THINGS = 60
MOST_FILES_OF_ONE = 5  # with one thing
MOST_LOSS_FILES = 40  # on all lists of one victim
MOST_MEGABYTES = 200  # of all these files together
MOST_LOSS_BYTES = MOST_MEGABYTES * 1024 * 1024
MOST_SENT_A_DAY = 5  # lists, so that a broken browser does not fill the desk


class LossLimit(StrEnum):
    """Which limit more files would go beyond."""

    OF_ONE = "of_one"
    COUNT = "count"
    SIZE = "size"


def find_exceeded_limit(*, of_one: int, count: int, size: int, new: int, new_size: int) -> LossLimit | None:
    """Which limit `new` files of `new_size` bytes go beyond, where a thing has `of_one` files and the victim `count`,
    of `size` bytes together. None: they may come."""
    if of_one + new > MOST_FILES_OF_ONE:
        return LossLimit.OF_ONE
    if count + new > MOST_LOSS_FILES:
        return LossLimit.COUNT
    return LossLimit.SIZE if size + new_size > MOST_LOSS_BYTES else None
