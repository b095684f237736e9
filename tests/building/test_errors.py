"""Errors stand once: in `rules/errors.py`. One beside an action is there because a caller treats it differently."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building.parsed import parse_file

SOURCE = Path(__file__).resolve().parents[2] / "src" / "victimcare"
_SHARED = {"LookupError", "ValueError", "NotFound", "FieldRequired", "StaleVersion", "PermissionRefused"}
_NAME = re.compile("Unknown|.*(NotFound|Missing|Empty|Needed|Required)$")


def _trees(source: Path) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(source.rglob("*.py")):
        yield path, parse_file(path)


def _last_name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def find_needless_errors(source: Path) -> list[str]:
    """List errors for "not there" and "left out" that no caller names: neither in an `except`, nor in a `case` or a
    table of answers."""
    defined, named = {}, set()
    for path, tree in _trees(source):
        if path.match("rules/errors.py"):
            continue
        for node in ast.walk(tree):
            match node:
                case ast.ClassDef(name=name, bases=bases):
                    if _SHARED & {_last_name(base) for base in bases} and _NAME.match(name):
                        defined[name] = path.relative_to(source)
                case ast.ExceptHandler(type=ast.AST() as caught):
                    named |= {_last_name(each) for each in ast.walk(caught)}
                case ast.MatchClass(cls=kind):
                    named.add(_last_name(kind))
                case ast.Dict(keys=keys):
                    named |= {_last_name(key) for key in keys if key is not None}
    return [f"{path}: {name}" for name, path in defined.items() if name not in named]


def test_no_action_has_an_error_of_its_own_for_what_is_not_there_or_left_out_unless_a_caller_names_it() -> None:
    assert find_needless_errors(SOURCE) == []


@pytest.mark.parametrize(
    ("caller", "found"),
    [
        ("def do():\n    raise tasks.UnknownTask\n", ["tasks.py: UnknownTask"]),
        ("try:\n    do()\nexcept tasks.UnknownTask:\n    pass\n", []),
        ("try:\n    do()\nexcept (ValueError, tasks.UnknownTask):\n    pass\n", []),
    ],
)
def test_a_planted_error_is_seen_unless_a_caller_names_it(tmp_path: Path, caller: str, found: list[str]) -> None:
    (tmp_path / "tasks.py").write_text("class UnknownTask(LookupError):\n    pass\n")
    (tmp_path / "pages.py").write_text(caller)

    assert find_needless_errors(tmp_path) == found


def test_a_planted_error_of_an_empty_field_is_seen(tmp_path: Path) -> None:
    (tmp_path / "tasks.py").write_text("class TaskNoteMissing(ValueError):\n    pass\n")

    assert find_needless_errors(tmp_path) == ["tasks.py: TaskNoteMissing"]
