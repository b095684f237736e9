"""Writes a projection: whole new cases by COPY, and for a known case only what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from victimcare.rules.cases.projection_types import (
    CaseProjection,
    CaseRow,
    PersonRow,
    PlanRow,
    PointRow,
    VictimProjection,
    VictimRow,
)
from victimcare.rules.rights import EventRef
from victimcare.services.bulk_copy import (
    CopyCell,
    CopyRow,
    copy_in_rows,
    json_cell,
    moment_cell,
    reserve_ids,
    truth_cell,
    words_cell,
)
from victimcare.services.cases import person_names
from victimcare.services.cases.stored_projection import StoredCase, StoredVictim

_CASE_COLUMNS = (
    "source",
    "recorded_at",
    "reported_at",
    "offence_group",
    "offence_title",
    "offence_code",
    "flags",
    "area",
    "borough",
    "reported_by",
    "officer_id",
    "officer_since",
    "edition",
    "is_guarded_by_offence",
    "duties_until",
)
_PERSON_COLUMNS = ("given_name", "family_name", "business_name", "date_of_birth", "ethnicity", "sex", "disability")
_VICTIM_COLUMNS = (
    "position",
    "kind",
    "added_at",
    "language",
    "formats",
    "referral_choice",
    "is_enhanced",
    "enhanced_grounds",
    "is_guarded_by_facts",
)
_PLAN_COLUMNS = (
    "stated",
    "note",
    "version",
    "line_may_say",
    "code_word_hash",
    "language",
    "formats",
    "confirmed_how",
)


@dataclass(slots=True)
class CaseToWrite:
    """One case and what it should be. `stored` is None while it is new. `victim_ids` is filled by `write_cases`."""

    id: int
    reference: str
    fold: CaseProjection
    stored: StoredCase | None = None
    victim_ids: dict[str, int] = field(default_factory=dict)


def write_cases(cases: Sequence[CaseToWrite], officer_ids: Mapping[tuple[str, str], int]) -> None:
    """Write the rows of the cases themselves, which their events need to exist first."""
    fresh = [
        (case.id, case.reference, *_case_cells(case.fold.case, officer_ids)) for case in cases if case.stored is None
    ]
    if fresh:
        copy_in_rows("records_case", ("id", "reference", *_CASE_COLUMNS), fresh)
    for case in cases:
        if case.stored is not None and case.stored.row != case.fold.case:
            _update_row("records_case", "id", case.id, _CASE_COLUMNS, _case_cells(case.fold.case, officer_ids))


def write_victims(cases: Sequence[CaseToWrite], now: datetime) -> None:
    """Write people, victims, contact points and stated plans, and fill `victim_ids` of each case."""
    fresh = []
    for case in cases:
        known = case.stored.victims if case.stored else {}
        for victim in case.fold.victims:
            stored = known.get(victim.record_id)
            if stored is None:
                fresh.append((case, victim))
            else:
                case.victim_ids[victim.record_id] = stored.id
                _update_victim(stored, victim, now)
    _add_victims(fresh)


def write_proposals(cases: Sequence[CaseToWrite], event_ids: Mapping[EventRef, int]) -> None:
    """Write details that wait for a person to decide. A person's decision stays, whatever the timeline says now."""
    fresh: list[CopyRow] = []
    for case in cases:
        known = case.stored.proposals if case.stored else {}
        for proposal in case.fold.proposals - known.keys():
            fresh.append((event_ids[proposal.event], case.victim_ids[proposal.record_id], "f"))
        for proposal, is_decided in known.items():
            if proposal not in case.fold.proposals and not is_decided:
                _delete_proposal(event_ids[proposal.event], case.victim_ids[proposal.record_id])
    if fresh:
        copy_in_rows("records_detailsproposal", ("event_id", "victim_id", "needs_second"), fresh)


def _add_victims(fresh: Sequence[tuple[CaseToWrite, VictimProjection]]) -> None:
    if not fresh:
        return
    person_ids, victim_ids = reserve_ids("records_person", len(fresh)), reserve_ids("records_victim", len(fresh))
    people: list[CopyRow] = []
    victims: list[CopyRow] = []
    points: list[CopyRow] = []
    plans: list[CopyRow] = []
    for person_id, victim_id, (case, victim) in zip(person_ids, victim_ids, fresh, strict=True):
        case.victim_ids[victim.record_id] = victim_id
        people.append((person_id, *_person_cells(victim.person)))
        victims.append((victim_id, case.id, person_id, victim.record_id, *_victim_cells(victim.row)))
        points.extend((person_id, *_point_cells(point)) for point in sorted(victim.points))
        if victim.plan is not None:
            plans.append((victim_id, *_plan_cells(victim.plan)))
    copy_in_rows("records_person", ("id", *_PERSON_COLUMNS), people)
    person_names.store_name_forms(_names(victim.person) for _, victim in fresh)
    copy_in_rows("records_victim", ("id", "case_id", "person_id", "record_id", *_VICTIM_COLUMNS), victims)
    _add_points(points)
    if plans:
        copy_in_rows("records_safecontactplan", ("victim_id", *_PLAN_COLUMNS), plans)


def _update_victim(stored: StoredVictim, victim: VictimProjection, now: datetime) -> None:
    if stored.row != victim.row:
        _update_row("records_victim", "id", stored.id, _VICTIM_COLUMNS, _victim_cells(victim.row))
    if stored.person != victim.person and not stored.is_person_settled:
        _update_row("records_person", "id", stored.person_id, _PERSON_COLUMNS, _person_cells(victim.person))
        person_names.record_name_change(stored.person_id, old=_names(stored.person), new=_names(victim.person), now=now)
    _update_points(stored, wanted_feed_points(stored, victim), now)
    if stored.plan != victim.plan and not stored.is_plan_settled:
        _replace_plan(stored, victim.plan)


def wanted_feed_points(stored: StoredVictim, victim: VictimProjection) -> set[PointRow]:
    """Return the feed's own points of this victim, without those that people have confirmed, entered or retired."""
    return {point for point in victim.points if (point.kind, point.match_key) not in stored.settled_points}


def _add_points(points: Iterable[CopyRow]) -> None:
    if rows := list(points):
        copy_in_rows("records_contactpoint", ("person_id", "kind", "match_key", "value", "is_from_feed"), rows)


def _update_points(stored: StoredVictim, wanted: set[PointRow], now: datetime) -> None:
    """A point that is named again, or written in another form, keeps its row: one per person for each kind and match
    key."""
    gone = {(point.kind, point.match_key): point_id for point, point_id in stored.points.items() if point not in wanted}
    kept = stored.let_go | gone
    fresh = []
    for point in sorted(wanted - stored.points.keys()):
        key = (point.kind, point.match_key)
        if key in kept:
            _update_row("records_contactpoint", "id", kept[key], ("value", "retired_at"), (point.value, None))
            gone.pop(key, None)
        else:
            fresh.append((stored.person_id, *_point_cells(point)))
    _add_points(fresh)
    if gone:
        _retire_points(list(gone.values()), now)


def _retire_points(point_ids: list[int], now: datetime) -> None:
    """Remove points that the timeline no longer names. A point to which a message went, or which the victim mentioned,
    is only retired."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE records_contactpoint c SET retired_at = %s"
            " WHERE id = ANY(%s) AND (EXISTS (SELECT FROM records_notification t WHERE t.point_id = c.id)"
            " OR EXISTS (SELECT FROM records_planpoint p WHERE p.point_id = c.id))",
            [now, point_ids],
        )
        cursor.execute("DELETE FROM records_contactpoint WHERE id = ANY(%s) AND retired_at IS NULL", [point_ids])


def _replace_plan(stored: StoredVictim, plan: PlanRow | None) -> None:
    if stored.plan is not None and plan is not None:
        _update_row("records_safecontactplan", "victim_id", stored.id, _PLAN_COLUMNS, _plan_cells(plan))
    elif plan is not None:
        copy_in_rows("records_safecontactplan", ("victim_id", *_PLAN_COLUMNS), [(stored.id, *_plan_cells(plan))])
    else:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM records_safecontactplan WHERE victim_id = %s", [stored.id])


def _delete_proposal(event_id: int, victim_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM records_detailsproposal WHERE event_id = %s AND victim_id = %s", [event_id, victim_id]
        )


def _update_row(table: str, key: str, row_id: int, columns: Sequence[str], cells: Sequence[CopyCell]) -> None:
    assignments = ", ".join(f"{column} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {assignments} WHERE {key} = %s", [*cells, row_id])  # noqa: S608  our names


def _case_cells(row: CaseRow, officer_ids: Mapping[tuple[str, str], int]) -> CopyRow:
    return (
        row.source,
        moment_cell(row.recorded_at),
        moment_cell(row.reported_at),
        row.offence_group,
        row.offence_title,
        row.offence_code,
        words_cell(row.flags),
        row.area,
        row.borough,
        row.reported_by,
        officer_ids[row.officer_key] if row.officer_key else None,
        moment_cell(row.officer_since),
        row.edition,
        truth_cell(row.is_guarded_by_offence),
        moment_cell(row.duties_until),
    )


def _names(row: PersonRow) -> person_names.PersonNames:
    return row.given_name, row.family_name, row.business_name


def _person_cells(row: PersonRow) -> CopyRow:
    return (
        row.given_name,
        row.family_name,
        row.business_name,
        moment_cell(row.date_of_birth),
        row.ethnicity,
        row.sex,
        truth_cell(row.disability),
    )


def _victim_cells(row: VictimRow) -> CopyRow:
    return (
        row.position,
        row.kind,
        moment_cell(row.added_at),
        row.language,
        words_cell(row.formats),
        row.referral_choice,
        truth_cell(row.is_enhanced),
        words_cell(row.enhanced_grounds),
        truth_cell(row.is_guarded_by_facts),
    )


def _point_cells(point: PointRow) -> CopyRow:
    return point.kind, point.match_key, point.value, "t"


def _plan_cells(plan: PlanRow) -> CopyRow:
    """Never allows everything on the line: a plan in the feed is only stated."""
    return json_cell(plan.stated), plan.note, 1, "status", "", "", words_cell(()), ""
