"""Answers from a file that a record system writes: a row an answer. What cannot be taken is kept as it came, with the
column and the reason, to be mended and tried again.

| column | |
|---|---|
| crime_reference | whose question it answers |
| answer | the id of the answer, its number, or not_mine |
| question | which question, where more than one is open |
| note | what was added: the rules of bail, why nothing may be told yet, who has it now |
| reason | of a hold, in the words of `rules/updates/holding`; without it the note may begin with one |
| day | to look again, or to come back on, as 2026-12-14 |
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import OfficerAnswer, OfficerQuestion, RefusedAnswer
from victimcare.records.models.updates import AnswerDoor
from victimcare.rules.rights import Reason
from victimcare.rules.updates import holding
from victimcare.rules.updates.questions import NOT_MINE, Kind, Wants
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.updates import answering, finding, pack

COLUMNS = ("crime_reference", "answer", "question", "note", "day", "reason")
NEEDED = ("crime_reference", "answer")
_BEYOND = "beyond"  # what stood after the last column
_CAME = "as_it_came"  # the row of the file, beside what was mended in it and is refused still
_SHOWN = 40  # letters of an answer that is none
_BY_THE_DESK = "tell the desk, and discard this row"


class NotSuchAFile(ValueError):
    """The first line does not name the columns; `missing` says which."""

    def __init__(self, missing: Iterable[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(", ".join(self.missing))


class Unreadable(ValueError):
    """From a line on it is no CSV in UTF-8. What stood before that was taken."""

    def __init__(self, after: int) -> None:
        super().__init__(f"after line {after}")
        self.after = after


class UnknownLine(LookupError):
    """No refused row has this number, or it is settled."""


class _Refused(Exception):
    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


@dataclass(slots=True)
class Loaded:
    """How the rows ended. `problems`: line, column, reason."""

    lines: int = 0
    taken: int = 0
    duplicate: int = 0
    refused: int = 0
    problems: list[tuple[int, str, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # columns that are none of ours


@dataclass(frozen=True, slots=True)
class RefusedLine:
    id: int
    file: str
    line: int
    field: str
    reason: str
    loaded_at: datetime
    given: Mapping[str, str]


def load(
    *,
    actor: Actor,
    name: str,
    lines: Iterable[str],
    now: datetime,
    told: Callable[[int], None] | None = None,
) -> Loaded:
    """Take the answers of a CSV file; each row stands or falls alone. `told` hears how many have ended. Raises
    NotSuchAFile, Unreadable."""
    permit(actor, Act.LOAD_ANSWERS)
    loaded = Loaded()
    for number, row in _rows(lines, loaded.unread):
        loaded.lines += 1
        try:
            with transaction.atomic():
                is_new = _take(actor, row, now)
        except _Refused as refused:
            if _is_settled(name, number, row):
                loaded.duplicate += 1
            else:
                loaded.refused += 1
                loaded.problems.append((number, refused.column, refused.reason))
                _keep(refused, RefusedAnswer(file=name, line=number, given=row, loaded_at=now))
        else:
            loaded.taken += is_new
            loaded.duplicate += not is_new
        if told is not None:
            told(loaded.lines)
    with transaction.atomic():
        detail = {"lines": loaded.lines, "taken": loaded.taken, "refused": loaded.refused}
        note(actor, "answers.loaded", at=now, detail=detail)
    return loaded


@transaction.atomic
def refused(*, actor: Actor, now: datetime) -> list[RefusedLine]:
    """The rows that wait for somebody, oldest first; not of cases that are shut to this actor."""
    permit(actor, Act.LOAD_ANSWERS)
    shut = scopes.shut_references(actor)
    waiting = RefusedAnswer.objects.filter(settled_at=None).order_by("id")
    rows = [row for row in waiting if row.given.get("crime_reference") not in shut]
    note(actor, "answers.refused_seen", at=now, detail={"lines": len(rows)})
    return [
        RefusedLine(row.id, row.file, row.line, row.field, row.reason, row.loaded_at, _without(row.given, _CAME))
        for row in rows
    ]


@transaction.atomic
def replay(*, actor: Actor, line_id: int, mended: Mapping[str, str], now: datetime) -> str:
    """Try a refused row again, with these columns in place of its own. Gives why it is still refused, or nothing.
    Raises UnknownLine."""
    permit(actor, Act.LOAD_ANSWERS)
    row = _held(line_id)
    given = {**row.given, **mended}
    if mended:  # whoever writes a column anew has seen what stood beyond them
        given.pop(_BEYOND, None)
    try:
        with transaction.atomic():
            _take(actor, given, now)
    except _Refused as refused:
        row.given = {**given, _CAME: row.given.get(_CAME, row.given)} if mended else given
        row.field, row.reason = refused.column, refused.reason
        row.save(update_fields=["given", "field", "reason"])
        return f"{refused.column}: {refused.reason}"
    _settle(actor, row, "replayed", now)
    return ""


@transaction.atomic
def discard(*, actor: Actor, line_id: int, now: datetime) -> None:
    """Nobody need take this row. It stays, as discarded. Raises UnknownLine."""
    permit(actor, Act.LOAD_ANSWERS)
    _settle(actor, _held(line_id), "discarded", now)


def _is_settled(file: str, line: int, row: Mapping[str, str]) -> bool:
    """Somebody has mended or discarded this very row of this very file before."""
    settled = RefusedAnswer.objects.filter(file=file, line=line, settled_at__isnull=False)
    return settled.filter(_came_as(row)).exists()


def _came_as(row: Mapping[str, str]) -> Q:
    return Q(given=row) | Q(**{f"given__{_CAME}": row})


def _without(given: Mapping[str, str], name: str) -> dict[str, str]:
    return {column: text for column, text in given.items() if column != name}


def _keep(refused: _Refused, row: RefusedAnswer) -> None:
    """Once, however often its file is loaded: what waits already is brought up to date, but for one half mended."""
    waits = RefusedAnswer.objects.filter(_came_as(row.given), settled_at=None).first()
    if waits is not None and _CAME in waits.given:
        return
    row = waits or row
    row.field, row.reason = refused.column, refused.reason
    row.save()


def _rows(lines: Iterable[str], unread: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """By the line of the file on which they end."""
    number = 1
    try:
        reader = csv.DictReader(lines)
        names = reader.fieldnames or ()
        if missing := [name for name in NEEDED if name not in names]:
            raise NotSuchAFile(missing)
        unread += [name for name in names if name not in COLUMNS]
        for row in reader:
            number = reader.line_num
            given = {name: (row.get(name) or "").strip() for name in COLUMNS}
            if not given["reason"]:  # most name none, and no older row has one: a row stays the row that it was
                del given["reason"]
            beyond = row.get(None)  # cells for which there is no column
            yield number, given | ({_BEYOND: ", ".join(beyond)} if beyond else {})
    except (csv.Error, UnicodeDecodeError):
        raise Unreadable(number) from None


def _take(actor: Actor, row: Mapping[str, str], now: datetime) -> bool:
    """Whether it was new."""
    question = _question(actor, row, now)
    if question is None:
        return False
    choice = _choice(row, Kind(question.kind))
    try:
        answering.answer(
            actor=actor,
            question_id=question.public_id,
            choice=choice,
            line=row["note"] or _why(row, Kind(question.kind), choice),
            day=_day(row),
            hold_reason=_reason(row),
            door=AnswerDoor.FILE,
            now=now,
        )
    except answering.Missing as missing:
        if missing.first == "day":
            raise _Refused("day", "this answer needs a day that lies ahead, such as 2026-12-14") from None
        wanted = "the rules of the bail" if missing.first == "rules" else "why nothing may be told yet"
        raise _Refused("note", f"this answer needs a note: {wanted}") from None
    except answering.AnsweredBefore as before:
        if before.answer.choice == choice:
            return False
        raise _Refused("answer", f"it was answered with {before.answer.choice}: {_BY_THE_DESK}") from None
    except answering.KnownMeanwhile:
        raise _Refused("question", "the record system has said it meanwhile: discard this row") from None
    return True


def _question(actor: Actor, row: Mapping[str, str], now: datetime) -> OfficerQuestion | None:
    """The open one that the row answers. None: it was given this very answer before."""
    if row.get(_BEYOND):
        raise _Refused("note", "there are more cells than columns: put a text with a comma between quotation marks")
    if not row["crime_reference"]:
        raise _Refused("crime_reference", "it is empty: write whose question the row answers")
    about = OfficerQuestion.objects.filter(case__reference=row["crime_reference"])
    of_case = scopes.without_shut_cases(actor, about).order_by("-id")
    finding.look(now=now, case_ids=set(of_case.values_list("case_id", flat=True)))
    found = [one for one in of_case if one.closed_at is None and row["question"] in ("", one.kind)]
    if not found:
        if any(_was_given(row, one) for one in of_case):
            return None
        raise _Refused("crime_reference", "nothing is asked about this crime: look at its number, or discard this row")
    if len(found) > 1:
        raise _Refused("question", f"more than one is open, so say which: {_listed(one.kind for one in found)}")
    if found[0].officer_id is None:
        raise _Refused("crime_reference", f"no officer looks after this case: {_BY_THE_DESK}")
    return found[0]


def _was_given(row: Mapping[str, str], question: OfficerQuestion) -> bool:
    given = OfficerAnswer.objects.filter(question=question, undone_at=None).values_list("choice", flat=True).first()
    return given is not None and row["question"] in ("", question.kind) and _named(row, Kind(question.kind)) == given


def _choice(row: Mapping[str, str], kind: Kind) -> str:
    named = _named(row, kind)
    if named is None:
        ids = (*(choice.id for choice in pack.questions()[kind].choices), NOT_MINE)
        said = " ".join(row["answer"].split())[:_SHOWN]
        problem = f"{said} is no answer to {kind}" if said else "it is empty"
        raise _Refused("answer", f"{problem}: one of {', '.join(ids)}")
    return named


def _named(row: Mapping[str, str], kind: Kind) -> str | None:
    """The answer of this row by its id or its number; None: this question has none such."""
    question, said = pack.questions()[kind], row["answer"]
    if said in (NOT_MINE, str(question.not_mine)):
        return NOT_MINE
    choice = question.choice(int(said)) if said.isascii() and said.isdecimal() else question.named(said)
    return choice.id if choice is not None else None


def _why(row: Mapping[str, str], kind: Kind, choice: str) -> str:
    """Where a hold has no note: its reason says why."""
    chosen = pack.questions()[kind].named(choice)
    return row.get("reason", "") if chosen is not None and chosen.wants is Wants.REVIEW else ""


def _reason(row: Mapping[str, str]) -> Reason:
    said = row.get("reason", "")
    named = holding.reason_in(said.replace("_", " ") or row["note"])
    if said and named is None:
        shown = " ".join(said.split())[:_SHOWN]
        raise _Refused("reason", f"{shown} is no reason to hold: write harms the case, not decided or not safe")
    return named or holding.REASONS[0]


def _listed(names: Iterable[str]) -> str:
    return " or ".join(sorted(names))


def _day(row: Mapping[str, str]) -> date | None:
    if not row["day"]:
        return None
    try:
        return date.fromisoformat(row["day"])
    except ValueError:
        raise _Refused("day", f"{row['day']} is no day: write it as 2026-12-14") from None


def _held(line_id: int) -> RefusedAnswer:
    row = RefusedAnswer.objects.select_for_update().filter(id=line_id, settled_at=None).first()
    if row is None:
        raise UnknownLine(line_id)
    return row


def _settle(actor: Actor, row: RefusedAnswer, as_what: str, now: datetime) -> None:
    row.settled_at, row.settled_as = now, as_what
    row.save(update_fields=["settled_at", "settled_as"])
    note(actor, f"answers.{as_what}", at=now, detail={"line": row.id})
