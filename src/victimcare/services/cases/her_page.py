"""Puts her page together from what the rules say. No query runs here, so that page and line can't differ."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from victimcare.rules import clock
from victimcare.rules.cases.bereavement import for_a_death, is_bereaved
from victimcare.rules.cases.conditions import BY_PERSON, keep_others_back, name_as_you
from victimcare.rules.cases.spread import Spread
from victimcare.rules.cases.stages import Stage
from victimcare.rules.cases.standing import Happened, without_conditions
from victimcare.rules.cases.standing import Standing as CaseStanding
from victimcare.rules.cases.standing import standing as case_standing
from victimcare.rules.cases.telling import has_told
from victimcare.rules.clock import WorkingDays
from victimcare.rules.people.doors import Opened
from victimcare.rules.people.page_words import PageWords, is_young, page_words
from victimcare.rules.people.passport import uses_relay
from victimcare.rules.rights import Edition, EventRef, Fact, Standing, Status
from victimcare.rules.rights.local_standards import our_due_on
from victimcare.rules.rights.promises import promise_of
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.cases.her_journey import her_journeys, her_way, next_in_court
from victimcare.services.cases.her_promises import her_promises, nothing_planned, talk
from victimcare.services.cases.her_rights import her_rights, tells_news
from victimcare.services.cases.her_todo import can_be_longer, her_todo, review_under_way
from victimcare.services.cases.her_wait import how_long
from victimcare.services.cases.looking_after import By, LooksAfter
from victimcare.services.cases.shapes import (
    Asked,
    Carer,
    CaseName,
    Deeper,
    HerPage,
    HowLong,
    Liaison,
    Promise,
    PromiseState,
    Spoken,
    Step,
)

# No rank at first sight: she reads a name.
_RANKS = re.compile(
    r"^(?:(?:T|A|Det|Temp|Acting)/?\s*)?(?:PC|DC|PS|DS|Sgt|Insp|DI|DCI|CI|Supt|PCSO|Constable|Sergeant|Inspector"
    r"|Detective|Police|Officer)\.?\s+(?:\d+\s+)?"
)


# The record system is heard several times a day; after this long her page says since when there may be unknown news.
STALE_AFTER = timedelta(hours=24)


def is_stale(heard_at: datetime, now: datetime) -> bool:
    return now - heard_at > STALE_AFTER


@dataclass(frozen=True, slots=True)
class ClosingToTell:
    """A person rings the victim by this day about these events, which page and line keep back until then."""

    events: frozenset[EventRef]
    by: date


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of her place in the case at `now`; `duties` are hers only, as the ledger lists them.

    `opened` is the gate's answer at that moment: without one there is nothing to put together.
    `ways` are the ways we may reach her: call, text, email, post, with `-news` for a text or e-mail that may say the
    news itself; empty when nobody has asked her.
    `heard_at`: when the record system was last heard; `is_stale`: longer ago than is usual.
    `names`: what conditions of bail call the victim; they read "you" there.
    `others`: names and addresses of the other victims.
    """

    victim_id: str
    facts: Sequence[Fact]
    duties: Sequence[Standing]
    edition: Edition
    is_enhanced: bool
    opened: Opened
    carer: LooksAfter
    phone: str
    ways: tuple[str, ...]
    heard_at: datetime
    is_stale: bool
    has_written: bool = False  # we have written to her, and she has not read it
    our_standards: Mapping[str, int] = field(default_factory=dict)  # by the entry's id, in working days
    spreads: Mapping[str, Spread] = field(default_factory=dict)  # by the wait: how long cases of this kind take
    asking: Collection[str] = ()  # the waits of which somebody is asking why they take so long
    needs: Collection[str] = ()  # how she can be spoken with, as her passport has it
    born: date | None = None
    names: Collection[str] = ()
    others: Collection[str] = ()
    kind: str = "person"  # of victim, as the record system names it
    liaison: Liaison | None = None
    case_name: CaseName | None = None
    closing: ClosingToTell | None = None
    asked: tuple[Asked, ...] = ()  # newest first
    is_beside: bool = False  # read by somebody who helps her: whether anything is new, she hears herself


def put_together(*, known: Known, calendar: WorkingDays, now: datetime) -> HerPage:
    """Her page at `now`, as far as the gate lets her door tell it."""
    if known.opened.is_shut:
        raise ValueError("a door that is shut tells nothing")
    carer = _carer(known)
    page = _short(known, carer, clock.london_date(now)) if known.opened.is_short else _full(known, carer, calendar, now)
    return _for_a_death(page, known) if is_bereaved(known.kind) else page


def _for_a_death(page: HerPage, known: Known) -> HerPage:
    """The same page in words for a death; the line speaks the same."""
    spoken = page.spoken
    liaison = known.liaison if not page.is_short else None
    named = (sentence("bereaved-liaison-spoken", name=liaison.name),) if liaison else ()
    return replace(
        page,
        is_bereaved=True,
        speaks_for_family=known.kind == "family_spokesperson",
        liaison=liaison,
        status=tuple(map(for_a_death, page.status)),
        todo=for_a_death(page.todo) if page.todo else None,
        journeys=tuple(replace(line, steps=tuple(map(_step_for_a_death, line.steps))) for line in page.journeys),
        way=tuple(replace(leg, steps=tuple(map(_step_for_a_death, leg.steps))) for leg in page.way),
        rights=tuple(replace(right, what=for_a_death(right.what)) for right in page.rights),
        spoken=replace(
            spoken,
            status=tuple(map(for_a_death, spoken.status)),
            news=tuple(map(for_a_death, spoken.news)),
            next_step=for_a_death(spoken.next_step),
            cover=(*named, *spoken.cover),
        ),
    )


def _step_for_a_death(step: Step) -> Step:
    title = for_a_death(step.title)
    if title == step.title:
        return step
    if step.deeper is None:
        return replace(step, title=title)
    deeper = Deeper(
        about=step.deeper.about,
        means=sentence(f"{title.id}.more"),
        can=sentence("bereaved-step-can"),
        after=sentence("bereaved-step-next"),
    )
    return replace(step, title=title, deeper=deeper)


def as_she_knows_it(known: Known) -> Known:
    """As much of it as she has been told: for whoever helps her, who learns nothing before she does. How her messages
    and her asking stand is hers alone."""
    untold = {standing.duty.triggered_by for standing in _untold(known)}
    kept = {fact.ref for fact in _not_held(known.facts, untold)}
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
    waits = bool(_untold(known)) or known.has_written
    what = "news" if waits else "stale" if known.is_stale else "none"  # unheard, nobody can say that there is none
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
        spoken=_spoken(known, status, (), promises[0]),
        tells=(),
        words=PageWords.ALL if is_bereaved(known.kind) else page_words((), known.born, today),
    )


def _full(known: Known, carer: Carer, calendar: WorkingDays, now: datetime) -> HerPage:
    today = clock.london_date(now)
    for_the_call = _kept_for_the_call(known)
    held = {standing.duty.triggered_by for standing in _untold(known) if standing.status is Status.HELD} | for_the_call
    shown = _not_held(keep_others_back(name_as_you(known.facts, known.names), known.others), held)
    duties = [standing for standing in known.duties if standing.duty.triggered_by not in for_the_call]
    rings_by = known.closing.by if known.closing and for_the_call else None
    case = case_standing(facts=shown, victim_id=known.victim_id, now=now)
    if case is None:
        raise ValueError("her page needs a recorded case")
    if not known.opened.tells_conditions:
        case = without_conditions(case)
    tells = _tells(known, case)
    told_now = frozenset(tells)
    new = {step.event for step in case.happened} & {standing.duty.triggered_by for standing in _untold(known)}
    waits_to_be_told = bool(held or new - told_now)
    held_until = None if new - told_now else _held_until(known)
    promises = her_promises(
        case=case,
        duties=duties,
        edition=known.edition,
        is_enhanced=known.is_enhanced,
        in_touch=promise_of(known.victim_id, [fact for fact in known.facts if fact.time <= now]),
        carer=_named(known.carer),
        is_asked=bool(known.ways),
        waits_to_be_told=waits_to_be_told,
        held_until=held_until,
        rings_by=rings_by,
        calendar=calendar,
        today=today,
    )
    rights = her_rights(
        duties=duties,
        edition=known.edition,
        facts={fact.ref: fact for fact in known.facts},
        told_now=told_now,
        our_day=lambda duty: our_due_on(duty, known.our_standards, calendar),
        is_over=case.stage.is_end,
        today=today,
    )
    under_way = review_under_way(known.asked)
    todo = her_todo(
        case,
        rights,
        known.asked,
        waits_to_be_told=waits_to_be_told,
        is_held=held_until is not None,
        is_rung=rings_by is not None,
    )
    todo_more = under_way.line if under_way and todo.id == "cases-todo-review-asked" else None
    status = (sentence("cases-status-short-news"),) if rings_by else _status(case)
    changed_on = clock.london_date(case.changed_at)
    takes = (
        None
        if waits_to_be_told  # what she cannot be told yet may have ended this very wait
        else how_long(
            stage=case.stage,
            facts=[fact for fact in shown if fact.time <= now],
            spreads=known.spreads,
            asking=known.asking,
            carer=_named(known.carer),
            today=today,
        )
    )
    return HerPage(
        is_short=False,
        status=status,
        fresh=_fresh(known, changed_on=changed_on, is_new=bool(new) or changed_on == today, waits=bool(held)),
        fresh_at=known.heard_at,
        waits_to_be_told=bool(held),
        promises=promises,
        carer=carer,
        journeys=her_journeys(case, can_be_longer=can_be_longer(rights)),
        way=her_way(case),
        rights=rights,
        todo=todo,
        case_name=known.case_name,
        todo_more=todo_more,
        asked=known.asked,
        contact=tuple(sentence(f"cases-contact-{way}") for way in known.ways or ("not-asked",)),
        spoken=_with_the_case(
            _spoken(known, status, _news(case, new), promises[0], next_in_court(case), takes, carer.cover),
            case,
            todo,
            todo_more,
            _complaints_spoken(known) if known.opened.tells_conditions else (),
        ),
        tells=tells,
        leaves_out=tuple(step.event for step in case.happened if BY_PERSON in {line.id for line in step.lines}),
        conditions=case.conditions,
        decided=tuple(line for line in case.decided if not line.id.startswith("cases-second-look-")),
        has_written=known.has_written,
        how_long=takes,
        words=page_words(known.needs, known.born, today),
        is_for_young=is_young(known.born, today),
        signs=uses_relay(known.needs),
    )


def _kept_for_the_call(known: Known) -> frozenset[EventRef]:
    """What a person tells the victim first, by a call that is planned: without what was told already, whoever told
    it."""
    if known.closing is None:
        return frozenset()
    tellings = [standing for standing in known.duties if tells_news(known.edition, standing)]
    told = {standing.duty.triggered_by for standing in tellings}
    return known.closing.events - (told - {standing.duty.triggered_by for standing in _untold(known)})


def _held_until(known: Known) -> date | None:
    """The day on which somebody looks again at all that is kept back, where a person has named one for each. Until then
    nobody can tell her if she rings, so that her page does not ask her to."""
    endings = [standing.duty.ending for standing in _untold(known) if standing.status is Status.HELD]
    days = [ending.review_on for ending in endings if ending is not None and ending.review_on is not None]
    return max(days) if days and len(days) == len(endings) else None


def _not_held(facts: Sequence[Fact], held: Set[EventRef]) -> list[Fact]:
    """Without what she can't be told yet. Of a day in court whose new date is among it none is named: the old one is
    wrong."""
    moved = {fact.data["hearing_ref"] for fact in facts if fact.ref in held and fact.type == "hearing.listed"}
    return [
        fact
        for fact in facts
        if fact.ref not in held and not (fact.type == "hearing.listed" and fact.data["hearing_ref"] in moved)
    ]


def _tells(known: Known, case: CaseStanding) -> tuple[EventRef, ...]:
    """The events on the journey with nothing left to tell: to name one in a contact meets all its duties at once, so
    its sentences have to say what every one of them promises."""
    telling = known.edition.tells
    owed: dict[EventRef, set[str]] = {}
    for standing in known.duties:
        if standing.duty.id in telling:
            owed.setdefault(standing.duty.triggered_by, set()).add(standing.duty.id)
    return tuple(
        step.event
        for step in case.happened
        if all(has_told(duty, (step.title, *step.lines)) for duty in owed.get(step.event, ()))
    )


def _untold(known: Known) -> list[Standing]:
    """Duties to tell her news that nobody has told her yet."""
    waiting = (Status.DUE, Status.MISSED, Status.HELD)
    return [standing for standing in known.duties if standing.status in waiting and tells_news(known.edition, standing)]


def _status(case: CaseStanding) -> tuple[Sentence, ...]:
    several = (sentence("cases-status-several"),) if len(case.persons) > 1 else ()
    return (*case.status, *several)


def _fresh(known: Known, *, changed_on: date | None, is_new: bool, waits: bool) -> Sentence:
    if known.is_stale:
        return sentence("cases-fresh-stale", moment=known.heard_at)
    if waits or known.is_beside or changed_on is None:
        return sentence("cases-fresh-looked", moment=known.heard_at)
    return sentence("cases-fresh-new" if is_new else "cases-fresh-nothing", day=changed_on, moment=known.heard_at)


def _spoken(
    known: Known,
    status: tuple[Sentence, ...],
    news: tuple[Sentence, ...],
    first: Promise,
    hearing: tuple[Sentence, ...] = (),
    takes: HowLong | None = None,
    cover: Sentence | None = None,
) -> Spoken:
    """Where nothing has been heard for long, the line says so beside where it stands, as the page does."""
    by_when = None if first.state is PromiseState.TALK else first.head
    fresh = (sentence("cases-fresh-stale", moment=known.heard_at),) if known.is_stale else ()
    how_long = takes.lines if takes else ()
    return Spoken(status, news, first.what, by_when, hearing, fresh, how_long, (cover,) if cover else ())


# What need not be said to somebody who has rung, or is said with the rules of bail.
_SAID_ANYWAY = frozenset(f"cases-todo-{name}" for name in ("nothing", "ring", "rung", "held", "rules"))


def _with_the_case(
    spoken: Spoken, case: CaseStanding, todo: Sentence, more: Sentence | None, complaints: tuple[Sentence, ...]
) -> Spoken:
    """What stands beside the status, as far as the news has not said it: each condition of bail, and what was decided;
    then what to do in danger. And what is said of the case when it is asked for."""
    beside = tuple(line for line in (*case.conditions, *case.decided) if line not in spoken.news)
    is_on_bail = any(track.stage is Stage.BAILED or track.conditions for track in case.tracks)
    danger = (sentence("cases-todo-rules"),) if is_on_bail else ()
    last = next((_step(step) for step in reversed(case.happened) if step.at == case.changed_at), ())
    can = () if todo.id in _SAID_ANYWAY else (todo, *((more,) if more else ()))
    return replace(spoken, beside=beside, danger=danger, last=last, can=can, complaints=complaints)


def _complaints_spoken(known: Known) -> tuple[Sentence, ...]:
    """How each complaint stands. The reply itself is a colleague's own words, which no machine reads out."""
    return tuple(
        said
        for one in known.asked
        if one.level
        for said in (
            sentence("challenges-line-complaint", day=one.said_on),
            one.line,
            *((sentence("challenges-line-complaint-replied"),) if one.answer else ()),
            *one.way_on,
        )
    )


def _news(case: CaseStanding, new: Collection[EventRef]) -> tuple[Sentence, ...]:
    """Each step she has not been told of, oldest first: where it stands alone would tell only the last of them."""
    said = [part for step in case.happened if step.event in new for part in _step(step)]
    return (sentence("cases-spoken-news"), *said) if said else ()


def _step(step: Happened) -> tuple[Sentence, ...]:
    return (sentence("cases-spoken-on", day=clock.london_date(step.at)), step.title, *step.lines)


def _carer(known: Known) -> Carer:
    """Whose case it is; and while they are away, who stands in."""
    found = known.carer
    is_team = found.by is By.TEAM
    if not found.instead_of or found.is_for_good:
        return Carer(_named(found), None if is_team else found.since_on, known.phone, is_team)
    who = {"officer": without_rank(found.instead_of), "name": _named(found)}
    if found.until_on is None:
        cover = sentence("cases-cover", **who)
    else:
        cover = sentence("cases-cover-until", day=found.until_on, **who)
    return Carer(without_rank(found.instead_of), None, known.phone, is_team=False, cover=cover)


def _named(carer: LooksAfter) -> str:
    return carer.name if carer.by is By.TEAM else without_rank(carer.name)


def without_rank(name: str) -> str:
    """She reads "Amara Cole" for "PC Amara Cole"; a name that is only a rank stays as it is."""
    bare = name
    while (shorter := _RANKS.sub("", bare)) != bare and shorter:
        bare = shorter
    return bare
