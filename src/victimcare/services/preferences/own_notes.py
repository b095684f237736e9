"""The "tell it once" note and the communication passport on a victim's own page: the victim writes them; for the note
they also see who has read it, and can withdraw it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max, OuterRef, Subquery, UUIDField
from django.db.models.functions import Cast, JSONObject, Substr, TruncDate

from victimcare.records.models import AuditEntry, Staff, Victim
from victimcare.rules.clock import LONDON
from victimcare.rules.force import Force
from victimcare.rules.people.privacy import ShownStaff, name_staff_for_victim
from victimcare.services.access import Act, Actor, ActorKind
from victimcare.services.audit import note
from victimcare.services.contact import communication_passports, tell_once_notes
from victimcare.services.contact.communication_passports import BY_VICTIM, PassportHistory
from victimcare.services.contact.communication_passports import PassportContent as PassportContent
from victimcare.services.contact.tell_once_notes import LONGEST_TELL_ONCE_NOTE as LONGEST_TELL_ONCE_NOTE
from victimcare.services.contact.tell_once_notes import NoteWords as NoteWords
from victimcare.services.safe_contact.page_access import authorise_victim_page

NOTE_READERS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class NoteReader:
    """A reader of the note on one day. `who`: named as the force allows the victim to read it."""

    on: date
    who: ShownStaff


@dataclass(frozen=True, slots=True)
class OwnNote:
    """`number`: of the last version. `words` empty: there is none. `by`: who wrote it down; None: the victim."""

    number: int
    words: NoteWords
    written_at: datetime | None
    by: ShownStaff | None
    read: tuple[NoteReader, ...]


@transaction.atomic
def load_own_note(*, actor: Actor, now: datetime) -> OwnNote:
    """The current note, and who has read it. Raises PermissionRefused."""
    victim = authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_note.see", now=now).victim
    stands = tell_once_notes.find_last_note(victim.id)
    read = _read(victim)
    return OwnNote(
        number=stands.number if stands else 0,
        words=stands.words if stands else NoteWords(),
        written_at=stands.written_at if stands else None,
        by=_as_told(stands.written_by, stands.team) if stands and stands.written_by else None,
        read=tuple(NoteReader(row["day"], _reader(row["reader"] or {})) for row in read),
    )


def write_own_note(*, actor: Actor, words: NoteWords, after: int, now: datetime) -> int:
    """Store these words; if empty, no reader sees the note from now on. `after`: the version that was on the page.
    Raises PermissionRefused, StaleVersion."""

    def append(victim_id: int) -> int:
        number = tell_once_notes.append_note_version(
            victim_id, words, after=after, by=None, how=tell_once_notes.NOTE_BY_VICTIM, now=now
        )
        tell_once_notes.check_note_for_danger(actor, victim_id, number, words, now)
        return number

    act = "own_note.ended" if words == NoteWords() else "own_note.written"
    return _write_own_version(append, actor=actor, asked="own_note.asked", act=act, now=now)


def _read(victim: Victim) -> list[Any]:
    """Readers by day and person, newest first: each access to the note while there was one. The case is named for the
    index."""
    looks = AuditEntry.objects.filter(
        case_id=victim.case_id,
        victim_id=victim.id,
        act=tell_once_notes.NOTE_SEEN,
        actor_kind=ActorKind.STAFF,
        detail__version__gt=0,
    )
    their_id = Cast(Substr(OuterRef("actor"), len("staff:") + 1), UUIDField())
    reader = Staff.objects.filter(public_id=their_id).values(row=JSONObject(name="name", team="team__name"))
    by_day = looks.annotate(day=TruncDate("at", tzinfo=LONDON)).values("day", "actor").annotate(last=Max("at"))
    return list(by_day.order_by("-day", "-last").annotate(reader=Subquery(reader))[:NOTE_READERS_SHOWN])


def _reader(row: Mapping[str, str | None]) -> ShownStaff:
    return _as_told(row.get("name") or "", row.get("team") or "")


def _as_told(name: str, team: str) -> ShownStaff:
    force: Force = settings.FORCE
    return name_staff_for_victim(name, team, by=force.victim_pages.staff_names)


# How to speak with a victim, as they write it on their own page.


@transaction.atomic
def load_own_passport(*, actor: Actor, now: datetime) -> PassportHistory:
    """The current text. Raises PermissionRefused."""
    entered = authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_passport.see", now=now)
    return communication_passports.build_passport_history(entered.victim.id)


def write_own_passport(*, actor: Actor, said: PassportContent, after: int, now: datetime) -> int:
    """Store the victim's text. `after`: the version that was on the page. Raises PermissionRefused, StaleVersion."""

    def append(victim_id: int) -> int:
        number = communication_passports.append_passport_version(
            victim_id, said, after=after, by=None, how=BY_VICTIM, now=now
        )
        communication_passports.check_passport_for_danger(actor, victim_id, number, said, now)
        return number

    return _write_own_version(append, actor=actor, asked="own_passport.asked", act="own_passport.written", now=now)


@transaction.atomic
def _write_own_version(append: Callable[[int], int], *, actor: Actor, asked: str, act: str, now: datetime) -> int:
    """Append a version that the victim wrote. `asked` and `act`: the audit's words for entering the page and for the
    new version. Returns its number."""
    victim = authorise_victim_page(actor=actor, act=Act.WRITE_OWN_WORDS, noted=asked, now=now).victim
    number = append(victim.id)
    note(actor, act, at=now, case_id=victim.case_id, victim_id=victim.id, detail={"version": number})
    return number
