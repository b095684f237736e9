"""Stores the written conversation between a victim and us, on the victim's page: its rows, their words encrypted.

Each victim has one conversation, whichever colleague answers: they need not know who does what. This module does not
decide who may read it: `portal.victim_messages` does for the victim and `conversations.written_answers` for staff.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from victimcare.records.annotations import read_joined_row
from victimcare.records.models import (
    AccessGrant,
    DuressSubmission,
    LossList,
    StoredFile,
    Victim,
    WrittenMessage,
    WrittenMessageFile,
)
from victimcare.records.models.access_codes import DuressSubmissionKind as DuressSubmissionKind
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.correspondence import WrittenMessageRecipient as WrittenMessageRecipient
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactLater, ContactNow
from victimcare.services import suppliers
from victimcare.services.access import Actor
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.files import file_store
from victimcare.services.files.file_store import CheckedFile, FileSummary, summarise_file
from victimcare.services.person_keys import SealingKey, fetch_person_key, fetch_victim_key, load_person_keys
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.contact_limits import find_duress_warned_victims

CONVERSATION_SHOWN = 50  # of one conversation, the newest
# The subject of the task about lists of losses: separate from that of other messages, so that an answer to those does
# not end it.
LIST_MATTER = "losses"


class MessageEnding(StrEnum):
    """How the victim's message was dealt with."""

    WRITTEN = "written"
    OTHERWISE = "otherwise"  # for example by telephone: the colleague who closed its task noted what was said
    UNANSWERED = "unanswered"  # a colleague found that it needs no answer


@dataclass(frozen=True, slots=True)
class WrittenMessageDetail:
    """One message. `words` None: they are deleted, or cannot be decrypted. `by`: for our messages, who wrote it, and
    their team.

    For the victim's messages: `answer_by` is the day named to them, `ended` how its task ended, None while it is open,
    and on which day; `with_second_factor` that more than their code was shown, `list_id` the list of losses that it
    brought, and `list_added_on` the day on which that was added to the crime record, by their officer or by a colleague
    here; `list_is_news`: they have not read so on their page. `is_read`: the victim's message by us, ours by the
    victim.
    """

    id: UUID
    at: datetime
    is_by_victim: bool
    words: str | None
    files: tuple[FileSummary, ...]
    to: str
    by: str
    team: str
    answer_by: date | None
    ended: MessageEnding | None
    ended_on: date | None
    is_read: bool
    with_second_factor: bool
    list_id: UUID | None = None
    list_added_on: date | None = None
    list_added_by_officer: bool = False
    list_is_news: bool = False


def store_written_message(
    row: WrittenMessage, *, actor: Actor, words: str, files: Sequence[CheckedFile], now: datetime
) -> None:
    """Store this message with its words and attachments, in the caller's transaction."""
    row.sealed = fetch_victim_key(row.victim_id).seal_bytes(words.encode(), _written_place(row.public_id))
    row.save(force_insert=True)
    kept = [file_store.store_file(actor=actor, victim_id=row.victim_id, file=file, now=now) for file in files]
    WrittenMessageFile.objects.bulk_create(
        WrittenMessageFile(message=row, file=file, place=place) for place, file in enumerate(kept, start=1)
    )


def decide_waiting_notice(victim: Victim, *, now: datetime) -> ContactNow | ContactLater | None:
    """How a message may leave that says that a colleague's answer waits on the page. None: the plan allows none, or the
    duress code was used and the warning is open: a message now would look like our answer to it."""
    decision = gate.decide_contact([victim], now=now, channels=suppliers.list_carried_channels())[victim.id].decision
    return (
        None if isinstance(decision, ContactByStaff) or find_duress_warned_victims([victim.id], now=now) else decision
    )


def load_conversation(victim_id: int) -> tuple[WrittenMessageDetail, ...]:
    """The newest first. Three queries."""
    rows = (
        WrittenMessage.objects.filter(victim_id=victim_id)
        .select_related("by__team", "task", "loss_list")
        .order_by("-id")
    )
    found = list(rows[:CONVERSATION_SHOWN])
    attached = _attached([row.id for row in found])
    ours = {row.written_at for row in found if row.by_id is not None}
    words = open_written_words(found)
    return tuple(_written_detail(row, words[row.public_id], attached.get(row.id, ()), ours) for row in found)


def mark_added_lists_read(victim_id: int, now: datetime) -> None:
    """Record that the victim has read that their officer added their lists to the crime record: staff need not tell
    them."""
    unread = LossList.objects.filter(victim_id=victim_id, added_by_officer__isnull=False, added_read_at=None)
    if unread.update(added_read_at=now):
        close_settled_tasks(kind=TaskKind.GIVE_UPDATE, victim_id=victim_id, subject_key=LIST_MATTER, now=now, by=None)


def find_conversation_file(victim_id: int, file_id: UUID) -> tuple[StoredFile, int] | None:
    """A file of the victim's conversation, with its place in its message."""
    found = WrittenMessageFile.objects.select_related("file__victim").filter(
        message__victim_id=victim_id, file__public_id=file_id
    )
    one = found.first()
    return None if one is None else (one.file, one.place)


def _attached(message_ids: Collection[int]) -> dict[int, tuple[FileSummary, ...]]:
    found: dict[int, list[FileSummary]] = {}
    for one in WrittenMessageFile.objects.filter(message__in=message_ids).select_related("file").order_by("place"):
        found.setdefault(one.message_id, []).append(summarise_file(one.file))
    return {message_id: tuple(files) for message_id, files in found.items()}


def _written_detail(
    row: WrittenMessage, words: str | None, files: tuple[FileSummary, ...], ours: Set[datetime]
) -> WrittenMessageDetail:
    by = row.by
    closed_at = row.task.closed_at if row.task else None
    sent = read_joined_row(row, "loss_list", LossList)
    return WrittenMessageDetail(
        id=row.public_id,
        at=row.written_at,
        is_by_victim=by is None,
        words=words,
        files=files,
        to=row.to,
        by=by.name if by else "",
        team=by.team.name if by and by.team else "",
        answer_by=row.answer_by,
        ended=_message_ending(row, ours),
        ended_on=london_date(closed_at) if closed_at else None,
        is_read=row.read_at is not None,
        with_second_factor=row.with_second_factor,
        list_id=sent.public_id if sent else None,
        list_added_on=london_date(sent.added_at) if sent and sent.added_at else None,
        list_added_by_officer=sent is not None and sent.added_by_officer_id is not None,
        list_is_news=sent is not None and sent.added_by_officer_id is not None and sent.added_read_at is None,
    )


def _message_ending(row: WrittenMessage, ours: Set[datetime]) -> MessageEnding | None:
    """How the message's task ended. A written answer ends it at the moment at which it is written."""
    if row.task is None or row.task.closed_at is None:
        return None
    if row.task.closed_at in ours:
        return MessageEnding.WRITTEN
    return MessageEnding.OTHERWISE if row.task.outcome == TaskOutcome.DONE else MessageEnding.UNANSWERED


def open_written_words(rows: Iterable[WrittenMessage]) -> dict[UUID, str | None]:
    """The words of these messages, in their order. None: they are deleted, or cannot be decrypted. One query."""
    listed = list(rows)
    keys = load_person_keys(row.sealed for row in listed)
    return {row.public_id: keys.open_words_or_none(row.sealed, _written_place(row.public_id)) for row in listed}


def _written_place(public_id: UUID) -> str:
    return f"written:{public_id}"


# Stores what is sent from a page or call opened by a duress code: for the warning, and outside the victim's
# conversation.
#
# The sender gets the usual answer. This module does not decide who may read it: `access_codes.duress_warnings` does.


def keep_duress_submission(
    grant_id: int,
    what: DuressSubmissionKind,
    *,
    now: datetime,
    words: str = "",
    once: UUID | None = None,
    answer_by: date | None = None,
) -> DuressSubmission:
    """Store what was sent, in the caller's transaction. `once`: from the form, so that what is sent twice by mistake is
    stored once."""
    public_id = once or uuid4()
    return DuressSubmission.objects.create(
        public_id=public_id,
        grant_id=grant_id,
        what=what,
        sent_at=now,
        sealed=_find_key(grant_id).seal_words(words, _duress_place(public_id)) if words else b"",
        answer_by=answer_by,
    )


def attach_duress_files(row: DuressSubmission, files: Sequence[CheckedFile], *, actor: Actor, now: datetime) -> None:
    """Attach the files to the victim's own row: they are deleted with everything else of the victim, and shown with the
    warning alone."""
    victim_id = AccessGrant.objects.values_list("victim_id", flat=True).get(id=row.grant_id)
    row.files.add(*(file_store.store_file(actor=actor, victim_id=victim_id, file=file, now=now) for file in files))


def open_duress_words(rows: Collection[DuressSubmission]) -> dict[UUID, str | None]:
    """The words sent, by row. None: they are deleted, or cannot be decrypted. One query."""
    keys = load_person_keys(row.sealed for row in rows)
    return {
        row.public_id: keys.open_words_or_none(row.sealed, _duress_place(row.public_id)) if row.sealed else ""
        for row in rows
    }


def _find_key(grant_id: int) -> SealingKey:
    """The key of the victim who owns the code: with as many queries as for words on any page."""
    return fetch_person_key(AccessGrant.objects.values_list("victim__person_id", flat=True).get(id=grant_id))


def _duress_place(public_id: UUID) -> str:
    return f"quietly:{public_id}"
