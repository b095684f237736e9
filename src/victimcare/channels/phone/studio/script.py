"""The script of a recording session: a page to print, with file names, context, and how to say each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader

from victimcare.channels.phone.recordings import FOLDER
from victimcare.channels.phone.studio.sentences import Spoken
from victimcare.wording import say
from victimcare.wording.fluent import RIGHT_TO_LEFT
from victimcare.wording.languages import ENGLISH
from victimcare.wording.languages import language as named


def write(folder: Path, sentences: Sequence[Spoken], language: str, home: Path) -> Path:
    """Into this folder, which is made; a page and nothing else. Raises OSError."""
    other = named(language)
    pages = Environment(loader=PackageLoader("victimcare.channels.phone.studio", "."), autoescape=True)
    page = pages.get_template("script.jinja").render(
        say=say,
        sentences=sentences,
        code=language,
        direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
        language=other.name if other else "English",
        is_english=language == ENGLISH,
        folder=str(home / FOLDER / language),
    )
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / f"script-{language}.html"
    written.write_text(page, encoding="utf-8")
    return written
