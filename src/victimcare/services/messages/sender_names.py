"""The sender's names that a text can show.

Texts are shared among their suppliers, and when one fails the next takes over. So a name counts only where each of them
can show it: otherwise the victim would see a name other than the one they agreed to, without our knowing.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from victimcare.rules.force import Force
from victimcare.services.messages import suppliers


@dataclass(frozen=True, slots=True)
class Offered:
    """What a plan may name, and what is shown where it names none: the force's neutral name, and its open one where
    police may be said. Both are empty where a supplier shows its own usual sender instead, which is neutral."""

    names: tuple[str, ...]
    neutral: str
    open: str


def offered() -> Offered:
    force: Force = settings.FORCE
    usual, names = force.senders, shown()
    is_usual_shown = {usual.neutral, usual.open} <= names
    neutral, open_ = (usual.neutral, usual.open) if is_usual_shown else ("", "")
    return Offered(tuple(sorted(names - {neutral})), neutral, open_)


def shown() -> frozenset[str]:
    """Those that every supplier of texts can show."""
    return suppliers.sender_names() or frozenset()


def is_gone(name: str) -> bool:
    """A text can no longer show the name that the victim agreed to. Without any supplier nothing leaves in any case."""
    if not name:
        return False
    names = suppliers.sender_names()
    return names is not None and name not in names
