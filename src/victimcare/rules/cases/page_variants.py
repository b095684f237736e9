"""Words the page for the line (where the case stands, the news, and what goes with it), and for relatives after a
death."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from victimcare.rules import clock
from victimcare.rules.cases.case_progress import CaseProgress, ProgressStep
from victimcare.rules.cases.case_sentences import reword_for_bereaved
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.page_facts import PageFacts
from victimcare.rules.cases.page_shapes import (
    JourneyStep,
    PagePromise,
    PagePromiseState,
    SpokenPage,
    StepDetail,
    VictimPage,
    WaitEstimate,
)
from victimcare.rules.rights import EventRef
from victimcare.rules.sentences import Sentence, sentence


def say_page_on_line(
    known: PageFacts,
    status: tuple[Sentence, ...],
    news: tuple[Sentence, ...],
    first: PagePromise,
    hearing: tuple[Sentence, ...] = (),
    takes: WaitEstimate | None = None,
    cover: Sentence | None = None,
) -> SpokenPage:
    """After a long time without news from the record system, the line says so beside the status, as the page does."""
    by_when = None if first.state is PagePromiseState.TALK else first.head
    fresh = (sentence("cases-fresh-stale", moment=known.heard_at),) if known.is_stale else ()
    how_long = takes.lines if takes else ()
    return SpokenPage(status, news, first.what, by_when, hearing, fresh, how_long, (cover,) if cover else ())


# Sentences that a caller does not need, or that are said with the bail conditions.
_SAID_ANYWAY = frozenset(f"cases-todo-{name}" for name in ("nothing", "ring", "rung", "held", "rules"))


def add_case_to_spoken(
    spoken: SpokenPage, case: CaseProgress, todo: Sentence, more: Sentence | None, complaints: tuple[Sentence, ...]
) -> SpokenPage:
    """Add what stands beside the status, as far as the news has not said it: each bail condition, and what was decided;
    then what to do in danger. Also add what is said about the case when the caller asks for it."""
    beside = tuple(line for line in (*case.conditions, *case.decided) if line not in spoken.news)
    is_on_bail = any(track.stage is Stage.BAILED or track.conditions for track in case.tracks)
    danger = (sentence("cases-todo-rules"),) if is_on_bail else ()
    last = next((_step_sentences(step) for step in reversed(case.happened) if step.at == case.changed_at), ())
    can = () if todo.id in _SAID_ANYWAY else (todo, *((more,) if more else ()))
    return replace(spoken, beside=beside, danger=danger, last=last, can=can, complaints=complaints)


def say_complaints(known: PageFacts) -> tuple[Sentence, ...]:
    """Say how far each complaint has come. The reply itself is in a colleague's own words, which no machine reads
    out."""
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


def say_new_steps(case: CaseProgress, new: Collection[EventRef]) -> tuple[Sentence, ...]:
    """Say each step that the victim has not been told, oldest first: the status alone would tell only the last."""
    said = [part for step in case.happened if step.event in new for part in _step_sentences(step)]
    return (sentence("cases-spoken-news"), *said) if said else ()


def _step_sentences(step: ProgressStep) -> tuple[Sentence, ...]:
    return (sentence("cases-spoken-on", day=clock.london_date(step.at)), step.title, *step.lines)


# Words the page for relatives after a death.


def word_page_for_death(page: VictimPage, known: PageFacts) -> VictimPage:
    """Return the same page worded for a death; the line says the same."""
    spoken = page.spoken
    liaison = known.liaison if not page.is_short else None
    named = (sentence("bereaved-liaison-spoken", name=liaison.name),) if liaison else ()
    return replace(
        page,
        is_bereaved=True,
        speaks_for_family=known.kind == "family_spokesperson",
        liaison=liaison,
        status=tuple(map(reword_for_bereaved, page.status)),
        todo=reword_for_bereaved(page.todo) if page.todo else None,
        journeys=tuple(replace(line, steps=tuple(map(_step_for_a_death, line.steps))) for line in page.journeys),
        way=tuple(replace(leg, steps=tuple(map(_step_for_a_death, leg.steps))) for leg in page.way),
        rights=tuple(replace(right, what=reword_for_bereaved(right.what)) for right in page.rights),
        spoken=replace(
            spoken,
            status=tuple(map(reword_for_bereaved, spoken.status)),
            news=tuple(map(reword_for_bereaved, spoken.news)),
            next_step=reword_for_bereaved(spoken.next_step),
            cover=(*named, *spoken.cover),
        ),
    )


def _step_for_a_death(step: JourneyStep) -> JourneyStep:
    title = reword_for_bereaved(step.title)
    if title == step.title:
        return step
    if step.deeper is None:
        return replace(step, title=title)
    deeper = StepDetail(
        about=step.deeper.about,
        means=sentence(f"{title.id}.more"),
        can=sentence("bereaved-step-can"),
        after=sentence("bereaved-step-next"),
    )
    return replace(step, title=title, deeper=deeper)
