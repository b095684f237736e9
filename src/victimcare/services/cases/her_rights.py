"""Shows what we owe the victim, as rows that they can read: the duties of the ledger in plain words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from victimcare.rules import clock
from victimcare.rules.challenges import opens_review_window
from victimcare.rules.rights import Duty, DutyEnd, DutyStanding, DutyStatus, Edition, EventRef, Fact
from victimcare.rules.rights.duty_status import was_declined_in_time
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.cases.shapes import Asked, Right, RightState

OurDay = Callable[[Duty], date | None]

_STATES: Mapping[DutyStatus, RightState] = {
    DutyStatus.DUE: RightState.DUE,
    DutyStatus.MET: RightState.KEPT,
    DutyStatus.MET_LATE: RightState.LATE,
    DutyStatus.MISSED: RightState.MISSED,
    DutyStatus.HELD: RightState.HELD,
    DutyStatus.DECLINED: RightState.DECLINED,
}
# These make sense only before a court hearing that is still to come.
_FOR_A_COURT = frozenset({"r4_court_needs_assessment", "r7_vps_before_sentence"})
# First what is wrong, then what comes soon, then what was done; rows without a day come last.
_ORDER = (
    RightState.MISSED,
    RightState.DUE,
    RightState.HELD,
    RightState.LATE,
    RightState.KEPT,
    RightState.OPEN,
    RightState.DECLINED,
)


def her_rights(
    *,
    duties: Iterable[DutyStanding],
    edition: Edition,
    facts: Mapping[EventRef, Fact],
    told_now: frozenset[EventRef],
    our_day: OurDay,
    is_over: bool,
    today: date,
) -> tuple[Right, ...]:
    """Return the rows, worst first. `told_now`: the events whose news this very page tells, so that their duties are
    met by it. `our_day`: by when we want to have done what the Code gives no number for. `is_over`: no court is
    expected."""
    rows = [
        _ours(_row(standing, edition, facts, told_now, today), our_day(standing.duty), today)
        for standing in duties
        if standing.status is not DutyStatus.NOT_OWED
        and not edition.entitlements[standing.duty.id].is_between_offices
        and not (is_over and standing.status is DutyStatus.DUE and standing.duty.id in _FOR_A_COURT)
    ]
    return tuple(sorted(_once(rows), key=_place))


def reviews_on_offer(rights: Iterable[Right], asked: Iterable[Asked]) -> tuple[Right, ...]:
    """Return each Right to Review that the victim can ask for now: its time is open, and they have not asked. Page and
    line offer it only from here."""
    keys = {one.key for one in asked if one.is_review}
    return tuple(row for row in rights if row.state is RightState.OPEN and row.key and row.key not in keys)


def _once(rows: Iterable[Right]) -> list[Right]:
    """Show a duty once where it is owed twice in the very same words, with no day to tell the two apart."""
    kept, told = [], set()
    for row in rows:
        words = (row.what.id, row.line) if row.state is RightState.DUE and row.due_on is None else None
        if words is None or words not in told:
            kept.append(row)
            told.add(words)
    return kept


def _place(row: Right) -> tuple[bool, int, int]:
    has_no_day = row.state is RightState.DUE and row.due_on is None
    latest_first = -(row.done_on or row.due_on or date.min).toordinal()
    soonest_first = (row.due_on or date.max).toordinal()
    is_coming = row.state in (RightState.DUE, RightState.OPEN)
    # What the victim can ask of us until a day is listed with what is due.
    state = RightState.DUE if row.state is RightState.OPEN and row.key else row.state
    return has_no_day, _ORDER.index(state), soonest_first if is_coming else latest_first


def key_of(duty: Duty) -> str:
    return key_for(duty.id, duty.triggered_by)


def key_for(code: str, triggered_by: EventRef) -> str:
    """Return a key that names one of the victim's duties in a form, and reveals nothing to a reader."""
    return hashlib.sha256("|".join((code, *triggered_by)).encode()).hexdigest()[:20]


def tells_news(edition: Edition, standing: DutyStanding) -> bool:
    """Whether a page or a call can meet this duty by telling the victim. What must be in writing needs more (rule 21)."""
    return edition.entitlements[standing.duty.id].ends is DutyEnd.TELLING


def _row(
    standing: DutyStanding, edition: Edition, facts: Mapping[EventRef, Fact], told_now: frozenset[EventRef], today: date
) -> Right:
    duty = standing.duty
    entry = edition.entitlements[duty.id]
    state = _STATES[standing.status]
    done_on = clock.london_date(standing.met_at) if standing.met_at else None
    if done_on is None and duty.triggered_by in told_now and tells_news(edition, standing):
        done_on = today
        state = RightState.LATE if standing.status is DutyStatus.MISSED else RightState.KEPT
    if duty.id == "r4_support_referral" and state is RightState.HELD:
        # Consent is asked first (ledger rule 23). To say "on hold" would hint at the kind of crime.
        return Right(RightState.DUE, what_of(duty.id, None), sentence("cases-right-line-ask-first"), None, None)
    if state is RightState.HELD:
        return Right(state, sentence("cases-right-held"), _held(duty), None, None)
    happened = facts.get(duty.triggered_by)
    what = what_of(duty.id, clock.london_date(happened.time) if happened else duty.starts_on)
    if duty.is_window:
        key = key_of(duty) if opens_review_window(entry) else ""
        return Right(RightState.OPEN, what, _window(duty.due_on, entry.is_verified), duty.due_on, None, key)
    line = _line(state, duty.due_on, done_on, entry.is_verified)
    if state is RightState.KEPT and done_on is not None and _said_no_before(standing):
        line = sentence("cases-right-line-kept-after-no", done=done_on)
    if state is RightState.DECLINED:
        return Right(state, what, line, duty.due_on, done_on, declined=key_of(duty))
    return Right(state, what, line, duty.due_on, done_on, key_of(duty))


def _said_no_before(standing: DutyStanding) -> bool:
    """Whether the victim had declined this before its day, and it was done when they agreed later (ledger rule 23)."""
    ending, met_at = standing.duty.ending, standing.met_at
    return ending is not None and met_at is not None and ending.since < met_at and was_declined_in_time(standing.duty)


def _held(duty: Duty) -> Sentence:
    """A person who holds something back names the day of the next look; the victim is told that day, and no reason."""
    if duty.ending is None or duty.ending.review_on is None:
        return sentence("cases-right-line-held")
    return sentence("cases-right-line-held-until", day=duty.ending.review_on)


def _ours(row: Right, by: date | None, today: date) -> Right:
    """Where the Code gives no day: our standard, by that name and never as the victim's right."""
    if by is None or row.state is not RightState.DUE or row.due_on is not None:
        return row
    line = "cases-right-line-due-ours" if today <= by else "cases-right-line-due-ours-past"
    return replace(row, line=sentence(line, due=by))


def what_of(duty: str, on: date | None) -> Sentence:
    """Return the right in plain words; `on`: the day of the event that started it."""
    name = f"cases-right-{duty}"
    return sentence(name, on=on) if on else sentence(name)


def _line(state: RightState, due_on: date | None, done_on: date | None, is_verified: bool) -> Sentence:
    """An unconfirmed value is never shown as the victim's right, only as what we aim for."""
    if state is RightState.DECLINED:
        return sentence("cases-right-line-declined")
    values = {name: value for name, value in (("due", due_on), ("done", done_on)) if value}
    kind = "" if due_on and is_verified else "-aim" if due_on else "-undated"
    return sentence(f"cases-right-line-{state}{kind}", **values)


def _window(until: date | None, is_verified: bool) -> Sentence:
    if until and is_verified:
        return sentence("cases-right-line-window", due=until)
    return sentence("cases-right-line-window-aim")
