"""Words a page for relatives after a death."""

from __future__ import annotations

from dataclasses import replace

from victimcare.rules.cases.case_sentences import reword_for_bereaved
from victimcare.rules.sentences import sentence
from victimcare.services.cases.page_facts import Known
from victimcare.services.cases.shapes import (
    Deeper,
    HerPage,
    Step,
)


def word_page_for_death(page: HerPage, known: Known) -> HerPage:
    """Return the same page in words for a death; the line speaks the same."""
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


def _step_for_a_death(step: Step) -> Step:
    title = reword_for_bereaved(step.title)
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
