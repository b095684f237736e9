"""Builds the victim's page from what the rules say. No query runs here, so the page and the line cannot differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from victimcare.rules import clock
from victimcare.rules.cases.case_progress import CaseProgress, withhold_bail_conditions, work_out_progress
from victimcare.rules.cases.case_sentences import (
    CONDITIONS_BY_PERSON,
    address_reader_as_you,
    is_bereaved_kind,
    withhold_other_victims,
)
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.page_facts import (
    PageFacts,
    drop_held_back,
    find_held_until,
    find_kept_for_call,
    find_told_by_page,
    list_untold_duties,
    name_case_officer,
    show_case_officer,
)
from victimcare.rules.cases.page_journeys import (
    build_journey_legs,
    build_journeys,
    describe_next_hearing,
    drop_future_legs,
    end_journeys_at_news,
    estimate_wait,
    say_each_ending_once,
)
from victimcare.rules.cases.page_promises import build_page_promises, nothing_planned_promise, talk_promise
from victimcare.rules.cases.page_rights import (
    build_page_rights,
    can_ask_longer_sentence,
    choose_next_action,
    review_under_way,
    reviews_on_offer,
)
from victimcare.rules.cases.page_shapes import (
    Journey,
    JourneyLeg,
    OfficerOnPage,
    PagePromise,
    PageRight,
    SpokenPage,
    VictimPage,
    WaitEstimate,
)
from victimcare.rules.cases.page_variants import (
    add_case_to_spoken,
    say_complaints,
    say_new_steps,
    say_page_on_line,
    word_page_for_death,
)
from victimcare.rules.clock import WorkingDays
from victimcare.rules.contact.communication_needs import PageWording, choose_page_wording, is_known_minor, uses_relay
from victimcare.rules.rights import DutyStanding, DutyStatus, EventRef, Fact
from victimcare.rules.rights.duty_status import local_due_on
from victimcare.rules.rights.ledger_types import find_promise
from victimcare.rules.sentences import Sentence, sentence


def build_victim_page(*, known: PageFacts, calendar: WorkingDays, now: datetime) -> VictimPage:
    """Return the victim's page at `now`, as far as the gate allows it to be shown."""
    if known.opened.is_shut:
        raise ValueError("a door that is shut tells nothing")
    carer = show_case_officer(known)
    page = (
        _short_page(known, carer, clock.london_date(now))
        if known.opened.is_short
        else _full_page(known, carer, calendar, now)
    )
    return word_page_for_death(page, known) if is_bereaved_kind(known.kind) else page


def limit_to_told_news(known: PageFacts) -> PageFacts:
    """Return as much of the page as the victim has been told: for a supporter, who learns nothing before the victim
    does. The state of the victim's messages and requests is for the victim alone."""
    untold = {standing.duty.triggered_by for standing in list_untold_duties(known)}
    kept = {fact.ref for fact in drop_held_back(known.facts, untold)}
    return replace(
        known,
        asked=(),
        facts=[fact for fact in known.facts if fact.ref in kept or fact.type == EventType.CASE_RECORDED],
        duties=[standing for standing in known.duties if standing.duty.triggered_by not in untold],
        ways=(),
        has_written=False,
        asking=(),
        names=(),
        is_beside=True,
    )


def _short_page(known: PageFacts, carer: OfficerOnPage, today: date) -> VictimPage:
    """Whether there is news, how to reach a person, and help: nothing that reveals the kind of case."""
    waits = bool(list_untold_duties(known)) or known.has_written
    # while nothing comes from the record system, we cannot say that there is no news
    what = "news" if waits else "stale" if known.is_stale else "none"
    status = (sentence(f"cases-status-short-{what}"),)
    promises = (talk_promise(),) if waits else (nothing_planned_promise(),)
    return VictimPage(
        is_short=True,
        status=status,
        fresh=_freshness(known, changed_on=None, is_new=False, waits=waits),
        fresh_at=known.heard_at,
        waits_to_be_told=waits,
        promises=promises,
        carer=carer,
        journeys=(),
        rights=(),
        contact=(),
        spoken=say_page_on_line(known, status, (), promises[0]),
        tells=(),
        words=PageWording.ALL if is_bereaved_kind(known.kind) else choose_page_wording((), known.born, today),
    )


def _full_page(known: PageFacts, carer: OfficerOnPage, calendar: WorkingDays, now: datetime) -> VictimPage:
    today = clock.london_date(now)
    view = _view_case(known, now)
    case = view.case
    promises = _list_promises(known, view, calendar, now)
    rights = _list_rights(known, view, calendar, today)
    todo, todo_more = _choose_todo(known, view, rights)
    status = (sentence("cases-status-short-news"),) if view.call_due_on else _status_sentences(case)
    changed_on = clock.london_date(case.changed_at)
    takes = _estimate_wait(known, view, now)
    is_new = bool(view.new) or changed_on == today
    return VictimPage(
        is_short=False,
        status=status,
        fresh=_freshness(known, changed_on=changed_on, is_new=is_new, waits=bool(view.held)),
        fresh_at=known.heard_at,
        waits_to_be_told=bool(view.held),
        promises=promises,
        carer=carer,
        journeys=_list_journeys(view, known, rights),
        way=_list_legs(view, known, rights),
        rights=rights,
        todo=todo,
        case_name=known.case_name,
        todo_more=todo_more,
        asked=known.asked,
        contact=tuple(sentence(f"cases-contact-{way}") for way in known.ways or ("not-asked",)),
        spoken=_say_full_page(known, view, status, promises[0], takes, carer, todo, todo_more),
        tells=view.tells,
        leaves_out=tuple(
            step.event for step in case.happened if CONDITIONS_BY_PERSON in {line.id for line in step.lines}
        ),
        conditions=case.conditions,
        decided=tuple(line for line in case.decided if not line.id.startswith("cases-second-look-")),
        has_written=known.has_written,
        how_long=takes,
        words=choose_page_wording(known.needs, known.born, today),
        is_for_young=is_known_minor(known.born, today),
        signs=uses_relay(known.needs),
    )


@dataclass(frozen=True, slots=True)
class _CaseView:
    """The case as the page may show it. `held`: the events that are kept back; `new`: events that the victim was not
    told; `tells`: events about which the page tells everything."""

    case: CaseProgress
    facts: Sequence[Fact]
    duties: Sequence[DutyStanding]
    held: Collection[EventRef]
    new: Collection[EventRef]
    tells: tuple[EventRef, ...]
    waits_to_be_told: bool
    held_until: date | None
    call_due_on: date | None


def _view_case(known: PageFacts, now: datetime) -> _CaseView:
    for_the_call = find_kept_for_call(known)
    held = {
        standing.duty.triggered_by for standing in list_untold_duties(known) if standing.status is DutyStatus.HELD
    } | for_the_call
    shown = drop_held_back(withhold_other_victims(address_reader_as_you(known.facts, known.names), known.others), held)
    duties = [standing for standing in known.duties if standing.duty.triggered_by not in for_the_call]
    call_due_on = known.closing.by if known.closing and for_the_call else None
    case = work_out_progress(facts=shown, victim_id=known.victim_id, now=now)
    if case is None:
        raise ValueError("the victim's page needs a recorded case")
    if not known.opened.tells_conditions:
        case = withhold_bail_conditions(case)
    tells = find_told_by_page(known, case)
    new = {step.event for step in case.happened} & {
        standing.duty.triggered_by for standing in list_untold_duties(known)
    }
    left_to_tell = new - {*tells}
    return _CaseView(
        case=case,
        facts=shown,
        duties=duties,
        held=held,
        new=new,
        tells=tells,
        waits_to_be_told=bool(held or left_to_tell),
        held_until=None if left_to_tell else find_held_until(known),
        call_due_on=call_due_on,
    )


def _choose_todo(known: PageFacts, view: _CaseView, rights: Sequence[PageRight]) -> tuple[Sentence, Sentence | None]:
    """Choose what the victim can do now, and a second line where a review they asked for is under way."""
    under_way = review_under_way(known.asked)
    todo = choose_next_action(
        view.case,
        rights,
        known.asked,
        waits_to_be_told=view.waits_to_be_told,
        is_held=view.held_until is not None,
        is_rung=view.call_due_on is not None,
    )
    return todo, under_way.line if under_way and todo.id == "cases-todo-review-asked" else None


def _say_full_page(
    known: PageFacts,
    view: _CaseView,
    status: tuple[Sentence, ...],
    promise: PagePromise,
    takes: WaitEstimate | None,
    carer: OfficerOnPage,
    todo: Sentence,
    todo_more: Sentence | None,
) -> SpokenPage:
    """Write the full page as the line reads it out."""
    news, in_court = say_new_steps(view.case, view.new), describe_next_hearing(view.case)
    page = say_page_on_line(known, status, news, promise, in_court, takes, carer.cover)
    complaints = say_complaints(known) if known.opened.tells_conditions else ()
    return add_case_to_spoken(page, view.case, todo, todo_more, complaints)


def _list_journeys(view: _CaseView, known: PageFacts, rights: Sequence[PageRight]) -> tuple[Journey, ...]:
    """While a person is about to ring with news of an end, the page cannot truthfully say where the case stands."""
    found = build_journeys(view.case, can_be_longer=can_ask_longer_sentence(rights))
    is_shown = _is_review_shown(known, rights)
    once = tuple(replace(one, steps=say_each_ending_once(one.steps, is_review_shown=is_shown)) for one in found)
    return once if view.call_due_on is None else end_journeys_at_news(once)


def _list_legs(view: _CaseView, known: PageFacts, rights: Sequence[PageRight]) -> tuple[JourneyLeg, ...]:
    is_shown = _is_review_shown(known, rights)
    way = tuple(
        replace(leg, steps=say_each_ending_once(leg.steps, is_review_shown=is_shown))
        for leg in build_journey_legs(view.case)
    )
    return way if view.call_due_on is None else drop_future_legs(way)


def _is_review_shown(known: PageFacts, rights: Sequence[PageRight]) -> bool:
    """Whether the page offers a review, or says how far a review that the victim asked for has come."""
    return bool(reviews_on_offer(rights, known.asked)) or any(one.is_review for one in known.asked)


def _list_promises(known: PageFacts, view: _CaseView, calendar: WorkingDays, now: datetime) -> tuple[PagePromise, ...]:
    return build_page_promises(
        case=view.case,
        duties=view.duties,
        edition=known.edition,
        is_enhanced=known.is_enhanced,
        in_touch=find_promise(known.victim_id, [fact for fact in known.facts if fact.time <= now]),
        carer=name_case_officer(known.carer),
        is_asked=bool(known.ways),
        waits_to_be_told=view.waits_to_be_told,
        held_until=view.held_until,
        call_due_on=view.call_due_on,
        calendar=calendar,
        today=clock.london_date(now),
    )


def _list_rights(known: PageFacts, view: _CaseView, calendar: WorkingDays, today: date) -> tuple[PageRight, ...]:
    return build_page_rights(
        duties=view.duties,
        edition=known.edition,
        facts={fact.ref: fact for fact in known.facts},
        told_now=frozenset(view.tells),
        our_day=lambda duty: local_due_on(duty, known.our_standards, calendar),
        is_over=view.case.stage.is_end,
        today=today,
    )


def _estimate_wait(known: PageFacts, view: _CaseView, now: datetime) -> WaitEstimate | None:
    if view.waits_to_be_told:  # the news that the victim cannot be told yet may have ended this very wait
        return None
    return estimate_wait(
        stage=view.case.stage,
        facts=[fact for fact in view.facts if fact.time <= now],
        spreads=known.spreads,
        asking=known.asking,
        carer=name_case_officer(known.carer),
        today=clock.london_date(now),
    )


def _status_sentences(case: CaseProgress) -> tuple[Sentence, ...]:
    several = (sentence("cases-status-several"),) if len(case.persons) > 1 else ()
    return (*case.status, *several)


def _freshness(known: PageFacts, *, changed_on: date | None, is_new: bool, waits: bool) -> Sentence:
    if known.is_stale:
        return sentence("cases-fresh-stale", moment=known.heard_at)
    if waits or known.is_beside or changed_on is None:
        return sentence("cases-fresh-looked", moment=known.heard_at)
    return sentence("cases-fresh-new" if is_new else "cases-fresh-nothing", day=changed_on, moment=known.heard_at)
