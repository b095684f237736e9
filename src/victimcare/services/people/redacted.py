"""What was blanked, and why nothing was."""

from __future__ import annotations

from dataclasses import dataclass


class UnknownEvent(LookupError):
    """This case has no such event, or it says nothing that could be blanked."""


class LinesHeld(RuntimeError):
    """Lines of this crime wait or lie in quarantine, and would bring back what is blanked. `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} lines are held")
        self.count = count


class PlanWaits(RuntimeError):
    """A change to her plan or her numbers waits, or a number of hers for two people."""


class SoundsHeld(RuntimeError):
    """Recordings of what she said are held as evidence, or for a complaint. `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} recordings are held")
        self.count = count


class GuardLost(RuntimeError):
    """Other victims are guarded only because they share her number, address or record. `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} other victims would be guarded no more")
        self.count = count


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was blanked: private parts of events, and contact points, notes and reasons beside the timeline."""

    events: int
    points: int
    notes: int
    lines: int
    received: int = 0  # messages that came in from her, or in her name
    sounds: int = 0  # recordings of what she said on the line
