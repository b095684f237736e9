"""Gives single sentences from the files of each language, `<language>/<room>.ftl` (Project Fluent).

The files are split into sentences without being parsed: parsing all of English takes a third of a second, in every
process, and hardly any process uses more than a few hundred of its thousands of sentences. Each is parsed when it is
first used.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

Value = str | int | float

ENGLISH = "en"
RIGHT_TO_LEFT = frozenset({"ar", "ur"})
_FULL_STOPS = {"ur": "۔", "bn": "।", "pa": "।"}
_VALUE = re.compile(r"\$([a-z][a-z0-9_]*)")
_USED = re.compile(r"\{\s*(-?[a-z][a-z0-9-]*)[\s.}(]")  # a term or another sentence; values begin with a dollar


@dataclass(slots=True)
class ReadingContext:
    """The current reader's language. `is_mixed`: a sentence was missing in it, and was given in English."""

    language: str = ENGLISH
    is_mixed: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


_reading: ContextVar[ReadingContext] = ContextVar("reading")
_NO_READER = ReadingContext()


@contextmanager
def reading_context() -> Iterator[None]:
    """Begin in English. Within the block, sentences without a named language use the one that `set_reading_language`
    sets."""
    token = _reading.set(ReadingContext())
    try:
        yield
    finally:
        _reading.reset(token)


def set_reading_language(language: str) -> None:
    """Set the reader's language from here on. Only within `reading_context`."""
    reading = _reading.get()
    reading.language, reading.is_mixed = language, False


def current_reading() -> ReadingContext:
    """English where there is no reader: jobs, the line, the desk."""
    return _reading.get(_NO_READER)


def full_stop() -> str:
    """The full stop for a sentence that a page assembles, in the reader's language."""
    return _FULL_STOPS.get(current_reading().language, ".")


def language_of(message: str, /) -> str:
    """The language in which the current reader gets this sentence: English where theirs lacks it."""
    now = current_reading()
    if now.language == ENGLISH or has_sentence(message, now.language):
        return now.language
    now.is_mixed = True
    return ENGLISH


def say(message: str, /, language: str | None = None, **values: Value) -> str:
    """The sentence with this id, or with `id.form` one of its forms (a Fluent attribute). Where no language is named,
    the current reader's is used, or English where that lacks the sentence; where one is named, only that one.

    Raises SentenceMissing for an unknown id and for a value that the sentence needs and was not given: a hole in a
    sentence to a person is worse than an error page.
    """
    return _format(message, language or language_of(message), tuple(values.items()))


def has_sentence(message: str, /, language: str = ENGLISH) -> bool:
    name, _, form = message.partition(".")
    return name in read_sentences(language) and (not form or form in sentence_forms(name, language))


def list_sentence_ids(language: str = ENGLISH) -> Iterator[str]:
    """Every sentence id of a language, and each of its forms as `id.form`."""
    for name in read_sentences(language):
        if not name.startswith("-"):  # a term
            yield from (f"{name}.{form}" if form else name for form in sentence_forms(name, language))


@cache
def sentence_digest(message: str, /, language: str = ENGLISH) -> str:
    """A digest of the sentence as in its file, with the terms it uses: it changes exactly when the words do.

    Raises SentenceMissing for an unknown id.
    """
    whole = "\n".join(_in_one_form(text) for text in _sources(message.partition(".")[0], language))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def sentence_source(message: str, /, language: str = ENGLISH) -> str:
    """The sentence, or one of its forms, for a person who checks it: values appear by name, terms in full.

    Raises SentenceMissing for an unknown id.
    """
    return _format(
        message, language, tuple((name, f"[{name}]") for name in _values(message.partition(".")[0], language))
    )


def sentence_values(message: str, /, language: str = ENGLISH) -> frozenset[str]:
    """The values that this sentence, or any of its forms, must be given. Raises SentenceMissing for an unknown id."""
    return frozenset(_values(message.partition(".")[0], language))


def _values(name: str, language: str) -> list[str]:
    return sorted({value for text in _sources(name, language) for value in _VALUE.findall(text)})


def _sources(name: str, language: str) -> Iterator[str]:
    """The sentence or term as in its file, then the terms and sentences in it."""
    text = read_sentences(language).get(name)
    if text is None:
        raise SentenceMissing(f"no sentence {name!r} in wording/{language}/")
    yield text
    for used in dict.fromkeys(_USED.findall(text)):
        yield from _sources(used, language)


def _in_one_form(text: str) -> str:
    """The text with single spaces: how a translator breaks the lines does not make another sentence.

    Not parsed: a page on all languages asks for the digest of some 20,000 sentences at once.
    """
    return " ".join(text.split())


# A page uses a hundred sentences, most of them without values: cached, they cost nothing.
@lru_cache(maxsize=8192)
def _format(message: str, language: str, values: tuple[tuple[str, Value], ...]) -> str:
    name, _, form = message.partition(".")
    bundle = _holding(name, language)
    entry = bundle.get_message(name)
    pattern = entry.attributes.get(form) if form else entry.value
    if pattern is None:
        raise SentenceMissing(f"sentence {name!r} has no form {form or 'of its own'!r} in {language!r}")
    text, problems = bundle.format_pattern(pattern, dict(values))
    if problems:
        raise SentenceMissing(f"sentence {message!r} in {language!r}: {problems[0]}")
    return str(text)


def _isolates(name: str, language: str) -> bool:
    """Isolating marks are for languages that run right to left: without them the parts of a telephone number change
    places. They are not used within a day or a time, which is entirely in the language: a mark around the whole would
    hide its direction and reverse it. Pages put names into <bdi> themselves."""
    return language in RIGHT_TO_LEFT and not name.startswith("dates-")


def _holding(name: str, language: str) -> FluentBundle:
    """The sentences of a language that were used before, and this one."""
    bundle = _bundle(language, _isolates(name, language))
    if not bundle.has_message(name):
        # The sentence itself last, so that another thread that finds it also finds everything it uses.
        for text in reversed(list(_sources(name, language))):
            bundle.add_resource(FluentResource(text))
    return bundle


@cache
def _bundle(language: str, use_isolating: bool) -> FluentBundle:
    return FluentBundle([language], use_isolating=use_isolating)


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
