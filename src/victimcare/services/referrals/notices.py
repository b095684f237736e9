"""Webhooks owed to a service's own system: that something is there to be read. What it is about stays here."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from victimcare.records.models import PartnerNotice, Referral
from victimcare.records.models.desk import TaskKind
from victimcare.services import port_registry
from victimcare.services.api_tokens import derive_signing_secret
from victimcare.services.desk import task_actions as desk
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.ports import PartnerNews, RefusedForGood, SendError

SENT = "sent"
# After each try that failed, so long until the next; then a person is asked, well before the service is called silent.
WAITS = (
    timedelta(seconds=20),
    timedelta(minutes=2),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
)
AT_A_TIME = 20


def owe(row: Referral, what: str, *, now: datetime) -> None:
    PartnerNotice.objects.create(referral=row, what=what, made_at=now, next_at=now)


def secret(partner_id: int) -> str:
    """With which what we send to this service is signed. It follows from the installation's own secret."""
    return derive_signing_secret(f"partner:{partner_id}")


def send_due(*, now: datetime) -> int:
    """Send what is due, each in a transaction of its own. Returns how many were delivered. Sent twice it is the same
    notice, by its id."""
    return sum(_send_one(now) for _ in range(AT_A_TIME))


@transaction.atomic
def _send_one(now: datetime) -> int:
    due = PartnerNotice.objects.select_for_update(of=("self",), skip_locked=True).filter(
        ended_at=None, next_at__lte=now
    )
    one = due.select_related("referral__partner").order_by("next_at", "id").first()
    if one is None:
        return 0
    partner = one.referral.partner
    assert partner is not None, "a notice is owed to a service with a door here"
    one.tries += 1
    try:
        port_registry.partner_hook_sender().post(
            PartnerNews(
                id=f"notice_{one.public_id.hex}",
                url=partner.webhook_url,
                secret=secret(partner.id),
                type=f"referral.{one.what}",
                referral=str(one.referral.public_id),
                at=one.made_at,
            )
        )
    except RefusedForGood:
        _give_up(one, now)
    except (SendError, port_registry.PortUnbound):
        if one.tries > len(WAITS):
            _give_up(one, now)
        else:
            one.next_at = now + WAITS[one.tries - 1]
    else:
        one.ended_at, one.is_delivered = now, True
    one.save()
    return int(one.is_delivered)


def _give_up(one: PartnerNotice, now: datetime) -> None:
    """Their system does not take it: a person rings them."""
    one.ended_at = now
    row = one.referral
    desk.make_task(
        kind=TaskKind.REFERRAL,
        victim_id=row.victim_id,
        reason="referral_no_door",
        harm=load_harm_levels([row.victim_id])[row.victim_id],
        due_at=None,
        now=now,
        subject_key=f"referral:{row.public_id}",
    )
