"""Her answers of how she wants to be reached, as they are kept: sealed, and opened only where they belong."""

from __future__ import annotations

import json
from dataclasses import asdict

from victimcare.rules.people.her_answers import Answers
from victimcare.services.sealing import seal, unseal


def sealed(answers: Answers, about: str) -> bytes:
    return seal(json.dumps(asdict(answers)).encode(), about)


def opened(kept: bytes | memoryview | None, about: str) -> Answers | None:
    """None: nothing is kept."""
    if kept is None:
        return None
    values = json.loads(unseal(bytes(kept), about))
    return Answers(**values | {"days": tuple(values["days"])})


def of_draft(victim_id: int) -> str:
    return f"contact_draft:{victim_id}"


def of_wish(public_id: object) -> str:
    return f"contact_wish:{public_id}"
