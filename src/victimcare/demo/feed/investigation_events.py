"""What happens to a crime before any court: the investigation, a suspect or none, and how it ends."""

from __future__ import annotations

from datetime import date

from victimcare.demo.feed.crime_tables import CHARGED, NO_SUSPECT, UNABLE_TO_PROSECUTE, read_published_tables
from victimcare.demo.feed.feed_cases import Data, FeedCase
from victimcare.demo.feed.feed_moments import DAY, HOUR, move_to_office_hours, write_day_of_minute
from victimcare.demo.feed.seeded_draw import SeededDraw, WeightedChoice
from victimcare.rules.cases.event_types import EventType

SCREENED_OUT = WeightedChoice(
    (
        ("No line of enquiry that could lead to whoever did it", 6),
        ("No witness, no camera and nothing to examine", 3),
        ("The loss cannot be traced", 1),
    )
)
_NO_SUSPECT_REASONS = WeightedChoice(
    (("All reasonable lines of enquiry have been followed", 7), ("No suspect has been found", 3))
)
_REOPENED_REASONS = WeightedChoice(
    (("New information from a witness", 5), ("A forensic match", 3), ("Property found", 2))
)
_CONDITIONS = (
    "Not to contact the victim in any way",
    "Not to go within 100 metres of the victim's home",
    "To live and sleep at a given address",
    "To report to a police station twice a week",
)
_BAIL_CHANGES = WeightedChoice((("extended", 45), ("conditions_varied", 30), ("ended", 15), ("cancelled", 10)))
_WITHDRAWN_REASONS = WeightedChoice(
    (("Does not want to go on", 6), ("Afraid of what may follow", 2), ("Wants to put it behind them", 2))
)
# how the published categories divide into Home Office outcome codes: our own estimate
_CODES = {
    UNABLE_TO_PROSECUTE: WeightedChoice(
        (("15", 45), ("16", 36), ("14", 8), ("12", 2), ("13", 2), ("17", 4), ("11", 2), ("5", 1)),
    ),
    "Local resolution": WeightedChoice((("8", 85), ("22", 15))),
    "Offender given a caution": WeightedChoice((("3", 76), ("2", 17), ("3A", 4), ("2A", 3))),
    "Offender given penalty notice": WeightedChoice((("6", 1),)),
    "Offender given a drugs possession warning": WeightedChoice((("7", 1),)),
    "Formal action is not in the public interest": WeightedChoice((("10", 60), ("9", 40))),
    "Further investigation is not in the public interest": WeightedChoice((("21", 1),)),
    "Action to be taken by another organisation": WeightedChoice((("20", 1),)),
    CHARGED: WeightedChoice((("1", 92), ("1A", 5), ("4", 3))),
    NO_SUSPECT: WeightedChoice((("18", 1),)),
}
_DOMESTIC_CODES = WeightedChoice((("16", 62), ("15", 35), ("13", 1), ("17", 2)))
_DISPOSALS = frozenset({"2", "2A", "3", "3A", "6", "7", "8", "22"})


def draw_outcome_code(draw: SeededDraw, category: str, group: str, *, domestic: bool) -> str:
    if category == UNABLE_TO_PROSECUTE and domestic:
        return draw.weighted(_DOMESTIC_CODES)
    if category == "Action to be taken by another organisation" and group == "fraud":
        return "19"
    return draw.weighted(_CODES[category])


def draw_closing_minute(draw: SeededDraw, category: str, recorded_at: int) -> int:
    """When the outcome is recorded: the published number of whole months after the month of recording."""
    months = draw.weighted(read_published_tables().months[category])
    recorded_on = date.fromordinal(recorded_at // DAY)
    year, month = divmod(recorded_on.year * 12 + recorded_on.month - 1 + months, 12)
    first = date(year, month + 1, 1).toordinal()
    beyond = date(year + (month == 11), (month + 1) % 12 + 1, 1).toordinal()
    if months == 0:
        return min(recorded_at + HOUR + int(draw.share() * (beyond * DAY - recorded_at)), beyond * DAY - 1)
    return draw.between(first, beyond - 1) * DAY + draw.between(8 * HOUR, 20 * HOUR)


def close_without_suspect(case: FeedCase, end: int) -> None:
    draw = case.draw
    if draw.chance(0.55 if end - case.recorded_at < 14 * DAY else 0.2):
        screened = case.office_hours(case.recorded_at, 30, 3 * DAY, end)
        case.add(screened, EventType.CASE_NOT_INVESTIGATED, {"reason": draw.weighted(SCREENED_OUT)})
    case.add(end, EventType.CASE_OUTCOME, {"outcome": "18", "reason": draw.weighted(_NO_SUSPECT_REASONS)})
    if draw.chance(0.012):
        _reopen_case(case, end)


def leave_unsolved(case: FeedCase) -> None:
    """No outcome: for many there is no lead, for some there is a suspect."""
    if case.draw.chance(0.2):
        add_suspects(case, case.recorded_at + case.draw.between(20 * DAY, 200 * DAY))


def close_with_suspect(case: FeedCase, category: str, code: str, end: int) -> None:
    """Ends before it reaches a court."""
    draw = case.draw
    if code == "14":
        _add_withdrawal(case, end)
        case.add(end, EventType.CASE_OUTCOME, {"outcome": code})
        return
    suspect, interviewed = add_suspects(case, end)
    if code == "16" or (code == "15" and draw.chance(0.06)):
        _add_withdrawal(case, end)
    if code in _DISPOSALS:
        case.add(end, EventType.SUSPECT_OUT_OF_COURT_DISPOSAL, {"suspect_ref": suspect, "outcome": code})
        case.add(end, EventType.CASE_OUTCOME, {"outcome": code})
        return
    decided_by_cps = code == "9" or (code == "15" and draw.chance(0.2))
    if decided_by_cps:
        sent = case.office_hours(case.recorded_at, (end - case.recorded_at) // 2, end - case.recorded_at, end)
        case.add(sent, EventType.CASE_SENT_TO_CPS, {})
        decision: Data = {"decision": "no_charge", "by": "cps", "reason": "The evidential test is not met"}
        case.add(end, EventType.PROSECUTION_DECISION, decision | {"suspect_ref": suspect})
    elif code == "10" and draw.chance(0.4):
        decision = {"decision": "no_charge", "by": "police", "reason": "Not in the public interest"}
        case.add(end, EventType.PROSECUTION_DECISION, decision)
    outcome: Data = {"outcome": code, "suspect_interviewed_under_caution": interviewed}
    case.add(end + 1, EventType.CASE_OUTCOME, outcome)


def add_suspects(case: FeedCase, end: int) -> tuple[str, bool]:
    """Add a suspect. Returns their reference, and whether they were interviewed under caution."""
    draw = case.draw
    suspect = f"S{case.number}-1"
    span = max(end - case.recorded_at, 0)
    at = case.office_hours(case.recorded_at, span // 20, span // 2 + 1, end)
    if draw.chance(0.5):
        case.add(at, EventType.SUSPECT_IDENTIFIED, {"suspect_ref": suspect})
        at = case.within(at, 1 * HOUR, 6 * DAY, end)
    interviewed = _question_suspect(case, suspect, at, end)
    if draw.chance(0.1):  # a second suspect, about whom nothing more follows
        second = f"S{case.number}-2"
        _question_suspect(case, second, case.within(at, 0, 2 * DAY, end), end)
    return suspect, interviewed


def _question_suspect(case: FeedCase, suspect: str, at: int, end: int) -> bool:
    draw = case.draw
    ref: Data = {"suspect_ref": suspect}
    if not draw.chance(0.5):  # attends a police station voluntarily
        at = case.office_hours(at, 0, DAY, end)
        if draw.chance(0.8):
            caution = draw.chance(0.95)
            case.add(
                at,
                EventType.SUSPECT_INTERVIEWED,
                ref | {"under_caution": caution} if draw.chance(0.5) or not caution else ref,
            )
            return caution
        return False
    case.add(at, EventType.SUSPECT_ARRESTED, ref)
    interviewed = draw.chance(0.9)
    if interviewed:
        at = case.within(at, 2 * HOUR, 14 * HOUR, end)
        case.add(at, EventType.SUSPECT_INTERVIEWED, ref)
    at = case.within(at, 30, 6 * HOUR, end)
    let_go = draw.share()
    if let_go < 0.5:
        _add_bail(case, suspect, at, end)
    elif let_go < 0.7:
        case.add(at, EventType.SUSPECT_RELEASED_UNDER_INVESTIGATION, ref)
    elif let_go < 0.85:
        case.add(at, EventType.SUSPECT_RELEASED_WITHOUT_CHARGE, ref)
    return interviewed


def _add_bail(case: FeedCase, suspect: str, at: int, end: int) -> None:
    draw = case.draw
    back = at + draw.between(21, 90) * DAY
    data: Data = {"suspect_ref": suspect, "return_on": write_day_of_minute(back)}
    if draw.chance(0.6):
        first = draw.between(0, 2)
        data |= {"conditions": list(_CONDITIONS[first : first + 2]), "conditions_protect_victim": first < 2}
    case.add(at, EventType.SUSPECT_BAILED, data)
    if end > at + 10 * DAY and draw.chance(0.4):
        change = draw.weighted(_BAIL_CHANGES)
        changed: Data = {"suspect_ref": suspect, "change": change}
        if change == "extended":
            changed["return_on"] = write_day_of_minute(back + 60 * DAY)
        case.add(case.within(at, 8 * DAY, 80 * DAY, end), EventType.SUSPECT_BAIL_CHANGED, changed)


def _add_withdrawal(case: FeedCase, end: int) -> None:
    """The first victim no longer supports a prosecution."""
    at = case.within(case.recorded_at, HOUR, max(HOUR, end - case.recorded_at), end)
    case.add(
        at,
        EventType.CASE_WITHDRAWN,
        {"victim_id": case.victims[0].victim_id, "reason": case.draw.weighted(_WITHDRAWN_REASONS)},
    )


def _reopen_case(case: FeedCase, closed: int) -> None:
    draw = case.draw
    at = move_to_office_hours(closed + draw.between(20 * DAY, 150 * DAY))
    case.add(at, EventType.CASE_REOPENED, {"reason": draw.weighted(_REOPENED_REASONS)})
    at = move_to_office_hours(at + draw.between(DAY, 20 * DAY))
    case.add(at, EventType.SUSPECT_IDENTIFIED, {"suspect_ref": f"S{case.number}-1"})
    at = move_to_office_hours(at + draw.between(5 * DAY, 40 * DAY))
    case.add(at, EventType.CASE_OUTCOME, {"outcome": "18", "reason": "The new suspect has been ruled out"})
