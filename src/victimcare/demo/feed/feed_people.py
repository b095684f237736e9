"""Invented people and businesses, as a record system describes victims.

Telephone numbers come from the ranges that Ofcom keeps for drama. There are few of them, and a number known to be in a
guarded case guards every case it appears in: guarded people get theirs from another part of the range, and each part is
dealt out in turn, so that some hundreds of crimes share none. In the largest feeds, where hundreds of people would have
the same number, the later ones have an e-mail address instead. The first hundred of each range are the cast's.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import count

from victimcare.demo.feed import contact_answers
from victimcare.demo.feed.crime_tables import draw_address, read_demo_file
from victimcare.demo.feed.seeded_draw import SeededDraw, WeightedChoice

# Invented names, combined from given and family names in common use.

_SHOPS = (
    "Bramble & Finch", "Copper Kettle Stores", "Daily Basket", "Eastgate News", "Fern & Thistle", "Gable Pharmacy",
    "Harvest Corner", "Indigo Fashions", "Juniper Foods", "Kestrel Electrical", "Larkspur Books", "Mallow Hardware",
    "Nutmeg Bakery", "Orchard Express", "Pennywise Mart", "Quayside Grocers", "Rowan Sports", "Sparrow Cafe",
    "Thimble Dry Cleaners", "Umber Coffee", "Velvet Hair", "Willow Stores", "Yarrow Garden Centre", "Zephyr Cycles",
)  # fmt: skip
_LETTERS_WITHOUT_PARTS = str.maketrans({"Ł": "L", "ł": "l", "'": ""})


@dataclass(frozen=True, slots=True)
class NameCommunity:
    ethnicity: tuple[str, ...]
    languages: WeightedChoice[str | None]  # None: English
    female: tuple[str, ...]
    male: tuple[str, ...]
    family: tuple[str, ...]


@cache
def read_communities() -> WeightedChoice[NameCommunity]:
    return WeightedChoice(
        (_community(entry), entry["weight"]) for entry in tomllib.loads(read_demo_file("names.toml"))["community"]
    )


def invent_name(draw: SeededDraw) -> tuple[str, str]:
    """A given and a family name from one community."""
    community = draw.weighted(read_communities())
    return draw.pick(community.female if draw.chance(0.5) else community.male), draw.pick(community.family)


def name_shop(number: int) -> str:
    return _SHOPS[number % len(_SHOPS)]


@lru_cache(maxsize=2_000)
def strip_accents(name: str) -> str:
    """Lower case ASCII, as e-mail addresses have it."""
    bare = unicodedata.normalize("NFKD", name.translate(_LETTERS_WITHOUT_PARTS))
    return bare.encode("ascii", "ignore").decode().lower()


def _community(entry: dict[str, object]) -> NameCommunity:
    languages = entry["languages"]
    assert isinstance(languages, dict)
    return NameCommunity(
        ethnicity=_names(entry["ethnicity"]),
        languages=WeightedChoice([*languages.items(), (None, 100 - sum(languages.values()))]),
        female=_names(entry["female"]),
        male=_names(entry["male"]),
        family=_names(entry["family"]),
    )


def _names(value: object) -> tuple[str, ...]:
    assert isinstance(value, list)
    return tuple(value)


Details = dict[str, object]

_NUMBER_PARTS = {False: (100, 450), True: (550, 450)}  # guarded: (first, how many) of the thousand in a range
_SHARED_BY = 8  # people at most, in one feed
_AGES = WeightedChoice((((18, 24), 15), ((25, 34), 27), ((35, 44), 21), ((45, 59), 22), ((60, 74), 11), ((75, 93), 4)))
_PROVIDERS = ("post.example", "mail.example", "letterbox.example", "inbox.example")
_FORMATS = WeightedChoice(
    ((None, 955), ("large_print", 14), ("easy_read", 10), ("bsl", 9), ("relay", 4), ("audio", 5), ("braille", 3))
)
_SEXES = WeightedChoice((("female", 495), ("male", 485), ("not_known", 10), ("not_stated", 10)))
_CHOICES = WeightedChoice((("not_asked", 30), ("agreed", 22), ("declined", 28), (None, 20)))
_SHOPS_A_BOROUGH = 120


@dataclass(frozen=True, slots=True)
class FeedPerson:
    details: Details  # all but victim_id, which a feed may assign anew
    victim_id: str
    kind: str
    guarded: bool  # by the crime or by age
    enhanced: bool  # as far as the time for telling news is concerned


class PeopleSource:
    """Makes the people of one feed. Keeps two counters and a few people who will be victims again."""

    def __init__(self, draw: SeededDraw) -> None:
        self._draw = draw
        self._mobiles = {False: count(), True: count()}
        self._landlines = {False: count(), True: count()}
        self._again: dict[bool, list[FeedPerson]] = {False: [], True: []}

    def person(
        self, victim_id: str, kind: str, recorded_on: int, district: int, *, guarded: bool, minor: bool = False
    ) -> FeedPerson:
        """A new person, or now and then an adult who has been a victim before."""
        draw = self._draw
        if not minor and kind == "person":
            known = self._again[guarded]
            if len(known) == 50 and draw.chance(0.03):
                return _mark_targeted(draw.pick(known))
        age = _age(draw, minor)
        guarded = guarded or (age < 16 and kind == "person")
        details = self._describe(victim_id, recorded_on, district, age, guarded=guarded)
        grounds = _grounds(draw, guarded, age)
        if grounds:
            details["enhanced_grounds"] = grounds
        enhanced = bool(grounds) or guarded or age < 18 or kind in ("bereaved_relative", "parent_or_guardian")
        made = FeedPerson(details, victim_id, kind, guarded, enhanced)
        if age >= 18 and kind == "person":
            _remember(self._again[guarded], made, draw)
        return made

    def mobile(self, *, guarded: bool) -> str | None:
        """The next number of the guarded or the other part of the range, written as people write it."""
        number = _deal_number(self._mobiles[guarded], guarded)
        written = self._draw.share()
        if number is None:
            return None
        if written < 0.6:
            return f"07700900{number}"
        return f"07700 900{number}" if written < 0.85 else f"+447700900{number}"

    def landline(self, *, guarded: bool) -> str | None:
        number = _deal_number(self._landlines[guarded], guarded)
        return number and f"01632 960{number}"

    def _describe(self, victim_id: str, recorded_on: int, district: int, age: int, *, guarded: bool) -> Details:
        draw = self._draw
        community = draw.weighted(read_communities())
        sex = draw.weighted(_SEXES)
        given = draw.pick(community.male if sex == "male" else community.female)
        family = draw.pick(community.family)
        details: Details = {"given_name": given, "family_name": family}
        if age < 18 or draw.chance(0.8):
            born = recorded_on - age * 365 - age // 4 - draw.between(1, 364)
            details["date_of_birth"] = date.fromordinal(born).isoformat()
        mobile = self.mobile(guarded=guarded) if age >= 13 and draw.chance(0.86) else None
        landline = self.landline(guarded=guarded) if age >= 18 and mobile is None and draw.chance(0.5) else None
        if mobile:
            details["mobile"] = mobile
        if landline:
            details["phone"] = landline
        if age >= 16 and draw.chance(0.62 if mobile else 0.9):
            local = f"{strip_accents(given)}.{strip_accents(family)}.{victim_id[1:].replace('-', '.')}"
            details["email"] = f"{local}@{draw.pick(_PROVIDERS)}"
        if draw.chance(0.88):
            details["address"] = draw_address(draw, district)
        language = draw.weighted(community.languages)
        if language or draw.chance(0.5):
            details["language"] = language or "en"
        wanted = draw.weighted(_FORMATS)
        if wanted:
            details["formats"] = [wanted]
        choice = draw.weighted(_CHOICES)
        if choice:
            details["referral_choice"] = choice
        agreed = draw.weighted(contact_answers.CAREFUL_ANSWERS if guarded else contact_answers.USUAL_ANSWERS)
        if agreed is not None:
            details["safe_contact"] = agreed
        if draw.chance(0.7):
            details["ethnicity"] = draw.pick(community.ethnicity)
        details["sex"] = sex
        if draw.chance(0.12):
            details["disability"] = True
        return details


@lru_cache(maxsize=4_096)
def make_business(district: int, number: int) -> FeedPerson:
    """One of a borough's shops and other businesses: the same each time, because some are often victims."""
    victim_id = f"B{district:02}{number:03}"
    draw = SeededDraw(f"business/{victim_id}")
    name = name_shop(draw.between(0, 999))
    details: Details = {
        "business_name": name,
        "phone": f"020 7946 0{draw.between(100, 999)}",
        "email": f"manager.{victim_id}@{strip_accents(name).replace(' & ', '-').replace(' ', '-')}.example".lower(),
        "address": draw_address(draw, district),
    }
    agreed = draw.weighted(contact_answers.BUSINESS_ANSWERS)
    if agreed is not None:
        details["safe_contact"] = agreed
    return FeedPerson(details, victim_id, "business", guarded=False, enhanced=False)


def draw_business(draw: SeededDraw, district: int) -> FeedPerson:
    """A few are victims far more often than the others."""
    return make_business(district, int(draw.share() * draw.share() * _SHOPS_A_BOROUGH))


def make_family_member(child: FeedPerson, parent: FeedPerson) -> FeedPerson:
    """The parent with the child's family name and home."""
    shared = {key: child.details[key] for key in ("family_name", "address") if key in child.details}
    return FeedPerson(parent.details | shared, parent.victim_id, parent.kind, parent.guarded, parent.enhanced)


def _deal_number(numbers: Iterator[int], guarded: bool) -> str | None:
    """Three digits of a range of a thousand, or None when each has been given out often enough."""
    first, size = _NUMBER_PARTS[guarded]
    turn, place = divmod(next(numbers), size)
    return str(first + place) if turn < _SHARED_BY else None


def _age(draw: SeededDraw, minor: bool) -> int:
    if minor:
        return draw.between(6, 17)
    low, high = draw.weighted(_AGES)
    return draw.between(low, high)


def _grounds(draw: SeededDraw, guarded: bool, age: int) -> list[str]:
    """In the schema's order."""
    share = draw.share()
    if not guarded:
        if share > 0.05:
            return []
        return ["vulnerable"] if age > 70 or age < 18 or share < 0.03 else ["discretion"]
    if share > 0.6:
        return []
    if share < 0.15:
        return ["most_serious_crime", "vulnerable", "intimidated"][: 2 if share < 0.08 else 3]
    return ["most_serious_crime"] if share < 0.4 else ["intimidated"]


def _mark_targeted(person: FeedPerson) -> FeedPerson:
    grounds = person.details.get("enhanced_grounds", [])
    assert isinstance(grounds, list)
    if "persistently_targeted" in grounds:
        return person
    at = 1 if "most_serious_crime" in grounds else 0
    details = person.details | {"enhanced_grounds": [*grounds[:at], "persistently_targeted", *grounds[at:]]}
    return FeedPerson(details, person.victim_id, person.kind, person.guarded, enhanced=True)


def _remember(known: list[FeedPerson], person: FeedPerson, draw: SeededDraw) -> None:
    """Fifty at a time, each replaced sooner or later."""
    if len(known) < 50:
        known.append(person)
    elif draw.chance(0.1):
        known[int(draw.share() * 50)] = person
