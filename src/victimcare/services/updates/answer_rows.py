"""A row of an answer file: what its columns say, which question it answers and how, or why it is refused.

| column | |
|---|---|
| crime_reference | the case whose question it answers |
| answer | the id of the answer, its number, or not_mine |
| question | which question, where more than one is open |
| note | what was added: bail conditions, why nothing may be told yet, who has the case now |
| reason | of a hold, in the words of `rules/updates/officer_replies`; without it the note may begin with one |
| day | to look again, or to come back on, as 2026-12-14 |
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from victimcare.records.models import OfficerAnswer, OfficerQuestion
from victimcare.records.models.officer_updates import OfficerAnswerChannel
from victimcare.rules.rights import DutyReason
from victimcare.rules.updates import officer_replies
from victimcare.rules.updates.officer_questions import NOT_MINE, OfficerAction, OfficerDetail, OfficerQuestionKind
from victimcare.services.access import Actor, access_scopes
from victimcare.services.updates import officer_answers, question_search, question_views

COLUMNS = ("crime_reference", "answer", "question", "note", "day", "reason")
NEEDED = ("crime_reference", "answer")
BEYOND = "beyond"  # cells after the last column
_SHOWN = 40  # letters shown of an invalid answer
_NOTES = {
    "rules": "the rules of the bail",
    "why": "why nothing may be told yet",
    "question": "what the victim is asked",
}
_BY_THE_DESK = "tell the desk, and discard this row"


class ColumnsMissing(ValueError):
    """The first line does not name the columns; `missing` says which."""

    def __init__(self, missing: Iterable[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(", ".join(self.missing))


class FileUnreadable(ValueError):
    """From this line on the file is not CSV in UTF-8. Rows before it were taken."""

    def __init__(self, after: int) -> None:
        super().__init__(f"after line {after}")
        self.after = after


class RefusedRow(Exception):
    """The row is refused: which column is at fault, and what would help."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


def read_answer_rows(lines: Iterable[str], unread: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows by the line of the file on which they end. Fills `unread` with unknown columns. Raises ColumnsMissing,
    FileUnreadable."""
    number = 1
    try:
        reader = csv.DictReader(lines)
        names = reader.fieldnames or ()
        if missing := [name for name in NEEDED if name not in names]:
            raise ColumnsMissing(missing)
        unread += [name for name in names if name not in COLUMNS]
        for row in reader:
            number = reader.line_num
            given = {name: (row.get(name) or "").strip() for name in COLUMNS}
            # most rows have no reason, and older ones never do: leave the column out so that a row stays the same row
            if not given["reason"]:
                del given["reason"]
            beyond = row.get(None)  # surplus cells, without a column
            yield number, given | ({BEYOND: ", ".join(beyond)} if beyond else {})
    except (csv.Error, UnicodeDecodeError):
        raise FileUnreadable(number) from None


def take_answer_row(actor: Actor, row: Mapping[str, str], now: datetime) -> bool:
    """Give the row's answer. Returns whether it was new. Raises RefusedRow."""
    question = _question(actor, row, now)
    if question is None:
        return False
    choice = _choice(row, OfficerQuestionKind(question.kind))
    _refuse_news_not_asked(question, choice)
    try:
        officer_answers.answer_question(
            actor=actor,
            question_id=question.public_id,
            choice=choice,
            line=row["note"] or _why(row, OfficerQuestionKind(question.kind), choice),
            day=_day(row),
            hold_reason=_reason(row),
            door=OfficerAnswerChannel.FILE,
            now=now,
        )
    except officer_answers.AnswerIncomplete as missing:
        if missing.first == "day":
            raise RefusedRow("day", "this answer needs a day that lies ahead, such as 2026-12-14") from None
        if missing.first == "who":
            raise RefusedRow(
                "answer", f"several victims are in this case, and a file cannot say whom: {_BY_THE_DESK}"
            ) from None
        if missing.first == "read":
            raise RefusedRow("answer", "no officer has opened this list: open it on the officers' site first") from None
        raise RefusedRow("note", f"this answer needs a note: {_NOTES[missing.first]}") from None
    except officer_answers.AnsweredBefore as before:
        if before.answer.choice == choice:
            return False
        raise RefusedRow("answer", f"it was answered with {before.answer.choice}: {_BY_THE_DESK}") from None
    except officer_answers.QuestionOvertaken:
        raise RefusedRow("question", "the record system has said it meanwhile: discard this row") from None
    return True


def _question(actor: Actor, row: Mapping[str, str], now: datetime) -> OfficerQuestion | None:
    """The open question that the row answers. None: it already has this very answer."""
    if row.get(BEYOND):
        raise RefusedRow("note", "there are more cells than columns: put a text with a comma between quotation marks")
    if not row["crime_reference"]:
        raise RefusedRow("crime_reference", "it is empty: write whose question the row answers")
    about = OfficerQuestion.objects.filter(case__reference=row["crime_reference"])
    of_case = access_scopes.filter_visible_case_rows(actor, about).order_by("-id")
    question_search.update_questions(now=now, case_ids=set(of_case.values_list("case_id", flat=True)))
    found = [one for one in of_case if one.closed_at is None and row["question"] in ("", one.kind)]
    if not found:
        if any(_was_given(row, one) for one in of_case):
            return None
        raise RefusedRow(
            "crime_reference", "nothing is asked about this crime: look at its number, or discard this row"
        )
    if len(found) > 1 and {one.kind for one in found} == {OfficerQuestionKind.LOSS_LIST}:
        raise RefusedRow("question", f"several victims sent a list, and a file cannot say which: {_BY_THE_DESK}")
    if len(found) > 1:
        raise RefusedRow("question", f"more than one is open, so say which: {_listed(one.kind for one in found)}")
    if found[0].officer_id is None:
        raise RefusedRow("crime_reference", f"no officer looks after this case: {_BY_THE_DESK}")
    return found[0]


def _refuse_news_not_asked(question: OfficerQuestion, choice: str) -> None:
    """Refuse an answer that this news was told, if no e-mail has asked the officer yet."""
    chosen = question_views.load_questions()[OfficerQuestionKind(question.kind)].named(choice)
    if chosen is not None and chosen.does is OfficerAction.TOLD and question.last_asked_on is None:
        raise RefusedRow("answer", f"no officer was asked yet whether a victim has heard this news: {_BY_THE_DESK}")


def _was_given(row: Mapping[str, str], question: OfficerQuestion) -> bool:
    given = OfficerAnswer.objects.filter(question=question, undone_at=None).values_list("choice", flat=True).first()
    return (
        given is not None
        and row["question"] in ("", question.kind)
        and _named(row, OfficerQuestionKind(question.kind)) == given
    )


def _choice(row: Mapping[str, str], kind: OfficerQuestionKind) -> str:
    named = _named(row, kind)
    if named is None:
        ids = (*(choice.id for choice in question_views.load_questions()[kind].choices), NOT_MINE)
        said = " ".join(row["answer"].split())[:_SHOWN]
        problem = f"{said} is no answer to {kind}" if said else "it is empty"
        raise RefusedRow("answer", f"{problem}: one of {', '.join(ids)}")
    return named


def _named(row: Mapping[str, str], kind: OfficerQuestionKind) -> str | None:
    """The answer of this row by its id or number; None: the question has no such answer."""
    question, said = question_views.load_questions()[kind], row["answer"]
    if said in (NOT_MINE, str(question.not_mine)):
        return NOT_MINE
    choice = question.choice(int(said)) if said.isascii() and said.isdecimal() else question.named(said)
    return choice.id if choice is not None else None


def _why(row: Mapping[str, str], kind: OfficerQuestionKind, choice: str) -> str:
    """A hold without a note: its reason says why."""
    chosen = question_views.load_questions()[kind].named(choice)
    return row.get("reason", "") if chosen is not None and chosen.wants is OfficerDetail.REVIEW else ""


def _reason(row: Mapping[str, str]) -> DutyReason:
    said = row.get("reason", "")
    named = officer_replies.parse_hold_reason(said.replace("_", " ") or row["note"])
    if said and named is None:
        shown = " ".join(said.split())[:_SHOWN]
        raise RefusedRow("reason", f"{shown} is no reason to hold: write harms the case, not decided or not safe")
    return named or officer_replies.OFFICER_HOLD_REASONS[0]


def _listed(names: Iterable[str]) -> str:
    return " or ".join(sorted(names))


def _day(row: Mapping[str, str]) -> date | None:
    if not row["day"]:
        return None
    try:
        return date.fromisoformat(row["day"])
    except ValueError:
        raise RefusedRow("day", f"{row['day']} is no day: write it as 2026-12-14") from None
