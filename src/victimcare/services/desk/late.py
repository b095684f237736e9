"""The force's late and about-to-be-late duties: worst harm first, then the longest late, however many cases there are.

Each list is walked along the index of open duties by their day, once for each level of harm, and stops when the page is
full. It is not a work list: whoever must act has a task. No name stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.force import Force
from victimcare.rules.rights import Holder
from victimcare.rules.rights.local_standards import cut_offs
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases.timeline import look_up_by_index
from victimcare.services.desk.harm import harms
from victimcare.services.desk.shapes import Harm
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.rights.working_days import working_days

PAGE = 50
FURTHEST = 500  # pages end here: each further one would cost more, and nobody works from the end of such a list
MOST_COUNTED = 1000  # counting stops here
LATE_FOR = timedelta(days=90)  # what is late for longer stands in a list of its own
OURS_FOR = timedelta(days=30)  # how far back our own standards are looked at: most of what has no number stays open
SOON_CHOICES = (1, 3, 5, 10)  # working days ahead


class Which(StrEnum):
    LATE = "late"
    SOON = "soon"
    OURS = "ours"  # our own standard is past, where the Code gives no number
    OLDER = "older"  # late for longer than `LATE_FOR`


class Whose(StrEnum):
    POLICE = "police"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class LateDuty:
    """One duty. `due_at` is the end of our own standard in that list."""

    reference: str
    title: str
    right: int
    holders: tuple[Holder, ...]
    event_type: str
    starts_at: datetime
    due_at: datetime
    harm: Harm


@dataclass(frozen=True, slots=True)
class LateList:
    """`counts` of the duties that the dated lists hold for these holders; each stops at `MOST_COUNTED`."""

    which: Which
    whose: Whose
    days: int
    duties: tuple[LateDuty, ...]
    counts: dict[Which, int]
    has_more: bool


@transaction.atomic
def late(*, actor: Actor, which: Which, whose: Whose, days: int = 3, start: int = 0, now: datetime) -> LateList:
    """`PAGE` of them from `start`; `days` working days ahead for what is soon. The look is in the audit."""
    permit(actor, Act.SEE_TASKS)
    start = min(start, FURTHEST)
    if which is not Which.OURS:
        look_up_by_index()  # the walk stops early: a plan that reads and joins whole tables first never pays
    rows = _rows(which, whose, days, start, now)
    severity = harms({row[0] for row in rows})
    duties = [_duty(row, severity, which) for row in rows[:PAGE]]
    latest_first = which is Which.OLDER
    duties.sort(key=lambda duty: (-duty.harm, -duty.due_at.timestamp() if latest_first else duty.due_at.timestamp()))
    dated = [each for each in Which if each is not Which.OURS]
    counts: dict[Which, int] = {each: _count(each, whose, days, now) for each in dated}
    note(actor, "late.see", at=now, detail={"which": which, "whose": whose, "shown": len(duties)})
    return LateList(which, whose, days, tuple(duties), counts, len(rows) > PAGE and start < FURTHEST)


_WITH_HER = """
  FROM records_duty d
  JOIN records_victim v ON v.id = d.victim_id
  JOIN records_case c ON c.id = v.case_id
"""
_OPEN = """
 WHERE d.met_at IS NULL AND NOT d.is_window AND d.starts_at <= %(now)s AND d.code = ANY(%(codes)s)
"""
# On the clock; or a hold that nobody has reviewed (`on_the_clock`): each has an index of its own.
_DATED = (
    " AND d.ending = '' AND d.due_at IS NOT NULL AND d.due_at >= %(since)s AND d.due_at < %(until)s",
    " AND d.review_on < %(today)s AND d.due_at >= %(since)s AND d.due_at < %(until)s",
)
_OURS = """
   AND d.ending = '' AND d.due_at IS NULL AND d.unit = '' AND d.starts_on >= %(first)s AND d.starts_on < %(last)s
   AND EXISTS (SELECT FROM unnest(%(standards)s::text[], %(cut_offs)s::date[]) AS s (code, day)
                WHERE s.code = d.code AND d.starts_on < s.day)
"""
_HARM = {
    3: " AND (v.is_guarded_by_facts OR c.is_guarded_by_offence)",
    2: " AND NOT (v.is_guarded_by_facts OR c.is_guarded_by_offence) AND v.is_enhanced",
    1: " AND NOT (v.is_guarded_by_facts OR c.is_guarded_by_offence) AND NOT v.is_enhanced",
}
_ANY_HARM = "CASE WHEN v.is_guarded_by_facts OR c.is_guarded_by_offence THEN 3 WHEN v.is_enhanced THEN 2 ELSE 1 END"
_ORDER = {Which.OURS: "starts_on", Which.OLDER: "due_at DESC"}
_COLUMNS = "d.victim_id, d.id, d.code, d.edition, d.triggered_by_id, d.starts_at, d.starts_on, d.due_at, c.reference"


_WITH_EVENT = """
SELECT f.victim_id, f.code, f.edition, e.type, f.starts_at, f.starts_on, f.due_at, f.reference
  FROM ({found} OFFSET %(start)s LIMIT %(page)s) f JOIN records_event e ON e.id = f.triggered_by_id
 ORDER BY f.harm DESC, f.{order}, f.id
"""


def _rows(which: Which, whose: Whose, days: int, start: int, now: datetime) -> list[tuple[Any, ...]]:
    given = _given(which, whose, days, now)
    if not given["codes"]:
        return []
    order = _ORDER.get(which, "due_at")
    if which is Which.OURS:  # no index has their order: the days are read once, and sorted
        parts = [f"(SELECT {_ANY_HARM} AS harm, {_COLUMNS} {_WITH_HER} {_OPEN} {_OURS})"]
    else:
        parts = [
            f"(SELECT {harm} AS harm, {_COLUMNS} {_WITH_HER} {_OPEN} {condition} {guarded}"
            f" ORDER BY d.{order}, d.id LIMIT %(enough)s)"
            for harm, guarded in _HARM.items()
            for condition in _DATED
        ]
    found = f"SELECT * FROM ({' UNION ALL '.join(parts)}) u ORDER BY harm DESC, {order}, id"  # noqa: S608  our words
    with connection.cursor() as cursor:
        cursor.execute(
            _WITH_EVENT.format(found=found, order=order),
            {**given, "enough": start + PAGE + 1, "start": start, "page": PAGE + 1},
        )
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _count(which: Which, whose: Whose, days: int, now: datetime) -> int:
    given = _given(which, whose, days, now)
    if not given["codes"]:
        return 0
    parts = [f"(SELECT 1 FROM records_duty d {_OPEN} {each} LIMIT %(most)s)" for each in _DATED]  # noqa: S608
    with connection.cursor() as cursor:
        query = f"SELECT count(*) FROM (SELECT * FROM ({' UNION ALL '.join(parts)}) u LIMIT %(most)s) f"  # noqa: S608
        cursor.execute(query, {**given, "most": MOST_COUNTED})
        count: int = cursor.fetchone()[0]
        return count


def _given(which: Which, whose: Whose, days: int, now: datetime) -> dict[str, Any]:
    """The bounds of a list, and what is whose."""
    today = london_date(now)
    given: dict[str, Any] = {"now": now, "today": today, "codes": sorted(_codes(whose))}
    if which is Which.OURS:
        force: Force = settings.FORCE
        found = cut_offs(force.local_standards, working_days(), today)
        given["codes"] = sorted(_codes(whose) & found.keys())
        last = max(found.values(), default=today)
        first = min(found.values(), default=today) - OURS_FOR
        return given | {"standards": list(found), "cut_offs": list(found.values()), "first": first, "last": last}
    since = now - LATE_FOR
    if which is Which.SOON:
        ahead = working_days().after(today, days) or today + timedelta(days=days)
        return given | {"since": now, "until": end_of_day(ahead) + timedelta(seconds=1)}
    if which is Which.OLDER:
        return given | {"since": datetime.min.replace(year=1900, tzinfo=now.tzinfo), "until": since}
    return given | {"since": since, "until": now}


def _codes(whose: Whose) -> set[str]:
    """What the police can keep themselves, or what other agencies owe: of every edition."""
    wanted = whose is Whose.OTHERS
    return {
        entry.id
        for edition in catalogue().editions
        for entry in edition.entitlements.values()
        if not entry.is_window and entry.is_of_another_agency is wanted
    }


def _duty(row: tuple[Any, ...], severity: dict[int, Harm], which: Which) -> LateDuty:
    victim_id, code, edition, event_type, starts_at, starts_on, due_at, reference = row
    entry = next(each for each in catalogue().editions if each.id == edition).entitlements[code]
    if which is Which.OURS:
        force: Force = settings.FORCE
        day = working_days().after(starts_on, force.local_standards[code])
        due_at = end_of_day(day) if day else starts_at
    return LateDuty(
        reference, entry.title, entry.right, entry.holders, event_type, starts_at, due_at, severity[victim_id]
    )


def lists() -> Iterable[Which]:
    """The lists in the order in which they are offered; our own standards only where the force has set some."""
    force: Force = settings.FORCE
    return [which for which in Which if which is not Which.OURS or force.local_standards]
