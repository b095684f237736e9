"""What the bank holidays are called, from the same file that working days are counted with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings

from victimcare.services.rights.working_days import DIVISION, REFRESHED, SHIPPED


def names() -> Mapping[date, str]:
    """Each bank holiday's name by its day; a file without names gives none."""
    refreshed: Path = settings.HOME / REFRESHED
    return _names(refreshed if refreshed.exists() else SHIPPED)


@cache
def _names(path: Path) -> Mapping[date, str]:
    events = json.loads(path.read_text(encoding="utf-8"))[DIVISION]["events"]
    titled = {date.fromisoformat(event["date"]): event.get("title", "") for event in events}
    return MappingProxyType({day: title for day, title in titled.items() if title})
