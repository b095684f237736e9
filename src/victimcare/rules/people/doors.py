"""What her page and the line may tell whoever opened them with her code: rules 9 and 10 of `safe_contact`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from victimcare.rules.people.contact_plan import MaySay, Plan, is_past_review


class Door(StrEnum):
    """What she opens herself, with her code."""

    PAGE = "page"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Opened:
    """That the gate was asked at this moment, and how much this door may tell her. Only `open_to_her` makes one."""

    door: Door
    level: MaySay

    @property
    def is_shut(self) -> bool:
        return self.level is MaySay.NOTHING

    @property
    def is_short(self) -> bool:
        return self.level is MaySay.NEWS_OR_NOT

    @property
    def tells_conditions(self) -> bool:
        """Conditions of bail name people and places: a door that tells everything tells them, a status does not."""
        return self.level is MaySay.FULL


def open_to_her(plan: Plan | None, *, door: Door, is_guarded: bool, opens: str, now: datetime) -> Opened:
    """How much this door may tell at this moment to whoever has proved with her code.

    `opens`: "case" or "short", as the person wrote it down who gave her the code, or "all" where she has shown a second
    factor in this visit; "quiet" where the page is nobody's, so that no plan decides. `now` is in UTC.
    """
    if opens == "quiet":
        return Opened(door, MaySay.NEWS_OR_NOT)
    if door is Door.PAGE:
        is_full = opens == "all" or (opens == "case" and not is_guarded)
        most = MaySay.FULL if is_full else MaySay.NEWS_OR_NOT
        return Opened(door, most if plan is None else min(most, plan.page, key=list(MaySay).index))
    if plan is not None and plan.is_confirmed and not (is_guarded and is_past_review(plan.review_on, now)):
        return Opened(door, plan.line)
    if is_guarded:
        return Opened(door, MaySay.NOTHING)
    return Opened(door, MaySay.NEWS_OR_NOT if opens == "short" else MaySay.STATUS)
