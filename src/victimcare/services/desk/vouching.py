"""That the force's provider still vouches for whoever is signed in: it is asked again while they are here.

A request is answered only where the provider said yes within the last five minutes, so that whoever has left, or lost a
role, is out by then at the latest (ADR on the sessions of staff). Asked by refresh token rather than told by the
provider: few providers tell, and one that cannot reach us would tell nobody.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Staff, StaffSession
from victimcare.records.models.staff import StaffSessionEnd
from victimcare.services import port_registry
from victimcare.services.audit import note
from victimcare.services.desk import staff
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.ports import NoLongerVouched, ProviderSilent
from victimcare.services.sealing import seal_bytes, unseal_bytes

AGAIN_AFTER = timedelta(minutes=4)  # with the wait for an answer well within the five
SOON = timedelta(seconds=30)  # after it was silent
SILENT_FOR = timedelta(minutes=30)  # the longest it may be: the desk does not close because a provider has a fault
SHIFT = timedelta(hours=10)


class NotVouched(Exception):
    """This session is over, or never was."""


@transaction.atomic
def begin(*, staff_id: int, again: str, now: datetime) -> UUID:
    """They have signed in. `again`: with what the provider is asked about them."""
    row = StaffSession.objects.create(staff_id=staff_id, began_at=now, vouched_at=now, asked_at=now, again=b"")
    row.refresh_from_db(fields=["public_id"])
    StaffSession.objects.filter(id=row.id).update(again=_sealed(row, again))
    return row.public_id


def holds(*, session_id: str, now: datetime) -> datetime:
    """Until when nobody need ask again. Raises NotVouched. Of two requests at once one asks, the other waits for it: a
    provider may take what it is asked with once and no second time."""
    try:
        asked_again_at = _holds(UUID(session_id), now)
    except ValueError:
        asked_again_at = None
    if asked_again_at is None:
        raise NotVouched(session_id)
    return asked_again_at


@transaction.atomic
def end(*, session_id: str, now: datetime) -> None:
    """They signed out. Of whom no provider vouched there is none."""
    row = _open(session_id)
    if row is not None:
        _end(row, StaffSessionEnd.SIGNED_OUT, now)


def sign_out_address(*, session_id: str, back: str) -> str:
    """Where their session at the provider is ended too, which leads `back`; to be asked before `end`. Empty where it
    offers none, is silent, or never vouched for them."""
    row = _open(session_id)
    if row is None:
        return ""
    return port_registry.staff_identity_provider().sign_out_address(
        unseal_bytes(bytes(row.again), _about(row)).decode(), back=back
    )


def _open(session_id: str) -> StaffSession | None:
    return StaffSession.objects.filter(public_id=session_id, ended_at=None).first() if session_id else None


@transaction.atomic
def _holds(session_id: UUID, now: datetime) -> datetime | None:
    row = (
        StaffSession.objects.select_for_update(of=("self",))
        .select_related("staff")
        .filter(public_id=session_id, ended_at=None)
        .first()
    )
    if row is None:
        return None
    if now >= row.began_at + SHIFT:
        _end(row, StaffSessionEnd.OVER, now)
        return None
    is_silent = row.asked_at > row.vouched_at
    next_at = row.asked_at + (SOON if is_silent else AGAIN_AFTER)
    return next_at if now < next_at else _ask(row, now)


def _ask(row: StaffSession, now: datetime) -> datetime | None:
    row.asked_at = now
    try:
        vouched = port_registry.staff_identity_provider().again(unseal_bytes(bytes(row.again), _about(row)).decode())
    except NoLongerVouched:
        _end(row, StaffSessionEnd.REFUSED, now)
        return None
    except ProviderSilent:
        if now >= row.vouched_at + SILENT_FOR:
            _end(row, StaffSessionEnd.UNKNOWN, now)
            return None
        row.save(update_fields=["asked_at"])
        return now + SOON
    person = Staff.objects.select_for_update().get(id=row.staff_id)
    if vouched.claims.subject != person.username:
        _end(row, StaffSessionEnd.REFUSED, now)
        return None
    if not staff.is_known_as(vouched.claims):
        queue_job(Job.KEEP_OUT_RENAMED, staff_id=person.id)  # complaints may name them as they are called now
    is_other = staff.renew(person, vouched.claims)
    person.save(update_fields=["name", "email", "email_is_verified", "officer_number", "roles", "team"])
    if not person.roles or not person.is_active:
        _end(row, StaffSessionEnd.REFUSED, now)
        return None
    row.vouched_at, row.again = now, _sealed(row, vouched.again)
    row.save(update_fields=["asked_at", "vouched_at", "again"])
    if is_other:
        note(staff.actor_of(person), "staff.renewed", at=now, detail={"roles": person.roles})
    return now + AGAIN_AFTER


def _end(row: StaffSession, end: StaffSessionEnd, now: datetime) -> None:
    """What they proved ends with it, as when they sign out."""
    row.ended_at, row.end, row.again = now, end, b""
    row.save(update_fields=["ended_at", "end", "again"])
    if end is not StaffSessionEnd.SIGNED_OUT:
        note(staff.actor_of(row.staff), staff.SIGNED_OUT, at=now, detail={"end": end})


def _sealed(row: StaffSession, again: str) -> bytes:
    return seal_bytes(again.encode(), _about(row))


def _about(row: StaffSession) -> str:
    return f"staff-session:{row.public_id}"
