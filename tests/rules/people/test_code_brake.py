"""When a code is compared, while many wrong ones come."""

from __future__ import annotations

import pytest

from victimcare.rules.people import code_brake
from victimcare.rules.people.code_brake import LetBy, Limits, Reading, WrongTries

WEB = Limits(of_source=20, of_all=400, has_network=True)
LINE = Limits(of_source=10, of_all=100)
WITHHELD = Limits(of_source=10, of_all=100, is_among=True)
FLOOD, SLOWED = WrongTries(of_all=400), WrongTries(of_source=20)


@pytest.mark.parametrize(
    ("wrong", "limits", "let_by", "expected"),
    [
        (WrongTries(of_source=19, of_network=59, of_all=399), WEB, None, Reading.ALL),
        (SLOWED, WEB, None, Reading.OWN),
        (WrongTries(of_network=60), WEB, None, Reading.OWN),
        (WrongTries(of_network=60), LINE, None, Reading.ALL),  # a telephone has no network
        (FLOOD, WEB, None, Reading.FEW),
        (WrongTries(of_all=100), LINE, None, Reading.FEW),
        (WrongTries(of_source=20, of_all=400), WEB, None, Reading.OWN),
        (WrongTries(of_source=20, paced=39), WEB, None, Reading.OWN),
        (WrongTries(of_source=20, paced=40), WEB, None, Reading.NONE),
        (WrongTries(of_source=20, paced=40), WEB, LetBy.BROWSER, Reading.ALL),
        (WrongTries(of_source=20, paced=40), WEB, LetBy.WORK, Reading.ALL),
        (FLOOD, WEB, LetBy.WORK, Reading.ALL),
        (FLOOD, WEB, LetBy.WAIT, Reading.ALL),
        (WrongTries(of_source=20, works_lately=6), WEB, LetBy.WORK, Reading.OWN),
        (WrongTries(of_source=20, works_of_network_lately=30), WEB, LetBy.WORK, Reading.OWN),
        (WrongTries(of_source=20, waits_lately=2), WEB, LetBy.WAIT, Reading.OWN),
        (WrongTries(of_source=20, waits_of_network_lately=6), WEB, LetBy.WAIT, Reading.OWN),
        (WrongTries(of_them=50), WITHHELD, None, Reading.ALL),
        (WrongTries(of_them=50, of_source=1), WITHHELD, None, Reading.OWN),
        (WrongTries(of_them=50, of_them_lately=4), WITHHELD, None, Reading.OWN),
        (WrongTries(of_source=1000), Limits(None, 400), None, Reading.ALL),  # an address that tells nobody apart
    ],
)
def test_which_codes_a_try_is_compared_with(
    wrong: WrongTries, limits: Limits, let_by: LetBy | None, expected: Reading
) -> None:
    assert code_brake.reading(wrong, limits, let_by) is expected


def test_the_work_is_harder_for_a_network_that_sends_many_wrong_codes_with_it_and_stays_small() -> None:
    bits = [code_brake.work_bits(tries) for tries in (0, 9, 10, 20, 40, 10**6)]

    assert bits == [14, 14, 15, 16, 17, 20]
