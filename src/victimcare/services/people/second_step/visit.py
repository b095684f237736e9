"""The victim's visit in which the second step is shown or set up."""

from __future__ import annotations

from victimcare.records.models import VictimSession
from victimcare.services.access import Actor, NotPermitted


def visit_of(actor: Actor) -> VictimSession:
    """The visit, locked with the victim's row (`her_door.enter`), so that two tries never count as one."""
    if actor.visit is None:
        raise NotPermitted("only in a visit on the web")
    return VictimSession.objects.select_related("grant").get(id=actor.visit.id)
