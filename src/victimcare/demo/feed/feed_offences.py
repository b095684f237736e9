"""Each type of crime in the published table as a feed has it: its group, titles and flags, and its victims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from victimcare.demo.feed.seeded_draw import WeightedChoice

DOMESTIC = "domestic_abuse"
HATE = "hate_crime"
STALKING = "stalking_harassment"


@dataclass(frozen=True, slots=True)
class FeedOffence:
    """As a record system writes it. `code` is the Home Office's where it is well known."""

    title: str
    code: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrimeKind:
    """A type of crime. `outcomes_as` names the type of the published outcome table that it follows."""

    group: str
    outcomes_as: str
    offences: WeightedChoice[FeedOffence]
    business: float = 0.0  # share whose victim is a business
    child: float = 0.0  # share of people who are under 18
    several: float = 0.04  # share with more than one victim
    online: float = 0.2  # share reported online
    overnight: float = 0.2  # share found some hours after it happened


def find_crime_kind(minor: str) -> CrimeKind:
    """By the published table's minor type. A type that is not in the table below is a rare crime against society."""
    found = _KINDS.get(minor)
    if found is None:
        found = _KINDS[minor] = _crime_kind("other", _OTHER_CRIME, _TITLES.get(minor, minor), business=0.5)
    return found


def _mixed(*offences: tuple[str, str | None, Iterable[str], float]) -> WeightedChoice[FeedOffence]:
    return WeightedChoice((FeedOffence(title, code, tuple(flags)), weight) for title, code, flags, weight in offences)


def _crime_kind(group: str, outcomes_as: str, title: str, code: str | None = None, /, **shares: float) -> CrimeKind:
    """A type with one title; one crime in fifty against a person carries a hate crime flag."""
    flagged = 0 if shares.get("business") == 1 else 2
    return CrimeKind(group, outcomes_as, _mixed((title, code, (), 98), (title, code, (HATE,), flagged)), **shares)


_VIOLENCE = "Violence and sexual offences"
_DAMAGE = "Criminal damage and arson"
_OTHER_CRIME = "Other crime"
_WEAPONS = "Possession of weapons"
_TITLES = {  # the published table cuts long names off
    "Disclosure, Obstruction, False or Misleading State": "Obstruction or false statement",
    "Making, Supplying or Possessing Articles for use i": "Articles for use in fraud",
    "Threat or Possession With Intent to Commit Crimina": "Threat to commit criminal damage",
    "Profitting From or Concealing Proceeds of Crime": "Concealing proceeds of crime",
}
_INJURY = _mixed(
    ("Assault occasioning actual bodily harm", "8N", (), 46),
    ("Assault occasioning actual bodily harm", "8N", (DOMESTIC,), 30),
    ("Wounding", "8N", (), 12),
    ("Assault on an emergency worker with injury", None, (), 5),
    ("Non-fatal strangulation", None, (DOMESTIC,), 4),
    ("Assault occasioning actual bodily harm", "8N", (HATE,), 3),
)
_NO_INJURY = _mixed(
    ("Common assault", "105A", (), 36),
    ("Common assault", "105A", (DOMESTIC,), 20),
    ("Common assault", "105A", (HATE,), 2),
    ("Harassment", "8L", (STALKING,), 13),
    ("Harassment", "8L", (DOMESTIC, STALKING), 5),
    ("Stalking", "8Q", (STALKING,), 3),
    ("Stalking", "8Q", (DOMESTIC, STALKING), 3),
    ("Malicious communications", "8R", (), 12),
    ("Controlling or coercive behaviour", "8U", (DOMESTIC,), 3),
    ("Threats to kill", "3B", (), 2.5),
    ("Modern slavery", None, ("trafficking",), 0.3),
    ("Encouragement of terrorism", None, ("terrorism",), 0.02),
)
_RAPE = _mixed(("Rape", None, (), 62), ("Rape", None, (DOMESTIC,), 26), ("Rape of a child", None, ("child",), 12))
_SEXUAL = _mixed(
    ("Sexual assault", None, (), 70),
    ("Exposure or voyeurism", None, (), 12),
    ("Sexual assault", None, (DOMESTIC,), 6),
    ("Sexual activity with a child", None, ("child",), 12),
)
_DAMAGES = _mixed(
    ("Criminal damage", None, (), 90), ("Criminal damage", None, (DOMESTIC,), 7), ("Criminal damage", None, (HATE,), 3)
)
_FEAR = _mixed(("Causing public fear, alarm or distress", "125", (), 96), ("Affray", None, (), 4))
_DRIVING = _mixed(
    ("Causing serious injury by dangerous driving", None, (), 60),
    ("Causing death by dangerous driving", None, ("homicide",), 40),
)
_FORGERY = {"business": 0.7, "online": 0.6}
_WEAPON = {"business": 0.55}

_KINDS = {
    "Arson": _crime_kind("criminal_damage_arson", _DAMAGE, "Arson", business=0.3, several=0.1),
    "Criminal Damage": CrimeKind("criminal_damage_arson", _DAMAGE, _DAMAGES, business=0.22, online=0.35, overnight=0.5),
    "Burglary Business and Community": _crime_kind(
        "burglary", "Burglary", "Burglary of business premises", business=1, overnight=0.8
    ),
    "Domestic Burglary": _crime_kind(
        "burglary", "Burglary", "Burglary of a dwelling", "28", several=0.3, overnight=0.7
    ),
    "Drug Trafficking": _crime_kind("drugs", "Drugs", "Possession of drugs with intent to supply", business=0.7),
    "Possession of Drugs": _crime_kind("drugs", "Drugs", "Possession of drugs", business=0.8),
    "Historical Fraud and Forgery": _crime_kind("fraud", _OTHER_CRIME, "Fraud", business=0.4),
    "Other Forgery": _crime_kind("fraud", _OTHER_CRIME, "Forgery", **_FORGERY),
    "Fraud or Forgery Associated with Driver Records": _crime_kind(
        "fraud", _OTHER_CRIME, "Fraud with driver records", **_FORGERY
    ),
    "Forgery or Use of Drug Prescription": _crime_kind(
        "fraud", _OTHER_CRIME, "Use of a forged prescription", **_FORGERY
    ),
    "Possession of False Documents": _crime_kind("fraud", _OTHER_CRIME, "Possession of false documents", **_FORGERY),
    "Other Firearm Offences": _crime_kind("weapons", _WEAPONS, "Firearm offence", **_WEAPON),
    "Other Knife Offences": _crime_kind("weapons", _WEAPONS, "Knife offence", **_WEAPON),
    "Possession of Article with Blade or Point": _crime_kind("weapons", _WEAPONS, "Possession of a blade", **_WEAPON),
    "Possession of Firearm with Intent": _crime_kind("weapons", _WEAPONS, "Firearm with intent", several=0.2),
    "Possession of Firearms Offences": _crime_kind("weapons", _WEAPONS, "Possession of a firearm", **_WEAPON),
    "Possession of Other Weapon": _crime_kind("weapons", _WEAPONS, "Possession of a weapon", **_WEAPON),
    "Other Offences Against the State, or Public Order": _crime_kind(
        "public_order", "Public order", "Public order offence", business=0.2
    ),
    "Public Fear Alarm or Distress": CrimeKind(
        "public_order", "Public order", _FEAR, business=0.12, child=0.05, several=0.1
    ),
    "Racially or Religiously Aggravated Public Fear, Al": CrimeKind(
        "public_order",
        "Public order",
        _mixed(("Racially or religiously aggravated fear, alarm or distress", None, (HATE,), 1)),
        child=0.05,
        several=0.1,
    ),
    "Violent Disorder": _crime_kind("public_order", "Public order", "Violent disorder", several=0.4),
    "Robbery of Business Property": _crime_kind(
        "robbery", "Robbery", "Robbery of business property", "34A", business=1
    ),
    "Robbery of Personal Property": _crime_kind(
        "robbery", "Robbery", "Robbery of personal property", "34B", child=0.22, several=0.12
    ),
    "Other Sexual Offences": CrimeKind("sexual", _VIOLENCE, _SEXUAL, child=0.25, online=0.1),
    "Rape": CrimeKind("sexual", _VIOLENCE, _RAPE, child=0.12, online=0.03),
    "Bicycle Theft": _crime_kind(
        "bicycle", "Bicycle theft", "Theft of a pedal cycle", "44", child=0.06, online=0.8, overnight=0.6
    ),
    "Other Theft": _crime_kind("other_theft", "Other theft", "Theft", "49", business=0.3, child=0.03, online=0.5),
    "Shoplifting": _crime_kind("shoplifting", "Shoplifting", "Shoplifting", "46", business=1, online=0.45),
    "Theft from Person": _crime_kind(
        "theft_person", "Theft from the person", "Theft from the person", "39", child=0.05, online=0.5
    ),
    "Aggravated Vehicle Taking": _crime_kind("vehicle", "Vehicle crime", "Aggravated vehicle taking", business=0.1),
    "Interfering with a Motor Vehicle": _crime_kind(
        "vehicle", "Vehicle crime", "Interfering with a motor vehicle", "126", online=0.6, overnight=0.7
    ),
    "Theft from a Motor Vehicle": _crime_kind(
        "vehicle", "Vehicle crime", "Theft from a motor vehicle", "45", business=0.15, online=0.7, overnight=0.7
    ),
    "Theft or Taking of a Motor Vehicle": _crime_kind(
        "vehicle", "Vehicle crime", "Theft of a motor vehicle", "48", business=0.08, online=0.3, overnight=0.7
    ),
    "Dangerous Driving": CrimeKind("other", _OTHER_CRIME, _DRIVING, online=0),
    "Homicide": CrimeKind(
        "violence",
        _VIOLENCE,
        _mixed(("Murder", "1", ("homicide",), 85), ("Manslaughter", None, ("homicide",), 15)),
        online=0,
    ),
    "Violence with Injury": CrimeKind("violence", _VIOLENCE, _INJURY, child=0.12, several=0.09, online=0.03),
    "Violence without Injury": CrimeKind("violence", _VIOLENCE, _NO_INJURY, child=0.1, several=0.07, online=0.15),
}
