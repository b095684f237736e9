"""The page of somebody who helps her: what was agreed, and no more.

They learn nothing before she does: what she has not been told is not there, but for a small child's parent and a
business's contact, to whom telling is telling her. Where she is guarded their code opens the short level, as hers does
alone, unless it was agreed at the desk since that this very person may read it (ADR 33). Her journey, her messages, how
she is reached and whom else she has beside her are on no page of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Supporter, SupporterNote, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.contact.correspondence import A_DAY, ANSWER_WITHIN, MOST_MESSAGES_A_DAY, date_in_working_days
from victimcare.rules.people.supporters import (
    SupporterKind,
    SupporterScope,
    is_role_in_force,
    may_read_for_guarded_victim,
    represents_victim,
)
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.services.access import Act, Actor, Helping, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.cases.her_page import as_she_knows_it, put_together
from victimcare.services.danger.reading import read_typed
from victimcare.services.messages import doors
from victimcare.services.messages.her_door import enter
from victimcare.services.people import actions, page_seen, queries
from victimcare.services.people.page_seen import IsSeen
from victimcare.services.people.supporters import notes, roles
from victimcare.services.people.supporters.shapes import Note, Theirs
from victimcare.services.rights.working_days import working_days


class TooMany(Exception):
    """They wrote so much in a day that no more is taken; a person can still be rung."""


@dataclass(frozen=True, slots=True)
class Written:
    """What they wrote to us. None at the short level: nothing of it is shown. `answer_by`: what is sent now."""

    notes: tuple[Note, ...] | None
    answer_by: date


@transaction.atomic
def page(*, actor: Actor, now: datetime, is_seen: IsSeen = page_seen.seen_at_once) -> Theirs:
    """Raises NotPermitted where their role, or her page, opens nothing."""
    permit(actor, Act.SEE_BESIDE)
    victim, opened, known = queries.known_now(
        actor.victim_id or -1, opens=lambda victim: _opens(actor, victim), now=now
    )
    helps = _in_force(actor, victim, now)
    detail = {"supporter": helps.id, "shown": opened.level}
    note(actor, "beside.seen", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)
    kind, age = helps.role.kind, roles.age_now(victim, now)
    is_told = represents_victim(kind, age, is_business=roles.is_business(victim))
    seen = put_together(known=known if is_told else as_she_knows_it(known), calendar=working_days(), now=now)
    shows_standing = SupporterScope.STANDS in helps.scopes and (is_told or not seen.is_short)
    news = queries.news_on(known, seen) if is_told and shows_standing and not seen.is_short else ()
    mark = page_seen.mark_to_confirm(is_seen, sorted(news))
    if not mark:
        actions.told(actor=actor, victim_id=victim.id, news=news, door="page", now=now)
    return Theirs(
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
def written(*, actor: Actor, now: datetime) -> Written:
    """Raises NotPermitted."""
    entered = enter(actor=actor, act=Act.WRITE_BESIDE, noted="beside.notes_seen", now=now, may_be_short=True)
    helps = _in_force(actor, entered.victim, now)
    opened = doors.opened(entered.victim, VictimChannel.PAGE, opens=_opens(actor, entered.victim), now=now)
    theirs = None if opened.is_short else notes.of([helps.id]).get(helps.id, ())
    return Written(theirs, _answer_by(now))


@transaction.atomic
def write(*, actor: Actor, once: UUID, words: str, now: datetime) -> date:
    """Keep it, and ask whoever looks after her. Returns by when it is answered. Raises NotPermitted, TooMany."""
    entered = enter(actor=actor, act=Act.WRITE_BESIDE, noted="beside.wrote", now=now, may_be_short=True)
    helps = _in_force(actor, entered.victim, now)
    lately = SupporterNote.objects.filter(supporter_id=helps.id, sent_at__gt=now - A_DAY)
    if lately.exclude(public_id=once).count() >= MOST_MESSAGES_A_DAY:
        raise TooMany
    if notes.put(helps.id, once=once, words=words, now=now):
        victim, is_guarded = entered.victim, entered.is_guarded
        row = Supporter.objects.get(id=helps.id)
        roles.ask_a_person(row, victim, TaskKind.SUPPORTER_WROTE, roles.WROTE, is_guarded=is_guarded, now=now)
        read_typed(actor=actor, about=f"beside:{once}", texts=(words,), victim_id=victim.id, now=now)
    return _answer_by(now)


def _opens(actor: Actor, victim: Any) -> str:
    """What their code opens of this row, which was read with `marked_at`."""
    agreed_at = actor.helps.guarded_agreed_at if actor.helps else None
    return "all" if may_read_for_guarded_victim(agreed_at, victim.marked_at) else actor.opens


def _in_force(actor: Actor, victim: Victim, now: datetime) -> Helping:
    """Their role, where it is in force at this moment. Raises NotPermitted."""
    if actor.helps is None or not is_role_in_force(actor.helps.role, victim.person.date_of_birth, now):
        raise NotPermitted("nobody such helps her now")
    return actor.helps


def _answer_by(now: datetime) -> date:
    return date_in_working_days(ANSWER_WITHIN, now=now, calendar=working_days())
