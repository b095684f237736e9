"""How many random examples a slow test tries: more in the long form (`./victimcare faults`)."""

from __future__ import annotations

import os


def examples(usually: int, *, long: int) -> int:
    return long if os.environ.get("VICTIMCARE_FAULTS") == "long" else usually
