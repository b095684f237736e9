"""How a contact ended, in one press, and what that says of what she was told."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Ending(StrEnum):
    """In the order of the keys 1 to 6."""

    UNDERSTOOD = "understood"  # told, and she has understood it
    SECOND_CALL = "second_call"  # told, and she needs another call to take it in
    NOT_SAFE = "not_safe"  # it was not safe to tell her
    NOT_WANTED = "not_wanted"  # she did not want to hear it
    SPOKE = "spoke"  # of other things: there was nothing to tell, or it was not for now
    NOT_REACHED = "not_reached"

    @property
    def is_told(self) -> bool:
        return self in (Ending.UNDERSTOOD, Ending.SECOND_CALL)

    @property
    def is_reached(self) -> bool:
        return self is not Ending.NOT_REACHED


class Contradiction(ValueError):
    """What is ticked and how it is said to have ended do not go together. `why`: tick (nothing is said to have been
    told), untick (something is)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def told(
    ending: Ending, *, ticked: Collection[int], news: Collection[int], of_risk: Collection[int] = ()
) -> tuple[int, ...]:
    """The duties that this contact told, by their rows. `news`: what the victim is owed to be told now; `of_risk`:
    those of them that may put the victim in danger.

    Where there is one piece of news and nothing is ticked, being told means that one: two presses are enough. Where
    there are several, which of them is for a person to say, and news of risk is told only where it is ticked: people
    try to reach the victim until it is. Raises Contradiction.
    """
    if ending.is_told:
        only = tuple(news) if len(news) == 1 and not set(news) & set(of_risk) else ()
        chosen = tuple(sorted(ticked)) or only
        if not chosen:
            raise Contradiction("tick")
        return chosen
    if ticked:
        raise Contradiction("untick")
    return ()
