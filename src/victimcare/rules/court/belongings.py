"""What of hers is held, as the timeline has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from victimcare.rules import clock
from victimcare.rules.rights import Fact, in_order


class Where(StrEnum):
    HELD = "held"  # it may still be needed
    READY = "ready"  # it can go back
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Item:
    """`key` is the record system's own name for it. `since`: from when it stands as it does."""

    key: str
    description: str
    where: Where
    taken_at: datetime
    since: datetime

    @property
    def taken_on(self) -> date:
        return clock.london_date(self.taken_at)

    @property
    def since_on(self) -> date:
        return clock.london_date(self.since)


def items(facts: Iterable[Fact], *, victim_id: str, is_only_victim: bool, now: datetime) -> tuple[Item, ...]:
    """Hers, in the order in which they were taken. What names no owner is hers only where nobody else was harmed: it
    may be another's, whom she never learns of from us."""
    found: dict[str, Item] = {}
    for fact in in_order(fact for fact in facts if fact.time <= now and fact.type.startswith("property.")):
        key = fact.data["item_ref"]
        if fact.type == "property.seized":
            owner = fact.data.get("victim_id")
            if owner == victim_id or (owner is None and is_only_victim):
                found[key] = Item(key, fact.data.get("description", "").strip(), Where.HELD, fact.time, fact.time)
            else:
                found.pop(key, None)
        elif key in found:
            item, where = found[key], Where.READY if fact.type == "property.ready" else Where.RETURNED
            found[key] = Item(key, item.description, where, item.taken_at, fact.time)
    return tuple(found.values())
