"""`victimcare demo …` as it is typed."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from victimcare.demo.commands import demo


def test_a_feed_of_the_twelve_months_up_to_a_day() -> None:
    answer = CliRunner().invoke(demo, ["feed", "--crimes", "50", "--seed", "1", "--to", "2024-02-28"])

    recorded = [event["time"][:10] for event in map(json.loads, answer.output.splitlines()) if event["sequence"] == 1]

    assert answer.exit_code == 0
    assert len(recorded) == 50
    assert recorded == sorted(recorded)
    assert recorded[0] >= "2023-02-28"
    assert recorded[-1] <= "2024-02-28"


def test_no_crimes_is_an_empty_feed() -> None:
    assert CliRunner().invoke(demo, ["feed", "--crimes", "0", "--seed", "1"]).output == ""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--from", "2026-03-02", "--to", "2026-03-01"], "give a first day that is not after the last"),
        (["--to", "2026-02-30"], "2026-02-30"),
    ],
)
def test_a_period_that_is_none_is_wrong_use(options: list[str], said: str) -> None:
    answer = CliRunner().invoke(demo, ["feed", "--crimes", "1", "--seed", "1", *options])

    assert answer.exit_code == 2
    assert said in answer.output
