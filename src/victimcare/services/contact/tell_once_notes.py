"""Keeps the note of what a victim has told us once, so that they need not repeat it: what not to ask or say, what they
need, what happened.

It comes first on the victim's record, for staff who speak with them after an identity check. It is for the victim and
our own staff alone: never on the line, with a support service or on the record of another victim of the case. The
victim writes it on their page, or the team of their case in words that the victim agrees to; a change is another
version of the same note, and earlier versions stay as they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Team, TellOnceNote, Victim
from victimcare.records.models.victim_contact.preferences import LONGEST_TELL_ONCE_NOTE as LONGEST_TELL_ONCE_NOTE
from victimcare.rules.errors import FieldRequired
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, PermissionRefused, Role, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.identity_checks import CheckMethod, VictimRef
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk import news_tasks
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.person_keys import OpeningKeys, fetch_victim_key, load_person_keys
from victimcare.services.safe_contact.plan_shapes import IdentityCheck
from victimcare.services.sealed_columns import TELL_ONCE_AVOID, TELL_ONCE_HAPPENED, TELL_ONCE_NEEDS

NOTE_SEEN = "tell_once.seen"
NOTE_BY_VICTIM = "page"  # how the victim was identified when they wrote it on their page

_COLUMNS = (TELL_ONCE_AVOID, TELL_ONCE_NEEDS, TELL_ONCE_HAPPENED)


class NotePermission(StrEnum):
    YES = "yes"
    # only the team of the case, owners of a task about the victim, and supervisors may write it
    ANOTHER_TEAM = "another_team"
    # the victim is guarded, and the suspect may have their code: staff write nothing in the victim's name
    CODE_ALONE = "code_alone"


class NoteWriteRefused(Exception):
    """This actor may read the victim's note but not write it now. `why`: one of NotePermission."""

    def __init__(self, why: NotePermission) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class NoteWords:
    avoid: str = ""
    needs: str = ""
    happened: str = ""


@dataclass(frozen=True, slots=True)
class NoteVersion:
    """`how`: how the victim was identified to the writer. `written_by` empty: the victim, on their page."""

    number: int
    words: NoteWords
    written_at: datetime
    written_by: str
    how: str
    team: str = ""  # the writer's


@dataclass(frozen=True, slots=True)
class NoteHistory:
    """The note as its own page shows it. `stands` None: there is none; then `ended` says who ended it and when, if
    there was one before. `earlier`: the newest first, and none for a note that the victim has ended."""

    number: int  # of the last version, to be named by the writer of the next
    stands: NoteVersion | None
    ended: NoteVersion | None
    earlier: tuple[NoteVersion, ...]
    may_write: NotePermission
    team: str


@transaction.atomic
def load_tell_once_note(*, actor: Actor, victim_id: VictimRef, now: datetime) -> NoteVersion | None:
    """The current note, for the top of the victim's record. Raises VictimNotFound, IdentityCheckMissing."""
    victim, _ = _proved(actor, victim_id, Act.SEE_CASE, now)
    found = TellOnceNote.objects.filter(victim=victim).select_related("written_by__team").order_by("-version").first()
    _note(actor, NOTE_SEEN, victim, found.version if found and _says_something(found) else 0, now)
    return _version(found, _keys([found])) if found and _says_something(found) else None


@transaction.atomic
def load_note_history(*, actor: Actor, victim_id: UUID, now: datetime) -> NoteHistory:
    """The note with its earlier versions, and whether this actor may write the next. Raises NotFound,
    IdentityCheckMissing."""
    victim, proof = _proved(actor, victim_id, Act.KEEP_TELL_ONCE, now)
    rows = list(TellOnceNote.objects.filter(victim=victim).select_related("written_by__team").order_by("-version"))
    stands = bool(rows) and _says_something(rows[0])
    keys = _keys(rows)
    _note(actor, NOTE_SEEN, victim, rows[0].version if rows else 0, now)
    return NoteHistory(
        number=rows[0].version if rows else 0,
        stands=_version(rows[0], keys) if stands else None,
        ended=_version(rows[0], keys) if rows and not stands else None,
        earlier=tuple(_version(row, keys) for row in rows[1:] if _says_something(row)) if stands else (),
        may_write=_may_write(actor, victim, proof),
        team=_force().team_for(victim.case.area).name,
    )


@transaction.atomic
def write_tell_once_note(*, actor: Actor, victim_id: UUID, words: NoteWords, after: int, now: datetime) -> int:
    """Store these words, which the victim has just agreed to. `after`: the version that was read before. Returns the
    new one's number. Raises VictimNotFound, IdentityCheckMissing, NoteWriteRefused, StaleVersion, FieldRequired."""
    words = NoteWords(words.avoid.strip(), words.needs.strip(), words.happened.strip())
    if words == NoteWords():
        raise FieldRequired("words")
    return _add(actor, victim_id, words, after, "tell_once.written", now)


@transaction.atomic
def end_tell_once_note(*, actor: Actor, victim_id: UUID, after: int, now: datetime) -> int:
    """End the note because the victim no longer wants one: from now on none is shown. The rows keep the old versions
    until redaction.

    Raises VictimNotFound, IdentityCheckMissing, NoteWriteRefused, StaleVersion.
    """
    return _add(actor, victim_id, NoteWords(), after, "tell_once.ended", now)


def _add(actor: Actor, victim_id: UUID, words: NoteWords, after: int, act: str, now: datetime) -> int:
    victim, proof = _proved(actor, victim_id, Act.KEEP_TELL_ONCE, now)
    if actor.staff_id is None:
        raise PermissionRefused("a person writes it")
    may = _may_write(actor, victim, proof)
    if may is not NotePermission.YES:
        raise NoteWriteRefused(may)
    Victim.objects.select_for_update(no_key=True).only("id").get(id=victim.id)  # one writer at a time
    number = append_note_version(victim.id, words, after=after, by=actor.staff_id, how=proof.how, now=now)
    check_note_for_danger(actor, victim.id, number, words, now)
    _note(actor, act, victim, number, now)
    return number


def append_note_version(
    victim_id: int, words: NoteWords, *, after: int, by: int | None, how: str, now: datetime
) -> int:
    """Append the next version, to the same note for every writer. The caller holds the victim's row. Raises
    StaleVersion."""
    last = TellOnceNote.objects.filter(victim_id=victim_id).order_by("-version").values_list("version", flat=True)
    version = next_version(last.first() or 0, after=after)
    row = TellOnceNote(victim_id=victim_id, version=version, written_at=now, written_by_id=by, proved_how=how)
    if words != NoteWords():
        key = fetch_victim_key(victim_id)
        for column, said in zip(_COLUMNS, (words.avoid, words.needs, words.happened), strict=True):
            column.put_words(row, said.strip(), key)
    row.save(force_insert=True)
    return version


def check_note_for_danger(actor: Actor, victim_id: int, number: int, words: NoteWords, now: datetime) -> None:
    """Read this version for words of danger. The caller has just stored it."""
    texts = (words.avoid, words.needs, words.happened)
    about = f"tell-once:{victim_id}:{number}"
    check_typed_words(actor=actor, about=about, texts=texts, victim_id=victim_id, now=now, is_account=True)


def find_last_note(victim_id: int) -> NoteVersion | None:
    """The latest version; an empty one means the note was withdrawn. For the victim's own page, which has already
    admitted them."""
    rows = TellOnceNote.objects.filter(victim_id=victim_id).select_related("written_by__team").order_by("-version")
    row = rows.first()
    return _version(row, _keys([row])) if row else None


def _proved(actor: Actor, victim_id: VictimRef, act: Act, now: datetime) -> tuple[Victim, IdentityCheck]:
    permit(actor, act)
    proved = identity_checks.load_checked_victim(actor, victim_id, now=now)
    return proved.victim, proved.proof


def _may_write(actor: Actor, victim: Victim, proof: IdentityCheck) -> NotePermission:
    if not _is_of_case_team(actor, victim):
        return NotePermission.ANOTHER_TEAM
    if proof.how == CheckMethod.CODE and find_guarded_victims([victim.id]):
        return NotePermission.CODE_ALONE
    return NotePermission.YES


def _is_of_case_team(actor: Actor, victim: Victim) -> bool:
    if Role.SUPERVISOR in actor.roles or news_tasks.has_contact_task(actor, victim.id):
        return True
    return Team.objects.filter(id=actor.team_id or 0, code=_force().team_for(victim.case.area).code).exists()


def _force() -> Force:
    force: Force = settings.FORCE
    return force


def _says_something(row: TellOnceNote) -> bool:
    return any(column.is_filled(row) for column in _COLUMNS)


def _keys(rows: Sequence[TellOnceNote]) -> OpeningKeys:
    return load_person_keys(getattr(row, column.sealed_name) for row in rows for column in _COLUMNS)


def _version(row: TellOnceNote, keys: OpeningKeys) -> NoteVersion:
    words = NoteWords(*(column.open_words(row, keys) for column in _COLUMNS))
    by = row.written_by
    team = by.team.name if by and by.team else ""
    return NoteVersion(row.version, words, row.written_at, by.name if by else "", row.proved_how, team)


def _note(actor: Actor, act: str, victim: Victim, version: int, now: datetime) -> None:
    note(actor, act, at=now, case_id=victim.case_id, victim_id=victim.id, detail={"version": version})
