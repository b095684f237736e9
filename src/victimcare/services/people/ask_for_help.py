"""Passes a request for help from the front door to a support service alone, without the police."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.rules.access_codes.attempt_limits import PublicForm
from victimcare.services.access import Actor
from victimcare.services.people import front_door
from victimcare.services.people.front_door import TooMuch as TooMuch
from victimcare.services.people.passes import NO_CHALLENGE, AnsweredChallenge
from victimcare.services.referrals import self_referrals
from victimcare.services.referrals.self_referrals import Sent
from victimcare.services.referrals.self_referrals import Takes as Takes
from victimcare.services.referrals.self_referrals import UnknownAsk as UnknownAsk


def who_can_be_asked() -> tuple[Takes, ...]:
    return self_referrals.taking()


@transaction.atomic
def ask(
    *,
    actor: Actor,
    service: UUID,
    said: Mapping[str, str],
    police_may_know: bool,
    address: str,
    now: datetime,
    answered: AnsweredChallenge = NO_CHALLENGE,
) -> Sent:
    """Raises TooMuch, UnknownAsk."""
    front_door.count_use(PublicForm.HELP, address, now, answered)
    return self_referrals.keep(actor=actor, service=service, said=said, police_may_know=police_may_know, now=now)
