"""What holds for all code of the product: no format string from outside, memory and files that are let go, checked
types, and logs in one place."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest

from tests.building.parsed import parse_file
from tests.building.test_security_documents import PACKAGE, ROOT

# Of the product alone: the voice's own library, and whether a parent process still lives.
_SPEAKS_TO_C = {"adapters/speech/espeak/espeak_worker.py", "installation/part_processes.py"}
# A format string that is no constant of its module, and where it comes from.
_FORMATS = {
    "channels/cli/feed_quarantine.py": "a table of the module",
    "channels/web/portal/neutral_addresses.py": "a table of the module",
    "services/cases/wait_statistics.py": "a query of ours, passed on",
    "services/contact/prepared_replies.py": "our own pack of sentences, with named values that are text",
    "services/sealed_columns.py": "the place of a column",
    "installation/installation_database.py": "rights as psycopg.sql puts them together",
    "installation/checks/stored_data_checks.py": "psycopg.sql",
    "installation/embedded_postgres.py": "psycopg.sql",
}


@cache
def _modules() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(_read_modules())


def _read_modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(("demo/", "records/migrations/")) and "node_modules" not in name:
            yield name, parse_file(path)


def has_open_format(tree: ast.Module) -> bool:
    """Whether `format` is asked of anything but a constant of the module."""
    constants = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("format", "format_map")
        and not isinstance(node.func.value, ast.Constant | ast.JoinedStr)
        and not (isinstance(node.func.value, ast.Name) and node.func.value.id in constants)
        for node in ast.walk(tree)
    )


def test_no_format_string_comes_from_outside() -> None:
    assert {name for name, tree in _modules() if has_open_format(tree)} == set(_FORMATS)


@pytest.mark.parametrize("planted", ["typed.format(1)", "request.POST['words'].format_map(values)"])
def test_a_planted_format_string_is_seen(planted: str) -> None:
    assert has_open_format(ast.parse(planted))


def _imports(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_no_code_of_ours_handles_memory_by_hand() -> None:
    speaks = {name for name, tree in _modules() if _imports(tree) & {"ctypes", "cffi", "mmap"}}
    compiled = [path for ending in ("*.c", "*.pyx", "*.so", "*.rs") for path in PACKAGE.rglob(ending)]

    assert speaks == _SPEAKS_TO_C
    assert [path for path in compiled if "node_modules" not in path.parts] == []


def _ruff(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ruff", "check", "--quiet", *arguments]
    return subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=False)


def test_every_file_that_is_opened_is_closed() -> None:
    assert _ruff("--select", "SIM115", "src").stdout == ""
    assert "SIM115" in _ruff("--stdin-filename", "src/victimcare/planted.py", "-", text="held = open('x')\n").stdout


def test_types_are_checked_strictly_in_every_module() -> None:
    mypy = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]

    assert mypy["strict"]
    assert set(mypy["files"]) >= {"src", "tests"}
    assert mypy["exclude"] == ["src/victimcare/records/migrations/"]
    libraries, gathered = mypy["overrides"]
    assert libraries.keys() == {"module", "ignore_missing_imports"}
    assert gathered == {"module": ["victimcare.records.models"], "implicit_reexport": True}  # which names it passes on


def _sets_up_logs(tree: ast.Module) -> bool:
    asked = {"addHandler", "basicConfig", "FileHandler", "StreamHandler", "SysLogHandler", "dictConfig"}
    return any(isinstance(node, ast.Attribute) and node.attr in asked for node in ast.walk(tree))


def test_logs_are_set_up_in_one_place() -> None:
    assert {name for name, tree in _modules() if _sets_up_logs(tree)} == {"config/logging_setup.py"}
