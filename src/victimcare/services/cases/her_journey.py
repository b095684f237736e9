"""The victim's journey: what has happened, where the case is now, what may come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from victimcare.rules import clock
from victimcare.rules.cases.case_progress import (
    UNNAMED_SUSPECT,
    CaseProgress,
    ListedHearing,
    ProgressStep,
    SuspectTrack,
)
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.journey import LegState, list_legs, list_steps_ahead
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.cases.shapes import Deeper, Journey, Leg, Step, StepState


def her_journeys(standing: CaseProgress, *, can_be_longer: bool) -> tuple[Journey, ...]:
    """Return one line; or, with several other persons, what is common to all and then a line for each. `can_be_longer`:
    there is time left to ask for a longer sentence."""
    persons = standing.persons
    if len(persons) < 2:
        coming = _to_come(standing.stage, standing.next_hearing, standing.is_called, can_be_longer)
        return (Journey(None, (*_done(standing.happened), *coming)),)
    common = [step for track in standing.tracks if track.person == UNNAMED_SUSPECT for step in track.happened]
    shared = Journey(sentence("cases-journey-all"), tuple(_done(common)))
    return (
        shared,
        *(_of_person(place, track, standing, can_be_longer) for place, track in enumerate(persons, start=1)),
    )


def _of_person(place: int, track: SuspectTrack, standing: CaseProgress, can_be_longer: bool) -> Journey:
    hearing = standing.next_hearing if track.stage.is_in_court else None
    steps = (*_done(track.happened), *_to_come(track.stage, hearing, standing.is_called, can_be_longer))
    return Journey(sentence("cases-journey-person", place=place), steps)


def her_way(standing: CaseProgress) -> tuple[Leg, ...]:
    """Return the way from the first report to leaving prison: every part, and the victim's steps on it."""
    return tuple(Leg(part.leg, part.state, tuple(_done(part.happened))) for part in list_legs(standing))


def end_journeys_at_news(journeys: tuple[Journey, ...]) -> tuple[Journey, ...]:
    """Return what has happened, and then that there is something to tell: nothing of how the case stands or of what
    comes."""
    news = Step(StepState.NOW, sentence("cases-status-short-news"))
    kept = [replace(one, steps=tuple(step for step in one.steps if step.state is StepState.DONE)) for one in journeys]
    return (*kept[:-1], replace(kept[-1], steps=(*kept[-1].steps, news)))


def leave_out_what_comes(way: tuple[Leg, ...]) -> tuple[Leg, ...]:
    """Return the parts of the way that are over: the others would say where the case stands."""
    return tuple(leg for leg in way if leg.state is LegState.DONE)


def say_each_ending_once(steps: Sequence[Step], *, is_review_shown: bool) -> tuple[Step, ...]:
    """Return the same steps. How the case ended is said only under the first step that says it, as two events can end
    one case. That a review may be possible is left out where the page shows the review itself (`is_review_shown`)."""
    said, found = set[Sentence](), []
    for step in steps:
        lines = [line for line in step.lines if not (line.id.startswith(_OUTCOME) and line in said)]
        if is_review_shown:
            lines = [line for line in lines if not line.id.startswith(_SECOND_LOOK)]
        said.update(step.lines)
        found.append(replace(step, lines=tuple(lines)))
    return tuple(found)


def _done(happened: list[ProgressStep] | tuple[ProgressStep, ...]) -> list[Step]:
    return [
        Step(StepState.DONE, step.title, step.lines, clock.london_date(step.at), _deeper(step)) for step in happened
    ]


_STEP, _OUTCOME, _SECOND_LOOK = "cases-step-", "cases-outcome-", "cases-second-look-"


def _deeper(step: ProgressStep) -> Deeper:
    """What the step means, what the victim can do and what comes after. How the case ended says more than that it did."""
    about = step.title.id.removeprefix(_STEP)
    code = next((line.id.removeprefix(_OUTCOME) for line in step.lines if line.id.startswith(_OUTCOME)), None)
    after = sentence(f"journey-step-{about}.next")
    means = sentence(f"{step.title.id}.more" if code is None else f"journey-outcome-{code}.more")
    can = sentence(f"journey-step-{about}.can" if code is None else f"journey-outcome-{code}.can")
    return Deeper(about if code is None else f"outcome-{code}", means, can, after)


def _to_come(stage: Stage, hearing: ListedHearing | None, is_called: bool, can_be_longer: bool) -> tuple[Step, ...]:
    later = [
        Step(StepState.LATER, sentence(f"cases-ahead-{name}"), (sentence(f"cases-ahead-{name}.more"),))
        for name in list_steps_ahead(stage, is_called=is_called)
    ]
    if hearing is None:
        called = is_called and stage in (Stage.TO_COURT, Stage.COURT)
        explained = Stage.APPEAL_DECIDED if stage is Stage.SENTENCED and not can_be_longer else stage
        more = sentence("cases-now-called" if called else f"cases-now-{explained}.more")
        return (Step(StepState.NOW, sentence(f"cases-now-{stage}"), (more,)), *later)
    title, *lines = _in_court(hearing)
    return (Step(StepState.NOW, title, tuple(lines)), *later)


def next_in_court(standing: CaseProgress) -> tuple[Sentence, ...]:
    """The next day in court as the victim's page has it; empty where none is known."""
    return _in_court(standing.next_hearing) if standing.next_hearing else ()


def _in_court(hearing: ListedHearing) -> tuple[Sentence, ...]:
    title = sentence(f"cases-now-hearing-{hearing.kind.replace('_', '-')}")
    place = sentence("cases-hearing-place", moment=hearing.starts_at, court=hearing.court)
    asked = (sentence("cases-hearing-asked"),) if hearing.must_attend else ()
    return (title, place, *asked)
