"""An edition's folder, and the messages about a wrong one: its file, its line and what was expected."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from victimcare.rules.rights import Catalogue, Span, Unit
from victimcare.services.rights.code_catalogue import (
    find_edition_problems,
    find_missing_sentences,
    list_edition_folders,
    read_edition,
    read_editions,
)
from victimcare.services.rights.toml_sheets import BadPack

HEAD = 'id = "made-up"\ntitle = "A made-up Code"\nin_force_from = 2030-01-01\n'
ENTRY = """# Right 6

[[entitlement]]
id = "r6_suspect_arrested"
right = 6
title = "Told of an arrest"
scope = "code"
holders = ["police"]
starts = [
  "suspect_arrested",
]
ends = "telling"
standard = { amount = 5, unit = "working_day" }
enhanced = { amount = 1, unit = "working_day" }
source = "made up"
is_verified = true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_pack(tmp_path / "made-up")


def a_pack(folder: Path, *, head: str = HEAD, entries: str = ENTRY) -> Path:
    folder.mkdir()
    (folder / "edition.toml").write_text(head)
    (folder / "right-06.toml").write_text(entries)
    return folder


def test_a_pack_is_read_from_all_the_files_of_its_folder(folder: Path) -> None:
    (folder / "right-07.toml").write_text(ENTRY.replace("r6_suspect_arrested", "r7_vps_information"))

    edition = read_edition(folder)

    assert sorted(edition.entitlements) == ["r6_suspect_arrested", "r7_vps_information"]
    assert edition.entitlements["r6_suspect_arrested"].standard == Span(5, Unit.WORKING_DAY)


def test_the_entries_may_stand_beside_the_edition_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text(HEAD + ENTRY)

    assert read_edition(tmp_path).tells == {"r6_suspect_arrested"}


@pytest.mark.parametrize(
    ("right_text", "wrong_text", "says"),
    [
        ('  "suspect_arrested",', '  "suspect_sneezed",', r"line 9: .*'suspect_sneezed' is unknown; expected one of.*"),
        ('  "suspect_arrested",\n', "", "line 9: .*starts is empty; expected at least one trigger"),
        ('5, unit = "working_day"', '5, unit = "fortnight"', "line 13: .*'fortnight' is unknown; expected one of work"),
        (
            '5, unit = "working_day"',
            '5, units = "hour"',
            "line 13: .*unknown key 'units'; expected one of amount, unit",
        ),
        ('ends = "telling"', 'ends = "happily"', "line 12: .*'happily' is unknown; expected one of telling"),
        ('ends = "telling"', 'ends = "window"', "line 12: .*belong together"),
        ('holders = ["police"]', 'holders = ["polcie"]', r"line 8: .*'polcie' is unknown; .*\(perhaps police\)"),
        ("right = 6", "right = 13", "line 5: .*right is 13; expected 1 to 12"),
        ("right = 6", 'right = "six"', "line 5: .*right = 'six'; expected `int`"),
        ("amount = 5", "amount = 0", "line 13: .*amount is below 1"),
        ("enhanced = {", "# enhanced = {", "line 3: .*expected both or neither"),
        (
            'scope = "code"',
            'scope = "code"\nparagraf = "6.1"',
            r"line 8: .*unknown key 'paragraf'; .*perhaps paragraph",
        ),
        ('title = "Told of an arrest"\n', "", "line 3: .*`title` is missing"),
        ('source = "made up"\n', "", "line 3: .*`source` is missing"),
        ('source = "made up"', 'source = " "', "line 15: .*source is empty; expected where the value stands"),
        ('id = "r6_suspect_arrested"', 'id = "r6 arrested"', "line 4: .*id 'r6 arrested'; expected 2 to 60"),
        ("[[entitlement]]", "[[entitlment]]", r"line 3: unknown key 'entitlment'; expected only \[\[entitlement\]\]"),
        ('scope = "code"', "scope = code", "line 7: .*expected TOML"),
    ],
)
def test_a_wrong_entry_is_refused_with_file_line_and_what_was_expected(
    folder: Path, right_text: str, wrong_text: str, says: str
) -> None:
    assert right_text in ENTRY
    (folder / "right-06.toml").write_text(ENTRY.replace(right_text, wrong_text))

    with pytest.raises(BadPack, match=f"right-06.toml, {says}"):
        read_edition(folder)


@pytest.mark.parametrize(
    ("right_text", "wrong_text", "says"),
    [
        ("2030-01-01", '"soon"', "line 3: .*in_force_from = 'soon'"),
        ('id = "made-up"\n', "", "line 1: .*`id` is missing"),
        ("made-up", "an id that is far too long", "line 1: .*expected 1 to 20 letters"),
        ('title = "A made-up Code"', 'titel = "A made-up Code"', "line 2: .*unknown key 'titel'.*perhaps title"),
    ],
)
def test_a_wrong_head_is_refused_too(folder: Path, right_text: str, wrong_text: str, says: str) -> None:
    (folder / "edition.toml").write_text(HEAD.replace(right_text, wrong_text))

    with pytest.raises(BadPack, match=f"edition.toml, {says}"):
        read_edition(folder)


def test_all_that_is_wrong_is_said_at_once(folder: Path) -> None:
    wrong = ENTRY.replace("suspect_arrested", "suspect_sneezed").replace("right = 6", "right = 0")
    (folder / "right-06.toml").write_text(wrong + ENTRY.replace("right = 6", 'right = 6\ncolour = "red"'))

    problems = find_edition_problems([folder])

    assert [problem.line for problem in problems] == [9, 22]


def test_an_id_stands_once_in_all_the_files(folder: Path) -> None:
    (folder / "right-07.toml").write_text(ENTRY)

    with pytest.raises(BadPack, match=r"right-07.toml, line 4: id .* was used before \(right-06.toml, line 3\)"):
        read_edition(folder)


def test_a_duty_that_the_page_has_no_sentence_for_is_found(folder: Path) -> None:
    (folder / "right-06.toml").write_text(ENTRY.replace("r6_suspect_arrested", "r6_suspect_seen"))

    (problem,) = find_missing_sentences([folder])

    assert find_edition_problems([folder]) == []
    assert (problem.path.name, problem.line) == ("right-06.toml", 4)
    assert problem.expected == "cases-right-r6_suspect_seen in wording/en/cases.ftl"


def test_two_editions_cannot_begin_on_one_day_nor_share_an_id(folder: Path, tmp_path: Path) -> None:
    other = a_pack(tmp_path / "other", head=HEAD.replace('"made-up"', '"other"'))
    same = a_pack(tmp_path / "same", head=HEAD.replace("2030-01-01", "2031-01-01"))

    with pytest.raises(
        BadPack, match=r"other/edition.toml, line 3: in_force_from 2030-01-01 is also that of .*made-up"
    ):
        read_editions([folder, other])
    assert [(each.path.parent.name, each.line) for each in find_edition_problems([same], beside=[folder])] == [
        ("same", 1)
    ]
    assert find_edition_problems([folder], beside=[folder]) == []


def test_an_edition_is_in_force_until_the_next(folder: Path, tmp_path: Path) -> None:
    other = a_pack(tmp_path / "other", head=HEAD.replace('"made-up"', '"other"').replace("2030-01-01", "2031-06-01"))
    editions = Catalogue(read_editions([other, folder]), {})

    days = (date(2020, 1, 1), date(2030, 1, 1), date(2031, 5, 31), date(2031, 6, 1))

    assert [editions.edition_on(day).id for day in days] == ["made-up", "made-up", "made-up", "other"]


def test_a_folder_without_an_edition_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match="expected at least one folder"):
        list_edition_folders(tmp_path)
    with pytest.raises(BadPack, match=r"edition\.toml: there is no such file; expected a folder with edition\.toml"):
        read_edition(tmp_path)
