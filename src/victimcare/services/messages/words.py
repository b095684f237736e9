"""Which sentence a text is, and its words. The sentences are `messages-…` in wording/."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from victimcare import wording
from victimcare.rules import clock
from victimcare.rules.cases.turns import moment_in, must_attend, turn_of
from victimcare.rules.force import Force
from victimcare.rules.people.safe_contact import Send, Wording
from victimcare.rules.rights import Fact
from victimcare.wording import dates

NEWS = "news"  # there is something new
RING_US = "ring-us"
TOLD = "told-"  # the news itself; the step of her journey that it makes follows
LONGEST = 306  # two SMS: a day in court with its place; what is longer says only that there is news

_STEP = "cases-step-"


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it leaves. `template` is the sentence's id without `messages-`: the kind that ceilings count."""

    template: str
    body: str


def words_for(decision: Send, news: Sequence[Fact], *, record_id: str, today: date) -> Words:
    """What her plan allows, and never more than one piece of news in one text.

    `news` are the events she does not know; `record_id` names her in them.
    """
    if decision.wording is Wording.RING_US:
        return _plain(RING_US)
    told = _told(news[0], record_id, today) if decision.wording is Wording.FULL and len(news) == 1 else None
    return told if told is not None and len(told.body) <= LONGEST else _plain(NEWS)


def carries_news(template: str) -> bool:
    """Whether she knows the news itself once this has been delivered (contracts/ledger.md, last section)."""
    return template.startswith(TOLD)


def sender_for(decision: Send) -> str:
    """The name she agreed to see; without one the force's open name where she allowed that, else its neutral one."""
    senders = _force().senders
    return decision.sender_name or (senders.open if decision.may_say_police else senders.neutral)


def _told(fact: Fact, record_id: str, today: date) -> Words | None:
    """None: this news is nothing that a text can tell."""
    step = turn_of(fact, record_id).step
    if step is None or fact.data.get("court", "somewhere").strip() == "":
        return None
    template = TOLD + step.id.removeprefix(_STEP)
    form = ".evidence" if must_attend(fact, record_id) else ""
    if not wording.has(f"messages-{template}{form}"):
        return None
    return Words(template, _say(template + form, **_values(fact, today)))


def _values(fact: Fact, today: date) -> dict[str, str]:
    """A day by its date: a text is read when it is read, so never "tomorrow"."""
    if fact.type == "hearing.listed":
        at = moment_in(fact, "starts_at").astimezone(clock.LONDON)
        day = dates.write_day(at.date(), manner="text", today=today)
        moment = wording.say("dates-day-and-time", day=day, time=dates.write_time(at.time()))
        return {"moment": moment, "court": fact.data["court"]}
    if fact.type == "offender.release_planned":
        return {"day": dates.write_day(date.fromisoformat(fact.data["on"]), manner="text", today=today)}
    return {}


def _plain(template: str) -> Words:
    return Words(template, _say(template))


def _say(template: str, **values: str) -> str:
    return wording.say(f"messages-{template}", line=_force().telephones.line, **values)


def _force() -> Force:
    force: Force = settings.FORCE
    return force
