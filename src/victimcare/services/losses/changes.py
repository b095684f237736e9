"""What a list has that an earlier one had not: for an officer who has dealt with the earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from victimcare.services.losses.shapes import Thing


@dataclass(frozen=True, slots=True)
class ListChanges:
    """`added`, `changed`: things of the newer list. `taken_off`: things of the earlier one that are listed no more."""

    added: frozenset[UUID] = frozenset()
    changed: frozenset[UUID] = frozenset()
    taken_off: tuple[Thing, ...] = ()

    @property
    def count(self) -> int:
        return len(self.added) + len(self.changed) + len(self.taken_off)


def compare_lists(earlier: Sequence[Thing], newer: Sequence[Thing]) -> ListChanges:
    """A thing is known by its id: the same thing with other answers or files is changed."""
    before = {thing.id: thing for thing in earlier}
    now_listed = {thing.id for thing in newer}
    return ListChanges(
        added=frozenset(thing.id for thing in newer if thing.id not in before),
        changed=frozenset(thing.id for thing in newer if thing.id in before and not _is_same(before[thing.id], thing)),
        taken_off=tuple(thing for thing in earlier if thing.id not in now_listed),
    )


def _is_same(one: Thing, other: Thing) -> bool:
    return one.answers == other.answers and [file.id for file in one.files] == [file.id for file in other.files]
