"""What the telephone line may say to someone who keyed the right code (design, section 5)."""

from __future__ import annotations

from enum import StrEnum


class MaySay(StrEnum):
    NOTHING = "nothing"  # sounds exactly like a wrong code
    NEWS_OR_NOT = "news_or_not"
    STATUS = "status"  # where it stands, the next step and by when
    FULL = "full"


def may_say(*, agreed: MaySay | None, is_guarded: bool, opens: str) -> MaySay:
    """`agreed`: from a plan that a trained person confirmed with her, None when there is no such plan.

    Without one the line says nothing to a guarded victim. To others it says what their code opens: a code is made by a
    person after proof, who writes then whether it opens the short view or the case.
    """
    if agreed is not None:
        return agreed
    if is_guarded:
        return MaySay.NOTHING
    return MaySay.STATUS if opens == "case" else MaySay.NEWS_OR_NOT
