"""Sentences come from the files, whole, or not at all."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from fluent.syntax.ast import Junk, Message

from tests.wording.parsed import resources
from victimcare.rules.sentences import sentence
from victimcare.wording import SentenceMissing, dates, list_sentence_ids, say, tell
from victimcare.wording.fluent import list_languages

TODAY = date(2026, 11, 25)


def test_an_unknown_sentence_is_an_error_and_never_a_hole() -> None:
    with pytest.raises(SentenceMissing, match="no sentence 'portal-nothing-of-the-kind'"):
        say("portal-nothing-of-the-kind")


def test_a_sentence_without_its_value_is_an_error() -> None:
    with pytest.raises(SentenceMissing, match="cases-status-release"):
        say("cases-status-release")


@pytest.mark.parametrize("language", list_languages())
def test_every_line_of_the_files_is_understood(language: str) -> None:
    junk = {
        room: [entry.content for entry in resource.body if isinstance(entry, Junk)]
        for room, resource in resources(language).items()
    }

    assert not any(junk.values()), junk


@pytest.mark.parametrize("language", list_languages())
def test_no_sentence_is_written_twice(language: str) -> None:
    counts = Counter(_read_by_the_parser(language))

    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("language", list_languages())
def test_cutting_the_files_finds_what_parsing_them_does(language: str) -> None:
    assert list(list_sentence_ids(language)) == list(_read_by_the_parser(language))


def _read_by_the_parser(language: str) -> Iterator[str]:
    messages = (entry for resource in resources(language).values() for entry in resource.body)
    for entry in messages:
        if isinstance(entry, Message):
            yield from [entry.id.name] * (entry.value is not None)
            yield from (f"{entry.id.name}.{form.id.name}" for form in entry.attributes)


@pytest.mark.parametrize("language", list_languages())
def test_a_sentence_stands_in_the_file_of_its_room(language: str) -> None:
    strays = [
        entry.id.name
        for room, resource in resources(language).items()
        for entry in resource.body
        if isinstance(entry, Message) and not entry.id.name.startswith(f"{room.replace('_', '-')}-")
    ]

    assert strays == []


@pytest.mark.parametrize(
    ("manner", "said"),
    [
        ("page", "Thursday 3 December at 2:30pm"),
        ("text", "Thu 3 December at 2:30pm"),
        ("spoken", "Thursday the third of December at half past two in the afternoon"),
    ],
)
def test_a_moment_in_each_manner(manner: str, said: str) -> None:
    moment = datetime(2026, 12, 3, 14, 30, tzinfo=UTC)

    assert dates.write_date(moment, manner=manner, today=TODAY) == said


def test_a_moment_is_said_in_london_time_in_summer() -> None:
    assert dates.write_date(datetime(2026, 6, 30, 23, 30, tzinfo=UTC), manner="page", today=TODAY) == (
        "Wednesday 1 July at 12:30am"
    )


def test_a_year_is_said_only_when_it_is_another_one() -> None:
    assert dates.write_date(date(2027, 1, 4), manner="page", today=TODAY) == "Monday 4 January 2027"
    assert dates.write_date(date(2026, 1, 5), manner="page", today=TODAY) == "Monday 5 January"


@pytest.mark.parametrize(
    ("clock", "page", "spoken"),
    [
        (time(0, 0), "midnight", "midnight"),
        (time(12, 0), "midday", "midday"),
        (time(9, 10), "9:10am", "10 minutes past nine in the morning"),
        (time(12, 45), "12:45pm", "quarter to one in the afternoon"),
        (time(18, 0), "6pm", "six o’clock in the evening"),
    ],
)
def test_times_of_day(clock: time, page: str, spoken: str) -> None:
    assert dates.write_time(clock) == page
    assert dates.write_time(clock, manner="spoken") == spoken


def test_what_a_rule_chose_is_said_with_its_day() -> None:
    chosen = sentence("cases-status-release", day=date(2026, 12, 3))
    said = "There is a day for the other person to leave prison:"

    assert tell(chosen, manner="page", today=TODAY) == f"{said} Thursday 3 December."
    assert tell(chosen, manner="spoken", today=TODAY) == f"{said} Thursday the third of December."
