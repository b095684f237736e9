"""No sentence lies unused: each stands in code or templates, whole or as something they put together."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import victimcare
from tests.building.parsed import parse_file
from victimcare.wording import list_sentence_ids

SOURCE = Path(victimcare.__file__).parent
ROOMS = {file.stem.replace("_", "-") + "-" for file in (SOURCE / "wording" / "en").glob("*.ftl")}
_QUOTED = re.compile(r"""["'`]([^"'`\n{}]*)["'`]""")
_NAMED = re.compile(r"^\s*([a-z_0-9]+)\s*=", re.M)
_START = re.compile(r"[a-z][a-z0-9-]*-")


def test_no_sentence_lies_unused() -> None:
    unused = [
        name for name in sorted({entry.partition(".")[0] for entry in list_sentence_ids("en")}) if not _is_used(name)
    ]

    assert unused == []


@pytest.mark.parametrize("room", ["desk", "desk-act", "desk-look", "callbacks", "messages", "rights", "ui"])
def test_an_unused_sentence_is_found_whatever_its_room(room: str) -> None:
    assert not _is_used(f"{room}-quibble-zephyr-marmalade")


def _is_used(name: str) -> bool:
    """What a template hangs on at the end ("-aim", "-late") makes the sentence without it another of the same use."""
    endings = (name.removesuffix(ending) for ending in _endings() if name.endswith(ending))
    return any(each in _whole() or _is_made(each) for each in (name, *endings))


def _is_made(name: str) -> bool:
    return any(name.startswith(start) and _follows(start, name.removeprefix(start)) for start in _starts()) or any(
        (found := made.fullmatch(name)) and all(each in _words() for each in found.groups()) for made in _made()
    )


def _follows(start: str, rest: str) -> bool:
    """After the name of a room alone anything would fit: there, one word or another start must come."""
    if start not in ROOMS:
        return _is_of_words(rest)
    further = (each for each in _starts() - ROOMS if rest.startswith(each))
    return rest in _words() or any(_is_of_words(rest.removeprefix(each)) for each in further)


@cache
def _is_of_words(rest: str, at_most: int = 3) -> bool:
    if rest in _words() or rest.isdigit():
        return True
    hyphens = (hyphen.start() for hyphen in re.finditer("-", rest))
    return at_most > 1 and any(rest[:at] in _words() and _is_of_words(rest[at + 1 :], at_most - 1) for at in hyphens)


@cache
def _whole() -> frozenset[str]:
    return frozenset(text.partition(".")[0] for text in _texts())


@cache
def _endings() -> frozenset[str]:
    pieces = (piece for made in _put_together() for piece in made if piece)
    return frozenset(text for text in {*_texts(), *pieces} if re.fullmatch(r"-[a-z]+", text))


@cache
def _starts() -> frozenset[str]:
    """What is put before something else: "desk-act-" of f"desk-act-{kind}" and of "desk-act-" ~ kind."""
    heads = {made[0] for made in _put_together() if made[0]} - ROOMS
    return frozenset(text for text in heads | _texts() if _START.fullmatch(text))


@cache
def _made() -> frozenset[re.Pattern[str]]:
    """Said, and begun with the name of a room alone, as f"follow-up-{what}-reason-needed": a word in each gap."""
    said: list[ast.expr] = []
    for node in (node for tree in _trees() for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and _name_of(node.func) in ("say", "has_sentence", "sentence"):
            said += node.args[:1]
        elif isinstance(node, ast.Assign):
            said += node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
    texts = (_pieces(each) for each in said if isinstance(each, ast.JoinedStr))
    return frozenset(
        re.compile("".join(re.escape(piece) if piece else "([a-z0-9-]+?)" for piece in made))
        for made in texts
        if made[0] in ROOMS
    )


def _name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@cache
def _words() -> frozenset[str]:
    """Values that code and data know by name, as they stand in the id of a sentence."""
    texts = _texts() | {made[0].rstrip("_-.") for made in _put_together() if made[0]}
    words = {re.sub("[_. ]", "-", text) for text in texts} | texts
    return frozenset(word for word in words if re.fullmatch(r"[A-Za-z0-9][\w-]*", word))


@cache
def _texts() -> frozenset[str]:
    found: set[str] = set()
    for tree in _trees():
        prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings say nothing
        prose |= {id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
                found.add(node.value)
            elif isinstance(node, ast.keyword) and node.arg:
                found.add(node.arg)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
    for text in _read("jinja", "mjs", "json", "toml"):
        found.update(_QUOTED.findall(text))
    for text in _read("toml"):
        found.update(_NAMED.findall(text))
    return frozenset(found)


@cache
def _put_together() -> frozenset[tuple[str, ...]]:
    """The pieces of each f-string; a gap is empty."""
    return frozenset(
        _pieces(node) for tree in _trees() for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) and node.values
    )


def _pieces(text: ast.JoinedStr) -> tuple[str, ...]:
    return tuple(str(piece.value) if isinstance(piece, ast.Constant) else "" for piece in text.values)


@cache
def _trees() -> tuple[ast.Module, ...]:
    return tuple(parse_file(path) for path in _files("py"))


def _read(*endings: str) -> tuple[str, ...]:
    return tuple(path.read_text() for path in _files(*endings))


def _files(*endings: str) -> Iterator[Path]:
    for ending in endings:
        for path in SOURCE.rglob(f"*.{ending}"):
            if not {"node_modules", "static", "migrations"} & set(path.parts):
                yield path
