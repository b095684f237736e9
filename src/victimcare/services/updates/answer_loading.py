"""Loads officers' answers from a record system's file, one per row. Keeps refused rows as they came, with the column
and the reason, to be repaired and tried again.

It is not yet known whom a refused row is about, so its content is sealed under the installation's key. A repeated row
is recognised by a keyed digest of its original.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import RefusedAnswer
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.person_keys import KEY_MISSING, open_person_words
from victimcare.services.sealing import seal_bytes
from victimcare.services.secret_hashes import DigestUse, list_digests, make_digest
from victimcare.services.updates import answer_rows


@dataclass(slots=True)
class AnswerLoadResult:
    """The result of each row. `problems`: line, column, reason."""

    lines: int = 0
    taken: int = 0
    duplicate: int = 0
    refused: int = 0
    problems: list[tuple[int, str, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # columns that we do not know


@dataclass(frozen=True, slots=True)
class RefusedAnswerRow:
    id: int
    file: str
    line: int
    field: str
    reason: str
    loaded_at: datetime
    given: Mapping[str, str]


def load_answers(
    *,
    actor: Actor,
    name: str,
    lines: Iterable[str],
    now: datetime,
    told: Callable[[int], None] | None = None,
) -> AnswerLoadResult:
    """Load the answers of a CSV file; each row is taken on its own. `told` is called with the number of rows done.
    Raises answer_rows.ColumnsMissing, answer_rows.FileUnreadable."""
    permit(actor, Act.LOAD_ANSWERS)
    loaded = AnswerLoadResult()
    for number, row in answer_rows.read_answer_rows(lines, loaded.unread):
        loaded.lines += 1
        try:
            with transaction.atomic():
                is_new = answer_rows.take_answer_row(actor, row, now)
        except answer_rows.RefusedRow as refused:
            if _is_settled(name, number, row):
                loaded.duplicate += 1
            else:
                loaded.refused += 1
                loaded.problems.append((number, refused.column, refused.reason))
                _keep(refused, row, RefusedAnswer(file=name, line=number, loaded_at=now))
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
def list_refused_answers(*, actor: Actor, now: datetime) -> list[RefusedAnswerRow]:
    """Refused rows that wait for staff, oldest first; without cases hidden from this actor."""
    permit(actor, Act.LOAD_ANSWERS)
    shut = access_scopes.hidden_crime_references(actor)
    waiting = RefusedAnswer.objects.filter(settled_at=None).order_by("id")
    rows = [(row, given) for row in waiting if (given := open_given(row)).get("crime_reference") not in shut]
    note(actor, "answers.refused_seen", at=now, detail={"lines": len(rows)})
    return [
        RefusedAnswerRow(row.id, row.file, row.line, row.field, row.reason, row.loaded_at, _without(given, AS_IT_CAME))
        for row, given in rows
    ]


@transaction.atomic
def retry_refused_answer(*, actor: Actor, line_id: int, mended: Mapping[str, str], now: datetime) -> str:
    """Try a refused row again, with these columns in place of its own. Returns why it is still refused, or nothing.
    Raises NotFound."""
    permit(actor, Act.LOAD_ANSWERS)
    row = _held(line_id)
    before = open_given(row)
    given: dict[str, Any] = {**before, **mended}
    if mended:  # a person who repairs a column has seen the surplus cells
        given.pop(answer_rows.BEYOND, None)
    try:
        with transaction.atomic():
            answer_rows.take_answer_row(actor, given, now)
    except answer_rows.RefusedRow as refused:
        put_given(row, {**given, AS_IT_CAME: before.get(AS_IT_CAME, before)} if mended else given)
        row.field, row.reason = refused.column, refused.reason
        row.save(update_fields=["sealed_given", "came_key", "field", "reason"])
        return f"{refused.column}: {refused.reason}"
    _settle(actor, row, "replayed", now)
    return ""


@transaction.atomic
def discard_refused_answer(*, actor: Actor, line_id: int, now: datetime) -> None:
    """Discard a row that need not be taken. It is kept, as discarded. Raises NotFound."""
    permit(actor, Act.LOAD_ANSWERS)
    _settle(actor, _held(line_id), "discarded", now)


def _is_settled(file: str, line: int, row: Mapping[str, str]) -> bool:
    """Whether this very row of this very file was repaired or discarded before."""
    settled = RefusedAnswer.objects.filter(file=file, line=line, settled_at__isnull=False)
    return settled.filter(came_as(row)).exists()


def _without(given: Mapping[str, str], name: str) -> dict[str, str]:
    return {column: text for column, text in given.items() if column != name}


def _keep(refused: answer_rows.RefusedRow, given: Mapping[str, str], row: RefusedAnswer) -> None:
    """Keep the row once, however often its file is loaded: update one that waits, unless it is partly repaired."""
    waits = RefusedAnswer.objects.filter(came_as(given), settled_at=None).first()
    if waits is not None and AS_IT_CAME in open_given(waits):
        return
    row = waits or row
    put_given(row, given)
    row.field, row.reason = refused.column, refused.reason
    row.save()


def _held(line_id: int) -> RefusedAnswer:
    row = RefusedAnswer.objects.select_for_update().filter(id=line_id, settled_at=None).first()
    if row is None:
        raise NotFound("no such refused row")
    return row


def _settle(actor: Actor, row: RefusedAnswer, as_what: str, now: datetime) -> None:
    row.settled_at, row.settled_as = now, as_what
    row.save(update_fields=["settled_at", "settled_as"])
    note(actor, f"answers.{as_what}", at=now, detail={"line": row.id})


AS_IT_CAME = "as_it_came"  # the row of the file, kept beside a repaired version that is still refused


def put_given(row: RefusedAnswer, given: Mapping[str, object]) -> None:
    """Seal the content into a row that the caller saves; nothing is in the clear."""
    row.came_key = make_digest(_as_json(given.get(AS_IT_CAME, given)), DigestUse.ANSWER_ROW)
    row.sealed_given = seal_bytes(json.dumps(dict(given)).encode(), _place(row))


def open_given(row: RefusedAnswer) -> dict[str, str]:
    """The row's columns and texts. Empty once it was redacted or its key is gone."""
    words = open_person_words(row.sealed_given, _place(row))
    return dict(json.loads(words)) if words not in ("", KEY_MISSING) else {}


def came_as(row: Mapping[str, str]) -> Q:
    """Rows with the same original as this one, repaired or not."""
    return Q(came_key__in=list_digests(_as_json(row), DigestUse.ANSWER_ROW))


def blank_settled_rows(reference: str) -> int:
    """Blank the content of this crime's settled rows. Returns how many had any."""
    settled = RefusedAnswer.objects.filter(settled_at__isnull=False)
    found = [row.id for row in settled if open_given(row).get("crime_reference") == reference]
    return settled.filter(id__in=found).update(sealed_given=b"")


def _as_json(given: object) -> str:
    return json.dumps(given, sort_keys=True)


def _place(row: RefusedAnswer) -> str:
    return f"refused-answer:{row.came_key}:given"
