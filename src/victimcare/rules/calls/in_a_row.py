"""Figures in a row: which are choices, and which are a code or a number that was keyed before it was asked for."""

from __future__ import annotations

from victimcare.rules.calls.flow import FLOW
from victimcare.rules.calls.steps import NO_STEPS, Step

MOST_FOR_A_MENU = 2  # keyed while the desk is asked: a longer run is a code or a number, and not meant for a menu
MOST_OF_CHOICES = 5  # with no words heard to their end between them: from a menu to a message or an area


def is_figure(key: str) -> bool:
    return key.isdecimal() and key.isascii()


def is_of_a_code(run: str, most: int) -> bool:
    """Whether these are more than so many choices. One key that is pressed again and again is no code."""
    return len(run) > most and len(set(run)) > 1


def gathers(here: Step) -> bool:
    """Whether it is here that a code or a number is keyed."""
    return any(FLOW[target].takes > 1 for target in here.keys.values() if target not in NO_STEPS)
