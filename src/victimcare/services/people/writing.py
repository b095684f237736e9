"""She writes to us on her page, and reads what we answered.

At the short level she can send and is shown nothing of what was said: whoever holds her code may be somebody else. What
she sends is a task for whoever looks after her, and she is told by when it is read and answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import QuietlySent, WrittenMessage
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.contact.correspondence import (
    A_DAY,
    ANSWER_WITHIN,
    MOST_MESSAGES_A_DAY,
    READ_WITHIN,
    date_in_working_days,
)
from victimcare.rules.force import Force
from victimcare.rules.people.privacy import name_staff_for_victim
from victimcare.services.access import Act, Actor
from victimcare.services.audit import note
from victimcare.services.contact import quietly, written
from victimcare.services.contact.answering import ANSWERED, MATTER
from victimcare.services.contact.quietly import QuietWhat
from victimcare.services.contact.written import Said
from victimcare.services.contact.written import WrittenTo as WrittenTo
from victimcare.services.danger.reading import read_typed
from victimcare.services.desk.actions import close_settled, make_task
from victimcare.services.desk.harm import harm_for
from victimcare.services.files import store
from victimcare.services.files.shapes import Checked, OpenFile
from victimcare.services.messages.her_door import Entered, enter
from victimcare.services.people import page_seen
from victimcare.services.people.page_seen import IsSeen
from victimcare.services.rights.working_days import working_days
from victimcare.services.sealing import Unopened as Unopened


class TooMany(Exception):
    """She has written so much in a day that no more is taken; a person can still be rung."""


class UnknownFile(LookupError):
    """No such file in her conversation."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What she is told of what she sent."""

    read_by: date
    answer_by: date


@dataclass(frozen=True, slots=True)
class Hers:
    """Her conversation. None where her visit opens the short level only; `team`: who reads what she writes; `new`: what
    she had not seen before; `today`: after it a promised day is late; `to_confirm`: as on `HerPage`."""

    said: tuple[Said, ...] | None
    team: str
    new: frozenset[UUID]
    today: date
    to_confirm: str = ""


@transaction.atomic
def see(*, actor: Actor, now: datetime, is_seen: IsSeen = page_seen.seen_at_once) -> Hers:
    """Her conversation, newest first; what we wrote counts as read by her, where `is_seen` says so of its mark. Raises
    NotPermitted."""
    her = enter(actor=actor, act=Act.WRITE, noted="own_written.see", now=now, may_be_short=True)
    team = _force().team_for(her.victim.case.area).name
    if her.opened.is_short:
        return Hers(None, team, frozenset(), london_date(now))
    said = tuple(_as_she_reads_it(one) for one in written.conversation(her.victim.id))
    new = frozenset(one.id for one in said if not (one.is_hers or one.is_read))
    added = [one.id for one in said if one.list_is_news]
    mark = page_seen.mark_to_confirm(is_seen, sorted(new), added)
    if new and not mark:
        _has_read(her.victim.id, now)
    if added and not mark:
        written.read_added_lists(her.victim.id, now)
    return Hers(said, team, new, london_date(now), to_confirm=mark)


@transaction.atomic
def write(*, actor: Actor, once: UUID, to: WrittenTo, words: str, files: Sequence[Checked] = (), now: datetime) -> Sent:
    """Keep what she wrote, and ask whoever looks after her to answer. `once`: of the form, so that what is sent twice
    by mistake is one message. Raises NotPermitted, TooMany."""
    her = enter(actor=actor, act=Act.WRITE, noted="own_written.write", now=now, may_be_short=True)
    if actor.quiet is not None:
        return _write_quietly(actor, actor.quiet, once, words, files, now)
    earlier = WrittenMessage.objects.filter(public_id=once, victim=her.victim).first()
    if earlier is not None and earlier.answer_by is not None:
        return sent_of(earlier)
    with_second = actor.opens == "all"
    # Each by itself: whoever has only her code neither takes hers from her nor learns by what is left that she wrote.
    lately = WrittenMessage.objects.filter(victim=her.victim, by=None, written_at__gt=now - A_DAY)
    if lately.filter(with_second_factor=with_second).count() >= MOST_MESSAGES_A_DAY:
        raise TooMany
    row = WrittenMessage(
        public_id=once,
        victim=her.victim,
        to=to,
        with_second_factor=with_second,
        written_at=now,
        answer_by=date_in_working_days(ANSWER_WITHIN, now=now, calendar=working_days()),
        task_id=_ask(her, to, now),
    )
    written.put(row, actor=actor, words=words, files=files, now=now)
    read_typed(actor=actor, about=f"written:{once}", texts=(words,), victim_id=her.victim.id, now=now)
    note(
        actor,
        "written.sent",
        at=now,
        case_id=her.victim.case_id,
        victim_id=her.victim.id,
        detail={"message": str(once), "to": to, "files": len(files)},
    )
    return sent_of(row)


def _write_quietly(
    actor: Actor, grant_id: int, once: UUID, words: str, files: Sequence[Checked], now: datetime
) -> Sent:
    """Kept for the warning; answered, and at most so many a day, as for anybody."""
    sent = QuietlySent.objects.filter(grant=grant_id, what=QuietWhat.MESSAGE)
    earlier = sent.filter(public_id=once).first()
    if earlier is not None and earlier.answer_by is not None:
        return _told(earlier.sent_at, earlier.answer_by)
    if sent.filter(sent_at__gt=now - A_DAY).count() >= MOST_MESSAGES_A_DAY:
        raise TooMany
    answer_by = date_in_working_days(ANSWER_WITHIN, now=now, calendar=working_days())
    row = quietly.keep(grant_id, QuietWhat.MESSAGE, words=words, once=once, answer_by=answer_by, now=now)
    if files:
        quietly.attach(row, files, actor=actor, now=now)
    note(actor, "written.sent", at=now, detail={"message": str(once), "files": len(files)})
    return _told(now, answer_by)


@transaction.atomic
def read_file(*, actor: Actor, file_id: UUID, now: datetime) -> tuple[OpenFile, int]:
    """A file of her conversation, with its place. Raises NotPermitted at the short level, UnknownFile."""
    her = enter(actor=actor, act=Act.WRITE, noted="own_written.file", now=now)
    found = written.file_of(her.victim.id, file_id)
    if found is None or found[0].gone_at is not None:
        raise UnknownFile(file_id)
    row, place = found
    return store.opened(actor=actor, row=row, now=now), place


def _ask(her: Entered, to: WrittenTo, now: datetime) -> int:
    """One open task for all that she writes until somebody answers."""
    return make_task(
        kind=TaskKind.READ_WRITTEN,
        victim_id=her.victim.id,
        reason=f"written_{to}",
        harm=harm_for(is_guarded=her.is_guarded, is_enhanced=her.victim.is_enhanced),
        due_at=None,
        now=now,
        subject_key=MATTER,
    )


def _has_read(victim_id: int, now: datetime) -> None:
    """What we wrote has come to her: nobody needs to tell her that it waits."""
    WrittenMessage.objects.filter(victim_id=victim_id, by__isnull=False, read_at=None).update(read_at=now)
    for kind, subject in ((TaskKind.SILENCE, MATTER), (TaskKind.COURT_ASK, ANSWERED)):
        close_settled(kind=kind, victim_id=victim_id, subject_key=subject, now=now, by=None)


def _as_she_reads_it(one: Said) -> Said:
    """With our names as the force lets them be shown."""
    who = name_staff_for_victim(one.by, one.team, by=_force().her_pages.staff_names)
    return replace(one, by=who.name or who.team)


def sent_of(row: WrittenMessage) -> Sent:
    """What a victim is told of a message of theirs."""
    assert row.answer_by is not None, "it is hers"
    return _told(row.written_at, row.answer_by)


def _told(written_at: datetime, answer_by: date) -> Sent:
    return Sent(date_in_working_days(READ_WITHIN, now=written_at, calendar=working_days()), answer_by)


def _force() -> Force:
    force: Force = settings.FORCE
    return force
