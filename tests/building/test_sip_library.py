"""The SIP library is alpha: the line uses only the names that it exports, and changes nothing in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import aiosipua
import pytest

import victimcare

SIP = Path(victimcare.__file__).parent / "channels" / "phone" / "sip"
SELF = {"self", "cls"}


def list_breaches(source: str) -> list[str]:
    tree = ast.parse(source)
    theirs = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("aiosipua")
        for name in node.names
    }
    return [breach for node in ast.walk(tree) for breach in _breaches_of(node, theirs)]


def _breaches_of(node: ast.AST, theirs: set[str]) -> Iterator[str]:
    match node:
        case ast.Import(names=names) if any(name.name.split(".")[0] == "aiosipua" for name in names):
            yield "imports the library whole"
        case ast.ImportFrom(module=str(module), names=names) if module.split(".")[0] == "aiosipua":
            yield from (f"{module}.{name.name}" for name in names if not _is_exported(module, name.name))
        case ast.ImportFrom(names=names):
            yield from (f"imports {name.name}" for name in names if name.name.startswith("_"))
        case ast.Attribute(value=value, attr=name) if not _is_self(value):
            if name.startswith("_") and not name.endswith("__"):
                yield f"reads .{name}"
            if not isinstance(node.ctx, ast.Load):
                yield f"sets .{name}"
        case ast.Call(func=ast.Name(id="setattr" | "delattr" as name)):
            yield f"calls {name}"
        case ast.ClassDef(name=name, bases=bases):
            yield from (
                f"{name} derives from {base.id}" for base in bases if isinstance(base, ast.Name) and base.id in theirs
            )


def _is_exported(module: str, name: str) -> bool:
    return module == "aiosipua" and name in aiosipua.__all__


def _is_self(value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id in SELF


@pytest.mark.parametrize("path", sorted(SIP.glob("*.py")), ids=lambda path: path.name)
def test_the_line_uses_the_public_names_of_the_sip_library_alone(path: Path) -> None:
    assert list_breaches(path.read_text()) == []


@pytest.mark.parametrize(
    ("planted", "breach"),
    [
        ("import aiosipua", "imports the library whole"),
        ("from aiosipua.dialog import dialog_matches", "aiosipua.dialog.dialog_matches"),
        ("from aiosipua import _version", "aiosipua._version"),
        ("self.library._calls.pop('one')", "reads ._calls"),
        ("library.on_invite = print", "sets .on_invite"),
        ("setattr(library, 'on_invite', print)", "calls setattr"),
        ("from aiosipua import SipUAS\nclass Own(SipUAS): ...", "Own derives from SipUAS"),
    ],
)
def test_each_breach_would_be_seen(planted: str, breach: str) -> None:
    assert list_breaches(planted) == [breach]
