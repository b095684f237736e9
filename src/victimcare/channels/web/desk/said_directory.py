"""What the directory says, in the words of the desk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from victimcare.channels.web.desk import said
from victimcare.channels.web.ui.forms import dashed
from victimcare.rules.clock import london_date
from victimcare.rules.force import Force
from victimcare.rules.referrals.language_codes import language_name
from victimcare.rules.referrals.listed_services import ListedService, ServiceFacts, StatedCapacity
from victimcare.rules.referrals.opening_times import ServiceOpening
from victimcare.wording import opening_hours, say

LISTS = ("wrong", "review", "unknown", "refused")


def need(name: str) -> str:
    return say(f"directory-need-{dashed(name)}")


def needs(facts: ServiceFacts) -> str:
    return ", ".join(need(one) for one in sorted(facts.needs)) or say("directory-need-not-known")


def areas(facts: ServiceFacts, force: Force) -> str:
    if facts.is_everywhere:
        return say("directory-everywhere")
    return ", ".join(force.area_name(code) for code in sorted(facts.areas)) or say("directory-area-not-known")


def ages(facts: ServiceFacts) -> str:
    if facts.youngest is None and facts.oldest is None:
        return say("directory-all-ages")
    if facts.oldest is None:
        return say("directory-from-age", age=facts.youngest or 0)
    return say("directory-ages", youngest=facts.youngest or 0, oldest=facts.oldest)


def languages(facts: ServiceFacts) -> str:
    return ", ".join(sorted(map(language_name, facts.languages)))


def hours(openings: Iterable[ServiceOpening], now: datetime) -> str:
    return opening_hours.said(openings, manner="staff", today=london_date(now))


def access(facts: ServiceFacts) -> str:
    return ", ".join(say(f"directory-access-{dashed(one)}") for one in sorted(facts.access))


def cost(facts: ServiceFacts) -> str:
    if facts.is_free is None:
        return say("directory-not-known")
    return say("directory-is-free" if facts.is_free else "directory-costs")


def room(found: StatedCapacity | None, now: datetime) -> str:
    """How full, and how old that word is."""
    if found is None:
        return say("directory-why-never-said")
    full = say(f"directory-own-is-{found.said}", places=found.places or 0, weeks=found.weeks or 0)
    return f"{full} {say('directory-said-ago', days=found.days_old(london_date(now)))}"


def checked(listed: ListedService, now: datetime) -> str:
    return _day(listed.checked_on, now) if listed.checked_on else say("directory-never-checked")


def refused(fields: Iterable[tuple[str, str, str]]) -> list[str]:
    return [why(*one) for one in fields]


def why(field: str, reason: str, value: str) -> str:
    """A field that was not taken: "url is no web address (htp:/…)"."""
    because = say(f"directory-refused-{dashed(reason)}")
    return f"{field} {because}{f' ({value})' if value else ''}"


def _day(on: date, now: datetime) -> str:
    return said.day(on, now)
