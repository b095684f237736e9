"""Victims' own lists of losses: written, sent, and printed as a sheet for an insurer.

Victims write thing after thing, half done if they like, and correct or remove things until they send the list.
Everything they save is stored at once. Files are uploaded separately, after the words of their thing, so that a refused
file loses no typed words. Staff see nothing of an unsent list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet, Sum

from victimcare.records.models import LossList, LostItem, LostItemFile, StoredFile, Victim, WrittenMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes.access_levels import SessionAccess
from victimcare.rules.contact.correspondence import A_DAY, ANSWER_WITHIN, date_in_working_days
from victimcare.rules.court.belongings import MOST_SENT_A_DAY, MOST_THINGS, LossTotal, find_exceeded_limit, total_values
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor
from victimcare.services.audit import note
from victimcare.services.conversations import written_messages
from victimcare.services.conversations.written_messages import LIST_MATTER, WrittenMessageRecipient
from victimcare.services.court import court_property, court_records
from victimcare.services.court.court_property import HeldPropertyItem
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import harm_level_for
from victimcare.services.files import file_store
from victimcare.services.files.file_store import CheckedFile, OpenFile
from victimcare.services.losses import loss_records
from victimcare.services.losses.loss_records import (
    LostThingDetail,
    NothingToSend,
    SentListDetail,
    ThingAnswers,
    TooManyFiles,
    TooManySent,
    TooManyThings,
)
from victimcare.services.portal import page_parts
from victimcare.services.portal.own_record import ReferenceSheet, build_reference_sheet
from victimcare.services.portal.page_parts import IsSeen
from victimcare.services.portal.victim_messages import SentMessageReceipt, build_message_receipt
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact.page_access import PageAccess, authorise_victim_page


@dataclass(frozen=True, slots=True)
class OwnList:
    """The list that a victim is writing, and those that they sent, the newest first."""

    things: tuple[LostThingDetail, ...]
    total: LossTotal
    sent: tuple[SentListDetail, ...]
    to_confirm: str = ""  # as on `VictimPage`

    @property
    def can_be_sent(self) -> bool:
        return bool(self.things) and not any(thing.to_mend for thing in self.things)

    @property
    def is_full(self) -> bool:
        return len(self.things) >= MOST_THINGS

    @property
    def differs_from_sent(self) -> bool:
        """Whether the victim wrote anything since the last list was sent, or nothing was sent."""
        last = self.sent[0].things if self.sent else None
        return last is None or _as_sent(self.things) != _as_sent(last)


@transaction.atomic
def see_own_list(*, actor: Actor, now: datetime, is_seen: IsSeen = page_parts.seen_at_once) -> OwnList:
    """The victim's lists. That an officer added a sent list counts as told, where `is_seen` says so of its mark. Raises
    PermissionRefused where the page shows less than the case."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.see", now=now).victim
    own = load_own_list(victim)
    added = [one.id for one in own.sent if one.is_news_to_victim]
    mark = page_parts.mark_to_confirm(is_seen, added)
    if added and not mark:
        written_messages.mark_added_lists_read(victim.id, now)
    return replace(own, to_confirm=mark)


def load_own_list(victim: Victim) -> OwnList:
    """The lists of a victim whose access was authorised. Five queries."""
    things, sent = loss_records.load_things_and_lists(victim.id, list(_things(victim)))
    return OwnList(things, total_values(thing.pence for thing in things), sent)


@transaction.atomic
def see_own_thing(*, actor: Actor, thing_id: UUID, now: datetime) -> LostThingDetail:
    """One thing, to continue with. Raises NotFound, PermissionRefused."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.open", now=now).victim
    (thing,) = loss_records.load_things([_thing(victim, thing_id)])
    return thing


@transaction.atomic
def save_thing(*, actor: Actor, thing_id: UUID, answers: ThingAnswers, is_new: bool = False, now: datetime) -> None:
    """Store the answers about one thing. `thing_id`: from the form, so that a form sent twice by mistake makes one
    thing. Raises NotFound, TooManyThings, PermissionRefused."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.save", now=now).victim
    row = _things(victim).filter(public_id=thing_id).first()
    if row is None:
        row = _new_thing(victim, thing_id, is_new, now)
    row.sealed, row.changed_at = loss_records.seal_answers(answers, victim.id, thing_id), now
    row.save(update_fields=["sealed", "changed_at"])


@transaction.atomic
def take_away_thing(*, actor: Actor, thing_id: UUID, now: datetime) -> None:
    """Remove a thing from the list, and erase its files that were never sent. What was sent stays as sent. Does nothing
    where it is already removed."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.take_away", now=now).victim
    row = _things(victim).filter(public_id=thing_id).first()
    if row is None:
        return
    LostItem.objects.filter(id=row.id).update(taken_away_at=now)
    _let_files_go(LostItemFile.objects.filter(thing=row, taken_away_at=None), now)


@transaction.atomic
def add_files(*, actor: Actor, thing_id: UUID, files: Sequence[CheckedFile], now: datetime) -> None:
    """Add files to one thing: all of them or none. Raises NotFound, TooManyFiles, PermissionRefused."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.add_files", now=now).victim
    thing = _thing(victim, thing_id)
    of_victim = StoredFile.objects.filter(lost_thing__thing__victim=victim, gone_at=None)
    which = find_exceeded_limit(
        of_one=LostItemFile.objects.filter(thing=thing, taken_away_at=None).count(),
        count=of_victim.count(),
        size=of_victim.aggregate(size=Sum("size", default=0))["size"],
        new=len(files),
        new_size=sum(len(file.content) for file in files),
    )
    if which is not None:
        raise TooManyFiles(which)
    for file in files:
        row = file_store.store_file(actor=actor, victim_id=victim.id, file=file, now=now)
        LostItemFile.objects.create(thing=thing, file=row)


@transaction.atomic
def take_away_file(*, actor: Actor, thing_id: UUID, file_id: UUID, now: datetime) -> None:
    """As `take_away_thing`, for one file."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.take_away_file", now=now).victim
    found = LostItemFile.objects.filter(thing__victim=victim, thing__public_id=thing_id, taken_away_at=None)
    _let_files_go(found.filter(file__public_id=file_id), now)


@transaction.atomic
def open_own_file(*, actor: Actor, file_id: UUID, now: datetime) -> OpenFile:
    """A file that the victim sent us or is about to send. Raises NotFound, FileContentErased, PermissionRefused."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.file", now=now).victim
    found = LostItemFile.objects.filter(thing__victim=victim, file__public_id=file_id).select_related("file__victim")
    one = found.first()
    if one is None:
        raise NotFound("no such thing on the list")
    return file_store.open_file(actor=actor, row=one.file, now=now)


def _things(victim: Victim) -> QuerySet[LostItem]:
    return LostItem.objects.filter(victim=victim, taken_away_at=None).order_by("id")


def _thing(victim: Victim, thing_id: UUID) -> LostItem:
    row = _things(victim).filter(public_id=thing_id).first()
    if row is None:
        raise NotFound("no such thing on the list")
    return row


def _new_thing(victim: Victim, thing_id: UUID, is_new: bool, now: datetime) -> LostItem:
    if not is_new or LostItem.objects.filter(public_id=thing_id).exists():
        raise NotFound("no such thing on the list")  # removed in another window, or not this victim's
    if _things(victim).count() >= MOST_THINGS:
        raise TooManyThings
    return LostItem.objects.create(public_id=thing_id, victim=victim, added_at=now, changed_at=now, sealed=b"")


def _let_files_go(attached: QuerySet[LostItemFile], now: datetime) -> None:
    unsent = list(attached.filter(sent_at=None).values_list("file_id", flat=True))
    attached.update(taken_away_at=now)
    file_store.erase_files(file_ids=unsent, because=file_store.FileErasureReason.TAKEN_BACK, now=now)


def _as_sent(things: Sequence[LostThingDetail]) -> list[tuple[ThingAnswers, tuple[UUID, ...]]]:
    return [(thing.answers, tuple(file.id for file in thing.files)) for thing in things]


# Sending a list: it is stored as it is now, and put in the written conversation with a task and a day.
#
# A sent list never changes. Sending again makes a new list, which is the one that counts; the earlier ones stay.


@transaction.atomic
def send_list(*, actor: Actor, once: UUID, words: str = "", now: datetime) -> SentMessageReceipt:
    """Send the list as it is now to the officer in the case. `once`: from the form, so that a form sent twice by
    mistake makes one list; `words`: what the victim adds for the officer. Raises NothingToSend, TooManySent,
    PermissionRefused."""
    entered = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.send", now=now)
    victim = entered.victim
    earlier = LossList.objects.filter(public_id=once, victim=victim).select_related("message").first()
    if earlier is not None:
        return build_message_receipt(earlier.message)
    found = load_own_list(victim)
    if not found.can_be_sent or not found.differs_from_sent:
        raise NothingToSend
    if LossList.objects.filter(victim=victim, sent_at__gt=now - A_DAY).count() >= MOST_SENT_A_DAY:
        raise TooManySent
    message = _write(actor, entered, words, now)
    _keep(victim, found, once, message, now)
    _read_for_danger(actor, victim, found, once, words, now)
    note(
        actor,
        "losses.sent",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"list": str(once), "message": str(message.public_id), "things": len(found.things)},
    )
    return build_message_receipt(message)


def _write(actor: Actor, entered: PageAccess, words: str, now: datetime) -> WrittenMessage:
    """The message in the conversation that carries the list, and the task with which it is read."""
    victim = entered.victim
    task_id = make_task(
        kind=TaskKind.READ_WRITTEN,
        victim_id=victim.id,
        reason="losses_sent",
        harm=harm_level_for(is_guarded=entered.is_guarded, is_enhanced=victim.is_enhanced),
        due_at=None,
        subject_key=LIST_MATTER,
        now=now,
    )
    message = WrittenMessage(
        public_id=uuid4(),
        victim=victim,
        to=WrittenMessageRecipient.OFFICER,
        with_second_factor=actor.opens == SessionAccess.ALL,
        written_at=now,
        answer_by=date_in_working_days(ANSWER_WITHIN, now=now, calendar=working_days()),
        task_id=task_id,
    )
    written_messages.store_written_message(message, actor=actor, words=words.strip(), files=(), now=now)
    return message


def _keep(victim: Victim, found: OwnList, once: UUID, message: WrittenMessage, now: datetime) -> None:
    LossList.objects.create(
        public_id=once,
        victim=victim,
        number=found.sent[0].number + 1 if found.sent else 1,
        sealed=loss_records.seal_things(found.things, victim.id, once),
        sent_at=now,
        message=message,
    )
    files = [file.id for thing in found.things for file in thing.files]
    LostItemFile.objects.filter(thing__victim=victim, file__public_id__in=files, sent_at=None).update(sent_at=now)


def _read_for_danger(actor: Actor, victim: Victim, found: OwnList, once: UUID, words: str, now: datetime) -> None:
    """Check the added words for danger like any message, and the things as an account of what happened."""
    texts = [text for thing in found.things for text in (thing.answers.what, thing.answers.bought, thing.answers.mark)]
    check_typed_words(
        actor=actor, about=f"loss_list:{once}", texts=texts, victim_id=victim.id, now=now, is_account=True
    )
    check_typed_words(actor=actor, about=f"loss_list_words:{once}", texts=(words,), victim_id=victim.id, now=now)


# The sheet for an insurer: a list as it was sent, under the crime reference number, with what the police hold.


@dataclass(frozen=True, slots=True)
class InsurerSheet:
    """`held`: what the police hold or held of the victim's property, as far as the victim was told."""

    reference: ReferenceSheet
    sent: SentListDetail
    held: tuple[HeldPropertyItem, ...]


@transaction.atomic
def build_insurer_sheet(*, actor: Actor, list_id: UUID, now: datetime) -> InsurerSheet:
    """Raises NotFound, and PermissionRefused where the page shows less than the case. A victim with a second factor
    must have shown it."""
    victim = authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_losses.sheet", now=now).victim
    sent = next((one for one in loss_records.load_lists(victim.id) if one.id == list_id), None)
    if sent is None or sent.things is None:
        raise NotFound("no such list of losses")
    told = court_records.load_told_events(victim, court_records.PROPERTY, now=now)
    return InsurerSheet(build_reference_sheet(victim), sent, court_property.list_property(victim, told, now))
