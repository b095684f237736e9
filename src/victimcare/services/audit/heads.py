"""Heads of the audit's chain kept outside the database, in the installation's home.

The newest is in a file of its own that is replaced at every seal, so that only what came since the last look is
uncovered, and the file stays 100 bytes long. A history beside it gets one head a minute at most, to be copied to
another machine: some 50 MB in a year without a quiet minute.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

import psycopg

from victimcare.services.audit import seals
from victimcare.services.audit.seals import Head

NEWEST = "audit-head.json"
HISTORY = "audit-heads.jsonl"
SECONDS_BETWEEN_LINES = 60


def kept(home: Path) -> list[Head]:
    """Every head that was kept."""
    lines = (home / HISTORY).read_text().splitlines() if (home / HISTORY).exists() else []
    newest = _newest(home)
    return [Head(**json.loads(line)) for line in lines if line] + ([newest] if newest else [])


class Keeper:
    """Keeps heads for one sealer. The files only ever say more: a head that the chain no longer meets is never lost."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._newest = _newest(home)
        self._line_at = float("-inf")

    def keep(self, connection: psycopg.Connection[Any]) -> Head | None:
        """After a look of the sealer. Answers the head kept before, if the chain no longer goes on from it."""
        head = seals.head(connection)
        if head is None or head == self._newest:
            return None
        lost = self._newest if self._newest and not seals.meets(connection, self._newest) else None
        if lost:
            self._add(lost)  # its place will be used again
        if time.monotonic() - self._line_at > SECONDS_BETWEEN_LINES:
            self._add(head)
            self._line_at = time.monotonic()
        _replace(self._home / NEWEST, _line(head))
        self._newest = head
        return lost

    def _add(self, head: Head) -> None:
        with (self._home / HISTORY).open("a") as file:
            _write(file, _line(head))


def _newest(home: Path) -> Head | None:
    file = home / NEWEST
    return Head(**json.loads(file.read_text())) if file.exists() else None


def _line(head: Head) -> str:
    return json.dumps(asdict(head)) + "\n"


def _replace(path: Path, text: str) -> None:
    """Whole or not at all."""
    unfinished = path.with_suffix(".new")
    with unfinished.open("w") as file:
        _write(file, text)
    unfinished.replace(path)


def _write(file: TextIO, text: str) -> None:
    file.write(text)
    file.flush()
    os.fsync(file.fileno())
