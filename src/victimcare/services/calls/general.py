"""What the line tells every caller, with or without a code: rights in general, and who supports people where they live."""

from __future__ import annotations

from datetime import datetime

from victimcare.rules.clock import london_date
from victimcare.rules.force import ForceArea
from victimcare.rules.referrals.listed_services import ListedService
from victimcare.rules.referrals.ranking import ServiceSearch
from victimcare.rules.rights.catalogue import EntitlementScope
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import Actor
from victimcare.services.referrals import directory
from victimcare.services.rights.catalogue import catalogue

MOST_SERVICES = 3  # callers cannot remember more than this
_ANYBODY = Actor.nobody("line")


def rights(*, now: datetime) -> tuple[Sentence, ...]:
    """Return the rights of the edition in force, a sentence each; only rights that a public page restates."""
    today = london_date(now)
    in_force = [edition for edition in catalogue().editions if edition.in_force_from <= today]
    entries = max(in_force, key=lambda edition: edition.in_force_from).entitlements.values()
    sure = {entry.right for entry in entries if entry.is_verified and entry.scope is EntitlementScope.CODE}
    return tuple(sentence(f"calls-right-{right}") for right in sorted(sure))


def areas(*, need: str) -> tuple[ForceArea, ...]:
    """Return the areas that have a service of their own for this; empty where all services cover the whole force."""
    return directory.areas_of_their_own(actor=_ANYBODY, need=need)


def services(*, need: str, area: str, now: datetime) -> tuple[ListedService, ...]:
    """Return the services that fit best: those of the area and of the whole force; with no area, the latter alone. Only
    services that can be rung, and that take any caller."""
    found = directory.search(actor=_ANYBODY, wish=ServiceSearch(need=need, area=area), now=now)
    rung = (one.service for one in found if one.service.facts.takes_self_referral and one.service.facts.telephone)
    return tuple(rung)[:MOST_SERVICES]
