"""The Victims' Code as the desk reads it, with one edition and with a made-up later one beside it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.channels.web.desk.conftest import StaffBrowser

LATER = Path("tests/services/rights/editions/2027").resolve()
ADDRESS = "/desk/code"


def text(desk: StaffBrowser, address: str = ADDRESS) -> str:
    return desk.get(address).content.decode()


@pytest.fixture
def both(tmp_path: Path, settings: Any) -> None:
    folder = tmp_path / "editions"
    shutil.copytree(settings.EDITIONS / "2021", folder / "2021")
    shutil.copytree(LATER, folder / "2027")
    settings.EDITIONS = folder


def test_the_edition_in_force_is_shown_with_its_entries_by_right(sol: StaffBrowser) -> None:
    page = text(sol)

    assert "Victims&#39; Code 2020" in page
    assert "In force since Thursday 1\N{NO-BREAK SPACE}April 2021." in page
    assert "56 entries, 17 of them with a value from memory." in page
    assert page.index("Right 1: to understand") < page.index("Told of an arrest") < page.index("Right 12: to complain")
    assert "What differs" not in page


def test_what_is_from_memory_is_marked_and_the_rest_is_not(sol: StaffBrowser) -> None:
    page = text(sol)

    assert page.count('<span class="tag tag--late">') == 17
    row = page[page.index("What it cost to be a witness paid back") :]
    assert "from memory: not checked" in row[: row.index("</th>")]
    row = page[page.index("Told of an arrest") :]
    assert "from memory" not in row[: row.index("</th>")]
    assert '6.1<br><span class="quiet">from memory: not checked' in row[: row.index("</tr>")]


def test_where_the_code_gives_no_number_our_standard_has_its_own_name(sol: StaffBrowser, settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, local_standards={"r3_written_acknowledgement": 5})

    page = text(sol)

    row = page[page.index("written confirmation") if "written confirmation" in page else page.index("Right 3") :]
    assert "The Code gives no number<br><strong>Our standard: 5 working days" in row
    assert page.count("Our standard") == 1


@pytest.mark.usefixtures("both")
def test_two_editions_stand_side_by_side_with_what_differs(sol: StaffBrowser) -> None:
    page = text(sol)

    differs = page[page.index("What differs: ") : page.index("Right 1: ")]
    assert "Standard: 5 working days<br>Enhanced: 1 working day</td>" in differs
    assert "Standard: 3 working days<br>Enhanced: 24 hours</td>" in differs
    assert differs.count("Not in this edition") == 2
    assert "Told of being charged" not in differs
    assert "The next edition begins on Thursday 1\N{NO-BREAK SPACE}April 2027." in page


@pytest.mark.usefixtures("both")
def test_the_later_edition_is_read_by_its_name_and_said_not_to_be_in_force(sol: StaffBrowser) -> None:
    page = text(sol, f"{ADDRESS}?edition=2027-04-01")

    assert "Not in force yet: it begins on Thursday 1\N{NO-BREAK SPACE}April 2027." in page
    assert "Told when the next update comes" in page[page.index("Right 6: ") :]
    assert "What it cost to be a witness paid back" not in page[page.index("Right 1: ") :]
    assert "In force since" in text(sol, f"{ADDRESS}?edition=nothing")


def test_it_is_among_what_the_desk_has(sol: StaffBrowser) -> None:
    assert f'href="{ADDRESS}"' in text(sol, "/desk/more")


def test_with_the_code_of_2015_the_page_says_what_differs(sol: StaffBrowser, settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, earlier_editions=("2015",))

    page = text(sol)

    assert "Victims&#39; Code 2015" in page
    assert "Told, with the sentence, how to say that it is too low" in page
