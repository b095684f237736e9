"""Asks for the last six digits of the victim's code again in a visit, before how they are reached is shown or changed.

A person beside the victim may pick up the telephone with the page open, so the page alone must not be enough. The
digits are tried as the whole code is at sign-in: a wrong try wears the code out, and a source is slowed as usual.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import VictimSession
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.services.access import Act, Actor
from victimcare.services.messages import doors
from victimcare.services.messages.her_door import enter
from victimcare.services.people import brake, codes, sources
from victimcare.services.people.brake import Beside
from victimcare.services.sealing import seal, unseal


def is_shown(actor: Actor, now: datetime) -> bool:
    """Whether the digits were shown in this visit and still count."""
    return actor.visit is not None and access_code.is_recently_reentered(actor.visit.again_at, now)


@transaction.atomic
def asked(*, actor: Actor, now: datetime) -> None:
    """Note that this visit asks for the digits. Raises NotPermitted where the victim's page may not show what they
    protect."""
    enter(actor=actor, act=Act.SEE_OWN_CASE, noted="own_again.asked", now=now)


@transaction.atomic
def show(*, actor: Actor, last: str, now: datetime, address: str = "", browser: str = "") -> bool:
    """Whether these are the last six digits of the code that opened this visit; then they count for a while."""
    visit = VictimSession.objects.filter(id=actor.visit.id if actor.visit else -1, ended_at=None).first()
    if visit is None or visit.selects is None:  # no typed code began this visit, so there is nothing to compare with
        return False
    selector = unseal(bytes(visit.selects), _about(bytes(visit.token_hash))).decode()
    grant = codes.try_code(
        code=AccessCode(selector + last),
        channel=brake.WEB,
        now=now,
        beside=Beside(sources.address(address), browser),
        may_open=lambda victim_id, opens: doors.is_open(victim_id, VictimChannel.PAGE, opens=opens, now=now),
    ).grant
    if grant is None or grant.id != visit.grant_id:
        return False
    VictimSession.objects.filter(id=visit.id).update(again_at=now)
    return True


def forget_old(*, now: datetime) -> int:
    """Clear the kept half code of visits that have ended. Returns how many; safe to run twice."""
    over = VictimSession.objects.filter(selects__isnull=False, started_at__lte=now - access_code.VISIT_LENGTH)
    return over.update(selects=None)


def kept(code: AccessCode, token_hash: bytes) -> bytes:
    """The first half of the code that begins a visit, sealed for this visit alone."""
    return seal(code.selector.encode(), _about(token_hash))


def kept_anew(selects: bytes, token_hash: bytes, new_hash: bytes) -> bytes:
    """The same half, sealed again for the token that follows this one."""
    return seal(unseal(selects, _about(token_hash)), _about(new_hash))


def _about(token_hash: bytes) -> str:
    return f"visit:{token_hash.hex()}"
