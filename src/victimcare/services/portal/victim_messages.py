"""The victim writes to us on their page, reads our answers, and asks for an update.

At the short level the victim can send and is shown nothing of what was said: the person using their code may be
another. What the victim sends becomes a task for the officer or team in the case, and the page says by when it will be
read and answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, Subquery

from victimcare.records.models import DuressSubmission, Event, UpdateRequest, Victim, WrittenMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes.access_levels import SessionAccess
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.contact.correspondence import (
    A_DAY,
    ANSWER_WITHIN,
    MOST_MESSAGES_A_DAY,
    READ_WITHIN,
    UpdatePermission,
    UpdateRefusal,
    date_in_working_days,
    may_request_update,
)
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force
from victimcare.rules.people.privacy import name_staff_for_victim
from victimcare.services.access import Act, Actor
from victimcare.services.audit import note
from victimcare.services.conversations import written_messages
from victimcare.services.conversations.written_answers import COURT_ANSWER_MATTER, WRITTEN_MATTER
from victimcare.services.conversations.written_messages import DuressSubmissionKind, WrittenMessageDetail
from victimcare.services.conversations.written_messages import WrittenMessageRecipient as WrittenMessageRecipient
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.desk.task_shapes import TaskOutcome, harm_level_for
from victimcare.services.files import file_store
from victimcare.services.files.file_store import CheckedFile, OpenFile
from victimcare.services.messages.delivery_status import CHANNEL_SOURCES
from victimcare.services.portal import page_parts
from victimcare.services.portal.page_parts import IsSeen
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact.page_access import PageAccess, authorise_victim_page
from victimcare.services.sealing import Unopened as Unopened


class TooManyOwnMessages(Exception):
    """The victim has written so much in a day that no more is taken; they can still ring a person."""


@dataclass(frozen=True, slots=True)
class SentMessageReceipt:
    """What the victim is told about a message they sent."""

    read_by: date
    answer_by: date


@dataclass(frozen=True, slots=True)
class OwnConversation:
    """The victim's conversation. None where the session opens the short level only; `team`: who reads what they write;
    `new`: what they had not seen before; `today`: a promised day before it is late; `to_confirm`: as on `VictimPage`.
    """

    said: tuple[WrittenMessageDetail, ...] | None
    team: str
    new: frozenset[UUID]
    today: date
    to_confirm: str = ""


@transaction.atomic
def read_own_conversation(*, actor: Actor, now: datetime, is_seen: IsSeen = page_parts.seen_at_once) -> OwnConversation:
    """The victim's conversation, newest first; what we wrote counts as read where `is_seen` says so of its mark. Raises
    PermissionRefused."""
    access = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_written.see", now=now, may_be_short=True)
    team = _force().team_for(access.victim.case.area).name
    if access.opened.is_short:
        return OwnConversation(None, team, frozenset(), london_date(now))
    said = tuple(_with_shown_names(one) for one in written_messages.load_conversation(access.victim.id))
    new = frozenset(one.id for one in said if not (one.is_by_victim or one.is_read))
    added = [one.id for one in said if one.list_is_news]
    mark = page_parts.mark_to_confirm(is_seen, sorted(new), added)
    if new and not mark:
        _has_read(access.victim.id, now)
    if added and not mark:
        written_messages.mark_added_lists_read(access.victim.id, now)
    return OwnConversation(said, team, new, london_date(now), to_confirm=mark)


@transaction.atomic
def write_own_message(
    *,
    actor: Actor,
    once: UUID,
    to: WrittenMessageRecipient,
    words: str,
    files: Sequence[CheckedFile] = (),
    now: datetime,
) -> SentMessageReceipt:
    """Store what the victim wrote, and ask the officer or team in the case to answer. `once`: made by the form, so that
    a message sent twice by mistake is stored once. Raises PermissionRefused, TooManyOwnMessages."""
    access = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_written.write", now=now, may_be_short=True)
    if actor.quiet is not None:
        return _write_quietly(actor, actor.quiet, once, words, files, now)
    earlier = WrittenMessage.objects.filter(public_id=once, victim=access.victim).first()
    if earlier is not None and earlier.answer_by is not None:
        return build_message_receipt(earlier)
    with_second = actor.opens == SessionAccess.ALL
    # Counted separately: a person with only the code cannot use up the victim's allowance, nor learn from what is left
    # of it that the victim wrote.
    lately = WrittenMessage.objects.filter(victim=access.victim, by=None, written_at__gt=now - A_DAY)
    if lately.filter(with_second_factor=with_second).count() >= MOST_MESSAGES_A_DAY:
        raise TooManyOwnMessages
    row = WrittenMessage(
        public_id=once,
        victim=access.victim,
        to=to,
        with_second_factor=with_second,
        written_at=now,
        answer_by=date_in_working_days(ANSWER_WITHIN, now=now, calendar=working_days()),
        task_id=_ask(access, to, now),
    )
    written_messages.store_written_message(row, actor=actor, words=words, files=files, now=now)
    check_typed_words(actor=actor, about=f"written:{once}", texts=(words,), victim_id=access.victim.id, now=now)
    note(
        actor,
        "written.sent",
        at=now,
        case_id=access.victim.case_id,
        victim_id=access.victim.id,
        detail={"message": str(once), "to": to, "files": len(files)},
    )
    return build_message_receipt(row)


def _write_quietly(
    actor: Actor, grant_id: int, once: UUID, words: str, files: Sequence[CheckedFile], now: datetime
) -> SentMessageReceipt:
    """After a duress code: the message is stored for the warning, confirmed as usual, and limited per day as for any
    victim."""
    sent = DuressSubmission.objects.filter(grant=grant_id, what=DuressSubmissionKind.MESSAGE)
    earlier = sent.filter(public_id=once).first()
    if earlier is not None and earlier.answer_by is not None:
        return _told(earlier.sent_at, earlier.answer_by)
    if sent.filter(sent_at__gt=now - A_DAY).count() >= MOST_MESSAGES_A_DAY:
        raise TooManyOwnMessages
    answer_by = date_in_working_days(ANSWER_WITHIN, now=now, calendar=working_days())
    row = written_messages.keep_duress_submission(
        grant_id, DuressSubmissionKind.MESSAGE, words=words, once=once, answer_by=answer_by, now=now
    )
    if files:
        written_messages.attach_duress_files(row, files, actor=actor, now=now)
    note(actor, "written.sent", at=now, detail={"message": str(once), "files": len(files)})
    return _told(now, answer_by)


@transaction.atomic
def read_own_file(*, actor: Actor, file_id: UUID, now: datetime) -> tuple[OpenFile, int]:
    """A file of the victim's conversation, with its place. Raises PermissionRefused at the short level, NotFound."""
    access = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_written.file", now=now)
    found = written_messages.find_conversation_file(access.victim.id, file_id)
    if found is None or found[0].gone_at is not None:
        raise NotFound("the conversation has no such file")
    row, place = found
    return file_store.open_file(actor=actor, row=row, now=now), place


def _ask(access: PageAccess, to: WrittenMessageRecipient, now: datetime) -> int:
    """One open task for all that the victim writes until a colleague answers."""
    return make_task(
        kind=TaskKind.READ_WRITTEN,
        victim_id=access.victim.id,
        reason=f"written_{to}",
        harm=harm_level_for(is_guarded=access.is_guarded, is_enhanced=access.victim.is_enhanced),
        due_at=None,
        now=now,
        subject_key=WRITTEN_MATTER,
    )


def _has_read(victim_id: int, now: datetime) -> None:
    """The victim has read what we wrote: no colleague needs to tell them that it waits."""
    WrittenMessage.objects.filter(victim_id=victim_id, by__isnull=False, read_at=None).update(read_at=now)
    for kind, subject in ((TaskKind.SILENCE, WRITTEN_MATTER), (TaskKind.COURT_ASK, COURT_ANSWER_MATTER)):
        close_settled_tasks(kind=kind, victim_id=victim_id, subject_key=subject, now=now, by=None)


def _with_shown_names(one: WrittenMessageDetail) -> WrittenMessageDetail:
    """With staff names as the force allows them to be shown."""
    who = name_staff_for_victim(one.by, one.team, by=_force().victim_pages.staff_names)
    return replace(one, by=who.name or who.team)


def build_message_receipt(row: WrittenMessage) -> SentMessageReceipt:
    """What a victim is told about a message they sent."""
    assert row.answer_by is not None, "it is the victim's"
    return _told(row.written_at, row.answer_by)


def _told(written_at: datetime, answer_by: date) -> SentMessageReceipt:
    return SentMessageReceipt(date_in_working_days(READ_WITHIN, now=written_at, calendar=working_days()), answer_by)


def _force() -> Force:
    force: Force = settings.FORCE
    return force


# The victim asks on their page how things stand, within a limit, and the officer or team in the case answers.

OWN_PAGE = "page"  # the channel of what a victim read on their page
# The sources of news told by our messages and by the line: neither answers a victim who asked how things stand.
BY_MACHINE = (*CHANNEL_SOURCES.values(), "urn:victimcare:line")


class UpdateTooSoon(Exception):
    """The last request is not answered yet, or was answered a short time ago. `standing`: since when, and from when the
    victim can ask again."""

    def __init__(self, standing: UpdateStatus) -> None:
        super().__init__(standing.may.why_not)
        self.standing = standing


@dataclass(frozen=True, slots=True)
class UpdateStatus:
    """`asked_on`: when the victim last asked, unless we found that it needs no answer; `answer_by`: the day by which we
    promised to answer; `told_on`: when a person or a message last told them something; `answered_on`: when a person
    last did; `answer_by_if_asked`: by when we would answer if they asked now."""

    may: UpdatePermission
    asked_on: date | None
    answer_by: date | None
    told_on: date | None
    answered_on: date | None
    answer_by_if_asked: date
    is_late: bool


@transaction.atomic
def load_update_status(*, actor: Actor, now: datetime) -> UpdateStatus:
    """Whether the victim can ask for an update, and what is promised until then. Raises PermissionRefused at the short
    level, since the day on which the victim was last told something reveals part of their case."""
    access = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_update.see", now=now)
    return _standing(access.victim, now)


@transaction.atomic
def ask_for_update(*, actor: Actor, now: datetime) -> UpdateStatus:
    """Ask the officer or team in the case to say how things stand. Raises PermissionRefused, UpdateTooSoon."""
    access = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_update.ask", now=now)
    standing = _standing(access.victim, now)
    if standing.may.why_not is not None:
        raise UpdateTooSoon(standing)
    task_id = make_task(
        kind=TaskKind.GIVE_UPDATE,
        victim_id=access.victim.id,
        reason="update_asked",
        harm=harm_level_for(is_guarded=access.is_guarded, is_enhanced=access.victim.is_enhanced),
        due_at=end_of_day(standing.answer_by_if_asked),
        now=now,
        subject_key=WRITTEN_MATTER,
    )
    UpdateRequest.objects.create(
        victim=access.victim, asked_at=now, answer_by=standing.answer_by_if_asked, task_id=task_id
    )
    note(actor, "update.asked", at=now, case_id=access.victim.case_id, victim_id=access.victim.id)
    return _standing(access.victim, now)


def _standing(victim: Victim, now: datetime) -> UpdateStatus:
    last = UpdateRequest.objects.filter(victim=victim).select_related("task").order_by("-id").first()
    told_on, answered_on = _heard(victim, now)
    asked_on = london_date(last.asked_at) if last and last.task.outcome != TaskOutcome.NOT_NEEDED else None
    is_open = last is not None and last.task.closed_at is None
    if asked_on and last and last.task.closed_at:  # for example by telephone
        answered_on = max(london_date(last.task.closed_at), answered_on or date.min)
    today = london_date(now)
    may = may_request_update(is_open=is_open, answered_on=answered_on, today=today, calendar=working_days())
    return UpdateStatus(
        may=may,
        asked_on=asked_on,
        answer_by=last.answer_by if last else None,
        told_on=told_on,
        answered_on=answered_on,
        answer_by_if_asked=date_in_working_days(ANSWER_WITHIN, now=now, calendar=working_days()),
        is_late=bool(last and may.why_not is UpdateRefusal.ASKED and last.answer_by < today),
    )


def _heard(victim: Victim, now: datetime) -> tuple[date | None, date | None]:
    """When the victim last heard from us, and when from a person. Viewing their own page does not count. One query."""
    told = Event.objects.filter(case_id=victim.case_id, type=EventType.VICTIM_CONTACTED, time__lte=now).order_by(
        "-time"
    )
    reached = told.filter(~Q(facts__contains={"reached": False}), facts__contains={"victim_id": victim.record_id})
    heard = reached.exclude(facts__contains={"channel": OWN_PAGE})
    spoke = heard.exclude(source__in=BY_MACHINE)
    wrote = WrittenMessage.objects.filter(victim=victim, by__isnull=False).order_by("-id")
    [(heard_at, spoke_at, wrote_at)] = Victim.objects.filter(id=victim.id).values_list(
        Subquery(heard.values("time")[:1]), Subquery(spoke.values("time")[:1]), Subquery(wrote.values("written_at")[:1])
    )
    return _newest(heard_at, wrote_at), _newest(spoke_at, wrote_at)


def _newest(*moments: datetime | None) -> date | None:
    return max((london_date(at) for at in moments if at is not None), default=None)
