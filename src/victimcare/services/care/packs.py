"""Reads the questions of a needs assessment, the kinds of needs, and the risk questions that the force has chosen.

Read once from TOML and validated: faults are reported with their file, line and what was expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from django.conf import settings

from victimcare.rules.care.assessment_questions import (
    AnswerEffect,
    AnswerType,
    AssessmentQuestion,
    QuestionPack,
    RiskLevel,
)
from victimcare.rules.care.needs_assessment import NeedKind, NeedOutcome
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.rules.force import RISK_EXAMPLE, Force
from victimcare.rules.rights.enhanced_rights import RECORDED_GROUNDS
from victimcare.services.rights.toml_sheets import (
    BadPack,
    SheetProblem,
    SheetRow,
    TomlSheet,
    read_sheet,
    shape_row,
    suggest_one_of,
)

HERE = Path(__file__).parent / "packs"
Shape = TypeVar("Shape")
_OF_AN_ANSWER = frozenset(field.name for field in fields(AnswerEffect))


@dataclass(frozen=True, slots=True)
class _Head:
    id: str
    title: str
    parts: tuple[str, ...]
    is_example: bool = False
    ask_again: tuple[str, ...] = ()


@cache
def load_needs_pack() -> QuestionPack:
    """The questions that come with the product."""
    return read_questions_pack(HERE / "needs.toml", needs=load_need_kinds())


@cache
def load_need_kinds() -> Mapping[str, NeedKind]:
    """Every kind of need, by its code."""
    found, problems = _rows(read_sheet(HERE / "needs-met.toml", "need"), NeedKind, "code")
    for row, kind in found:
        problems += _faults_of_need(row, kind)
    _refuse(problems)
    return MappingProxyType({kind.code: kind for _, kind in found})


def load_risk_pack() -> QuestionPack | None:
    """The risk questions that the force has named; None if it has named none."""
    force: Force = settings.FORCE
    if not force.care.risk_questions:
        return None
    named = force.care.risk_questions
    path = HERE / "risk-example.toml" if named == RISK_EXAMPLE else settings.HOME / named
    return _risk_pack(path)


@cache
def _risk_pack(path: Path) -> QuestionPack:
    return read_questions_pack(path, needs=load_need_kinds(), has_levels=True)


def read_questions_pack(path: Path, *, needs: Mapping[str, NeedKind], has_levels: bool = False) -> QuestionPack:
    """Raises BadPack with every fault."""
    sheet = read_sheet(path, "question")
    levels, rest = _levels(sheet) if has_levels else ((), sheet.head)
    head, problems = shape_row(rest, _Head, name="pack")
    found, wrong = _rows(sheet, AssessmentQuestion, "id")
    problems += wrong
    for row, question in found:
        problems += _faults(row, question, head.parts if head else (), needs, has_levels=has_levels)
    for part in head.ask_again if head else ():
        if head and part not in head.parts:
            problems.append(sheet.head.wrong(f"ask_again: {part!r}", f"one of {', '.join(head.parts)}", "ask_again"))
    if has_levels and (not levels or levels[0].at_least != 0):
        problems.append(sheet.head.wrong("no level begins at 0", "[[level]] tables, the lowest with at_least = 0"))
    _refuse(problems)
    assert head is not None
    return QuestionPack(
        head.id, head.title, head.is_example, tuple(question for _, question in found), levels, head.ask_again
    )


def _levels(sheet: TomlSheet) -> tuple[tuple[RiskLevel, ...], SheetRow]:
    """The levels, the lowest first, and the head without them."""
    given = dict(sheet.head.given)
    rows = given.pop("level", [])
    levels = []
    problems: list[SheetProblem] = []
    for each in rows if isinstance(rows, list) else []:
        level, wrong = shape_row(
            SheetRow(sheet.head.path, sheet.head.lines.get("level", 1), {}, each), RiskLevel, name="level"
        )
        problems += wrong
        if level is not None:
            levels.append(level)
    _refuse(problems)
    return tuple(sorted(levels, key=lambda level: level.at_least)), SheetRow(
        sheet.head.path, sheet.head.line, sheet.head.lines, given
    )


def _faults(
    row: SheetRow,
    question: AssessmentQuestion,
    parts: Iterable[str],
    needs: Mapping[str, NeedKind],
    *,
    has_levels: bool,
) -> Iterator[SheetProblem]:
    name = question.id
    if question.part not in parts:
        yield row.wrong(f"{name}: part {question.part!r}", f"one of {', '.join(parts)}", "part")
    if question.asks is AnswerType.WORDS and question.answers:
        yield row.wrong(f"{name}: answers of a question for words", "none", "answers")
    if question.asks is AnswerType.CHOICE and not all(each.words for each in question.answers):
        yield row.wrong(f"{name}: an answer without words", 'words = "…" for each answer of a choice', "answers")
    for given in row.given.get("answers", ()):
        for strange in sorted(set(given) - _OF_AN_ANSWER):
            yield row.wrong(
                f"{name}: an answer has an unknown key {strange!r}", suggest_one_of(sorted(_OF_AN_ANSWER), strange)
            )
    for answer in question.answers:
        if question.asks is AnswerType.YES_NO and answer.id not in question.options:
            yield row.wrong(f"{name}: answer {answer.id!r}", f"one of {', '.join(question.options)}", "answers")
        for need in answer.needs:
            if need not in needs:
                yield row.wrong(f"{name}: need {need!r} is unknown", "a code of needs-met.toml", "answers")
        for ground in answer.grounds:
            if ground not in RECORDED_GROUNDS:
                yield row.wrong(
                    f"{name}: ground {ground!r} is unknown", f"one of {', '.join(RECORDED_GROUNDS)}", "answers"
                )
        if answer.points and not has_levels:
            yield row.wrong(f"{name}: points outside risk questions", "no points", "answers")


def _faults_of_need(row: SheetRow, kind: NeedKind) -> Iterator[SheetProblem]:
    if not kind.ends or NeedOutcome.NOT_MET in kind.ends:
        yield row.wrong(f"{kind.code}: ends", "one or more of task, adjustment, referral", "ends")
    if kind.passport and kind.passport not in [*CommunicationNeed]:
        yield row.wrong(
            f"{kind.code}: passport {kind.passport!r}", f"one of {', '.join(CommunicationNeed)}", "passport"
        )
    if (NeedOutcome.REFERRAL in kind.ends) != bool(kind.support):
        yield row.wrong(f"{kind.code}: only one of referral and support", "both or neither", "support")


def _rows(sheet: TomlSheet, shape: type[Shape], key: str) -> tuple[list[tuple[SheetRow, Shape]], list[SheetProblem]]:
    found: list[tuple[SheetRow, Shape]] = []
    problems: list[SheetProblem] = []
    seen: set[str] = set()
    for row in sheet.rows:
        name = str(row.given.get(key, shape.__name__.lower()))
        one, wrong = shape_row(row, shape, name=name)
        problems += wrong
        if name in seen:
            problems.append(row.wrong(f"{key} {name!r} was used before", "each once", key))
        seen.add(name)
        if one is not None:
            found.append((row, one))
    return found, problems


def _refuse(problems: Iterable[SheetProblem]) -> None:
    told = list(problems)
    if told:
        raise BadPack(*told)
