"""Timelines: loads the events of a case as the rules read them, splits private data from facts, and stores new
events."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.db import connection

from victimcare.records.annotations import read_joined_row
from victimcare.records.models import Event, EventPrivate
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import Fact
from victimcare.services.bulk_copy import bytes_cell, copy_in_rows, json_cell, moment_cell, reserve_ids, truth_cell

# Splits an event's `data` into facts and the part that names or finds a person, and merges the two again.
#
# Facts stay in the timeline for good. The private part (names, numbers, addresses, dates of birth, free text) is a row
# of its own, which an audited redaction can blank (design, section 2, point 4).

Json = dict[str, Any]


class _PrivateValue:
    """The whole value is private. `mark` stays among the facts in place of a value that is not empty."""

    def __init__(self, mark: str | None = None) -> None:
        self.mark = mark


_PRIVATE = _PrivateValue()
_PrivateTree = Mapping[str, "_PrivateValue | _PrivateTree"]  # a tree that mirrors the data; lists take one branch

_OFFICER: _PrivateTree = {"name": _PRIVATE, "email": _PRIVATE, "phone": _PRIVATE}
_VICTIM: _PrivateTree = {
    "given_name": _PRIVATE,
    "family_name": _PRIVATE,
    "business_name": _PRIVATE,
    "date_of_birth": _PRIVATE,
    "mobile": _PRIVATE,
    "phone": _PRIVATE,
    "email": _PRIVATE,
    "address": _PRIVATE,
    "ethnicity": _PRIVATE,
    "sex": _PRIVATE,
    "disability": _PRIVATE,
    "safe_contact": {"note": _PRIVATE},
}
_PRIVATE_IN_ANY: _PrivateTree = {
    "reason": _PRIVATE,
    "summary": _PRIVATE,
    "description": _PRIVATE,
    "conditions": _PRIVATE,
    "sentence": _PRIVATE,
    "note": _PRIVATE,
    "words": _PRIVATE,  # the victim's own words
    "answer": _PRIVATE,  # our answer to the victim
    "put_right": _PRIVATE,
    "removed_reason": _PrivateValue(mark="given"),  # that grounds were removed decides duties (ledger rule 29)
    "by": _OFFICER,
    "officer": _OFFICER,
    "victim": _VICTIM,
    "victims": _VICTIM,
    "changes": _VICTIM,
    "accepted": _VICTIM,
}
_OFFICER_KEYS = ("by", "officer")
_PRIVATE_BY_TYPE: Mapping[EventType, _PrivateTree] = {
    EventType.APPEAL_RESULTED: {"result": _PRIVATE},  # for a hearing, `result` is one of a few fixed words
    EventType.PROSECUTION_DECISION: {"reason": _PRIVATE},  # `by` is an organisation here, never a person
    # The reason is one of a few fixed words, and decides the duty.
    EventType.DUTY_HELD: {"words": _PRIVATE, "by": _OFFICER},
    EventType.DUTY_NOT_OWED: {"words": _PRIVATE, "by": _OFFICER},
}


def split_event_data(event_type: EventType, data: Mapping[str, Any]) -> tuple[Json, Json | None]:
    """Return (facts, private part); the second is None where the event says nothing private."""
    facts, private = _split_by_tree(data, _PRIVATE_BY_TYPE.get(event_type, _PRIVATE_IN_ANY))
    return facts, private or None


def read_private_part(event: Event) -> Mapping[str, Any]:
    """What an event holds apart: free text and personal details; empty where it has none or was redacted. The event
    was read with its `private` row."""
    private = read_joined_row(event, "private", EventPrivate)
    return (private.content or {}) if private else {}


def read_event_data(event: Event) -> Json:
    """The event's whole `data`, as it was sent."""
    return merge_event_data(event.facts, read_private_part(event))


def read_fact(event: Event) -> Fact:
    """The event with its free text: a reason that is given can be shown to the victim."""
    return Fact(
        event.source, event.source_event_id, EventType(event.type), event.time, event.sequence, read_event_data(event)
    )


def merge_event_data(facts: Mapping[str, Any], private: Mapping[str, Any] | None) -> Json:
    """Return the `data` that was split; with a redacted private part, what is left."""
    whole = dict(facts)
    for key, value in (private or {}).items():
        if isinstance(value, dict) and isinstance(facts.get(key), dict):
            whole[key] = merge_event_data(facts[key], value)
        elif isinstance(value, list) and isinstance(facts.get(key), list):
            whole[key] = [merge_event_data(left, right) for left, right in zip(facts[key], value, strict=True)]
        else:
            whole[key] = value
    return whole


def remove_victim_details(
    facts: Mapping[str, Any], private: Mapping[str, Any], record_id: str, left_of: Callable[[Json], Json]
) -> Json | None:
    """Return a private part without what names or finds this victim, and without the free text of an event that
    concerns this victim alone.

    `left_of` says what stays of the victim's own record.
    """
    left = dict(private)
    if "victims" in left:
        left["victims"] = [
            left_of(record) if named["victim_id"] == record_id else record
            for named, record in zip(facts["victims"], left["victims"], strict=True)
        ]
    if "victim" in left and facts["victim"]["victim_id"] == record_id:
        left["victim"] = left_of(left["victim"])
    if facts.get("victim_id") == record_id:
        accepted = left_of(left["accepted"]) if "accepted" in left else None
        left = {key: value for key, value in left.items() if key in _OFFICER_KEYS}
        if accepted:
            left["accepted"] = accepted
    return left or None


def remove_free_text(private: Mapping[str, Any]) -> Json | None:
    """Return a private part without its free text; the names of victims and officers stay."""
    return {key: value for key, value in private.items() if isinstance(_PRIVATE_IN_ANY.get(key), dict)} or None


def _split_by_tree(data: Mapping[str, Any], where: _PrivateTree) -> tuple[Json, Json]:
    facts: Json = {}
    private: Json = {}
    for key, value in data.items():
        branch = where.get(key)
        if branch is None:
            facts[key] = value
        elif isinstance(branch, _PrivateValue):
            private[key] = value
            if branch.mark is not None and value:
                facts[key] = branch.mark
        elif isinstance(value, list):
            pairs = [_split_by_tree(item, branch) for item in value]
            facts[key] = [pair[0] for pair in pairs]
            if any(pair[1] for pair in pairs):
                private[key] = [pair[1] for pair in pairs]
        else:
            facts[key], inner = _split_by_tree(value, branch)
            if inner:
                private[key] = inner
    return facts, private


_canonical = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event of a timeline: the id of its row and what it says, with the private part merged back."""

    id: int
    fact: Fact
    is_history: bool  # loaded with --history: sends nothing


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event that is about to be stored."""

    fact: Fact
    recorded_at: datetime | None
    digest: bytes
    received_at: datetime
    is_history: bool


def digest_line(line: Mapping[str, Any]) -> bytes:
    """Return the SHA-256 of a parsed line, regardless of its spacing and the order of its keys."""
    return hashlib.sha256(_canonical(line)).digest()


def force_index_lookups() -> None:
    """For the rest of the transaction, look up the rows of a few cases by index, never by reading whole tables.

    Right after a bulk load the database has no statistics of what it now holds, and would take full tables for small
    ones: the more was loaded, the more one live event would cost.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),"
            " set_config('enable_mergejoin', 'off', true)"
        )


_EVENTS = """
SELECT e.case_id, e.id, e.source, e.source_event_id, e.type, e.time, e.sequence, e.facts::text, e.is_history,
       p.content::text
  FROM records_event e LEFT JOIN records_eventprivate p ON p.event_id = e.id
 WHERE e.case_id = ANY(%s)
 ORDER BY e.case_id, e.time, e.sequence, e.source COLLATE "C", e.source_event_id COLLATE "C"
"""


def load_timelines(case_ids: Sequence[int]) -> dict[int, list[TimelineEntry]]:
    """Return every event of these cases, each timeline in order (ledger rule 31). One query."""
    found: dict[int, list[TimelineEntry]] = {case_id: [] for case_id in case_ids}
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, [list(case_ids)])
        for case_id, event_id, source, name, kind, time, sequence, facts, is_history, private in cursor.fetchall():
            data = _decode(facts) if private is None else merge_event_data(_decode(facts), _decode(private))
            found[case_id].append(
                TimelineEntry(event_id, Fact(source, name, EventType(kind), time, sequence, data), is_history)
            )
    return found


_EVENT_COLUMNS = (
    "id",
    "case_id",
    "source",
    "source_event_id",
    "type",
    "time",
    "recorded_at",
    "sequence",
    "facts",
    "digest",
    "received_at",
    "is_history",
)


def store_events(events: Iterable[tuple[int, NewEvent]]) -> list[TimelineEntry]:
    """Append these events (case id, event) to the timelines of their cases, in the caller's transaction."""
    pairs = list(events)
    ids = reserve_ids("records_event", len(pairs))
    rows = []
    privates = []
    for event_id, (case_id, event) in zip(ids, pairs, strict=True):
        fact = event.fact
        facts, private = split_event_data(fact.type, fact.data)
        if private is not None:
            privates.append((event_id, json_cell(private), ""))
        rows.append(
            (
                event_id,
                case_id,
                fact.source,
                fact.id,
                fact.type,
                moment_cell(fact.time),
                moment_cell(event.recorded_at),
                fact.sequence,
                json_cell(facts),
                bytes_cell(event.digest),
                moment_cell(event.received_at),
                truth_cell(event.is_history),
            )
        )
    copy_in_rows("records_event", _EVENT_COLUMNS, rows)
    if privates:
        copy_in_rows("records_eventprivate", ("event_id", "content", "redacted_reason"), privates)
    return [
        TimelineEntry(event_id, event.fact, event.is_history) for event_id, (_, event) in zip(ids, pairs, strict=True)
    ]
