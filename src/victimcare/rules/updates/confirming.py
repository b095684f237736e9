"""Which answers by mail take effect only when the officer has confirmed them on their signed-in page.

A mail can be forged. So one may ask a person to act, but alone it ends nothing that a guarded victim is owed, puts
nothing on their page or before them, and says nothing of a release or of bail.
"""

from __future__ import annotations

from collections.abc import Collection

from victimcare.rules.follow_up import risk
from victimcare.rules.updates.questions import Choice, Does

# What is told, or held, is told no more: each ends a duty, or puts it off.
_ENDS_DUTIES = frozenset({Does.TOLD, Does.HOLDS})
# That a list of losses is on the crime record stands on the victim's page; a question of the officer is put to them.
_REACHES_VICTIM = frozenset({Does.ADDS_LIST, Does.ASKS_VICTIM})


def must_officer_confirm(choice: Choice | None, *, is_any_guarded: bool, news: Collection[str]) -> bool:
    """`choice` None: the case is theirs no more, which a person looks into. `is_any_guarded`: a victim whose duties it
    ends, or whom it reaches, is guarded. `news`: types of the events that are told or held by it."""
    if choice is None or choice.does is Does.HANDS_OVER:
        return False
    if choice.does in _ENDS_DUTIES | _REACHES_VICTIM and is_any_guarded:
        return True
    return not risk.TYPES.isdisjoint({choice.event, *news})
