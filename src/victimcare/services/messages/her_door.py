"""Opens each of the victim's own pages: who asks, whether the gate lets this page be shown now, and the audit entry.

Call it first in the page's transaction: what decides is locked until what is shown is on record (`doors`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from victimcare.records.models import Victim
from victimcare.rules.safe_contact.contact_gate import DisclosureDecision, VictimChannel
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.messages import doors, quiet_door


@dataclass(frozen=True, slots=True)
class Entered:
    """A victim at one of their own pages, which the gate has opened. `victim`: their locked row, with its case and what
    else was read with it."""

    victim: Any
    opened: DisclosureDecision
    is_guarded: bool


def _as_it_is(victims: QuerySet[Victim]) -> QuerySet[Victim]:
    return victims


def enter(
    *,
    actor: Actor,
    act: Act,
    noted: str,
    now: datetime,
    may_be_short: bool = False,
    detail: Mapping[str, Any] | None = None,
    also: Callable[[QuerySet[Victim]], QuerySet[Victim]] = _as_it_is,
) -> Entered:
    """Let the victim in, with an audit entry, or raise NotPermitted. Three queries, the entry's included.

    `noted`: the entry's action, such as "own_messages.see". `may_be_short`: the page shows nothing of the case, so the
    short level is enough for it (ADR 29). `also`: what else the page reads with the victim's row, in the same query.
    """
    permit(actor, act)
    if actor.quiet is not None:
        return _enter_quietly(actor, noted, now, may_be_short=may_be_short, detail=detail or {}, also=also)
    victim_id = actor.victim_id or -1
    doors.hold(victim_id)
    victim: Any = also(doors.with_what_decides(Victim.objects.select_related("case"))).get(id=victim_id)
    opened = doors.opened(victim, VictimChannel.PAGE, opens=actor.opens, now=now)
    if opened.is_shut or (opened.is_short and not may_be_short):
        raise NotPermitted("her page shows less than this")
    note(
        actor,
        noted,
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"shown": opened.level, **(detail or {})},
    )
    return Entered(victim, opened, victim.is_guarded_now)


def _enter_quietly(
    actor: Actor, noted: str, now: datetime, *, may_be_short: bool, detail: Mapping[str, Any], also: quiet_door.Read
) -> Entered:
    """The same after a duress code, at a page that belongs to no victim. The same number of queries."""
    quiet_door.hold()
    nobody = quiet_door.stand_in(actor, lambda victims: also(doors.with_what_decides(victims)))
    opened = doors.opened_quietly(VictimChannel.PAGE, now=now)
    if not may_be_short:
        raise NotPermitted("her page shows less than this")
    note(actor, noted, at=now, detail={"shown": "quiet", **detail})
    return Entered(nobody, opened, is_guarded=False)


def sees_her_case(actor: Actor, now: datetime) -> bool:
    """Whether the victim's page may show more than the short view now; what decides that is locked from here on. Raises
    NotPermitted where it may show nothing."""
    if actor.quiet is not None:
        quiet_door.hold()
        doors.asked(quiet_door.NOBODY, VictimChannel.PAGE, opens=actor.opens, now=now)
        return False
    victim_id = actor.victim_id or -1
    doors.hold(victim_id)
    opened = doors.asked(victim_id, VictimChannel.PAGE, opens=actor.opens, now=now)
    if opened is None or opened.is_shut:
        raise NotPermitted("her plan says that her page shows nothing")
    return not opened.is_short
