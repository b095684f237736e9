"""How to speak with a victim, as they write it on their own page."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.services.access import Act, Actor
from victimcare.services.audit import note
from victimcare.services.contact import passports
from victimcare.services.contact.passports import BY_HERSELF, Kept
from victimcare.services.contact.passports import Said as Said
from victimcare.services.contact.passports import WrittenSince as WrittenSince
from victimcare.services.messages.her_door import enter


@transaction.atomic
def page(*, actor: Actor, now: datetime) -> Kept:
    """The current text. Raises NotPermitted."""
    entered = enter(actor=actor, act=Act.SEE_OWN_CASE, noted="own_passport.see", now=now)
    return passports.kept_of(entered.victim.id)


@transaction.atomic
def write(*, actor: Actor, said: Said, after: int, now: datetime) -> int:
    """Store the victim's text. `after`: the version that was on the page. Raises NotPermitted, WrittenSince."""
    victim = enter(actor=actor, act=Act.SAY_OF_HERSELF, noted="own_passport.asked", now=now).victim
    number = passports.append(victim.id, said, after=after, by=None, how=BY_HERSELF, now=now)
    passports.read_words(actor, victim.id, number, said, now)
    detail = {"version": number}
    note(actor, "own_passport.written", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)
    return number
