"""The map of unmet needs: a tile for each area, where the force has drawn it, darker the more people."""

from __future__ import annotations

from dataclasses import dataclass

from victimcare.rules.referrals.support_needs import FEWEST_PEOPLE, CountCell
from victimcare.services.referrals.unmet import Map
from victimcare.wording import say

SIDE, GAP = 96, 6
SHADES = 4  # of counts; beside them: nobody, and too few to say


@dataclass(frozen=True, slots=True)
class Drawn:
    """One tile: its corner, its lines of words and its shade: `none`, `few`, or 1 to `SHADES`."""

    x: int
    y: int
    code: str
    name: str
    count: str
    shade: str


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    tiles: tuple[Drawn, ...]
    says: str


def draw(found: Map) -> Drawing:
    most = max((cell.shown or 0 for cell in found.table.totals.values()), default=0)
    tiles = tuple(
        Drawn(
            tile.column * (SIDE + GAP),
            tile.row * (SIDE + GAP),
            tile.area,
            found.names[tile.area],
            counted(found.table.totals[tile.area]),
            _shade(found.table.totals[tile.area], most),
        )
        for tile in found.tiles
    )
    return Drawing(
        max((tile.x for tile in tiles), default=0) + SIDE,
        max((tile.y for tile in tiles), default=0) + SIDE,
        tiles,
        "; ".join(f"{tile.name}: {tile.count}" for tile in tiles),
    )


def needs_counted(found: Map) -> list[str]:
    """Those of which there is anything to say anywhere."""
    table = found.table
    return [need for need in table.needs if not all(table.cells[need, area].is_empty for area in table.areas)]


def counted(cell: CountCell) -> str:
    if cell.shown is None:
        return say("directory-unmet-few", fewest=FEWEST_PEOPLE) if cell.is_small else say("directory-unmet-hidden")
    return say("directory-unmet-none") if cell.is_empty else say("directory-unmet-about", count=cell.shown)


def _shade(cell: CountCell, most: int) -> str:
    if cell.shown is None:
        return "few"
    if not cell.shown:
        return "none"
    return str(max(1, round(SHADES * cell.shown / most)))
