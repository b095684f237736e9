"""The database from a thread of the line, which outlives many of its connections."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import close_old_connections


@contextmanager
def fresh_connections() -> Iterator[None]:
    """A connection that the database has dropped is replaced, and none that is old stays with an idle thread."""
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()
