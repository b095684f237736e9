"""What the terminal teaches: help that can be followed, and documents whose commands are there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import pytest

from victimcare.config.command_line import victimcare_command

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
OF_THE_SCRIPT = {"test", "faults", "setup"}  # ./victimcare itself
PASSED_ON = {"django"}  # whose options are Django's

_FENCED = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"`((?:\./)?victimcare [^`]+)`")
_COMMAND = re.compile(r"(?<![\w./-])(?:\./)?victimcare ([^|\n]+)")


def commands(command: click.Command, *names: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield names, command
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), name)
            assert found is not None
            yield from commands(found, *names, name)


ALL = [(names, command) for names, command in commands(victimcare_command) if names[:1] != ("django",)]


def read(words: str) -> None:
    """As click reads them: an option or a command that is not there is an error."""
    command: click.Command = victimcare_command
    context = click.Context(command, info_name="victimcare")
    rest = shlex.split(words, comments=True)
    if rest[0] in OF_THE_SCRIPT | PASSED_ON:
        return
    while isinstance(command, click.Group):
        _, rest, _ = command.make_parser(context).parse_args(rest)
        if not rest:
            return
        name, *rest = rest
        found = command.get_command(context, name)
        if found is None:
            raise click.UsageError(f"No command {name}.")
        command, context = found, click.Context(found, parent=context, info_name=name)
    with suppress(click.BadOptionUsage):  # a sentence may name an option without its value
        command.make_parser(context).parse_args(rest)


def shown_in(text: str) -> Iterator[str]:
    blocks = _FENCED.findall(text)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    for part in [*lines, *_INLINE.findall(_FENCED.sub("", text))]:
        for piece in part.partition("  #")[0].split(" | "):
            if begins := _COMMAND.match(re.sub(r"^(?:\w+=\S+ )+", "", piece.strip())):
                yield begins[1].strip()


@pytest.mark.parametrize(("names", "command"), ALL, ids=[" ".join(names) or "victimcare" for names, _ in ALL])
def test_help_shows_an_example_that_can_be_typed(names: tuple[str, ...], command: click.Command) -> None:
    _, _, examples = (command.help or "").partition("Example")

    shown = _COMMAND.findall(examples.partition("\n")[2])

    assert shown
    assert any(shlex.split(example)[: len(names)] == list(names) for example in shown)
    for example in shown:
        read(example)


@pytest.mark.parametrize(
    "group", [each for _, each in ALL if isinstance(each, click.Group)], ids=lambda each: each.name
)
def test_a_list_of_commands_cuts_no_sentence_short(group: click.Group) -> None:
    help_text = group.get_help(click.Context(group, info_name=group.name))

    assert "..." not in help_text.partition("Commands:")[2]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_commands_of_a_document_are_there(document: Path) -> None:
    for words in shown_in(document.read_text()):
        read(words)


def test_a_command_or_option_that_is_not_there_is_seen() -> None:
    text = "```sh\n$ ./victimcare ledger 1/2/26 --jsn   # a slip\n```\nand `victimcare calls list`."

    first, second = shown_in(text)

    with pytest.raises(click.NoSuchOption):
        read(first)
    with pytest.raises(click.UsageError):
        read(second)
