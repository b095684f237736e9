"""Takes the pictures of what a victim asks from us, as the tests of these pages walk them: `./victimcare test
tests/channels/web/portal/pictures.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.channels.web.portal import (
    test_account_in_a_browser,
    test_asking,
    test_family_in_a_browser,
    test_front_door_in_a_browser,
)
from tests.channels.web.shots import write
from tests.conftest import Database


def test_pictures_of_the_requests(real_database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PICTURES_TO", str(tmp_path))
    test_asking.test_this_was_not_done_is_kept_and_stands_on_the_victims_page(real_database)
    write((tmp_path / "not-done-390.png").read_bytes(), "victim-page-not-done-390")


def test_pictures_of_the_answer(real_database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PICTURES_TO", str(tmp_path))
    test_asking.test_a_victim_reads_the_answer_disagrees_and_is_told_who_else_decides(real_database)
    write((tmp_path / "answered-1280.png").read_bytes(), "victim-page-answered-1280")
    write((tmp_path / "not-agreed-1280.png").read_bytes(), "victim-page-not-agreed-1280")


def test_pictures_of_a_second_look(real_database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PICTURES_TO", str(tmp_path))
    test_asking.test_a_second_look_is_asked_for_once(real_database)
    write((tmp_path / "second-look-390.png").read_bytes(), "victim-page-second-look-390")


def test_pictures_of_the_front_door(real_database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PICTURES_TO", str(tmp_path))
    test_front_door_in_a_browser.test_four_questions_by_keyboard_and_every_page_is_sound(real_database)
    for name in ("your-rights", "your-rights-answer", "find-support", "leaving", "complain", "feedback"):
        write((tmp_path / f"{name}-320.png").read_bytes(), f"{name}-320")


def test_pictures_of_where_it_was_used(
    real_database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PICTURES_TO", str(tmp_path))
    looks = test_account_in_a_browser.test_a_victim_sees_their_visits_ends_the_others_and_reads_who_looked
    looks(real_database, script=True, width=320)
    write((tmp_path / "visits-320.png").read_bytes(), "victim-page-visits-320")
    write((tmp_path / "who-looked-320.png").read_bytes(), "victim-page-who-looked-320")


def test_pictures_of_the_supporters(real_database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PICTURES_TO", str(tmp_path))
    walk = test_family_in_a_browser.test_a_victim_sees_who_helps_asks_for_a_helper_who_sees_what_was_agreed
    walk(real_database, script=True)
    names = {"family": "victim-page-family", "beside": "beside"}
    seen = {f"{one}-{width}": f"{name}-{width}" for one, name in names.items() for width in (320, 1280)}
    for one, name in (seen | {"family-ask-320": "victim-page-family-ask-320"}).items():
        write((tmp_path / f"{one}.png").read_bytes(), name)
