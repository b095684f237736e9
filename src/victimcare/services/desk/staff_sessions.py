"""That the force's provider still vouches for whoever is signed in: it is asked again while they are here.

A request is answered only where the provider said yes within the last five minutes, so that whoever has left, or lost a
role, is out by then at the latest (ADR on the sessions of staff). Asked by refresh token rather than told by the
provider: few providers tell, and one that cannot reach us would tell nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import EmergencyAccess, Staff, StaffSession, Team
from victimcare.records.models.staff import StaffSessionEnd
from victimcare.rules.desk import shortcut_keys
from victimcare.rules.desk.shortcut_keys import ShortcutAction
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, ActorKind, PermissionRefused, Role, permit
from victimcare.services.audit import note
from victimcare.services.desk.task_actions import UnknownTask, ensure_team_row
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.ports import AccountRevoked, SignInProviderSilent, SignInRefused, StaffClaims
from victimcare.services.sealing import seal_bytes, unseal_bytes

# Staff as the force's provider names them: made and renewed at each sign-in, never edited here.

SIGNED_IN, SIGNED_OUT = (
    "staff.signed_in",
    "staff.signed_out",
)  # with either all their proofs end (`conversations.identity_checks`)


@transaction.atomic
def sign_in_staff(claims: StaffClaims, *, now: datetime) -> int:
    """Make or renew this member of staff and give their row's id. What they could do before counts no more.

    A team that force.toml does not name leaves them without one: they see all tasks and none as their team's. Raises
    SignInRefused: `disabled` here, or `no_role` given there.
    """
    known = Staff.objects.select_for_update().filter(username=claims.subject).first()
    if known is not None and not known.is_active:
        raise SignInRefused("disabled")
    roles = sorted(claims.roles & {role.value for role in Role})
    if not roles:
        raise SignInRefused("no_role")
    person = known or Staff(username=claims.subject)
    if known is None:
        person.set_unusable_password()
    update_staff_row(person, claims)
    person.save()
    record_sign_in(actor=staff_actor(person), now=now)
    return person.id


def is_known_staff(claims: StaffClaims) -> bool:
    """Whether this member of staff has come in before, under this name and address."""
    return Staff.objects.filter(
        username=claims.subject, name=claims.name or claims.subject, email=claims.email
    ).exists()


def update_staff_row(person: Staff, claims: StaffClaims) -> bool:
    """What the provider says of them now, in their row, which is not saved. Whether that changes what they may do."""
    roles, team = sorted(claims.roles & {role.value for role in Role}), _find_team(claims.team)
    is_other = (person.roles, person.team) != (roles, team)
    person.name, person.email = claims.name or claims.subject, claims.email
    person.email_is_verified, person.officer_number = claims.email_is_verified, claims.officer_number
    person.roles, person.team = roles, team
    return is_other


@transaction.atomic
def record_sign_in(*, actor: Actor, now: datetime) -> None:
    """Keep that they came in. Whatever they proved before counts no more."""
    note(actor, SIGNED_IN, at=now, detail={"roles": sorted(actor.roles)})


@transaction.atomic
def record_sign_out(*, actor: Actor, now: datetime) -> None:
    """Keep that they left. Whatever they proved before counts no more."""
    note(actor, SIGNED_OUT, at=now)


def staff_actor(person: Staff) -> Actor:
    """Who acts when this member of staff does."""
    return Actor(
        ActorKind.STAFF,
        f"staff:{person.public_id}",
        name=person.name,
        roles=frozenset(Role(role) for role in person.roles),
        staff_id=person.id,
        team_id=person.team_id,
    )


def current_staff_actor(person: Staff, *, now: datetime) -> Actor:
    """The same, with the sealed cases that are open to them at this moment."""
    actor = staff_actor(person)
    if person.opened_until_at is None or person.opened_until_at <= now:
        return actor
    opened = EmergencyAccess.objects.filter(asked_by=person, until_at__gt=now, seal__lifted_at=None)
    return replace(actor, opened=frozenset(opened.values_list("seal__case_id", flat=True)))


def _find_team(code: str) -> Team | None:
    try:
        return ensure_team_row(code) if code else None
    except UnknownTask:
        return None


RECHECK_AFTER = timedelta(minutes=4)  # with the wait for an answer well within the five
RETRY_AFTER = timedelta(seconds=30)  # after it was silent
LONGEST_SILENCE = timedelta(minutes=30)  # the longest it may be: the desk does not close because a provider has a fault
LONGEST_SESSION = timedelta(hours=10)


class StaffSessionOver(Exception):
    """This session is over, or never was."""


@transaction.atomic
def begin_staff_session(*, staff_id: int, again: str, now: datetime) -> UUID:
    """They have signed in. `again`: with what the provider is asked about them."""
    row = StaffSession.objects.create(staff_id=staff_id, began_at=now, vouched_at=now, asked_at=now, again=b"")
    row.refresh_from_db(fields=["public_id"])
    StaffSession.objects.filter(id=row.id).update(again=_seal_token(row, again))
    return row.public_id


def check_staff_session(*, session_id: str, now: datetime) -> datetime:
    """Until when nobody need ask again. Raises NotVouched. Of two requests at once one asks, the other waits for it: a
    provider may take what it is asked with once and no second time."""
    try:
        asked_again_at = _check_session(UUID(session_id), now)
    except ValueError:
        asked_again_at = None
    if asked_again_at is None:
        raise StaffSessionOver(session_id)
    return asked_again_at


@transaction.atomic
def end_staff_session(*, session_id: str, now: datetime) -> None:
    """They signed out. Of whom no provider vouched there is none."""
    row = _find_open_session(session_id)
    if row is not None:
        _end_session(row, StaffSessionEnd.SIGNED_OUT, now)


def provider_sign_out_address(*, session_id: str, back: str) -> str:
    """Where their session at the provider is ended too, which leads `back`; to be asked before `end`. Empty where it
    offers none, is silent, or never vouched for them."""
    row = _find_open_session(session_id)
    if row is None:
        return ""
    return port_registry.staff_identity_provider().sign_out_address(
        unseal_bytes(bytes(row.again), _token_purpose(row)).decode(), back=back
    )


def _find_open_session(session_id: str) -> StaffSession | None:
    return StaffSession.objects.filter(public_id=session_id, ended_at=None).first() if session_id else None


@transaction.atomic
def _check_session(session_id: UUID, now: datetime) -> datetime | None:
    row = (
        StaffSession.objects.select_for_update(of=("self",))
        .select_related("staff")
        .filter(public_id=session_id, ended_at=None)
        .first()
    )
    if row is None:
        return None
    if now >= row.began_at + LONGEST_SESSION:
        _end_session(row, StaffSessionEnd.OVER, now)
        return None
    is_silent = row.asked_at > row.vouched_at
    next_at = row.asked_at + (RETRY_AFTER if is_silent else RECHECK_AFTER)
    return next_at if now < next_at else _ask_provider(row, now)


def _ask_provider(row: StaffSession, now: datetime) -> datetime | None:
    row.asked_at = now
    try:
        vouched = port_registry.staff_identity_provider().again(
            unseal_bytes(bytes(row.again), _token_purpose(row)).decode()
        )
    except AccountRevoked:
        _end_session(row, StaffSessionEnd.REFUSED, now)
        return None
    except SignInProviderSilent:
        if now >= row.vouched_at + LONGEST_SILENCE:
            _end_session(row, StaffSessionEnd.UNKNOWN, now)
            return None
        row.save(update_fields=["asked_at"])
        return now + RETRY_AFTER
    person = Staff.objects.select_for_update().get(id=row.staff_id)
    if vouched.claims.subject != person.username:
        _end_session(row, StaffSessionEnd.REFUSED, now)
        return None
    if not is_known_staff(vouched.claims):
        queue_job(Job.KEEP_OUT_RENAMED, staff_id=person.id)  # complaints may name them as they are called now
    is_other = update_staff_row(person, vouched.claims)
    person.save(update_fields=["name", "email", "email_is_verified", "officer_number", "roles", "team"])
    if not person.roles or not person.is_active:
        _end_session(row, StaffSessionEnd.REFUSED, now)
        return None
    row.vouched_at, row.again = now, _seal_token(row, vouched.again)
    row.save(update_fields=["asked_at", "vouched_at", "again"])
    if is_other:
        note(staff_actor(person), "staff.renewed", at=now, detail={"roles": person.roles})
    return now + RECHECK_AFTER


def _end_session(row: StaffSession, end: StaffSessionEnd, now: datetime) -> None:
    """What they proved ends with it, as when they sign out."""
    row.ended_at, row.end, row.again = now, end, b""
    row.save(update_fields=["ended_at", "end", "again"])
    if end is not StaffSessionEnd.SIGNED_OUT:
        note(staff_actor(row.staff), SIGNED_OUT, at=now, detail={"end": end})


def _seal_token(row: StaffSession, again: str) -> bytes:
    return seal_bytes(again.encode(), _token_purpose(row))


def _token_purpose(row: StaffSession) -> str:
    return f"staff-session:{row.public_id}"


# The single keys of the desk, as each of us wants them: as they come, others, or none.


class InvalidKeys(ValueError):
    """Something in it is no single key, or stands twice. `which`: those that do not do."""

    def __init__(self, which: frozenset[ShortcutAction]) -> None:
        super().__init__("each key is one letter, figure or sign, and does one thing")
        self.which = which


@transaction.atomic
def choose_keys(*, actor: Actor, are_on: bool, of: Mapping[ShortcutAction, str], now: datetime) -> None:
    """Keep them. Raises NotKeys."""
    permit(actor, Act.CHOOSE_KEYS)
    if actor.staff_id is None:
        raise PermissionRefused("keys are a person's")
    wrong = shortcut_keys.find_duplicate_shortcuts(of) | {
        press for press, key in of.items() if not shortcut_keys.is_valid_shortcut(key)
    }
    if wrong:
        raise InvalidKeys(wrong)
    kept = {"are_on": are_on, "of": {press.value: key.lower() for press, key in of.items()}}
    Staff.objects.filter(id=actor.staff_id).update(keys=kept)
    note(actor, "keys.chosen", at=now, detail={"are_on": are_on})
