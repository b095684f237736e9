"""Lets staff read and answer what a victim wrote on their page.

A colleague may read it who has taken the task about it, or a task that says the victim is in danger, or who has
recorded an identity check. Reading fixes the day by which the answer is owed; answering ends the task, and the answer
waits on the victim's page. The message that announces it is worded like any news and passes the gate. Where no message
may go, the page named the day to the victim; an answer still unread after a week becomes a task for a colleague.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from victimcare.records.models import Task, Victim, WrittenMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.contact.correspondence import REMIND_AFTER
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.conversations import identity_checks, task_takeovers, written_messages
from victimcare.services.conversations.task_takeovers import ColleagueTask
from victimcare.services.conversations.written_messages import WrittenMessageDetail
from victimcare.services.desk import task_actions
from victimcare.services.desk.news_tasks import exclude_own_danger
from victimcare.services.desk.task_shapes import NewTask, TaskOutcome, load_harm_levels
from victimcare.services.files import file_store
from victimcare.services.files.file_store import CheckedFile, OpenFile
from victimcare.services.messages import special_messages
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact import gate
from victimcare.services.sealing import Unopened as Unopened

WRITTEN_MATTER = "written"  # what its tasks are about
COURT_ANSWER_MATTER = "court:answered"  # of the task to tell the victim the result of a request to a court
_ANSWER_KINDS = (TaskKind.READ_WRITTEN, TaskKind.GIVE_UPDATE)  # a written answer ends both


class UnreadWrittenMessages(Exception):
    """`count` messages from the victim are unread, and an unread message may be urgent."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@dataclass(frozen=True, slots=True)
class ConversationDetail:
    """`task`: the one about the conversation that this actor has taken. `is_asking`: the victim asked how things stand
    and has no answer yet. `notifies_victim`: a message may say that an answer waits. `is_in_danger`: danger work about
    the victim is open."""

    victim: UUID
    said: tuple[WrittenMessageDetail, ...]
    task: UUID | None
    reference: str
    is_guarded: bool
    is_asking: bool
    notifies_victim: bool
    is_in_danger: bool


@transaction.atomic
def read_conversation(*, actor: Actor, victim_id: UUID, now: datetime) -> ConversationDetail:
    """The victim's conversation with us, newest first; this marks their messages as read. Raises NotFound,
    IdentityCheckMissing."""
    victim, task = require_conversation_reader(actor, victim_id, now)
    if task is not None and task.subject_key != WRITTEN_MATTER:
        # this actor may have the task about the victim's list, and not this one
        task = _task_about_messages(actor, victim)
    note(actor, "written.read", at=now, case_id=victim.case_id, victim_id=victim.id)
    if _unread(victim).update(read_at=now, read_by_id=actor.staff_id) and task is not None:
        set_answer_due(actor, task, reason="written_to_answer", now=now)
    return ConversationDetail(
        victim=victim.public_id,
        said=written_messages.load_conversation(victim.id),
        task=task.public_id if task else None,
        reference=victim.case.reference,
        is_guarded=bool(find_guarded_victims([victim.id])),
        is_asking=Task.objects.filter(victim=victim, kind=TaskKind.GIVE_UPDATE, closed_at=None).exists(),
        notifies_victim=written_messages.decide_waiting_notice(victim, now=now) is not None,
        is_in_danger=access_scopes.filter_subject_tasks(
            actor, Task.objects.filter(victim=victim, is_danger=True, closed_at=None)
        ).exists(),
    )


@transaction.atomic
def answer_victim(
    *,
    actor: Actor,
    victim_id: UUID,
    once: UUID,
    words: str,
    files: Sequence[CheckedFile] = (),
    is_holding: bool = False,
    matter: str = WRITTEN_MATTER,
    now: datetime,
) -> bool:
    """Write an answer to the victim. Their page shows it, and it answers what they wrote and asked; but not unread
    messages, and nothing where the words only give the day of the real answer (`is_holding`). `once`: from the form, so
    that a message sent twice by mistake is stored once. `matter`: the subject of the tasks that a colleague may have; a
    list that the victim sent has its own. Returns whether an answer is still owed. Raises NotFound,
    IdentityCheckMissing, TaskTaken."""
    victim, _ = require_conversation_reader(actor, victim_id, now)
    victim = gate.lock_victims([victim.id])[victim.id]
    if not WrittenMessage.objects.filter(public_id=once).exists():
        _refuse_if_owned(actor, victim, matter)
        for kind in () if is_holding else _ANSWER_KINDS:
            if kind is not TaskKind.READ_WRITTEN or not _unread(victim).exists():
                task_actions.close_settled_tasks(
                    kind=kind, victim_id=victim.id, subject_key=WRITTEN_MATTER, now=now, by=actor.staff_id
                )
        _write(actor, victim, once, words, files, now)
    return Task.objects.filter(victim=victim, kind__in=_ANSWER_KINDS, closed_at=None).exists()


def write_to_victim(*, actor: Actor, victim_id: int, words: str, now: datetime) -> bool:
    """Write to the victim about another request of theirs that was decided; their messages stay open. Returns whether a
    message tells them that it waits: otherwise a colleague must. Runs in the transaction of a caller that has let the
    actor in."""
    return _write(actor, gate.lock_victims([victim_id])[victim_id], uuid4(), words, (), now)


def _write(actor: Actor, victim: Victim, once: UUID, words: str, files: Sequence[CheckedFile], now: datetime) -> bool:
    row = WrittenMessage(public_id=once, victim=victim, by_id=actor.staff_id, written_at=now)
    written_messages.store_written_message(row, actor=actor, words=words, files=files, now=now)
    decision = written_messages.decide_waiting_notice(victim, now=now)
    is_told = decision is not None
    if decision is not None:
        special_messages.queue_answer_notice(victim, decision, now=now)
    note(
        actor,
        "written.answered",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"message": str(once), "files": len(files), "is_told": is_told},
    )
    return is_told


@transaction.atomic
def read_conversation_file(*, actor: Actor, victim_id: UUID, file_id: UUID, now: datetime) -> tuple[OpenFile, int]:
    """A file of the victim's conversation, with its position. Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    victim, _ = require_conversation_reader(actor, victim_id, now)
    found = written_messages.find_conversation_file(victim.id, file_id)
    if found is None or found[0].gone_at is not None:
        raise NotFound("the conversation has no such file")
    row, place = found
    return file_store.open_file(actor=actor, row=row, now=now), place


@transaction.atomic
def close_written_task(*, actor: Actor, task_id: UUID, outcome: TaskOutcome, note: str, now: datetime) -> None:
    """End a task about what the victim wrote without a written answer: the note says what they were told instead, or
    why no answer is needed, and their page says which of the two it was. Raises UnreadWrittenMessages while something
    is unread. As `desk.task_actions.close_task`."""
    Task.objects.select_for_update().filter(public_id=task_id).first()
    unread = WrittenMessage.objects.filter(task__public_id=task_id, by=None, read_at=None).count()
    if unread:
        raise UnreadWrittenMessages(unread)
    if not note.strip():
        raise FieldRequired("note")
    task_actions.close_task(actor=actor, task_id=task_id, outcome=outcome, note=note, now=now)


@transaction.atomic
def ask_about_unread_answers(*, now: datetime) -> int:
    """Ask a colleague to find out, in the safe way, why the victim has not read an answer for a working week. Returns
    how many; safe to run twice."""
    since = working_days().before(london_date(now), REMIND_AFTER)
    if since is None:
        return 0
    a_task = Task.objects.filter(kind=TaskKind.SILENCE, victim=OuterRef("victim"), subject_key=WRITTEN_MATTER)
    after = a_task.filter(created_at__gte=OuterRef("written_at"))
    unread = WrittenMessage.objects.filter(by__isnull=False, read_at=None, written_at__lt=end_of_day(since))
    own = unread.exclude(sealed=b"").filter(~Exists(after), ~Exists(a_task.filter(closed_at=None)))
    harm = load_harm_levels(set(own.values_list("victim_id", flat=True)[:1000]))
    wanted = [
        NewTask(TaskKind.SILENCE, victim_id, "written_unread", harm[victim_id], None, WRITTEN_MATTER)
        for victim_id in sorted(harm)
    ]
    return len(task_actions.make_tasks(wanted, now=now))


def require_conversation_reader(actor: Actor, victim_id: UUID, now: datetime) -> tuple[Victim, Task | None]:
    """The victim, and the task that lets this actor read their messages, unless an identity check does. Raises
    NotFound, IdentityCheckMissing."""
    permit(actor, Act.ANSWER_WRITTEN)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    task = _own_tasks(actor, victim).order_by("id").last()
    if task is None and not _has_danger_task(actor, victim):
        identity_checks.require_identity_check(actor, victim.id, now=now)
    return victim, task


def _task_about_messages(actor: Actor, victim: Victim) -> Task | None:
    return _own_tasks(actor, victim).filter(subject_key=WRITTEN_MATTER).order_by("id").last()


def _own_tasks(actor: Actor, victim: Victim) -> QuerySet[Task]:
    return Task.objects.filter(victim=victim, kind__in=_ANSWER_KINDS, closed_at=None, owner_id=actor.staff_id or 0)


def _has_danger_task(actor: Actor, victim: Victim) -> bool:
    """Whether this actor is helping a victim in danger, who may be able to read but not to listen, so that an identity
    check cannot come first. The answer is read behind the sign-in of the victim's page. Danger that the actor pressed
    themselves (F9) does not count: it came from a caller who had passed no identity check."""
    mine = Task.objects.filter(victim=victim, is_danger=True, closed_at=None, owner_id=actor.staff_id or 0)
    return exclude_own_danger(actor, mine).exists() and not access_scopes.is_victim_hidden(actor, victim.id)


def find_colleague_answer(*, actor: Actor, victim_id: UUID, now: datetime) -> ColleagueTask | None:
    """The colleague's work on this conversation that would cause an answer by this actor to be refused."""
    return task_takeovers.find_colleague_task(actor=actor, victim_id=victim_id, kinds=_ANSWER_KINDS, now=now)


def is_answer_owed(victim_id: UUID) -> bool:
    """Whether a message of the victim still waits for an answer. The caller has the victim's record, after an identity
    check."""
    return Task.objects.filter(victim__public_id=victim_id, kind=TaskKind.READ_WRITTEN, closed_at=None).exists()


def _unread(victim: Victim) -> QuerySet[WrittenMessage]:
    """The victim's unread messages. A list that they sent is read on its own page."""
    return WrittenMessage.objects.filter(victim=victim, by=None, read_at=None, loss_list=None)


def set_answer_due(actor: Actor, task: Task, *, reason: str, now: datetime) -> None:
    """Make the task due when the answer is: the victim's messages have been read, and the answer is owed by the first
    day that was named to them."""
    asked = WrittenMessage.objects.filter(task=task, by=None).order_by("answer_by")
    day = asked.values_list("answer_by", flat=True).first()
    if day is None:
        return
    Task.objects.filter(id=task.id, closed_at=None).update(reason=reason, due_at=end_of_day(day), updated_at=now)
    task_actions.record_task_change(actor, task, "went_on", now)


def _refuse_if_owned(actor: Actor, victim: Victim, matter: str) -> None:
    """Refuse when a colleague is already answering the same matter."""
    tasks = Task.objects.filter(victim=victim, kind__in=_ANSWER_KINDS, subject_key=matter, closed_at=None)
    for task in tasks.select_related("owner"):
        task_actions.refuse_if_taken(actor, task)
