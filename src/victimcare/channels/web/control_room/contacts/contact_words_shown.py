"""Puts the words of a contact into the form that its page shows: which rule matched where, and times in words."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from victimcare.channels.web.ui.forms import id_part
from victimcare.rules.control_room.contact_kinds import CLASS_PRIORITIES, ContactClass, ContactPriority
from victimcare.rules.control_room.learnt_raising import LEARNT_THREAT
from victimcare.rules.referrals.language_codes import language_name
from victimcare.services.control_room.contacts.contact_detail import ContactDetail, ThreadMessage
from victimcare.services.control_room.contacts.contact_queue import WaitingContact
from victimcare.services.control_room.contacts.contact_sorting import join_subject
from victimcare.services.control_room.contacts.contact_words import MatchedWords
from victimcare.wording import dates, has_sentence, say

_MOST_REASONS = 3  # in a row of the list
PRIORITY_SENTENCES = {
    ContactPriority.DANGER: "control-room-priority-danger",
    ContactPriority.HIGH: "control-room-priority-high",
    ContactPriority.SOON: "control-room-priority-soon",
    ContactPriority.ROUTINE: "control-room-priority-routine",
}


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """A part of a text; `letter`: the letter of the rule that matched it, empty: none did."""

    text: str
    letter: str = ""


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule that matched in this contact: its letter, its name, and the words on which it matched."""

    letter: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MessageShown:
    message: ThreadMessage
    parts: tuple[MarkedPart, ...]


def letter_rules(messages: Sequence[ThreadMessage]) -> dict[str, str]:
    """Give each rule that matched in any message, and each fact of its sender that raised it, a letter: A, B, C …"""
    matched = [match.rule for each in messages for match in each.said.matches]
    rules = dict.fromkeys([*matched, *(rule for each in messages for rule in each.rules)])
    return dict(zip(rules, string.ascii_uppercase, strict=False))


def show_rules(messages: Sequence[ThreadMessage], letters: dict[str, str]) -> list[RuleShown]:
    """List each rule with the different words on which it matched."""
    found: dict[str, list[str]] = {rule: [] for rule in letters}
    for each in messages:
        text = _text(each)
        for match in each.said.matches:
            found[match.rule] += [" ".join(text[span.start : span.end].split()) for span in match.spans]
    return [RuleShown(letters[rule], name_rule(rule), tuple(dict.fromkeys(words))) for rule, words in found.items()]


def name_rule(rule: str) -> str:
    """A rule's name: of the danger rules, of a rule of the control room, or of the class that it names."""
    found = _fact_sentence(rule) or _existing(f"control-room-class-{id_part(rule)}")
    return with_capital(say(found)) if found else rule


def _fact_sentence(rule: str) -> str | None:
    return _existing(f"danger-rule-{id_part(rule)}") or _existing(f"control-room-rule-{id_part(rule)}")


def _existing(sentence: str) -> str | None:
    return sentence if has_sentence(sentence) else None


def reasons_label(row: WaitingContact) -> str:
    """What a row is about, and the first facts that raised it: "Threat to life: a weapon, a child in danger". Empty
    where its tag says that already."""
    about = say(f"control-room-class-{id_part(row.contact_class)}")
    found = [name for rule in row.rules if (name := _fact_sentence(rule))]
    named = ", ".join(say(name) for name in found[:_MOST_REASONS])
    if named:
        return say("control-room-row-reasons", about=about, reasons=named)
    return "" if row.contact_class is ContactClass.OTHER or about == tag_label(row) else about


def guide_points(contact_class: ContactClass) -> tuple[str, ...]:
    """What a handler asks and does first, a sentence each; empty: this class has no guide."""
    guide = _existing(f"control-room-guides-for-{id_part(contact_class)}")
    return tuple(say(guide).splitlines()) if guide else ()


def with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def mark_words(message: ThreadMessage, letters: dict[str, str]) -> MessageShown:
    """Split a message's words where rules matched. Where two overlap, the first keeps the words."""
    words = message.said.words
    before = len(_text(message)) - len(words)
    parts: list[MarkedPart] = []
    at = 0
    for start, end, letter in _spans(message.said.matches, letters, before):
        if start < at or end > len(words):
            continue
        parts += [MarkedPart(words[at:start]), MarkedPart(words[start:end], letter)]
        at = end
    parts.append(MarkedPart(words[at:]))
    return MessageShown(message, tuple(part for part in parts if part.text))


def _spans(matches: Sequence[MatchedWords], letters: dict[str, str], before: int) -> list[tuple[int, int, str]]:
    """The matches that lie in the message's own words, in order. A word that a rule matched is marked as that rule's,
    not as one that weighed with the learnt program."""
    shown = [
        (span, match.rule)
        for match in matches
        for span in match.spans
        if span.start >= before and match.rule in letters
    ]
    of_rules = [span for span, rule in shown if rule != LEARNT_THREAT]
    return sorted(
        (span.start - before, span.end - before, letters[rule])
        for span, rule in shown
        if rule != LEARNT_THREAT or all(span.end <= one.start or one.end <= span.start for one in of_rules)
    )


def _text(message: ThreadMessage) -> str:
    return join_subject(message.said.subject, message.said.words)


def tag_label(row: WaitingContact) -> str:
    """What the tag of a row says: its class where that says more than its priority."""
    if row.is_possible_danger:
        return say("control-room-priority-possible-danger")
    if row.priority < ContactPriority.HIGH and row.contact_class is ContactClass.ANY_NEWS:
        return say("control-room-class-any-news")
    return say(PRIORITY_SENTENCES[row.priority])


def suggest_move(contact: ContactDetail) -> dict[str, str]:
    """What the form of class, priority and queue begins with. Of danger: that it is none, with the class and priority
    that it would have; the handler says why."""
    found, priority = contact.contact_class, contact.priority
    if priority is ContactPriority.DANGER:
        if CLASS_PRIORITIES.get(found) is ContactPriority.DANGER:
            found = ContactClass.OTHER
        priority = CLASS_PRIORITIES.get(found, ContactPriority.ROUTINE)
    return {"contact_class": found.value, "priority": str(priority.value), "queue": ""}


def opened_label(contact: ContactDetail) -> str:
    """When a person opened the newest message, who, and how long after it came."""
    minutes = max(0, int((contact.seen_at - contact.newest_at) / timedelta(minutes=1)))
    return say(
        "control-room-why-opened",
        time=dates.staff_time(contact.seen_at),
        by=contact.seen_by or "none",
        minutes=minutes,
    )


def language_label(contact: WaitingContact | ContactDetail) -> str:
    """In which language it is written, and whether only a machine says so; empty: in English, or not known."""
    if contact.language in ("", "en"):
        return ""
    name = language_name(contact.language)
    return say("control-room-learning-language", name=name) if contact.is_language_found else name


def waited_label(since: datetime, now: datetime) -> str:
    """How long it has waited: "2 min", "1 h 05"."""
    minutes = max(0, int((now - since) / timedelta(minutes=1)))
    if minutes < 60:
        return say("control-room-waited-minutes", minutes=minutes)
    if minutes < 24 * 60:
        return say("control-room-waited-hours", hours=minutes // 60, minutes=f"{minutes % 60:02}")
    return say("control-room-waited-days", days=minutes // (24 * 60))


def moment_label(at: datetime, now: datetime) -> str:
    """ "today 12:02", "1 December 12:02"."""
    day = dates.near_day(at.astimezone(dates.LONDON).date(), manner="page", today=now.astimezone(dates.LONDON).date())
    return say("control-room-moment", day=day, time=dates.staff_time(at))
