"""Messages with each state they went through, as the desk follows them. No words, no numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet

from victimcare.records.models import Telling
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note

PAGE = 40


class Stage(StrEnum):
    """The stage of a message, in the steps by which people look for one."""

    WAITING = "waiting"
    HELD = "held"
    ON_ITS_WAY = "on_its_way"
    IN_DOUBT = "in_doubt"
    FAILED = "failed"
    DELIVERED = "delivered"
    NOT_NEEDED = "not_needed"


STATUSES: Mapping[Stage, tuple[TellingStatus, ...]] = {
    Stage.WAITING: (TellingStatus.QUEUED,),
    Stage.HELD: (TellingStatus.HELD,),
    Stage.ON_ITS_WAY: (TellingStatus.HANDED_OVER, TellingStatus.ACCEPTED, TellingStatus.SENDING),
    Stage.IN_DOUBT: (TellingStatus.IN_DOUBT,),
    Stage.FAILED: (TellingStatus.FAILED,),
    Stage.DELIVERED: (TellingStatus.DELIVERED,),
    Stage.NOT_NEEDED: (TellingStatus.NOT_NEEDED,),
}
_COUNTED = (Stage.WAITING, Stage.HELD, Stage.ON_ITS_WAY, Stage.IN_DOUBT)  # those that do not grow for ever


@dataclass(frozen=True, slots=True)
class Followed:
    """One message. `states` are oldest first. Delivered is what a provider said, confirmed what the victim did."""

    id: UUID
    victim_id: UUID
    crime_reference: str
    channel: str
    template: str
    provider: str  # empty: not given to a provider yet
    states: tuple[tuple[datetime, str], ...]
    held_reason: str
    confirmed_at: datetime | None
    confirmed_how: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    messages: tuple[Followed, ...]
    counts: Mapping[Stage, int]
    next: UUID | None  # the last of these, where there are more


@transaction.atomic
def history(
    *, actor: Actor, stage: Stage | None, channel: ContactMethod | None, after: UUID | None, now: datetime
) -> HistoryPage:
    """The newest messages, of one stage or channel or of all, from below the one named `after`. The look is in the
    audit with their number."""
    permit(actor, Act.SEE_MESSAGES)
    seen = scopes.without_shut(actor, Telling.objects.all())
    rows = seen.select_related("victim__case").prefetch_related("states").order_by("-id")
    if stage is not None:
        rows = rows.filter(status__in=STATUSES[stage])
    if channel is not None:
        rows = rows.filter(channel=channel)
    if after is not None:
        last = Telling.objects.filter(public_id=after).values_list("id", flat=True).first()
        rows = rows.filter(id__lt=last or 0)
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    note(actor, "messages.seen", at=now, detail={"messages": len(shown)})
    return HistoryPage(
        messages=tuple(_followed(row) for row in shown),
        counts=_counts(seen),
        next=shown[-1].public_id if len(found) > PAGE else None,
    )


def _counts(seen: QuerySet[Telling]) -> dict[Stage, int]:
    wanted = [status for stage in _COUNTED for status in STATUSES[stage]]
    by_status = dict(seen.filter(status__in=wanted).values_list("status").annotate(Count("id")))
    return {stage: sum(by_status.get(status, 0) for status in STATUSES[stage]) for stage in _COUNTED}


def _followed(row: Telling) -> Followed:
    return Followed(
        id=row.public_id,
        victim_id=row.victim.public_id,
        crime_reference=row.victim.case.reference,
        channel=row.channel,
        template=row.template,
        provider=row.provider,
        states=tuple((state.at, state.status) for state in sorted(row.states.all(), key=lambda state: state.id)),
        held_reason=row.held_reason,
        confirmed_at=row.confirmed_at,
        confirmed_how=row.confirmed_how,
    )
