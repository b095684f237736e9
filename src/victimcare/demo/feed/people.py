"""Invented people and businesses, as a record system describes victims.

Telephone numbers come from the ranges that Ofcom keeps for drama. There are few of them, and a number known to be in
a guarded case guards every case it stands in: people who are guarded get theirs from another part of the range, and
each part is dealt out in turn, so that some hundreds of crimes share none. In the largest feeds, where hundreds of
people would have the same number, the later ones have an e-mail address instead. The first hundred of each range are
the cast's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import count

from victimcare.demo.feed import plans
from victimcare.demo.feed.draw import Draw, Weighted
from victimcare.demo.feed.names import communities, plain, shop_name
from victimcare.demo.feed.places import address

Details = dict[str, object]

_PARTS = {False: (100, 450), True: (550, 450)}  # guarded: (first, how many) of the thousand in a range
_SHARED_BY = 8  # people at most, in one feed
_AGES = Weighted((((18, 24), 15), ((25, 34), 27), ((35, 44), 21), ((45, 59), 22), ((60, 74), 11), ((75, 93), 4)))
_PROVIDERS = ("post.example", "mail.example", "letterbox.example", "inbox.example")
_FORMATS = Weighted(
    ((None, 955), ("large_print", 14), ("easy_read", 10), ("bsl", 9), ("relay", 4), ("audio", 5), ("braille", 3))
)
_SEXES = Weighted((("female", 495), ("male", 485), ("not_known", 10), ("not_stated", 10)))
_CHOICES = Weighted((("not_asked", 30), ("agreed", 22), ("declined", 28), (None, 20)))
_SHOPS_A_BOROUGH = 120


@dataclass(frozen=True, slots=True)
class Person:
    details: Details  # all but victim_id, which a feed may give anew
    victim_id: str
    kind: str
    guarded: bool  # by the crime or by age
    enhanced: bool  # as far as telling in time is concerned


class People:
    """Makes the people of one feed. Keeps two counters and a few people who will be victims again."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._mobiles = {False: count(), True: count()}
        self._landlines = {False: count(), True: count()}
        self._again: dict[bool, list[Person]] = {False: [], True: []}

    def person(
        self, victim_id: str, kind: str, recorded_on: int, district: int, *, guarded: bool, minor: bool = False
    ) -> Person:
        """Somebody new, or now and then an adult who has been a victim before."""
        draw = self._draw
        if not minor and kind == "person":
            known = self._again[guarded]
            if len(known) == 50 and draw.chance(0.03):
                return _targeted(draw.pick(known))
        age = _age(draw, minor)
        guarded = guarded or (age < 16 and kind == "person")
        details = self._describe(victim_id, recorded_on, district, age, guarded=guarded)
        grounds = _grounds(draw, guarded, age)
        if grounds:
            details["enhanced_grounds"] = grounds
        enhanced = bool(grounds) or guarded or age < 18 or kind in ("bereaved_relative", "parent_or_guardian")
        made = Person(details, victim_id, kind, guarded, enhanced)
        if age >= 18 and kind == "person":
            _remember(self._again[guarded], made, draw)
        return made

    def mobile(self, *, guarded: bool) -> str | None:
        """The next number of the guarded or the other part of the range, written as people write it."""
        number = _dealt(self._mobiles[guarded], guarded)
        written = self._draw.share()
        if number is None:
            return None
        if written < 0.6:
            return f"07700900{number}"
        return f"07700 900{number}" if written < 0.85 else f"+447700900{number}"

    def landline(self, *, guarded: bool) -> str | None:
        number = _dealt(self._landlines[guarded], guarded)
        return number and f"01632 960{number}"

    def _describe(self, victim_id: str, recorded_on: int, district: int, age: int, *, guarded: bool) -> Details:
        draw = self._draw
        community = draw.weighted(communities())
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
            local = f"{plain(given)}.{plain(family)}.{victim_id[1:].replace('-', '.')}"
            details["email"] = f"{local}@{draw.pick(_PROVIDERS)}"
        if draw.chance(0.88):
            details["address"] = address(draw, district)
        language = draw.weighted(community.languages)
        if language or draw.chance(0.5):
            details["language"] = language or "en"
        wanted = draw.weighted(_FORMATS)
        if wanted:
            details["formats"] = [wanted]
        choice = draw.weighted(_CHOICES)
        if choice:
            details["referral_choice"] = choice
        agreed = draw.weighted(plans.CAREFUL if guarded else plans.USUAL)
        if agreed is not None:
            details["safe_contact"] = agreed
        if draw.chance(0.7):
            details["ethnicity"] = draw.pick(community.ethnicity)
        details["sex"] = sex
        if draw.chance(0.12):
            details["disability"] = True
        return details


@lru_cache(maxsize=4_096)
def business(district: int, number: int) -> Person:
    """One of a borough's shops and other businesses: the same each time, for some are victims often."""
    victim_id = f"B{district:02}{number:03}"
    draw = Draw(f"business/{victim_id}")
    name = shop_name(draw.between(0, 999))
    details: Details = {
        "business_name": name,
        "phone": f"020 7946 0{draw.between(100, 999)}",
        "email": f"manager.{victim_id}@{plain(name).replace(' & ', '-').replace(' ', '-')}.example".lower(),
        "address": address(draw, district),
    }
    agreed = draw.weighted(plans.BUSINESS)
    if agreed is not None:
        details["safe_contact"] = agreed
    return Person(details, victim_id, "business", guarded=False, enhanced=False)


def some_business(draw: Draw, district: int) -> Person:
    """A few are victims far more often than the others."""
    return business(district, int(draw.share() * draw.share() * _SHOPS_A_BOROUGH))


def family_of(child: Person, parent: Person) -> Person:
    """The parent with the child's family name and home."""
    shared = {key: child.details[key] for key in ("family_name", "address") if key in child.details}
    return Person(parent.details | shared, parent.victim_id, parent.kind, parent.guarded, parent.enhanced)


def _dealt(numbers: Iterator[int], guarded: bool) -> str | None:
    """Three digits of a range of a thousand, or None when each has been given often enough."""
    first, size = _PARTS[guarded]
    turn, place = divmod(next(numbers), size)
    return str(first + place) if turn < _SHARED_BY else None


def _age(draw: Draw, minor: bool) -> int:
    if minor:
        return draw.between(6, 17)
    low, high = draw.weighted(_AGES)
    return draw.between(low, high)


def _grounds(draw: Draw, guarded: bool, age: int) -> list[str]:
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


def _targeted(person: Person) -> Person:
    grounds = person.details.get("enhanced_grounds", [])
    assert isinstance(grounds, list)
    if "persistently_targeted" in grounds:
        return person
    at = 1 if "most_serious_crime" in grounds else 0
    details = person.details | {"enhanced_grounds": [*grounds[:at], "persistently_targeted", *grounds[at:]]}
    return Person(details, person.victim_id, person.kind, person.guarded, enhanced=True)


def _remember(known: list[Person], person: Person, draw: Draw) -> None:
    """Fifty at a time, each replaced sooner or later."""
    if len(known) < 50:
        known.append(person)
    elif draw.chance(0.1):
        known[int(draw.share() * 50)] = person
