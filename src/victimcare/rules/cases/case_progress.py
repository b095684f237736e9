"""Works out from the timeline where a case stands for one victim: its status in sentences, the steps so far, and the
next hearing.

A case can have several suspects. Each has their own track; events that name no suspect count for all of them. The track
that has come furthest (`Stage.rank`) decides where the case stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from victimcare.rules.cases.case_sentences import withhold_condition_lines
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.event_effects import (
    effect_of_event,
    is_product_event,
    moment_of_field,
    must_victim_attend,
    status_sentence,
)
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import EventRef, Fact, order_facts
from victimcare.rules.sentences import Sentence, sentence

UNNAMED_SUSPECT = ""  # the track of events that name no suspect


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """A step in the case: what happened, when, and any lines of its own (place and time, the reason, a court's
    words)."""

    event: EventRef
    at: datetime
    title: Sentence
    lines: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ListedHearing:
    """A hearing that has been listed."""

    starts_at: datetime
    kind: str
    court: str
    must_attend: bool  # the victim is asked to give evidence there


@dataclass(frozen=True, slots=True)
class SuspectTrack:
    """The case against one suspect; `person` is the record's opaque name for them, or UNNAMED_SUSPECT.

    `conditions`: of the suspect's current bail. `decided`: what the event behind this stage said besides its status: a
    court's sentence, the reasons for an ending, the review that can be asked for.
    """

    person: str
    stage: Stage
    status: Sentence
    changed_at: datetime
    happened: tuple[ProgressStep, ...]
    conditions: tuple[Sentence, ...] = ()
    decided: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseProgress:
    """Where the case stands. `status` is one or two sentences. `tracks` are in order of first mention, common events
    first.

    `is_called`: the victim is asked to give evidence at a hearing that has no result yet. `decided`: beside the status,
    as in `SuspectTrack`.
    """

    stage: Stage
    status: tuple[Sentence, ...]
    changed_at: datetime  # of the last event that was news, rather than a conversation about it
    next_hearing: ListedHearing | None
    tracks: tuple[SuspectTrack, ...]
    is_called: bool
    decided: tuple[Sentence, ...] = ()

    @property
    def conditions(self) -> tuple[Sentence, ...]:
        """Conditions of every suspect's current bail."""
        return tuple(line for track in self.tracks for line in track.conditions)

    @property
    def happened(self) -> tuple[ProgressStep, ...]:
        """Every step with any suspect, oldest first."""
        steps = [step for track in self.tracks for step in track.happened]
        return tuple(sorted(steps, key=lambda step: step.at))

    @property
    def persons(self) -> tuple[SuspectTrack, ...]:
        return tuple(track for track in self.tracks if track.person != UNNAMED_SUSPECT)


def work_out_progress(*, facts: Iterable[Fact], victim_id: str, now: datetime) -> CaseProgress | None:
    """Fold the timeline up to `now`. None before `case.recorded`. Events about other victims leave no trace."""
    known = [fact for fact in order_facts(facts) if fact.time <= now]
    if not any(fact.type == EventType.CASE_RECORDED for fact in known):
        return None
    case = _Case(victim_id)
    for fact in select_facts_for_victim(known, victim_id):
        if not is_product_event(fact):
            case.take(fact)
    return case.standing(now)


def withhold_bail_conditions(standing: CaseProgress) -> CaseProgress:
    """Return the same progress without bail conditions, for a channel that may not read them out: a colleague tells the
    victim."""
    tracks = tuple(
        replace(
            track,
            conditions=withhold_condition_lines(track.conditions),
            happened=tuple(replace(step, lines=withhold_condition_lines(step.lines)) for step in track.happened),
        )
        for track in standing.tracks
    )
    return replace(standing, tracks=tracks)


def select_facts_for_victim(ordered: Iterable[Fact], victim_id: str) -> list[Fact]:
    """Select from an ordered timeline what this victim may know: nothing done about another victim or their
    property."""
    owners: dict[str, str | None] = {}  # of property, by its item_ref
    return [fact for fact in ordered if _is_for_victim(fact, victim_id, owners)]


def _is_for_victim(fact: Fact, victim_id: str, owners: dict[str, str | None]) -> bool:
    item = fact.data.get("item_ref")
    if item is not None:
        owner = owners.setdefault(item, fact.data.get("victim_id"))
        return owner in (None, victim_id)
    named = fact.data.get("victim_id") or (fact.data.get("victim") or {}).get("victim_id")
    return named in (None, victim_id)


# Conversations and upkeep are steps but not news: they do not reset "nothing new since".
_NOT_NEWS = frozenset(
    {
        EventType.VICTIM_CONTACTED,
        EventType.VICTIM_NEEDS_ASSESSED,
        EventType.VICTIM_ADDED,
        EventType.VICTIM_DETAILS_PROPOSED,
        EventType.CASE_OFFICER_CHANGED,
        EventType.CASE_LOOKED_AT,
    }
)


@dataclass(slots=True)
class _Open:
    """A track during the fold."""

    stage: Stage
    status: Sentence
    changed_at: datetime
    happened: list[ProgressStep] = field(default_factory=list)
    conditions: tuple[Sentence, ...] = ()
    decided: tuple[Sentence, ...] = ()


@dataclass(slots=True)
class _Case:
    victim_id: str
    tracks: dict[str, _Open] = field(default_factory=dict)
    hearings: dict[str, ListedHearing] = field(default_factory=dict)
    changed_at: datetime | None = None

    def take(self, fact: Fact) -> None:
        turn = effect_of_event(fact, self.victim_id)
        person = fact.data.get("suspect_ref") or UNNAMED_SUSPECT
        own = self._track(person, fact)
        self._note_hearing(fact)
        if turn.step is not None:
            own.happened.append(ProgressStep(fact.ref, fact.time, turn.step, turn.lines))
        if fact.type not in _NOT_NEWS:
            self.changed_at = fact.time
        if turn.stage is not None:
            for track in self._moved_by(fact, turn.stage) if person == UNNAMED_SUSPECT else [own]:
                if not _stands_against(track.stage, fact, turn.stage):
                    track.stage = turn.stage
                    track.status = turn.status or status_sentence(turn.stage)
                    track.changed_at = fact.time
                    track.decided = tuple(line for line in turn.lines if line.id.startswith(_DECIDED))
                if track.stage not in _ON_BAIL:
                    track.conditions = ()
        if person != UNNAMED_SUSPECT and own.stage in _ON_BAIL:
            own.conditions = _conditions_after(fact, turn.lines, own.conditions)

    def _moved_by(self, fact: Fact, stage: Stage) -> list[_Open]:
        """Return the tracks that an event without a suspect moves: an ending moves all of them, any other event those
        still going on.

        The court's own events move the suspects who were charged, not one who was released without charge.
        """
        tracks = list(self.tracks.values())
        if stage.is_end or fact.type == EventType.CASE_REOPENED:
            return tracks
        charged = [track for track in tracks if track.stage.has_been_charged]
        if charged and (stage is Stage.TO_COURT or stage.is_in_court):
            return charged
        return [track for track in tracks if track.stage.goes_on] or tracks

    def _track(self, person: str, fact: Fact) -> _Open:
        if person not in self.tracks:
            begun = Stage.REPORTED if person == UNNAMED_SUSPECT else Stage.FOUND
            self.tracks[person] = _Open(begun, status_sentence(begun), fact.time)
        return self.tracks[person]

    def _note_hearing(self, fact: Fact) -> None:
        if fact.type == EventType.HEARING_LISTED:
            data = fact.data
            asked = must_victim_attend(fact, self.victim_id)
            hearing = ListedHearing(moment_of_field(fact, "starts_at"), data["kind"], data["court"], asked)
            self.hearings[data["hearing_ref"]] = hearing
        elif fact.type == EventType.HEARING_RESULTED:
            self.hearings.pop(fact.data["hearing_ref"], None)

    def standing(self, now: datetime) -> CaseProgress:
        tracks = [
            SuspectTrack(
                person,
                track.stage,
                track.status,
                track.changed_at,
                tuple(track.happened),
                track.conditions,
                track.decided,
            )
            for person, track in self.tracks.items()
        ]
        persons = [track for track in tracks if track.person != UNNAMED_SUSPECT] or tracks
        first = max(persons, key=lambda track: (track.stage.rank, track.changed_at))
        common = next((track for track in tracks if track.person == UNNAMED_SUSPECT), None)
        if common is not None and _closes(common, persons):
            first = common
        ahead = sorted(self.hearings.values(), key=lambda hearing: hearing.starts_at)
        next_hearing = next((hearing for hearing in ahead if hearing.starts_at > now), None)
        assert self.changed_at is not None  # case.recorded is news
        return CaseProgress(
            stage=first.stage,
            status=(first.status, *_day_in_court(first.stage, next_hearing, ahead)),
            changed_at=self.changed_at,
            next_hearing=next_hearing if first.stage.is_in_court else None,
            tracks=tuple(tracks),
            is_called=any(hearing.must_attend for hearing in ahead),
            decided=first.decided,
        )


# What appears beside a status: the record's own words of a decision, and the review of that decision.
_DECIDED = ("cases-reason", "cases-court-words", "cases-second-look-")
# before a charge: the feed never gives conditions that a court sets afterwards
_ON_BAIL = frozenset({Stage.BAILED, Stage.WITH_LAWYERS})
_ENDS_BAIL = frozenset({EventType.SUSPECT_RELEASED_UNDER_INVESTIGATION, EventType.SUSPECT_RELEASED_WITHOUT_CHARGE})


def _conditions_after(fact: Fact, lines: tuple[Sentence, ...], before: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return the suspect's bail conditions after this event. The record gives no words for changed conditions: a
    colleague tells the victim."""
    if fact.type == EventType.SUSPECT_BAILED:
        return lines
    if fact.type in _ENDS_BAIL:
        return ()
    if fact.type != EventType.SUSPECT_BAIL_CHANGED or fact.data["change"] == "extended":
        return before
    return (sentence("cases-bail-changed-by-person"),) if fact.data["change"] == "conditions_varied" else ()


def _stands_against(now: Stage, fact: Fact, to: Stage) -> bool:
    """Whether a track has come too far for this event to move it back."""
    if fact.type == EventType.CASE_REOPENED:
        return False
    if now.has_been_charged and not to.has_been_charged:
        return True  # closing codes and late paperwork concern the file, not what a court does
    if fact.type == EventType.SUSPECT_BAIL_CHANGED and not now.goes_on:
        return True  # the decision ends the bail conditions too
    if fact.type == EventType.HEARING_LISTED and to is Stage.TO_COURT:
        return now.has_been_charged  # a hearing that is listed changes nothing else
    if to is Stage.COURT:
        return now.has_been_charged and now not in (Stage.TO_COURT, Stage.COURT)  # bail after a verdict
    if to is Stage.TO_COURT:
        return now.is_in_court
    if now is Stage.WITH_LAWYERS:
        return to in (Stage.FOUND, Stage.INTERVIEWED, Stage.BAILED, Stage.LET_GO)
    return to is Stage.FOUND and now.goes_on and now is not Stage.REPORTED


def _closes(common: SuspectTrack, persons: Iterable[SuspectTrack]) -> bool:
    """Whether the whole case ended after everything about its suspects."""
    return common.stage.is_end and all(
        track.stage.is_end and track.changed_at <= common.changed_at for track in persons
    )


def _day_in_court(stage: Stage, coming: ListedHearing | None, listed: Iterable[ListedHearing]) -> tuple[Sentence, ...]:
    if not stage.is_in_court:
        return ()
    if coming is not None:
        return (sentence("cases-status-day-in-court", moment=coming.starts_at),)
    passed = list(listed)
    if passed:
        return (sentence("cases-status-day-passed", day=passed[-1].starts_at),)
    return ()
