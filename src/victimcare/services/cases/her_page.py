"""Puts the victim's page together from what the rules say. No query runs here, so that page and line can't differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from victimcare.rules import clock
from victimcare.rules.cases.case_progress import CaseProgress as CaseStanding
from victimcare.rules.cases.case_progress import withhold_bail_conditions
from victimcare.rules.cases.case_progress import work_out_progress as case_standing
from victimcare.rules.cases.case_sentences import (
    CONDITIONS_BY_PERSON,
    address_reader_as_you,
    is_bereaved_kind,
    withhold_other_victims,
)
from victimcare.rules.clock import WorkingDays
from victimcare.rules.contact.communication_needs import PageWording, choose_page_wording, is_known_minor, uses_relay
from victimcare.rules.rights import DutyStanding, DutyStatus, EventRef, Fact
from victimcare.rules.rights.duty_status import local_due_on
from victimcare.rules.rights.ledger_types import find_promise
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.cases.carer_shown import name_carer, show_carer
from victimcare.services.cases.carer_shown import without_rank as without_rank
from victimcare.services.cases.her_journey import (
    end_journeys_at_news,
    her_journeys,
    her_way,
    leave_out_what_comes,
    next_in_court,
    say_each_ending_once,
)
from victimcare.services.cases.her_promises import her_promises, nothing_planned, talk
from victimcare.services.cases.her_rights import her_rights, reviews_on_offer
from victimcare.services.cases.her_todo import can_be_longer, her_todo, review_under_way
from victimcare.services.cases.her_wait import how_long
from victimcare.services.cases.page_facts import ClosingToTell as ClosingToTell
from victimcare.services.cases.page_facts import Known as Known
from victimcare.services.cases.page_facts import is_stale as is_stale
from victimcare.services.cases.page_for_death import word_page_for_death
from victimcare.services.cases.page_on_line import add_case_to_spoken, say_complaints, say_news, say_page_on_line
from victimcare.services.cases.shapes import (
    Carer,
    HerPage,
    HowLong,
    Journey,
    Leg,
    Promise,
    Right,
    Spoken,
)
from victimcare.services.cases.untold_news import (
    drop_held_back,
    find_held_until,
    find_kept_for_call,
    find_told_by_page,
    list_untold,
)


def put_together(*, known: Known, calendar: WorkingDays, now: datetime) -> HerPage:
    """Return the victim's page at `now`, as far as the gate lets its door tell it."""
    if known.opened.is_shut:
        raise ValueError("a door that is shut tells nothing")
    carer = show_carer(known)
    page = _short(known, carer, clock.london_date(now)) if known.opened.is_short else _full(known, carer, calendar, now)
    return word_page_for_death(page, known) if is_bereaved_kind(known.kind) else page


def as_she_knows_it(known: Known) -> Known:
    """Return as much of the page as the victim has been told: for a supporter, who learns nothing before the victim
    does. The state of the victim's messages and requests is for the victim alone."""
    untold = {standing.duty.triggered_by for standing in list_untold(known)}
    kept = {fact.ref for fact in drop_held_back(known.facts, untold)}
    return replace(
        known,
        asked=(),
        facts=[fact for fact in known.facts if fact.ref in kept or fact.type == "case.recorded"],
        duties=[standing for standing in known.duties if standing.duty.triggered_by not in untold],
        ways=(),
        has_written=False,
        asking=(),
        names=(),
        is_beside=True,
    )


def _short(known: Known, carer: Carer, today: date) -> HerPage:
    """Whether there is news, how to reach a person, and help: nothing that tells what the case is."""
    waits = bool(list_untold(known)) or known.has_written
    # with a feed that is not heard, we cannot say that there is no news
    what = "news" if waits else "stale" if known.is_stale else "none"
    status = (sentence(f"cases-status-short-{what}"),)
    promises = (talk(),) if waits else (nothing_planned(),)
    return HerPage(
        is_short=True,
        status=status,
        fresh=_fresh(known, changed_on=None, is_new=False, waits=waits),
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


def _full(known: Known, carer: Carer, calendar: WorkingDays, now: datetime) -> HerPage:
    today = clock.london_date(now)
    view = _view_case(known, now)
    case = view.case
    promises = _list_promises(known, view, calendar, now)
    rights = _list_rights(known, view, calendar, today)
    todo, todo_more = _choose_todo(known, view, rights)
    status = (sentence("cases-status-short-news"),) if view.rings_by else _status(case)
    changed_on = clock.london_date(case.changed_at)
    takes = _how_long(known, view, now)
    is_new = bool(view.new) or changed_on == today
    return HerPage(
        is_short=False,
        status=status,
        fresh=_fresh(known, changed_on=changed_on, is_new=is_new, waits=bool(view.held)),
        fresh_at=known.heard_at,
        waits_to_be_told=bool(view.held),
        promises=promises,
        carer=carer,
        journeys=_list_journeys(view, known, rights),
        way=_list_way(view, known, rights),
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
    """The case as the page may show it. `held`: the events that are kept back; `new`: those that the victim was not
    told; `tells`: those of which the page tells everything."""

    case: CaseStanding
    facts: Sequence[Fact]
    duties: Sequence[DutyStanding]
    held: Collection[EventRef]
    new: Collection[EventRef]
    tells: tuple[EventRef, ...]
    waits_to_be_told: bool
    held_until: date | None
    rings_by: date | None


def _view_case(known: Known, now: datetime) -> _CaseView:
    for_the_call = find_kept_for_call(known)
    held = {
        standing.duty.triggered_by for standing in list_untold(known) if standing.status is DutyStatus.HELD
    } | for_the_call
    shown = drop_held_back(withhold_other_victims(address_reader_as_you(known.facts, known.names), known.others), held)
    duties = [standing for standing in known.duties if standing.duty.triggered_by not in for_the_call]
    rings_by = known.closing.by if known.closing and for_the_call else None
    case = case_standing(facts=shown, victim_id=known.victim_id, now=now)
    if case is None:
        raise ValueError("her page needs a recorded case")
    if not known.opened.tells_conditions:
        case = withhold_bail_conditions(case)
    tells = find_told_by_page(known, case)
    new = {step.event for step in case.happened} & {standing.duty.triggered_by for standing in list_untold(known)}
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
        rings_by=rings_by,
    )


def _choose_todo(known: Known, view: _CaseView, rights: Sequence[Right]) -> tuple[Sentence, Sentence | None]:
    """Choose what the victim can do now, and a second line where a review that they asked for is under way."""
    under_way = review_under_way(known.asked)
    todo = her_todo(
        view.case,
        rights,
        known.asked,
        waits_to_be_told=view.waits_to_be_told,
        is_held=view.held_until is not None,
        is_rung=view.rings_by is not None,
    )
    return todo, under_way.line if under_way and todo.id == "cases-todo-review-asked" else None


def _say_full_page(
    known: Known,
    view: _CaseView,
    status: tuple[Sentence, ...],
    promise: Promise,
    takes: HowLong | None,
    carer: Carer,
    todo: Sentence,
    todo_more: Sentence | None,
) -> Spoken:
    """Say the full page as the line reads it out."""
    news, in_court = say_news(view.case, view.new), next_in_court(view.case)
    page = say_page_on_line(known, status, news, promise, in_court, takes, carer.cover)
    complaints = say_complaints(known) if known.opened.tells_conditions else ()
    return add_case_to_spoken(page, view.case, todo, todo_more, complaints)


def _list_journeys(view: _CaseView, known: Known, rights: Sequence[Right]) -> tuple[Journey, ...]:
    """While a person is about to ring with news of an end, the page cannot say truly where the case stands."""
    found = her_journeys(view.case, can_be_longer=can_be_longer(rights))
    is_shown = _is_review_shown(known, rights)
    once = tuple(replace(one, steps=say_each_ending_once(one.steps, is_review_shown=is_shown)) for one in found)
    return once if view.rings_by is None else end_journeys_at_news(once)


def _list_way(view: _CaseView, known: Known, rights: Sequence[Right]) -> tuple[Leg, ...]:
    is_shown = _is_review_shown(known, rights)
    way = tuple(
        replace(leg, steps=say_each_ending_once(leg.steps, is_review_shown=is_shown)) for leg in her_way(view.case)
    )
    return way if view.rings_by is None else leave_out_what_comes(way)


def _is_review_shown(known: Known, rights: Sequence[Right]) -> bool:
    """Whether the page offers a review, or says how a review stands that the victim asked for."""
    return bool(reviews_on_offer(rights, known.asked)) or any(one.is_review for one in known.asked)


def _list_promises(known: Known, view: _CaseView, calendar: WorkingDays, now: datetime) -> tuple[Promise, ...]:
    return her_promises(
        case=view.case,
        duties=view.duties,
        edition=known.edition,
        is_enhanced=known.is_enhanced,
        in_touch=find_promise(known.victim_id, [fact for fact in known.facts if fact.time <= now]),
        carer=name_carer(known.carer),
        is_asked=bool(known.ways),
        waits_to_be_told=view.waits_to_be_told,
        held_until=view.held_until,
        rings_by=view.rings_by,
        calendar=calendar,
        today=clock.london_date(now),
    )


def _list_rights(known: Known, view: _CaseView, calendar: WorkingDays, today: date) -> tuple[Right, ...]:
    return her_rights(
        duties=view.duties,
        edition=known.edition,
        facts={fact.ref: fact for fact in known.facts},
        told_now=frozenset(view.tells),
        our_day=lambda duty: local_due_on(duty, known.our_standards, calendar),
        is_over=view.case.stage.is_end,
        today=today,
    )


def _how_long(known: Known, view: _CaseView, now: datetime) -> HowLong | None:
    if view.waits_to_be_told:  # the news that the victim cannot be told yet may have ended this very wait
        return None
    return how_long(
        stage=view.case.stage,
        facts=[fact for fact in view.facts if fact.time <= now],
        spreads=known.spreads,
        asking=known.asking,
        carer=name_carer(known.carer),
        today=clock.london_date(now),
    )


def _status(case: CaseStanding) -> tuple[Sentence, ...]:
    several = (sentence("cases-status-several"),) if len(case.persons) > 1 else ()
    return (*case.status, *several)


def _fresh(known: Known, *, changed_on: date | None, is_new: bool, waits: bool) -> Sentence:
    if known.is_stale:
        return sentence("cases-fresh-stale", moment=known.heard_at)
    if waits or known.is_beside or changed_on is None:
        return sentence("cases-fresh-looked", moment=known.heard_at)
    return sentence("cases-fresh-new" if is_new else "cases-fresh-nothing", day=changed_on, moment=known.heard_at)
