"""Invented names, put together from given and family names in common use."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from victimcare.demo.feed.draw import Draw, Weighted
from victimcare.demo.feed.places import read

_SHOPS = (
    "Bramble & Finch", "Copper Kettle Stores", "Daily Basket", "Eastgate News", "Fern & Thistle", "Gable Pharmacy",
    "Harvest Corner", "Indigo Fashions", "Juniper Foods", "Kestrel Electrical", "Larkspur Books", "Mallow Hardware",
    "Nutmeg Bakery", "Orchard Express", "Pennywise Mart", "Quayside Grocers", "Rowan Sports", "Sparrow Cafe",
    "Thimble Dry Cleaners", "Umber Coffee", "Velvet Hair", "Willow Stores", "Yarrow Garden Centre", "Zephyr Cycles",
)  # fmt: skip
_LETTERS_WITHOUT_PARTS = str.maketrans({"Ł": "L", "ł": "l", "'": ""})


@dataclass(frozen=True, slots=True)
class Community:
    ethnicity: tuple[str, ...]
    languages: Weighted[str | None]  # None: English will do
    female: tuple[str, ...]
    male: tuple[str, ...]
    family: tuple[str, ...]


@cache
def communities() -> Weighted[Community]:
    return Weighted((_community(entry), entry["weight"]) for entry in tomllib.loads(read("names.toml"))["community"])


def invented_name(draw: Draw) -> tuple[str, str]:
    """A given and a family name from one community."""
    community = draw.weighted(communities())
    return draw.pick(community.female if draw.chance(0.5) else community.male), draw.pick(community.family)


def shop_name(number: int) -> str:
    return _SHOPS[number % len(_SHOPS)]


@lru_cache(maxsize=2_000)
def plain(name: str) -> str:
    """Lower case ASCII, as e-mail addresses have it."""
    bare = unicodedata.normalize("NFKD", name.translate(_LETTERS_WITHOUT_PARTS))
    return bare.encode("ascii", "ignore").decode().lower()


def _community(entry: dict[str, object]) -> Community:
    languages = entry["languages"]
    assert isinstance(languages, dict)
    return Community(
        ethnicity=_names(entry["ethnicity"]),
        languages=Weighted([*languages.items(), (None, 100 - sum(languages.values()))]),
        female=_names(entry["female"]),
        male=_names(entry["male"]),
        family=_names(entry["family"]),
    )


def _names(value: object) -> tuple[str, ...]:
    assert isinstance(value, list)
    return tuple(value)
