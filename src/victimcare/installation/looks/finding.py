"""What a look is given, and what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, LiteralString

import psycopg

from victimcare.installation.environment import Environment
from victimcare.rules.force import Force


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    is_good: bool
    found: str
    do: str = ""  # what to do about it; of a good one what could be better, and it is a notice

    @property
    def mark(self) -> str:
        if not self.is_good:
            return "LOOK"
        return "note" if self.do else "good"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is looked at."""

    settings: Environment
    force: Force
    calendar_ends_on: date
    unapplied_migrations: int
    now: datetime  # this machine's real time
    unknown_settings: Mapping[str, str] = field(default_factory=dict)  # as `environment.unknown` tells them
    can_make_pdf: bool = True  # Pango is on this machine
    store_keys: tuple[str, ...] = ()  # the names of those that are set; the first seals
    complaints_open: int = 0
    complaints_late: int = 0


def finding(name: str, is_good: bool, found: str, do: str) -> Finding:
    return Finding(name, is_good, found, "" if is_good else do)


def answers(yes: bool, port: int) -> str:
    return f"{'answers' if yes else 'nothing answers'} on port {port}"


def one(connection: psycopg.Connection, question: LiteralString, *values: str) -> Any:
    row = connection.execute(question, values).fetchone()
    return row[0] if row else None
