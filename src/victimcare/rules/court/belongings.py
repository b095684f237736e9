"""A victim's belongings: what the police hold, from the timeline; and what the crime took or broke, with its value and
the limits on a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.court.compensation import parse_pounds
from victimcare.rules.rights import Fact, order_facts


class PropertyState(StrEnum):
    HELD = "held"  # it may still be needed
    READY = "ready"  # it can go back
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class HeldItem:
    """`key` is the record system's own name for the item. `since`: the start of its present state."""

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
    """List the victim's items in the order in which they were taken. An item without an owner counts as theirs only if
    they are the only victim: otherwise it may belong to another, whom we must not reveal."""
    found: dict[str, HeldItem] = {}
    for fact in order_facts(fact for fact in facts if fact.time <= now and fact.type.startswith("property.")):
        key = fact.data["item_ref"]
        if fact.type == EventType.PROPERTY_SEIZED:
            owner = fact.data.get("victim_id")
            if owner == victim_id or (owner is None and is_only_victim):
                found[key] = HeldItem(
                    key, fact.data.get("description", "").strip(), PropertyState.HELD, fact.time, fact.time
                )
            else:
                found.pop(key, None)
        elif key in found:
            item, where = (
                found[key],
                PropertyState.READY if fact.type == EventType.PROPERTY_READY else PropertyState.RETURNED,
            )
            found[key] = HeldItem(key, item.description, where, item.taken_at, fact.time)
    return tuple(found.values())


# The value of what was taken or broken, as a victim typed it, and the total of a list.

_COMMAS = re.compile(r"[£\s]*\d{1,3}(,\d{3})+(\.\d{2})?\s*")  # between thousands; elsewhere "12,50" would be £1,250


class LossKind(StrEnum):
    TAKEN = "taken"
    BROKEN = "broken"
    NOT_KNOWN = "not_known"


class ValueSource(StrEnum):
    """How the victim knows what an item is worth."""

    RECEIPT = "receipt"
    BANK = "bank"  # a bank or card statement
    VALUATION = "valuation"  # by a jeweller or another expert
    NEW_PRICE = "new_price"  # what a new one costs today
    GUESS = "guess"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class LossTotal:
    """`pence`: of all items with a known value; `without_value`: how many items have none."""

    pence: int
    things: int
    without_value: int


class UnclearSum(ValueError):
    """The typed text is not a sum of money."""


def parse_value(typed: str) -> int | None:
    """Return the typed sum in pence: "450", "£1,250.50". None where nothing was typed: the value is not known. Raises
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
    """As `parse_value`, for text that may be half typed: an unclear sum counts as not known."""
    try:
        return parse_value(typed)
    except UnclearSum:
        return None


def total_values(values: Iterable[int | None]) -> LossTotal:
    """Add up these values in pence."""
    every = list(values)
    known = [pence for pence in every if pence is not None]
    return LossTotal(sum(known), len(every), len(every) - len(known))


class LossFault(StrEnum):
    """Why an item cannot be sent yet."""

    NO_NAME = "no_name"
    VALUE = "value"  # the typed text is not a sum of money


def find_loss_fault(*, what: str, value: str) -> LossFault | None:
    """Return what must be corrected in an item before its list is sent. Everything else may stay empty."""
    if not what.strip():
        return LossFault.NO_NAME
    try:
        parse_value(value)
    except UnclearSum:
        return LossFault.VALUE
    return None


# How much we take from one victim. The page says so before they choose any files.

MOST_THINGS = 60
MOST_FILES_OF_ONE = 5  # with one item
MOST_LOSS_FILES = 40  # on all lists of one victim
MOST_MEGABYTES = 200  # of all these files together
MOST_LOSS_BYTES = MOST_MEGABYTES * 1024 * 1024
MOST_SENT_A_DAY = 5  # lists, so that a broken browser does not fill the desk


class LossLimit(StrEnum):
    """The limit that more files would exceed."""

    OF_ONE = "of_one"
    COUNT = "count"
    SIZE = "size"


def find_exceeded_limit(*, of_one: int, count: int, size: int, new: int, new_size: int) -> LossLimit | None:
    """Return the limit that `new` files of `new_size` bytes would exceed, where an item has `of_one` files and the
    victim `count`, of `size` bytes together. None: they may be added."""
    if of_one + new > MOST_FILES_OF_ONE:
        return LossLimit.OF_ONE
    if count + new > MOST_LOSS_FILES:
        return LossLimit.COUNT
    return LossLimit.SIZE if size + new_size > MOST_LOSS_BYTES else None
