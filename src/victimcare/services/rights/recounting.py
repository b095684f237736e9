"""When the bank holidays change in the middle of a clock: the duties that they touch are counted again, with why."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from victimcare.records.models.victim_rights.duties import DutyChangeReason
from victimcare.rules.clock import WorkingDays
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.rights.actions import refresh
from victimcare.services.rights.working_days import REFRESHED, SHIPPED, read_working_days

BEFORE = "bank-holidays.before.json"  # there while duties are counted again: an interrupted recount begins anew
_CHUNK = 300


class EndsSooner(Exception):
    """The newer file ends before the one in use, so that deadlines would lose their dates."""

    def __init__(self, newer: date, known: date) -> None:
        super().__init__(f"{newer} is before {known}")
        self.newer, self.known = newer, known


def take(*, actor: Actor, file: Path, now: datetime) -> int:
    """Use this file of bank holidays from now on, and count again what it touches. Returns how many cases that were.

    The ledger is a function of the calendar as it is: what was met or missed is counted by the newer one too, and the
    earlier reading stays in the history. Safe to run again after it was interrupted. Raises BadCalendar, EndsSooner.
    """
    permit(actor, Act.REBUILD)
    newer = read_working_days(file)
    before, in_use = settings.HOME / BEFORE, settings.HOME / REFRESHED
    if not before.exists():
        shutil.copyfile(in_use if in_use.exists() else SHIPPED, before)
    known = read_working_days(before)
    if newer.last_day < known.last_day:
        before.unlink()
        raise EndsSooner(newer.last_day, known.last_day)
    _put(file, in_use)
    count = _recount(actor, sorted(known.closed ^ newer.closed), now) if changes(known, newer) else 0
    before.unlink()
    return count


def changes(known: WorkingDays, newer: WorkingDays) -> bool:
    return (known.closed, known.years) != (newer.closed, newer.years)


def _put(file: Path, place: Path) -> None:
    """At once, so that no process ever reads half a calendar."""
    beside = place.with_suffix(".new")
    shutil.copyfile(file, beside)
    beside.replace(place)


def _recount(actor: Actor, days: Sequence[date], now: datetime) -> int:
    with transaction.atomic():
        note(actor, "calendar.taken", at=now, detail={"days": [day.isoformat() for day in days]})
    count = 0
    for case_ids in _touched(days):
        refresh(case_ids, now=now, why=DutyChangeReason.CALENDAR)
        count += len(case_ids)
    return count


# Those whose clock runs over one of the days, and those that the calendar did not reach.
_TOUCHED = """
SELECT DISTINCT v.case_id
  FROM records_duty d JOIN records_victim v ON v.id = d.victim_id
 WHERE d.unit = 'working_day' AND v.case_id > %(after)s
   AND (d.due_on IS NULL OR d.starts_on < %(last)s AND d.due_on >= %(first)s)
 ORDER BY v.case_id LIMIT %(most)s
"""


def _touched(days: Sequence[date]) -> Iterator[list[int]]:
    after = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_TOUCHED, {"after": after, "first": days[0], "last": days[-1], "most": _CHUNK})
            case_ids = [row[0] for row in cursor.fetchall()]
        if not case_ids:
            return
        yield case_ids
        after = case_ids[-1]
