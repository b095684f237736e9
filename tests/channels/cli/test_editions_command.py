"""`victimcare editions` as the author of a new edition of the Code uses it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from victimcare.channels.cli.edition_commands import editions_group

LATER = Path("tests/services/rights/editions/2027").resolve()


def run(*words: str) -> Result:
    return CliRunner().invoke(editions_group, list(words))


def objects(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_edition_in_use_is_listed_with_its_days_and_how_much_was_checked() -> None:
    (first,) = objects(run("list", "--json"))

    assert first == {
        "id": "2021-04-01",
        "title": "Victims' Code 2020",
        "in_force_from": "2021-04-01",
        "in_force_until": None,
        "entries": 56,
        "verified": 39,
        "paragraphs_verified": 2,
    }
    assert "56 entries, 39 with a value seen on a public page" in run("list").output


def test_an_entry_is_shown_with_its_paragraph_source_and_marks() -> None:
    (entry,) = objects(run("show", "2021-04-01", "r6_suspect_arrested", "--json"))

    assert entry["standard"] == {"amount": 5, "unit": "working_day"}
    assert (entry["paragraph"], entry["paragraph_is_verified"], entry["is_verified"]) == ("6.1", False, True)
    assert "standard: 5 working days" in run("show", "2021-04-01", "r6_suspect_arrested").output


def test_an_edition_is_shown_with_all_its_entries() -> None:
    (shown,) = objects(run("show", str(LATER), "--json"))
    entries = shown["entitlements"]

    assert isinstance(entries, list)
    assert len(entries) == 56
    assert "r6_suspect_arrested                  3 working days, enhanced 24 hours" in run("show", str(LATER)).output


def test_two_editions_are_compared_entry_by_entry() -> None:
    (found,) = objects(run("diff", "2021-04-01", str(LATER), "--json"))

    assert [entry["id"] for entry in found["added"]] == ["r6_next_update"]  # type: ignore[attr-defined]
    assert [entry["id"] for entry in found["removed"]] == ["r10_expenses"]  # type: ignore[attr-defined]
    changed = {each["id"]: each["fields"] for each in found["changed"]}  # type: ignore[attr-defined]
    assert changed["r6_suspect_arrested"] == {
        "standard": {"old": {"amount": 5, "unit": "working_day"}, "new": {"amount": 3, "unit": "working_day"}},
        "enhanced": {"old": {"amount": 1, "unit": "working_day"}, "new": {"amount": 24, "unit": "hour"}},
    }
    assert (
        "From 2021-04-01 to 2027-04-01: 1 added, 1 removed, 3 changed, 52 alike."
        in run("diff", "2021-04-01", str(LATER)).output
    )


def test_the_editions_in_use_have_nothing_wrong() -> None:
    checked = run("check")

    assert (checked.exit_code, checked.output) == (0, "1 edition checked. Nothing is wrong.\n")


def test_a_sentence_that_has_to_be_written_is_named_and_the_status_is_3() -> None:
    checked = run("check", str(LATER), "--json")

    assert checked.exit_code == 3
    (problem,) = objects(checked)
    assert problem["path"] == str(LATER / "right-06.toml")
    lines = (LATER / "right-06.toml").read_text().splitlines()
    assert problem["line"] == lines.index('id = "r6_next_update"') + 1
    assert problem["expected"] == "cases-right-r6_next_update in wording/en/cases.ftl"


@pytest.mark.parametrize(
    ("file", "right_text", "wrong_text", "says"),
    [
        ("right-06.toml", '["suspect_arrested"]', '["suspect_sneezed"]', "'suspect_sneezed' is unknown; expected one"),
        ("right-06.toml", 'unit = "hour"', 'unit = "fortnight"', "'fortnight' is unknown; expected one of working_day"),
        ("edition.toml", "2027-04-01\n", "2021-04-01\n", "is also that of"),
        ("right-10.toml", "source =", "sauce =", "unknown key 'sauce'"),
    ],
)
def test_a_pack_that_would_be_refused_is_named_with_its_line_and_the_status_is_2(
    tmp_path: Path, file: str, right_text: str, wrong_text: str, says: str
) -> None:
    folder = tmp_path / "draft"
    shutil.copytree(LATER, folder)
    text = (folder / file).read_text()
    (folder / file).write_text(text.replace(right_text, wrong_text, 1))
    line = text[: text.index(right_text)].count("\n") + 1

    checked = run("check", str(folder))

    assert checked.exit_code == 2
    assert f"{folder / file}, line {line}: " in checked.stdout
    assert says in checked.stdout


def test_a_name_that_is_neither_an_edition_nor_a_folder_is_told_what_there_is() -> None:
    asked = run("show", "2031")

    assert asked.exit_code == 2
    assert asked.output == "2031 is neither a folder nor an edition in use (2021-04-01).\n"
    assert run("show", "2021-04-01", "r6_nothing").exit_code == 2


def test_the_help_teaches() -> None:
    for command in ("list", "show", "diff", "check"):
        assert "Example" in run(command, "--help").output
