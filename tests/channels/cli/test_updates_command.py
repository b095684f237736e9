"""`victimcare updates` as an operator uses it, with a database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.test import override_settings
from tests.services.people_and_cases import NOW, a_team
from tests.services.updates.asked import a_case, ask

from victimcare.channels.cli.answer_commands import updates_group
from victimcare.records.models import OfficerAnswer
from victimcare.services.updates import question_views

pytestmark = pytest.mark.django_db
ROWS = """crime_reference,answer,question,note,day
44/10118/26,let_go,,fingerprints back next week,
44/10119/26,not_yet,,would warn the other one,
44/99999/26,let_go,,,
44/10119/26,released,,,
"""


def _run(*words: str) -> Result:
    with override_settings(VICTIMCARE_NOW=NOW):
        return CliRunner().invoke(updates_group, words)


def test_a_file_of_answers_is_loaded_and_what_is_refused_says_what_to_do(tmp_path: Path) -> None:
    a_team()
    for reference in ("44/10118/26", "44/10119/26"):
        a_case(reference)
    ask()
    file = tmp_path / "answers.csv"
    file.write_text(ROWS)

    loaded, again = _run("load", str(file)), json.loads(_run("load", str(file), "--json").stdout)
    refused = [json.loads(line) for line in _run("refused", "--json").stdout.splitlines()]
    number = str(refused[0]["id"])
    wrong, still = _run("replay", number, "--set", "when=now"), _run("replay", number)
    taken, gone = _run("replay", number, "--set", "day=2026-12-14"), _run("replay", number)
    let_go = _run("discard", str(refused[1]["id"]))

    assert loaded.exit_code == 3
    assert "4 rows: 1 taken, 0 known already, 3 refused." in loaded.stdout
    assert "line 3, day: this answer needs a day that lies ahead, such as 2026-12-14" in loaded.stdout
    assert "line 4, crime_reference: nothing is asked about this crime" in loaded.stdout
    assert (again["taken"], again["duplicate"], again["refused"], len(refused)) == (0, 1, 3, 3)
    assert "the columns are crime_reference" in wrong.stderr
    assert (still.exit_code, still.stderr[:18]) == (3, "Still refused: day")
    assert (taken.stdout, gone.exit_code) == (f"Row {number} is taken.\n", 2)
    assert let_go.exit_code == 0
    assert OfficerAnswer.objects.count() == 2


def test_nothing_in_a_file_is_lost_in_silence(tmp_path: Path) -> None:
    a_case("44/10118/26")
    ask()
    file = tmp_path / "answers.csv"
    rows = "44/10118/26,bail,,not to Elm Street, nor ring,,,\n,let_go\n"
    file.write_text(f"crime_reference,answer,question,note,day,officer\n\n{rows}")

    loaded, number = _run("load", str(file)), json.loads(_run("refused", "--json").stdout.splitlines()[0])["id"]
    half = _run("replay", str(number), "--set", "answer=released")
    waiting = _run("load", str(file)), _run("refused", "--json").stdout
    again = _run(
        "replay", str(number), "--set", "answer=bail", "--set", "note=not to Elm Street, nor ring", "--set", "day="
    )

    assert "line 3, note: there are more cells than columns" in loaded.stdout
    assert "line 4, crime_reference: it is empty" in loaded.stdout
    assert "Not read, since no column of ours is called so: officer." in loaded.stdout
    assert (half.exit_code, again.exit_code) == (3, 0)
    assert waiting[1].count("Elm Street") == 1, "half mended it waits once"
    assert "as_it_came" not in waiting[1]
    assert "1 known already, 1 refused" in _run("load", str(file)).stdout  # mended rows never come back
    assert OfficerAnswer.objects.get().choice == "bail"


def test_the_help_names_every_answer() -> None:
    told = _run("load", "--help").stdout

    assert {
        choice.id for one in question_views.load_questions().values() for choice in one.choices if choice.id not in told
    } == set()
    assert all(kind in told for kind in question_views.load_questions())


def test_a_file_of_something_else_is_told_in_one_plain_line(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("reference,answer\n1,2\n")
    other = _run("load", str(file))
    file.write_bytes(b"crime_reference,answer\n1,\x931\x94\n")
    windows = _run("load", str(file))

    assert (other.exit_code, windows.exit_code) == (2, 2)
    assert "has no column crime_reference. Its first line names the columns" in other.stderr
    assert "Save it as CSV in UTF-8 and load it again" in windows.stderr
