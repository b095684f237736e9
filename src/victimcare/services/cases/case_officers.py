"""Decides who looks after a case on a day: its officer, a colleague who stands in, or the team. Never blank."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet

from victimcare.records.models import Case, OfficerCover
from victimcare.records.models.victim_contact.follow_up import CoverReason
from victimcare.rules.cases.projection_types import OfficerInCase, OfficerKind
from victimcare.rules.clock import ONE_DAY, end_of_day, london_date
from victimcare.rules.desk.rota import LONGEST_COVER_CHAIN
from victimcare.rules.force import Force

_FOR_GOOD = frozenset({CoverReason.MOVED, CoverReason.LEFT})


def find_officer_in_case(case: Case, on: date) -> OfficerInCase:
    """Who looks after this case on this day."""
    return find_officers_in_cases([case], on)[case.id]


def find_officers_in_cases(cases: Sequence[Case], on: date) -> dict[int, OfficerInCase]:
    """Return the same for each of these cases, by their rows. One query where no officer has cover."""
    covers, gone = _find_covers({case.officer_id for case in cases if case.officer_id}, on)
    return {case.id: _officer_of(case, covers, gone) for case in cases}


def officer_without_cover(case: Case) -> OfficerInCase:
    """Return who looks after a case whose officer has no cover. No query: the case has its officer with it."""
    return _officer_of(case, {}, {})


def find_standing_covers(officer_ids: Iterable[int], on: date) -> QuerySet[OfficerCover]:
    """Return who covers for these officers on this day, the latest entered first; includes past cover for officers who
    moved or left, since they do not come back when their cover ends."""
    in_time_or_gone = Q(until_on=None) | Q(until_on__gte=on) | Q(why__in=_FOR_GOOD)
    return OfficerCover.objects.filter(
        in_time_or_gone, officer_id__in=list(officer_ids), from_on__lte=on, withdrawn_at=None
    ).order_by("-entered_at", "-id")


def _find_covers(officer_ids: set[int], on: date) -> tuple[dict[int, OfficerCover], dict[int, OfficerCover]]:
    """Return cover by officer, including cover for the covering officers themselves; and separately the last cover that
    has ended, for officers who are gone for good."""
    found: dict[int, OfficerCover] = {}
    gone: dict[int, OfficerCover] = {}
    wanted, asked = officer_ids, set[int]()
    for _ in range(LONGEST_COVER_CHAIN + 1):  # one more, to see whether the last in the chain has cover too
        wanted = wanted - asked
        if not wanted:
            break
        asked |= wanted
        for cover in find_standing_covers(wanted, on).select_related("officer", "by_officer", "by_team"):
            is_over = cover.until_on is not None and cover.until_on < on
            (gone if is_over else found).setdefault(cover.officer_id, cover)
        wanted = {cover.by_officer_id for cover in found.values() if cover.by_officer_id}
    return found, gone


def _officer_of(case: Case, covers: dict[int, OfficerCover], gone: dict[int, OfficerCover]) -> OfficerInCase:
    officer = case.officer
    if officer is None or not officer.name:
        return team_in_case(case)
    if officer.id not in covers and _is_gone(case, gone.get(officer.id)):
        return _team_after(case, gone[officer.id])
    if officer.id not in covers:
        since_on = london_date(case.officer_since) if case.officer_since else None
        key, begun_at = f"officer:{officer.id}", case.officer_since
        return OfficerInCase(OfficerKind.OFFICER, key, officer.name, officer.phone, since_on, begun_at=begun_at)
    chain = _cover_chain(officer.id, covers)
    first, last = chain[0], chain[-1]
    ends = [cover.until_on for cover in chain if cover.until_on]
    cover = _covering_officer(case, last, covers.keys() | gone.keys())
    return OfficerInCase(
        cover.by,
        cover.key,
        cover.name,
        cover.phone,
        since_on=max(one.from_on for one in chain),
        instead_of=officer.name,
        until_on=min(ends, default=None),
        is_for_good=first.why in _FOR_GOOD,
        begun_at=max(max(one.entered_at, end_of_day(one.from_on - ONE_DAY)) for one in chain),
    )


def _is_gone(case: Case, left: OfficerCover | None) -> bool:
    """Whether the officer moved or left for good and was not given the case again since."""
    if left is None:
        return False
    return case.officer_since is None or london_date(case.officer_since) <= left.from_on


def _team_after(case: Case, left: OfficerCover) -> OfficerInCase:
    """The team looks after the case once an officer who is gone has no cover left."""
    assert left.until_on is not None, "it has ended"
    return replace(
        team_in_case(case),
        since_on=left.until_on + ONE_DAY,
        instead_of=left.officer.name,
        begun_at=max(left.entered_at, end_of_day(left.until_on)),
    )


def _cover_chain(officer_id: int, covers: dict[int, OfficerCover]) -> list[OfficerCover]:
    """Return the chain from the officer's own cover to the last who stands in."""
    chain = [covers[officer_id]]
    seen = {officer_id}
    while (
        (next_id := chain[-1].by_officer_id)
        and next_id in covers
        and next_id not in seen
        and len(chain) < LONGEST_COVER_CHAIN
    ):
        seen.add(next_id)
        chain.append(covers[next_id])
    return chain


def _covering_officer(case: Case, cover: OfficerCover, away: Collection[int]) -> OfficerInCase:
    """Return the last covering officer; the team where officers cover for each other in a circle, or are gone
    themselves. `away`: the officers who are absent on this day."""
    if cover.by_team is not None:
        return OfficerInCase(OfficerKind.TEAM, f"team:{cover.by_team.code}", cover.by_team.name, _line_number(), None)
    by = cover.by_officer
    if by is None or not by.name or by.id == case.officer_id or by.id in away:
        return team_in_case(case)
    return OfficerInCase(OfficerKind.OFFICER, f"officer:{by.id}", by.name, by.phone, None)


def team_in_case(case: Case) -> OfficerInCase:
    """The team of the case's area."""
    force: Force = settings.FORCE
    team = force.team_for(case.area)
    return OfficerInCase(OfficerKind.TEAM, f"team:{team.code}", team.name, _line_number(), None)


def _line_number() -> str:
    force: Force = settings.FORCE
    return force.telephones.line
