"""Who gets a piece of work, who stands in for whom, and who answers for work without an owner."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.desk.rota import (
    AssignableWork,
    AssignmentReason,
    RotaMember,
    Shift,
    StaffAbsence,
    assign_danger_work,
    assign_work,
    find_cover,
    find_team_lead,
    next_working_moment,
)

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)  # a Wednesday
WEEK = tuple(Shift(day, time(8), time(16)) for day in range(5))
ANA, BEN, CAI = 1, 2, 3


def a_colleague(key: int, **values: object) -> RotaMember:
    return RotaMember(**({"key": key, "team": 1, "shifts": WEEK} | values))  # type: ignore[arg-type]


def a_work(key: int = 10, **values: object) -> AssignableWork:
    usual: dict[str, object] = {"key": key, "team": 1, "harm": 1, "due_at": NOW + timedelta(days=2)}
    return AssignableWork(**(usual | values))  # type: ignore[arg-type]


def to_whom(work: AssignableWork, *people: RotaMember, now: datetime = NOW) -> tuple[int, AssignmentReason] | None:
    return next(((each.to, each.because) for each in assign_work([work], people, now)), None)


def test_a_known_colleague_goes_before_language_training_and_the_least() -> None:
    work = a_work(language="pl", skill="domestic_abuse", known=frozenset({CAI}))
    speaks = a_colleague(ANA, languages=frozenset({"pl"}))
    trained = a_colleague(BEN, skills=frozenset({"domestic_abuse"}))

    assert to_whom(work, speaks, trained, a_colleague(CAI, load=40)) == (CAI, AssignmentReason.KNOWN)
    assert to_whom(work, speaks, trained) == (ANA, AssignmentReason.LANGUAGE)
    assert to_whom(work, trained, a_colleague(4)) == (BEN, AssignmentReason.SKILL)
    assert to_whom(work, a_colleague(ANA, load=3), a_colleague(4, load=1)) == (4, AssignmentReason.LEAST)


def test_no_colleague_is_given_work_they_are_not_there_for_in_time() -> None:
    soon = a_work(due_at=NOW + timedelta(hours=2), known=frozenset({BEN}))
    late = a_colleague(BEN, shifts=(Shift(3, time(8), time(16)),))  # on Thursdays

    assert to_whom(soon, late) is None
    assert to_whom(soon, late, a_colleague(ANA)) == (ANA, AssignmentReason.LEAST)
    assert to_whom(a_work(known=frozenset({BEN})), late, a_colleague(ANA)) == (BEN, AssignmentReason.KNOWN)
    assert to_whom(a_work(), a_colleague(ANA, team=2)) is None


def test_a_shift_past_midnight_holds_on_the_night_the_clocks_go_back() -> None:
    night = (Shift(5, time(22), time(6)),)  # Saturday 24 October 2026, nine hours long
    two = datetime(2026, 10, 25, 5, 30, tzinfo=UTC)

    assert next_working_moment(night, two) == two
    assert next_working_moment(night, datetime(2026, 10, 25, 6, 0, tzinfo=UTC)) == datetime(
        2026, 10, 31, 22, 0, tzinfo=UTC
    )
    assert next_working_moment((), NOW) is None


def test_cover_is_followed_until_a_colleague_is_there() -> None:
    away = {ANA: StaffAbsence(NOW, None, BEN), BEN: StaffAbsence(NOW, None, CAI)}

    assert find_cover(ANA, away) == CAI
    assert find_cover(CAI, away) == CAI
    assert find_cover(ANA, away | {CAI: StaffAbsence(NOW, None, ANA)}) is None  # in a circle: the team
    assert find_cover(ANA, {ANA: StaffAbsence(NOW, None)}) is None


def test_a_team_always_has_a_lead_if_it_has_staff() -> None:
    assert find_team_lead(ANA, [BEN], {}) == ANA
    assert find_team_lead(ANA, [BEN], {ANA: StaffAbsence(NOW, None, CAI)}) == CAI
    assert find_team_lead(ANA, [BEN], {ANA: StaffAbsence(NOW, None)}) == BEN
    assert find_team_lead(ANA, [BEN], {ANA: StaffAbsence(NOW, None), BEN: StaffAbsence(NOW, None)}) == ANA
    assert find_team_lead(None, [], {}) is None


_keys = st.integers(1, 6)


@given(
    works=st.lists(st.tuples(st.integers(1, 2), st.integers(1, 3), st.integers(-50, 200)), max_size=8),
    people=st.dictionaries(_keys, st.tuples(st.integers(1, 2), st.sets(st.integers(0, 6))), max_size=6),
)
def test_each_gets_at_most_one_owner_of_its_team_who_is_there_in_time(
    works: list[tuple[int, int, int]], people: dict[int, tuple[int, set[int]]]
) -> None:
    wanted = [
        a_work(n, team=team, harm=harm, due_at=NOW + timedelta(hours=hours))
        for n, (team, harm, hours) in enumerate(works)
    ]
    all_of_them = [
        a_colleague(key, team=team, shifts=tuple(Shift(day, time(8), time(16)) for day in days))
        for key, (team, days) in people.items()
    ]

    given_ = assign_work(wanted, all_of_them, NOW)

    assert len({each.work for each in given_}) == len(given_)
    for each in given_:
        work = wanted[each.work]
        person = next(one for one in all_of_them if one.key == each.to)
        there = next_working_moment(person.shifts, NOW)
        assert person.team == work.team
        assert there is not None
        assert there < max(work.due_at, NOW + timedelta(hours=4))


@given(tasks=st.integers(0, 40), people=st.integers(1, 7), at_once=st.integers(1, 5))
def test_no_equal_colleague_is_given_two_dangers_more_than_another(tasks: int, people: int, at_once: int) -> None:
    """Also where the tasks come in small lots, and the first colleague knows all of the victims."""
    has = [a_colleague(key) for key in range(people)]
    for first in range(0, tasks, at_once):
        lot = [a_work(key, harm=3, known=frozenset({0})) for key in range(first, min(first + at_once, tasks))]
        for one in assign_danger_work(lot, has, NOW):
            had = has[one.to]
            has[one.to] = replace(had, open=had.open + 1, danger=had.danger + 1, given_at=NOW)

    counts = [person.danger for person in has]
    assert sum(counts) == tasks
    assert max(counts) - min(counts) <= 1


@pytest.mark.parametrize(
    ("ana", "ben"),
    [
        ({"danger": 1}, {"danger": 0, "open": 9, "load": 9, "room": 0}),
        ({"danger": 1, "open": 4}, {"danger": 1, "open": 3, "given_at": NOW}),
        ({"given_at": NOW - timedelta(minutes=5)}, {"given_at": NOW - timedelta(minutes=6)}),
        ({"given_at": NOW - timedelta(days=9)}, {}),
        ({"shifts": (Shift(2, time(11), time(16)),)}, {"danger": 5}),
    ],
    ids=["fewest danger", "fewest open", "longest since given", "never given", "at work now"],
)
def test_danger_goes_to_ben(ana: dict[str, object], ben: dict[str, object]) -> None:
    work = a_work(harm=3, due_at=NOW, known=frozenset({ANA}), language="pl")

    [one] = assign_danger_work(
        [work], [a_colleague(ANA, languages=frozenset({"pl"}), **ana), a_colleague(BEN, **ben)], NOW
    )

    assert (one.to, one.because) == (BEN, AssignmentReason.LEAST)


def test_danger_goes_to_no_colleague_whom_it_is_about_or_who_is_hours_away() -> None:
    work = a_work(harm=3, due_at=NOW, not_for=frozenset({ANA}))
    tomorrow = a_colleague(BEN, shifts=(Shift(3, time(8), time(16)),))

    assert assign_danger_work([work], [a_colleague(ANA), tomorrow, a_colleague(CAI, team=2)], NOW) == ()
