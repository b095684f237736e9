"""Whether a page that was handed over also counts as seen: being fetched is not being told (ADR 56).

What a page would tell has a mark. A look that does not count yet shows the same page and tells nothing of it; the page
brings the mark back once it stands before a person. If the page would tell something else by then, nothing is told:
only what was shown can be confirmed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import transaction

if TYPE_CHECKING:
    from collections.abc import Iterator

IsSeen = Callable[[str], bool]  # of the mark of what a page would tell


def seen_at_once(mark: str) -> bool:
    return True


def seen_later(mark: str) -> bool:
    return False


def mark_to_confirm(is_seen: IsSeen, *told: object) -> str:
    """The mark that a page has to bring back before this counts as told. Empty where it counts now, or tells nothing.

    The same for the same things to tell. Nobody can make it up who has not had the page."""
    if not any(told):
        return ""
    mark = hashlib.sha256(repr(told).encode()).hexdigest()[:32]
    return "" if is_seen(mark) else mark


@contextmanager
def undone_while_unseen(mark: str) -> Iterator[None]:
    """What is told within is undone where its mark has still to come back: the page reads as if it had been told."""
    if not mark:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
