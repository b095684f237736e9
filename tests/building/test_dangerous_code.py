"""What no code of the product does: run or unpack what came from outside, draw secrets weakly, hash weakly."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import victimcare
from tests.building.parsed import parse_file

PACKAGE = Path(victimcare.__file__).parent
SCRIPTS = PACKAGE / "channels/web/ui/static"
_RUNS = {"eval", "exec", "compile", "__import__", "from_string"}
_OF_OS = {"system", "popen", "execl", "execvp"}
_UNPACKS = {"pickle", "marshal", "shelve", "yaml", "xml", "lxml", "dill"}
_WEAK = {"md5", "sha1", "MD5", "SHA1", "ECB", "PKCS1v15", "TripleDES", "ARC4", "Blowfish"}
# Reads HTML, not XML, and runs in the process that can open no file and no connection (`mail_parser_child`).
_LIMITED = {"channels/mail/room_mail_text.py": {"lxml"}}
# By what they are for: neither names nor opens anything.
_BY_LOT = {
    "services/suppliers.py": "which supplier is tried first",
}


def _of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = _of(path)
        if not name.startswith(("demo/", "records/migrations/")):
            yield name, parse_file(path)


def find_dangers(tree: ast.Module) -> set[str]:
    """What of the above stands in a module."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names} & (_UNPACKS | {"random"})
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module.split(".")[0]} & (_UNPACKS | {"random"})
        elif isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            owner = node.func.value if isinstance(node.func, ast.Attribute) else None
            module = owner.id if isinstance(owner, ast.Name) else ""
            if (name in _RUNS and module != "re") or (name in _OF_OS and module == "os"):
                found.add(name)
            for keyword in node.keywords:
                if keyword.arg == "shell" and getattr(keyword.value, "value", None) is not False:
                    found.add("shell")
                if keyword.arg == "verify" and getattr(keyword.value, "value", None) is False:
                    found.add("verify=False")
        if isinstance(node, ast.Attribute) and node.attr in _WEAK:
            found.add(node.attr)
    return found


def test_no_code_runs_or_unpacks_what_came_from_outside_or_hashes_weakly() -> None:
    found = {
        name: dangers - {"random"} - _LIMITED.get(name, set())
        for name, tree in _sources()
        if (dangers := find_dangers(tree))
    }

    assert {name: dangers for name, dangers in found.items() if dangers} == {}


def test_what_is_to_be_unguessable_is_never_drawn_from_a_weak_source() -> None:
    assert {name for name, tree in _sources() if "random" in find_dangers(tree)} == set(_BY_LOT)


@pytest.mark.parametrize(
    "planted",
    [
        "eval(text)",
        "subprocess.run(words, shell=True)",
        "import pickle",
        "from xml.etree import ElementTree",
        "hashlib.md5(b'')",
        "engine.from_string(typed)",
        "requests.get(address, verify=False)",
        "os.system(words)",
        "import random",
    ],
)
def test_a_planted_danger_is_seen(planted: str) -> None:
    assert find_dangers(ast.parse(planted))


def test_scripts_write_no_markup_keep_nothing_and_listen_to_no_other_window() -> None:
    """`again.mjs` puts in parts of our own pages, which it fetched from us; `alarm.mjs` keeps whether sound is off;
    `leave.mjs` takes away the half of a visit's cookie that scripts may touch."""
    source = {path.name: path.read_text() for path in SCRIPTS.glob("*.*js")}
    markup = re.compile(
        r"\.innerHTML\s*=[^=]|outerHTML\s*=[^=]|insertAdjacentHTML|document\.write|\beval\(|new Function"
    )
    keeps = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|serviceWorker")
    listens = re.compile(r"addEventListener\(\s*[\"']message[\"']|onmessage")

    assert {name for name, text in source.items() if markup.search(text)} == {"again.mjs"}
    assert {name for name, text in source.items() if keeps.search(text)} == {"alarm.mjs", "leave.mjs"}
    assert {name for name, text in source.items() if listens.search(text) and "BroadcastChannel" not in text} == set()
    assert not any("__proto__" in text or "fetch(location.hash" in text for text in source.values())
