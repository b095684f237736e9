"""Derives cases again from their timelines alone: to compare them with the stored rows, to rebuild the rows, and to
recount duties when the bank holidays change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from victimcare.records.models import Case
from victimcare.records.models.victim_rights.duties import DutyChangeReason
from victimcare.rules.clock import WorkingDays
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases import case_timeline
from victimcare.services.cases.case_timeline import TimelineEntry
from victimcare.services.cases.projection_writer import wanted_feed_points
from victimcare.services.cases.stored_projection import StoredCase, StoredVictim, load_stored_cases
from victimcare.services.rights import duty_rows, ledger_upkeep
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.ledger_upkeep import DerivedCase, derive_case, refresh_cases
from victimcare.services.rights.working_calendar import (
    REFRESHED_CALENDAR,
    SHIPPED_CALENDAR,
    read_working_days,
    working_days,
)

_CHUNK = 300
_INSTANT = timedelta(microseconds=1)


def check_stored_cases(*, actor: Actor, reference: str | None, now: datetime) -> Iterator[tuple[str, list[str]]]:
    """For each case whose rows differ from its timeline: its reference and what differs, never values.

    `reference` None: every case. What people have settled (a confirmed plan, accepted details) does not come from the
    timeline and is not compared. Raises NotFound.
    """
    for cases in _chunks(actor, reference, "cases.checked", now):
        ids = [case.id for case in cases]
        with transaction.atomic():
            list(Case.objects.select_for_update(no_key=True).filter(id__in=ids).order_by("reference").only("id"))
            known = load_stored_cases(ids)
            held = case_timeline.load_timelines(list(known))
        editions, calendar = rights_catalogue(), working_days()
        for case_id, case in known.items():
            facts = [entry.fact for entry in held[case_id]]
            what = derive_case(facts, editions, calendar, now=_moment_of_upkeep(case, now))
            if differences := _differences(case, held[case_id], what):
                yield case.reference, differences


def rebuild_cases(*, actor: Actor, reference: str | None, now: datetime) -> int:
    """Write the rows of one case, or of every case, as the timeline gives them. Returns how many cases were rebuilt."""
    count = 0
    for cases in _chunks(actor, reference, "cases.rebuilt", now):
        ledger_upkeep.refresh_cases([case.id for case in cases], now=now, why=DutyChangeReason.REBUILT)
        count += len(cases)
    return count


def _chunks(actor: Actor, reference: str | None, act: str, now: datetime) -> Iterator[Sequence[Case]]:
    permit(actor, Act.REBUILD)
    every = Case.objects.order_by("id").only("id", "reference")
    if reference is not None:
        cases = list(every.filter(reference=reference))
        if not cases:
            raise NotFound("no such case")
        with transaction.atomic():
            note(actor, act, at=now, case_id=cases[0].id)
        yield cases
        return
    with transaction.atomic():
        note(actor, act, at=now, detail={"cases": every.count()})
    last = 0
    while cases := list(every.filter(id__gt=last)[:_CHUNK]):
        yield cases
        last = cases[-1].id


def _differences(case: StoredCase, held: Sequence[TimelineEntry], what: DerivedCase) -> list[str]:
    found = _field_differences("case", case.row, what.fold.case)
    wanted = {victim.record_id: victim for victim in what.fold.victims}
    found += [f"victim {name} is stored and not in the timeline" for name in case.victims.keys() - wanted.keys()]
    for name, victim in wanted.items():
        stored = case.victims.get(name)
        if stored is None:
            found.append(f"victim {name} is in the timeline and not stored")
            continue
        found += _field_differences(f"victim {name}", stored.row, victim.row)
        if not stored.is_person_settled:
            found += _field_differences(f"person of victim {name}", stored.person, victim.person)
        if not stored.is_plan_settled and stored.plan != victim.plan:
            found.append(f"plan of victim {name}")
        if stored.points.keys() != wanted_feed_points(stored, victim):
            found.append(f"contact points of victim {name}")
    undecided = {proposal for proposal, is_decided in case.proposals.items() if not is_decided}
    if not undecided <= what.fold.proposals <= case.proposals.keys():
        found.append("details that are proposed")
    if _promises_differ(case, held, what):
        found.append("promises to be in touch")
    return found + _duty_differences(case.victims, held, what)


def _promises_differ(case: StoredCase, held: Sequence[TimelineEntry], what: DerivedCase) -> bool:
    victim_ids = {name: victim.id for name, victim in case.victims.items()}
    events = {entry.fact.ref: entry.id for entry in held}
    found = ledger_upkeep.find_standing_promises(what.duties, [entry.fact for entry in held], victim_ids, events)
    return ledger_upkeep.are_promises_outdated(found, list(victim_ids.values()))


def _moment_of_upkeep(case: StoredCase, now: datetime) -> datetime:
    """Rows that a now past event has outdated are compared at the last moment at which they were valid, just before
    it."""
    until = case.row.duties_until
    return now if until is None or now < until else until - _INSTANT


def _duty_differences(victims: dict[str, StoredVictim], held: Sequence[TimelineEntry], what: DerivedCase) -> list[str]:
    victim_ids = {name: victim.id for name, victim in victims.items()}
    if any(victim.victim_id not in victim_ids for victim in what.duties.victims):
        return []  # already reported
    event_ids = {entry.fact.ref: entry.id for entry in held}
    wanted = duty_rows.duty_values(what.duties, what.fold.harm, victim_ids, event_ids)
    stored = {key: values for key, (_, values) in duty_rows.load_duty_rows(list(victim_ids.values())).items()}
    return sorted({f"duty {key.code}" for key in wanted.keys() | stored.keys() if wanted.get(key) != stored.get(key)})


def _field_differences(what: str, stored: tuple[object, ...], wanted: tuple[object, ...]) -> list[str]:
    names: tuple[str, ...] = getattr(stored, "_fields", ())
    return [f"{what}: {name}" for name, old, new in zip(names, stored, wanted, strict=True) if old != new]


# Changes of the bank holidays while clocks run: affected duties are counted again, and the reason is stored.

PREVIOUS_CALENDAR = "bank-holidays.before.json"  # exists during a recount: an interrupted recount starts again
_CASES_AT_ONCE = 300


class CalendarEndsSooner(Exception):
    """The newer file ends before the one in use, so deadlines would lose their dates."""

    def __init__(self, newer: date, known: date) -> None:
        super().__init__(f"{newer} is before {known}")
        self.newer, self.known = newer, known


def adopt_bank_holidays(*, actor: Actor, file: Path, now: datetime) -> int:
    """Use this file of bank holidays from now on, and recount what it affects. Returns how many cases that were.

    The ledger is a function of the current calendar: what was met or missed is also counted by the newer one, and the
    earlier reading stays in the history. Safe to run again after an interruption. Raises BadCalendar,
    CalendarEndsSooner.
    """
    permit(actor, Act.REBUILD)
    newer = read_working_days(file)
    before, in_use = settings.HOME / PREVIOUS_CALENDAR, settings.HOME / REFRESHED_CALENDAR
    if not before.exists():
        shutil.copyfile(in_use if in_use.exists() else SHIPPED_CALENDAR, before)
    known = read_working_days(before)
    if newer.last_day < known.last_day:
        before.unlink()
        raise CalendarEndsSooner(newer.last_day, known.last_day)
    _put_calendar(file, in_use)
    count = _recount_cases(actor, sorted(known.closed ^ newer.closed), now) if is_calendar_changed(known, newer) else 0
    before.unlink()
    return count


def is_calendar_changed(known: WorkingDays, newer: WorkingDays) -> bool:
    return (known.closed, known.years) != (newer.closed, newer.years)


def _put_calendar(file: Path, place: Path) -> None:
    """Replaces the file atomically, so that no process reads half a calendar."""
    beside = place.with_suffix(".new")
    shutil.copyfile(file, beside)
    beside.replace(place)


def _recount_cases(actor: Actor, days: Sequence[date], now: datetime) -> int:
    with transaction.atomic():
        note(actor, "calendar.taken", at=now, detail={"days": [day.isoformat() for day in days]})
    count = 0
    for case_ids in _cases_touched(days):
        refresh_cases(case_ids, now=now, why=DutyChangeReason.CALENDAR)
        count += len(case_ids)
    return count


# Cases with a clock that runs over one of the days, or that the calendar did not reach.
_CASES_TOUCHED = """
SELECT DISTINCT v.case_id
  FROM records_duty d JOIN records_victim v ON v.id = d.victim_id
 WHERE d.unit = 'working_day' AND v.case_id > %(after)s
   AND (d.due_on IS NULL OR d.starts_on < %(last)s AND d.due_on >= %(first)s)
 ORDER BY v.case_id LIMIT %(most)s
"""


def _cases_touched(days: Sequence[date]) -> Iterator[list[int]]:
    after = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_CASES_TOUCHED, {"after": after, "first": days[0], "last": days[-1], "most": _CASES_AT_ONCE})
            case_ids = [row[0] for row in cursor.fetchall()]
        if not case_ids:
            return
        yield case_ids
        after = case_ids[-1]
