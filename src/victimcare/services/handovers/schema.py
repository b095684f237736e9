"""The form of a packet, as published."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import jsonschema_rs

_FILE = Path(__file__).parent / "schema.json"


def schema_text() -> str:
    return _FILE.read_text(encoding="utf-8")


def wrongs(content: bytes) -> list[str]:
    """What is wrong with a packet's content, by place; empty: it has the form."""
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        return ["it is no JSON"]
    return [
        f"{'.'.join(map(str, one.instance_path)) or 'whole'}: {one.message}" for one in _checker().iter_errors(read)
    ]


@cache
def _checker() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(schema_text()), validate_formats=True)
