"""The compiled style sheets: made from these sources, using only our own files."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from victimcare.channels.web.ui import pages

UI = Path(pages.__file__).parent
SHEETS = ["page.css", "work.css"]


@pytest.mark.parametrize("sheet", SHEETS)
def test_it_was_compiled_after_the_last_change(sheet: str) -> None:
    sources = hashlib.sha256()
    for path in sorted((UI / "styles").iterdir()):
        sources.update(path.read_bytes())

    assert f"/* made from {sources.hexdigest()} */" in (UI / "static" / sheet).read_text()


@pytest.mark.parametrize("sheet", SHEETS)
def test_it_asks_for_nothing_but_our_own_letters(sheet: str) -> None:
    asked = re.findall(r"""url\(["']?([^"')]+)""", (UI / "static" / sheet).read_text())

    assert sorted(asked) == ["text-more.woff2", "text.woff2"]


def test_the_typeface_carries_its_licence() -> None:
    assert "SIL Open Font License, Version 1.1" in (UI / "static" / "OFL.txt").read_text()
