"""Turns the conditions of a suspect's bail into sentences, one each, as the record states them; and rewords sentences
for bereaved victims.

A record system gives free text. A condition in a usual form ("Not to contact the victim") becomes a sentence of ours
that contains the record's words and addresses the reader as "you"; any other is quoted as it stands. A condition that
names another victim, or where they live, is never read out: a colleague tells the reader what they may know.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import Fact
from victimcare.rules.sentences import Sentence, sentence

LONGEST_QUOTED = 1000  # characters; a minute of speech on the line. A colleague tells anything longer.

CONDITIONS_LEAD = "cases-bail-conditions"
CONDITIONS_BY_PERSON = "cases-bail-by-person"  # there are conditions that this channel does not state
_MUST_NOT, _MUST, _AS_WRITTEN = "cases-bail-must-not", "cases-bail-must", "cases-bail-rule"
_KEPT_BACK = "\0"  # in place of a condition that page and line must not state: no record can contain this
CONDITION_SENTENCES = frozenset({_MUST_NOT, _MUST, _AS_WRITTEN})

_SUBJECT = r"(?:(?:he|she|they|(?:the )?(?:suspect|defendant)) )?"
_FORMS = (
    (_MUST_NOT, re.compile(rf"{_SUBJECT}(?:must not|shall not|is not to|are not to|not to) (?P<rest>.+)", re.I)),
    (_MUST, re.compile(rf"{_SUBJECT}(?:must|shall|is to|are to|to) (?P<rest>(?!not\b).+)", re.I)),
)
_SEVERAL = re.compile(r"[.;\n]\s*\S")  # more than one sentence: the rest may not fit ours


def condition_sentences(texts: Iterable[str]) -> tuple[Sentence, ...]:
    """Return a lead and then each condition; and, where one is too long to read out or names another victim, that a
    colleague will tell the rest."""
    written = [text.strip() for text in texts if text.strip()]
    said = tuple(_condition(text) for text in written if len(text) <= LONGEST_QUOTED and text != _KEPT_BACK)
    lead = (sentence(CONDITIONS_LEAD),) if said else ()
    rest = (sentence(CONDITIONS_BY_PERSON),) if len(said) < len(written) else ()
    return (*lead, *said, *rest)


def withhold_condition_lines(lines: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Return these lines for a channel that may not read conditions out: they say that there are conditions, and that a
    colleague tells them."""
    lines = tuple(lines)
    if not any(line.id in CONDITION_SENTENCES for line in lines):
        return lines
    kept = tuple(line for line in lines if line.id not in CONDITION_SENTENCES | {CONDITIONS_LEAD, CONDITIONS_BY_PERSON})
    return (sentence(CONDITIONS_BY_PERSON), *kept)


def address_reader_as_you(facts: Iterable[Fact], names: Collection[str]) -> list[Fact]:
    """Return the same timeline, with "you" for the reader in conditions of a usual form. `names`: what the conditions
    call the reader; the longest are tried first. A quotation stays as written."""
    ordered = sorted(filter(None, names), key=len, reverse=True)
    if not ordered:
        return list(facts)
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})(?P<own>['’]s)?(?!\w)", re.I)
    return [_with_you(fact, named) if "conditions" in fact.data else fact for fact in facts]


def withhold_other_victims(facts: Iterable[Fact], others: Collection[str]) -> list[Fact]:
    """Return the same timeline without any condition that names another victim. `others`: their names and addresses."""
    terms = [r"\s*".join(map(re.escape, other.split())) for other in others if len(other.strip()) > 1]
    if not terms:
        return list(facts)
    named = re.compile(rf"(?<!\w)(?:{'|'.join(terms)})(?!\w)", re.I)
    return [_without_others(fact, named) if "conditions" in fact.data else fact for fact in facts]


def list_conditions_for_staff(fact: Fact, others: Collection[str]) -> tuple[list[str], bool]:
    """Return the conditions of this event as written, for staff who tell them, and whether the list is complete: a
    condition that names another victim is left out."""
    [kept] = withhold_other_victims([fact], others)
    texts = [text.strip() for text in kept.data.get("conditions", ()) if text.strip()]
    shown = [text for text in texts if text != _KEPT_BACK]
    return shown, len(shown) == len(texts)


def _without_others(fact: Fact, named: re.Pattern[str]) -> Fact:
    conditions = [_KEPT_BACK if named.search(text) else text for text in fact.data["conditions"]]
    return replace(fact, data={**fact.data, "conditions": conditions})


def _with_you(fact: Fact, named: re.Pattern[str]) -> Fact:
    conditions = [
        text if _condition(text.strip()).id == _AS_WRITTEN else named.sub(_you, text)
        for text in fact.data["conditions"]
    ]
    return replace(fact, data={**fact.data, "conditions": conditions})


def _you(found: re.Match[str]) -> str:
    return "your" if found["own"] else "you"


def _condition(text: str) -> Sentence:
    whole = text.rstrip(" .;")
    if not _SEVERAL.search(whole):
        for name, form in _FORMS:
            if found := form.fullmatch(whole):
                return sentence(name, words=found["rest"])
    return sentence(_AS_WRITTEN, words=text)


# Words for a death: which victims are bereaved, and which sentences have another wording for them.

BEREAVED_KINDS = frozenset({"bereaved_relative", "family_spokesperson"})  # contracts/feed.md, "Guarded"

# Sentences that do not fit a death, without their prefix `cases-`; the other wording has the prefix `bereaved-`.
_IN_OTHER_WORDS = frozenset(
    {
        "status-reported",
        "status-reported-again",
        "status-not-investigated",
        "status-short-news",
        "status-short-none",
        "step-case-recorded",
        "step-case-recorded-by-others",
        "todo-speak",
        "right-r2_crime_recorded",
        "right-r3_written_acknowledgement",
        "right-r5_compensation_information",
        "right-r5_cics_application_limit",
        "right-r7_vps_information",
        "right-r7_vps_before_sentence",
    }
)
_USUAL, _BEREAVED = "cases-", "bereaved-"


def is_bereaved_kind(kind: str) -> bool:
    return kind in BEREAVED_KINDS


def reword_for_bereaved(said: Sentence) -> Sentence:
    """Return this sentence in words for a death, where the usual words do not fit one."""
    name = said.id.removeprefix(_USUAL)
    return Sentence(f"{_BEREAVED}{name}", said.values) if name in _IN_OTHER_WORDS else said


_THE_VICTIM = ("the victim", "the complainant", "the aggrieved")


def list_names_for_reader(given_name: str, family_name: str, facts: Sequence[Fact]) -> tuple[str, ...]:
    """What conditions of bail call this victim: the whole name, since a family name alone may be the suspect's; and
    "the victim" where the case has only one."""
    whole = f"{given_name} {family_name}" if given_name and family_name else ""
    others = sum(len(fact.data.get("victims", ())) for fact in facts if fact.type == EventType.CASE_RECORDED) > 1
    is_alone = not others and all(fact.type != EventType.VICTIM_ADDED for fact in facts)
    return tuple(name for name in (whole, *(_THE_VICTIM if is_alone else ())) if name)


def list_other_victim_names(record_id: str, facts: Sequence[Fact]) -> frozenset[str]:
    """Names and addresses of the other victims of the case, except those that this victim shares."""
    own: set[str] = set()
    others: set[str] = set()
    for fact in facts:
        added = fact.data.get("victim")
        for said in (*fact.data.get("victims", ()), *([added] if isinstance(added, Mapping) else ())):
            (own if said["victim_id"] == record_id else others).update(_identifying(said))
        if isinstance(changes := fact.data.get("changes"), Mapping):
            (own if fact.data.get("victim_id") == record_id else others).update(_identifying(changes))
    known_as = {each.casefold() for each in own}
    return frozenset(each for each in others if each.casefold() not in known_as)


def _identifying(said: Mapping[str, Any]) -> list[str]:
    """Names, the postcode, and the first line and numbered lines of an address: a town alone identifies no person."""
    address = said.get("address") or {}
    lines = [line for place, line in enumerate(address.get("lines", ())) if not place or re.search(r"\d", line)]
    found = [said.get(name) for name in ("given_name", "family_name", "business_name")]
    return [each for each in (*found, *lines, address.get("postcode")) if each]
