"""The rows of the teams that force.toml names."""

from __future__ import annotations

from django.conf import settings

from victimcare.records.models import Team
from victimcare.rules.force import Force
from victimcare.services.desk.shapes import UnknownTask


def team_row(code: str | None) -> Team:
    """The row of a team that force.toml names, made when it is first needed. None: the team that owns what no other
    does. Raises UnknownTask for a team the force does not have."""
    force: Force = settings.FORCE
    team = next((team for team in force.teams if team.code == code), None) if code else force.default_team()
    if team is None:
        raise UnknownTask(code)
    row, _ = Team.objects.get_or_create(code=team.code, defaults={"name": team.name})
    return row
