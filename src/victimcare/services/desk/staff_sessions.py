"""Staff sign-in and sessions: the force's identity provider is asked again throughout a session whether it still
vouches for the person. Also keeps each person's shortcut keys.

A request is answered only if the provider said yes within the last five minutes, so that staff who have left or lost a
role are out by then (docs/adr/0042). We ask by refresh token rather than wait to be told: few providers notify, and one
that cannot reach us could not.
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
from victimcare.rules.errors import NotFound
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, ActorKind, PermissionRefused, Role, permit
from victimcare.services.audit import note
from victimcare.services.desk.task_actions import ensure_team_row
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.ports import AccountRevoked, SignInProviderSilent, SignInRefused, StaffClaims
from victimcare.services.sealing import seal_bytes, unseal_bytes

# Staff as the force's provider names them: created and updated at each sign-in, never edited here.

SIGNED_IN, SIGNED_OUT = (
    "staff.signed_in",
    "staff.signed_out",
)  # either one ends all their identity checks (`conversations.identity_checks`)


@transaction.atomic
def sign_in_staff(claims: StaffClaims, *, now: datetime) -> int:
    """Create or update this member of staff and return their row's id. Their earlier roles no longer count.

    If force.toml does not name their team, they have none: they see all tasks, and none as their team's. Raises
    SignInRefused: `disabled` here, or `no_role` given by the provider.
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
    """Whether this member of staff has signed in before under this name and address."""
    return Staff.objects.filter(
        username=claims.subject, name=claims.name or claims.subject, email=claims.email
    ).exists()


def update_staff_row(person: Staff, claims: StaffClaims) -> bool:
    """Copy the provider's claims into the row without saving it. Returns whether their roles or team changed."""
    roles, team = sorted(claims.roles & {role.value for role in Role}), _find_team(claims.team)
    is_other = (person.roles, person.team) != (roles, team)
    person.name, person.email = claims.name or claims.subject, claims.email
    person.email_is_verified, person.officer_number = claims.email_is_verified, claims.officer_number
    person.roles, person.team = roles, team
    return is_other


@transaction.atomic
def record_sign_in(*, actor: Actor, now: datetime) -> None:
    """Record that the person signed in, which ends their earlier identity checks."""
    note(actor, SIGNED_IN, at=now, detail={"roles": sorted(actor.roles)})


@transaction.atomic
def record_sign_out(*, actor: Actor, now: datetime) -> None:
    """Record that the person signed out, which ends their identity checks."""
    note(actor, SIGNED_OUT, at=now)


def staff_actor(person: Staff) -> Actor:
    """Build the actor for this member of staff."""
    return Actor(
        ActorKind.STAFF,
        f"staff:{person.public_id}",
        name=person.name,
        roles=frozenset(Role(role) for role in person.roles),
        staff_id=person.id,
        team_id=person.team_id,
    )


def current_staff_actor(person: Staff, *, now: datetime) -> Actor:
    """Build the actor with the restricted cases that this person has emergency access to now."""
    actor = staff_actor(person)
    if person.opened_until_at is None or person.opened_until_at <= now:
        return actor
    opened = EmergencyAccess.objects.filter(asked_by=person, until_at__gt=now, seal__lifted_at=None)
    return replace(actor, opened=frozenset(opened.values_list("seal__case_id", flat=True)))


def _find_team(code: str) -> Team | None:
    try:
        return ensure_team_row(code) if code else None
    except NotFound:
        return None


RECHECK_AFTER = timedelta(minutes=4)  # leaves time for the answer within the five minutes
RETRY_AFTER = timedelta(seconds=30)  # after the provider did not respond
LONGEST_SILENCE = timedelta(minutes=30)  # a provider's fault must not close the desk sooner
LONGEST_SESSION = timedelta(hours=10)


class StaffSessionOver(Exception):
    """This session has ended or never existed."""


@transaction.atomic
def begin_staff_session(*, staff_id: int, again: str, now: datetime) -> UUID:
    """Begin a session after sign-in. `again`: the token with which the provider is asked again."""
    row = StaffSession.objects.create(staff_id=staff_id, began_at=now, vouched_at=now, asked_at=now, again=b"")
    row.refresh_from_db(fields=["public_id"])
    StaffSession.objects.filter(id=row.id).update(again=_seal_token(row, again))
    return row.public_id


def check_staff_session(*, session_id: str, now: datetime) -> datetime:
    """Return until when the session needs no further check. Raises StaffSessionOver. Of two requests at once one asks
    and the other waits, because a provider may accept a refresh token only once."""
    try:
        asked_again_at = _check_session(UUID(session_id), now)
    except ValueError:
        asked_again_at = None
    if asked_again_at is None:
        raise StaffSessionOver(session_id)
    return asked_again_at


@transaction.atomic
def end_staff_session(*, session_id: str, now: datetime) -> None:
    """End the session after sign-out. A person whom no provider vouched for has none."""
    row = _find_open_session(session_id)
    if row is not None:
        _end_session(row, StaffSessionEnd.SIGNED_OUT, now)


def provider_sign_out_address(*, session_id: str, back: str) -> str:
    """Return the address that ends the session at the provider and leads `back`. Call it before `end_staff_session`.
    Empty if the provider has no such address, does not respond, or never vouched for this person."""
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
        queue_job(Job.KEEP_OUT_RENAMED, staff_id=person.id)  # complaints may name them by their new name
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
    """End the session and with it the person's identity checks, as sign-out does."""
    row.ended_at, row.end, row.again = now, end, b""
    row.save(update_fields=["ended_at", "end", "again"])
    if end is not StaffSessionEnd.SIGNED_OUT:
        note(staff_actor(row.staff), SIGNED_OUT, at=now, detail={"end": end})


def _seal_token(row: StaffSession, again: str) -> bytes:
    return seal_bytes(again.encode(), _token_purpose(row))


def _token_purpose(row: StaffSession) -> str:
    return f"staff-session:{row.public_id}"


# Each person's single-key shortcuts: the defaults, their own, or none.


class InvalidKeys(ValueError):
    """Some keys are not single characters, or are used twice. `which`: the invalid ones."""

    def __init__(self, which: frozenset[ShortcutAction]) -> None:
        super().__init__("each key is one letter, figure or sign, and does one thing")
        self.which = which


@transaction.atomic
def choose_keys(*, actor: Actor, are_on: bool, of: Mapping[ShortcutAction, str], now: datetime) -> None:
    """Save the shortcut keys. Raises InvalidKeys."""
    permit(actor, Act.CHOOSE_KEYS)
    if actor.staff_id is None:
        raise PermissionRefused("keys are a person's")
    wrong = shortcut_keys.find_duplicate_shortcuts(of) | {
        press for press, key in of.items() if not shortcut_keys.is_valid_shortcut(key)
    }
    if wrong:
        raise InvalidKeys(wrong)
    row = Staff.objects.select_for_update().get(id=actor.staff_id)
    chosen = {"are_on": are_on, "of": {press.value: key.lower() for press, key in of.items()}}
    row.keys = {**(row.keys or {}), **chosen}  # the control room's keys stay beside them
    row.save(update_fields=["keys"])
    note(actor, "keys.chosen", at=now, detail={"are_on": are_on})
