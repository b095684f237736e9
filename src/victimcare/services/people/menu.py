"""How much of her site a visit opens."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.services.access import Act, Actor
from victimcare.services.messages.her_door import enter


@transaction.atomic
def is_short(*, actor: Actor, now: datetime) -> bool:
    """Whether only the short level is open to this visit. Raises NotPermitted where her page shows nothing."""
    return enter(actor=actor, act=Act.SEE_OWN_CASE, noted="own_menu.see", now=now, may_be_short=True).opened.is_short
