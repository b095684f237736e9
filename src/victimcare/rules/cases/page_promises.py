"""Says what happens next, and by when. Only what we control: not the court's own date, but our message after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from victimcare.rules.cases.case_progress import CaseProgress
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.journey import next_awaited_news
from victimcare.rules.cases.page_shapes import PagePromise, PagePromiseState
from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights import DutyStanding, DutyStatus, Edition
from victimcare.rules.rights.ledger_types import StandingPromise
from victimcare.rules.sentences import Sentence, sentence

MOST_PROMISES = 2


def build_page_promises(
    *,
    case: CaseProgress,
    duties: Iterable[DutyStanding],
    edition: Edition,
    is_enhanced: bool,
    in_touch: StandingPromise | None,
    carer: str,
    is_asked: bool,
    waits_to_be_told: bool,
    held_until: date | None,
    call_due_on: date | None,
    calendar: WorkingDays,
    today: date,
) -> tuple[PagePromise, ...]:
    """Return two promises at most: what waits to be told, then the soonest first. `is_asked`: the victim has agreed how
    we reach them, so the promise may say so. `in_touch`: how often we said we would be in touch. `held_until`:
    everything that waits is kept back until this day. `call_due_on`: a person will ring by this day and tell what
    waits."""
    open_ones = [
        standing
        for standing in duties
        if standing.duty.due_on
        and not standing.duty.is_window
        and edition.entitlements[standing.duty.id].is_verified
        and standing.duty.id in PROMISED_DUTIES
    ]
    who = sentence("cases-promise-who-agreed" if is_asked else "cases-promise-who", name=carer)
    promises = [talk_promise()] if waits_to_be_told else []
    if call_due_on is not None:
        promises = [_call_promise(call_due_on, calendar, today)]
    elif held_until is not None:
        promises = [_held_promise(held_until, who, calendar, today)]
    late = [_late_promise(standing, carer) for standing in open_ones if standing.status is DutyStatus.MISSED]
    due = sorted((standing for standing in open_ones if standing.status is DutyStatus.DUE), key=_due_on)
    promises += late[:1]
    dated = [_dated_promise(standing, who, calendar, today) for standing in due]
    if in_touch is not None:
        dated.append(_contact_promise(in_touch, carer, who, calendar, today))
    promises += sorted(dated, key=lambda promise: promise.due_on or date.max)
    promises += [_undated_promise(case, edition, is_enhanced, who)]
    return tuple(promises[:MOST_PROMISES])


# Duties that end with something we do for the victim and that have a number of days. News itself is told by the page.
PROMISED_DUTIES = frozenset({"r4_support_referral", "r9_uls_information", "r11_vcs_referral", "r11_vlo_first_contact"})


# A court has settled the case: no new facts are expected, and the victim is told what may still come (a release from
# prison).
_SETTLED_STAGES = frozenset({Stage.SENTENCED, Stage.APPEAL_DECIDED, Stage.RELEASE, Stage.NOT_GUILTY})


def nothing_planned_promise() -> PagePromise:
    """Nothing is expected; if something happens, we will tell the victim."""
    return PagePromise(PagePromiseState.UNDATED, head=sentence("cases-after-short"), what=sentence("cases-tell-short"))


def _new_facts_promise() -> PagePromise:
    return PagePromise(
        PagePromiseState.UNDATED, head=sentence("cases-after-all"), what=sentence("cases-tell-after-all")
    )


def talk_promise() -> PagePromise:
    """News waits for a person to tell it. Does not say why."""
    return PagePromise(
        PagePromiseState.TALK,
        head=sentence("cases-talk-head"),
        what=sentence("cases-talk"),
        who=sentence("cases-talk-how"),
    )


def _call_promise(by: date, calendar: WorkingDays, today: date) -> PagePromise:
    """A person will ring by this day to tell what waits. Until then neither page nor line says what it is."""
    return PagePromise(
        PagePromiseState.PROMISED,
        head=sentence("cases-promise-by", day=by),
        what=sentence("cases-call-to-come"),
        due_on=by,
        working_days=working_days_until(by, calendar, today),
        who=sentence("cases-call-to-come-who"),
        if_not=sentence("cases-call-to-come-if-not"),
    )


def _held_promise(until: date, who: Sentence, calendar: WorkingDays, today: date) -> PagePromise:
    """What is kept back has a day on which the victim will be told, or told how much longer it takes."""
    return PagePromise(
        PagePromiseState.PROMISED,
        head=sentence("cases-promise-by", day=until),
        what=sentence("cases-held"),
        due_on=until,
        working_days=working_days_until(until, calendar, today),
        who=who,
    )


def _due_on(standing: DutyStanding) -> date:
    return standing.duty.due_on or date.max


def _late_promise(standing: DutyStanding, carer: str) -> PagePromise:
    due_on = _due_on(standing)
    return PagePromise(
        PagePromiseState.LATE,
        head=sentence("cases-promise-was-due", day=due_on),
        what=sentence(f"cases-promise-{standing.duty.id}"),
        due_on=due_on,
        who=_apology(carer),
    )


def _apology(carer: str) -> Sentence:
    """Says who is dealing with what is late. No new day is named: none was agreed, and it would move by itself."""
    return sentence("cases-promise-sorry", name=carer)


def _dated_promise(standing: DutyStanding, who: Sentence, calendar: WorkingDays, today: date) -> PagePromise:
    due_on = _due_on(standing)
    return PagePromise(
        PagePromiseState.PROMISED,
        head=sentence("cases-promise-by", day=due_on),
        what=sentence(f"cases-promise-{standing.duty.id}"),
        due_on=due_on,
        working_days=working_days_until(due_on, calendar, today),
        who=who,
        if_not=sentence("cases-promise-if-not"),
    )


def _contact_promise(
    promise: StandingPromise, carer: str, who: Sentence, calendar: WorkingDays, today: date
) -> PagePromise:
    """Says that we will be in touch by a day, even if there is nothing new."""
    is_late = promise.due_on < today
    return PagePromise(
        PagePromiseState.LATE if is_late else PagePromiseState.PROMISED,
        head=sentence("cases-promise-was-due" if is_late else "cases-promise-by", day=promise.due_on),
        what=sentence(f"cases-in-touch-{promise.channel.replace('_', '-')}"),
        due_on=promise.due_on,
        working_days=None if is_late else working_days_until(promise.due_on, calendar, today),
        who=_apology(carer) if is_late else who,
        if_not=None if is_late else sentence("cases-promise-if-not"),
    )


def _undated_promise(case: CaseProgress, edition: Edition, is_enhanced: bool, who: Sentence) -> PagePromise:
    news = next_awaited_news(case)
    if news is None:
        return nothing_planned_promise() if case.stage in _SETTLED_STAGES else _new_facts_promise()
    entry = edition.entitlements.get(news.duty)
    span = (entry.enhanced if is_enhanced else entry.standard) if entry else None
    what = sentence(f"cases-tell-{news.name}")
    if_not = sentence("cases-promise-if-longer")
    if span is not None and entry is not None and entry.is_verified:
        head = sentence(f"cases-after-{news.name}", count=span.amount)
    else:
        head = sentence(f"cases-after-{news.name}-aim")  # no number, or an unconfirmed one
        if_not = sentence("cases-promise-aim", count=span.amount) if span else if_not
    return PagePromise(PagePromiseState.UNDATED, head=head, what=what, who=who, if_not=if_not)


def working_days_until(due_on: date, calendar: WorkingDays, today: date) -> int | None:
    """Return how many working days are left, counting the last one; 0 on the day itself. None where the calendar ends,
    and where only non-working days are left before it."""
    if due_on <= today:
        return 0
    count = 0
    while (day := calendar.after(today, count + 1)) is not None and day <= due_on:
        count += 1
    return count or None if day is not None else None
