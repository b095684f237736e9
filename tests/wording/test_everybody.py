"""Victims are women, men, children, businesses: nothing that staff, operators or victims read takes one for another."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import Command, Context, Group
from fluent.syntax.ast import TextElement
from fluent.syntax.visitor import Visitor

from tests.wording.parsed import resources
from victimcare.config.command_line import victimcare_command
from victimcare.wording.fluent import list_languages

_GENDERED = re.compile(r"\b(?:s?he|her|hers|herself|him|his|himself)\b", re.IGNORECASE)
_TERMINAL = Path(__file__).parents[2] / "src/victimcare/channels/cli"


class _Text(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802 the library's own name for it
        self.found.append(node.value)


@pytest.mark.parametrize("language", list_languages())
def test_no_sentence_says_he_or_she(language: str) -> None:
    for resource in resources(language).values():
        text = _Text()
        text.visit(resource)

        assert text.found
        assert [line for line in text.found if _GENDERED.search(line)] == []


def test_no_command_says_he_or_she() -> None:
    shown = [text for command in _commands(victimcare_command) for text in (command.help, command.short_help) if text]
    shown += [
        part.value
        for path in _TERMINAL.glob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        for part in ast.walk(call)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]

    assert [line for line in shown if _GENDERED.search(line)] == []


def _commands(group: Group) -> Iterator[Command]:
    for name in group.list_commands(Context(group)):
        command = group.get_command(Context(group), name)
        if command is not None:
            yield command
            if isinstance(command, Group):
                yield from _commands(command)
