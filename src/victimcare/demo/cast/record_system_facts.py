"""What the record system says next about some of the cast, when the presenter of the demonstration asks for it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from victimcare.demo.cast import cast_members
from victimcare.demo.feed.feed_cases import SOURCE
from victimcare.rules.cases.event_types import EventType

# By member: the event's type and what it says.
_NEXT_EVENTS: dict[str, tuple[str, dict[str, object]]] = {
    "naomi": (EventType.SUSPECT_ARRESTED, {"suspect_ref": "S10307-1"}),
    "walter": (EventType.SUSPECT_ARRESTED, {"suspect_ref": "S10299-1"}),
    "marian": (EventType.SUSPECT_ARRESTED, {"suspect_ref": "S10301-1"}),
    "elif": (
        EventType.SUSPECT_CHARGED,
        {"suspect_ref": "S10288-1", "offences": ["Assault occasioning actual bodily harm"]},
    ),
}


def members_with_next_event() -> frozenset[str]:
    """Members whose story can go on."""
    return frozenset(_NEXT_EVENTS)


def next_event_line(member_id: str, at: datetime) -> bytes:
    """The next event of this member's case, happening at `at`, as a feed line. The same moment gives the same id.

    Raises KeyError for a member whose story does not go on.
    """
    kind, data = _NEXT_EVENTS[member_id]
    reference = cast_members.find_member(member_id).crime_reference
    line = {
        "specversion": "1.0",
        "id": f"{member_id}-{at:%Y%m%dT%H%M%S}",
        "source": SOURCE,
        "type": kind,
        "subject": reference,
        "time": at.isoformat(),
        "sequence": 1_000,  # after everything that the story has told
        "data": data,
    }
    return json.dumps(line).encode()


# The people whom the demonstration's record system links with members of the cast, in the form of its answer.

# By crime reference and the record system's id of the victim; a victim without linked people has an empty list.
LINKED_PEOPLE: dict[tuple[str, str], list[dict[str, Any]]] = {
    (cast_members.ELIF, "V10288-1"): [
        {
            "id": "P88101",
            "relation": "suspect",
            "name": "Baris Demir",
            "points": [
                {"kind": "mobile", "value": "07700 900072"},
                {"kind": "email", "value": "b.demir@letterbox.example"},
                {"kind": "address", "lines": ["17 Curlew Road"], "postcode": "ZZ9 4HT"},
            ],
        },
        {
            "id": "P88102",
            "relation": "family",
            "name": "Hale Demir",
            "points": [{"kind": "mobile", "value": "07700 900073"}],
        },
    ],
    (cast_members.DENISE, "V10211-1"): [
        {
            "id": "P81577",
            "relation": "suspect",
            "name": "Craig Lomas",
            "points": [{"kind": "mobile", "value": "07700 900074"}],
        },
    ],
    (cast_members.CALLUM, "V10296-1"): [],
}
