"""Gives single sentences out of the files of a language (`files.py`), each parsed when it is first said."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache

from fluent.runtime import FluentBundle, FluentResource

from victimcare.wording.sentence_files import SentenceMissing as SentenceMissing
from victimcare.wording.sentence_files import read_sentences, sentence_forms

Value = str | int | float

ENGLISH = "en"
RIGHT_TO_LEFT = frozenset({"ar", "ur"})
_FULL_STOPS = {"ur": "۔", "bn": "।", "pa": "।"}
_VALUE = re.compile(r"\$([a-z][a-z0-9_]*)")
_USED = re.compile(r"\{\s*(-?[a-z][a-z0-9-]*)[\s.}(]")  # a term or another sentence; values begin with a dollar


@dataclass(slots=True)
class ReadingContext:
    """In which language somebody reads now. `is_mixed`: a sentence was missing in it, and was said in English."""

    language: str = ENGLISH
    is_mixed: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


_reading: ContextVar[ReadingContext] = ContextVar("reading")
_NO_READER = ReadingContext()


@contextmanager
def reading_context() -> Iterator[None]:
    """Begin in English. What is said within, and names no language, is said in the one that `set_reading_language`
    names."""
    token = _reading.set(ReadingContext())
    try:
        yield
    finally:
        _reading.reset(token)


def set_reading_language(language: str) -> None:
    """From here on this is what somebody reads in. Only within `reading_context`."""
    reading = _reading.get()
    reading.language, reading.is_mixed = language, False


def current_reading() -> ReadingContext:
    """English where nobody reads: jobs, the line, the desk."""
    return _reading.get(_NO_READER)


def full_stop() -> str:
    """What ends a sentence that a page puts together, in the language that is read now."""
    return _FULL_STOPS.get(current_reading().language, ".")


def language_of(message: str, /) -> str:
    """In which language this sentence is said to whoever reads now: a sentence that theirs lacks is said in English."""
    now = current_reading()
    if now.language == ENGLISH or has_sentence(message, now.language):
        return now.language
    now.is_mixed = True
    return ENGLISH


def say(message: str, /, language: str | None = None, **values: Value) -> str:
    """The sentence with this id, or with `id.form` one of its forms (a Fluent attribute). Where no language is named,
    in that of whoever reads now, and in English where that lacks it; where one is named, in that one alone.

    Raises Unsaid for an unknown id and for a value that the sentence needs and was not given: a hole in a sentence to
    a person is worse than an error page.
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
    """A digest of the sentence as its file has it, with the terms it uses: another exactly when its words are.

    Raises Unsaid for an unknown id.
    """
    whole = "\n".join(_in_one_form(text) for text in _sources(message.partition(".")[0], language))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def sentence_source(message: str, /, language: str = ENGLISH) -> str:
    """The sentence, or one of its forms, for whoever checks it: values stand by their names, terms are said.

    Raises Unsaid for an unknown id.
    """
    return _format(
        message, language, tuple((name, f"[{name}]") for name in _values(message.partition(".")[0], language))
    )


def sentence_values(message: str, /, language: str = ENGLISH) -> frozenset[str]:
    """The values that this sentence, or any form of it, has to be given. Raises Unsaid for an unknown id."""
    return frozenset(_values(message.partition(".")[0], language))


def _values(name: str, language: str) -> list[str]:
    return sorted({value for text in _sources(name, language) for value in _VALUE.findall(text)})


def _sources(name: str, language: str) -> Iterator[str]:
    """The sentence or term as its file has it, then the terms and sentences in it."""
    text = read_sentences(language).get(name)
    if text is None:
        raise SentenceMissing(f"no sentence {name!r} in {language!r}")
    yield text
    for used in dict.fromkeys(_USED.findall(text)):
        yield from _sources(used, language)


def _in_one_form(text: str) -> str:
    """The text with single spaces: how a translator has broken the lines makes no other sentence.

    Not parsed: a page on all languages asks for the digest of some 20,000 sentences at once.
    """
    return " ".join(text.split())


# A page says a hundred sentences, most of them without values: kept, they cost nothing.
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
    """Isolating marks belong to languages that run right to left: without them the parts of a telephone number change
    places. Not within a day or a time: all of it is of the language, and a mark around the whole would find nothing in
    it that says so, and turn it round. Pages put names into <bdi> themselves."""
    return language in RIGHT_TO_LEFT and not name.startswith("dates-")


def _holding(name: str, language: str) -> FluentBundle:
    """The sentences of a language that were said before, and this one."""
    bundle = _bundle(language, _isolates(name, language))
    if not bundle.has_message(name):
        # Itself last: another thread that finds it there finds all that it uses.
        for text in reversed(list(_sources(name, language))):
            bundle.add_resource(FluentResource(text))
    return bundle


@cache
def _bundle(language: str, use_isolating: bool) -> FluentBundle:
    return FluentBundle([language], use_isolating=use_isolating)
