"""What a support service is for. The first seven are those that the line names, the front door two more; the others are
asked about at the desk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from victimcare.rules.calls.flow.without_code import LINE_NEEDS as SAID

NEEDS_ON_PAGES = (*SAID, "stalking", "homicide")
FURTHER_NEEDS = ("safety_at_home", "housing", "money", "health", "legal", "immigration", "restorative")
SUPPORT_NEEDS = (*NEEDS_ON_PAGES, *FURTHER_NEEDS)


# Words that no entry says and no taxonomy knows, answered with near ones: what people say for a need, and what is
# written almost so. It is an offer to look again, never a guess that looks by itself.


# What is said at a desk for each need, in small letters and as it is written.
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
ALIKE_FROM = 0.75  # from here on it may be a slip of the keys
SHORTEST_WORD = 4  # letters: of fewer, everything is alike


@dataclass(frozen=True, slots=True)
class NearMeaning:
    """One of the two: a need of ours, or the words of a taxonomy."""

    need: str = ""
    term: str = ""


def find_near_meanings(words: str, terms: Iterable[str]) -> tuple[NearMeaning, ...]:
    """The closest first. `terms`: of the taxonomies that are here."""
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
    """How alike, from 0 to 1. With another end ("evictions", "eviction") is nearly the same."""
    if len(known) < SHORTEST_WORD or abs(len(word) - len(known)) > max(len(word), len(known)) / 2:
        return 0
    if word != known and (word.startswith(known) or known.startswith(word)):
        return 0.95
    return SequenceMatcher(None, word, known).ratio()


# What help may be for, from what happened to her, in the words of `support_services` of the force's file.

_BY_FLAG = {
    "domestic_abuse": ("domestic_abuse",),
    "stalking_harassment": ("stalking", "domestic_abuse"),
    "hate_crime": ("hate",),
    "child": ("child",),
}
_AFTER_A_KILLING = "homicide"
_BY_GROUP = {"sexual": "sexual_offence", "fraud": "fraud"}


def suggest_support_needs(*, group: str, flags: Collection[str], is_bereaved: bool) -> tuple[str, ...]:
    """The closest first; somebody to talk to is for everybody."""
    found = [_AFTER_A_KILLING, "bereaved"] if is_bereaved and "homicide" in flags else ["bereaved"] * is_bereaved
    found += [need for flag in sorted(flags) for need in _BY_FLAG.get(flag, ())]
    if group in _BY_GROUP:
        found.append(_BY_GROUP[group])
    return (*dict.fromkeys(found), "talk")


# Needs that nobody could meet, counted by need and area, so that nobody can be found in the counts.

FEWEST_PEOPLE = 5  # fewer people than this are not counted out: one of them could be recognised
ROUNDED_TO = 5  # counts are rounded to it, so that a sum gives none of them away


@dataclass(frozen=True, slots=True)
class CountCell:
    """`shown` None: it is not said; `is_small`: because it is too few, and not only beside one that is. A count is
    rounded."""

    shown: int | None
    is_empty: bool = False
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class UnmetNeedTable:
    """`cells` by need and area; `totals` of each area, over all needs."""

    needs: tuple[str, ...]
    areas: tuple[str, ...]
    cells: Mapping[tuple[str, str], CountCell]
    totals: Mapping[str, CountCell]


def make_unmet_table(
    counts: Mapping[tuple[str, str], int], needs: Sequence[str], areas: Sequence[str]
) -> UnmetNeedTable:
    """What may be shown of these counts."""
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


def _cell(count: int) -> CountCell:
    if not count:
        return CountCell(0, is_empty=True)
    if count < FEWEST_PEOPLE:
        return CountCell(None, is_small=True)
    return CountCell(ROUNDED_TO * round(count / ROUNDED_TO))


@dataclass(frozen=True, slots=True)
class AreaTile:
    """Where an area stands on the map, in columns and rows from the top left."""

    area: str
    column: int
    row: int


def place_tiles(drawn: Iterable[str], areas: Sequence[str]) -> tuple[AreaTile, ...]:
    """The areas as the force has drawn them (`area_map`: rows of codes, `..` for nothing); those it has not drawn stand
    below, and without a drawing all of them in rows of four."""
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
