"""Supporters on the web: the victim lists, asks for and ends them on their own page; a supporter reads and writes on
theirs.

A supporter whom the victim asks for gets access only once a colleague has looked at the request, whether or not the
victim is guarded: a person beside the victim could name himself, and a different answer would tell him whom we keep the
victim safe from. So every request gets the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.annotations import read_annotations
from victimcare.records.models import Supporter, SupporterNote, Task, Victim
from victimcare.records.models.supporters import SupporterEnd
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes.access_levels import SessionAccess
from victimcare.rules.cases.page_assembly import build_victim_page, limit_to_told_news
from victimcare.rules.cases.page_facts import list_page_news
from victimcare.rules.clock import london_date
from victimcare.rules.contact.correspondence import A_DAY, ANSWER_WITHIN, MOST_MESSAGES_A_DAY, date_in_working_days
from victimcare.rules.errors import NotFound
from victimcare.rules.people.supporters import (
    SupporterKind,
    SupporterScope,
    is_role_in_force,
    may_read_for_guarded_victim,
    represents_victim,
    supporter_kinds_for,
)
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.services.access import Act, Actor, PermissionRefused, SupporterAccess, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims, last_guarded_mark
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.people import supporter_roles, supporter_shapes
from victimcare.services.people.supporter_shapes import (
    MOST_WAITING,
    CurrentSupporter,
    FormerSupporter,
    OwnSupporters,
    SupporterEntry,
    SupporterNoteDetail,
    SupporterPage,
    TooManySupporters,
)
from victimcare.services.portal import page_parts, victim_page
from victimcare.services.portal.page_parts import IsSeen
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact import page_access
from victimcare.services.safe_contact.page_access import AccessFacts, authorise_victim_page
from victimcare.services.sealed_columns import SUPPORTER_SAFE_WAY

FORMER_SUPPORTERS_SHOWN = 10


@transaction.atomic
def list_own_supporters(*, actor: Actor, now: datetime) -> OwnSupporters:
    """Raises PermissionRefused at the short level."""
    victim = authorise_victim_page(actor=actor, act=Act.CHOOSE_SUPPORTERS, noted="own_supporters.see", now=now).victim
    rows = list(supporter_roles.list_supporters(victim.id))
    before = [
        FormerSupporter(row.name, SupporterKind(row.kind), london_date(row.agreed_at), london_date(row.ended_at))
        for row in rows
        if row.agreed_at and row.ended_at
    ]
    return OwnSupporters(
        now=tuple(_helps(row) for row in rows if row.ended_at is None),
        before=tuple(sorted(before, key=lambda one: one.until, reverse=True)[:FORMER_SUPPORTERS_SHOWN]),
        kinds=supporter_kinds_for(
            supporter_roles.find_age(victim, now), is_business=supporter_roles.is_business_victim(victim)
        ),
    )


@transaction.atomic
def ask_for_supporter(*, actor: Actor, wanted: SupporterEntry, now: datetime) -> None:
    """Ask for this person as a supporter: a colleague decides. Raises PermissionRefused, SupporterNotOffered,
    TooManySupporters."""
    entered = authorise_victim_page(actor=actor, act=Act.CHOOSE_SUPPORTERS, noted="own_supporters.ask", now=now)
    victim = entered.victim
    waiting = Supporter.objects.filter(victim=victim, agreed_at=None, ended_at=None)
    if waiting.count() >= MOST_WAITING:
        raise TooManySupporters
    row = supporter_roles.create_supporter(victim, wanted, by=None, now=now)
    reason = supporter_roles.FEARED if supporter_roles.is_feared_supporter(row) else supporter_roles.ASKED
    supporter_roles.ask_about_supporter(
        row, victim, TaskKind.SUPPORTER_ASKED, reason, is_guarded=entered.is_guarded, now=now
    )
    detail = {"supporter": row.id, "kind": row.kind, "sees": row.sees}
    note(actor, "own_supporters.asked", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)


@transaction.atomic
def end_own_supporter(*, actor: Actor, supporter_id: UUID, now: datetime) -> None:
    """End a supporter's access, as the victim wishes. Raises PermissionRefused, NotFound."""
    victim = authorise_victim_page(actor=actor, act=Act.CHOOSE_SUPPORTERS, noted="own_supporters.end", now=now).victim
    supporters = Supporter.objects.select_for_update().filter(victim=victim, ended_at=None)
    row = supporters.filter(public_id=supporter_id).first()
    if row is None:
        raise NotFound("no such supporter")
    supporter_roles.end_supporter(row, SupporterEnd.BY_VICTIM, by=None, now=now)
    note(
        actor,
        "own_supporters.ended",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"supporter": row.id},
    )


def _helps(row: Supporter) -> CurrentSupporter:
    use = read_annotations(row, supporter_roles.SupporterUse)
    return CurrentSupporter(
        id=row.public_id,
        kind=SupporterKind(row.kind),
        name=row.name,
        organisation=row.organisation,
        sees=supporter_roles.read_scopes(row),
        asked_on=london_date(row.asked_at),
        since=london_date(row.agreed_at) if row.agreed_at else None,
        last_used_at=use.last_used_at,
        has_code=use.has_code,
    )


# The supporter's page: what was agreed, and no more.
#
# A supporter learns nothing before the victim does: news that the victim does not know is left out, except for a small
# child's parent and a business's contact, who receive the news in the victim's place. Where the victim is guarded, the
# supporter's code opens the short level, as the victim's own code does, unless it has since been agreed at the desk
# that this very person may read it (ADR 33). A supporter's page never shows the victim's journey, their messages, how
# they are reached, or their other supporters.


class TooManySupporterNotes(Exception):
    """The supporter wrote so much in a day that no more is taken; they can still ring a person."""


@dataclass(frozen=True, slots=True)
class SupporterNotes:
    """What the supporter wrote to us. None at the short level, where none of it is shown. `answer_by`: when we will
    answer what is sent now."""

    notes: tuple[SupporterNoteDetail, ...] | None
    answer_by: date


@transaction.atomic
def load_supporter_page(*, actor: Actor, now: datetime, is_seen: IsSeen = page_parts.seen_at_once) -> SupporterPage:
    """Raises PermissionRefused where the supporter's role, or the victim's page, opens nothing."""
    permit(actor, Act.SEE_BESIDE)
    victim, opened, known = victim_page.load_page_facts(
        actor.victim_id or -1, opens=lambda facts: _opens(actor, facts), now=now
    )
    helps = _in_force(actor, victim, now)
    detail = {"supporter": helps.id, "shown": opened.level}
    note(actor, "beside.seen", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)
    kind, age = helps.role.kind, supporter_roles.find_age(victim, now)
    is_told = represents_victim(kind, age, is_business=supporter_roles.is_business_victim(victim))
    seen = build_victim_page(known=known if is_told else limit_to_told_news(known), calendar=working_days(), now=now)
    shows_standing = SupporterScope.STANDS in helps.scopes and (is_told or not seen.is_short)
    news = list_page_news(known, seen) if is_told and shows_standing and not seen.is_short else ()
    mark = page_parts.mark_to_confirm(is_seen, sorted(news))
    if not mark:
        page_parts.record_news_told(actor=actor, victim_id=victim.id, news=news, door="page", now=now)
    return SupporterPage(
        called=""
        if seen.is_short
        else helps.called or (victim.person.given_name if kind is SupporterKind.PARENT else ""),
        scopes=helps.scopes,
        is_short=seen.is_short,
        is_told_for=is_told,
        status=seen.status if shows_standing else (),
        fresh=seen.fresh if shows_standing else None,
        fresh_at=seen.fresh_at,
        promises=seen.promises if shows_standing else (),
        carer=seen.carer,
        rights=seen.rights if SupporterScope.RIGHTS in helps.scopes else (),
        how_long=replace(seen.how_long, is_long=False) if shows_standing and seen.how_long else None,
        to_confirm=mark,
    )


@transaction.atomic
def load_own_supporter_notes(*, actor: Actor, now: datetime) -> SupporterNotes:
    """Raises PermissionRefused."""
    entered = authorise_victim_page(
        actor=actor, act=Act.WRITE_BESIDE, noted="beside.notes_seen", now=now, may_be_short=True
    )
    helps = _in_force(actor, entered.victim, now)
    facts = page_access.read_access_facts(entered.victim)
    opened = page_access.decide_access_level(facts, VictimChannel.PAGE, opens=_opens(actor, facts), now=now)
    theirs = None if opened.is_short else supporter_shapes.load_supporter_notes([helps.id]).get(helps.id, ())
    return SupporterNotes(theirs, _answer_by(now))


@transaction.atomic
def write_supporter_note(*, actor: Actor, once: UUID, words: str, now: datetime) -> date:
    """Store the note, and ask the officer or team in the case to answer. Returns by when it will be answered. Raises
    PermissionRefused, TooManySupporterNotes."""
    entered = authorise_victim_page(actor=actor, act=Act.WRITE_BESIDE, noted="beside.wrote", now=now, may_be_short=True)
    helps = _in_force(actor, entered.victim, now)
    lately = SupporterNote.objects.filter(supporter_id=helps.id, sent_at__gt=now - A_DAY)
    if lately.exclude(public_id=once).count() >= MOST_MESSAGES_A_DAY:
        raise TooManySupporterNotes
    if supporter_shapes.store_supporter_note(helps.id, once=once, words=words, now=now):
        victim, is_guarded = entered.victim, entered.is_guarded
        row = Supporter.objects.get(id=helps.id)
        supporter_roles.ask_about_supporter(
            row, victim, TaskKind.SUPPORTER_WROTE, supporter_roles.WROTE, is_guarded=is_guarded, now=now
        )
        check_typed_words(actor=actor, about=f"beside:{once}", texts=(words,), victim_id=victim.id, now=now)
    return _answer_by(now)


def _opens(actor: Actor, facts: AccessFacts) -> str:
    """What the supporter's code opens for this victim."""
    agreed_at = actor.helps.guarded_agreed_at if actor.helps else None
    return SessionAccess.ALL if may_read_for_guarded_victim(agreed_at, facts.marked_at) else actor.opens


def _in_force(actor: Actor, victim: Victim, now: datetime) -> SupporterAccess:
    """The supporter's role, where it is in force at this moment. Raises PermissionRefused."""
    if actor.helps is None or not is_role_in_force(actor.helps.role, victim.person.date_of_birth, now):
        raise PermissionRefused("no such supporter helps this victim now")
    return actor.helps


def _answer_by(now: datetime) -> date:
    return date_in_working_days(ANSWER_WITHIN, now=now, calendar=working_days())


# What a supporter wrote to us, read and answered by the owner of its task. We answer without asking the victim, as we
# would on the telephone, and the supporter learns nothing by it.


@dataclass(frozen=True, slots=True)
class SupporterQuestion:
    """`reads_answers`: our answer appears on the supporter's page; otherwise a colleague rings the supporter."""

    task: UUID
    victim: UUID
    reference: str
    name: str
    kind: SupporterKind
    organisation: str
    phone: str
    safe_way: str
    is_guarded: bool
    reads_answers: bool  # for a guarded victim, only where exactly that was agreed
    notes: tuple[SupporterNoteDetail, ...]


@transaction.atomic
def load_supporter_question(*, actor: Actor, task_id: UUID, now: datetime) -> SupporterQuestion | None:
    """None for all staff but the owner of the task. What is shown counts as read."""
    permit(actor, Act.KEEP_SUPPORTERS)
    row = _of_my_task(actor, task_id)
    if row is None:
        return None
    SupporterNote.objects.filter(supporter=row, read_at=None).update(read_at=now, read_by_id=actor.staff_id)
    guarded = bool(find_guarded_victims([row.victim_id]))
    marked = (
        Victim.objects.annotate(marked_at=last_guarded_mark()).values_list("marked_at", flat=True).get(id=row.victim_id)
    )
    note(actor, "supporters.read", at=now, case_id=row.victim.case_id, victim_id=row.victim_id)
    return SupporterQuestion(
        task=task_id,
        victim=row.victim.public_id,
        reference=row.victim.case.reference,
        name=row.name,
        kind=SupporterKind(row.kind),
        organisation=row.organisation,
        phone=row.phone,
        safe_way=SUPPORTER_SAFE_WAY.open_words(row),
        is_guarded=guarded,
        reads_answers=not guarded or may_read_for_guarded_victim(row.guarded_agreed_at, marked),
        notes=supporter_shapes.load_supporter_notes([row.id]).get(row.id, ()),
    )


@transaction.atomic
def answer_supporter(*, actor: Actor, task_id: UUID, note_id: UUID, words: str, now: datetime) -> bool:
    """Answer on the supporter's page; empty words: by telephone. The task ends once all the supporter's notes are
    answered. False where the actor may not answer."""
    permit(actor, Act.KEEP_SUPPORTERS)
    row = _of_my_task(actor, task_id)
    if (
        row is None
        or actor.staff_id is None
        or not supporter_shapes.answer_supporter_note(row, note_id, words=words, by=actor.staff_id, now=now)
    ):
        return False
    if not supporter_shapes.has_unanswered_notes(row.id):
        supporter_roles.close_supporter_tasks(row, (TaskKind.SUPPORTER_WROTE,), by=actor.staff_id, now=now)
    detail = {"supporter": row.id}
    note(actor, "supporters.answered", at=now, case_id=row.victim.case_id, victim_id=row.victim_id, detail=detail)
    return True


def _of_my_task(actor: Actor, task_id: UUID) -> Supporter | None:
    if actor.staff_id is None:
        raise PermissionRefused("a person answers")
    mine = Task.objects.filter(
        public_id=task_id, owner_id=actor.staff_id, kind=TaskKind.SUPPORTER_WROTE, closed_at=None
    )
    key = access_scopes.filter_visible_rows(actor, mine).values_list("subject_key", flat=True).first()
    if key is None:
        return None
    rows = Supporter.objects.select_related("victim__case")
    return rows.filter(public_id=key.partition(":")[2], ended_at=None).first()
