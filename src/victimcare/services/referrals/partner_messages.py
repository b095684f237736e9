"""Notifies support services: e-mails to their staff and webhooks to their systems.

An e-mail says that something waits on the partners' site, with a link to its sign-in. It names no person and no
service, and not what waits: anyone who sees it learns only that its reader works there. Each person gets at most one an
hour. None goes to an address that also belongs to a victim, or to a person from whom a victim must be kept safe.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from victimcare.records.models import Installation, PartnerEmail, PartnerUser, PartnerWebhook, Referral
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.referrals.partner_accounts import MAILED_AT_MOST
from victimcare.services import port_registry
from victimcare.services.api_tokens import derive_signing_secret
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.messages import agency_messages
from victimcare.services.port_registry import PortUnbound
from victimcare.services.ports import PartnerNews, SendError, SendRefused
from victimcare.wording import say

# The wait after each failed try. Then we give up: a service that does not answer is rung after two working days in any
# case.
MAIL_WAITS = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
MAILS_AT_A_TIME = 50


def queue_partner_mail(partner_id: int, *, now: datetime) -> None:
    """Queue an e-mail to each active person of the service, in the caller's transaction."""
    users = PartnerUser.objects.filter(partner_id=partner_id, ended_at=None, came_in_at__isnull=False)
    last = users.annotate(last=Max("mails__made_at")).values_list("id", "last")
    PartnerEmail.objects.bulk_create(
        (
            PartnerEmail(user_id=user_id, made_at=now, next_at=max(now, at + MAILED_AT_MOST) if at else now)
            for user_id, at in last
        ),
        ignore_conflicts=True,  # one is already queued
    )


def send_due_partner_mails(*, now: datetime) -> int:
    """Send what is due, each in its own transaction. Returns how many were sent."""
    if Installation.objects.filter(sending_held_since__isnull=False).exists():  # after a restore, nothing is sent
        return 0
    due = PartnerEmail.objects.filter(ended_at=None, next_at__lte=now).order_by("next_at", "id")
    return sum(_send_mail(mail_id, now) for mail_id in list(due.values_list("id", flat=True)[:MAILS_AT_A_TIME]))


@transaction.atomic
def _send_mail(mail_id: int, now: datetime) -> bool:
    rows = PartnerEmail.objects.select_for_update(of=("self",), skip_locked=True).select_related("user")
    mail = rows.filter(id=mail_id, ended_at=None).first()
    if mail is None:
        return False
    mail.tries += 1
    if mail.user.ended_at is not None or not agency_messages.is_safe_agency_address(mail.user.email):
        mail.ended_at = now
    else:
        _try_mail(mail, now)
    mail.save(update_fields=["tries", "next_at", "ended_at", "is_delivered"])
    return mail.is_delivered


def _try_mail(mail: PartnerEmail, now: datetime) -> None:
    try:
        agency_messages.send_agency_email(
            reference=f"partner-{mail.public_id.hex}",
            to=mail.user.email,
            subject=say("partners-mail-subject"),
            body=say("partners-mail-body", page=f"{settings.PUBLIC_ADDRESS}/partner/sign-in"),
            sender_name=say("partners-site"),
        )
    except SendRefused:
        mail.ended_at = now
    except (SendError, PortUnbound):
        if mail.tries > len(MAIL_WAITS):
            mail.ended_at = now
        else:
            mail.next_at = now + MAIL_WAITS[mail.tries - 1]
    else:
        mail.ended_at, mail.is_delivered = now, True


# Webhooks to a service's own system: something is there to read. The content stays here.

SENT = "sent"
# The wait after each failed try; then a person is asked, well before the service counts as silent.
NOTICE_WAITS = (
    timedelta(seconds=20),
    timedelta(minutes=2),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
)
NOTICES_AT_A_TIME = 20


def queue_partner_notice(row: Referral, what: str, *, now: datetime) -> None:
    PartnerWebhook.objects.create(referral=row, what=what, made_at=now, next_at=now)


def derive_partner_secret(partner_id: int) -> str:
    """Derive the secret that signs what we send to this service, from the installation's own secret."""
    return derive_signing_secret(f"partner:{partner_id}")


def send_due_partner_notices(*, now: datetime) -> int:
    """Send what is due, each in its own transaction. Returns how many were delivered. A repeat carries the same id, so
    it is the same notice."""
    return sum(_send_notice(now) for _ in range(NOTICES_AT_A_TIME))


@transaction.atomic
def _send_notice(now: datetime) -> int:
    due = PartnerWebhook.objects.select_for_update(of=("self",), skip_locked=True).filter(
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
                secret=derive_partner_secret(partner.id),
                type=f"referral.{one.what}",
                referral=str(one.referral.public_id),
                at=one.made_at,
            )
        )
    except SendRefused:
        _give_up(one, now)
    except (SendError, port_registry.PortUnbound):
        if one.tries > len(NOTICE_WAITS):
            _give_up(one, now)
        else:
            one.next_at = now + NOTICE_WAITS[one.tries - 1]
    else:
        one.ended_at, one.is_delivered = now, True
    one.save()
    return int(one.is_delivered)


def _give_up(one: PartnerWebhook, now: datetime) -> None:
    """Their system does not accept the notice: create a task to ring them."""
    one.ended_at = now
    row = one.referral
    task_actions.make_task(
        kind=TaskKind.REFERRAL,
        victim_id=row.victim_id,
        reason="referral_no_door",
        harm=load_harm_levels([row.victim_id])[row.victim_id],
        due_at=None,
        now=now,
        subject_key=f"referral:{row.public_id}",
    )
