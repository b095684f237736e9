"""The lists that a victim sent, for staff: read, opened, answered, and marked once they are on the crime record.

A list may be read by the owner of its task, and by staff who have checked the victim's identity, like everything that a
victim writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import LossList, LostItemFile, Task, Victim, WrittenMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import NotFound
from victimcare.rules.safe_contact.contact_plan import ContactByStaff
from victimcare.services import suppliers
from victimcare.services.access import Actor, require_staff_id
from victimcare.services.audit import note, note_of_victim
from victimcare.services.conversations import written_answers
from victimcare.services.conversations.written_messages import LIST_MATTER
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.files import file_store
from victimcare.services.files.file_store import OpenFile
from victimcare.services.losses import loss_records
from victimcare.services.losses.loss_records import SentListDetail
from victimcare.services.safe_contact import gate


class ListAlreadyAdded(Exception):
    """A colleague has already marked it. `by`: their name."""

    def __init__(self, by: str) -> None:
        super().__init__("it is on the crime record")
        self.by = by


class ListOvertaken(Exception):
    """The victim has sent a newer list, which counts instead of this one."""


@dataclass(frozen=True, slots=True)
class SentLists:
    """The lists that a victim sent, the newest first. `tells_them`: a message may say that an answer waits on their
    page."""

    victim: UUID
    reference: str
    is_guarded: bool
    lists: tuple[SentListDetail, ...]
    tells_them: bool


@transaction.atomic
def see_sent_lists(*, actor: Actor, victim_id: UUID, now: datetime) -> SentLists:
    """Every list that this victim sent; the messages that brought them now count as read. Raises the errors of
    `written_answers.read_conversation`."""
    victim, _ = written_answers.require_conversation_reader(actor, victim_id, now)
    note(actor, "losses.read", at=now, case_id=victim.case_id, victim_id=victim.id)
    unread = WrittenMessage.objects.filter(loss_list__victim=victim, read_at=None)
    if unread.update(read_at=now, read_by_id=actor.staff_id):
        _owes_the_answer(actor, victim, now)
    way = gate.decide_contact([victim], now=now, channels=suppliers.list_carried_channels())[victim.id]
    return SentLists(
        victim=victim.public_id,
        reference=victim.case.reference,
        is_guarded=way.is_guarded,
        lists=loss_records.load_lists(victim.id),
        tells_them=not isinstance(way.decision, ContactByStaff),
    )


@transaction.atomic
def record_list_on_crime_record(
    *, actor: Actor, victim_id: UUID, list_id: UUID, once: UUID, words: str, now: datetime
) -> None:
    """Mark the list as added to the crime record: the victim is told in their conversation, in these words, and its
    task ends. Raises VictimNotFound, NotFound, IdentityCheckMissing, ListAlreadyAdded, ListOvertaken, TaskTaken."""
    victim, _ = written_answers.require_conversation_reader(actor, victim_id, now)
    row = _newest_list(victim, list_id)
    if row.added_at is not None:
        by = row.added_by_officer or row.added_by
        raise ListAlreadyAdded(by.name if by else "")
    _answer(actor, victim_id, once, words, now)
    LossList.objects.filter(id=row.id).update(added_at=now, added_by_id=require_staff_id(actor))
    close_settled_tasks(
        kind=TaskKind.READ_WRITTEN, victim_id=row.victim_id, subject_key=LIST_MATTER, now=now, by=actor.staff_id
    )
    _note(actor, "losses.added", row, now)


@transaction.atomic
def ask_victim_about_list(
    *, actor: Actor, victim_id: UUID, list_id: UUID, once: UUID, words: str, now: datetime
) -> None:
    """Ask the victim about their list; its task stays open until the list is on the crime record. Raises the errors of
    `record_list_on_crime_record`."""
    victim, _ = written_answers.require_conversation_reader(actor, victim_id, now)
    row = _newest_list(victim, list_id)
    _answer(actor, victim_id, once, words, now)
    _note(actor, "losses.asked", row, now)


@transaction.atomic
def open_sent_file(*, actor: Actor, victim_id: UUID, file_id: UUID, now: datetime) -> OpenFile:
    """A file of a sent list. Raises VictimNotFound, NotFound, IdentityCheckMissing, FileContentErased."""
    victim, _ = written_answers.require_conversation_reader(actor, victim_id, now)
    found = LostItemFile.objects.filter(
        thing__victim=victim, file__public_id=file_id, sent_at__isnull=False
    ).select_related("file__victim")
    one = found.first()
    if one is None:
        raise NotFound("no such list of losses")
    return file_store.open_file(actor=actor, row=one.file, now=now)


def _answer(actor: Actor, victim_id: UUID, once: UUID, words: str, now: datetime) -> None:
    """Answer in the conversation that holds the list. The answer only says by when more is known, so that it does not
    count as an answer to anything else that the victim wrote."""
    written_answers.answer_victim(
        actor=actor, victim_id=victim_id, once=once, words=words, is_holding=True, matter=LIST_MATTER, now=now
    )


def _owes_the_answer(actor: Actor, victim: Victim, now: datetime) -> None:
    """Once the owner of its task has read it, the task is due on the day that the victim was told."""
    tasks = Task.objects.filter(victim=victim, kind=TaskKind.READ_WRITTEN, subject_key=LIST_MATTER, closed_at=None)
    task = tasks.filter(owner_id=actor.staff_id or 0).first()
    if task is not None:
        written_answers.set_answer_due(actor, task, reason="losses_to_add", now=now)


def _newest_list(victim: Victim, list_id: UUID) -> LossList:
    """This list, locked. The victim is locked first, as when they send a list, so that no newer list can come in
    between, and the one task about their lists is about this list."""
    gate.lock_victims([victim.id])
    rows = (
        LossList.objects.select_for_update(of=("self",))
        .select_related("added_by", "added_by_officer", "victim")
        .filter(victim=victim)
    )
    found = rows.filter(public_id=list_id).first()
    if found is None:
        raise NotFound("no such list of losses")
    if found.added_at is None and LossList.objects.filter(victim=victim, number__gt=found.number).exists():
        raise ListOvertaken(list_id)
    return found


def _note(actor: Actor, act: str, row: LossList, now: datetime) -> None:
    note_of_victim(actor, act, row.victim, at=now, detail={"list": str(row.public_id), "number": row.number})
