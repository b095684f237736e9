"""How much of her site a visit opens, and in which language it is read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import VictimSession
from victimcare.services.access import Act, Actor, NotPermitted
from victimcare.services.messages import languages
from victimcare.services.messages.her_door import enter


@transaction.atomic
def is_short(*, actor: Actor, now: datetime) -> bool:
    """Whether only the short level is open to this visit. Raises NotPermitted where her page shows nothing."""
    return enter(actor=actor, act=Act.SEE_OWN_CASE, noted="own_menu.see", now=now, may_be_short=True).opened.is_short


@transaction.atomic
def read_in(*, actor: Actor, language: str, now: datetime) -> None:
    """The rest of this visit is shown in this language, where we show pages in it. Raises NotPermitted."""
    enter(actor=actor, act=Act.SEE_OWN_CASE, noted="own_menu.read_in", now=now, may_be_short=True)
    if actor.visit is None:
        raise NotPermitted("outside a visit nothing is kept")
    VictimSession.objects.filter(id=actor.visit.id).update(language=languages.on_pages(language).code)
