"""The questions, read from the package once and found to hold together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from victimcare.rules.updates.officer_questions import (
    OfficerChoice,
    OfficerQuestionKind,
    QuestionSpec,
    find_pack_faults,
)

QUESTIONS = Path(__file__).parent / "questions.toml"


class BadQuestions(ValueError):
    """What does not hold together, for whoever writes the file."""


@cache
def questions() -> Mapping[OfficerQuestionKind, QuestionSpec]:
    """By what is asked. Raises BadQuestions."""
    return read(QUESTIONS.read_bytes())


def read(text: bytes) -> Mapping[OfficerQuestionKind, QuestionSpec]:
    try:
        given = msgspec.toml.decode(text)
        tables = [{**one, "choices": one.pop("choice", ())} for one in given.get("question", ())]
        found = msgspec.convert(tables, list[QuestionSpec])
    except (msgspec.DecodeError, msgspec.ValidationError) as fault:
        raise BadQuestions(str(fault)) from fault
    if wrong := list(find_pack_faults(found)):
        raise BadQuestions("; ".join(wrong))
    return {question.kind: question for question in found}


def choice_of(kind: str, choice_id: str) -> OfficerChoice:
    """Raises KeyError for one that is no longer in the pack."""
    found = questions()[OfficerQuestionKind(kind)].named(choice_id)
    if found is None:
        raise KeyError(f"{kind}.{choice_id}")
    return found
