"""Where a list begins, and how many there are."""

from __future__ import annotations

from victimcare.channels.web.ui.pages import Request
from victimcare.services.desk.queries import MOST_COUNTED
from victimcare.wording import say


def start(request: Request) -> int:
    """As the address says; at the beginning where it says nothing that is a place in a list."""
    text = request.GET.get("start")
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0


def counted(count: int) -> str:
    return say("desk-tasks-many", count=count) if count >= MOST_COUNTED else str(count)
