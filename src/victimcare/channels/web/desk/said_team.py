"""What the Team page says of somebody: whether they are here, when they come back, what they speak."""

from __future__ import annotations

from datetime import datetime

from victimcare.channels.web.desk.phone_forms import need_words
from victimcare.channels.web.desk.said import ahead, language
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.services.desk.rota import Person, Spell
from victimcare.wording import say


def now_of(person: Person, now: datetime) -> tuple[str, str]:
    """In words, and as a tag is drawn."""
    if person.away is not None:
        return away(person.away, now), "held"
    if person.there_at is None:
        return say("team-now-unknown"), "declined"
    if person.there_at <= now:
        return say("team-now-here"), "kept"
    return say("team-now-next", moment=ahead(person.there_at, now)), "due"


def away(spell: Spell, now: datetime) -> str:
    until = say("team-until", moment=ahead(spell.until, now)) if spell.until else say("team-until-unknown")
    cover = say("team-covered-by", name=spell.cover) if spell.cover else say("team-covered-by-team")
    return f"{say(f'team-away-{spell.why.value}')}. {until} {cover}"


def speaks(person: Person) -> str:
    """The languages beside English, and what they are trained for."""
    parts = [*map(language, person.languages), *(need_words(CallerNeed(skill)) for skill in person.skills)]
    return " · ".join(parts) or say("team-nothing-particular")
