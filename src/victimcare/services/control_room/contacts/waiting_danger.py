"""Finds danger that waits for a person: not opened, opened and not taken, or taken and left lying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery

from victimcare.records.models import RoomContact, RoomContactChange, RoomContactLink, RoomDraft, ThriveAssessment
from victimcare.rules.control_room.contact_kinds import ContactPriority, ContactState, LinkKind
from victimcare.rules.control_room.contact_order import RoomClocks
from victimcare.services.access import Act, Actor, permit

_PUT_BACK = "let_go"


@dataclass(frozen=True, slots=True)
class DangerAlarm:
    """Danger that waits for a person. `untaken`: opened, and no handler has it; `idle`: a handler took it, and did
    nothing with it in the force's minutes; `oldest_at`: since when the oldest waits; `has_risen`: some
    of it was raised to the supervisors."""

    unopened: int
    untaken: int
    idle: int
    oldest_at: datetime
    has_risen: bool

    @property
    def count(self) -> int:
        return self.unopened + self.untaken + self.idle


def find_danger_alarm(*, actor: Actor, now: datetime) -> DangerAlarm | None:
    """Return what every page of the control room shows while danger waits for a person; None: none does."""
    permit(actor, Act.SEE_ROOM)
    return count_waiting_danger(now=now)


def count_waiting_danger(*, now: datetime) -> DangerAlarm | None:
    """Count with one query; None: no danger waits."""
    is_unopened, is_untaken, is_idle = Q(first_seen_at=None), Q(first_seen_at__isnull=False, owner=None), _is_idle(now)
    found = (
        list_open_danger()
        .filter(is_unopened | is_untaken | is_idle)
        .aggregate(
            unopened=Count("id", filter=is_unopened),
            untaken=Count("id", filter=is_untaken),
            all=Count("id"),
            oldest=Min("waits_since"),
            risen=Min("rose_at"),
        )
    )
    if not found["all"]:
        return None
    idle = found["all"] - found["unopened"] - found["untaken"]
    return DangerAlarm(found["unopened"], found["untaken"], idle, found["oldest"], found["risen"] is not None)


def list_open_danger() -> QuerySet[RoomContact]:
    return RoomContact.objects.filter(state=ContactState.OPEN, priority=ContactPriority.DANGER)


def add_danger_facts(rows: QuerySet[RoomContact]) -> QuerySet[RoomContact]:
    """Add what the rules ask of each: `is_met`, `free_since`, `changed_at` and `typed_at` (by its handler)."""
    changes = RoomContactChange.objects.filter(contact=OuterRef("id")).order_by("-at")
    return rows.annotate(
        is_met=is_danger_met(),
        free_since=Subquery(changes.filter(what=_PUT_BACK).values("at")[:1]),
        changed_at=Subquery(changes.filter(by__isnull=False).values("at")[:1]),
        typed_at=Subquery(_own_draft().values("at")[:1]),
    )


def is_danger_met() -> Q:
    """Assessed, or linked with an incident, since the newest message."""
    assessed = ThriveAssessment.objects.filter(contact=OuterRef("id"), at__gte=OuterRef("newest_at"))
    sent = RoomContactLink.objects.filter(
        contact=OuterRef("id"), kind=LinkKind.INCIDENT, ended_at=None, at__gte=OuterRef("newest_at")
    )
    return Q(Exists(assessed)) | Q(Exists(sent))


def _is_idle(now: datetime) -> Q:
    clocks: RoomClocks = settings.FORCE.control_room
    since = now - clocks.act_within
    changed = RoomContactChange.objects.filter(contact=OuterRef("id"), by__isnull=False, at__gt=since)
    is_lying = Q(owner__isnull=False, waits_since__lte=since, first_seen_at__lte=since)
    return is_lying & ~Q(Exists(changed)) & ~Q(Exists(_own_draft().filter(at__gt=since))) & ~is_danger_met()


def _own_draft() -> QuerySet[RoomDraft]:
    """What the handler who has the contact types is work."""
    return RoomDraft.objects.filter(contact=OuterRef("id"), staff=OuterRef("owner"))
