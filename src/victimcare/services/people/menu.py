"""How much of a victim's site a visit opens, and in which language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from victimcare.records.models import VictimSession
from victimcare.rules.clock import london_date
from victimcare.rules.contact.communication_needs import is_known_minor
from victimcare.services.access import Act, Actor, NotPermitted
from victimcare.services.messages import languages
from victimcare.services.messages.her_door import enter


@dataclass(frozen=True, slots=True)
class MenuLevel:
    """`is_short`: only the short level is open to this visit. `is_young`: the reader is known to be under 18."""

    is_short: bool
    is_young: bool


@transaction.atomic
def level_of_menu(*, actor: Actor, now: datetime) -> MenuLevel:
    """What this visit may be offered. Raises NotPermitted where the victim's page shows nothing."""
    entered = enter(
        actor=actor,
        act=Act.SEE_OWN_CASE,
        noted="own_menu.see",
        now=now,
        may_be_short=True,
        also=lambda victims: victims.select_related("person"),
    )
    born = entered.victim.person.date_of_birth
    return MenuLevel(entered.opened.is_short, is_known_minor(born, london_date(now)))


@transaction.atomic
def read_in(*, actor: Actor, language: str, now: datetime) -> None:
    """Show the rest of this visit in this language, where we have pages in it. Raises NotPermitted."""
    enter(actor=actor, act=Act.SEE_OWN_CASE, noted="own_menu.read_in", now=now, may_be_short=True)
    if actor.visit is None:
        raise NotPermitted("outside a visit nothing is kept")
    VictimSession.objects.filter(id=actor.visit.id).update(language=languages.on_pages(language).code)
