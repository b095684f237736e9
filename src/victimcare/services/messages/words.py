"""Which sentence a text is, and its words. The sentences are `messages-…` in wording/."""

from __future__ import annotations

from django.conf import settings

from victimcare import wording
from victimcare.rules.force import Force
from victimcare.rules.people.safe_contact import SendText, Wording

NEWS = "news"  # there is something new
RING_US = "ring-us"
TOLD = "told-"  # the news itself; the duty it tells follows


def template_for(decision: SendText, duty_codes: list[str]) -> str:
    """The sentence for her: what her plan allows, and never more than one piece of news in one text."""
    if decision.wording is Wording.RING_US:
        return RING_US
    if decision.wording is Wording.FULL and len(duty_codes) == 1:
        told = TOLD + duty_codes[0].replace("_", "-")
        return told if wording.has(f"messages-{told}") else NEWS
    return NEWS


def carries_news(template: str) -> bool:
    """Whether she knows the news itself once this has been delivered (contracts/ledger.md, last section)."""
    return template.startswith(TOLD)


def body_of(template: str) -> str:
    return wording.say(f"messages-{template}", line=_force().telephones.line)


def sender_for(decision: SendText) -> str:
    """The name she agreed to see; without one the force's open name where she allowed that, else its neutral one."""
    senders = _force().senders
    return decision.sender_name or (senders.open if decision.may_say_police else senders.neutral)


def _force() -> Force:
    force: Force = settings.FORCE
    return force
