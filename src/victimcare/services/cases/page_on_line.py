"""Says on the line what the page says: where the case stands, the news, and what goes with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from victimcare.rules import clock
from victimcare.rules.cases.case_progress import CaseProgress as CaseStanding
from victimcare.rules.cases.case_progress import ProgressStep
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.rights import EventRef
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.cases.page_facts import Known
from victimcare.services.cases.shapes import (
    HowLong,
    Promise,
    PromiseState,
    Spoken,
)


def say_page_on_line(
    known: Known,
    status: tuple[Sentence, ...],
    news: tuple[Sentence, ...],
    first: Promise,
    hearing: tuple[Sentence, ...] = (),
    takes: HowLong | None = None,
    cover: Sentence | None = None,
) -> Spoken:
    """After a long time without news from the record system the line says so beside the status, as the page does."""
    by_when = None if first.state is PromiseState.TALK else first.head
    fresh = (sentence("cases-fresh-stale", moment=known.heard_at),) if known.is_stale else ()
    how_long = takes.lines if takes else ()
    return Spoken(status, news, first.what, by_when, hearing, fresh, how_long, (cover,) if cover else ())


# Sentences that a caller who has rung does not need, or that are said with the rules of bail.
_SAID_ANYWAY = frozenset(f"cases-todo-{name}" for name in ("nothing", "ring", "rung", "held", "rules"))


def add_case_to_spoken(
    spoken: Spoken, case: CaseStanding, todo: Sentence, more: Sentence | None, complaints: tuple[Sentence, ...]
) -> Spoken:
    """Add what stands beside the status, as far as the news has not said it: each condition of bail, and what was
    decided; then what to do in danger. Also add what is said of the case when the caller asks for it."""
    beside = tuple(line for line in (*case.conditions, *case.decided) if line not in spoken.news)
    is_on_bail = any(track.stage is Stage.BAILED or track.conditions for track in case.tracks)
    danger = (sentence("cases-todo-rules"),) if is_on_bail else ()
    last = next((_step(step) for step in reversed(case.happened) if step.at == case.changed_at), ())
    can = () if todo.id in _SAID_ANYWAY else (todo, *((more,) if more else ()))
    return replace(spoken, beside=beside, danger=danger, last=last, can=can, complaints=complaints)


def say_complaints(known: Known) -> tuple[Sentence, ...]:
    """Say how each complaint stands. The reply itself is a colleague's own words, which no machine reads out."""
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


def say_news(case: CaseStanding, new: Collection[EventRef]) -> tuple[Sentence, ...]:
    """Say each step that the victim has not been told, oldest first: the status alone would tell only the last of them."""
    said = [part for step in case.happened if step.event in new for part in _step(step)]
    return (sentence("cases-spoken-news"), *said) if said else ()


def _step(step: ProgressStep) -> tuple[Sentence, ...]:
    return (sentence("cases-spoken-on", day=clock.london_date(step.at)), step.title, *step.lines)
