"""Lists what we owe the victim, as rows they can read: the duties of the ledger in plain words; and the one thing the
victim can do now."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from victimcare.rules import clock
from victimcare.rules.cases.case_progress import CaseProgress
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.page_shapes import PageRight, PageRightState, VictimRequest, VictimRequestState
from victimcare.rules.challenges import opens_review_window
from victimcare.rules.rights import Duty, DutyEnd, DutyStanding, DutyStatus, Edition, EventRef, Fact
from victimcare.rules.rights.duty_status import was_declined_in_time
from victimcare.rules.sentences import Sentence, sentence

StandardDay = Callable[[Duty], date | None]

_STATES: Mapping[DutyStatus, PageRightState] = {
    DutyStatus.DUE: PageRightState.DUE,
    DutyStatus.MET: PageRightState.KEPT,
    DutyStatus.MET_LATE: PageRightState.LATE,
    DutyStatus.MISSED: PageRightState.MISSED,
    DutyStatus.HELD: PageRightState.HELD,
    DutyStatus.DECLINED: PageRightState.DECLINED,
}
# These make sense only before a court hearing that is still to come.
_FOR_A_COURT = frozenset({"r4_court_needs_assessment", "r7_vps_before_sentence"})
# What is wrong comes first, then what comes soon, then what was done; rows without a day come last.
_ORDER = (
    PageRightState.MISSED,
    PageRightState.DUE,
    PageRightState.HELD,
    PageRightState.LATE,
    PageRightState.KEPT,
    PageRightState.OPEN,
    PageRightState.DECLINED,
)


def build_page_rights(
    *,
    duties: Iterable[DutyStanding],
    edition: Edition,
    facts: Mapping[EventRef, Fact],
    told_now: frozenset[EventRef],
    our_day: StandardDay,
    is_over: bool,
    today: date,
) -> tuple[PageRight, ...]:
    """Return the rows, worst first. `told_now`: the events whose news this very page tells, so that it meets their
    duties. `our_day`: by when we aim to do what the Code gives no number for. `is_over`: no court is expected."""
    rows = [
        _with_our_standard(_right_row(standing, edition, facts, told_now, today), our_day(standing.duty), today)
        for standing in duties
        if standing.status is not DutyStatus.NOT_OWED
        and not edition.entitlements[standing.duty.id].is_between_offices
        and not (is_over and standing.status is DutyStatus.DUE and standing.duty.id in _FOR_A_COURT)
    ]
    return tuple(sorted(_merge_identical(rows), key=_display_order))


def reviews_on_offer(rights: Iterable[PageRight], asked: Iterable[VictimRequest]) -> tuple[PageRight, ...]:
    """Return each Right to Review that the victim can ask for now: the time to ask has not run out, and they have not
    asked. Page and line offer only these."""
    keys = {one.key for one in asked if one.is_review}
    return tuple(row for row in rights if row.state is PageRightState.OPEN and row.key and row.key not in keys)


def _merge_identical(rows: Iterable[PageRight]) -> list[PageRight]:
    """Merge duties with identical wording and no date to tell them apart."""
    kept, told = [], set()
    for row in rows:
        words = (row.what.id, row.line) if row.state is PageRightState.DUE and row.due_on is None else None
        if words is None or words not in told:
            kept.append(row)
            told.add(words)
    return kept


def _display_order(row: PageRight) -> tuple[bool, int, int]:
    has_no_day = row.state is PageRightState.DUE and row.due_on is None
    latest_first = -(row.done_on or row.due_on or date.min).toordinal()
    soonest_first = (row.due_on or date.max).toordinal()
    is_coming = row.state in (PageRightState.DUE, PageRightState.OPEN)
    # What the victim can ask of us until a day is listed with what is due.
    state = PageRightState.DUE if row.state is PageRightState.OPEN and row.key else row.state
    return has_no_day, _ORDER.index(state), soonest_first if is_coming else latest_first


def right_key_of_duty(duty: Duty) -> str:
    return make_right_key(duty.id, duty.triggered_by)


def make_right_key(code: str, triggered_by: EventRef) -> str:
    """Return a key that names one of the victim's duties in a form and reveals nothing to a reader."""
    return hashlib.sha256("|".join((code, *triggered_by)).encode()).hexdigest()[:20]


def is_met_by_telling(edition: Edition, standing: DutyStanding) -> bool:
    """Whether a page or a call can meet this duty by telling the victim. What must be in writing needs more (rule
    21)."""
    return edition.entitlements[standing.duty.id].ends is DutyEnd.TELLING


def _right_row(
    standing: DutyStanding, edition: Edition, facts: Mapping[EventRef, Fact], told_now: frozenset[EventRef], today: date
) -> PageRight:
    duty = standing.duty
    entry = edition.entitlements[duty.id]
    state = _STATES[standing.status]
    done_on = clock.london_date(standing.met_at) if standing.met_at else None
    if done_on is None and duty.triggered_by in told_now and is_met_by_telling(edition, standing):
        done_on = today
        state = PageRightState.LATE if standing.status is DutyStatus.MISSED else PageRightState.KEPT
    if duty.id == "r4_support_referral" and state is PageRightState.HELD:
        # Consent is asked first (ledger rule 23). To say "on hold" would hint at the kind of crime.
        return PageRight(
            PageRightState.DUE, right_sentence(duty.id, None), sentence("cases-right-line-ask-first"), None, None
        )
    if state is PageRightState.HELD:
        return PageRight(state, sentence("cases-right-held"), _held_line(duty), None, None)
    happened = facts.get(duty.triggered_by)
    what = right_sentence(duty.id, clock.london_date(happened.time) if happened else duty.starts_on)
    if duty.is_window:
        key = right_key_of_duty(duty) if opens_review_window(entry) else ""
        return PageRight(
            PageRightState.OPEN, what, _window_line(duty.due_on, entry.is_verified), duty.due_on, None, key
        )
    line = _dates_line(state, duty.due_on, done_on, entry.is_verified)
    if state is PageRightState.KEPT and done_on is not None and _said_no_before(standing):
        line = sentence("cases-right-line-kept-after-no", done=done_on)
    if state is PageRightState.DECLINED:
        return PageRight(state, what, line, duty.due_on, done_on, declined=right_key_of_duty(duty))
    return PageRight(state, what, line, duty.due_on, done_on, right_key_of_duty(duty))


def _said_no_before(standing: DutyStanding) -> bool:
    """Whether the victim had declined this before its day, and it was done after they agreed later (ledger rule 23)."""
    ending, met_at = standing.duty.ending, standing.met_at
    return ending is not None and met_at is not None and ending.since < met_at and was_declined_in_time(standing.duty)


def _held_line(duty: Duty) -> Sentence:
    """A colleague who holds something back names the day of the next review; the victim is told that day, and no
    reason."""
    if duty.ending is None or duty.ending.review_on is None:
        return sentence("cases-right-line-held")
    return sentence("cases-right-line-held-until", day=duty.ending.review_on)


def _with_our_standard(row: PageRight, by: date | None, today: date) -> PageRight:
    """Where the Code gives no day: our standard, called that, and never the victim's right."""
    if by is None or row.state is not PageRightState.DUE or row.due_on is not None:
        return row
    line = "cases-right-line-due-ours" if today <= by else "cases-right-line-due-ours-past"
    return replace(row, line=sentence(line, due=by))


def right_sentence(duty: str, on: date | None) -> Sentence:
    """Return the right in plain words; `on`: the day of the event that started it."""
    name = f"cases-right-{duty}"
    return sentence(name, on=on) if on else sentence(name)


def _dates_line(state: PageRightState, due_on: date | None, done_on: date | None, is_verified: bool) -> Sentence:
    """An unconfirmed value is never shown as the victim's right, only as our aim."""
    if state is PageRightState.DECLINED:
        return sentence("cases-right-line-declined")
    values = {name: value for name, value in (("due", due_on), ("done", done_on)) if value}
    kind = "" if due_on and is_verified else "-aim" if due_on else "-undated"
    return sentence(f"cases-right-line-{state}{kind}", **values)


def _window_line(until: date | None, is_verified: bool) -> Sentence:
    if until and is_verified:
        return sentence("cases-right-line-window", due=until)
    return sentence("cases-right-line-window-aim")


# Says the one thing that the victim can do now, on the first screen, or that they need do nothing.

_ACTION_AT_STAGE: Mapping[Stage, str] = {
    Stage.BAILED: "rules",
    Stage.FOUND_GUILTY: "speak",
    Stage.SENTENCED: "explained",
    Stage.RELEASE: "safer",
    Stage.YOU_STOPPED: "come-back",
    Stage.CLOSED: "ask-why",
    Stage.NOT_INVESTIGATED: "ask-why",
    Stage.NO_CHARGE: "ask-why",
    Stage.OUT_OF_COURT: "ask-why",
    Stage.STOPPED: "ask-why",
    Stage.NOT_GUILTY: "talk-about-it",
    Stage.APPEAL_DECIDED: "explained",
}

_LONGER_SENTENCE = "cases-right-r9_uls_request"
_PROPERTY = "cases-right-r10_property"  # due from when it can be returned


def choose_next_action(
    case: CaseProgress,
    rights: Sequence[PageRight],
    asked: Sequence[VictimRequest] = (),
    *,
    waits_to_be_told: bool,
    is_held: bool,
    is_rung: bool = False,
) -> Sentence:
    """Choose the victim's own time limits first, then what their stage of the case asks for; after the end, property
    that can be returned. `is_held`: what waits cannot be told yet, even if the victim rings. `is_rung`: a person will
    ring the victim to tell it."""
    if is_rung:
        return sentence("cases-todo-rung")
    if is_held:
        return sentence("cases-todo-held")
    if waits_to_be_told:
        return sentence("cases-todo-ring")
    look = next(iter(reviews_on_offer(rights, asked)), None)
    if look is not None and look.due_on and look.line.id == "cases-right-line-window":
        return sentence("cases-todo-second-look", day=look.due_on)
    if look is not None:
        return sentence("cases-todo-second-look-early")
    if review_under_way(asked) is not None:
        return sentence("cases-todo-review-asked")
    if case.is_called and case.stage.is_in_court:
        return sentence("cases-todo-called")
    if case.stage is Stage.SENTENCED and can_ask_longer_sentence(rights):
        return sentence("cases-todo-too-short")
    if case.stage.is_end and any(row.what.id == _PROPERTY and row.state is PageRightState.DUE for row in rights):
        return sentence("cases-step-property-ready")
    return sentence(f"cases-todo-{_ACTION_AT_STAGE.get(case.stage, 'nothing')}")


def review_under_way(asked: Iterable[VictimRequest]) -> VictimRequest | None:
    """Return the review that the victim asked for and that has not been answered."""
    return next((one for one in asked if one.is_review and one.state is not VictimRequestState.ENDED), None)


def can_ask_longer_sentence(rights: Iterable[PageRight]) -> bool:
    """Whether there is time left to ask for a longer sentence: a fixed number of weeks, and not a day more."""
    return any(row.what.id == _LONGER_SENTENCE and row.state is PageRightState.OPEN for row in rights)
