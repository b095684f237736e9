"""The state of each supplier, as supervisors and engineers see it and as the metrics report it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from victimcare.records.models import Supplier, Telling
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.message_sending import SupplierGrade, supplier_shares
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.messages import suppliers, sweeping

_NOT_AT_AN_END = (
    TellingStatus.QUEUED,
    TellingStatus.HELD,
    TellingStatus.HANDED_OVER,
    TellingStatus.IN_DOUBT,
    TellingStatus.ACCEPTED,
    TellingStatus.SENDING,
)


@dataclass(frozen=True, slots=True)
class ProviderShown:
    """One supplier on one channel. `share` is its part of the next messages, `last_answers` are the newest last."""

    channel: ContactMethod
    name: str
    share: float
    unanswered: int
    last_answers: tuple[SupplierGrade, ...]
    last_answer_at: datetime | None
    ailing_since: datetime | None  # None: it answers well, as far as is known

    @property
    def failures(self) -> int:
        return sum(answer in (SupplierGrade.FAILING, SupplierGrade.HANGING) for answer in self.last_answers)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many messages of a channel are in a state that is no end."""

    channel: str
    status: str
    messages: int


@transaction.atomic
def providers(*, actor: Actor, now: datetime) -> list[ProviderShown]:
    """Every supplier that is configured, by channel. The look is in the audit."""
    permit(actor, Act.SEE_PROVIDERS)
    found = standing()
    note(actor, "providers.seen", at=now, detail={"providers": len(found)})
    return found


def standing() -> list[ProviderShown]:
    """As `providers`, for the metrics, which identify no person."""
    rows = {(row.channel, row.name): row for row in Supplier.objects.all()}
    found = []
    for channel in ContactMethod:
        if not suppliers.is_carried(channel):
            continue
        standings = suppliers.standings(channel, suppliers.names(channel))
        parts = supplier_shares(standings)
        for one in standings:
            row = rows.get((channel, one.name), Supplier())
            found.append(
                ProviderShown(
                    channel=channel,
                    name=one.name,
                    share=parts[one.name],
                    unanswered=one.unanswered,
                    last_answers=tuple(SupplierGrade(answer) for answer in row.last_answers),
                    last_answer_at=row.last_answer_at,
                    ailing_since=row.ailing_since,
                )
            )
    return found


def waiting() -> list[Waiting]:
    """Counts by channel and state, for the metrics."""
    counted = Telling.objects.filter(status__in=_NOT_AT_AN_END).values_list("channel", "status").annotate(Count("id"))
    return [Waiting(channel, status, count) for channel, status, count in counted.order_by("channel", "status")]


def stuck(now: datetime) -> dict[str, int]:
    """How many messages stand too long in a state, by the state."""
    return {status: tellings.count() for status, tellings in sweeping.stuck(now).items()}
