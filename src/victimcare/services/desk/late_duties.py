"""Lists the force's late and nearly late duties, worst harm first, then the longest late, at a constant cost however
many cases there are. What the force has owed for longer than the look-back is in the backlog
(`services/follow_up/backlog_lists`).

Each list walks an index of open duties by harm and day, and stops when the page is full. A later page continues where
the last one ended, so it costs the same as the first. This is not a work list: staff who must act have a task. Rows
contain no names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection, transaction

from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.force import Force
from victimcare.rules.rights import DutyHolder
from victimcare.rules.rights.duty_status import local_cut_offs
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_timeline import force_index_lookups
from victimcare.services.desk.task_shapes import HarmLevel, load_harm_levels
from victimcare.services.rights import duty_lateness
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.duty_lateness import OpenComplaintCounts, count_open_complaints
from victimcare.services.rights.working_calendar import working_days

PAGE = 50
MOST_COUNTED = 1000  # counting stops here
OWN_STANDARD_LOOK_BACK = timedelta(days=30)  # look-back for our own standards: most duties without a number stay open
DAYS_AHEAD_CHOICES = (1, 3, 5, 10)  # working days ahead


class LateListKind(StrEnum):
    LATE = "late"  # other agencies' duties however old; ours within the look-back, older ones are in the backlog
    SOON = "soon"
    OURS = "ours"  # past our own standard, where the Code gives no number


class DutyHolderGroup(StrEnum):
    POLICE = "police"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class LateDuty:
    """One right owed in a case to `victims` of its victims. In the list of our own standards, `due_at` is the
    standard's end."""

    reference: str
    title: str
    right: int
    holders: tuple[DutyHolder, ...]
    event_type: str
    starts_at: datetime
    due_at: datetime
    harm: HarmLevel
    victims: int = 1


@dataclass(frozen=True, slots=True)
class LateList:
    """`counts`: duties in the dated lists for these holders; each stops at `MOST_COUNTED`."""

    which: LateListKind
    whose: DutyHolderGroup
    days: int
    duties: tuple[LateDuty, ...]
    counts: dict[LateListKind, int]
    after: str  # where the next page begins (`LateListCursor`); empty on the last page
    complaints: OpenComplaintCounts  # shown beside the duties, never counted among them


class LateListCursor(NamedTuple):
    """The last duty of a page in the list's order. `moment` is its due time, or its start if it has none."""

    harm: int
    moment: datetime
    code: str
    id: int

    def __str__(self) -> str:
        return f"{self.harm}.{(self.moment - _EPOCH) // _MICROSECOND}.{self.code}.{self.id}"

    @classmethod
    def read(cls, typed: str) -> LateListCursor | None:
        """Parse a cursor. None if it is invalid, such as a truncated address: the list then starts at the beginning."""
        if (found := _PLACE.fullmatch(typed)) is None:
            return None
        moment = _EPOCH + timedelta(microseconds=int(found["moment"]))
        return cls(int(found["harm"]), moment, found["code"], int(found["id"]))


_PLACE = re.compile(r"(?P<harm>[1-3])\.(?P<moment>[0-9]{1,16})\.(?P<code>\w{1,60})\.(?P<id>[0-9]{1,18})", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@transaction.atomic
def list_late_duties(
    *, actor: Actor, which: LateListKind, whose: DutyHolderGroup, days: int = 3, after: str = "", now: datetime
) -> LateList:
    """List `PAGE` duties, from the first or `after` an earlier page; `days` is how many working days ahead counts as
    soon. Reading the list is audited."""
    permit(actor, Act.SEE_TASKS)
    force_index_lookups()  # the walk stops early, so plans that first read and join whole tables never pay
    shut = access_scopes.hidden_victim_ids(actor)
    rows = _rows(which, whose, days, LateListCursor.read(after), shut, now)
    severity = load_harm_levels({row.victim_id for row in rows})
    duties = _fold_victims((row.victim_id, _duty(row, severity, which)) for row in rows[:PAGE])
    duties.sort(key=lambda duty: (-duty.harm, duty.due_at))
    dated = [each for each in LateListKind if each is not LateListKind.OURS]
    counts: dict[LateListKind, int] = {each: _count(each, whose, days, shut, now) for each in dated}
    complaints = count_open_complaints(now=now, seen_by=actor)
    note(actor, "late.see", at=now, detail={"which": which, "whose": whose, "shown": len(rows[:PAGE])})
    following = str(rows[PAGE - 1].place) if len(rows) > PAGE else ""
    return LateList(which, whose, days, tuple(duties), counts, following, complaints)


def _fold_victims(duties: Iterable[tuple[int, LateDuty]]) -> list[LateDuty]:
    """Merge equal duties of several victims in a case into one row. A duty owed twice to one victim stays two rows."""
    found: list[tuple[LateDuty, set[int]]] = []
    of_duty: defaultdict[LateDuty, list[set[int]]] = defaultdict(list)
    for victim_id, duty in duties:
        others = next((victims for victims in of_duty[duty] if victim_id not in victims), None)
        if others is None:
            found.append((duty, others := set()))
            of_duty[duty].append(others)
        others.add(victim_id)
    return [replace(duty, victims=len(victims)) for duty, victims in found]


class _Row(NamedTuple):
    victim_id: int
    code: str
    edition: str
    event_type: str
    starts_at: datetime
    starts_on: date
    due_at: datetime | None
    reference: str
    harm: int
    id: int

    @property
    def place(self) -> LateListCursor:
        return LateListCursor(
            self.harm, self.due_at or datetime.combine(self.starts_on, time(), UTC), self.code, self.id
        )


_OPEN = f"WHERE {duty_lateness.OPEN_DUTIES} AND d.victim_id <> ALL(%(shut)s::bigint[])"
# The conditions of each list: duties on the clock, then holds past their review day; each has its own index.
_SOON = (
    "d.ending = '' AND d.due_at >= %(now)s AND d.due_at < %(until)s",
    "d.review_on < %(today)s AND d.due_at >= %(now)s AND d.due_at < %(until)s",
)
_DATED = {LateListKind.LATE: duty_lateness.LATE_DUTIES, LateListKind.SOON: _SOON}
_OURS = (
    """
   d.ending = '' AND d.due_at IS NULL AND d.unit = '' AND d.starts_on >= %(first)s AND d.starts_on < %(last)s
   AND d.starts_on < (%(cut_offs)s::date[])[array_position(%(standards)s::text[], d.code::text)]
""",
)
# Each list's order within a level of harm, and the condition for what follows a cursor.
_ORDER = {
    LateListKind.OURS: ("starts_on, code, id", " AND (d.starts_on, d.code, d.id) > (%(day)s, %(code)s, %(id)s)"),
}
_USUAL_ORDER = ("due_at, code, id", " AND (d.due_at, d.code, d.id) > (%(moment)s, %(code)s, %(id)s)")
_COLUMNS = "d.victim_id, d.id, d.code, d.edition, d.triggered_by_id, d.starts_at, d.starts_on, d.due_at, d.harm"
_LEVELS = (3, 2, 1)

_WITH_EVENT = """
SELECT f.victim_id, f.code, f.edition, e.type, f.starts_at, f.starts_on, f.due_at, c.reference, f.harm, f.id
  FROM ({found} LIMIT %(page)s) f
  JOIN records_event e ON e.id = f.triggered_by_id
  JOIN records_victim v ON v.id = f.victim_id JOIN records_case c ON c.id = v.case_id
 ORDER BY f.harm DESC, {order}
"""


def _rows(
    which: LateListKind, whose: DutyHolderGroup, days: int, after: LateListCursor | None, shut: list[int], now: datetime
) -> list[_Row]:
    given = _given(which, whose, days, now) | {"shut": shut}
    if not given["codes"]:
        return []
    order, beyond = _ORDER.get(which, _USUAL_ORDER)
    levels = [level for level in _LEVELS if after is None or level <= after.harm]
    conditions = _OURS if which is LateListKind.OURS else _DATED[which]
    parts = [
        f"(SELECT {_COLUMNS} FROM records_duty d {_OPEN} AND {condition} AND d.harm = {level}"  # noqa: S608  our words
        f" {beyond if after and level == after.harm else ''} ORDER BY {_of(order, 'd')} LIMIT %(page)s)"
        for level in levels
        for condition in conditions
    ]
    found = f"SELECT * FROM ({' UNION ALL '.join(parts)}) u ORDER BY harm DESC, {order}"  # noqa: S608  our words
    with connection.cursor() as cursor:
        cursor.execute(
            _WITH_EVENT.format(found=found, order=_of(order, "f")), {**given, **_beyond(after), "page": PAGE + 1}
        )
        return [_Row(*row) for row in cursor.fetchall()]


def _of(order: str, table: str) -> str:
    """Prefix the order's columns with this table."""
    return ", ".join(f"{table}.{column}" for column in order.split(", "))


def _beyond(after: LateListCursor | None) -> dict[str, Any]:
    if after is None:
        return {}
    return {"moment": after.moment, "day": after.moment.date(), "code": after.code, "id": after.id}


def count_late_duties(actor: Actor, *, whose: DutyHolderGroup = DutyHolderGroup.POLICE, now: datetime) -> int:
    """Count the late list, up to `MOST_COUNTED`, for pages that show the count beside their own."""
    permit(actor, Act.SEE_TASKS)
    return _count(LateListKind.LATE, whose, 0, access_scopes.hidden_victim_ids(actor), now)


def _count(which: LateListKind, whose: DutyHolderGroup, days: int, shut: list[int], now: datetime) -> int:
    given = _given(which, whose, days, now) | {"shut": shut}
    if not given["codes"]:
        return 0
    parts = [f"(SELECT 1 FROM records_duty d {_OPEN} AND {each} LIMIT %(most)s)" for each in _DATED[which]]  # noqa: S608
    with connection.cursor() as cursor:
        query = f"SELECT count(*) FROM (SELECT * FROM ({' UNION ALL '.join(parts)}) u LIMIT %(most)s) f"  # noqa: S608
        cursor.execute(query, {**given, "most": MOST_COUNTED})
        count: int = cursor.fetchone()[0]
        return count


def _given(which: LateListKind, whose: DutyHolderGroup, days: int, now: datetime) -> dict[str, Any]:
    """Return the query values for a list: its bounds and the codes of its holders."""
    is_ours = whose is DutyHolderGroup.POLICE
    given = duty_lateness.own_lateness_values(now) if is_ours else duty_lateness.agency_lateness_values(now)
    today = london_date(now)
    if which is LateListKind.OURS:
        force: Force = settings.FORCE
        found = local_cut_offs(force.local_standards, working_days(), today)
        given["codes"] = sorted(found.keys() & {*given["codes"]})
        last = max(found.values(), default=today)
        first = min(found.values(), default=today) - OWN_STANDARD_LOOK_BACK
        return given | {"standards": list(found), "cut_offs": list(found.values()), "first": first, "last": last}
    if which is LateListKind.LATE:
        return given
    ahead = working_days().later(today, days)
    return given | {"until": end_of_day(ahead) + timedelta(seconds=1)}


def _duty(row: _Row, severity: dict[int, HarmLevel], which: LateListKind) -> LateDuty:
    entry = next(each for each in rights_catalogue().editions if each.id == row.edition).entitlements[row.code]
    due_at = row.due_at or row.starts_at
    if which is LateListKind.OURS:
        force: Force = settings.FORCE
        day = working_days().after(row.starts_on, force.local_standards[row.code])
        due_at = end_of_day(day) if day else row.starts_at
    return LateDuty(
        row.reference,
        entry.title,
        entry.right,
        entry.holders,
        row.event_type,
        row.starts_at,
        due_at,
        severity[row.victim_id],
    )


def list_late_kinds() -> Iterable[LateListKind]:
    """List the kinds in display order; our own standards only if the force has set any."""
    force: Force = settings.FORCE
    return [which for which in LateListKind if which is not LateListKind.OURS or force.local_standards]
