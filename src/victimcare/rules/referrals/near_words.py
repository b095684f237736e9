"""Words that no entry says and no taxonomy knows, answered with near ones: what people say for a need, and what is
written almost so. It is an offer to look again, never a guess that looks by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from victimcare.rules.referrals.needs import NEEDS

# What is said at a desk for each need, in small letters and as it is written.
SAID: Mapping[str, tuple[str, ...]] = {
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
_BY_WORD: Mapping[str, str] = {word: need for need in NEEDS for word in (*need.split("_"), *SAID[need]) if word != "at"}
MOST = 4
ALIKE = 0.75  # from here on it may be a slip of the keys
SHORTEST = 4  # letters: of fewer, everything is alike


@dataclass(frozen=True, slots=True)
class Near:
    """One of the two: a need of ours, or the words of a taxonomy."""

    need: str = ""
    term: str = ""


def near(words: str, terms: Iterable[str]) -> tuple[Near, ...]:
    """The closest first. `terms`: of the taxonomies that are here."""
    whole = words.lower().strip()
    typed = {word for word in (whole, *whole.split()) if len(word) >= SHORTEST}
    found: dict[Near, float] = {}
    known = [(word, Near(need=need)) for word, need in _BY_WORD.items()]
    known += [(part, Near(term=term)) for term in terms for part in {term.lower(), *term.lower().split()}]
    for part, one in known:
        found[one] = max(found.get(one, 0), *(_alike(word, part) for word in typed), 0)
    closest = sorted((one for one, like in found.items() if like >= ALIKE), key=lambda one: -found[one])
    return tuple(closest[:MOST])


def _alike(word: str, known: str) -> float:
    """How alike, from 0 to 1. With another end ("evictions", "eviction") is nearly the same."""
    if len(known) < SHORTEST or abs(len(word) - len(known)) > max(len(word), len(known)) / 2:
        return 0
    if word != known and (word.startswith(known) or known.startswith(word)):
        return 0.95
    return SequenceMatcher(None, word, known).ratio()
