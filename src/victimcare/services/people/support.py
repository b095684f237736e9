"""Who supports people near her, for what happened to her, and that she asks to be put in touch with one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Task
from victimcare.records.models.desk import TaskKind
from victimcare.rules.force import Force, SupportService
from victimcare.rules.people.support import needs
from victimcare.services.access import Act, Actor
from victimcare.services.audit import note
from victimcare.services.desk import actions as desk
from victimcare.services.desk.harm import harm_for
from victimcare.services.messages.her_door import enter


class UnknownService(LookupError):
    """The force names no such service."""


@dataclass(frozen=True, slots=True)
class Near:
    """One service; `is_asked_for`: she has asked us for it, and somebody sees to that."""

    service: SupportService
    is_asked_for: bool


@dataclass(frozen=True, slots=True)
class HerSupport:
    """By need, the closest first. A service stands once, under the first need that it is for."""

    by_need: tuple[tuple[str, tuple[Near, ...]], ...]


@transaction.atomic
def near_her(*, actor: Actor, now: datetime) -> HerSupport:
    """Her case says what for and where. Raises NotPermitted where her page may not show her case."""
    entered = enter(actor=actor, act=Act.SEE_OWN_CASE, noted="own_support.see", now=now)
    victim: Any = entered.victim
    force: Force = settings.FORCE
    asked = set(
        Task.objects.filter(kind=TaskKind.ASKED_SUPPORT, victim_id=victim.id, closed_at=None).values_list(
            "subject_key", flat=True
        )
    )
    is_bereaved = victim.kind == "bereaved_relative"
    wanted = needs(group=victim.case.offence_group, flags=victim.case.flags, is_bereaved=is_bereaved)
    shown: set[str] = set()
    by_need = []
    for need in wanted:
        found = [one for one in force.support_for(need, victim.case.area) if one.name not in shown]
        shown |= {one.name for one in found}
        by_need.append((need, tuple(Near(one, _about(one) in asked) for one in found)))
    return HerSupport(tuple(group for group in by_need if group[1]))


@transaction.atomic
def ask_for(*, actor: Actor, service: str, now: datetime) -> None:
    """A person puts her in touch: one task a service, however often she asks. Raises UnknownService."""
    entered = enter(actor=actor, act=Act.SEE_OWN_CASE, noted="own_support.ask", now=now)
    victim: Any = entered.victim
    force: Force = settings.FORCE
    chosen = next((one for one in force.support_services if one.name == service), None)
    if chosen is None:
        raise UnknownService
    desk.make_task(
        kind=TaskKind.ASKED_SUPPORT,
        victim_id=victim.id,
        reason="asked_support",
        harm=harm_for(is_guarded=entered.is_guarded, is_enhanced=victim.is_enhanced),
        due_at=None,
        now=now,
        subject_key=_about(chosen),
    )
    note(
        actor,
        "own_support.asked",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"service": chosen.name},
    )


def _about(service: SupportService) -> str:
    return f"support:{service.name}"[:120]
