"""How templates write days, in any language."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.template import engines

from victimcare.rules.sentences import Sentence, sentence
from victimcare.wording import reading_context, set_reading_language
from victimcare.wording.dates import LONDON

TODAY = date(2026, 11, 25)
DAY = date(2027, 1, 7)


def drawn(template: str, value: date | Sentence) -> str:
    return engines["jinja2"].from_string(template).render({"value": value, "today": TODAY})


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("{{ value | day }}", DAY, "Thursday 7\u00a0January 2027"),
        ("{{ value | day }}", datetime(2026, 11, 20, 9, 10, tzinfo=LONDON), "Friday 20\u00a0November at 9:10am"),
        ("{{ value | short_day }}", date(2026, 11, 3), "3\u00a0November"),
        ("{{ value | told }}", sentence("cases-promise-by", day=DAY), "By Thursday 7\u00a0January 2027"),
    ],
)
def test_a_day_and_its_month_stay_on_one_line(template: str, value: date | Sentence, said: str) -> None:
    assert drawn(template, value) == said


def test_so_they_do_in_a_language_that_runs_from_the_right() -> None:
    with reading_context():
        set_reading_language("ur")
        assert "7\u00a0جنوری" in drawn("{{ value | day }}", DAY)
