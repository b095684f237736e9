"""What the record system says next of some of the cast, when whoever shows the demonstration asks for it."""

from __future__ import annotations

import json
from datetime import datetime

from victimcare.demo.cast import members
from victimcare.demo.feed.case import SOURCE

# By member: the event's type and what it says.
_NEXT: dict[str, tuple[str, dict[str, object]]] = {
    "naomi": ("suspect.arrested", {"suspect_ref": "S10307-1"}),
    "walter": ("suspect.arrested", {"suspect_ref": "S10299-1"}),
    "marian": ("suspect.arrested", {"suspect_ref": "S10301-1"}),
    "elif": ("suspect.charged", {"suspect_ref": "S10288-1", "offences": ["Assault occasioning actual bodily harm"]}),
}


def with_next_event() -> frozenset[str]:
    """Members whose story can go on."""
    return frozenset(_NEXT)


def next_event(member_id: str, at: datetime) -> bytes:
    """The next event of this member's case, happening at `at`, as a feed line. The same moment gives the same id.

    Raises KeyError for a member whose story does not go on.
    """
    kind, data = _NEXT[member_id]
    reference = members.by_id(member_id).crime_reference
    line = {
        "specversion": "1.0",
        "id": f"{member_id}-{at:%Y%m%dT%H%M%S}",
        "source": SOURCE,
        "type": kind,
        "subject": reference,
        "time": at.isoformat(),
        "sequence": 1_000,  # after all that the story told
        "data": data,
    }
    return json.dumps(line).encode()
