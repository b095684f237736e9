"""The results of a redaction, and the reasons for refusing one."""

from __future__ import annotations

from dataclasses import dataclass


class UnknownEvent(LookupError):
    """This case has no such event, or the event says nothing that could be redacted."""


class LinesHeld(RuntimeError):
    """Feed lines of this crime wait or are quarantined, and would bring back what is redacted. `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} lines are held")
        self.count = count


class PlanWaits(RuntimeError):
    """A change to the victim's plan or numbers waits, or a number of theirs waits for two people."""


class SoundsHeld(RuntimeError):
    """Recordings of the victim are held as evidence, or for a complaint. `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} recordings are held")
        self.count = count


class GuardLost(RuntimeError):
    """Other victims are guarded only because they share this victim's number, address or record. `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} other victims would be guarded no more")
        self.count = count


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was redacted: private parts of events, and contact points, notes and reasons outside the timeline."""

    events: int
    points: int
    notes: int
    lines: int
    received: int = 0  # messages received from the victim, or in their name
    sounds: int = 0  # recordings of the victim on the line
