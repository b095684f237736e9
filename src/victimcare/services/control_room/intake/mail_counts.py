"""Counts the control room's mail: what was accepted is always the sum of what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from victimcare.records.models import RoomMail
from victimcare.rules.clock import LONDON
from victimcare.rules.control_room.contact_kinds import MailOutcome
from victimcare.services.access import Act, Actor, permit
from victimcare.services.control_room.intake.mail_sorting import CAME_AGAIN

DAYS_SHOWN = 14


@dataclass(frozen=True, slots=True)
class MailCounts:
    """What became of the mails accepted. `duplicates`: the same mail again, by the same way or by another."""

    accepted: int = 0
    contacts: int = 0
    duplicates: int = 0
    automatic: int = 0
    quarantined: int = 0
    waiting: int = 0

    @property
    def is_balanced(self) -> bool:
        """Whether no mail is missing."""
        sorted_mails = self.contacts + self.duplicates + self.automatic + self.quarantined
        return self.accepted == sorted_mails + self.waiting


@dataclass(frozen=True, slots=True)
class MailFigures:
    """`days`: of the last days on which mail came, the newest first. `oldest_waiting_at`: None where none waits."""

    total: MailCounts
    days: Mapping[date, MailCounts]
    oldest_waiting_at: datetime | None


def count_room_mail(*, actor: Actor, now: datetime) -> MailFigures:
    """Count all mail, and that of each of the last days. Three queries."""
    permit(actor, Act.SEE_ROOM)
    recent = RoomMail.objects.filter(accepted_at__gt=now - timedelta(days=DAYS_SHOWN))
    by_day = recent.annotate(day=TruncDate("accepted_at", tzinfo=LONDON)).values("day").order_by("-day")
    oldest = RoomMail.objects.filter(outcome=MailOutcome.WAITING).order_by("id").values_list("accepted_at", flat=True)
    return MailFigures(
        total=_read_counts(RoomMail.objects.aggregate(**_COUNTS)),
        days={row["day"]: _read_counts(row) for row in by_day.annotate(**_COUNTS)},
        oldest_waiting_at=oldest.first(),
    )


_COUNTS = {
    "accepted": Sum("deliveries", default=0),
    "rows": Count("id"),
    "came_again": Count("id", filter=Q(outcome=MailOutcome.CONTACT, reason=CAME_AGAIN)),
    "contacts": Count("id", filter=Q(outcome=MailOutcome.CONTACT) & ~Q(reason=CAME_AGAIN)),
    "automatic": Count("id", filter=Q(outcome=MailOutcome.AUTOMATIC)),
    "quarantined": Count("id", filter=Q(outcome=MailOutcome.QUARANTINED)),
    "waiting": Count("id", filter=Q(outcome=MailOutcome.WAITING)),
}


def _read_counts(row: Mapping[str, Any]) -> MailCounts:
    return MailCounts(
        accepted=row["accepted"],
        contacts=row["contacts"],
        duplicates=row["accepted"] - row["rows"] + row["came_again"],
        automatic=row["automatic"],
        quarantined=row["quarantined"],
        waiting=row["waiting"],
    )


def list_quarantined_rows() -> QuerySet[RoomMail]:
    """The mails that wait for a person, the oldest first, without their bytes."""
    return RoomMail.objects.filter(outcome=MailOutcome.QUARANTINED).defer("sealed_content").order_by("id")
