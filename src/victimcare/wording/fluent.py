"""Reads `<language>/<room>.ftl` (Project Fluent) once and gives single sentences out of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message, Resource

Value = str | int | float

FOLDER = Path(__file__).parent


class Unsaid(LookupError):
    """No such sentence in this language, or one of its values was not given."""


def say(message: str, /, language: str = "en", **values: Value) -> str:
    """The sentence with this id, or with `id.form` one of its forms (a Fluent attribute).

    Raises Unsaid for an unknown id and for a value that the sentence needs and was not given: a hole in a sentence to
    a person is worse than an error page.
    """
    return _format(message, language, tuple(values.items()))


def has(message: str, /, language: str = "en") -> bool:
    name, _, form = message.partition(".")
    bundle = _bundle(language)
    return bundle.has_message(name) and (not form or form in bundle.get_message(name).attributes)


def ids(language: str = "en") -> Iterator[str]:
    """Every sentence id of a language, and each of its forms as `id.form`."""
    for resource in resources(language).values():
        for entry in resource.body:
            if isinstance(entry, Message):
                if entry.value is not None:
                    yield entry.id.name
                yield from (f"{entry.id.name}.{form.id.name}" for form in entry.attributes)


def languages() -> list[str]:
    return sorted(folder.name for folder in FOLDER.iterdir() if any(folder.glob("*.ftl")))


@cache
def resources(language: str) -> dict[str, Resource]:
    """The parsed files of a language by room."""
    files = sorted((FOLDER / language).glob("*.ftl"))
    if not files:
        raise Unsaid(f"no language {language!r}")
    return {file.stem: FluentResource(file.read_text(encoding="utf-8")) for file in files}


# A page says a hundred sentences, most of them without values: kept, they cost nothing.
@lru_cache(maxsize=8192)
def _format(message: str, language: str, values: tuple[tuple[str, Value], ...]) -> str:
    name, _, form = message.partition(".")
    bundle = _bundle(language)
    if not bundle.has_message(name):
        raise Unsaid(f"no sentence {name!r} in {language!r}")
    entry = bundle.get_message(name)
    pattern = entry.attributes.get(form) if form else entry.value
    if pattern is None:
        raise Unsaid(f"sentence {name!r} has no form {form or 'of its own'!r} in {language!r}")
    text, problems = bundle.format_pattern(pattern, dict(values))
    if problems:
        raise Unsaid(f"sentence {message!r} in {language!r}: {problems[0]}")
    return str(text)


@cache
def _bundle(language: str) -> FluentBundle:
    # Isolating marks belong to languages that run right to left; pages put names into <bdi> themselves.
    bundle = FluentBundle([language], use_isolating=False)
    for resource in resources(language).values():
        bundle.add_resource(resource)
    return bundle
