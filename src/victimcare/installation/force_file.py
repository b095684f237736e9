"""`force.toml` in the home: read, checked, and told with its line when something in it is wrong."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

from victimcare.installation.force.place import line_of, with_seconds
from victimcare.installation.force.table import Table, Wrong
from victimcare.installation.force.whole import whole
from victimcare.installation.refusal import Refusal
from victimcare.rules.force import Force

NAME = "force.toml"


def read(home: Path) -> Force:
    """The force's own settings; the example's until the file is there. Raises Refusal naming file, line and why."""
    path = home / NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        text = example()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"{path} cannot be read ({error}): it must be a UTF-8 file this user may read.") from None
    return parse(text, path)


# What a demonstration shows although a force begins without it (docs/quiet-code.md).
_SHOWN_IN_A_DEMONSTRATION = ("quiet_codes = false", "quiet_codes = true ")


def write_example(home: Path, *, is_demonstration: bool = False) -> None:
    """The commented example, unless the force has a file already."""
    text = example()
    if is_demonstration:
        text = text.replace(*_SHOWN_IN_A_DEMONSTRATION)
    try:
        with (home / NAME).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return


def example() -> str:
    return files("victimcare.installation").joinpath("force.example.toml").read_text(encoding="utf-8")


def parse(text: str, path: Path) -> Force:
    try:
        force = whole(Table(tomllib.loads(with_seconds(text)), ()))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        raise Refusal(f"{path}, line {line}: not TOML: {str(error).split(' (at')[0]}.") from None
    except Wrong as wrong:
        line = line_of(with_seconds(text), wrong.place)
        where = ".".join(str(step) for step in wrong.place if isinstance(step, str))
        raise Refusal(f"{path}, line {line}: {where}: expected {wrong.expected}.") from None
    if force.logo and not (path.parent / force.logo).is_file():
        line = line_of(with_seconds(text), ("force", "logo"))
        raise Refusal(f"{path}, line {line}: force.logo: expected a file in {path.parent}, and {force.logo} is not.")
    return force
