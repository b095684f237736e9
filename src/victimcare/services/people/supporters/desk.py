"""Who helps her, at the desk, after a proof that it is she: agreed, changed and ended as she says.

While she is guarded a proof by her code alone is not enough to let anybody in: he may have made her give it up. A child
from 12 on is asked by one of us what a parent sees. Whoever she must be kept safe from is let in by nobody.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Supporter, Victim
from victimcare.records.models.access import Opens
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.supporters import SupporterEnd
from victimcare.rules.people.supporters import (
    SupporterKind,
    SupporterScope,
    does_child_decide,
    is_role_in_force,
    may_read_for_guarded_victim,
    must_child_be_asked,
    supporter_kinds_for,
)
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarding import is_guarded, last_marked
from victimcare.services.contact import proofs
from victimcare.services.desk.written_since import next_version
from victimcare.services.people import codes
from victimcare.services.people.shapes import NewCode
from victimcare.services.people.supporters import notes, roles
from victimcare.services.people.supporters.shapes import (
    AtTheDesk,
    Ended,
    Kept,
    NotOffered,
    UnknownSupporter,
    Wanted,
    scopes_for,
)
from victimcare.services.person_keys import OpeningKeys
from victimcare.services.sealed_words import SUPPORTER_SAFE_WAY


class PersonLooks(Exception):
    """Not now: a person looks at it first. Why is in no answer, and stands with the task."""


class AskTheChild(Exception):
    """From 12 on it is the child who says what a parent sees."""


class OneSpokesperson(Exception):
    """Somebody else speaks for them already."""


class SeesNothing(Exception):
    """Nothing was agreed that a page of theirs could show, or it is not in force: no code opens anything."""


@transaction.atomic
def kept(*, actor: Actor, victim_id: UUID, now: datetime) -> Kept:
    """Raises UnknownVictim, NotProved."""
    victim = _proved(actor, victim_id, now)
    rows = list(roles.of(victim.id).select_related("asked_by", "agreed_by"))
    written, warned = notes.of(row.id for row in rows), roles.warned_of(victim.id)
    standing = [row for row in rows if row.ended_at is None]
    keys = SUPPORTER_SAFE_WAY.load_keys(standing)
    age = roles.age_now(victim, now)
    guarded = bool(is_guarded([victim.id]))
    note(actor, "supporters.seen", at=now, case_id=victim.case_id, victim_id=victim.id, detail={"shown": len(rows)})
    return Kept(
        now=tuple(
            _at_the_desk(row, victim, written.get(row.id, ()), keys, is_feared=roles.about(row) in warned, now=now)
            for row in standing
        ),
        ended=tuple(
            Ended(row.name, SupporterKind(row.kind), row.agreed_at, row.ended_at, row.end, roles.about(row) in warned)
            for row in rows
            if row.ended_at
        ),
        kinds=supporter_kinds_for(age, is_business=roles.is_business(victim)),
        age=age,
        is_guarded=guarded,
        may_agree=not guarded or proofs.beyond_her_code(actor, victim.id, now=now) is not None,
    )


def bring_in(
    *,
    actor: Actor,
    victim_id: UUID,
    wanted: Wanted,
    child_said: bool,
    though_guarded: bool = False,
    now: datetime,
) -> None:
    """She asks one of us for it: in force at once. `child_said`: the child was asked. `though_guarded`: it was agreed
    that this person may read it though the victim is guarded. Raises UnknownVictim, NotProved,
    NotOffered, CodeAlone, AskTheChild, OneSpokesperson, and PersonLooks, after which it waits."""
    with transaction.atomic():
        victim = _proved(actor, victim_id, now)
        _refuse_code_alone(actor, victim, now)
        row = roles.begun(victim, wanted, by=_staff(actor), now=now)
        is_feared = _agree(actor, victim, row, child_said=child_said, though_guarded=though_guarded, now=now)
    if is_feared:
        raise PersonLooks


def agree(
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
    """What she asked for on her page, or another agreement with somebody who helps her already. Raises as `bring_in`,
    and UnknownSupporter, WrittenSince."""
    with transaction.atomic():
        victim = _proved(actor, victim_id, now)
        _refuse_code_alone(actor, victim, now)
        row = _held(victim, supporter_id)
        row.version = next_version(row.version, after=after)
        row.sees = scopes_for(SupporterKind(row.kind), sees)
        row.save(update_fields=["sees", "version"])
        is_feared = _agree(actor, victim, row, child_said=child_said, though_guarded=though_guarded, now=now)
    if is_feared:
        raise PersonLooks


@transaction.atomic
def child_said(*, actor: Actor, victim_id: UUID, supporter_id: UUID, goes_on: bool, now: datetime) -> None:
    """The child was asked whether this parent sees it any more. Raises UnknownVictim, NotProved, UnknownSupporter."""
    victim = _proved(actor, victim_id, now)
    row = _held(victim, supporter_id)
    if not goes_on:
        roles.end(row, SupporterEnd.BY_HER, by=_staff(actor), now=now)
    else:
        Supporter.objects.filter(id=row.id).update(child_asked_at=now, child_asked_by_id=_staff(actor))
        roles.settle(row, (TaskKind.ASK_CHILD,), by=_staff(actor), now=now)
    _note(actor, "supporters.child_asked", victim, row, now, goes_on=goes_on)


@transaction.atomic
def end(*, actor: Actor, victim_id: UUID, supporter_id: UUID, now: datetime) -> None:
    """At once. Before it was agreed it is refused. Raises UnknownVictim, NotProved, UnknownSupporter."""
    victim = _proved(actor, victim_id, now)
    row = _held(victim, supporter_id)
    how = SupporterEnd.BY_US if row.agreed_at else SupporterEnd.REFUSED
    roles.end(row, how, by=_staff(actor), now=now)
    _note(actor, "supporters.ended", victim, row, now, how=how.value)


@transaction.atomic
def make_code(*, actor: Actor, victim_id: UUID, supporter_id: UUID, now: datetime) -> NewCode:
    """To be given to them by a person, on the number that was agreed. Raises UnknownVictim, NotProved,
    UnknownSupporter, SeesNothing, CodeAlone. Where it was agreed that they read it though the victim is guarded, the
    code opens what was agreed."""
    victim = _proved(actor, victim_id, now)
    _refuse_code_alone(actor, victim, now)
    row = _held(victim, supporter_id)
    if not _may_see_page(row, victim, now) or roles.is_feared(row):
        raise SeesNothing
    made = codes.make_for_supporter(actor=actor, supporter=row, now=now)
    roles.settle(row, (TaskKind.SUPPORTER_ASKED,), by=_staff(actor), now=now)
    marked_at = (
        Victim.objects.filter(id=victim.id).annotate(marked_at=last_marked()).values_list("marked_at", flat=True)
    )
    if may_read_for_guarded_victim(row.guarded_agreed_at, marked_at.get()):
        made = replace(made, opens=Opens.CASE)
    _note(actor, "supporters.code_made", victim, row, now, opens=made.opens)
    return made


def _agree(
    actor: Actor, victim: Victim, row: Supporter, *, child_said: bool, though_guarded: bool, now: datetime
) -> bool:
    """Put it in force. True where it is not, since it is somebody she must be kept safe from: a person looks."""
    if roles.is_feared(row):
        roles.ask_a_person(
            row, victim, TaskKind.SUPPORTER_ASKED, roles.FEARED, is_guarded=bool(is_guarded([victim.id])), now=now
        )
        _note(actor, "supporters.not_agreed", victim, row, now)
        return True
    kind, age = SupporterKind(row.kind), roles.age_now(victim, now)
    if kind not in supporter_kinds_for(age, is_business=roles.is_business(victim)):
        raise NotOffered("kind")
    if does_child_decide(kind, age) and not child_said:
        raise AskTheChild
    others = Supporter.objects.filter(
        victim=victim, kind=SupporterKind.SPOKESPERSON, agreed_at__isnull=False, ended_at=None
    )
    if kind is SupporterKind.SPOKESPERSON and others.exclude(id=row.id).exists():
        raise OneSpokesperson
    row.agreed_at, row.agreed_by_id = row.agreed_at or now, row.agreed_by_id or _staff(actor)
    row.guarded_agreed_at = now if though_guarded else None
    if child_said:
        row.child_asked_at, row.child_asked_by_id = now, _staff(actor)
    row.save(update_fields=["agreed_at", "agreed_by", "child_asked_at", "child_asked_by", "guarded_agreed_at"])
    if not _may_see_page(row, victim, now):  # then there is no code to give either
        roles.settle(row, (TaskKind.SUPPORTER_ASKED,), by=_staff(actor), now=now)
        codes.end_of_supporter(supporter_id=row.id, reason="role_ended", now=now)
    _note(actor, "supporters.agreed", victim, row, now, sees=row.sees, though_guarded=though_guarded)
    return False


def _may_see_page(row: Supporter, victim: Victim, now: datetime) -> bool:
    return row.sees != [SupporterScope.RING] and is_role_in_force(roles.role_of(row), victim.person.date_of_birth, now)


def _at_the_desk(
    row: Any, victim: Victim, written: Collection[Any], keys: OpeningKeys, *, is_feared: bool, now: datetime
) -> AtTheDesk:
    return AtTheDesk(
        id=row.public_id,
        kind=SupporterKind(row.kind),
        name=row.name,
        organisation=row.organisation,
        called=row.called,
        phone=row.phone,
        safe_way=SUPPORTER_SAFE_WAY.open_words(row, keys),
        sees=roles.scopes_of(row),
        asked_at=row.asked_at,
        asked_by=row.asked_by.name if row.asked_by else "",
        agreed_at=row.agreed_at,
        agreed_by=row.agreed_by.name if row.agreed_by else "",
        last_used_at=row.last_used_at,
        has_code=row.has_code,
        must_ask=must_child_be_asked(roles.role_of(row), victim.person.date_of_birth, now),
        is_feared=is_feared,
        may_see_page=_may_see_page(row, victim, now),
        guarded_agreed_at=row.guarded_agreed_at,
        notes=tuple(written),
        version=row.version,
    )


def _refuse_code_alone(actor: Actor, victim: Victim, now: datetime) -> None:
    if is_guarded([victim.id]):
        proofs.require_beyond_her_code(actor, victim.id, now=now)


def _proved(actor: Actor, victim_id: UUID, now: datetime) -> Victim:
    permit(actor, Act.KEEP_SUPPORTERS)
    victim = proofs.victim_for(actor, victim_id)
    proofs.require(actor, victim.id, now=now)
    return victim


def _held(victim: Victim, supporter_id: UUID) -> Supporter:
    row = Supporter.objects.select_for_update().filter(victim=victim, public_id=supporter_id, ended_at=None).first()
    if row is None:
        raise UnknownSupporter(supporter_id)
    return row


def _staff(actor: Actor) -> int:
    if actor.staff_id is None:
        raise NotPermitted("a person decides who helps her")
    return actor.staff_id


def _note(actor: Actor, act: str, victim: Victim, row: Supporter, now: datetime, **detail: Any) -> None:
    about = {"supporter": row.id, **detail}
    note(actor, act, at=now, case_id=victim.case_id, victim_id=victim.id, detail=about)
