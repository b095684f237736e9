"""The feed's published form, as the product keeps it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import victimcare

_SCHEMA = Path(victimcare.__file__).parent / "services" / "feed" / "schema.json"


@cache
def feed_schema() -> Any:
    return json.loads(_SCHEMA.read_text(encoding="utf-8"))
