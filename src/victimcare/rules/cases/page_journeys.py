"""The victim's journey: what has happened, where the case is now, what may come, and how long the wait takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from victimcare.rules import clock
from victimcare.rules.cases.case_progress import (
    UNNAMED_SUSPECT,
    CaseProgress,
    ListedHearing,
    ProgressStep,
    SuspectTrack,
)
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.case_waits import WaitKind, WaitSpread, find_current_wait
from victimcare.rules.cases.journey import LegState, list_legs, list_steps_ahead
from victimcare.rules.cases.page_shapes import (
    Journey,
    JourneyLeg,
    JourneyStep,
    JourneyStepState,
    StepDetail,
    WaitEstimate,
)
from victimcare.rules.rights import Fact
from victimcare.rules.sentences import Sentence, sentence


def build_journeys(standing: CaseProgress, *, can_be_longer: bool) -> tuple[Journey, ...]:
    """Return one line; or, where other persons are involved, what is common to all and then a line for each.
    `can_be_longer`: there is time left to ask for a longer sentence."""
    persons = standing.persons
    if len(persons) < 2:
        coming = _coming_steps(standing.stage, standing.next_hearing, standing.is_called, can_be_longer)
        return (Journey(None, (*_done_steps(standing.happened), *coming)),)
    common = [step for track in standing.tracks if track.person == UNNAMED_SUSPECT for step in track.happened]
    shared = Journey(sentence("cases-journey-all"), tuple(_done_steps(common)))
    return (
        shared,
        *(_journey_of_person(place, track, standing, can_be_longer) for place, track in enumerate(persons, start=1)),
    )


def _journey_of_person(place: int, track: SuspectTrack, standing: CaseProgress, can_be_longer: bool) -> Journey:
    hearing = standing.next_hearing if track.stage.is_in_court else None
    steps = (*_done_steps(track.happened), *_coming_steps(track.stage, hearing, standing.is_called, can_be_longer))
    return Journey(sentence("cases-journey-person", place=place), steps)


def build_journey_legs(standing: CaseProgress) -> tuple[JourneyLeg, ...]:
    """Return the whole way from the first report to the release from prison, leg by leg, with the victim's steps on
    each."""
    return tuple(JourneyLeg(part.leg, part.state, tuple(_done_steps(part.happened))) for part in list_legs(standing))


def end_journeys_at_news(journeys: tuple[Journey, ...]) -> tuple[Journey, ...]:
    """Return what has happened, and then that there is something to tell, without saying where the case stands or what
    comes next."""
    news = JourneyStep(JourneyStepState.NOW, sentence("cases-status-short-news"))
    kept = [
        replace(one, steps=tuple(step for step in one.steps if step.state is JourneyStepState.DONE)) for one in journeys
    ]
    return (*kept[:-1], replace(kept[-1], steps=(*kept[-1].steps, news)))


def drop_future_legs(way: tuple[JourneyLeg, ...]) -> tuple[JourneyLeg, ...]:
    """Return the legs that are over: the others would reveal where the case stands."""
    return tuple(leg for leg in way if leg.state is LegState.DONE)


def say_each_ending_once(steps: Sequence[JourneyStep], *, is_review_shown: bool) -> tuple[JourneyStep, ...]:
    """Return the same steps, with the ending of the case only under the first step that says it, since two events can
    end one case. The note that a review may be possible is left out where the page shows the review itself
    (`is_review_shown`)."""
    said, found = set[Sentence](), []
    for step in steps:
        lines = [line for line in step.lines if not (line.id.startswith(_OUTCOME) and line in said)]
        if is_review_shown:
            lines = [line for line in lines if not line.id.startswith(_SECOND_LOOK)]
        said.update(step.lines)
        found.append(replace(step, lines=tuple(lines)))
    return tuple(found)


def _done_steps(happened: list[ProgressStep] | tuple[ProgressStep, ...]) -> list[JourneyStep]:
    return [
        JourneyStep(JourneyStepState.DONE, step.title, step.lines, clock.london_date(step.at), _step_detail(step))
        for step in happened
    ]


_STEP, _OUTCOME, _SECOND_LOOK = "cases-step-", "cases-outcome-", "cases-second-look-"


def _step_detail(step: ProgressStep) -> StepDetail:
    """What the step means, what the victim can do and what comes after. How the case ended says more than the fact that
    it ended."""
    about = step.title.id.removeprefix(_STEP)
    code = next((line.id.removeprefix(_OUTCOME) for line in step.lines if line.id.startswith(_OUTCOME)), None)
    after = sentence(f"journey-step-{about}.next")
    means = sentence(f"{step.title.id}.more" if code is None else f"journey-outcome-{code}.more")
    can = sentence(f"journey-step-{about}.can" if code is None else f"journey-outcome-{code}.can")
    return StepDetail(about if code is None else f"outcome-{code}", means, can, after)


def _coming_steps(
    stage: Stage, hearing: ListedHearing | None, is_called: bool, can_be_longer: bool
) -> tuple[JourneyStep, ...]:
    later = [
        JourneyStep(JourneyStepState.LATER, sentence(f"cases-ahead-{name}"), (sentence(f"cases-ahead-{name}.more"),))
        for name in list_steps_ahead(stage, is_called=is_called)
    ]
    if hearing is None:
        called = is_called and stage in (Stage.TO_COURT, Stage.COURT)
        explained = Stage.APPEAL_DECIDED if stage is Stage.SENTENCED and not can_be_longer else stage
        more = sentence("cases-now-called" if called else f"cases-now-{explained}.more")
        return (JourneyStep(JourneyStepState.NOW, sentence(f"cases-now-{stage}"), (more,)), *later)
    title, *lines = _hearing_sentences(hearing)
    return (JourneyStep(JourneyStepState.NOW, title, tuple(lines)), *later)


def describe_next_hearing(standing: CaseProgress) -> tuple[Sentence, ...]:
    """The next court hearing as the victim's page has it; empty where none is known."""
    return _hearing_sentences(standing.next_hearing) if standing.next_hearing else ()


def _hearing_sentences(hearing: ListedHearing) -> tuple[Sentence, ...]:
    title = sentence(f"cases-now-hearing-{hearing.kind.replace('_', '-')}")
    place = sentence("cases-hearing-place", moment=hearing.starts_at, court=hearing.court)
    asked = (sentence("cases-hearing-asked"),) if hearing.must_attend else ()
    return (title, place, *asked)


# Says how long the victim's current wait takes, from this force's own past cases.

_WEEKS_FROM = 100  # in days; larger numbers are given in weeks, which people grasp better


def estimate_wait(
    *,
    stage: Stage,
    facts: Iterable[Fact],
    spreads: Mapping[str, WaitSpread],
    asking: Collection[str],
    carer: str,
    today: date,
) -> WaitEstimate | None:
    """Return None where the case does not wait, or where there are too few similar cases to compare. `spreads`: by the
    wait; `asking`: the waits that a colleague is asking about."""
    now = find_current_wait(stage, facts)
    known = spreads.get(now.wait) if now else None
    if now is None or known is None:
        return None
    waited = (today - now.since).days
    low, high, so_far, unit = known.low, known.high, waited, "days"
    if high >= _WEEKS_FROM:
        # rounded outward, so that it holds at least as often
        low, high, so_far, unit = low // 7, -(-high // 7), waited // 7, "weeks"
    is_long = waited > known.high
    lines = (
        sentence(f"cases-wait-half-{unit}", low=low, high=high)
        if known.is_half
        else sentence(f"cases-wait-most-{unit}", tenths=round(known.share / 10), low=low, high=high),
        sentence(f"cases-wait-so-far-{unit}", count=so_far),
        *([_long_wait_line(now.wait, asking, carer)] if is_long else []),
    )
    question = sentence(f"cases-wait-{now.wait}")
    return WaitEstimate(question, lines, low, high, so_far, is_weeks=unit == "weeks", is_long=is_long)


def _long_wait_line(wait: WaitKind, asking: Collection[str], carer: str) -> Sentence:
    if wait.is_ours:
        return sentence("cases-wait-long-ours", name=carer)
    return sentence("cases-wait-long-asked") if wait in asking else sentence("cases-wait-long", name=carer)
