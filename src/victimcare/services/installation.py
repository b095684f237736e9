"""What this database knows of its installation: the environment, the teams, and whether sending is held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from victimcare.records.models import Installation, Team
from victimcare.rules import force
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note


class OtherEnvironment(Exception):
    """This database belongs to another environment: demonstration data and real people never meet."""

    def __init__(self, stamped: str) -> None:
        super().__init__(stamped)
        self.stamped = stamped


@transaction.atomic
def settle(*, environment: str, teams: Iterable[force.Team], now: datetime) -> None:
    """Stamp a new database with its environment, and bring the teams of force.toml into it. Safe to repeat.

    Raises OtherEnvironment. A team that force.toml no longer names stays: tasks still point at it.
    """
    stamped, _ = Installation.objects.get_or_create(only=True, defaults={"environment": environment, "created_at": now})
    if stamped.environment != environment:
        raise OtherEnvironment(stamped.environment)
    for team in teams:
        Team.objects.update_or_create(code=team.code, defaults={"name": team.name})


def sending_is_held() -> bool:
    """Whether nothing may leave for victims: from a restore until a person releases it."""
    return Installation.objects.filter(sending_held_since__isnull=False).exists()


@transaction.atomic
def release_sending(*, actor: Actor, now: datetime) -> bool:
    """Let messages leave again. False when nothing was held."""
    permit(actor, Act.RELEASE_SENDING)
    released = Installation.objects.filter(sending_held_since__isnull=False).update(
        sending_held_since=None, sending_held_reason=""
    )
    note(actor, "sending.released", at=now, detail={"was_held": bool(released)})
    return bool(released)
