"""How she is reached, in her words: what we do and do not do, and the rest as rows with the question behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from victimcare.channels.web.portal.contact_forms import DAYS
from victimcare.rules.safe_contact.contact_hours import find_split_days
from victimcare.rules.safe_contact.preference_questions import ContactQuestion
from victimcare.services.preferences.contact_preferences import ContactHours, ContactSettings
from victimcare.wording import dates, full_stop, say

_ASKED_BY = {
    "call": ContactQuestion.PHONE,
    "text": ContactQuestion.TEXTS,
    "email": ContactQuestion.EMAILS,
    "letter": ContactQuestion.LETTERS,
}


@dataclass(frozen=True, slots=True)
class Way:
    is_used: bool
    said: str
    question: ContactQuestion


@dataclass(frozen=True, slots=True)
class Row:
    """`question`: the one that is asked again where she wants to change it; None: nothing she can change here."""

    name: str
    said: str
    question: ContactQuestion | None


def ways(reached: ContactSettings) -> list[Way]:
    used = {
        "call": reached.calls,
        "text": reached.texts,
        "email": reached.emails,
        "letter": reached.letters,
    }
    said = {name: say(f"contact-{name}-{'yes' if is_used else 'no'}") for name, is_used in used.items()}
    if reached.calls and reached.phone:
        said["call"] = say("contact-call-ending", ending=reached.phone)
    return [Way(used[name], words, _ASKED_BY[name]) for name, words in said.items()]


def rows(reached: ContactSettings) -> list[Row]:
    found = []
    if reached.hours:
        found.append(Row(say("contact-row-when"), when(reached), ContactQuestion.WHEN))
    if reached.calls:
        found.append(Row(say("contact-row-rings"), say(f"contact-row-rings-{reached.rung_by}"), ContactQuestion.RINGS))
        answer = "message" if reached.voicemail else "none"
        found.append(Row(say("contact-row-answer"), say(f"contact-row-answer-{answer}"), ContactQuestion.MESSAGES))
        found.append(Row(say("contact-row-first"), say("contact-row-first.more"), None))
    if reached.calls or reached.texts or reached.emails or reached.letters:
        who = "said" if reached.police else "not"
        found.append(Row(say("contact-row-who"), say(f"contact-row-who-{who}"), ContactQuestion.POLICE))
    if reached.texts or reached.emails:
        news = "itself" if reached.news else "only"
        asked = ContactQuestion.NEWS if reached.police else None
        found.append(Row(say("contact-row-news"), say(f"contact-row-news-{news}"), asked))
    return found


def when(reached: ContactSettings) -> str:
    """In one sentence where all ways keep the same hours; else each with its own."""
    if reached.asks_hours:
        return say("contact-row-when-changes")
    said = {channel: _any_of(hours) for channel, hours in reached.hours.items()}
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return " ".join(f"{say(f'contact-{channel}-yes')} {hours}" for channel, hours in said.items())


def hours(kept: ContactHours) -> str:
    """Some hours within a sentence, which has an end of its own."""
    return _any_of(kept).rstrip(f" .{full_stop()}")


def _any_of(hours: ContactHours) -> str:
    whole = find_split_days(hours)
    said = [say("contact-row-when-day", days=_days(days)) for days in whole]
    said += [_hours(each) for each in hours if tuple(each["days"]) not in whole]
    return " ".join(said) if said else say("contact-row-when-any")


def _hours(each: Mapping[str, Any]) -> str:
    start, end = (dates.write_time(time.fromisoformat(each[name])) for name in ("from", "to"))
    return say("contact-row-when-hours", days=_days(each["days"]), start=start, end=end)


def _days(chosen: Sequence[str]) -> str:
    named = {DAYS: "all", DAYS[:5]: "weekdays", DAYS[5:]: "weekend"}.get(tuple(day for day in DAYS if day in chosen))
    if named:
        return say(f"contact-days-{named}")
    return ", ".join(say(f"dates-weekday-{place}") for place, day in enumerate(DAYS) if day in chosen)
