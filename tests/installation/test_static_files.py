from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from victimcare.installation.static_file_copies import SOURCE, copy_static_files


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "page.css").write_text("p { color: black }\n" * 100)
    (folder / "text.woff2").write_bytes(b"a font, packed already" * 100)
    return folder


def test_each_file_lies_in_the_home_and_what_gains_by_it_has_packed_twins(tmp_path: Path, source: Path) -> None:
    folder = copy_static_files(tmp_path, source)

    assert folder == tmp_path / "static"
    assert sorted(file.name for file in folder.iterdir()) == ["page.css", "page.css.br", "page.css.gz", "text.woff2"]
    assert gzip.decompress((folder / "page.css.gz").read_bytes()) == (source / "page.css").read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["source", "static"]


def test_a_second_start_writes_nothing_and_one_after_an_upgrade_all(tmp_path: Path, source: Path) -> None:
    copy_static_files(tmp_path, source)
    first = (tmp_path / "static").stat().st_ino

    copy_static_files(tmp_path, source)
    again = (tmp_path / "static").stat().st_ino
    (source / "page.css").write_text("p { color: blue }\n" * 100)
    (source / "text.woff2").rename(source / "letters.woff2")
    copy_static_files(tmp_path, source)

    assert again == first
    assert "blue" in (tmp_path / "static/page.css").read_text()
    assert gzip.decompress((tmp_path / "static/page.css.gz").read_bytes()) == (source / "page.css").read_bytes()
    assert not (tmp_path / "static/text.woff2").exists()


def test_without_a_home_nothing_is_made(tmp_path: Path) -> None:
    assert copy_static_files(tmp_path / "none", SOURCE) is None
    assert list(tmp_path.iterdir()) == []
