"""Lines to load, and everything that a database holds, to compare two databases."""

from __future__ import annotations

import io
import itertools
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection

from victimcare.services.access import Actor
from victimcare.services.feed import feed_loading
from victimcare.services.feed.feed_shapes import FeedLoadReport

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SOURCE = "urn:test:records"
_number = itertools.count(1)

Json = dict[str, Any]


def an_event(kind: str, data: Mapping[str, Any], subject: str = "44/00001/26", **more: Any) -> Json:
    number = next(_number)
    return {
        "specversion": "1.0",
        "id": f"E{number}",
        "source": SOURCE,
        "type": kind,
        "subject": subject,
        "time": (NOW - timedelta(days=2)).isoformat(),
        "sequence": number,
        "data": data,
    } | more


def a_victim(record_id: str = "V1", **more: Any) -> Json:
    return {"victim_id": record_id, "kind": "person", "given_name": "Ada", "family_name": "Marsh"} | more


def recorded(*victims: Json, subject: str = "44/00001/26", time: datetime | None = None, **more: Any) -> Json:
    at = (time or NOW - timedelta(days=3)).isoformat()
    data = {
        "reported_at": at,
        "offence": {"group": "burglary", "title": "Burglary in a dwelling"},
        "area": "CE",
        "victims": list(victims) or [a_victim()],
    } | more
    return an_event("case.recorded", data, subject, time=at)


def arrested(subject: str = "44/00001/26", **more: Any) -> Json:
    return an_event("suspect.arrested", {"suspect_ref": "S1"}, subject, **more)


def in_lines(events: Iterable[Mapping[str, Any] | bytes]) -> bytes:
    return b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in events)


def load(
    *events: Mapping[str, Any] | bytes, is_history: bool = True, now: datetime = NOW, workers: int = 1
) -> FeedLoadReport:
    return load_bytes(in_lines(events), is_history=is_history, now=now, workers=workers)


def load_bytes(*files: bytes, is_history: bool = True, now: datetime = NOW, workers: int = 1) -> FeedLoadReport:
    return feed_loading.load_feed_sources(
        actor=Actor.operator("tester"),
        door="command",
        sources=[
            feed_loading.FeedSource(f"file {place}", feed_loading.stream_opener(io.BytesIO(file)))
            for place, file in enumerate(files, start=1)
        ],
        is_history=is_history,
        clock=lambda: now,
        workers=workers,
    )


def counts(report: FeedLoadReport) -> Json:
    """The results that occurred, with how often."""
    answer = report.as_json()
    names = ("applied", "duplicate", "conflict", "waiting", "quarantined")
    return {name: answer[name] for name in names if answer[name]}


_STATE = {
    "cases": """
        SELECT c.reference, c.source, c.recorded_at, c.reported_at, c.offence_group, c.offence_title, c.offence_code,
               c.flags::text, c.area, c.borough, c.reported_by, o.source, o.record_id, c.officer_since, c.edition,
               c.is_guarded_by_offence, c.duties_until
          FROM records_case c LEFT JOIN records_officer o ON o.id = c.officer_id""",
    "officers": """
        SELECT source, record_id, name, email, phone, team, named_at, named_sequence, named_by_id
          FROM records_officer""",
    "events": """
        SELECT c.reference, e.source, e.source_event_id, e.type, e.time, e.recorded_at, e.sequence, e.facts::text,
               encode(e.digest, 'hex'), e.is_history, p.content::text
          FROM records_event e JOIN records_case c ON c.id = e.case_id
          LEFT JOIN records_eventprivate p ON p.event_id = e.id""",
    "victims": """
        SELECT c.reference, v.record_id, v.position, v.kind, v.added_at, v.language, v.formats::text,
               v.referral_choice, v.is_enhanced, v.enhanced_grounds::text, v.is_guarded_by_facts, p.given_name,
               p.family_name, p.business_name, p.date_of_birth, p.ethnicity, p.sex, p.disability
          FROM records_victim v JOIN records_case c ON c.id = v.case_id JOIN records_person p ON p.id = v.person_id""",
    "points": """
        SELECT c.reference, v.record_id, t.kind, t.match_key, t.value, t.is_from_feed
          FROM records_contactpoint t JOIN records_victim v ON v.person_id = t.person_id
          JOIN records_case c ON c.id = v.case_id""",
    "plans": """
        SELECT c.reference, v.record_id, s.stated::text, s.note, s.line_may_say, s.version
          FROM records_safecontactplan s JOIN records_victim v ON v.id = s.victim_id
          JOIN records_case c ON c.id = v.case_id""",
    "proposals": """
        SELECT c.reference, v.record_id, e.source, e.source_event_id FROM records_detailsproposal d
          JOIN records_victim v ON v.id = d.victim_id JOIN records_case c ON c.id = v.case_id
          JOIN records_event e ON e.id = d.event_id""",
    "duties": """
        SELECT c.reference, v.record_id, d.code, d.edition, d."right", s.source_event_id, d.starts_at, d.starts_on,
               d.unit, d.is_window, d.due_on, d.due_at, d.met_at, m.source_event_id, d.ending, d.reason, d.note,
               d.ending_at, d.review_on
          FROM records_duty d JOIN records_victim v ON v.id = d.victim_id JOIN records_case c ON c.id = v.case_id
          JOIN records_event s ON s.id = d.triggered_by_id LEFT JOIN records_event m ON m.id = d.met_by_id""",
    "waiting": """
        SELECT source, source_event_id, subject, waits_for::text FROM records_feedline
         WHERE result = 'waiting' AND settled_at IS NULL""",
    "areas": "SELECT code FROM records_unnamedarea",
}


def state() -> dict[str, list[tuple[Any, ...]]]:
    """All derived rows, in the record system's terms: no row ids, no times of loading."""
    found = {}
    with connection.cursor() as cursor:
        for name, query in _STATE.items():
            cursor.execute(query)
            found[name] = sorted(cursor.fetchall(), key=repr)
    return found


def clear() -> None:
    """Empties the tables as on the first day, but for the ids. A superuser suspends the triggers that forbid this to
    all others."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables WHERE tablename LIKE 'records\\_%'"
        )
        tables: str = cursor.fetchone()[0]
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        cursor.execute("SET session_replication_role = DEFAULT")


def doubled(lines: Sequence[bytes], draw: random.Random) -> list[bytes]:
    mixed = [*lines, *draw.sample(list(lines), len(lines) // 4)]
    draw.shuffle(mixed)
    return mixed


def parts(lines: Sequence[bytes], draw: random.Random, most: int = 6) -> list[bytes]:
    cuts = sorted(draw.sample(range(1, len(lines)), draw.randint(1, most)))
    return [b"".join(lines[start:end]) for start, end in zip([0, *cuts], [*cuts, len(lines)], strict=True)]
