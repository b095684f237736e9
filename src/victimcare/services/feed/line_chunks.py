"""Applies a chunk of lines in one transaction: each is placed, and what can be applied is appended and projected at
once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import Fact
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.cases import case_timeline
from victimcare.services.cases.case_timeline import NewEvent, TimelineEntry
from victimcare.services.feed import feed_news, held_lines, repeated_lines
from victimcare.services.feed.feed_shapes import LineOutcome, LineProblem, LoadTally, RawLine
from victimcare.services.feed.held_lines import UnappliedLine, WaitingLine
from victimcare.services.feed.line_reading import EventLine, LineRefusal, read_line
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.rights.ledger_upkeep import CaseChange, ChangedCase, bring_cases_up_to_date

# What a line waits for (contracts/feed.md, fine print), and which lines can be applied now.

WAITS_FOR_CASE = "case"


@dataclass(slots=True)
class TimelineContents:
    """What a crime's timeline holds that other lines may wait for."""

    has_case: bool = False
    victims: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)

    def add(self, event_type: EventType, data: Mapping[str, Any]) -> None:
        if event_type == EventType.CASE_RECORDED:
            self.has_case = True
            self.victims.update(victim["victim_id"] for victim in data["victims"])
        elif event_type == EventType.VICTIM_ADDED:
            self.victims.add(data["victim"]["victim_id"])
        elif event_type == EventType.PROPERTY_SEIZED:
            self.items.add(data["item_ref"])

    def missing(self, event_type: EventType, data: Mapping[str, Any]) -> list[str]:
        """What this line still waits for: "case", "victim:V1", "item:P1"; empty when it can be applied."""
        if event_type == EventType.CASE_RECORDED:
            return []
        missing = [] if self.has_case else [WAITS_FOR_CASE]
        missing += [f"victim:{name}" for name in _victims_named(data) if name not in self.victims]
        if event_type in (EventType.PROPERTY_READY, EventType.PROPERTY_RETURNED) and data["item_ref"] not in self.items:
            missing.append(f"item:{data['item_ref']}")
        return missing


def _victims_named(data: Mapping[str, Any]) -> Iterable[str]:
    if "victim_id" in data:
        yield data["victim_id"]
    yield from data.get("victim_must_attend", ())


ReadLine = tuple[RawLine, EventLine | LineRefusal]


@dataclass(frozen=True, slots=True)
class LoadContext:
    """Who delivers the lines, and how: the same for every line of a load."""

    actor: Actor
    door: str  # command, folder, api, desk
    files: dict[int, str]  # the loads of this delivery and the names of their files
    is_history: bool


@dataclass(slots=True)
class _Arrival:
    """A valid line on its way to its timeline. `waited` is its row, where it waited before this chunk."""

    line: EventLine
    raw: RawLine
    received_at: datetime
    is_history: bool
    waited: WaitingLine | None = None

    def missing(self, known: TimelineContents) -> list[str]:
        """What it still waits for; empty when it can be applied."""
        return known.missing(self.line.type, self.line.data)

    def as_event(self) -> NewEvent:
        line = self.line
        fact = Fact(line.source, line.id, line.type, line.time, line.sequence, line.data)
        return NewEvent(fact, line.recorded_at, line.digest, self.received_at, self.is_history)


@dataclass(slots=True)
class _Subject:
    """One crime in this chunk: what its timeline holds, what can be applied now and what waits."""

    case_id: int | None = None
    held: list[TimelineEntry] = field(default_factory=list)
    known: TimelineContents = field(default_factory=TimelineContents)
    ready: list[_Arrival] = field(default_factory=list)
    waiting: list[_Arrival] = field(default_factory=list)

    def arrive(self, arrival: _Arrival) -> None:
        if arrival.missing(self.known):
            self.waiting.append(arrival)
            return
        self._go(arrival)
        self.release()

    def release(self) -> None:
        """Release lines whose awaited item has come, until no more can be released."""
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
class ChunkResult:
    """The results of a chunk's lines, and how many waiting lines of which load were applied with them."""

    tally: LoadTally = field(default_factory=LoadTally)
    released: Counter[int] = field(default_factory=Counter)


@transaction.atomic
def apply_lines(lines: Sequence[ReadLine], *, hand: LoadContext, now: datetime) -> ChunkResult:
    """Place these lines, in the order in which they came. Safe to run again after a rollback."""
    good = [(raw, line) for raw, line in lines if isinstance(line, EventLine)]
    subjects = _lock_subjects(sorted({line.subject for _, line in good}))
    refused_while_waiting = _take_waiting(subjects, now)
    seen = held_lines.find_accepted_digests([line.key for _, line in good]) if good else {}
    kept: list[UnappliedLine] = []
    done = ChunkResult(LoadTally(objects=sum(isinstance(what, EventLine) or what.is_object for _, what in lines)))
    for raw, what in lines:
        outcome = _place_line(raw, what, seen, subjects, hand, now)
        if isinstance(outcome, UnappliedLine):
            kept.append(outcome)
        elif outcome is not None:
            done.tally.counts[outcome] += 1
    _write_results(subjects, kept, refused_while_waiting, done, hand=hand, now=now)
    _audit_chunk(lines, done, hand, now)
    return done


def _place_line(
    raw: RawLine,
    what: EventLine | LineRefusal,
    seen: dict[tuple[str, str], bytes],
    subjects: dict[str, _Subject],
    hand: LoadContext,
    now: datetime,
) -> LineOutcome | UnappliedLine | None:
    """Valid? Seen before? Can it be applied? None: it was added to its crime's lines, to be applied or to wait."""
    if isinstance(what, LineRefusal):
        return UnappliedLine(LineOutcome.QUARANTINED, raw, what, what.field, what.reason)
    if (before := seen.get(what.key)) is not None:
        if before == what.digest:
            return LineOutcome.DUPLICATE
        reason = f"the event {what.id!r} of {what.source!r} was accepted before with other content; that one stands"
        return UnappliedLine(LineOutcome.CONFLICT, raw, what, "id", reason)
    subject = subjects[what.subject]
    if what.type == EventType.CASE_RECORDED and subject.known.has_case:
        reason = f"{what.subject!r} has been recorded before, by another event; expected one case.recorded a crime"
        return UnappliedLine(LineOutcome.QUARANTINED, raw, what, "subject", reason)
    seen[what.key] = what.digest
    subject.arrive(_Arrival(what, raw, now, hand.is_history))
    return None


def _write_results(
    subjects: dict[str, _Subject],
    kept: list[UnappliedLine],
    refused_while_waiting: dict[int, LineRefusal],
    done: ChunkResult,
    *,
    hand: LoadContext,
    now: datetime,
) -> None:
    changed = _apply_ready(subjects, hand, now)
    waits = {}
    for subject in subjects.values():
        for arrival in subject.waiting:
            waits_for = tuple(arrival.missing(subject.known))
            if arrival.waited is None:
                kept.append(UnappliedLine(LineOutcome.WAITING, arrival.raw, arrival.line, waits_for=waits_for))
            elif arrival.waited.waits_for != waits_for:
                waits[arrival.waited.id] = waits_for
    arrivals = [arrival for subject in subjects.values() for arrival in subject.ready]
    waited = [arrival.waited for arrival in arrivals if arrival.waited is not None]
    held_lines.settle_waiting_lines([each.id for each in waited], by=hand.actor.id, now=now)
    held_lines.quarantine_waiting_lines(refused_while_waiting, by=hand.actor.id, now=now)
    held_lines.update_line_waits(waits)
    held_lines.store_unapplied_lines(kept, is_history=hand.is_history, by=hand.actor.id, now=now)
    repeated_lines.settle_applied_entries([arrival.line.key for arrival in arrivals], by=hand.actor.id, now=now)
    done.tally.counts[LineOutcome.APPLIED] += len(arrivals) - len(waited)
    done.released.update(each.load_id for each in waited)
    for line in kept:
        done.tally.counts[line.result] += 1
    done.tally.problems = [
        LineProblem(hand.files[line.raw.load_id], line.raw.number, line.result, line.field, line.reason)
        for line in kept
        if line.result is not LineOutcome.WAITING
    ]
    feed_news.dispatch_events(changed, now=now)
    _bring_numbers(arrivals, {case.reference: case.id for case in changed})


def _bring_numbers(arrivals: Sequence[_Arrival], cases: Mapping[str, int]) -> None:
    """A crime that was recorded for a notice of our control room brings its number to whom it was about."""
    for arrival in arrivals:
        line = arrival.line
        if line.type == EventType.CASE_RECORDED and line.answers is not None:
            queue_job(Job.TAKE_RECORD_NUMBER, notice=str(line.answers), case_id=cases[line.subject])


def _apply_ready(subjects: dict[str, _Subject], hand: LoadContext, now: datetime) -> list[ChangedCase]:
    changes = [
        CaseChange(reference, subject.case_id, subject.held, [arrival.as_event() for arrival in subject.ready])
        for reference, subject in subjects.items()
        if subject.ready
    ]
    return bring_cases_up_to_date(changes, now=now) if changes else []


_LOCK = "SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key"
# Cases first, then their victims: the order in which the gate locks them before a message leaves.
_LOCK_CASES = "SELECT id, reference FROM records_case WHERE reference = ANY(%s) ORDER BY reference FOR NO KEY UPDATE"
_LOCK_VICTIMS = "SELECT id FROM records_victim WHERE case_id = ANY(%s) ORDER BY id FOR NO KEY UPDATE"


def _lock_subjects(references: Sequence[str]) -> dict[str, _Subject]:
    """Lock these crimes for the transaction, recorded or not, and read their timelines.

    A line that waits for a crime and the record of that crime may arrive by two routes at once: without a lock on a
    crime that is not there yet, neither would see the other.
    """
    subjects = {reference: _Subject() for reference in references}
    if not subjects:
        return subjects
    case_timeline.force_index_lookups()
    lock_crimes(references)
    with connection.cursor() as cursor:
        cursor.execute(_LOCK_CASES, [list(references)])
        ids: dict[int, str] = dict(cursor.fetchall())
        cursor.execute(_LOCK_VICTIMS, [list(ids)])
    for case_id, entries in case_timeline.load_timelines(list(ids)).items():
        subject = subjects[ids[case_id]]
        subject.case_id, subject.held = case_id, entries
        for entry in entries:
            subject.known.add(entry.fact.type, entry.fact.data)
    return subjects


def lock_crimes(references: Sequence[str]) -> None:
    """Keep other loaders from placing lines of these crimes, recorded or not, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [sorted(_lock_key(reference) for reference in references)])


def _lock_key(reference: str) -> int:
    return int.from_bytes(hashlib.blake2b(reference.encode(), digest_size=8).digest(), signed=True)


def _take_waiting(subjects: dict[str, _Subject], now: datetime) -> dict[int, LineRefusal]:
    """Add lines that wait for these crimes to the crimes' own lines. Returns lines that are no longer acceptable."""
    refused: dict[int, LineRefusal] = {}
    for waiting in held_lines.find_waiting_lines(list(subjects)) if subjects else ():
        line = read_line(waiting.raw, now=now)
        if isinstance(line, LineRefusal):
            refused[waiting.id] = line
            continue
        raw = RawLine(waiting.load_id, waiting.number, waiting.raw)
        arrival = _Arrival(line, raw, waiting.received_at, waiting.is_history, waiting)
        subjects[waiting.subject].waiting.append(arrival)
    return refused


def _audit_chunk(lines: Sequence[ReadLine], done: ChunkResult, hand: LoadContext, now: datetime) -> None:
    """One audit entry for each chunk: whose lines, which, and the digest of their bytes."""
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
