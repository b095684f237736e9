"""How messages are shared among the suppliers of one channel: each by how well it answers, gradually, and none never.

A supplier that answers well has the score 1. Each bad answer takes a part of it away, each good one gives a little
back, so that one that fails or hangs is left within a few messages and comes back in the course of some dozens. What is
under way and not answered yet counts against it as well: a supplier that hangs is left before its time is up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

WELL = 1.0  # the score of a supplier that answers, and of one that is not known yet
LEAST = 0.02  # its least: two messages in a hundred go on asking whether it is well again
GIVEN_BACK = 0.05  # by each good answer: twenty lead from the least to the most
SLOW_FROM = 2.0  # seconds from asking to an answer
REMEMBERED = 20  # answers that are shown to people


class Answer(StrEnum):
    """How a supplier took a message. A message that it refuses for good says nothing about the supplier."""

    GOOD = "good"
    SLOW = "slow"
    FAILING = "failing"  # it certainly did not take it
    HANGING = "hanging"  # no answer came, or none that says what became of it


_KEPT = {Answer.SLOW: 0.8, Answer.FAILING: 0.5, Answer.HANGING: 0.25}  # of the score


@dataclass(frozen=True, slots=True)
class Standing:
    """A supplier at the moment at which a message is to be given to one."""

    name: str
    score: float
    unanswered: int  # messages that it was given and has not answered


def answer_in(seconds: float) -> Answer:
    """What an answer is that took so long."""
    return Answer.GOOD if seconds < SLOW_FROM else Answer.SLOW


def after(score: float, answer: Answer) -> float:
    """The score once this answer has come."""
    changed = score + GIVEN_BACK if answer is Answer.GOOD else score * _KEPT[answer]
    return min(WELL, max(LEAST, changed))


def shares(suppliers: Sequence[Standing]) -> Mapping[str, float]:
    """Each one's part of the next messages, by name; together 1."""
    weights = {supplier.name: max(LEAST, supplier.score) / (1 + supplier.unanswered) for supplier in suppliers}
    whole = sum(weights.values())
    return {name: weight / whole for name, weight in weights.items()}


def choose(suppliers: Sequence[Standing], draw: float) -> str:
    """Who is given the next message. `draw` is a number from 0 up to 1, drawn anew for each."""
    reached = 0.0
    for name, share in shares(suppliers).items():
        reached += share
        if draw < reached:
            return name
    return suppliers[-1].name  # the last sum may stay a hair below 1
