"""What the line tells everybody, with or without a code: rights in general, and who supports people where they live."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from victimcare.rules.clock import london_date
from victimcare.rules.force import Area, Force, SupportService
from victimcare.rules.rights.catalogue import Scope
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.rights.catalogue import catalogue

MOST_SERVICES = 3  # more than this nobody keeps in mind


def rights(*, now: datetime) -> tuple[Sentence, ...]:
    """The rights of the edition in force, a sentence each; only those of which a public page restates an entry."""
    today = london_date(now)
    in_force = [edition for edition in catalogue().editions if edition.in_force_from <= today]
    entries = max(in_force, key=lambda edition: edition.in_force_from).entitlements.values()
    sure = {entry.right for entry in entries if entry.is_verified and entry.scope is Scope.CODE}
    return tuple(sentence(f"calls-right-{right}") for right in sorted(sure))


def areas(*, need: str) -> tuple[Area, ...]:
    """Where there is a service of its own for this; empty where all there are serve the whole force."""
    force: Force = settings.FORCE
    named = {code for service in force.support_services if need in service.needs for code in service.areas}
    return tuple(area for area in force.areas if area.code in named)


def services(*, need: str, area: str) -> tuple[SupportService, ...]:
    """Those of the area first, then those of the whole force; with no area, the latter alone. Only such as take whoever
    rings them."""
    force: Force = settings.FORCE
    return tuple(one for one in force.support_for(need, area) if one.takes_self_referral)[:MOST_SERVICES]
