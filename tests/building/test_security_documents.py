"""What the documents on security name is there: tests, files, settings and modules, with nothing left out.

`asvs_requirements.txt` beside this file holds the numbers and levels of the standard.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import victimcare
from tests.building.parsed import parse_file
from victimcare.installation import installation_environment
from victimcare.installation.variables.setting_kinds import SettingSecrecy

PACKAGE = Path(victimcare.__file__).parent
ROOT = PACKAGE.parents[1]
ASVS, SECURITY, INVENTORY = ROOT / "docs/asvs.md", ROOT / "SECURITY.md", ROOT / "docs/security-inventory.md"
NUMBERS = Path(__file__).parent / "asvs_requirements.txt"
STATUSES = ("tested", "untested", "open", "not here")
_ROW = re.compile(r"^\| ((?:\*\*)?\d+\.\d+\.\d+[^|]*) \| .+? \| (?:\*\*([a-z ]+)\*\*: )?(.+) \|$", re.M)
_CLAIM_ENDS = re.compile(r" \[`(?:\w+/)+test_\w+(?:\.py)?`(?:, `(?:\w+/)+test_\w+(?:\.py)?`)*\]$")
_NO_CLAIMS = frozenset({"Threats", "What is not protected", "Reporting a fault"})
_IN_PLAIN_WORDS = (SECURITY, ROOT / "docs/backups.md", *sorted((ROOT / "docs/adr").glob("005[13]-*.md")))
_RIDDLES = re.compile(r"\b(?:whoever|whomever|somebody|nobody|thereof|of it|her|hers|herself|she)\b", re.I)
_SHORT = re.compile(r"`((?:\w+/)+test_\w+)`")  # a file below tests, without its ending
_NAMED = re.compile(r"`((?:tests|src|docs)/[\w./-]+?)(?:::(\w+))?`")


@cache
def _names_in(path: Path) -> frozenset[str]:
    tree = parse_file(path)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def find_missing(text: str) -> list[str]:
    """Which of the tests and files that a text names are not there."""
    missing = [name for name in _SHORT.findall(text) if not (ROOT / "tests" / f"{name}.py").exists()]
    for path, name in _NAMED.findall(text):
        file = ROOT / path
        if not file.exists() or (name and name not in _names_in(file)):
            missing.append(f"{path}::{name}" if name else path)
    return missing


def _levels() -> dict[str, str]:
    lines = [line.split(":") for line in NUMBERS.read_text().splitlines() if not line.startswith("#")]
    return {number: level for level, numbers in lines for number in numbers.split()}


def _requirements() -> list[tuple[str, str, str, str]]:
    """The number, level, status and answer of each; those of level 1 are bold, and several may share an answer."""
    return [
        (number.strip("*"), "1" if number.startswith("**") else "2", status or "tested", where)
        for numbers, status, where in _ROW.findall(ASVS.read_text())
        for number in numbers.split(", ")
    ]


def test_each_requirement_of_the_standard_stands_once_with_its_level() -> None:
    found = [(number, level) for number, level, *_ in _requirements()]

    assert [number for number, times in Counter(number for number, _ in found).items() if times > 1] == []
    assert dict(found) == _levels()
    assert Counter(_levels().values()) == {"1": 70, "2": 183}


def test_the_counts_at_its_head_are_right() -> None:
    text = ASVS.read_text()
    counted = Counter(status for _, _, status, _ in _requirements())

    said = {status: int(count) for status, count in re.findall(r"^\| ([a-z ]+) \| .+ \| (\d+) \|$", text, re.M)}
    assert said == {status: counted[status] for status in STATUSES}
    applies = sum(counted[status] for status in STATUSES[:3])
    assert f"{sum(counted.values())} requirements, of which {applies} apply." in text


def test_what_is_tested_names_a_test_and_what_is_named_is_there() -> None:
    text = ASVS.read_text()

    tested = [(number, where) for number, _, status, where in _requirements() if status == "tested"]
    assert [number for number, where in tested if not _SHORT.search(where)] == []
    assert find_missing(text) == []


def test_a_planted_claim_without_its_test_is_seen() -> None:
    tests = "`building/test_nothing` and `tests/building/test_security_documents.py::test_that_is_not_there`"

    assert find_missing(f"{tests} and `src/nowhere.py`") == [
        "building/test_nothing",
        "tests/building/test_security_documents.py::test_that_is_not_there",
        "src/nowhere.py",
    ]


def test_links_into_the_inventory_lead_to_a_heading() -> None:
    headings = re.findall(r"^## (.+)$", INVENTORY.read_text(), re.M)
    places = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}

    assert set(re.findall(r"security-inventory\.md#([\w-]+)", ASVS.read_text())) <= places


def test_every_secret_and_every_other_system_stands_in_the_inventory() -> None:
    text = INVENTORY.read_text()
    of_others = re.compile(r"_URL$|_SERVER$|_ISSUER$|_CLAMAV$|_TRUNK$|_PEERS$|_RELAYS$|_PROXIES$|_PORT$|_AT$")

    named = {
        row.name
        for row in installation_environment.setting_rows().values()
        if row.secret is not SettingSecrecy.NO or of_others.search(row.name)
    }
    assert len(named) > 20
    assert {name for name in named if f"`{name}`" not in text} == set()


def test_every_module_that_uses_cryptography_stands_in_the_inventory() -> None:
    """That is: the modules that encrypt, sign, or hash slowly."""
    text = INVENTORY.read_text()
    uses = re.compile(
        r"^(?:from|import) (?:cryptography|pyrage|pyotp|webauthn|jwt|OpenSSL|Crypto|nacl)\b|hashlib\.scrypt", re.M
    )

    found = {path for path in PACKAGE.rglob("*.py") if uses.search(path.read_text()) and "demo" not in path.parts}
    left_out = {
        path.relative_to(ROOT).as_posix()
        for path in found
        if not any(
            f"`{place.relative_to(ROOT).as_posix()}`" in text for place in (path, *path.parents[:4]) if place != PACKAGE
        )
    }
    assert left_out == set()


def find_claims_without_tests(text: str) -> list[str]:
    """The points of a list that claim something and end with no test, by their first words."""
    section, left = "", []
    for line in text.splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ")
        elif line.startswith("- ") and section not in _NO_CLAIMS and not _CLAIM_ENDS.search(line):
            left.append(line[:60])
    return left


def test_every_claim_of_protection_ends_with_its_tests_and_they_are_there() -> None:
    text = SECURITY.read_text()

    assert find_claims_without_tests(text) == []
    assert find_missing(text) == []
    assert sum(1 for line in text.splitlines() if line.startswith("- ") and _CLAIM_ENDS.search(line)) > 60


def test_a_planted_claim_of_protection_without_a_test_is_seen() -> None:
    text = "## Machines\n- We are safe.\n- We are. [`api/test_x`]\n## What is not protected\n- Fire.\n"

    assert find_claims_without_tests(text) == ["- We are safe."]


@pytest.mark.parametrize("document", _IN_PLAIN_WORDS, ids=lambda path: path.name)
def test_documents_on_security_are_in_plain_words(document: Path) -> None:
    lines = document.read_text().splitlines()

    assert [line for line in lines if _RIDDLES.search(re.sub(r"`[^`]*`|\]\([^)]*\)", "", line))] == []
