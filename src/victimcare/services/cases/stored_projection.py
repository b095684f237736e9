"""The derived rows of cases as they are stored now, in the shapes of the projection, so that the two can be
compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.db import connection

from victimcare.rules.cases.projection_types import (
    CaseRow,
    DetailsProposalKey,
    OfficerRow,
    PersonRow,
    PlanRow,
    PointRow,
    VictimRow,
)
from victimcare.rules.rights import EventRef


@dataclass(slots=True)
class StoredVictim:
    id: int
    person_id: int
    record_id: str
    row: VictimRow
    person: PersonRow
    plan: PlanRow | None
    # People have confirmed a plan or accepted details: these columns are theirs now, and the feed no longer changes
    # them.
    is_plan_settled: bool
    is_person_settled: bool
    points: dict[PointRow, int] = field(default_factory=dict)  # the feed's points, with their ids
    # By kind and match key: points that the feed retired, with their ids, and points that people have changed.
    let_go: dict[tuple[str, str], int] = field(default_factory=dict)
    settled_points: set[tuple[str, str]] = field(default_factory=set)


@dataclass(slots=True)
class StoredCase:
    id: int
    reference: str
    row: CaseRow
    victims: dict[str, StoredVictim] = field(default_factory=dict)  # by their ids in the record system
    proposals: dict[DetailsProposalKey, bool] = field(default_factory=dict)  # whether a person has decided


_CASES = """
SELECT c.id, c.reference, c.source, c.recorded_at, c.reported_at, c.offence_group, c.offence_title, c.offence_code,
       c.flags, c.area, c.borough, c.reported_by, o.source, o.record_id, c.officer_since, c.edition,
       c.is_guarded_by_offence, c.duties_until
  FROM records_case c LEFT JOIN records_officer o ON o.id = c.officer_id
 WHERE c.id = ANY(%s)
"""

_VICTIMS = """
SELECT v.case_id, v.id, v.person_id, v.record_id,
       v.position, v.kind, v.added_at, v.language, v.formats, v.referral_choice, v.is_enhanced, v.enhanced_grounds,
       v.is_guarded_by_facts,
       p.given_name, p.family_name, p.business_name, p.date_of_birth, p.ethnicity, p.sex, p.disability,
       s.stated::text, s.note,
       s.version > 1 OR s.confirmed_at IS NOT NULL,
       EXISTS (SELECT FROM records_detailsproposal d WHERE d.victim_id = v.id AND d.applied_at IS NOT NULL)
  FROM records_victim v
  JOIN records_person p ON p.id = v.person_id
  LEFT JOIN records_safecontactplan s ON s.victim_id = v.id
 WHERE v.case_id = ANY(%s)
"""

_POINTS = """
SELECT v.case_id, v.record_id, c.id, c.kind, c.match_key, c.value,
       NOT c.is_from_feed OR c.confirmed_at IS NOT NULL, c.retired_at IS NOT NULL
  FROM records_victim v JOIN records_contactpoint c ON c.person_id = v.person_id
 WHERE v.case_id = ANY(%s)
"""

_PROPOSALS = """
SELECT v.case_id, v.record_id, e.source, e.source_event_id, d.accepted IS NOT NULL
  FROM records_victim v
  JOIN records_detailsproposal d ON d.victim_id = v.id
  JOIN records_event e ON e.id = d.event_id
 WHERE v.case_id = ANY(%s)
"""


def load_stored_cases(case_ids: Sequence[int]) -> dict[int, StoredCase]:
    """Return the rows of these cases. Four queries, whatever their number."""
    found: dict[int, StoredCase] = {}
    for case_id, reference, *columns in _rows(_CASES, case_ids):
        flags, officer = tuple(columns[6]), (columns[10], columns[11]) if columns[10] is not None else None
        row = CaseRow._make((*columns[:6], flags, *columns[7:10], officer, *columns[12:]))
        found[case_id] = StoredCase(case_id, reference, row)
    for case_id, *columns in _rows(_VICTIMS, case_ids):
        victim = _victim(columns)
        found[case_id].victims[victim.record_id] = victim
    for case_id, record_id, point_id, kind, key, value, is_settled, is_retired in _rows(_POINTS, case_ids):
        victim = found[case_id].victims[record_id]
        # Only details that people have accepted retire a point for good.
        if is_settled or (is_retired and victim.is_person_settled):
            victim.settled_points.add((kind, key))
        elif is_retired:
            victim.let_go[kind, key] = point_id
        else:
            victim.points[PointRow(kind, key, value)] = point_id
    for case_id, record_id, source, name, is_decided in _rows(_PROPOSALS, case_ids):
        found[case_id].proposals[DetailsProposalKey(EventRef(source, name), record_id)] = is_decided
    return found


def _victim(columns: Sequence[Any]) -> StoredVictim:
    victim_id, person_id, record_id = columns[:3]
    position, kind, added_at, language, formats, choice, is_enhanced, grounds, is_guarded = columns[3:12]
    stated, note, is_plan_settled, is_person_settled = columns[19:]
    return StoredVictim(
        id=victim_id,
        person_id=person_id,
        record_id=record_id,
        row=VictimRow(
            position, kind, added_at, language, tuple(formats), choice, is_enhanced, tuple(grounds), is_guarded
        ),
        person=PersonRow(*columns[12:19]),
        plan=PlanRow(**msgspec.json.decode(stated), note=note) if stated else None,
        is_plan_settled=bool(is_plan_settled),
        is_person_settled=is_person_settled,
    )


def _rows(query: str, case_ids: Sequence[int]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, [list(case_ids)])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


# Officers as events name them, shared by many cases: the latest naming wins, in whatever order they are loaded.

_KNOWN_OFFICERS = """
SELECT o.source, o.record_id, o.id, o.named_at, o.named_sequence, o.named_by_id
  FROM records_officer o
  JOIN unnest(%s::text[], %s::text[]) AS n (source, record_id) ON o.source = n.source AND o.record_id = n.record_id
"""

_OFFICER_COLUMNS = "source, record_id, name, email, phone, team, named_at, named_sequence, named_by_id"
_NAMED_OFFICERS = f"""
unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::timestamptz[], %s::bigint[],
       %s::text[]) AS n ({_OFFICER_COLUMNS})
"""

_ADD_OFFICERS = f"""
INSERT INTO records_officer ({_OFFICER_COLUMNS}) SELECT {_OFFICER_COLUMNS} FROM {_NAMED_OFFICERS}
ON CONFLICT (source, record_id) DO NOTHING
"""  # noqa: S608  nothing but our own column names

_RENAME_OFFICERS = f"""
UPDATE records_officer o
   SET name = n.name, email = n.email, phone = n.phone, team = n.team,
       named_at = n.named_at, named_sequence = n.named_sequence, named_by_id = n.named_by_id
  FROM {_NAMED_OFFICERS}
 WHERE o.source = n.source AND o.record_id = n.record_id
   AND (o.named_at, o.named_sequence, o.named_by_id COLLATE "C")
     < (n.named_at, n.named_sequence, n.named_by_id COLLATE "C")
"""  # noqa: S608  as above


class OfficerStore:
    """The officers whom some cases name. Call `add` before the cases are stored and `rename` last of all: the row of an
    officer is shared with other loaders, so the lock on it should be short."""

    def __init__(self, named: Iterable[OfficerRow]) -> None:
        latest: dict[tuple[str, str], OfficerRow] = {}
        for officer in named:
            known = latest.get(officer.key)
            if known is None or _naming_order(known) < _naming_order(officer):
                latest[officer.key] = officer
        self._latest = dict(sorted(latest.items()))  # the same order for all loaders, so that no two deadlock
        self._renamed: list[OfficerRow] = []
        self.ids: dict[tuple[str, str], int] = {}

    def add(self) -> None:
        """Store officers who are not known yet, and learn the ids of all."""
        if not self._latest:
            return
        self._learn(list(self._latest.values()))
        missing = [officer for key, officer in self._latest.items() if key not in self.ids]
        if missing:
            with connection.cursor() as cursor:
                cursor.execute(_ADD_OFFICERS, _column_arrays(missing))
            self._learn(missing)

    def rename(self) -> None:
        """Update the details of known officers where these events are later than those their details come from."""
        if self._renamed:
            with connection.cursor() as cursor:
                cursor.execute(_RENAME_OFFICERS, _column_arrays(self._renamed))

    def _learn(self, wanted: list[OfficerRow]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_KNOWN_OFFICERS, [[o.source for o in wanted], [o.record_id for o in wanted]])
            for source, record_id, officer_id, *naming in cursor.fetchall():
                self.ids[source, record_id] = officer_id
                officer = self._latest[source, record_id]
                if tuple(naming) < _naming_order(officer):
                    self._renamed.append(officer)


def _naming_order(officer: OfficerRow) -> tuple[object, ...]:
    return officer.named_at, officer.named_sequence, officer.named_by_id


def _column_arrays(officers: list[OfficerRow]) -> list[list[object]]:
    return [list(column) for column in zip(*officers, strict=True)]
