"""Whether a visit shows the short page, so that an address of the full page can lead to how more of it is opened."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.services.access import Actor, ActorKind, NotPermitted
from victimcare.services.messages.her_door import sees_her_case


@transaction.atomic
def is_visit_short(*, actor: Actor, now: datetime) -> bool:
    """Whether this is a visit by a victim whose page shows no more than the short view at this moment. A quiet code is
    answered alike, with as many queries."""
    if actor.kind is not ActorKind.VICTIM or actor.visit is None:
        return False
    try:
        return not sees_her_case(actor, now)
    except NotPermitted:
        return False
