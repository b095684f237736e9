"""A mail to the people of a service: that something waits on the partners' site, and a link to its sign-in. It names
nobody and no service, and says nothing of what it is: whoever looks over a shoulder learns that somebody works.

Each gets one at most in an hour, whatever came meanwhile. None goes to an address that is also a victim's, or of
whoever one of them must be kept safe from.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from victimcare.records.models import Installation, PartnerMail, PartnerUser
from victimcare.rules.referrals.partner_accounts import MAILED_AT_MOST
from victimcare.services.messages import agency_messages
from victimcare.services.port_registry import PortUnbound
from victimcare.services.ports import RefusedForGood, SendError
from victimcare.wording import say

# After each try that failed, so long until the next. Then it is given up: a service that does not answer is asked about
# by telephone after two working days, whatever became of its mail.
WAITS = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
AT_A_TIME = 50


def owe(partner_id: int, *, now: datetime) -> None:
    """To each of theirs who comes in. In the caller's transaction."""
    users = PartnerUser.objects.filter(partner_id=partner_id, ended_at=None, came_in_at__isnull=False)
    last = users.annotate(last=Max("mails__made_at")).values_list("id", "last")
    PartnerMail.objects.bulk_create(
        (
            PartnerMail(user_id=user_id, made_at=now, next_at=max(now, at + MAILED_AT_MOST) if at else now)
            for user_id, at in last
        ),
        ignore_conflicts=True,  # one is open already
    )


def send_due(*, now: datetime) -> int:
    """Send what is due, each in a transaction of its own. Returns how many were handed over."""
    if Installation.objects.filter(sending_held_since__isnull=False).exists():  # after a restore nothing leaves
        return 0
    due = PartnerMail.objects.filter(ended_at=None, next_at__lte=now).order_by("next_at", "id")
    return sum(_send(mail_id, now) for mail_id in list(due.values_list("id", flat=True)[:AT_A_TIME]))


@transaction.atomic
def _send(mail_id: int, now: datetime) -> bool:
    rows = PartnerMail.objects.select_for_update(of=("self",), skip_locked=True).select_related("user")
    mail = rows.filter(id=mail_id, ended_at=None).first()
    if mail is None:
        return False
    mail.tries += 1
    if mail.user.ended_at is not None or not agency_messages.is_safe_agency_address(mail.user.email):
        mail.ended_at = now
    else:
        _try(mail, now)
    mail.save(update_fields=["tries", "next_at", "ended_at", "is_delivered"])
    return mail.is_delivered


def _try(mail: PartnerMail, now: datetime) -> None:
    try:
        agency_messages.send_agency_email(
            reference=f"partner-{mail.public_id.hex}",
            to=mail.user.email,
            subject=say("partners-mail-subject"),
            body=say("partners-mail-body", page=f"{settings.PUBLIC_ADDRESS}/partner/sign-in"),
            sender_name=say("partners-site"),
        )
    except RefusedForGood:
        mail.ended_at = now
    except (SendError, PortUnbound):
        if mail.tries > len(WAITS):
            mail.ended_at = now
        else:
            mail.next_at = now + WAITS[mail.tries - 1]
    else:
        mail.ended_at, mail.is_delivered = now, True
