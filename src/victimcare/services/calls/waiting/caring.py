"""Spares the staff who take the calls, and records by name who has set that aside for which colleague, why and for how
long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Agent, AgentSpell, CareOverride
from victimcare.rules.calls.agents import AgentState, HandledCall, merge_conversations, rest_allowance
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.calls.waiting import in_line
from victimcare.services.supervision.load import at_the_desk

LOOKS_BACK = timedelta(hours=12)  # a shift
LATELY = timedelta(hours=4)
LONGEST = timedelta(hours=12)  # for which care can be set aside


class UnknownAgent(LookupError):
    """No member of staff with this id takes calls."""


class NotSetAside(LookupError):
    """No limit that spares them is set aside now."""


class OverrideRefused(ValueError):
    """The override gives no reason, is for oneself, or does not end within a shift."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """Who has set the limits aside, why and until when. The reason is in no log."""

    by: str
    reason: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, slots=True)
class CareNow:
    """What a member of staff may be given now, and why."""

    may_take_heavy: bool
    may_take_any: bool
    in_a_row: int
    rested_at: datetime | None
    heavy_lately: int
    set_aside: SetAside | None


def cares(agent_ids: Iterable[int], *, now: datetime) -> Mapping[int, CareNow]:
    """Return care by agent, in four queries at most. Conversations at the desk count as those on the line."""
    ids = list(agent_ids)
    people = dict(Agent.objects.filter(id__in=ids).values_list("id", "staff_id"))
    desk = at_the_desk(people, since=now - LOOKS_BACK, now=now)
    handled: dict[int, list[HandledCall]] = defaultdict(list)
    spells = AgentSpell.objects.filter(
        agent_id__in=ids, state=AgentState.ON_A_CALL, ended_at__gt=now - LOOKS_BACK, ended_at__lte=now
    )
    for agent_id, began_at, ended_at, is_heavy in spells.order_by("began_at", "id").values_list(
        "agent_id", "began_at", "ended_at", "entry__is_heavy"
    ):
        assert ended_at is not None
        handled[agent_id].append(HandledCall(began_at, ended_at, bool(is_heavy)))
    overrides = CareOverride.objects.filter(agent_id__in=ids, made_at__lte=now, until_at__gt=now)
    rows = overrides.order_by("until_at").values_list("agent_id", "made_by__name", "reason", "until_at")
    aside = {agent_id: SetAside(by, reason, until) for agent_id, by, reason, until in rows}
    return {
        agent_id: _now(merge_conversations(handled[agent_id], desk[agent_id]), aside.get(agent_id), now)
        for agent_id in ids
    }


@transaction.atomic
def override(*, actor: Actor, agent_id: UUID, reason: str, until: datetime, now: datetime) -> None:
    """Let the router give this member of staff (by public id) heavy calls without a rest, until then: on the record by
    name, with a reason, and never for oneself. Raises UnknownAgent, OverrideRefused."""
    permit(actor, Act.OVERRIDE_CARE)
    agent = Agent.objects.filter(staff__public_id=agent_id).first()
    if agent is None:
        raise UnknownAgent(agent_id)
    if actor.staff_id is None or not reason.strip() or agent.staff_id == actor.staff_id:
        raise OverrideRefused("somebody else says by name why")
    if not now < until <= now + LONGEST:
        raise OverrideRefused("it ends within a shift")
    CareOverride.objects.create(
        agent=agent, reason=reason.strip(), made_at=now, made_by_id=actor.staff_id, until_at=until
    )
    note(actor, "care.overridden", at=now, detail={"agent": str(agent_id), "until": until.isoformat()})


@transaction.atomic
def take_back(*, actor: Actor, agent_id: UUID, now: datetime) -> None:
    """Spare this member of staff (by public id) again from now on, before the time that was given. Any colleague who
    may set care aside may do so, also for themselves. Raises NotSetAside."""
    permit(actor, Act.OVERRIDE_CARE)
    rows = CareOverride.objects.filter(agent__staff__public_id=agent_id, made_at__lt=now, until_at__gt=now)
    if not rows.update(until_at=now):
        raise NotSetAside(agent_id)
    note(actor, "care.taken_back", at=now, detail={"agent": str(agent_id)})


def _now(handled: list[HandledCall], set_aside: SetAside | None, now: datetime) -> CareNow:
    found = rest_allowance(handled, now, in_line.limits())
    is_free = set_aside is not None
    return CareNow(
        may_take_heavy=found.may_take_heavy or is_free,
        may_take_any=found.may_take_any or is_free,
        in_a_row=found.in_a_row,
        rested_at=found.rested_at,
        heavy_lately=sum(call.is_heavy and call.ended_at > now - LATELY for call in handled),
        set_aside=set_aside,
    )
