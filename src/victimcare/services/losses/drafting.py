"""A victim writes their list: thing after thing, half done if they like, mended and taken away until it is sent.

Everything they save is kept at once. Files come by themselves, after the words of their thing: a file that is refused
takes nothing along that was typed. Nothing of a list that was not sent is shown to staff.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet, Sum

from victimcare.records.models import LostThing, LostThingFile, StoredFile, Victim
from victimcare.rules.court.belongings import MOST_THINGS, LossTotal, find_exceeded_limit, total_values
from victimcare.services.access import Act, Actor
from victimcare.services.conversations import written_messages
from victimcare.services.files import store
from victimcare.services.files.shapes import Checked, OpenFile
from victimcare.services.losses import kept
from victimcare.services.losses.shapes import (
    Answers,
    SentList,
    Thing,
    TooManyFiles,
    TooManyThings,
    UnknownThing,
)
from victimcare.services.portal import page_parts
from victimcare.services.portal.page_parts import IsSeen
from victimcare.services.safe_contact.page_access import authorise_victim_page


@dataclass(frozen=True, slots=True)
class OwnList:
    """What a victim is writing, and what they sent, the newest first."""

    things: tuple[Thing, ...]
    total: LossTotal
    sent: tuple[SentList, ...]
    to_confirm: str = ""  # as on `HerPage`

    @property
    def can_be_sent(self) -> bool:
        return bool(self.things) and not any(thing.to_mend for thing in self.things)

    @property
    def is_full(self) -> bool:
        return len(self.things) >= MOST_THINGS

    @property
    def differs_from_sent(self) -> bool:
        """Whether something was written since the last list was sent, or nothing was sent."""
        last = self.sent[0].things if self.sent else None
        return last is None or _as_sent(self.things) != _as_sent(last)


@transaction.atomic
def see_own_list(*, actor: Actor, now: datetime, is_seen: IsSeen = page_parts.seen_at_once) -> OwnList:
    """That an officer added what was sent counts as told, where `is_seen` says so of its mark. Raises NotPermitted
    where the page shows less than the case."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.see", now=now).victim
    own = own_list(victim)
    added = [one.id for one in own.sent if one.is_news_to_victim]
    mark = page_parts.mark_to_confirm(is_seen, added)
    if added and not mark:
        written_messages.mark_added_lists_read(victim.id, now)
    return replace(own, to_confirm=mark)


def own_list(victim: Victim) -> OwnList:
    """The list of a victim who was let in. Five queries."""
    things, sent = kept.things_and_lists_of(victim.id, list(_things(victim)))
    return OwnList(things, total_values(thing.pence for thing in things), sent)


@transaction.atomic
def see_own_thing(*, actor: Actor, thing_id: UUID, now: datetime) -> Thing:
    """One thing, to go on with. Raises UnknownThing, NotPermitted."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.open", now=now).victim
    (thing,) = kept.things_of([_thing(victim, thing_id)])
    return thing


@transaction.atomic
def save_thing(*, actor: Actor, thing_id: UUID, answers: Answers, is_new: bool = False, now: datetime) -> None:
    """Keep what was typed of one thing. `thing_id`: of the form, so that what is sent twice by mistake is one thing.
    Raises UnknownThing, TooManyThings, NotPermitted."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.save", now=now).victim
    row = _things(victim).filter(public_id=thing_id).first()
    if row is None:
        row = _new_thing(victim, thing_id, is_new, now)
    row.sealed, row.changed_at = kept.seal_answers(answers, victim.id, thing_id), now
    row.save(update_fields=["sealed", "changed_at"])


@transaction.atomic
def take_away_thing(*, actor: Actor, thing_id: UUID, now: datetime) -> None:
    """Off the list; with it each of its files that was never sent, for good. What was sent stays as it was sent.
    Silent where it is gone already."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.take_away", now=now).victim
    row = _things(victim).filter(public_id=thing_id).first()
    if row is None:
        return
    LostThing.objects.filter(id=row.id).update(taken_away_at=now)
    _let_files_go(LostThingFile.objects.filter(thing=row, taken_away_at=None), now)


@transaction.atomic
def add_files(*, actor: Actor, thing_id: UUID, files: Sequence[Checked], now: datetime) -> None:
    """Files of one thing: all of these or none. Raises UnknownThing, TooManyFiles, NotPermitted."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.add_files", now=now).victim
    thing = _thing(victim, thing_id)
    of_victim = StoredFile.objects.filter(lost_thing__thing__victim=victim, gone_at=None)
    which = find_exceeded_limit(
        of_one=LostThingFile.objects.filter(thing=thing, taken_away_at=None).count(),
        count=of_victim.count(),
        size=of_victim.aggregate(size=Sum("size", default=0))["size"],
        new=len(files),
        new_size=sum(len(file.content) for file in files),
    )
    if which is not None:
        raise TooManyFiles(which)
    for file in files:
        row = store.keep(actor=actor, victim_id=victim.id, file=file, now=now)
        LostThingFile.objects.create(thing=thing, file=row)


@transaction.atomic
def take_away_file(*, actor: Actor, thing_id: UUID, file_id: UUID, now: datetime) -> None:
    """As `take_away_thing`, of one file."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.take_away_file", now=now).victim
    found = LostThingFile.objects.filter(thing__victim=victim, thing__public_id=thing_id, taken_away_at=None)
    _let_files_go(found.filter(file__public_id=file_id), now)


@transaction.atomic
def open_own_file(*, actor: Actor, file_id: UUID, now: datetime) -> OpenFile:
    """A file that the victim sent us or is about to send. Raises UnknownThing, Gone, NotPermitted."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.file", now=now).victim
    found = LostThingFile.objects.filter(thing__victim=victim, file__public_id=file_id).select_related("file__victim")
    one = found.first()
    if one is None:
        raise UnknownThing(file_id)
    return store.opened(actor=actor, row=one.file, now=now)


def _things(victim: Victim) -> QuerySet[LostThing]:
    return LostThing.objects.filter(victim=victim, taken_away_at=None).order_by("id")


def _thing(victim: Victim, thing_id: UUID) -> LostThing:
    row = _things(victim).filter(public_id=thing_id).first()
    if row is None:
        raise UnknownThing(thing_id)
    return row


def _new_thing(victim: Victim, thing_id: UUID, is_new: bool, now: datetime) -> LostThing:
    if not is_new or LostThing.objects.filter(public_id=thing_id).exists():
        raise UnknownThing(thing_id)  # it was taken away in another window, or is not this victim's
    if _things(victim).count() >= MOST_THINGS:
        raise TooManyThings
    return LostThing.objects.create(public_id=thing_id, victim=victim, added_at=now, changed_at=now, sealed=b"")


def _let_files_go(attached: QuerySet[LostThingFile], now: datetime) -> None:
    unsent = list(attached.filter(sent_at=None).values_list("file_id", flat=True))
    attached.update(taken_away_at=now)
    store.let_go(file_ids=unsent, because=store.FileGone.TAKEN_BACK, now=now)


def _as_sent(things: Sequence[Thing]) -> list[tuple[Answers, tuple[UUID, ...]]]:
    return [(thing.answers, tuple(file.id for file in thing.files)) for thing in things]
