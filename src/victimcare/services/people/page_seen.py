"""Decides whether a page that was sent also counts as seen: fetching a page does not tell its reader anything (ADR 56).

The news on a page has a mark. A look that does not count yet shows the same page but records no news as told; the page
sends the mark back once it is in front of a person. If the page would show other news by then, nothing counts as told:
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

IsSeen = Callable[[str], bool]  # takes the mark of the news on a page


def seen_at_once(mark: str) -> bool:
    return True


def seen_later(mark: str) -> bool:
    return False


def mark_to_confirm(is_seen: IsSeen, *told: object) -> str:
    """The mark that a page must send back before its news counts as told. Empty where it counts now, or there is no
    news.

    The same news gives the same mark. It cannot be guessed without the page.
    """
    if not any(told):
        return ""
    mark = hashlib.sha256(repr(told).encode()).hexdigest()[:32]
    return "" if is_seen(mark) else mark


@contextmanager
def undone_while_unseen(mark: str) -> Iterator[None]:
    """Undo what is recorded as told in this block while its mark has not come back: the page still reads as if it had
    been told."""
    if not mark:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
