"""The walls of the building: each import contract holds, and is seen to fail when a bad import is planted."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building.parsed import parse_file

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "victimcare"

# Contract -> a file to plant in, and the import that must never be.
BAD = {
    "rules-stand-alone": ("rules/planted.py", "import victimcare.wording"),
    "records-below": ("records/planted.py", "import victimcare.services.access"),
    "services-below": ("services/planted.py", "import victimcare.channels.cli"),
    "channels-translate": ("channels/cli/planted.py", "import victimcare.records.models"),
    "channels-apart": ("channels/cli/planted.py", "import victimcare.channels.phone"),
    "sites-apart": ("channels/web/portal/planted.py", "import victimcare.channels.web.desk"),
    "ui-below-sites": ("channels/web/ui/planted.py", "import victimcare.channels.web.portal"),
    "adapters-know-ports": ("adapters/planted.py", "import victimcare.services.desk"),
    "rooms-in-one-direction": ("services/desk/planted.py", "import victimcare.services.contact"),
    "line-in-one-direction": (
        "services/calls/call_queue/planted.py",
        "import victimcare.services.calls.line_wallboard",
    ),
    "control-room-in-one-direction": (
        "services/control_room/contacts/planted.py",
        "import victimcare.services.control_room.answers",
    ),
    "demo-is-apart": ("channels/planted.py", "import victimcare.demo"),
}

# Django's side of the web, which services must not know (import-linter sees only "django").
WEB_SIDE = ("django.http", "django.views", "django.template", "django.shortcuts", "django.urls", "django.forms")


@pytest.fixture(scope="module")
def copy_of_the_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("tree")
    shutil.copytree(SOURCE, copy / "src" / "victimcare", ignore=shutil.ignore_patterns("__pycache__", "static"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def _lint(tree: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", *chosen],
        cwd=tree,
        env={"PYTHONPATH": str(tree / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("contract", BAD)
def test_a_planted_bad_import_is_caught(copy_of_the_tree: Path, contract: str) -> None:
    place, line = BAD[contract]
    planted = copy_of_the_tree / "src" / "victimcare" / place
    planted.write_text(line + "\n")
    try:
        result = _lint(copy_of_the_tree, contract)
    finally:
        planted.unlink()

    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout


def test_every_contract_is_planted_once() -> None:
    import tomllib

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]

    assert {contract["id"] for contract in contracts} == set(BAD)


def test_all_contracts_hold(copy_of_the_tree: Path) -> None:
    result = _lint(copy_of_the_tree)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("floor", ["services", "rules"])
def test_no_lower_floor_knows_the_web_side_of_django(floor: str) -> None:
    found = [
        f"{path.relative_to(SOURCE)}: {name}"
        for path in sorted((SOURCE / floor).rglob("*.py"))
        for name in _imported(path)
        if name.startswith(WEB_SIDE)
    ]

    assert found == []


def _imported(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(parse_file(path)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names
