"""Decisions about contact and disclosure read typed facts, and no missing fact reads as "no"."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.building.parsed import parse_file

SERVICES = Path(__file__).resolve().parents[2] / "src" / "victimcare" / "services"
DECIDE = (
    "safe_contact",
    "contact_plans",
    "messages/batch_decisions.py",
    "messages/batch_preparation.py",
    "messages/channel_rules.py",
    "messages/message_batches.py",
    "messages/message_tasks.py",
    "messages/message_wording.py",
    "messages/notifications.py",
    "messages/special_messages.py",
    "portal/page_victim.py",
    "portal/victim_page.py",
    "preferences/contact_preferences.py",
    "preferences/contact_settings.py",
)
_JSON = ("Mapping[str, Any]", "dict[str, Any]")  # as the database or the feed gives it
# An exception's own attribute, and the fields of a named tuple that may not be one.
_NO_FACT_OF_A_ROW = frozenset({"feed/chunk_loading.py", "rights/ledger_rebuilds.py"})


def _untyped(tree: ast.AST) -> list[str]:
    """The annotations that say `Any` and are neither JSON nor the second parameter of a `QuerySet`."""
    return [said for each in _annotations(tree) if "Any" in _bare(said := ast.unparse(each))]


def _bare(annotation: str) -> str:
    for json in _JSON:
        annotation = annotation.replace(json, "")
    return annotation.replace(", Any]", "]") if annotation.startswith("QuerySet[") else annotation


def _annotations(tree: ast.AST) -> Iterable[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            yield node.annotation
        if isinstance(node, ast.FunctionDef) and node.returns is not None:
            yield node.returns


def _silent_defaults(tree: ast.AST) -> list[str]:
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "getattr" and len(node.args) == 3
    ]


def _modules() -> Iterable[Path]:
    for place in DECIDE:
        found = SERVICES / place
        assert found.exists(), place
        yield from sorted(found.rglob("*.py")) if found.is_dir() else (found,)


def test_what_decides_about_contact_and_disclosure_is_typed() -> None:
    found = [f"{path.relative_to(SERVICES)}: {said}" for path in _modules() for said in _untyped(_tree(path))]

    assert found == []


def test_no_service_reads_a_missing_fact_as_no() -> None:
    found = [
        f"{place}: {said}"
        for path in sorted(SERVICES.rglob("*.py"))
        if (place := path.relative_to(SERVICES).as_posix()) not in _NO_FACT_OF_A_ROW
        for said in _silent_defaults(_tree(path))
    ]

    assert found == []


@pytest.mark.parametrize(
    "planted",
    ["def decide(victim: Any): ...", "points: Sequence[Any] = ()", "def read(row: Victim) -> Any: ..."],
)
def test_a_planted_untyped_decision_is_seen(planted: str) -> None:
    assert _untyped(ast.parse(planted)) != []


def test_a_planted_silent_default_is_seen() -> None:
    assert _silent_defaults(ast.parse("is_busy = getattr(row, 'is_asked', False)")) != []


def _tree(path: Path) -> ast.Module:
    return parse_file(path)
