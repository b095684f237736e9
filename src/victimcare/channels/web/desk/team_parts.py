"""The parts of the Team page: each a page of its own, with one row of switches over all of them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act, NotPermitted, permit
from victimcare.wording import say

# Each part's address, which is also its sentence `team-part-…`, and the act that it takes.
_PARTS: tuple[tuple[str, Act], ...] = (
    ("team", Act.SEE_TASKS),
    ("team-load", Act.SEE_TEAM_LOAD),
    ("team-quality", Act.REVIEW_CONTACTS),
    ("team-coaching", Act.COACH),
    ("contact-times", Act.SEE_CONTACT_TIMES),
    ("odd-looks", Act.ANSWER_LOOKS),
    ("conflicts", Act.KEEP_CONFLICTS),
)


def parts_for(request: Request) -> list[dict[str, Any]]:
    """Those that whoever asks may open; the one that is open is whose address theirs begins with."""
    addresses = {name: reverse(f"desk:{name}") for name, act in _PARTS if _may(request, act)}
    here = max((each for each in addresses.values() if request.path.startswith(each)), key=len, default="")
    return [
        {"text": say(f"team-part-{name}"), "href": address, "current": address == here}
        for name, address in addresses.items()
    ]


def _may(request: Request, act: Act) -> bool:
    try:
        permit(request.actor, act)
    except NotPermitted:
        return False
    return True
