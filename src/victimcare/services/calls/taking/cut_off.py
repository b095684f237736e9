"""A conversation whose line died: whoever had it is told, and what is done about her."""

from __future__ import annotations

from enum import StrEnum

from victimcare.records.models import Call
from victimcare.services.calls.callbacks import promising
from victimcare.services.calls.placed import CUT_OFF


class Became(StrEnum):
    PROMISED = "promised"  # a call back of hers stands
    NOTHING = "nothing"


def became(call: Call) -> Became | None:
    """None: the line did not die in it."""
    if call.outcome != CUT_OFF:
        return None
    return Became.PROMISED if promising.hers(call).exists() else Became.NOTHING
