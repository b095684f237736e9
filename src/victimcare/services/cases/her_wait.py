"""Says how long the victim's current wait takes, from this force's own past cases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from victimcare.rules.cases.case_stages import Stage, WaitKind, WaitSpread, find_current_wait
from victimcare.rules.rights import Fact
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.cases.shapes import HowLong

_WEEKS_FROM = 100  # days; a larger number of days says little to people


def how_long(
    *,
    stage: Stage,
    facts: Iterable[Fact],
    spreads: Mapping[str, WaitSpread],
    asking: Collection[str],
    carer: str,
    today: date,
) -> HowLong | None:
    """None where the case does not wait, or where too few similar cases tell how long. `spreads`: by the wait;
    `asking`: the waits of which a colleague is asking why."""
    now = find_current_wait(stage, facts)
    known = spreads.get(now.wait) if now else None
    if now is None or known is None:
        return None
    waited = (today - now.since).days
    low, high, so_far, unit = known.low, known.high, waited, "days"
    if high >= _WEEKS_FROM:
        # rounded outward, so it holds at least as often
        low, high, so_far, unit = low // 7, -(-high // 7), waited // 7, "weeks"
    is_long = waited > known.high
    lines = (
        sentence(f"cases-wait-half-{unit}", low=low, high=high)
        if known.is_half
        else sentence(f"cases-wait-most-{unit}", tenths=round(known.share / 10), low=low, high=high),
        sentence(f"cases-wait-so-far-{unit}", count=so_far),
        *([_long(now.wait, asking, carer)] if is_long else []),
    )
    question = sentence(f"cases-wait-{now.wait}")
    return HowLong(question, lines, low, high, so_far, is_weeks=unit == "weeks", is_long=is_long)


def _long(wait: WaitKind, asking: Collection[str], carer: str) -> Sentence:
    if wait.is_ours:
        return sentence("cases-wait-long-ours", name=carer)
    return sentence("cases-wait-long-asked") if wait in asking else sentence("cases-wait-long", name=carer)
