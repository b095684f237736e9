"""Opening and closing codes of incidents as a force lists them, and what closing an incident requires."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class CodeUse(StrEnum):
    OPENING = "opening"  # what the caller says is happening
    CLOSING = "closing"  # what it proved to be
    BOTH = "both"


class CodeCategory(StrEnum):
    """Categories whose incidents a supervisor closes."""

    DOMESTIC = "domestic"
    MISSING = "missing"
    HATE = "hate"
    HIGH_RISK = "high_risk"


@dataclass(frozen=True, slots=True)
class ListedCode:
    """`category`: None where any handler may close it. `is_crime`: an incident that closes so disclosed a crime."""

    code: str
    use: CodeUse
    title: str
    category: CodeCategory | None = None
    is_crime: bool = False

    def opens(self) -> bool:
        return self.use is not CodeUse.CLOSING

    def closes(self) -> bool:
        return self.use is not CodeUse.OPENING


class UnreadableCodes(ValueError):
    """The file is no list of codes; the message names the line and what was expected."""


COLUMNS = ("code", "use", "title", "category", "crime")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,19}")
LONGEST_TITLE = 100  # characters


def read_incident_codes(text: str) -> tuple[ListedCode, ...]:
    """Read a CSV with the columns code, use, title, category and crime. Raises UnreadableCodes."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise UnreadableCodes(f"line 1: expected the columns {','.join(COLUMNS)}")
    codes = tuple(_read_row(row, line) for line, row in enumerate(reader, start=2))
    doubled = {each.code for each in codes if sum(other.code == each.code for other in codes) > 1}
    if doubled:
        raise UnreadableCodes(f"listed twice: {', '.join(sorted(doubled))}")
    if not any(each.opens() for each in codes) or not any(each.closes() for each in codes):
        raise UnreadableCodes("expected at least one code that opens and one that closes")
    return codes


def _read_row(row: dict[str, str | None], line: int) -> ListedCode:
    code, use, title, category, crime = ((row.get(each) or "").strip() for each in COLUMNS)
    if not _CODE.fullmatch(code):
        raise UnreadableCodes(f"line {line}: code: expected up to 20 capital letters, digits and dashes")
    if use not in list(CodeUse):
        raise UnreadableCodes(f"line {line}: use: expected one of {', '.join(CodeUse)}")
    if not 0 < len(title) <= LONGEST_TITLE:
        raise UnreadableCodes(f"line {line}: title: expected 1 to {LONGEST_TITLE} characters")
    if category and category not in list(CodeCategory):
        raise UnreadableCodes(f"line {line}: category: expected one of {', '.join(CodeCategory)}, or nothing")
    if crime not in {"", "yes", "no"}:
        raise UnreadableCodes(f"line {line}: crime: expected yes or no")
    return ListedCode(code, CodeUse(use), title, CodeCategory(category) if category else None, crime == "yes")


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """What is known of an incident when a person closes it. `is_high_risk`: it was ever graded emergency, or a contact
    in danger is linked with it. `is_crime_asked_for`: the record system was asked to record the crime."""

    opening: ListedCode | None
    closing: ListedCode
    is_high_risk: bool
    is_crime_disclosed: bool
    crime_reference: str
    no_crime_reason: str
    is_supervisor: bool
    is_crime_asked_for: bool = False


class ClosingFault(StrEnum):
    """What the close lacks."""

    NO_CLOSING_CODE = "no_closing_code"
    NEEDS_SUPERVISOR = "needs_supervisor"
    NEEDS_CRIME = "needs_crime"  # a crime reference, one asked for, or the reason why no crime is recorded


def list_supervised_categories(codes: Iterable[ListedCode | None], *, is_high_risk: bool) -> tuple[CodeCategory, ...]:
    """Return why a supervisor closes it: the categories of its codes, and high risk."""
    found = [code.category for code in codes if code is not None and code.category is not None]
    if is_high_risk:
        found.append(CodeCategory.HIGH_RISK)
    return tuple(dict.fromkeys(found))


def find_closing_faults(facts: ClosingFacts) -> tuple[ClosingFault, ...]:
    """Return all that the close lacks; empty: it may be closed."""
    faults = []
    if not facts.closing.closes():
        faults.append(ClosingFault.NO_CLOSING_CODE)
    supervised = list_supervised_categories((facts.opening, facts.closing), is_high_risk=facts.is_high_risk)
    if supervised and not facts.is_supervisor:
        faults.append(ClosingFault.NEEDS_SUPERVISOR)
    disclosed = facts.is_crime_disclosed or facts.closing.is_crime
    is_accounted_for = (
        facts.is_crime_asked_for or bool(facts.crime_reference.strip()) or bool(facts.no_crime_reason.strip())
    )
    if disclosed and not is_accounted_for:
        faults.append(ClosingFault.NEEDS_CRIME)
    return tuple(faults)
