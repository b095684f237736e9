"""A task goes to a colleague or another team, whatever page it is worked on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings

from victimcare.channels.web.desk import said
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


def is_away(away: actions.AwayNow, request: Request) -> str:
    """Why they are not handed it now."""
    if away.until is None:
        return say("work-away-open", name=away.name)
    return say("work-away-until", name=away.name, moment=said.ahead(away.until, request.now))
