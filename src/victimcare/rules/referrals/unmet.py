"""Needs that nobody could meet, counted by need and area, so that nobody can be found in the counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FEWEST = 5  # fewer people than this are not counted out: one of them could be recognised
STEP = 5  # counts are rounded to it, so that a sum gives none of them away


@dataclass(frozen=True, slots=True)
class Cell:
    """`shown` None: it is not said; `is_small`: because it is too few, and not only beside one that is. A count is
    rounded."""

    shown: int | None
    is_empty: bool = False
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`cells` by need and area; `totals` of each area, over all needs."""

    needs: tuple[str, ...]
    areas: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    totals: Mapping[str, Cell]


def table(counts: Mapping[tuple[str, str], int], needs: Sequence[str], areas: Sequence[str]) -> Table:
    """What may be shown of these counts."""
    whole = {(need, area): counts.get((need, area), 0) for need in needs for area in areas}
    hidden = {place for place, count in whole.items() if 0 < count < FEWEST}
    _hide_beside(whole, hidden, needs, areas)
    cells = {
        place: Cell(None) if place in hidden and count >= FEWEST else _cell(count) for place, count in whole.items()
    }
    totals = {area: _cell(sum(whole[need, area] for need in needs)) for area in areas}
    return Table(tuple(needs), tuple(areas), cells, totals)


def _hide_beside(
    whole: Mapping[tuple[str, str], int], hidden: set[tuple[str, str]], needs: Sequence[str], areas: Sequence[str]
) -> None:
    """Never one hidden cell alone in a row or a column: the total would give it away. The smallest that is counted goes
    with it; where nothing else is, the whole line says only that there are some."""
    lines = [[(need, area) for area in areas] for need in needs] + [[(need, area) for need in needs] for area in areas]
    changed = True
    while changed:
        changed = False
        for line in lines:
            alone = [place for place in line if place in hidden]
            others = sorted((place for place in line if place not in hidden and whole[place]), key=whole.__getitem__)
            if len(alone) == 1 and others:
                hidden.add(others[0])
                changed = True


def _cell(count: int) -> Cell:
    if not count:
        return Cell(0, is_empty=True)
    if count < FEWEST:
        return Cell(None, is_small=True)
    return Cell(STEP * round(count / STEP))


@dataclass(frozen=True, slots=True)
class Tile:
    """Where an area stands on the map, in columns and rows from the top left."""

    area: str
    column: int
    row: int


def tiles(drawn: Iterable[str], areas: Sequence[str]) -> tuple[Tile, ...]:
    """The areas as the force has drawn them (`area_map`: rows of codes, `..` for nothing); those it has not drawn stand
    below, and without a drawing all of them in rows of four."""
    placed: dict[str, Tile] = {}
    rows = [row.split() for row in drawn]
    for at, row in enumerate(rows):
        for column, code in enumerate(row):
            if code in areas and code not in placed:
                placed[code] = Tile(code, column, at)
    width = max((len(row) for row in rows), default=4)
    left = [area for area in areas if area not in placed]
    for number, area in enumerate(left):
        placed[area] = Tile(area, number % width, len(rows) + number // width)
    return tuple(placed[area] for area in areas)
