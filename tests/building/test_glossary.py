"""The glossary's words for code are names in the code, each term stands once, and links of documents lead to files."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.building.parsed import parse_file

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "victimcare"
_ROW = re.compile(r"^\| (?P<term>[^|]+) \| (?P<page>[^|]*) \| (?P<code>[^|]*) \| (?P<meaning>[^|]+) \|$", re.M)
_LINK = re.compile(r"\]\((?P<target>[^)#\s]+)(?:#[^)]*)?\)")


def _rows() -> list[re.Match[str]]:
    text = (ROOT / "docs" / "glossary.md").read_text()
    return [row for row in _ROW.finditer(text) if row["term"] != "Term" and not row["term"].startswith("---")]


def _names_in_code() -> set[str]:
    """Names of modules, packages, classes, functions, members and fields."""
    names = set()
    for path in SOURCE.rglob("*.py"):
        if "migrations" in path.parts or "node_modules" in path.parts:
            continue
        names |= {path.stem, path.parent.name}
        for node in ast.walk(parse_file(path)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                names.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
    return names


def test_each_term_of_the_glossary_stands_once_with_its_meaning() -> None:
    terms = [row["term"].strip().lower() for row in _rows()]

    assert len(terms) >= 50
    assert sorted(term for term in set(terms) if terms.count(term) > 1) == []


def test_each_word_for_code_in_the_glossary_is_a_name_in_the_code() -> None:
    names = _names_in_code()
    missing = [
        f"{row['term']}: {word}"
        for row in _rows()
        for word in re.findall(r"`([^`]+)`", row["code"])
        if not set(word.split(".")) <= names
    ]

    assert missing == []


def test_links_of_documents_lead_to_files() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{document.relative_to(ROOT)}: {link['target']}"
        for document in documents
        for link in _LINK.finditer(document.read_text())
        if "://" not in link["target"]
        and not link["target"].startswith("mailto:")
        and not (document.parent / link["target"]).exists()
    ]

    assert broken == []
