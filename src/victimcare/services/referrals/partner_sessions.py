"""Shows a person of a support service where they are signed in, and ends the sessions that they choose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import PartnerSession
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.referrals import partner_sign_in, partner_users

LISTED, ENDED = "partner.sessions_listed", "partner.sessions_ended"


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One live session. The device is described in two words (`access_codes.devices`)."""

    id: UUID
    began_at: datetime
    seen_at: datetime
    device: str
    browser: str
    is_this: bool


@transaction.atomic
def list_sessions(*, actor: Actor, token: str, now: datetime) -> tuple[SessionRow, ...]:
    """The actor's own sessions, the newest first. `token`: of the session that asks."""
    permit(actor, Act.SEE_REFERRALS)
    rows = PartnerSession.objects.filter(partner_users.is_session_live(now), user=actor.partner_user_id or 0)
    this = partner_users.hash_visit_token(token)
    note(actor, LISTED, at=now)
    return tuple(
        SessionRow(row.public_id, row.began_at, row.seen_at, row.device, row.browser, bytes(row.token_hash) == this)
        for row in rows.order_by("-began_at", "-id")
    )


@transaction.atomic
def end_sessions(*, actor: Actor, token: str, digits: str, session_id: UUID | None, now: datetime) -> int | None:
    """End one other session of the actor, or all others if none is named, and return how many ended. None: the app's
    code is wrong."""
    permit(actor, Act.SEE_REFERRALS)
    if not partner_sign_in.confirm_with_app(actor=actor, digits=digits, now=now):
        return None
    others = PartnerSession.objects.filter(partner_users.is_session_live(now), user=actor.partner_user_id or 0)
    others = others.exclude(token_hash=partner_users.hash_visit_token(token))
    if session_id is not None:
        others = others.filter(public_id=session_id)
    ended = others.update(ended_at=now)
    note(actor, ENDED, at=now, detail={"ended": ended})
    return ended
