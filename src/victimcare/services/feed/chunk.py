"""A chunk of lines in one transaction: each is placed, and what can be applied is appended and derived at once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction

from victimcare.rules.rights import Fact
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.cases import timeline
from victimcare.services.cases.timeline import Entry, NewEvent
from victimcare.services.feed import again, held_lines, news
from victimcare.services.feed.held_lines import NotApplied, Waiting
from victimcare.services.feed.reading import Line, Refusal, read
from victimcare.services.feed.shapes import Problem, RawLine, Result, Tally
from victimcare.services.feed.waiting import Known
from victimcare.services.rights.upkeep import CaseChange, ChangedCase, bring_up_to_date

Read = tuple[RawLine, Line | Refusal]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who hands lines over, and how: the same for every line of a load."""

    actor: Actor
    door: str  # command, folder, api, desk
    files: dict[int, str]  # the loads of this hand-over and the names of their files
    is_history: bool


@dataclass(slots=True)
class _Arrival:
    """A line of right form on its way to its timeline. `waited` is its row, where it waited before this chunk."""

    line: Line
    raw: RawLine
    received_at: datetime
    is_history: bool
    waited: Waiting | None = None

    def missing(self, known: Known) -> list[str]:
        """What it still waits for; empty when it can be applied."""
        return known.missing(self.line.type, self.line.data)

    def as_event(self) -> NewEvent:
        line = self.line
        fact = Fact(line.source, line.id, line.type, line.time, line.sequence, line.data)
        return NewEvent(fact, line.recorded_at, line.digest, self.received_at, self.is_history)


@dataclass(slots=True)
class _Subject:
    """One crime in this chunk: what is held of it, what can be applied now and what waits."""

    case_id: int | None = None
    held: list[Entry] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    ready: list[_Arrival] = field(default_factory=list)
    waiting: list[_Arrival] = field(default_factory=list)

    def arrive(self, arrival: _Arrival) -> None:
        if arrival.missing(self.known):
            self.waiting.append(arrival)
            return
        self._go(arrival)
        self.release()

    def release(self) -> None:
        """Let those go that waited for what has come, until nothing moves any more."""
        moved = True
        while moved and self.waiting:
            still = []
            moved = False
            for arrival in self.waiting:
                if arrival.missing(self.known):
                    still.append(arrival)
                else:
                    self._go(arrival)
                    moved = True
            self.waiting = still

    def _go(self, arrival: _Arrival) -> None:
        self.ready.append(arrival)
        self.known.add(arrival.line.type, arrival.line.data)


@dataclass(slots=True)
class Done:
    """How a chunk's lines ended, and how many lines of which load had waited and were applied with them."""

    tally: Tally = field(default_factory=Tally)
    released: Counter[int] = field(default_factory=Counter)


@transaction.atomic
def apply(lines: Sequence[Read], *, hand: Hand, now: datetime) -> Done:
    """Place these lines, in the order in which they came. Safe to run again when it was rolled back."""
    good = [(raw, line) for raw, line in lines if isinstance(line, Line)]
    subjects = _lock(sorted({line.subject for _, line in good}))
    refused_while_waiting = _take_waiting(subjects, now)
    seen = held_lines.seen([line.key for _, line in good]) if good else {}
    kept: list[NotApplied] = []
    done = Done(Tally(objects=sum(isinstance(what, Line) or what.is_object for _, what in lines)))
    for raw, what in lines:
        outcome = _place(raw, what, seen, subjects, hand, now)
        if isinstance(outcome, NotApplied):
            kept.append(outcome)
        elif outcome is not None:
            done.tally.counts[outcome] += 1
    _write(subjects, kept, refused_while_waiting, done, hand=hand, now=now)
    _note(lines, done, hand, now)
    return done


def _place(
    raw: RawLine,
    what: Line | Refusal,
    seen: dict[tuple[str, str], bytes],
    subjects: dict[str, _Subject],
    hand: Hand,
    now: datetime,
) -> Result | NotApplied | None:
    """Valid? Seen? Can it be applied? None: it was put among those of its crime, to go or to wait."""
    if isinstance(what, Refusal):
        return NotApplied(Result.QUARANTINED, raw, what, what.field, what.reason)
    if (before := seen.get(what.key)) is not None:
        if before == what.digest:
            return Result.DUPLICATE
        reason = f"the event {what.id!r} of {what.source!r} was accepted before with other content; that one stands"
        return NotApplied(Result.CONFLICT, raw, what, "id", reason)
    subject = subjects[what.subject]
    if what.type == "case.recorded" and subject.known.has_case:
        reason = f"{what.subject!r} has been recorded before, by another event; expected one case.recorded a crime"
        return NotApplied(Result.QUARANTINED, raw, what, "subject", reason)
    seen[what.key] = what.digest
    subject.arrive(_Arrival(what, raw, now, hand.is_history))
    return None


def _write(
    subjects: dict[str, _Subject],
    kept: list[NotApplied],
    refused_while_waiting: dict[int, Refusal],
    done: Done,
    *,
    hand: Hand,
    now: datetime,
) -> None:
    changed = _apply_ready(subjects, hand, now)
    waits = {}
    for subject in subjects.values():
        for arrival in subject.waiting:
            waits_for = tuple(arrival.missing(subject.known))
            if arrival.waited is None:
                kept.append(NotApplied(Result.WAITING, arrival.raw, arrival.line, waits_for=waits_for))
            elif arrival.waited.waits_for != waits_for:
                waits[arrival.waited.id] = waits_for
    arrivals = [arrival for subject in subjects.values() for arrival in subject.ready]
    waited = [arrival.waited for arrival in arrivals if arrival.waited is not None]
    held_lines.settle([each.id for each in waited], by=hand.actor.id, now=now)
    held_lines.refuse(refused_while_waiting, by=hand.actor.id, now=now)
    held_lines.still_wait(waits)
    held_lines.keep(kept, is_history=hand.is_history, by=hand.actor.id, now=now)
    again.settle_applied([arrival.line.key for arrival in arrivals], by=hand.actor.id, now=now)
    done.tally.counts[Result.APPLIED] += len(arrivals) - len(waited)
    done.released.update(each.load_id for each in waited)
    for line in kept:
        done.tally.counts[line.result] += 1
    done.tally.problems = [
        Problem(hand.files[line.raw.load_id], line.raw.number, line.result, line.field, line.reason)
        for line in kept
        if line.result is not Result.WAITING
    ]
    news.tell(changed, now=now)


def _apply_ready(subjects: dict[str, _Subject], hand: Hand, now: datetime) -> list[ChangedCase]:
    changes = [
        CaseChange(reference, subject.case_id, subject.held, [arrival.as_event() for arrival in subject.ready])
        for reference, subject in subjects.items()
        if subject.ready
    ]
    return bring_up_to_date(changes, now=now) if changes else []


_LOCK = "SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key"
# First the cases, then their victims: the order in which the gate locks them before a message leaves.
_LOCK_CASES = "SELECT id, reference FROM records_case WHERE reference = ANY(%s) ORDER BY reference FOR NO KEY UPDATE"
_LOCK_VICTIMS = "SELECT id FROM records_victim WHERE case_id = ANY(%s) ORDER BY id FOR NO KEY UPDATE"


def _lock(references: Sequence[str]) -> dict[str, _Subject]:
    """Hold these crimes for the transaction, recorded or not, and read their timelines.

    A line that waits for a crime and the record of that crime may come by two doors at once: without a lock on a crime
    that is not there yet, neither would see the other.
    """
    subjects = {reference: _Subject() for reference in references}
    if not subjects:
        return subjects
    timeline.look_up_by_index()
    hold(references)
    with connection.cursor() as cursor:
        cursor.execute(_LOCK_CASES, [list(references)])
        ids: dict[int, str] = dict(cursor.fetchall())
        cursor.execute(_LOCK_VICTIMS, [list(ids)])
    for case_id, entries in timeline.timelines(list(ids)).items():
        subject = subjects[ids[case_id]]
        subject.case_id, subject.held = case_id, entries
        for entry in entries:
            subject.known.add(entry.fact.type, entry.fact.data)
    return subjects


def hold(references: Sequence[str]) -> None:
    """Let no other loader place lines of these crimes, recorded or not, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [sorted(_lock_key(reference) for reference in references)])


def _lock_key(reference: str) -> int:
    return int.from_bytes(hashlib.blake2b(reference.encode(), digest_size=8).digest(), signed=True)


def _take_waiting(subjects: dict[str, _Subject], now: datetime) -> dict[int, Refusal]:
    """Put lines that wait for these crimes among their own. A line that is no longer acceptable is given back."""
    refused: dict[int, Refusal] = {}
    for waiting in held_lines.waiting_for(list(subjects)) if subjects else ():
        line = read(waiting.raw, now=now)
        if isinstance(line, Refusal):
            refused[waiting.id] = line
            continue
        raw = RawLine(waiting.load_id, waiting.number, waiting.raw)
        arrival = _Arrival(line, raw, waiting.received_at, waiting.is_history, waiting)
        subjects[waiting.subject].waiting.append(arrival)
    return refused


def _note(lines: Sequence[Read], done: Done, hand: Hand, now: datetime) -> None:
    """One audit entry a chunk: whose lines, which, and the digest of their bytes."""
    digest = hashlib.sha256()
    for raw, _ in lines:
        digest.update(raw.raw + b"\n")
    detail = {
        "door": hand.door,
        "file": hand.files[lines[0][0].load_id],
        "load": lines[0][0].load_id,
        "first_line": lines[0][0].number,
        "last_line": lines[-1][0].number,
        "sha256": digest.hexdigest(),
        "history": hand.is_history,
        **{str(result): count for result, count in done.tally.counts.items() if count},
        **({"released": sum(done.released.values())} if done.released else {}),
    }
    note(hand.actor, "feed.loaded", at=now, detail=detail)
