"""What is built to be installed holds everything that runs, and nothing of what only changes the styles."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "victimcare"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
SETUPTOOLS = PYPROJECT["tool"]["setuptools"]

STYLE_SOURCES = ("channels/web/ui/styles", "channels/web/ui/build")


def _matching(patterns: list[str]) -> set[Path]:
    """As setuptools reads patterns: `**` at the end is every file below."""
    every = (pattern + "/*" if pattern.endswith("**") else pattern for pattern in patterns)
    return {path for pattern in every for path in SOURCE.glob(pattern) if path.is_file()}


def _is_of_the_product(path: Path) -> bool:
    place = path.relative_to(SOURCE).as_posix()
    is_left_by_a_tool = "__pycache__" in place or place.startswith(".")
    return not is_left_by_a_tool and not place.startswith(STYLE_SOURCES)


def test_every_file_beside_the_code_is_packed() -> None:
    packed = _matching(SETUPTOOLS["package-data"]["victimcare"])
    beside = {
        path for path in SOURCE.rglob("*") if path.is_file() and path.suffix != ".py" and _is_of_the_product(path)
    }

    assert sorted(str(path.relative_to(SOURCE)) for path in beside - packed) == []


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for path in SOURCE.rglob("*.py") if _is_of_the_product(path)}

    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


def test_what_only_changes_the_styles_is_left_out() -> None:
    left_out = _matching(SETUPTOOLS["exclude-package-data"]["victimcare"])

    assert (SOURCE / "channels/web/ui/build/package.json") in left_out
    assert not [path for path in left_out if _is_of_the_product(path)]


def _locked(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text(), re.M))


@pytest.mark.parametrize(
    ("asked", "lock"),
    [
        (PYPROJECT["project"]["dependencies"], "requirements.lock"),
        (
            PYPROJECT["project"]["dependencies"] + PYPROJECT["project"]["optional-dependencies"]["phone"],
            "requirements-phone.lock",
        ),
        (PYPROJECT["dependency-groups"]["test"], "requirements-dev.lock"),
    ],
    ids=["to run", "with the browser telephone", "to test"],
)
def test_the_lock_holds_what_is_asked_for(asked: list[str], lock: str) -> None:
    locked = _locked(lock)

    unfit = [
        str(requirement)
        for requirement in map(Requirement, asked)
        if not requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0"))
    ]

    assert unfit == []


def test_a_part_of_a_package_that_is_asked_for_is_one_that_it_has() -> None:
    asked = [Requirement(line) for line in PYPROJECT["project"]["dependencies"]]

    unknown = [
        (requirement.name, extra)
        for requirement in asked
        for extra in requirement.extras
        if canonicalize_name(extra)
        not in map(canonicalize_name, metadata(requirement.name).get_all("Provides-Extra", []))
    ]

    assert unknown == []


@pytest.mark.parametrize("lock", ["requirements-phone.lock", "requirements-dev.lock"])
def test_a_lock_that_holds_more_holds_the_same_of_what_runs(lock: str) -> None:
    """Installed one after the other in a checkout: they may not take turns at changing what the other has set."""
    told = _locked(lock)

    assert {name: told.get(name) for name in _locked("requirements.lock")} == _locked("requirements.lock")


def test_no_lock_names_a_registry() -> None:
    named = [lock.name for lock in ROOT.glob("requirements*.lock") if "://" in lock.read_text()]

    assert named == []


def test_each_dependency_to_run_says_why_it_is_here() -> None:
    told = (ROOT / "docs" / "dependencies.md").read_text().lower()

    named = [Requirement(line).name for line in PYPROJECT["project"]["dependencies"]]
    assert [name for name in named if name.lower() not in told] == []
