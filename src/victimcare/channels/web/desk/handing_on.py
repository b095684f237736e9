"""A task goes to a colleague or another team, whatever page it is worked on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings

from victimcare.channels.web.desk.forms import HandOn
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.force import Force
from victimcare.services.desk import actions, queries
from victimcare.wording import say


def form(request: Request, data: Any = None) -> HandOn:
    force: Force = settings.FORCE
    teams = [(team.code, team.name) for team in force.teams]
    return HandOn(data, colleagues=queries.colleagues(request.actor), teams=teams, prefix="hand")


def hand_on(request: Request, valid: HandOn, task_id: UUID) -> None:
    """Raises what `services.desk.actions.hand_on` does."""
    kind, _, to = valid.cleaned_data["to"].partition(":")
    actions.hand_on(
        actor=request.actor,
        task_id=task_id,
        note=valid.cleaned_data["note"],
        to_person=UUID(to) if kind == "person" else None,
        to_team=to if kind == "team" else None,
        now=request.now,
    )


def refused(whom: actions.CannotTake) -> str:
    """The same whatever keeps it from them."""
    return say("work-cannot-take", name=whom.name)
