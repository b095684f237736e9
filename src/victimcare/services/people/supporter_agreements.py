"""Agrees, changes and ends a supporter's role at the desk, as the victim asks after an identity check.

While the victim is guarded, a check by their code alone is not enough to give anyone access: an abuser may have forced
them to reveal the code. From the age of 12, a colleague asks the child what a parent may see. No one can give access to
a person whom the victim must be kept safe from.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from victimcare.records.annotations import read_annotations
from victimcare.records.models import Supporter, Victim
from victimcare.records.models.access_codes import AccessLevel
from victimcare.records.models.supporters import SupporterEnd
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import NotFound
from victimcare.rules.people.supporters import (
    SupporterKind,
    SupporterScope,
    does_child_decide,
    is_role_in_force,
    may_read_for_guarded_victim,
    must_child_be_asked,
    supporter_kinds_for,
)
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.access_codes import victim_codes
from victimcare.services.access_codes.victim_codes import NewCode
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims, last_guarded_mark
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.people import supporter_roles, supporter_shapes
from victimcare.services.people.supporter_shapes import (
    EndedSupporter,
    SupporterDetail,
    SupporterEntry,
    SupporterNoteDetail,
    SupporterNotOffered,
    SupporterOverview,
    list_scopes_for,
)
from victimcare.services.person_keys import OpeningKeys
from victimcare.services.sealed_columns import SUPPORTER_SAFE_WAY


class PersonMustDecide(Exception):
    """A colleague must decide first. The answer never says why; the task does."""


class ChildMustAgree(Exception):
    """From the age of 12, the child decides what a parent may see."""


class SpokespersonExists(Exception):
    """Another person is already the victim's spokesperson."""


class SupporterSeesNothing(Exception):
    """Nothing was agreed that a supporter's page could show, or the agreement is not in force: a code would open
    nothing."""


@transaction.atomic
def load_supporters(*, actor: Actor, victim_id: UUID, now: datetime) -> SupporterOverview:
    """Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    victim = _proved(actor, victim_id, now)
    rows = list(supporter_roles.list_supporters(victim.id).select_related("asked_by", "agreed_by"))
    written, warned = (
        supporter_shapes.load_supporter_notes(row.id for row in rows),
        supporter_roles.list_warned_subjects(victim.id),
    )
    standing = [row for row in rows if row.ended_at is None]
    keys = SUPPORTER_SAFE_WAY.load_keys(standing)
    age = supporter_roles.find_age(victim, now)
    guarded = bool(find_guarded_victims([victim.id]))
    note(actor, "supporters.seen", at=now, case_id=victim.case_id, victim_id=victim.id, detail={"shown": len(rows)})
    return SupporterOverview(
        now=tuple(
            _at_the_desk(
                row,
                victim,
                written.get(row.id, ()),
                keys,
                is_feared=supporter_roles.supporter_subject_key(row) in warned,
                now=now,
            )
            for row in standing
        ),
        ended=tuple(
            EndedSupporter(
                row.name,
                SupporterKind(row.kind),
                row.agreed_at,
                row.ended_at,
                row.end,
                supporter_roles.supporter_subject_key(row) in warned,
            )
            for row in rows
            if row.ended_at
        ),
        kinds=supporter_kinds_for(age, is_business=supporter_roles.is_business_victim(victim)),
        age=age,
        is_guarded=guarded,
        may_agree=not guarded or identity_checks.find_strong_check(actor, victim.id, now=now) is not None,
    )


def bring_in_supporter(
    *,
    actor: Actor,
    victim_id: UUID,
    wanted: SupporterEntry,
    child_said: bool,
    though_guarded: bool = False,
    now: datetime,
) -> None:
    """Add a supporter whom the victim asks a colleague for; in force at once. `child_said`: the child was asked.
    `though_guarded`: it was agreed that this person may read the page although the victim is guarded. Raises NotFound,
    IdentityCheckMissing, SupporterNotOffered, StrongCheckRequired, ChildMustAgree, SpokespersonExists, and
    PersonMustDecide, after which the request waits."""
    with transaction.atomic():
        victim = _proved(actor, victim_id, now)
        _refuse_code_alone(actor, victim, now)
        row = supporter_roles.create_supporter(victim, wanted, by=_staff(actor), now=now)
        is_feared = _agree(actor, victim, row, child_said=child_said, though_guarded=though_guarded, now=now)
    if is_feared:
        raise PersonMustDecide


def agree_supporter(
    *,
    actor: Actor,
    victim_id: UUID,
    supporter_id: UUID,
    sees: Collection[SupporterScope],
    child_said: bool,
    though_guarded: bool = False,
    after: int | None = None,
    now: datetime,
) -> None:
    """Agree what the victim asked for on their page, or change the agreement with a supporter they already have. Raises
    as `bring_in_supporter`, and NotFound, StaleVersion."""
    with transaction.atomic():
        victim = _proved(actor, victim_id, now)
        _refuse_code_alone(actor, victim, now)
        row = _held(victim, supporter_id)
        row.version = next_version(row.version, after=after)
        row.sees = list_scopes_for(SupporterKind(row.kind), sees)
        row.save(update_fields=["sees", "version"])
        is_feared = _agree(actor, victim, row, child_said=child_said, though_guarded=though_guarded, now=now)
    if is_feared:
        raise PersonMustDecide


@transaction.atomic
def record_child_answer(*, actor: Actor, victim_id: UUID, supporter_id: UUID, goes_on: bool, now: datetime) -> None:
    """Record whether the child agrees that this parent still sees the page. Raises NotFound, IdentityCheckMissing."""
    victim = _proved(actor, victim_id, now)
    row = _held(victim, supporter_id)
    if not goes_on:
        supporter_roles.end_supporter(row, SupporterEnd.BY_VICTIM, by=_staff(actor), now=now)
    else:
        Supporter.objects.filter(id=row.id).update(child_asked_at=now, child_asked_by_id=_staff(actor))
        supporter_roles.close_supporter_tasks(row, (TaskKind.ASK_CHILD,), by=_staff(actor), now=now)
    _note(actor, "supporters.child_asked", victim, row, now, goes_on=goes_on)


@transaction.atomic
def end_supporter_agreement(*, actor: Actor, victim_id: UUID, supporter_id: UUID, now: datetime) -> None:
    """End the agreement at once; before it was agreed, refuse the request. Raises NotFound, IdentityCheckMissing."""
    victim = _proved(actor, victim_id, now)
    row = _held(victim, supporter_id)
    how = SupporterEnd.BY_US if row.agreed_at else SupporterEnd.REFUSED
    supporter_roles.end_supporter(row, how, by=_staff(actor), now=now)
    _note(actor, "supporters.ended", victim, row, now, how=how.value)


@transaction.atomic
def make_supporter_code_at_desk(*, actor: Actor, victim_id: UUID, supporter_id: UUID, now: datetime) -> NewCode:
    """Make a code for a person to give the supporter, on the agreed number. Raises NotFound, IdentityCheckMissing,
    SupporterSeesNothing, StrongCheckRequired. Where it was agreed that the supporter may read the page although the
    victim is guarded, the code opens what was agreed."""
    victim = _proved(actor, victim_id, now)
    _refuse_code_alone(actor, victim, now)
    row = _held(victim, supporter_id)
    if not _may_see_page(row, victim, now) or supporter_roles.is_feared_supporter(row):
        raise SupporterSeesNothing
    made = victim_codes.make_supporter_code(actor=actor, supporter=row, now=now)
    supporter_roles.close_supporter_tasks(row, (TaskKind.SUPPORTER_ASKED,), by=_staff(actor), now=now)
    marked_at = (
        Victim.objects.filter(id=victim.id).annotate(marked_at=last_guarded_mark()).values_list("marked_at", flat=True)
    )
    if may_read_for_guarded_victim(row.guarded_agreed_at, marked_at.get()):
        made = replace(made, opens=AccessLevel.CASE)
    _note(actor, "supporters.code_made", victim, row, now, opens=made.opens)
    return made


def _agree(
    actor: Actor, victim: Victim, row: Supporter, *, child_said: bool, though_guarded: bool, now: datetime
) -> bool:
    """Put the agreement in force. Return True where it is refused because the victim must be kept safe from this
    person: a colleague decides."""
    if supporter_roles.is_feared_supporter(row):
        supporter_roles.ask_about_supporter(
            row,
            victim,
            TaskKind.SUPPORTER_ASKED,
            supporter_roles.FEARED,
            is_guarded=bool(find_guarded_victims([victim.id])),
            now=now,
        )
        _note(actor, "supporters.not_agreed", victim, row, now)
        return True
    kind, age = SupporterKind(row.kind), supporter_roles.find_age(victim, now)
    if kind not in supporter_kinds_for(age, is_business=supporter_roles.is_business_victim(victim)):
        raise SupporterNotOffered("kind")
    if does_child_decide(kind, age) and not child_said:
        raise ChildMustAgree
    others = Supporter.objects.filter(
        victim=victim, kind=SupporterKind.SPOKESPERSON, agreed_at__isnull=False, ended_at=None
    )
    if kind is SupporterKind.SPOKESPERSON and others.exclude(id=row.id).exists():
        raise SpokespersonExists
    row.agreed_at, row.agreed_by_id = row.agreed_at or now, row.agreed_by_id or _staff(actor)
    row.guarded_agreed_at = now if though_guarded else None
    if child_said:
        row.child_asked_at, row.child_asked_by_id = now, _staff(actor)
    row.save(update_fields=["agreed_at", "agreed_by", "child_asked_at", "child_asked_by", "guarded_agreed_at"])
    if not _may_see_page(row, victim, now):  # then there is no code to give either
        supporter_roles.close_supporter_tasks(row, (TaskKind.SUPPORTER_ASKED,), by=_staff(actor), now=now)
        victim_codes.end_supporter_code(supporter_id=row.id, reason="role_ended", now=now)
    _note(actor, "supporters.agreed", victim, row, now, sees=row.sees, though_guarded=though_guarded)
    return False


def _may_see_page(row: Supporter, victim: Victim, now: datetime) -> bool:
    return row.sees != [SupporterScope.RING] and is_role_in_force(
        supporter_roles.read_role(row), victim.person.date_of_birth, now
    )


def _at_the_desk(
    row: Supporter,
    victim: Victim,
    written: Collection[SupporterNoteDetail],
    keys: OpeningKeys,
    *,
    is_feared: bool,
    now: datetime,
) -> SupporterDetail:
    use = read_annotations(row, supporter_roles.SupporterUse)
    return SupporterDetail(
        id=row.public_id,
        kind=SupporterKind(row.kind),
        name=row.name,
        organisation=row.organisation,
        called=row.called,
        phone=row.phone,
        safe_way=SUPPORTER_SAFE_WAY.open_words(row, keys),
        sees=supporter_roles.read_scopes(row),
        asked_at=row.asked_at,
        asked_by=row.asked_by.name if row.asked_by else "",
        agreed_at=row.agreed_at,
        agreed_by=row.agreed_by.name if row.agreed_by else "",
        last_used_at=use.last_used_at,
        has_code=use.has_code,
        must_ask=must_child_be_asked(supporter_roles.read_role(row), victim.person.date_of_birth, now),
        is_feared=is_feared,
        may_see_page=_may_see_page(row, victim, now),
        guarded_agreed_at=row.guarded_agreed_at,
        notes=tuple(written),
        version=row.version,
    )


def _refuse_code_alone(actor: Actor, victim: Victim, now: datetime) -> None:
    if find_guarded_victims([victim.id]):
        identity_checks.require_strong_check(actor, victim.id, now=now)


def _proved(actor: Actor, victim_id: UUID, now: datetime) -> Victim:
    permit(actor, Act.KEEP_SUPPORTERS)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    return victim


def _held(victim: Victim, supporter_id: UUID) -> Supporter:
    row = Supporter.objects.select_for_update().filter(victim=victim, public_id=supporter_id, ended_at=None).first()
    if row is None:
        raise NotFound("no such supporter")
    return row


def _staff(actor: Actor) -> int:
    if actor.staff_id is None:
        raise PermissionRefused("a person decides who helps the victim")
    return actor.staff_id


def _note(actor: Actor, act: str, victim: Victim, row: Supporter, now: datetime, **detail: Any) -> None:
    about = {"supporter": row.id, **detail}
    note(actor, act, at=now, case_id=victim.case_id, victim_id=victim.id, detail=about)
