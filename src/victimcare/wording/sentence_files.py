"""The files of each language, `<language>/<room>.ftl` (Project Fluent), split into their sentences.

They are split without being parsed: parsing all of English takes a third of a second, in every process, and hardly any
process uses more than a few hundred of its thousands of sentences. Each is parsed when it is first used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent

# Characters that can only begin an entry at the start of a line: everything that continues a sentence is indented, or
# closes it.
_BEGINS = re.compile(r"^(?:#|(-?[a-zA-Z][a-zA-Z0-9_-]*) *=)", re.MULTILINE)
_FORM = re.compile(r"^ *\.([a-zA-Z][a-zA-Z0-9_-]*) *=", re.MULTILINE)


class SentenceMissing(LookupError):
    """There is no such sentence in this language, or one of its values was not given."""


def list_languages() -> list[str]:
    return sorted(folder.name for folder in FOLDER.iterdir() if any(folder.glob("*.ftl")))


@cache
def read_sentences(language: str) -> Mapping[str, str]:
    """Every sentence of a language by its id, and every term with a dash before its own, as in the file."""
    files = sorted((FOLDER / language).glob("*.ftl"))
    if not files:
        raise SentenceMissing(f"no language {language!r}")
    return {name: text for file in files for name, text in _cut(file.read_text(encoding="utf-8"))}


def _cut(text: str) -> Iterator[tuple[str, str]]:
    begun = list(_BEGINS.finditer(text))
    for at, until in zip(begun, [*(each.start() for each in begun[1:]), len(text)], strict=True):
        if at[1] is not None:  # a sentence, not a comment
            yield at[1], text[at.start() : until]


@cache
def sentence_forms(name: str, language: str) -> tuple[str, ...]:
    """Its forms (Fluent attributes), in their order; the sentence's own text, if it has one, comes first without a
    name."""
    text = read_sentences(language)[name]
    first = _FORM.search(text)
    own = text[text.index("=") + 1 : first.start() if first else None].strip()
    return (*([""] if own else []), *_FORM.findall(text))
