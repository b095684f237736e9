"""Checks what a line's form cannot express: that its dates exist and are plausible, and that no name appears twice in a
list. Also holds the published schema, which says the form itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import jsonschema_rs

from victimcare.rules import clock

Payload = Mapping[str, Any]

AHEAD = timedelta(hours=24)  # a record system's clock may be ahead of ours by no more than this
OLDEST = datetime(1900, 1, 1, tzinfo=UTC)
LAST_YEAR = 9998  # of a planned day; later than this, no day can be counted from it
OLDEST_AGE = 130

# RFC 3339 in ranges. Months and days are left to the calendar, a 60th second to `_moment`.
_OFFSET = re.compile(r"(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])\Z")
_is_email = jsonschema_rs.validator_for({"type": "string", "format": "email"}, validate_formats=True).is_valid


class FieldProblem(NamedTuple):
    field: str
    reason: str


def find_field_problem(line: Payload, now: datetime) -> FieldProblem | None:
    """The first implausible value in a line of valid form; None when there is none."""
    return next(_field_problems(line, now), None)


def _field_problems(line: Payload, now: datetime) -> Iterator[FieldProblem]:
    data = line["data"]
    yield from _check_past_moment("time", line["time"], now)
    if "recordedat" in line:
        yield from _check_past_moment("recordedat", line["recordedat"], now)
    for name in ("reported_at", "occurred_from", "occurred_to", "received_by_wcu_at"):
        if name in data:
            yield from _check_past_moment(f"data.{name}", data[name], now)
    if "starts_at" in data:
        yield from _check_planned_moment("data.starts_at", data["starts_at"])
    for name in ("return_on", "on"):
        if name in data:
            yield from _check_planned_day(f"data.{name}", data[name])
    yield from _victim_problems(data, now)
    yield from _officer_problems(data)


def _victim_problems(data: Payload, now: datetime) -> Iterator[FieldProblem]:
    victims = data.get("victims", ())
    for place, victim in enumerate(victims):
        yield from _check_birth_date(f"data.victims[{place}].date_of_birth", victim, now)
    if "victim" in data:
        yield from _check_birth_date("data.victim.date_of_birth", data["victim"], now)
    if "changes" in data:
        if not data["changes"]:
            yield FieldProblem("data.changes", "{} names nothing; expected at least one change")
        yield from _check_birth_date("data.changes.date_of_birth", data["changes"], now)
    yield from _check_once("data.victims", [victim["victim_id"] for victim in victims])
    yield from _check_once("data.victim_must_attend", data.get("victim_must_attend", ()))


def _officer_problems(data: Payload) -> Iterator[FieldProblem]:
    for name in ("officer", "by"):
        officer = data.get(name)
        if isinstance(officer, dict) and "email" in officer and not _is_address(officer["email"]):
            yield FieldProblem(f"data.{name}.email", f"{_shown(officer['email'])} is not an e-mail address")


@lru_cache(maxsize=10_000)  # a force has some thousand officers, and each is named again and again
def _is_address(text: str) -> bool:
    return _is_email(text)


def _check_past_moment(field: str, text: str, now: datetime) -> Iterator[FieldProblem]:
    at = _moment(text)
    if at is None:
        yield FieldProblem(
            field, f"{_shown(text)} is not a date and time that exists; expected RFC 3339 with an offset"
        )
    elif at > now + AHEAD:
        yield FieldProblem(field, f"{_shown(text)} is more than 24 hours from now; expected what has happened")
    elif at < OLDEST:
        yield FieldProblem(field, f"{_shown(text)} is before 1900; expected a year from 1900")


def _check_planned_moment(field: str, text: str) -> Iterator[FieldProblem]:
    at = _moment(text)
    if at is None or at.year > LAST_YEAR:
        yield FieldProblem(field, f"{_shown(text)} is not a date and time that can be planned; expected RFC 3339")


def _check_planned_day(field: str, text: str) -> Iterator[FieldProblem]:
    day = _day(text)
    if day is None or day.year > LAST_YEAR:
        yield FieldProblem(
            field, f"{_shown(text)} is not a date that can be planned; expected a day such as 2026-03-02"
        )


def _check_birth_date(field: str, record: Payload, now: datetime) -> Iterator[FieldProblem]:
    text = record.get("date_of_birth")
    if text is None:
        return
    born, today = _day(text), clock.london_date(now)
    if born is None:
        yield FieldProblem(field, f"{_shown(text)} is not a date that exists; expected a day such as 1984-02-29")
    elif born > today:
        yield FieldProblem(field, f"{_shown(text)} is after today; expected a date of birth")
    elif today >= clock.birthday(born, OLDEST_AGE) and today != clock.birthday(born, OLDEST_AGE):
        yield FieldProblem(field, f"{_shown(text)} is over {OLDEST_AGE} years ago; expected a date of birth")


def _check_once(field: str, names: list[str] | tuple[str, ...]) -> Iterator[FieldProblem]:
    if len(names) > 1 and len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        yield FieldProblem(field, f"{_shown(twice)} stands twice; expected each victim once")


def _moment(text: str) -> datetime | None:
    """The moment; None where it does not exist. A 60th second is real only at midnight in UTC (RFC 3339, 5.6)."""
    if _OFFSET.search(text) is None:
        return None
    try:
        at = clock.parse_moment(text)
    except ValueError:
        return None
    if text[17:19] == "60" and at.replace(microsecond=0) != at.replace(hour=0, minute=0, second=0, microsecond=0):
        return None
    return at


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _shown(value: str) -> str:
    return repr(value if len(value) <= 80 else value[:80] + "…")


@cache
def schema_text() -> str:
    """The published schema, byte for byte."""
    return files("victimcare.services.feed").joinpath("schema.json").read_text(encoding="utf-8")


@cache
def load_schema_validator() -> Any:
    return jsonschema_rs.validator_for(json.loads(schema_text()), validate_formats=True)


def is_valid_by_schema(line: Any) -> bool:
    """Whether the published schema alone accepts this object."""
    return bool(load_schema_validator().is_valid(line))
