"""Limits how often one source may try to sign in to the partners' site, for any account."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import FrontDoorUse
from victimcare.rules.access_codes.attempt_limits import PublicForm
from victimcare.services.access import Act, Actor, permit
from victimcare.services.people.front_door import TooMuch as TooMuch
from victimcare.services.people.front_door import count_use


@transaction.atomic
def begin_partner_try(*, actor: Actor, address: str, now: datetime) -> int:
    """Count a try as wrong until it is reported right, so that simultaneous tries do not pass. Raises TooMuch."""
    permit(actor, Act.SIGN_IN)
    return int(count_use(PublicForm.PARTNER_SIGN_IN, address, now).pk)


@transaction.atomic
def forget_right_try(*, actor: Actor, try_id: int) -> None:
    permit(actor, Act.SIGN_IN)
    FrontDoorUse.objects.filter(id=try_id, form=PublicForm.PARTNER_SIGN_IN).delete()
