"""A task goes to a colleague or another team, whatever page it is worked on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings

from victimcare.channels.web.desk.forms import HandOn
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.force import Force
from victimcare.services.desk import actions, handing_many, queries
from victimcare.services.desk.handing_many import HandedOn
from victimcare.services.desk.shapes import Colleague
from victimcare.wording import say

MANY = "many"


def form(
    request: Request, data: Any = None, *, prefix: str = "hand", colleagues: Sequence[Colleague] | None = None
) -> HandOn:
    """`colleagues`: whom it offers, for whoever has read them; `prefix` is MANY for those that were ticked."""
    force: Force = settings.FORCE
    teams = [(team.code, team.name) for team in force.teams]
    offered = queries.colleagues(request.actor) if colleagues is None else colleagues
    return HandOn(data, colleagues=offered, teams=teams, prefix=prefix)


def hand_on_many(request: Request, valid: HandOn, task_ids: Collection[UUID]) -> HandedOn:
    kind, _, to = valid.cleaned_data["to"].partition(":")
    return handing_many.hand_on_many(
        actor=request.actor,
        task_ids=task_ids,
        note=valid.cleaned_data["note"],
        to_person=UUID(to) if kind == "person" else None,
        to_team=to if kind == "team" else None,
        now=request.now,
    )


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
