"""`victimcare demo …` as it is typed."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from victimcare.demo import cast
from victimcare.demo.cast.record_system_facts import members_with_next_event
from victimcare.demo.demo_commands import demo_group
from victimcare.services.feed.line_reading import EventLine, read_line


def test_a_feed_of_the_twelve_months_up_to_a_day() -> None:
    answer = CliRunner().invoke(demo_group, ["feed", "--crimes", "50", "--seed", "1", "--to", "2024-02-28"])

    recorded = [event["time"][:10] for event in map(json.loads, answer.output.splitlines()) if event["sequence"] == 1]

    assert answer.exit_code == 0
    assert len(recorded) == 50
    assert recorded == sorted(recorded)
    assert recorded[0] >= "2023-02-28"
    assert recorded[-1] <= "2024-02-28"


def test_no_crimes_is_an_empty_feed() -> None:
    assert CliRunner().invoke(demo_group, ["feed", "--crimes", "0", "--seed", "1"]).output == ""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--from", "2026-03-02", "--to", "2026-03-01"], "give a first day that is not after the last"),
        (["--to", "2026-02-30"], "2026-02-30"),
    ],
)
def test_a_period_that_is_none_is_wrong_use(options: list[str], said: str) -> None:
    answer = CliRunner().invoke(demo_group, ["feed", "--crimes", "1", "--seed", "1", *options])

    assert answer.exit_code == 2
    assert said in answer.output


@pytest.mark.parametrize("who", sorted(members_with_next_event()))
def test_a_story_goes_on_with_a_suspect_it_knows(who: str) -> None:
    now = datetime.now(UTC)

    line = read_line(CliRunner().invoke(demo_group, ["event", who]).output.rstrip("\n").encode(), now=now)

    assert isinstance(line, EventLine)
    told = [json.loads(each) for each in cast.write_cast_feed(now)]
    known = {
        event["data"].get("suspect_ref") for event in told if event["subject"] == cast.find_member(who).crime_reference
    }
    assert line.data["suspect_ref"] in known
