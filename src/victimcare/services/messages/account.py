"""Messages that wait because our account with a provider is at fault: a template, sender, key, limit or suspension.

None fails and none is lost. One task asks a person to put the account right. One message of each channel tries now and
then; once the provider takes it, the others go too, the oldest first, each through the gate.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import Telling
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.messages import TellingStatus
from victimcare.services.desk.actions import close_settled, make_tasks
from victimcare.services.messages import outbox, states, tasks
from victimcare.services.messages.shapes import Held


def hold_for_account(telling: Telling, *, at: datetime, reason: str) -> list[states.Step]:
    """The provider certainly does not have this locked message. It will have all its tries."""
    telling.attempts = min(telling.attempts, 1)  # the brake has counted it
    back = states.put_back(telling, at=at, reason=reason)
    return [back, states.hold(telling, at=at, reason=Held.ACCOUNT)]


def tell_a_person(*, now: datetime) -> None:
    """One task, however many messages wait."""
    make_tasks([tasks.let_held_go(Held.ACCOUNT, now=now)], now=now)


@transaction.atomic
def try_again(*, now: datetime) -> int:
    """Let the oldest message of each channel try. Returns how many."""
    oldest = _waiting().order_by("channel", "queued_at", "id").distinct("channel").values_list("id", flat=True)
    return _release(list(oldest), now)


@transaction.atomic
def release_waiting(channels: Collection[str], *, now: datetime) -> int:
    """The provider takes messages again on these channels: all that waited are due, in their order."""
    released = _release(list(_waiting().filter(channel__in=channels).values_list("id", flat=True)), now)
    if released and not _waiting().exists():
        key = tasks.held_key(Held.ACCOUNT)
        close_settled(kind=TaskKind.MESSAGES_HELD, victim_id=None, subject_key=key, now=now, by=None)
    return released


def _waiting() -> QuerySet[Telling]:
    return Telling.objects.filter(status=TellingStatus.HELD, held_reason=Held.ACCOUNT)


def _release(telling_ids: list[int], now: datetime) -> int:
    held = _waiting().select_for_update(of=("self",), skip_locked=True).filter(id__in=telling_ids).order_by("id")
    steps = [states.release(telling, at=now) for telling in held]
    states.write(steps)
    if steps:
        outbox.announce()
    return len(steps)
