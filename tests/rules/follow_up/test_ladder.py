"""The ladder to reach her: it climbs, it ends, and what her plan does not allow is skipped and said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.follow_up.ladder import LAST, Can, How, Rung, Stands, Take, Taken, Timing, Wait, next_move

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DAILY = Timing(dict.fromkeys(Rung, timedelta(days=1)), by_machine=(Rung.TEXT, Rung.VOICE, Rung.LETTER))
ALL_BY_MACHINE = dict.fromkeys(Rung, Can(How.SENT))


def climbed(can: dict[Rung, Can], timing: Timing) -> list[Taken]:
    """Every rung that is taken when nothing ever reaches her."""
    taken: list[Taken] = []
    now = NOW
    for _ in range(50):
        match next_move(taken, can, timing, now=now):
            case Take(rung, how, _):
                taken.append(Taken(rung, how, now))
            case Wait(until):
                assert until > now
                now = until
            case Stands():
                return taken
    raise AssertionError("the ladder does not end")


def test_each_rung_waits_its_time_and_a_person_has_the_last() -> None:
    taken = climbed(ALL_BY_MACHINE, DAILY)

    assert [(one.rung, one.how, (one.at - NOW).days) for one in taken] == [
        (Rung.TEXT, How.SENT, 0),
        (Rung.VOICE, How.SENT, 1),
        (Rung.OTHER_NUMBER, How.ASKED, 2),
        (Rung.LETTER, How.SENT, 3),
        (Rung.VISIT, How.ASKED, 4),
    ]


def test_what_her_plan_does_not_allow_is_skipped_at_once_and_says_why() -> None:
    can = ALL_BY_MACHINE | {Rung.TEXT: Can(How.SKIPPED, "not_agreed")}

    first = next_move([], can, DAILY, now=NOW)
    assert first == Take(Rung.TEXT, How.SKIPPED, "not_agreed")
    assert next_move([Taken(Rung.TEXT, How.SKIPPED, NOW)], can, DAILY, now=NOW) == Take(Rung.VOICE, How.SENT)


def test_nothing_is_left_to_nobody() -> None:
    nothing_allowed = dict.fromkeys(Rung, Can(How.SKIPPED, "guarded"))

    assert climbed(nothing_allowed, DAILY)[-1] == Taken(Rung.VISIT, How.ASKED, NOW)


@given(
    st.fixed_dictionaries(
        {rung: st.sampled_from([Can(How.SENT), Can(How.ASKED), Can(How.SKIPPED, "no")]) for rung in Rung}
    ),
    st.fixed_dictionaries({rung: st.integers(0, 20_000).map(lambda m: timedelta(minutes=m)) for rung in Rung}),
    st.sets(st.sampled_from(Rung)),
)
def test_whatever_is_allowed_it_ends_and_takes_no_rung_twice(
    can: dict[Rung, Can], waits: dict[Rung, timedelta], by_machine: set[Rung]
) -> None:
    taken = climbed(can, Timing(waits, by_machine))

    assert [one.rung for one in taken] == list(Rung)
    assert taken[-1].rung is LAST
    assert taken[-1].how is not How.SKIPPED
    assert all(one.rung in by_machine for one in taken if one.how is How.SENT)
    assert all(can[one.rung].how is How.SKIPPED for one in taken if one.how is How.SKIPPED)
