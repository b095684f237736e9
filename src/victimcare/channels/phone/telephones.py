"""Telephones that the switchboard may ring: extensions of the force's own exchange, and numbers of its list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from victimcare.channels.phone.media import Media
from victimcare.channels.phone.outgoing import NotPlaced
from victimcare.channels.phone.rung import Ringing, Rung
from victimcare.rules.calls.call_queue import USUAL_LIMITS
from victimcare.rules.calls.outbound_calls import WHOLE_BUDGET, CallDestination, find_destination, find_extension
from victimcare.rules.safe_contact.contact_plan import CallerDisplay

RINGS_FOR = 20.0  # for whoever is brought in


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whom the switchboard may ring: extensions as force.toml lists them, and numbers as they are dialled. `overflow`:
    the one of them to which callers are put through while nobody here takes calls; empty: they are not. `offered_for`:
    the seconds for which an extension rings to which a caller is offered."""

    extensions: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()
    overflow: str = ""
    offered_for: float = USUAL_LIMITS.answers_within.total_seconds()


class Telephones:
    """`ringing`: None where the line has no trunk."""

    def __init__(self, ringing: Callable[[], Ringing | None], allowed: Allowed) -> None:
        self._ringing, self._allowed = ringing, allowed

    @property
    def can_ring(self) -> bool:
        return self._ringing() is not None

    def new(self, *, shown: CallerDisplay = CallerDisplay.NEUTRAL, one_in: int = WHOLE_BUDGET) -> Rung | None:
        """One to be rung, that sees this number of ours; None: the line rings nobody. `one_in`: as of
        `Outgoing.begin`."""
        parts = self._ringing()
        return Rung(parts, f"desk-{uuid4()}", shown, one_in) if parts is not None else None

    def extension(self, digits: str) -> CallDestination | None:
        return find_extension(digits, self._allowed.extensions)

    def partner(self, number: str) -> CallDestination | None:
        found = find_destination(number)
        return found if found is not None and found.dialled in self._allowed.numbers else None

    @property
    def offered_for(self) -> float:
        return self._allowed.offered_for

    async def dial(self, rung: Rung | None, to: CallDestination | None, *, within: float = RINGS_FOR) -> Media:
        """Raises NotPlaced, NotAnswered."""
        if rung is None or to is None:
            raise NotPlaced("the line rings no such telephone", for_good=True)
        return await rung.ring(to, within=within)
