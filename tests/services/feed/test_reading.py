from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.services.feed.feed_lines import NOW, a_victim, an_event, arrested, recorded
from victimcare.services.feed.line_reading import EventLine, LineRefusal, read_line
from victimcare.services.feed.line_validation import is_valid_by_schema, schema_text

SCHEMA = json.loads(schema_text())
LEAVES: dict[str, list[Any]] = {
    "date-time": ["2026-03-02T09:00:00+00:00", "2016-12-31T23:59:60Z", "2026-06-30T23:30:00.1234567Z"],
    "date": ["1984-02-29", "2026-01-01"],
    "email": ["a.cole@force.example"],
}
SENSE = re.compile("exist|planned|hours|1900|twice|ago|after|NUL|surrogate")
ODD: list[Any] = [
    None,
    True,
    0,
    1,
    1.0,
    1.5,
    -1,
    2**63,
    1e30,
    "",
    " ",
    "x",
    "x" * 101,
    "x" * 201,
    "é" * 100,
    [],
    {},
    [None],
    "2026-02-30T09:00:00Z",
    "2026-01-01T12:00:60Z",
    "2016-12-31T23:59:60Z",
    "2026-01-01T09:00:00+24:00",
    "2026-01-01T09:00:00+01:75",
    "2026-01-01T09:00:00-00:00",
    "2026-01-01t09:00:00z",
    "2026-01-01T09:00:00Z\n",
    "2026-01-01 09:00:00Z",
    "2026-01-01",
    "2026-1-1",
    "20260101",
    "2023-02-29",
    "٢٠٢٦-01-01",
    "09:60",
    "24:00",
    "09:00",
    "09:00\n",
    "person",
    "text",
    "case.recorded",
    "suspect.arrested",
    "a@b",
    "a b@c.example",
    "1A",
    "1.0",
]


def _example(schema: dict[str, Any], draw: random.Random) -> Any:
    """Something that this part of the schema accepts."""
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return draw.choice(schema["enum"])
    kind = schema["type"]
    if kind == "object":
        names = [
            name
            for name in schema.get("properties", {})
            if name in schema.get("required", ()) or draw.random() < 0.6 or schema.get("minProperties")
        ]
        return {name: _example(schema["properties"][name], draw) for name in names}
    if kind == "array":
        return [_example(schema["items"], draw) for _ in range(draw.randint(schema.get("minItems", 0), 2))]
    if kind == "string":
        if schema.get("format") in LEAVES:
            return draw.choice(LEAVES[schema["format"]])
        return "09:30" if "pattern" in schema else draw.choice(["a", "Ada", "ẞ 漢字", 'quo"te\\'])
    if kind == ["integer", "string"]:
        return draw.choice([1, 12, 1.0, "7", "12"])
    return draw.choice([1, 12, 1.0]) if kind == "integer" else draw.random() < 0.5


def _line(draw: random.Random) -> dict[str, Any]:
    branch = draw.choice(SCHEMA["allOf"])
    whole = {**SCHEMA, "properties": SCHEMA["properties"] | branch["then"]["properties"]}
    line: dict[str, Any] = _example(whole, draw)
    return line | {"type": branch["if"]["properties"]["type"]["const"]}


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every member of every object and list, as (holder, key)."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def _spoil(line: dict[str, Any], draw: random.Random) -> None:
    holder, key = draw.choice(list(_places(line)))
    change = draw.random()
    if change < 0.25:
        del holder[key]
    elif change < 0.4 and isinstance(holder, dict):
        holder["strange"] = draw.choice(ODD)
    else:
        holder[key] = draw.choice(ODD)


@pytest.mark.parametrize("seed", range(8))
def test_the_hot_path_accepts_what_the_published_schema_accepts_and_nothing_else(seed: int) -> None:
    draw = random.Random(seed)
    accepted = 0
    for _ in range(1_000):
        line = _line(draw)
        for _ in range(draw.choice([0, 1, 1, 1, 2])):
            _spoil(line, draw)

        what = read_line(json.dumps(line).encode(), now=NOW)

        by_schema = is_valid_by_schema(line)
        accepted += by_schema
        if isinstance(what, EventLine):
            assert by_schema, line
        elif by_schema:  # right in form, and refused for its sense alone
            assert SENSE.search(what.reason), (what, line)
    assert 300 < accepted < 900


def _refusal(line: Any) -> tuple[str, str]:
    what = read_line(line if isinstance(line, bytes) else json.dumps(line).encode(), now=NOW)
    assert isinstance(what, LineRefusal), what
    return what.field, what.reason


DEEP = b'"deep":' + b"[" * 5_000 + b"]" * 5_000
WHOLE = json.dumps(recorded()).encode()


def _with(extra: bytes) -> bytes:
    return WHOLE[:-1] + b"," + extra + b"}"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (WHOLE[:200], "not JSON"),
        (b"[1]", "expected a JSON object"),
        (b"\xef\xbb\xbf" + WHOLE, "not JSON"),
        (_with(b'"note":"\xe9"'), "not UTF-8"),
        (_with(b'"note":"\xed\xa0\x80"'), "not UTF-8"),
        (_with(b'"note":"\x00"'), "NUL byte"),
        (_with(b'"note":"\\u0000"'), "NUL character"),
        (_with(b'"no\\u0000te":1'), "NUL character"),
        (_with(b'"note":"\\ud800"'), "surrogate"),
        (_with(b'"note":"\\udc00x"'), "surrogate"),
        (_with(b'"note":NaN'), "NaN"),
        (_with(b'"note":-Infinity'), "-Infinity"),
        (_with(b'"note":1e999'), "number is too large"),
        (_with(b'"note":' + b"9" * 6_000), "a number is too long: it has 6000 digits; expected at most 4300 digits"),
        (_with(b'"note":"' + b"x" * 10_000_000 + b'"'), "bytes; expected at most 1048576"),
        (_with(DEEP), "nests deeper"),
        (b"[" * 1_000_000, "nests deeper"),
        (_with(b'"id":"again"'), "stands twice"),
        (_with(b'"\\u0069d":"again"'), "stands twice"),
        (WHOLE.replace(b'"offence": {', b'"offence": {"title":"x",'), "stands twice"),
    ],
)
def test_a_line_that_is_no_clean_json_is_refused_with_what_was_expected(line: bytes, reason: str) -> None:
    assert reason in _refusal(line)[1]


def test_a_line_of_just_one_mebibyte_is_read() -> None:
    room = (1 << 20) - len(_with(b'"note":""'))

    assert isinstance(read_line(_with(b'"note":"' + b"x" * room + b'"'), now=NOW), EventLine)
    assert "bytes" in _refusal(_with(b'"note":"' + b"x" * (room + 1) + b'"'))[1]


def test_a_backslash_before_u0000_is_no_nul_and_a_quoted_key_no_second_key() -> None:
    assert isinstance(read_line(_with(rb'"note":"a\\u0000"'), now=NOW), EventLine)
    assert isinstance(read_line(_with(rb'"note":"\"id\":\"id\""'), now=NOW), EventLine)


LATER = (NOW + timedelta(hours=24)).isoformat()
TOO_LATE = (NOW + timedelta(hours=24, seconds=1)).isoformat()


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (arrested(time="2026-11-25T09:00:00"), "time"),
        (arrested(time="0000-01-01T00:00:00Z"), "time"),
        (arrested(time="9999-12-31T23:59:59Z"), "time"),
        (arrested(time=TOO_LATE), "time"),
        (arrested(time="1899-12-31T23:59:59Z"), "time"),
        (arrested(time="2026-11-24T12:00:60Z"), "time"),
        (arrested(time="2026-02-29T12:00:00Z"), "time"),
        (arrested(recordedat=TOO_LATE), "recordedat"),
        (arrested(recordedat=None), "recordedat"),
        (arrested(sequence=0), "sequence"),
        (arrested(sequence=1.5), "sequence"),
        (arrested(sequence=2**63), "sequence"),
        (arrested(sequence=str(2**63)), "sequence"),
        (arrested(sequence="07"), "sequence"),
        (arrested(sequence="one"), "sequence"),
        (an_event("suspect.escaped", {"suspect_ref": "S1"}), "type"),
        (arrested(source=""), "source"),
        (an_event("suspect.arrested", {"suspect_ref": "S1", "name": "x"}), "data.name"),
        (recorded(occurred_from=TOO_LATE), "data.occurred_from"),
        (recorded(occurred_to="1850-01-01T00:00:00Z"), "data.occurred_to"),
        (recorded(a_victim(date_of_birth="2026-11-26")), "data.victims[0].date_of_birth"),
        (recorded(a_victim(date_of_birth="1896-11-24")), "data.victims[0].date_of_birth"),
        (recorded(a_victim(date_of_birth="2023-02-29")), "data.victims[0].date_of_birth"),
        (recorded(a_victim(), a_victim()), "data.victims"),
        (recorded(a_victim(kind="neighbour")), "data.victims[0].kind"),
        (recorded(officer={"officer_id": "1", "name": "PC Cole", "email": "at home"}), "data.officer.email"),
        (an_event("case.outcome", {"outcome": "99"}), "data.outcome"),
        (an_event("victim.details_proposed", {"victim_id": "V1", "changes": {}}), "data.changes"),
        (
            an_event("victim.details_proposed", {"victim_id": "V1", "changes": {"date_of_birth": "2027-01-01"}}),
            "data.changes.date_of_birth",
        ),
        (an_event("offender.release_planned", {"suspect_ref": "S1", "on": "9999-01-01"}), "data.on"),
    ],
)
def test_a_refusal_names_the_field_that_is_wrong(line: dict[str, Any], field: str) -> None:
    assert _refusal(line)[0] == field


@pytest.mark.parametrize(
    "line",
    [
        arrested(time=LATER),
        arrested(time="2016-12-31T23:59:60Z"),
        arrested(time="2026-01-01T00:00:00-00:00"),
        arrested(time="2026-01-01T00:00:00.123456789123Z"),
        arrested(sequence=1.0),
        arrested(sequence=2**63 - 1),
        arrested(sequence=str(2**63 - 1)),
        arrested(sequence="10"),
        arrested(traceparent="00-ab-cd-01", partitionkey=7),
        recorded(a_victim(date_of_birth="1896-11-25")),
        recorded(a_victim(date_of_birth="2026-11-25")),
        recorded(occurred_from="2026-03-02T09:00:00Z", occurred_to="2026-03-01T09:00:00Z"),
        an_event("offender.release_planned", {"suspect_ref": "S1", "on": "2060-01-01"}),
    ],
)
def test_what_the_contract_allows_is_read(line: dict[str, Any]) -> None:
    assert isinstance(read_line(json.dumps(line).encode(), now=NOW), EventLine)


def test_spacing_and_the_order_of_keys_are_not_content_and_everything_else_is() -> None:
    line = recorded()
    turned = dict(reversed(line.items()))

    digests = {
        read_line(raw, now=NOW).digest  # type: ignore[union-attr]
        for raw in (json.dumps(line).encode(), json.dumps(turned, indent=1).replace("\n", " ").encode())
    }
    other = read_line(json.dumps(line | {"traceparent": "x"}).encode(), now=NOW)

    assert len(digests) == 1
    assert isinstance(other, EventLine)
    assert other.digest not in digests


def test_a_sixtieth_second_is_the_next_one() -> None:
    line = read_line(json.dumps(arrested(time="2016-12-31T23:59:60Z")).encode(), now=NOW)

    assert isinstance(line, EventLine)
    assert line.time.isoformat() == "2017-01-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            an_event("case.outcome", {"outcome": "1a"}),
            f"'1a' is not known here; expected one of 0, 1, 1A, 2, 2A, 3, 3A, {', '.join(map(str, range(4, 23)))}",
        ),
        (an_event("case.outcome", {"outcome": 1}), "1 is not known here; expected one of 0, 1, 1A"),
        (recorded(a_victim(kind="neighbour")), "'neighbour' is not known here; expected one of person, business, "),
        (an_event("Suspect.arested", {}), "'Suspect.arested' is not known here; did they mean suspect.arrested"),
        (an_event("x", {}), "'x' is not known here; expected one of 29 such as appeal.lodged"),
    ],
)
def test_a_value_that_is_not_among_those_known_is_named_with_what_was_expected(line: Any, reason: str) -> None:
    assert _refusal(line)[1].startswith(reason)


def _digest(number: str) -> bytes:
    """Of a line with this number in several places."""
    line = json.dumps(arrested(id="one", sequence=0, note=[0, {"deep": 0}])).replace(": 0", ": " + number)
    what = read_line(line.replace("[0", "[" + number).encode(), now=NOW)
    assert isinstance(what, EventLine), what
    return what.digest


@pytest.mark.parametrize("same", ["1.0", "1e0", "10E-1", "1." + "0" * 50])
def test_one_number_written_in_two_ways_is_one_content(same: str) -> None:
    assert _digest(same) == _digest("1")


def test_a_large_number_is_the_same_however_written_and_truth_and_parts_are_other_content() -> None:
    def of(note: str) -> bytes:
        what = read_line(_with(b'"note":' + note.encode()), now=NOW)
        assert isinstance(what, EventLine), what
        return what.digest

    assert of("1e30") == of("1" + "0" * 30)
    assert of("-0.0") == of("0")
    assert len({of(each) for each in ("1", "true", "1.5", '"1"', '"1.0"', "[1]")}) == 6
