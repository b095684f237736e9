"""Staff as the force's provider names them: made and renewed at each sign-in, never edited here."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from victimcare.records.models import SealOpening, Staff, Team
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.audit import note
from victimcare.services.desk.actions import UnknownTask, team_row
from victimcare.services.ports import SignInRefused, StaffClaims

SIGNED_IN, SIGNED_OUT = (
    "staff.signed_in",
    "staff.signed_out",
)  # with either all their proofs end (`conversations.identity_checks`)


@transaction.atomic
def sign_in(claims: StaffClaims, *, now: datetime) -> int:
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
    renew(person, claims)
    person.save()
    signed_in(actor=actor_of(person), now=now)
    return person.id


def is_known_as(claims: StaffClaims) -> bool:
    """Whether this member of staff has come in before, under this name and address."""
    return Staff.objects.filter(
        username=claims.subject, name=claims.name or claims.subject, email=claims.email
    ).exists()


def renew(person: Staff, claims: StaffClaims) -> bool:
    """What the provider says of them now, in their row, which is not saved. Whether that changes what they may do."""
    roles, team = sorted(claims.roles & {role.value for role in Role}), _team(claims.team)
    is_other = (person.roles, person.team) != (roles, team)
    person.name, person.email = claims.name or claims.subject, claims.email
    person.email_is_verified, person.officer_number = claims.email_is_verified, claims.officer_number
    person.roles, person.team = roles, team
    return is_other


@transaction.atomic
def signed_in(*, actor: Actor, now: datetime) -> None:
    """Keep that they came in. Whatever they proved before counts no more."""
    note(actor, SIGNED_IN, at=now, detail={"roles": sorted(actor.roles)})


@transaction.atomic
def signed_out(*, actor: Actor, now: datetime) -> None:
    """Keep that they left. Whatever they proved before counts no more."""
    note(actor, SIGNED_OUT, at=now)


def actor_of(person: Staff) -> Actor:
    """Who acts when this member of staff does."""
    return Actor(
        ActorKind.STAFF,
        f"staff:{person.public_id}",
        name=person.name,
        roles=frozenset(Role(role) for role in person.roles),
        staff_id=person.id,
        team_id=person.team_id,
    )


def actor_now(person: Staff, *, now: datetime) -> Actor:
    """The same, with the sealed cases that are open to them at this moment."""
    actor = actor_of(person)
    if person.opened_until_at is None or person.opened_until_at <= now:
        return actor
    opened = SealOpening.objects.filter(asked_by=person, until_at__gt=now, seal__lifted_at=None)
    return replace(actor, opened=frozenset(opened.values_list("seal__case_id", flat=True)))


def _team(code: str) -> Team | None:
    try:
        return team_row(code) if code else None
    except UnknownTask:
        return None
