"""Renders a handover report for people: the same parts, in words, as a tagged PDF or a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from victimcare.rules.agency_handovers import HandoverPart
from victimcare.services import port_registry
from victimcare.services.ports import (
    Document,
    DocumentHeading,
    DocumentLines,
    DocumentParagraph,
    DocumentPart,
    FramedNotice,
    PrintedFile,
)
from victimcare.wording import dates, has_sentence, say

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PartInWords:
    item: HandoverPart
    name: str
    lines: tuple[str, ...]


def print_report(content: Json) -> PrintedFile:
    """The same content gives the same bytes. Raises PortUnbound if no document maker is bound."""
    return port_registry.document_maker().render(build_report_document(content))


def build_report_document(content: Json) -> Document:
    lead = say(
        "handovers-paper-lead",
        force=content["from"]["force"],
        reference=content["crime_reference"],
        moment=_moment(content["made_at"]),
        number=content["number"],
    )
    telephone = say("handovers-paper-ring", telephone=content["from"]["telephone"])
    message: list[DocumentPart] = []
    if content["message"]:
        message = [DocumentHeading(say("handovers-paper-message")), DocumentParagraph(content["message"])]
    inside: list[DocumentPart] = []
    for one in word_report_parts(content):
        inside += [DocumentHeading(one.name), DocumentLines(one.lines)]
    names = list_omitted_parts(content)
    without: list[DocumentPart] = []
    if names:
        without = [
            DocumentHeading(say("handovers-paper-not-inside")),
            DocumentParagraph(say("handovers-paper-left-out")),
            DocumentLines(names),
        ]
    first = [FramedNotice(say("handovers-line-ask-us"))] if requires_call_first(content) else []
    title = say("handovers-paper-title", agency=name_agency(content["to"]))
    return Document(
        title, "en", (DocumentParagraph(lead), DocumentParagraph(telephone), *first, *message, *inside, *without)
    )


def requires_call_first(content: Json) -> bool:
    """Whether contacting the victim before ringing us is dangerous: that comes first in the report."""
    return bool(content["parts"]["person"]["ask_us_before_any_contact"])


def list_omitted_parts(content: Json) -> tuple[str, ...]:
    """The names of the parts left out."""
    return tuple(say(f"handovers-item-{_dashed(name)}") for name in content["left_out"])


def word_report_parts(content: Json) -> tuple[PartInWords, ...]:
    """Each part included, in words."""
    return tuple(
        word_report_part(HandoverPart(name), content["parts"][name])
        for name in HandoverPart
        if name in content["parts"]
    )


def word_report_part(item: HandoverPart, said: Any) -> PartInWords:
    """One part; a single line if it is empty."""
    lines = tuple(_LINES[item](said)) if said else ()
    return PartInWords(item, say(f"handovers-item-{_dashed(item)}"), lines or (say("handovers-nothing"),))


def name_agency(name: str) -> str:
    return say(f"rights-holder-{_dashed(name)}")


def _case(said: Json) -> Iterator[str]:
    yield said["offence"]
    yield say("handovers-line-recorded", day=_day(said["recorded_on"]), area=said["area"])
    yield say("handovers-line-looked-after", name=said["looked_after_by"])


def _person(said: Json) -> Iterator[str]:
    yield say("handovers-line-name", name=said["name"] or say("handovers-nothing"), id=said["victim_id"])
    yield say(f"handovers-kind-{_dashed(said['kind'])}")
    if said["is_child"]:
        yield say("handovers-line-child")
    if said["ask_us_before_any_contact"]:
        yield say("handovers-line-ask-us")


def _preferences(said: Json) -> Iterator[str]:
    if said["in_touch_every_days"]:
        by = say(f"desk-channel-{_dashed(said['in_touch_by'])}")
        yield say("handovers-line-in-touch", count=said["in_touch_every_days"], by=by)
    for name in said["wants_nothing_of"]:
        yield say(f"handovers-wants-none-{_dashed(name)}")


def _rights(said: Json) -> Iterator[str]:
    yield say("handovers-line-enhanced" if said["is_enhanced"] else "handovers-line-standard")
    for name in said["grounds"]:
        ground = say(f"rights-ground-{_dashed(name)}")
        yield ground[:1].upper() + ground[1:]


def _passport(said: Json) -> Iterator[str]:
    if said["language"]:
        named = f"desk-language-{said['language'].partition('-')[0].lower()}"
        yield say("handovers-line-language", spoken=say(named) if has_sentence(named) else said["language"])
    for need in said["needs"]:
        yield say(f"passport-desk-{_dashed(need)}")


def _passport_words(said: Json) -> Iterator[str]:
    for name in ("someone", "avoid", "helps"):
        if said[name]:
            yield say(f"handovers-line-{name}", words=said[name])


def _needs(said: Json) -> Iterator[str]:
    if said["assessed_at"]:
        yield say("handovers-line-assessed", moment=_moment(said["assessed_at"]))
    if said["risk_level"]:
        named = f"care-level-{_dashed(said['risk_level'])}"
        yield say("handovers-line-risk", level=say(named) if has_sentence(named) else said["risk_level"])
    for one in said["needs"]:
        yield say("handovers-line-need", need=one["need"], then=one["then"])


def _court(said: Json) -> Iterator[str]:
    for day in said["days"]:
        name = "handovers-line-day-called" if day["is_called"] else "handovers-line-day"
        yield say(name, moment=_moment(day["starts_at"]), court=day["court"])
    for one in said["asked"]:
        yield say("handovers-line-asked", what=say(f"handovers-court-{_dashed(one['what'])}"))


def _duties(said: list[Json]) -> Iterator[str]:
    """Listed once where two rights owe the same in the same words."""
    yield from dict.fromkeys(_duty(duty) for duty in said)


def _duty(duty: Json) -> str:
    if not duty["due_on"]:
        return str(duty["title"])
    return say(f"handovers-line-duty-{_dashed(duty['status'])}", title=duty["title"], day=_day(duty["due_on"]))


def _told(said: list[Json]) -> Iterator[str]:
    for one in said:
        yield say("handovers-line-told", title=one["title"], day=_day(one["told_on"]))


def _safe_contact(said: Json) -> Iterator[str]:
    yield say("handovers-line-agreed", day=_day(said["confirmed_on"]))
    for way in said["ways"]:
        yield say("handovers-line-way", channel=say(f"desk-channel-{_channel(way['channel'])}"), to=way["to"])
        for hours in way["hours"]:
            days = ", ".join(say(f"dates-weekday-{_WEEK.index(day)}") for day in hours["days"])
            yield say("handovers-line-hours", days=days, start=hours["from"], end=hours["to"])
        if not way["say_police"]:
            yield say("handovers-line-say-nothing")
        if way["seen_by"]:
            yield say("handovers-line-seen-by", words=way["seen_by"])
    if said["has_code_word"]:
        yield say("handovers-line-code-word")
    if said["note"]:
        yield said["note"]


def _safe_address(said: Json) -> Iterator[str]:
    yield from said["addresses"]


_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LINES: Mapping[HandoverPart, Callable[[Any], Iterator[str]]] = {
    HandoverPart.CASE: _case,
    HandoverPart.PERSON: _person,
    HandoverPart.PREFERENCES: _preferences,
    HandoverPart.RIGHTS: _rights,
    HandoverPart.PASSPORT: _passport,
    HandoverPart.PASSPORT_WORDS: _passport_words,
    HandoverPart.NEEDS: _needs,
    HandoverPart.COURT: _court,
    HandoverPart.DUTIES: _duties,
    HandoverPart.TOLD: _told,
    HandoverPart.SAFE_CONTACT: _safe_contact,
    HandoverPart.SAFE_ADDRESS: _safe_address,
}


def _channel(name: str) -> str:
    """A plan says "call" where a contact says "telephone"."""
    return "phone" if name == "call" else name


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _day(text: str) -> str:
    return dates.write_day(date.fromisoformat(text), manner="page", today=date.min)  # always with its year


def _moment(text: str) -> str:
    at = datetime.fromisoformat(text)
    day = dates.write_day(at.date(), manner="short", today=date.min)
    return say("dates-day-and-time", day=day, time=dates.staff_time(at))
