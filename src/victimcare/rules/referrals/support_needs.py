"""What support services are for, near meanings of search words, and the table of unmet needs.

The telephone line names the first seven needs, the public pages two more; the others are asked about at the desk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from victimcare.rules.calls.flow.without_code import LINE_NEEDS

NEEDS_ON_PAGES = (*LINE_NEEDS, "stalking", "homicide")
FURTHER_NEEDS = ("safety_at_home", "housing", "money", "health", "legal", "immigration", "restorative")
SUPPORT_NEEDS = (*NEEDS_ON_PAGES, *FURTHER_NEEDS)


# Search words that match no entry and no taxonomy are answered with near ones: what people say for a need, and words
# spelt almost the same. We offer them as a new search and never run it unasked.


# What people say at the desk for each need, in lower case.
WORDS_OF_NEED: Mapping[str, tuple[str, ...]] = {
    "talk": ("counselling", "counsellor", "therapy", "therapist", "listening", "trauma", "anxiety", "lonely"),
    "domestic_abuse": ("abuse", "partner", "husband", "refuge", "coercive", "control", "violent", "idva"),
    "sexual_offence": ("rape", "assault", "sexual", "isva", "sarc", "grooming"),
    "child": ("children", "young", "teenager", "school", "youth", "parenting"),
    "bereaved": ("bereavement", "grief", "death", "funeral", "loss"),
    "hate": ("racism", "racist", "homophobia", "transphobia", "islamophobia", "antisemitism", "disability"),
    "fraud": ("scam", "scammed", "tricked", "identity", "cyber", "online", "romance"),
    "safety_at_home": ("locks", "alarm", "doorbell", "camera", "sanctuary", "burglary", "security"),
    "housing": ("eviction", "evicted", "homeless", "homelessness", "landlord", "rent", "tenancy", "hostel", "shelter"),
    "money": ("debt", "benefits", "bills", "food", "foodbank", "compensation", "grant", "budget"),
    "health": ("doctor", "hospital", "mental", "medical", "drugs", "alcohol", "injury", "dentist"),
    "legal": ("solicitor", "lawyer", "injunction", "court", "custody", "divorce", "law"),
    "immigration": ("visa", "asylum", "refugee", "passport", "status", "deportation", "nrpf"),
    "stalking": ("stalker", "stalked", "followed", "harassment", "harassed", "obsessed"),
    "homicide": ("homicide", "murder", "murdered", "manslaughter", "killed", "killing"),
    "restorative": ("mediation", "apology", "meeting", "justice"),
}
_BY_WORD: Mapping[str, str] = {
    word: need for need in SUPPORT_NEEDS for word in (*need.split("_"), *WORDS_OF_NEED[need]) if word != "at"
}
MOST_NEAR = 4
ALIKE_FROM = 0.75  # from here on it may be a typing slip
SHORTEST_WORD = 4  # letters: shorter words all look alike


@dataclass(frozen=True, slots=True)
class NearMeaning:
    """Either a need of ours, or a term of a taxonomy."""

    need: str = ""
    term: str = ""


def find_near_meanings(words: str, terms: Iterable[str]) -> tuple[NearMeaning, ...]:
    """Return the closest first. `terms`: of the taxonomies in the directory."""
    whole = words.lower().strip()
    typed = {word for word in (whole, *whole.split()) if len(word) >= SHORTEST_WORD}
    found: dict[NearMeaning, float] = {}
    known = [(word, NearMeaning(need=need)) for word, need in _BY_WORD.items()]
    known += [(part, NearMeaning(term=term)) for term in terms for part in {term.lower(), *term.lower().split()}]
    for part, one in known:
        found[one] = max(found.get(one, 0), *(_alike(word, part) for word in typed), 0)
    closest = sorted((one for one, like in found.items() if like >= ALIKE_FROM), key=lambda one: -found[one])
    return tuple(closest[:MOST_NEAR])


def _alike(word: str, known: str) -> float:
    """How alike two words are, from 0 to 1. The same word with another ending ("evictions", "eviction") is nearly
    equal."""
    if len(known) < SHORTEST_WORD or abs(len(word) - len(known)) > max(len(word), len(known)) / 2:
        return 0
    if word != known and (word.startswith(known) or known.startswith(word)):
        return 0.95
    return SequenceMatcher(None, word, known).ratio()


# The needs that follow from the crime, in the words of `support_services` in the force's file.

_BY_FLAG = {
    "domestic_abuse": ("domestic_abuse",),
    "stalking_harassment": ("stalking", "domestic_abuse"),
    "hate_crime": ("hate",),
    "child": ("child",),
}
_AFTER_A_KILLING = "homicide"
_BY_GROUP = {"sexual": "sexual_offence", "fraud": "fraud"}


def suggest_support_needs(*, group: str, flags: Collection[str], is_bereaved: bool) -> tuple[str, ...]:
    """Return the closest needs first; "talk" is for every victim."""
    found = [_AFTER_A_KILLING, "bereaved"] if is_bereaved and "homicide" in flags else ["bereaved"] * is_bereaved
    found += [need for flag in sorted(flags) for need in _BY_FLAG.get(flag, ())]
    if group in _BY_GROUP:
        found.append(_BY_GROUP[group])
    return (*dict.fromkeys(found), "talk")


# Unmet needs, counted by need and area so that no person can be recognised.

FEWEST_PEOPLE = 5  # counts below this are hidden: a person could be recognised
ROUNDED_TO = 5  # counts are rounded to a multiple of this, so that no total gives one away


@dataclass(frozen=True, slots=True)
class CountCell:
    """A rounded count. `shown` None: hidden; `is_small`: because it is too small, not to protect a neighbouring
    cell."""

    shown: int | None
    is_empty: bool = False
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class UnmetNeedTable:
    """`cells` by need and area; `totals` for each area, over all needs."""

    needs: tuple[str, ...]
    areas: tuple[str, ...]
    cells: Mapping[tuple[str, str], CountCell]
    totals: Mapping[str, CountCell]


def make_unmet_table(
    counts: Mapping[tuple[str, str], int], needs: Sequence[str], areas: Sequence[str]
) -> UnmetNeedTable:
    """Return what may be shown of these counts."""
    whole = {(need, area): counts.get((need, area), 0) for need in needs for area in areas}
    hidden = {place for place, count in whole.items() if 0 < count < FEWEST_PEOPLE}
    _hide_beside(whole, hidden, needs, areas)
    cells = {
        place: CountCell(None) if place in hidden and count >= FEWEST_PEOPLE else _cell(count)
        for place, count in whole.items()
    }
    totals = {area: _cell(sum(whole[need, area] for need in needs)) for area in areas}
    return UnmetNeedTable(tuple(needs), tuple(areas), cells, totals)


def _hide_beside(
    whole: Mapping[tuple[str, str], int], hidden: set[tuple[str, str]], needs: Sequence[str], areas: Sequence[str]
) -> None:
    """Hide a second cell where a row or column has only one hidden: the total would give it away. The smallest visible
    count is hidden with it; with no other count, the total says only that there are some."""
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


def _cell(count: int) -> CountCell:
    if not count:
        return CountCell(0, is_empty=True)
    if count < FEWEST_PEOPLE:
        return CountCell(None, is_small=True)
    return CountCell(ROUNDED_TO * round(count / ROUNDED_TO))


@dataclass(frozen=True, slots=True)
class AreaTile:
    """Where an area is on the map, in columns and rows from the top left."""

    area: str
    column: int
    row: int


def place_tiles(drawn: Iterable[str], areas: Sequence[str]) -> tuple[AreaTile, ...]:
    """Place the areas as the force has drawn them (`area_map`: rows of codes, `..` for a gap). Areas not drawn follow
    below; without a drawing, all are in rows of four."""
    placed: dict[str, AreaTile] = {}
    rows = [row.split() for row in drawn]
    for at, row in enumerate(rows):
        for column, code in enumerate(row):
            if code in areas and code not in placed:
                placed[code] = AreaTile(code, column, at)
    width = max((len(row) for row in rows), default=4)
    left = [area for area in areas if area not in placed]
    for number, area in enumerate(left):
        placed[area] = AreaTile(area, number % width, len(rows) + number // width)
    return tuple(placed[area] for area in areas)
